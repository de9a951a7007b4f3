//! The line under the name, and the summary.

use std::ops::Range;

use model::Fact;

use super::{
    headings::Section,
    page::{Line, Page},
    section::SectionKind,
    words::{Words, is_place},
};
use crate::Gazetteer;

/// A headline has at most so many words; a summary so many characters.
const HEADLINE_WORDS: usize = 14;
const LONGEST_SUMMARY: u32 = 1_200;
/// A line of so many characters or more is a sentence of a summary.
const SENTENCE: u32 = 60;

/// The line under the name that says what the person is: looked for in the lines just below, best one that looks like a title.
pub(super) fn headline(
    page: &Page,
    sections: &[Section],
    name_line: usize,
    words: &Words,
    places: &Gazetteer,
) -> Option<Fact<String>> {
    let section = sections.iter().find(|section| section.lines.contains(&name_line))?;
    let below = (name_line + 1..section.lines.end.min(name_line + 7)).map(|nr| &page.lines[nr]);
    let parts: Vec<(Range<u32>, String)> = below
        .filter(|line| !line.blank() && !line.heading && !line.bullet)
        .flat_map(parts)
        .filter(|(_, part)| could_be(part, places))
        .collect();
    let like_a_title = |part: &&(Range<u32>, String)| words.title(&part.1) >= 3;
    let found = parts.iter().find(like_a_title).or_else(|| parts.first())?;
    Some(page.fact(found.1.clone(), &found.0))
}

/// The parts of a line between bars and dots.
fn parts(line: &Line) -> Vec<(Range<u32>, String)> {
    let mut parts = Vec::new();
    let mut from = 0;
    let marks = line
        .words
        .char_indices()
        .filter(|(_, c)| "|·•\t".contains(*c))
        .map(|(at, c)| (at, c.len_utf8()));
    for (at, length) in marks.chain([(line.words.len(), 0)]) {
        let part = &line.words[from..at];
        let start = from + part.len() - part.trim_start().len();
        let range = start..start + part.trim().len();
        if !range.is_empty() {
            parts.push((line.place_of_words(&range), line.words[range].to_owned()));
        }
        from = at + length;
    }
    parts
}

/// No contact detail, no place, no sentence.
fn could_be(part: &str, places: &Gazetteer) -> bool {
    let contact =
        part.contains(['@', ':']) || part.contains("www.") || part.chars().filter(char::is_ascii_digit).count() > 4;
    let count = part.split_whitespace().count();
    let mut by_comma = part.split(',');
    let place = [by_comma.next(), by_comma.next_back()]
        .into_iter()
        .flatten()
        .any(|end| is_place(end, places));
    !contact
        && !place
        && (1..=HEADLINE_WORDS).contains(&count)
        && !part.ends_with('.')
        && part.starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit())
}

/// The summary: its section, else the sentences under the name.
pub(super) fn summary(page: &Page, sections: &[Section]) -> Option<Fact<String>> {
    let own = sections.iter().filter(|section| section.kind == SectionKind::Summary);
    let top = sections.iter().filter(|section| section.kind == SectionKind::Contact);
    let whole = own
        .map(|section| (section, 1))
        .chain(top.map(|section| (section, SENTENCE)));
    whole
        .filter_map(|(section, least)| run(page, section, least))
        .map(|at| page.fact(joined(page, &at), &at))
        .next()
}

/// The first run of lines that are long enough; in a run begun by a long line, short ones count too.
fn run(page: &Page, section: &Section, least: u32) -> Option<Range<u32>> {
    let mut run: Option<Range<u32>> = None;
    for line in &page.lines[section.lines.clone()] {
        let length = line.at.end - line.at.start;
        match &mut run {
            None if !line.heading && length >= least => run = Some(line.at.clone()),
            None => {}
            Some(_) if line.blank() && least > 1 => break,
            Some(so_far) if !line.blank() && line.at.end - so_far.start <= LONGEST_SUMMARY => so_far.end = line.at.end,
            Some(_) if line.blank() => {}
            Some(_) => break,
        }
    }
    run.map(|run| run.start..run.end.min(run.start + LONGEST_SUMMARY))
}

/// The words on one line.
fn joined(page: &Page, at: &Range<u32>) -> String {
    page.text(at).split_whitespace().collect::<Vec<_>>().join(" ")
}
