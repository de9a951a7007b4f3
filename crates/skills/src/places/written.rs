//! A written place taken apart: which of its words name a town, a region, a country, and which name nothing.

use super::names::{MOST_WORDS, Meaning, Names, key, spelled_out};
use crate::text::{Gap, Words};

/// A written place is cut to so many characters.
const MOST_CHARACTERS: usize = 200;

/// Words around places that are none themselves. Those of direction and size may stand before a town.
const AROUND: &str = "remote remotely hybrid onsite site office based home homeoffice work working from anywhere worldwide global \
    globally nationwide various multiple several locations location near within around the of in at and or to any area \
    city town district metro metropolitan region greater central north south east west northern southern eastern western \
    inner outer downtown upper lower mid county state province full part time flexible n a na tbd unknown unspecified \
    confidential wfh possible option optional days week day partly partially fully first only open commutable distance";

/// Something named in a written place.
#[derive(Debug)]
pub(super) struct Hit<'n> {
    pub(super) meaning: &'n Meaning,
    /// Written as a code after a comma: "MI".
    pub(super) code: Option<String>,
    /// Words that name nothing stand before it, since the last mark.
    pub(super) led_by_unknown: bool,
}

/// A written place, taken apart.
#[derive(Debug)]
pub(super) struct Written<'n> {
    pub(super) hits: Vec<Hit<'n>>,
    /// Words that name nothing known stand before the first hit.
    pub(super) begins_unknown: bool,
    /// Any words name nothing known.
    pub(super) unknown: bool,
}

/// The text with single spaces, cut to what can be a place.
pub(super) fn tidy(text: &str) -> String {
    let joined = text
        .split_whitespace()
        .take(MOST_CHARACTERS)
        .collect::<Vec<_>>()
        .join(" ");
    joined
        .chars()
        .take(MOST_CHARACTERS)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Takes a tidy text apart: at each word, the longest name.
pub(super) fn read<'n>(names: &'n Names, text: &str) -> Written<'n> {
    let words = Words::of(text);
    let count = words.all().len();
    let mut written = Written {
        hits: Vec::new(),
        begins_unknown: false,
        unknown: false,
    };
    let mut led_by_unknown = false;
    let mut at = 0;
    while at < count {
        if at == 0 || marked(&words, at) {
            led_by_unknown = false;
        }
        if let Some((length, meaning, code)) = longest(names, &words, at) {
            written.hits.push(Hit {
                meaning,
                code,
                led_by_unknown,
            });
            led_by_unknown = false;
            at += length;
            continue;
        }
        let folded = words.folded(&words.all()[at]);
        let counts = !folded.contains(|c: char| c.is_ascii_digit()) && !AROUND.split(' ').any(|word| word == folded);
        if counts {
            led_by_unknown = true;
            written.unknown = true;
            written.begins_unknown |= written.hits.is_empty();
        }
        at += 1;
    }
    written
}

/// Whether a mark parts a word from the one before it. The full stop of "St. Louis" does not.
fn marked(words: &Words<'_>, at: usize) -> bool {
    let plain = Gap::SPACE.and(Gap::HYPHEN).and(Gap::DOT);
    let gap = words.gap_after(at - 1);
    let short = spelled_out(words.folded(&words.all()[at - 1])) != words.folded(&words.all()[at - 1]);
    !gap.only(if short { plain.and(Gap::STOP) } else { plain })
}

fn longest<'n>(names: &'n Names, words: &Words<'_>, at: usize) -> Option<(usize, &'n Meaning, Option<String>)> {
    let all = words.all();
    let reach = (at + 1..all.len().min(at + MOST_WORDS))
        .take_while(|next| !marked(words, *next))
        .count()
        + 1;
    for length in (1..=reach).rev() {
        let keys: Vec<&str> = all[at..at + length]
            .iter()
            .map(|word| spelled_out(words.folded(word)))
            .collect();
        if let Some(meaning) = names.named(&keys.join(" ")) {
            return Some((length, meaning, None));
        }
        let code = abbreviation(words, at, length);
        if let Some(meaning) = code.as_deref().and_then(|code| names.coded(code)) {
            return Some((length, meaning, code));
        }
    }
    None
}

/// Words in capitals that end their part: "MI", "U.S.A.", "D.C.".
fn abbreviation(words: &Words<'_>, at: usize, length: usize) -> Option<String> {
    let all = words.all();
    let part = &all[at..at + length];
    let dotted = part.len() == 1 || part.iter().all(|word| words.written(word).chars().count() == 1);
    let code: String = part.iter().map(|word| words.written(word)).collect();
    let capitals = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase());
    let next = at + length;
    let ends = next >= all.len()
        || marked(words, next)
        || words.folded(&all[next]).contains(|c: char| c.is_ascii_digit())
        || key(words.written(&all[next])).len() <= 3;
    (dotted && capitals && ends).then_some(code)
}
