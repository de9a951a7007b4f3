//! Which lines are headings, and what the sections under them are about.
//!
//! A heading is a short line made of nothing but words that headings are made of: at least one that tells the kind, and
//! words that go with it ("Professional *experience*", "Further *training*"). So "Teaching experience" is one, and "Education
//! officer" is not. To teach a heading: its words into `heading_words`.

use std::ops::Range;

use super::{
    heading_words::{KINDS, WHOLE, WITH},
    page::{Line, Page},
    section::SectionKind,
};

/// A heading has at most so many words.
const MOST_WORDS: usize = 6;

/// A part of the document.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// What it is about.
    pub(super) kind: SectionKind,
    /// Its lines, the heading's too.
    pub(super) lines: Range<usize>,
}

/// Cuts the document into sections and marks the lines that are headings. What stands before the first heading is the
/// contact section.
pub(super) fn sections(page: &mut Page) -> Vec<Section> {
    let mut sections = vec![Section {
        kind: SectionKind::Contact,
        lines: 0..0,
    }];
    for nr in 0..page.lines.len() {
        let after_blank = nr == 0 || page.lines[nr - 1].blank();
        let kind = sections.last().map_or(SectionKind::Contact, |last| last.kind);
        if let Some(found) = whole_line(&page.lines[nr], after_blank) {
            page.lines[nr].heading = true;
            sections.push(Section {
                kind: found,
                lines: nr..nr,
            });
        } else if let Some((found, label)) = label(&page.lines[nr], kind, after_blank) {
            page.lines[nr] = page.lines[nr].without_start(&page.chars, label);
            sections.push(Section {
                kind: found,
                lines: nr..nr,
            });
        }
        if let Some(last) = sections.last_mut() {
            last.lines.end = nr + 1;
        }
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

/// The kind of section a line opens, when it is nothing but a heading.
fn whole_line(line: &Line, after_blank: bool) -> Option<SectionKind> {
    if line.blank() || line.bullet {
        return None;
    }
    let closed = line.words.ends_with(':');
    let loud = !line.words.contains(char::is_lowercase);
    let kind = kind(line.folded.text())?;
    let capital = line.words.starts_with(|c: char| !c.is_lowercase());
    let one_word = !line.words.contains(' ');
    // "Training" or "Software" alone may be an item of a list, unless something sets it apart.
    let apart = closed || loud || line.hint || after_blank;
    (capital && (apart || !one_word || !weak(line.folded.text()))).then_some(kind)
}

fn weak(word: &str) -> bool {
    [
        "training",
        "software",
        "technical",
        "tools",
        "it",
        "computer",
        "other",
        "more",
        "work",
        "personal",
        "development",
        "school",
    ]
    .contains(&word)
}

/// "Languages: English, Hindi": the kind and how many characters the label takes. Inside a job only what cannot belong to
/// it opens a section.
fn label(line: &Line, inside: SectionKind, after_blank: bool) -> Option<(SectionKind, u32)> {
    if line.bullet || line.blank() {
        return None;
    }
    let (label, rest) = line.words.split_once(':')?;
    let kind = kind(&crate::text::fold(label))?;
    let of_a_job = matches!(
        kind,
        SectionKind::Skills
            | SectionKind::Projects
            | SectionKind::Work
            | SectionKind::Other
            | SectionKind::Contact
            | SectionKind::Summary
    );
    let allowed = !rest.trim().is_empty()
        && label.starts_with(char::is_uppercase)
        && kind != SectionKind::Contact
        && (inside != SectionKind::Work || !of_a_job || (after_blank && kind == SectionKind::Skills))
        && !(inside == SectionKind::Skills && kind == SectionKind::Languages && !names_a_level(rest));
    allowed.then(|| (kind, u32::try_from(label.chars().count() + 1).unwrap_or(u32::MAX)))
}

/// "Languages: Python, Java" among skills are no spoken ones.
fn names_a_level(rest: &str) -> bool {
    let rest = crate::text::fold(rest);
    [
        "native", "fluent", "mother", "english", "englisch", "ingles", "hindi", "deutsch", "german", "spanish",
        "espanol", "french",
    ]
    .iter()
    .any(|word| rest.contains(word))
}

/// The kind of section folded words are a heading of.
fn kind(folded: &str) -> Option<SectionKind> {
    let trimmed = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let trimmed = trimmed
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')')
        .trim();
    let spaced = joined_if_spaced(trimmed);
    let words = spaced.as_deref().unwrap_or(trimmed);
    if let Some((kind, _)) = WHOLE.iter().find(|(_, all)| all.split('|').any(|whole| whole == words)) {
        return Some(*kind);
    }
    let list: Vec<&str> = words
        .split([' ', ',', '(', ')', '\t', '/'])
        .map(|word| word.trim_matches(['.', ':']))
        .filter(|word| !word.is_empty())
        .collect();
    if list.is_empty() || list.len() > MOST_WORDS {
        return None;
    }
    let row = |word: &str| {
        KINDS
            .iter()
            .position(|(_, known)| known.split_whitespace().any(|known| known == word))
    };
    let goes_with = |word: &str| WITH.split_whitespace().any(|known| known == word);
    if !list.iter().all(|word| row(word).is_some() || goes_with(word)) {
        return None;
    }
    list.iter().filter_map(|word| row(word)).min().map(|row| KINDS[row].0)
}

/// "e x p e r i e n c e" written as one word; two spaces part words.
fn joined_if_spaced(words: &str) -> Option<String> {
    let singles = words.split(' ').filter(|word| !word.is_empty());
    let spaced = singles.clone().count() > 3 && singles.clone().all(|word| word.chars().count() == 1);
    spaced.then(|| {
        words
            .split("  ")
            .map(|word| word.replace(' ', ""))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::{SectionKind, kind, sections};
    use crate::resume::page::Page;

    #[test]
    fn headings_are_told_from_lines_that_look_like_them() {
        for (line, expected) in [
            ("EXPERIENCE", Some(SectionKind::Work)),
            ("E X P E R I E N C E", Some(SectionKind::Work)),
            ("W O R K  E X P E R I E N C E", Some(SectionKind::Work)),
            ("Work history:", Some(SectionKind::Work)),
            ("Teaching experience", Some(SectionKind::Work)),
            ("Berufserfahrung", Some(SectionKind::Work)),
            ("Experiencia laboral", Some(SectionKind::Work)),
            ("Expérience professionnelle", Some(SectionKind::Work)),
            ("कार्य अनुभव", None),
            ("अनुभव", Some(SectionKind::Work)),
            ("INTERNSHIP", Some(SectionKind::Work)),
            ("Clinical skills", Some(SectionKind::Skills)),
            ("COMPUTER", Some(SectionKind::Skills)),
            ("Language skills", Some(SectionKind::Languages)),
            ("Registration and certificates", Some(SectionKind::Certificates)),
            ("LICENCES AND COURSES", Some(SectionKind::Certificates)),
            ("School and training", Some(SectionKind::Education)),
            ("TRAINING", Some(SectionKind::Education)),
            ("School and other activities", Some(SectionKind::Volunteering)),
            ("Projects and talks", Some(SectionKind::Projects)),
            ("FINAL YEAR PROJECT", Some(SectionKind::Projects)),
            ("CAREER OBJECTIVE", Some(SectionKind::Summary)),
            ("About me", Some(SectionKind::Summary)),
            ("Referees", Some(SectionKind::References)),
            ("FAMILY CARE", Some(SectionKind::Other)),
            ("3. Hobbies", Some(SectionKind::Interests)),
            ("Education officer", None),
            ("Project manager", None),
            ("Volunteer treasurer", None),
            ("Work at height", None),
            ("Cook", None),
            ("Teacher of Mathematics and Physics", None),
        ] {
            assert_eq!(kind(&crate::text::fold(line)), expected, "{line}");
        }
    }

    #[test]
    fn labels_open_sections_where_they_can() {
        let text =
            "Ann Example\n\nWORK\nCook, Inn\n2019 - 2020\nTools: knives\nLanguages: English (native)\nEducation\nBSc";
        let mut page = Page::new(text, &[]);
        let found: Vec<SectionKind> = sections(&mut page).iter().map(|section| section.kind).collect();
        assert_eq!(
            found,
            [
                SectionKind::Contact,
                SectionKind::Work,
                SectionKind::Languages,
                SectionKind::Education
            ]
        );
        assert_eq!(page.lines[6].words, "English (native)");
    }
}
