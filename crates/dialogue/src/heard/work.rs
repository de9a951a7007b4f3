//! Occupations and skills out of a message.

use i18n::t;
use model::{OccupationId, SkillId};
use skills::{Occupation, SkillIx};

use super::Heard;
use crate::around::Around;

/// From this score on, some words of a longer message are a title.
const SURE: u16 = 900;
/// A title has so many words at most, and so many words of a message are looked at.
const LONGEST: usize = 4;
const MOST_WORDS: usize = 30;
/// So many skills are taken from one message.
const MOST_SKILLS: usize = 40;
/// A shorter item of a list is no name that could be guessed at.
const SHORTEST: usize = 4;
/// Words that name no work, though titles hold them.
const PLAIN: &str = "work works worked working job jobs time part full help person company office home manager hotel restaurant \
    trabajo काम naukri kaam like something for and with";

/// The occupation a message names.
pub(crate) fn occupation(heard: &Heard<'_>, around: &Around<'_>) -> Option<OccupationId> {
    let titles = &around.readers.titles;
    let words: Vec<&str> = heard.text.split_whitespace().take(MOST_WORDS).collect();
    let mut best: Option<(u16, usize, skills::OccupationIx)> = None;
    for length in (1..=LONGEST.min(words.len())).rev() {
        for window in words.windows(length) {
            let title = window.join(" ");
            let title = title.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#' && !is_mark(c));
            let plain = super::folded(title);
            if plain
                .iter()
                .any(|word| PLAIN.split_whitespace().any(|other| other == word))
            {
                continue;
            }
            if let Some((ix, score)) = titles.classify(title, 1).first().copied()
                && score >= SURE
                && best.is_none_or(|(so_far, ..)| score > so_far)
            {
                best = Some((score, length, ix));
            }
        }
    }
    best.map(|(.., ix)| around.readers.taxonomy.occupation(ix).id.clone())
}

/// The occupations whose names hold the one or two words of a message, with their English names; those that are called so themselves
/// come first, then the shortest: "driver" is a part of many.
pub(crate) fn several(heard: &Heard<'_>, around: &Around<'_>) -> Vec<(String, OccupationId)> {
    const MOST_WORDS: usize = 2;
    const SHORTEST_WORD: usize = 4;
    const OFFERED: usize = 5;
    let taxonomy = &around.readers.taxonomy;
    let said: Vec<&String> = heard
        .words
        .iter()
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .collect();
    let plain = |word: &&String| PLAIN.split_whitespace().any(|plain| plain == word.as_str());
    if said.is_empty() || heard.words.len() > MOST_WORDS || said.iter().any(plain) {
        return Vec::new();
    }
    let holds = |name: &str| {
        let name = super::folded(name);
        said.iter().all(|word| name.contains(*word))
    };
    // "Weather" stands in "weather observer" and is no kind of work; "truck driver" and "chofer de camión" are kinds of theirs.
    let is_a_kind = |name: &String| {
        let name = super::folded(name);
        holds(&name.join(" ")) && (name.last() == said.last().copied() || name.get(1).is_some_and(|word| word == "de"))
    };
    let named = |one: &Occupation| is_a_kind(&one.name) || holds(&occupation_name(around, &one.id));
    let mut found: Vec<_> = taxonomy
        .occupations()
        .iter()
        .filter(|one| named(one) || one.other.iter().any(is_a_kind))
        .map(|one| (!named(one), one.name.len(), one))
        .collect();
    found.sort_by_key(|(other, length, one)| (*other, *length, one.id.clone()));
    let found = found.into_iter().take(OFFERED);
    found.map(|(.., one)| (one.name.clone(), one.id.clone())).collect()
}

/// Vowel signs of Devanagari are letters to their readers.
fn is_mark(c: char) -> bool {
    ('\u{900}'..='\u{97F}').contains(&c)
}

/// The skills a message names, and those it denies.
pub(crate) fn skills(heard: &Heard<'_>, around: &Around<'_>) -> (Vec<SkillId>, Vec<SkillId>) {
    let taxonomy = &around.readers.taxonomy;
    let (mut named, mut denied): (Vec<SkillIx>, Vec<SkillIx>) = (Vec::new(), Vec::new());
    for mention in around.readers.skills.mentions(heard.text) {
        let list = if mention.negated { &mut denied } else { &mut named };
        if !list.contains(&mention.skill) && list.len() < MOST_SKILLS {
            list.push(mention.skill);
        }
    }
    if let Some(rest) = refused(heard.text) {
        denied.append(&mut named);
        if denied.is_empty() {
            denied.extend(taxonomy.search_skills(rest, 1));
        }
    }
    let items = heard.text.split([',', ';', '\n', '/']).map(str::trim);
    for item in items.filter(|item| item.chars().count() >= SHORTEST).take(MOST_SKILLS) {
        let typed = taxonomy.search_skills(item, 1).first().copied();
        let called = typed.filter(|ix| taxonomy.skill_is_called(*ix, item));
        if let Some(ix) = called.filter(|ix| !named.contains(ix) && !denied.contains(ix)) {
            named.push(ix);
        }
    }
    let ids = |list: Vec<SkillIx>| list.into_iter().map(|ix| taxonomy.skill(ix).id.clone()).collect();
    (ids(named), ids(denied))
}

/// What a short message refuses: "not driving", "sin conducir".
fn refused(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 4;
    const REFUSES: &str = "not no without sin nada बिना bina";
    let (first, rest) = text.split_once(' ')?;
    let refuses = REFUSES.split(' ').any(|word| first.eq_ignore_ascii_case(word));
    (refuses && rest.split_whitespace().count() < MOST_WORDS).then_some(rest)
}

/// What a skill is called in the language that is spoken.
pub(crate) fn skill_name(around: &Around<'_>, id: &SkillId) -> String {
    let name = around.readers.taxonomy.name_of_skill(id);
    name.unwrap_or(id.as_str()).to_owned()
}

/// What an occupation is called in the language that is spoken.
pub(crate) fn occupation_name(around: &Around<'_>, id: &OccupationId) -> String {
    let name = around.readers.taxonomy.name_of_occupation(id);
    name.unwrap_or(id.as_str()).to_owned()
}

/// Names of a few skills, and how many more there are.
pub(crate) fn named(around: &Around<'_>, ids: &[SkillId]) -> String {
    const SHOWN: usize = 6;
    let names: Vec<String> = ids.iter().take(SHOWN).map(|id| skill_name(around, id)).collect();
    let names = names.join(", ");
    match ids.len().saturating_sub(SHOWN) {
        0 => names,
        more => t!("{names} and {more} more", names, more),
    }
}
