//! What is worth how much.
//!
//! A word scores the gain of each field it is in, times its weight. Changing a number here changes the order of results and
//! nothing else; the test holds the promises made to people: near words after exact ones, other names after both.

/// The weight of a word that every opening has.
pub(crate) const LEAST_WEIGHT: u8 = 4;
/// The weight of the rarest words.
pub(crate) const MOST_WEIGHT: u8 = 15;
/// The weight of phrases and compounds, whose rarity is not looked up.
pub(crate) const PHRASE_WEIGHT: u8 = 10;
/// So many words of one query are looked for in near forms, for the time it takes.
pub(crate) const MAX_NEAR: usize = 6;

/// What a word in a field is worth, for each point of its weight.
pub(crate) mod gain {
    pub(crate) const TITLE: f32 = 160.0;
    pub(crate) const TITLE_EXACT: f32 = 30.0;
    pub(crate) const ASKS: f32 = 80.0;
    pub(crate) const NAMES: f32 = 60.0;
    pub(crate) const TEXT: f32 = 20.0;
    pub(crate) const ANYWHERE_EXACT: f32 = 20.0;
    /// Both words next to each other as typed, for each pair.
    pub(crate) const PAIR_TITLE: f32 = 80.0;
    pub(crate) const PAIR_ANYWHERE: f32 = 40.0;
    /// Near a word that no opening has: nothing exact competes.
    pub(crate) const FOR_UNKNOWN: Near = Near {
        title: [120.0, 90.0],
        anywhere: [15.0, 12.0],
        title_beginning: 130.0,
        beginning: 16.0,
    };
    /// Near a word that is there: below the least of the word itself.
    pub(crate) const FOR_KNOWN: Near = Near {
        title: [8.0, 6.0],
        anywhere: [5.0, 4.0],
        title_beginning: 9.0,
        beginning: 7.0,
    };

    /// What near words are worth: with one error, with two, as a beginning.
    pub(crate) struct Near {
        pub(crate) title: [f32; 2],
        pub(crate) anywhere: [f32; 2],
        pub(crate) title_beginning: f32,
        pub(crate) beginning: f32,
    }

    /// Other names, in all: below one word of the least weight and the least gain.
    pub(crate) const ALSO_TITLE: f32 = 12.0;
    pub(crate) const ALSO_ASKS: f32 = 8.0;
    pub(crate) const ALSO_ANYWHERE: f32 = 4.0;
}

/// The usual lengths of fields, in words, from job advertisements of many boards.
pub(crate) mod usual {
    pub(crate) const TITLE: f32 = 5.0;
    pub(crate) const ASKS: f32 = 40.0;
    pub(crate) const NAMES: f32 = 5.0;
    pub(crate) const TEXT: f32 = 250.0;
}

#[cfg(test)]
mod tests {
    use super::{LEAST_WEIGHT, gain};

    #[test]
    fn near_words_score_below_exact_ones_and_other_names_below_both() {
        let exact = [gain::TITLE, gain::ASKS, gain::NAMES, gain::TEXT, gain::ANYWHERE_EXACT];
        let least_exact = exact.into_iter().fold(f32::MAX, f32::min) / 2.0;
        let all = |near: &gain::Near| {
            let ends = [near.title_beginning, near.beginning];
            near.title
                .into_iter()
                .chain(near.anywhere)
                .chain(ends)
                .collect::<Vec<_>>()
        };
        assert!(all(&gain::FOR_KNOWN).iter().all(|gain| *gain < least_exact));
        let near = [all(&gain::FOR_KNOWN), all(&gain::FOR_UNKNOWN)].concat();
        let least_near = near.into_iter().fold(f32::MAX, f32::min) * f32::from(LEAST_WEIGHT);
        assert!(
            [gain::ALSO_TITLE, gain::ALSO_ASKS, gain::ALSO_ANYWHERE]
                .iter()
                .all(|gain| *gain < least_near)
        );
    }
}
