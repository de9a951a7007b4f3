//! What an answer in an interview tells: where and when it was, what the person did themselves, how it ended.
//!
//! The three parts are those of the behaviour description interview (Janz 1982, "Initial comparisons of patterned behavior
//! description interviews versus unstructured interviews"): situation, behaviour, outcome. They are looked for by words alone.

/// What was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Telling {
    /// Where and when.
    pub(crate) situation: bool,
    /// What they did themselves.
    pub(crate) own_part: bool,
    /// How it ended.
    pub(crate) outcome: bool,
}

impl Telling {
    /// Whether nothing is left to ask.
    pub(crate) fn is_whole(self) -> bool {
        self.situation && self.own_part && self.outcome
    }
}

/// Words of a time or a place, parted by bars.
const SITUATION: &str = "when|once|one day|last|during|in my|at my|while|ago|year|years|month|in 19|in 20|at the|at school|there was|\
    cuando|una vez|un día|el año|en mi|durante|hace|mientras|había|en el|en la|\
    जब|एक बार|एक दिन|पिछले|साल|महीने|दौरान|मेरी|मेरे|jab|ek baar|ek din|pichle|saal|mahine";
/// Words of somebody who speaks of what they did.
const OWN_PART: &str = "i|i've|i'd|my|me|yo|mi|me encargué|मैंने|मैं|मैने|मुझे|maine|main|mujhe";
/// Words of what came of it.
const OUTCOME: &str = "in the end|at the end|finally|afterwards|as a result|result|results|so that|because of that|since then|therefore|\
    saved|improved|reduced|increased|learned|learnt|finished|solved|fixed|worked|passed|won|thanked|percent|%|\
    al final|resultado|desde entonces|por eso|gracias a|aprendí|mejoró|mejoramos|logré|logramos|terminamos|resolví|ahorramos|así que|\
    अंत में|आखिर|नतीजा|परिणाम|इसलिए|सीखा|बेहतर|पूरा|ठीक हो|हल|बच|ant mein|aakhir|natija|isliye|seekha|behtar";

/// What an answer tells.
pub(crate) fn telling(text: &str) -> Telling {
    let text = plain(text);
    let holds = |list: &str| {
        list.split('|')
            .any(|phrase| text.contains(&format!(" {} ", phrase.trim())))
    };
    Telling {
        situation: holds(SITUATION) || has_year(&text),
        own_part: holds(OWN_PART) || has_spanish_first_person(&text),
        outcome: holds(OUTCOME),
    }
}

/// In small letters, a blank for whatever is neither a letter, a mark, a digit, an apostrophe nor a percent sign, one at each end.
fn plain(text: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '%' | '\u{900}'..='\u{963}');
    let text: String = text
        .replace('\u{2019}', "'")
        .to_lowercase()
        .chars()
        .map(|c| if kept(c) { c } else { ' ' })
        .collect();
    format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn has_year(text: &str) -> bool {
    text.split(' ')
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse::<u16>().ok())
        .any(|year| (1950..2100).contains(&year))
}

/// Spanish says "I" by the end of the word: "organicé", "atendí".
fn has_spanish_first_person(text: &str) -> bool {
    const LEAST: usize = 4;
    let said = ["hice", "tuve", "pude", "puse", "fui", "dije", "estuve"];
    text.split(' ').any(|word| {
        said.contains(&word)
            || (word.chars().count() >= LEAST
                && (word.ends_with('é') || word.ends_with('í'))
                && !["café", "bebé", "así", "allí", "aquí", "porqué", "también"].contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::{Telling, telling};

    #[test]
    fn the_three_parts_of_an_answer_are_told_apart() {
        let told = |situation, own_part, outcome| Telling {
            situation,
            own_part,
            outcome,
        };
        for (text, expected) in [
            (
                "Last winter the oven broke an hour before a wedding. I called a neighbour and baked there. In the end everybody ate on time.",
                told(true, true, true),
            ),
            ("I always work hard.", told(false, true, false)),
            ("We did it together and it was fine", told(false, false, false)),
            ("In 2019 we moved the whole stock", told(true, false, false)),
            (
                "Una vez faltó el cocinero. Organicé los turnos y al final servimos a todos.",
                told(true, true, true),
            ),
            ("Tomamos café allí", told(false, false, false)),
            (
                "एक बार मशीन रुक गई। मैंने उसे ठीक किया और अंत में काम पूरा हुआ।",
                told(true, true, true),
            ),
            (
                "Ek baar machine ruk gayi, maine theek ki, ant mein kaam ho gaya",
                told(true, true, true),
            ),
            ("", told(false, false, false)),
        ] {
            assert_eq!(telling(text), expected, "{text}");
        }
    }
}
