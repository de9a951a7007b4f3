//! Jobs: title, employer, dates, and what was done.
//!
//! A job has a head (`heads`); what follows until the next head is what was done.

use std::ops::Range;

use chrono::NaiveDate;
use model::{Fact, Job};

use super::{
    Note,
    headings::Section,
    heads::{Head, Heads},
    page::{Line, Page},
    section::SectionKind,
    words::Words,
};
use crate::Gazetteer;

/// A job as it stands in the document.
pub(super) struct Found {
    /// The job, not yet classified.
    pub(super) fact: Fact<Job>,
    /// Its dates do not fit.
    pub(super) note: Option<Note>,
}

/// What the reader of jobs needs to know.
pub(super) struct Jobs<'a> {
    pub(super) page: &'a Page,
    pub(super) words: &'a Words,
    pub(super) places: &'a Gazetteer,
    pub(super) today: NaiveDate,
}

impl Jobs<'_> {
    /// All jobs, in the order of the document. Without a section of jobs, dated titles elsewhere count.
    pub(super) fn all(&self, sections: &[Section]) -> Vec<Found> {
        let of = |kind: SectionKind| sections.iter().filter(move |section| section.kind == kind);
        let mut found: Vec<Found> = of(SectionKind::Work)
            .flat_map(|section| self.in_section(&section.lines, false))
            .collect();
        if of(SectionKind::Work).next().is_none() {
            let elsewhere = [SectionKind::Contact, SectionKind::Summary, SectionKind::Other];
            found.extend(
                elsewhere
                    .into_iter()
                    .flat_map(of)
                    .flat_map(|section| self.in_section(&section.lines, true)),
            );
        }
        found
    }

    fn in_section(&self, lines: &Range<usize>, strict: bool) -> Vec<Found> {
        let reader = Heads {
            page: self.page,
            words: self.words,
            places: self.places,
            today: self.today,
        };
        let mut heads = reader.all(lines, strict);
        let mut found = Vec::new();
        let mut employer_of_group: Option<String> = None;
        for at in 0..heads.len() {
            let next = heads.get(at + 1).map(|next| next.lines.start);
            let end = next.unwrap_or(lines.end);
            let head = &mut heads[at];
            if head.entry.title.is_empty() && next == Some(head.lines.end) {
                // An employer with the dates of all posts there; the posts follow.
                employer_of_group.clone_from(&head.entry.employer);
                continue;
            }
            match &head.entry.employer {
                Some(_) => employer_of_group = None,
                None => head.entry.employer.clone_from(&employer_of_group),
            }
            let body = head.lines.end..end;
            found.push(self.job(&heads[at], body));
        }
        found
    }

    fn job(&self, head: &Head, body: Range<usize>) -> Found {
        let span = head.dated.as_ref().map(|dated| &dated.span);
        let now = self.today.format("%Y%m").to_string().parse::<i32>().unwrap_or(0);
        let number =
            |at: model::profile::YearMonth, month: u8| i32::from(at.year) * 100 + i32::from(at.month.unwrap_or(month));
        let fits = span.is_none_or(|span| {
            let start = span.start.map_or(0, |start| number(start, 1));
            start <= now && span.end.is_none_or(|end| number(end, 12) >= start)
        });
        let note = (!fits).then(|| Note::DatesDoNotFit {
            dates: head.dated.as_ref().map_or(String::new(), |dated| dated.written.clone()),
        });
        let span = span.filter(|_| fits);
        let job = Job {
            title: head.entry.title.clone(),
            occupation: None,
            employer: head.entry.employer.clone(),
            start: span.and_then(|span| span.start),
            end: span.and_then(|span| span.end),
            current: span.is_some_and(|span| span.current),
            text: self.text(body),
        };
        let at = self.line(head.lines.start).at.start..self.line(head.lines.end - 1).at.end;
        Found {
            fact: self.page.fact(job, &at),
            note,
        }
    }

    /// What was done, line by line, items marked with a hyphen.
    fn text(&self, body: Range<usize>) -> String {
        let lines = self.page.lines[body]
            .iter()
            .filter(|line| !line.blank() && !line.heading);
        let marked: Vec<String> = lines
            .map(|line| {
                if line.bullet {
                    format!("- {}", line.words)
                } else {
                    line.words.clone()
                }
            })
            .collect();
        marked.join("\n")
    }

    fn line(&self, nr: usize) -> &Line {
        &self.page.lines[nr]
    }
}
