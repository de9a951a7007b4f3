//! Work told in sentences, where there is no list of jobs: "Biologist, PhD, Boston", "I worked in a warehouse for 8 years".
//!
//! A short text is cut into clauses. Work is what a clause says after words that lead up to it ("I am a", "worked as"), what the
//! first clause says all by itself, and what is told with years ("data entry clerk for 2 years"). It counts only when it is
//! nearly the name of an occupation and not a skill; of its time nothing is known, so no dates are made up.

use std::ops::Range;

use model::{Fact, Job};

use super::page::{Page, narrow};
use crate::{OccupationIx, TitleReader, facts::Folded};

/// A text of more characters is no handful of sentences.
const SHORT: usize = 2_000;
/// A clause that names work has at most so many words.
const MOST_WORDS: usize = 6;
/// As alike as this the words are the name of an occupation (thousandths).
const SURE: u16 = 900;
/// Pieces of work that are read.
const MOST: usize = 4;

/// What leads up to work, folded; longer ones first.
const LEADS: &[&str] = &[
    "i have been working as ",
    "i have worked as ",
    "i have been ",
    "i used to be ",
    "i used to work as ",
    "i am working as ",
    "i work as ",
    "i worked as ",
    "i am ",
    "i was ",
    "im ",
    "my job was ",
    "my job is ",
    "my last job was ",
    "my trade is ",
    "by trade ",
    "working as ",
    "worked as ",
    "work as ",
    "employed as ",
    "experience as ",
    "qualified as ",
    "trained as ",
    "years as ",
    "job as ",
    "soy ",
    "fui ",
    "era ",
    "trabajo como ",
    "trabajo de ",
    "trabaje como ",
    "trabaje de ",
    "he trabajado como ",
    "he trabajado de ",
    "ich bin ",
    "ich war ",
    "ich arbeite als ",
    "gearbeitet als ",
    "je suis ",
    "jai travaille comme ",
    "je travaille comme ",
    "travaille comme ",
];
/// What leads up to a place of work, whose workers are meant.
const AT_WORK: &[&str] = &[
    "worked in ",
    "worked on ",
    "worked at ",
    "work in ",
    "work on ",
    "work at ",
    "working in ",
    "working on ",
];
/// What says that this is wished for, not done.
const WISHES: &[&str] = &[
    "looking", "look", "seeking", "seek", "want", "would", "wish", "hope", "hoping", "busco", "quiero", "suche",
    "cherche",
];
/// What says that it is not so.
const DENIALS: &[&str] = &[
    "not", "never", "no", "nunca", "nicht", "kein", "keine", "nie", "pas", "jamais",
];
/// What may stand before the work itself.
const ARTICLES: &[&str] = &[
    "a", "an", "the", "un", "una", "ein", "eine", "une", "as", "also", "both",
];
/// What ends it.
const ENDS: &[&str] = &[
    "for", "in", "at", "with", "since", "from", "on", "en", "bei", "seit", "chez", "por", "desde",
];

/// What joins it with something else.
const JOINS: &[&str] = &["and", "or", "but", "y", "und", "et", "pero", "aber", "mais"];

/// Work that a text tells in sentences, in its order; nothing of a long one.
pub(super) fn jobs(page: &Page, titles: &TitleReader) -> Vec<Fact<Job>> {
    if page.chars.len() > SHORT {
        return Vec::new();
    }
    let mut found: Vec<Fact<Job>> = Vec::new();
    for (nr, clause) in clauses(page).into_iter().enumerate() {
        let Some((title, occupation, at)) = work(page, &clause, nr == 0, titles) else {
            continue;
        };
        let known = found.iter().any(|job| job.value.title.eq_ignore_ascii_case(&title));
        if !known && found.len() < MOST {
            let job = Job {
                title,
                occupation: Some(titles.taxonomy().occupation(occupation).id.clone()),
                employer: None,
                start: None,
                end: None,
                current: false,
                text: String::new(),
            };
            found.push(page.fact(job, &at));
        }
    }
    found
}

/// The clauses of a text: between its stops, commas and lines.
fn clauses(page: &Page) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut from = 0;
    for at in 0..=page.chars.len() {
        let ends = page
            .chars
            .get(at)
            .is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | '\n' | '!' | '?' | '(' | ')' | '।' | '|'));
        if ends {
            let words = page.chars[from..at].iter().any(|c| c.is_alphabetic());
            if words {
                clauses.push(from..at);
            }
            from = at + 1;
        }
    }
    clauses
}

/// The work a clause tells of: its words, what they stand for, and where they are.
fn work(
    page: &Page,
    clause: &Range<usize>,
    first: bool,
    titles: &TitleReader,
) -> Option<(String, OccupationIx, Range<u32>)> {
    let written: String = page.chars[clause.clone()].iter().collect();
    let (words, folded): (Vec<(usize, &str)>, Vec<String>) = words(&written)
        .into_iter()
        .map(|word| (word, fold(word.1)))
        .filter(|(_, folded)| !folded.is_empty())
        .unzip();
    let line = format!("{} ", folded.join(" "));
    let wished_or_denied = |word: &String| WISHES.contains(&word.as_str()) || DENIALS.contains(&word.as_str());
    if folded.iter().any(wished_or_denied) {
        return None;
    }
    let leads = |leads: &[&str]| leads.iter().find_map(|lead| after(&line, lead));
    let (lead, place) = match (leads(LEADS), leads(AT_WORK)) {
        (Some(start), _) => (start, false),
        (None, Some(start)) => (start, true),
        (None, None) if first || tells_years(&line) => (0, false),
        (None, None) => return None,
    };
    let start = lead + articles(folded.get(lead..)?);
    // "a health and safety officer", but "a welder and my town is Pune".
    let ends = [ENDS.to_vec(), [ENDS, JOINS].concat()];
    ends.iter().find_map(|ends| {
        let length = folded[start..].iter().position(|word| ends.contains(&word.as_str()));
        let end = start + length.unwrap_or(folded.len() - start);
        let to = words.get(end.checked_sub(1)?)?.0 + words[end - 1].1.len();
        let name = written.get(words[start].0..to).filter(|_| end - start <= MOST_WORDS)?;
        let occupation = occupation(titles, name, place)?;
        // A place alone is no title: "worked in a warehouse".
        let from = words[if place { lead.saturating_sub(2) } else { start }].0;
        let chars = |to: usize| narrow(clause.start + written[..to].chars().count());
        Some((written[from..to].to_owned(), occupation, chars(from)..chars(to)))
    })
}

/// The occupation whose name this nearly is, or whose workers are meant ("warehouse").
fn occupation(titles: &TitleReader, words: &str, place: bool) -> Option<OccupationIx> {
    // "Copywriting" is what a copywriter does, and a skill.
    let last = fold(words.split_whitespace().next_back()?);
    if !place && last.len() > 5 && last.ends_with("ing") {
        return None;
    }
    let asked = if place {
        format!("{words} worker")
    } else {
        words.to_owned()
    };
    let (found, score) = titles.classify(&asked, 1).into_iter().next()?;
    (score >= SURE).then_some(found)
}

/// How many words a lead has, where it stands at the beginning or inside the line.
fn after(line: &str, lead: &str) -> Option<usize> {
    let at = if line.starts_with(lead) {
        0
    } else {
        line.find(&format!(" {lead}"))? + 1
    };
    Some(line[..at + lead.len()].split_whitespace().count()).filter(|words| *words < line.split_whitespace().count())
}

fn articles(folded: &[String]) -> usize {
    folded
        .iter()
        .take_while(|word| ARTICLES.contains(&word.as_str()))
        .count()
        .min(folded.len().saturating_sub(1))
}

/// "data entry clerk for 2 years", "ten years on the ward": so many of them somewhere in the clause.
fn tells_years(line: &str) -> bool {
    [" years", " year ", " anos", " ano ", " jahre", " ans "]
        .iter()
        .any(|years| line.contains(years))
        && line.contains(" for ")
}

/// One word as it is compared: letters and digits alone, so that one written word stays one.
fn fold(word: &str) -> String {
    let folded = Folded::of(word);
    let kept: String = folded
        .text()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '-')
        .collect();
    kept.trim_matches('-').to_owned()
}

/// The words of a text with the byte each begins at.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), from) {
            (false, None) => from = Some(at),
            (true, Some(start)) => {
                words.push((start, &text[start..at]));
                from = None;
            }
            _ => (),
        }
    }
    words
}
