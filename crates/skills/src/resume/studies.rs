//! Schools and courses of study: what, where, level, end.

use std::{ops::Range, sync::LazyLock};

use chrono::NaiveDate;
use model::{
    Fact, Study,
    profile::{StudyLevel, YearMonth},
};
use regex::Regex;

use super::{
    dated::{Dated, Side},
    headings::Section,
    page::Page,
    section::SectionKind,
    words::{comma_parts, is_place},
};
use crate::{
    Gazetteer,
    facts::{StudyWord, pattern, study_words, tidy},
    text::fold,
};

/// Words schools are called by, folded.
static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:universit\w*|universidad\w*|college|school|schule|\w+schule|institut\w*|academy|akademie|academia|polytechnic|politecnico|hochschule|escuela|instituto|colegio|lycee|ecole|faculty|facultad|gymnasium|iit|nit|campus|conservatory|seminary|centre|center|vidyalaya|madrasa)(?-u:\b)",
    )
});

/// Parts that tell how well, not what; folded.
static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:mean |final |overall )?(?:grade|cgpa|gpa|mark|marks|score|average|percentage|note|nota|durchschnitt|mention)(?-u:\b)|^[0-9.,]+ ?(?:%|per ?cent|/)|^2[:.][12]$|^(?:first|second|upper second|lower second)[- ]class|^(?:with )?(?:distinction|merit|honou?rs|cum laude|magna cum laude)$|^class of$|^(?:finished|completed|graduated|expected|qualified|abschluss|graduacion)$|^thesis|^number ",
    )
});

/// Remarks in brackets.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i) ?\((?:[^()]*(?:part|full)[- ]?time|evening|distance|online|[a-z0-9]+ (?:years?|months?|weeks?|hours?)|expected|ongoing|in progress)\)",
    )
});

/// Words before a date that belong to it.
static LEADS_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[,; (]*(?:class of|finished|completed|graduated(?: in)?|expected|qualified|graduation|abschluss|since)[: ]*$",
    )
});

/// A line of an education section, looked at.
struct Seen {
    line: usize,
    words: Vec<StudyWord>,
    school: bool,
    dated: Option<Dated>,
}

impl Seen {
    fn qualification(&self) -> bool {
        self.words.iter().any(|word| word.qualification)
    }
}

/// Reads studies.
pub(super) struct Studies<'a> {
    pub(super) page: &'a Page,
    pub(super) places: &'a Gazetteer,
    pub(super) today: NaiveDate,
}

impl Studies<'_> {
    /// All studies, in the order of the document.
    pub(super) fn all(&self, sections: &[Section]) -> Vec<Fact<Study>> {
        let education = sections.iter().filter(|section| section.kind == SectionKind::Education);
        education.flat_map(|section| self.in_section(&section.lines)).collect()
    }

    fn in_section(&self, lines: &Range<usize>) -> Vec<Fact<Study>> {
        let content = || {
            lines
                .clone()
                .filter(|nr| !self.page.lines[*nr].blank() && !self.page.lines[*nr].heading)
        };
        // Items of a list are entries where there is nothing else, else they tell more of the entry above.
        let listed = content().next().is_some_and(|nr| self.page.lines[nr].bullet);
        let mut entries: Vec<Vec<Seen>> = Vec::new();
        for nr in content() {
            if self.page.lines[nr].bullet && !listed {
                continue;
            }
            let seen = self.see(nr);
            let gap = nr > 0 && self.page.lines[nr - 1].blank();
            match entries.last_mut() {
                Some(entry) if !self.page.lines[nr].bullet && completes(entry, &seen, gap) => entry.push(seen),
                _ if seen.qualification() || seen.school || seen.dated.is_some() => entries.push(vec![seen]),
                // A name of a course whose school or date stands on the next line.
                _ if self.next_completes(nr, lines.end) => entries.push(vec![seen]),
                _ => {}
            }
        }
        entries.iter().filter_map(|entry| self.study(entry)).collect()
    }

    fn see(&self, nr: usize) -> Seen {
        let line = &self.page.lines[nr];
        let words = study_words(&tidy(&line.words));
        Seen {
            line: nr,
            school: SCHOOL.is_match(line.folded.text()),
            words,
            dated: Dated::of(self.page, nr, self.today),
        }
    }

    fn next_completes(&self, nr: usize, end: usize) -> bool {
        let line = &self.page.lines[nr];
        let short =
            line.words.split_whitespace().count() <= 12 && !line.words.ends_with('.') && !line.words.contains(':');
        let next = Some(nr + 1)
            .filter(|next| *next < end && !self.page.lines[*next].blank() && !self.page.lines[*next].bullet);
        let before_ends = nr == 0 || self.page.lines[nr - 1].blank() || self.page.lines[nr - 1].heading;
        short
            && before_ends
            && next.is_some_and(|next| {
                let seen = self.see(next);
                !seen.qualification() && (seen.school || seen.dated.is_some_and(|dated| dated.side == Side::Alone))
            })
    }

    fn study(&self, entry: &[Seen]) -> Option<Fact<Study>> {
        let mut what: Vec<String> = Vec::new();
        let mut school = None;
        for seen in entry {
            for part in self.parts(seen) {
                let folded = fold(&part);
                let names_study = study_words(&tidy(&part)).iter().any(|word| word.qualification);
                if school.is_none() && SCHOOL.is_match(&folded) && !names_study {
                    school = Some(part);
                } else if (school.is_none() || (what.is_empty() && names_study)) && !is_place(&part, self.places) {
                    what.push(part);
                }
            }
        }
        let what = REMARK.replace_all(&what.join(", "), "").trim().to_owned();
        if what.is_empty() && school.is_none() {
            return None;
        }
        let level = level(entry, school.as_deref());
        let span = entry
            .iter()
            .find_map(|seen| seen.dated.as_ref())
            .map(|dated| &dated.span);
        let end: Option<YearMonth> = span
            .and_then(|span| span.end)
            .filter(|_| span.is_some_and(|span| !span.current));
        let first = &self.page.lines[entry.first()?.line];
        let last = &self.page.lines[entry.last()?.line];
        let study = Study {
            what,
            at: school,
            level,
            end,
            prepares_for: None,
        };
        Some(self.page.fact(study, &(first.at.start..last.at.end)))
    }

    /// What stands between commas, without date and grades.
    fn parts(&self, seen: &Seen) -> Vec<String> {
        let line = &self.page.lines[seen.line];
        let text = seen
            .dated
            .as_ref()
            .map_or(line.words.as_str(), |dated| dated.rest.as_str());
        let text = LEADS_DATE.replace(text, "");
        let text = text
            .replace(['|', '·', '•', '\t'], ",")
            .replace(" – ", ", ")
            .replace(" - ", ", ")
            .replace(" — ", ", ");
        comma_parts(&text)
            .into_iter()
            .map(|part| {
                text[part]
                    .trim_matches(|c: char| c.is_whitespace() || "-–—:".contains(c))
                    .to_owned()
            })
            .filter(|part| !part.is_empty() && !GRADE.is_match(&fold(part)))
            .collect()
    }
}

/// The level of an entry: of a qualification before that of a school. A plain diploma of a high school is secondary.
fn level(entry: &[Seen], school: Option<&str>) -> Option<StudyLevel> {
    let words = entry.iter().flat_map(|seen| &seen.words);
    let level = words.min_by_key(|word| !word.qualification).map(|word| word.level)?;
    let high_school = school.is_some_and(|school| fold(school).contains("high school"));
    Some(if level == StudyLevel::Diploma && high_school {
        StudyLevel::Secondary
    } else {
        level
    })
}

/// Whether a line tells what an entry does not tell yet, and nothing it does.
fn completes(entry: &[Seen], seen: &Seen, gap: bool) -> bool {
    let has = |what: fn(&Seen) -> bool| entry.iter().any(what);
    let (study, school) = (has(Seen::qualification), has(|seen| seen.school));
    let dated = has(|seen| seen.dated.is_some());
    let alone = seen.dated.as_ref().is_some_and(|dated| dated.side == Side::Alone);
    let new_study = seen.qualification() && study;
    let new_school = seen.school && school && !seen.qualification();
    let new_date = seen.dated.is_some() && dated;
    let tells = (seen.school && !school) || (seen.qualification() && !study) || (alone && !dated);
    let whole = gap && dated && school;
    tells && !(new_study || new_school || new_date || whole)
}
