//! What a column of a file can be taken for, in words.

/// What a column can be taken for: code and words. The codes are those of [`super::Field`].
pub const MEANINGS: [(&str, &str); 20] = [
    ("ignore", later!("Leave out")),
    ("id", later!("Number in the source")),
    ("title", later!("Title")),
    ("employer", later!("Employer")),
    ("description", later!("Text")),
    ("place", later!("Place")),
    ("country", later!("Country")),
    ("pay", later!("Pay, in words")),
    ("pay_min", later!("Lowest pay")),
    ("pay_max", later!("Highest pay")),
    ("pay_currency", later!("Currency of the pay")),
    ("pay_per", later!("Pay is for an hour, month, year")),
    ("employment", later!("Kind of work")),
    ("site", later!("On site or remote")),
    ("experience", later!("Experience")),
    ("education", later!("Education")),
    ("skills", later!("Skills")),
    ("posted", later!("Published on")),
    ("deadline", later!("Last day to apply")),
    ("url", later!("Address of the posting")),
];

/// The words for a meaning.
pub fn meaning(code: &str) -> &'static str {
    let found = MEANINGS.iter().find(|(known, _)| *known == code);
    i18n::text(found.map_or(MEANINGS[0].1, |(_, words)| words))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sources::Field;

    use super::MEANINGS;

    #[test]
    fn every_field_a_column_can_hold_can_be_chosen() {
        let offered: BTreeSet<_> = MEANINGS.iter().map(|(code, _)| *code).collect();
        let known: BTreeSet<_> = Field::ALL.iter().map(|field| field.code()).collect();
        assert_eq!(offered, known);
    }
}
