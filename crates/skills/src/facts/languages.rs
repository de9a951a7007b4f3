//! How well languages are spoken: "fluent German", "English B2", "Kikuyu: mother tongue", "fluent in English and French".

use std::{ops::Range, sync::LazyLock};

use model::profile::LanguageLevel;
use regex::Regex;

use super::{Folded, pattern};
use crate::SkillIx;

/// A language named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// The language.
    pub(crate) language: SkillIx,
    /// How well, when it is said.
    pub(crate) level: Option<LanguageLevel>,
    /// Where name and level stand, in characters.
    pub(crate) at: Range<u32>,
}

/// Words for a level, folded, and whether they are a level of the European framework by name. Where two begin at the same
/// place, the first counts.
const LEVELS: &[(LanguageLevel, &str)] = &[
    (LanguageLevel::C2, r"near[- ]native|bilingual|bilingue|zweisprachig"),
    (
        LanguageLevel::Native,
        r"native|mother[- ]tongue|mother language|first language|muttersprach\w*|lengua materna|nativ[oa]|langue maternelle|maternelle|lingua materna|मातृभाषा",
    ),
    (LanguageLevel::B1, r"limited working"),
    (
        LanguageLevel::B2,
        r"(?:professional )?working (?:knowledge|proficiency)|professional working|upper[- ]intermediate",
    ),
    (
        LanguageLevel::C1,
        r"full professional|fluent(?:ly|e)?|fluency|fliessend\w*|fluid[oa]|couramment|courant|very good|sehr gut\w*|muy buen[oa]?|excellent\w*|proficient|advanced|avanzad[oa]|avance|verhandlungssicher\w*|idiomatically",
    ),
    (LanguageLevel::B2, r"good|gute?n?|buen[oa]s?|bonnes?|bom|professional"),
    (
        LanguageLevel::B1,
        r"intermediate|conversational|medio|intermedi[oa]|intermediaire|fair",
    ),
    (
        LanguageLevel::A2,
        r"basics?|elementary|grundkenntnisse|basic[oa]s?|notions|elemental|elementaire|a little|some",
    ),
    (LanguageLevel::A1, r"beginner|anfanger"),
];

const FRAMEWORK: &[(&str, LanguageLevel)] = &[
    ("a1", LanguageLevel::A1),
    ("a2", LanguageLevel::A2),
    ("b1", LanguageLevel::B1),
    ("b2", LanguageLevel::B2),
    ("c1", LanguageLevel::C1),
    ("c2", LanguageLevel::C2),
];

static WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    LEVELS
        .iter()
        .map(|(_, words)| pattern(&format!("^(?:{words})$")))
        .collect()
});

static ANY: LazyLock<Regex> = LazyLock::new(|| {
    let all: Vec<&str> = LEVELS.iter().map(|(_, words)| *words).collect();
    pattern(&format!(r"(?-u:\b)(?:[abc][12]|{})(?-u:\b)", all.join("|")))
});

/// What may stand between a language and a level after it.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ :(\[=/|\t-]*(?:(?:level|at|is|my|language|skills|speaker|spoken|written|niveau|nivel|very|nivel de)[ :(-]*)*$",
    )
});

/// What may stand between a level and a language after it.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ :-]*(?:(?:in|of|and|both|the|written|spoken|oral|verbal|spoken and written|written and spoken|knowledge|command|kenntnisse|level|business|speaker|proficiency|communication|skills|en|de|le|el|speaking|reading|writing|/)[ ,]*)*$",
    )
});

/// What joins the items of a list.
static JOINS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?: ?, ?| and | und | y | et | e | or |, and | ?/ ?| ?& ?)+$"));

/// How far apart a level and its language may stand, in bytes of the folded text.
const REACH: usize = 48;

struct Item {
    language: SkillIx,
    bytes: Range<usize>,
    word: Option<(LanguageLevel, Range<usize>)>,
    framework: Option<(LanguageLevel, Range<usize>)>,
}

/// The languages named in a text with their levels, in order. `names` are the places where a language is named, in
/// characters, in order, not overlapping.
pub(crate) fn spoken(text: &Folded, names: &[(SkillIx, Range<u32>)]) -> Vec<Spoken> {
    let mut items: Vec<Item> = names
        .iter()
        .map(|(language, at)| Item {
            language: *language,
            bytes: text.bytes(at),
            word: None,
            framework: None,
        })
        .collect();
    for (from, to) in stretches(&items, text.text().len()) {
        let from = ceil(text.text(), from);
        let to = ceil(text.text(), to);
        for found in ANY.find_iter(&text.text()[from..to]) {
            let bytes = found.start() + from..found.end() + from;
            give(text.text(), &mut items, &bytes, found.as_str());
        }
    }
    items.into_iter().map(|item| item.told(text)).collect()
}

/// The parts of the text near the names, joined where they overlap.
fn stretches(items: &[Item], length: usize) -> Vec<(usize, usize)> {
    let mut near: Vec<(usize, usize)> = Vec::new();
    for item in items {
        let (from, to) = (
            item.bytes.start.saturating_sub(REACH),
            (item.bytes.end + REACH).min(length),
        );
        match near.last_mut() {
            Some(last) if last.1 >= from => last.1 = to,
            _ => near.push((from, to)),
        }
    }
    near
}

fn ceil(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at)
}

/// Gives a level to the language it belongs to: the one it stands in or behind, else the one before which it stands and
/// those joined to it.
fn give(text: &str, items: &mut [Item], bytes: &Range<usize>, word: &str) {
    let Some(level) = level_of(word) else { return };
    let after = items.partition_point(|item| item.bytes.start < bytes.end);
    if let Some(before) = after.checked_sub(1) {
        let item = &mut items[before];
        let inside = item.bytes.end >= bytes.end;
        let behind = inside || {
            let from = item.last_end().max(item.bytes.end);
            from <= bytes.start && BETWEEN.is_match(&text[from..bytes.start])
        };
        if behind {
            item.take(level, bytes.clone());
            return;
        }
    }
    let mut from = bytes.end;
    for at in after..items.len() {
        let between = &text[from..items[at].bytes.start.max(from)];
        let joined = if at == after {
            BEFORE.is_match(between)
        } else {
            JOINS.is_match(between)
        };
        if !joined || between.len() > REACH {
            return;
        }
        // "basic French, Spanish" says nothing of Spanish; "fluent in French and Spanish" does.
        if at > after && between.trim() == "," && !text[bytes.end..].trim_start().starts_with("in ") {
            return;
        }
        from = items[at].bytes.end;
        items[at].take(level, bytes.clone());
    }
}

fn level_of(word: &str) -> Option<(LanguageLevel, bool)> {
    if let Some((_, level)) = FRAMEWORK.iter().find(|(name, _)| *name == word) {
        return Some((*level, true));
    }
    let at = WORDS.iter().position(|words| words.is_match(word))?;
    Some((LEVELS[at].0, false))
}

impl Item {
    /// Takes a level if it has none of the kind yet.
    fn take(&mut self, (level, framework): (LanguageLevel, bool), bytes: Range<usize>) {
        let place = if framework { &mut self.framework } else { &mut self.word };
        if place.is_none() {
            *place = Some((level, bytes));
        }
    }

    fn last_end(&self) -> usize {
        self.levels().map(|(_, bytes)| bytes.end).max().unwrap_or(0)
    }

    fn levels(&self) -> impl Iterator<Item = &(LanguageLevel, Range<usize>)> {
        self.framework.iter().chain(&self.word)
    }

    /// The framework's level before a word.
    fn told(self, text: &Folded) -> Spoken {
        let start = self
            .levels()
            .map(|(_, bytes)| bytes.start)
            .chain([self.bytes.start])
            .min()
            .unwrap_or(0);
        let end = self
            .levels()
            .map(|(_, bytes)| bytes.end)
            .chain([self.bytes.end])
            .max()
            .unwrap_or(0);
        let level = self.levels().next().map(|(level, _)| *level);
        Spoken {
            language: self.language,
            level,
            at: text.source(&(start..end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use model::profile::LanguageLevel::{self, A1, A2, B1, B2, C1, C2, Native};

    use super::spoken;
    use crate::{SkillIx, facts::Folded};

    /// Languages named by their place in this list.
    const NAMES: [&str; 6] = ["English", "German", "Spanish", "French", "Kikuyu", "Polish"];

    fn levels(text: &str) -> Vec<(&'static str, Option<LanguageLevel>)> {
        let mut names = Vec::new();
        for (ix, name) in (0u16..).zip(NAMES) {
            for (at, _) in text.match_indices(name) {
                let start = u32::try_from(text[..at].chars().count()).unwrap();
                names.push((SkillIx(ix), start..start + u32::try_from(name.len()).unwrap()));
            }
        }
        names.sort_by_key(|(_, at)| at.start);
        spoken(&Folded::of(text), &names)
            .into_iter()
            .map(|spoken| (NAMES[usize::from(spoken.language.0)], spoken.level))
            .collect()
    }

    #[test]
    fn levels_stand_before_or_behind() {
        for (text, expected) in [
            ("Fluent German", vec![("German", Some(C1))]),
            ("English B2", vec![("English", Some(B2))]),
            (
                "Spanish native, English C1",
                vec![("Spanish", Some(Native)), ("English", Some(C1))],
            ),
            (
                "Kikuyu: mother tongue. English: fluent (C2).",
                vec![("Kikuyu", Some(Native)), ("English", Some(C2))],
            ),
            (
                "English (native), Spanish (conversational), a little French",
                vec![("English", Some(Native)), ("Spanish", Some(B1)), ("French", Some(A2))],
            ),
            (
                "French – mother tongue; German – fluent (C1); English – B2",
                vec![("French", Some(Native)), ("German", Some(C1)), ("English", Some(B2))],
            ),
            (
                "fluent in English and German; basic French",
                vec![("English", Some(C1)), ("German", Some(C1)), ("French", Some(A2))],
            ),
            (
                "bilingual Spanish/English",
                vec![("Spanish", Some(C2)), ("English", Some(C2))],
            ),
            ("good written and spoken English", vec![("English", Some(B2))]),
            ("Polish: basic (A1)", vec![("Polish", Some(A1))]),
            ("basic French, Spanish", vec![("French", Some(A2)), ("Spanish", None)]),
            ("English, German (B1)", vec![("English", None), ("German", Some(B1))]),
            ("English (working knowledge)", vec![("English", Some(B2))]),
            (
                "English\tfluent\nGerman\tbasic",
                vec![("English", Some(C1)), ("German", Some(A2))],
            ),
        ] {
            assert_eq!(levels(text), expected, "{text}");
        }
    }
}
