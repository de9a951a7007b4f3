//! Résumés kept as records (JSON Resume, Europass): set as the lines a written one has, so that all are read in one way.
//!
//! To add one more kind: a module that fills a [`Record`], and a branch in `read.rs`.

mod europass;
mod json_resume;
mod tree;

pub(crate) use europass::{is_europass, read as read_europass};
pub(crate) use json_resume::{is_json_resume, read as read_json_resume};

use crate::{
    Refusal, html,
    text::{Flow, Lines, Mark},
};

/// Where a school stands behind what was learned, on one line.
const EDUCATION: &str = "Education";

/// What such a file holds. What is not there is empty.
#[derive(Debug, Default)]
struct Record {
    name: String,
    /// Label, town, telephone, mail address, links.
    head: Vec<String>,
    summary: String,
    /// Sections by heading.
    work: Vec<Entry>,
    education: Vec<Entry>,
    skills: Vec<String>,
    certificates: Vec<String>,
    languages: Vec<String>,
    /// Other sections: heading and text.
    others: Vec<(&'static str, Vec<Entry>)>,
}

/// A job, a course of study, a project.
#[derive(Debug, Default)]
struct Entry {
    title: String,
    at: String,
    from: String,
    until: String,
    /// Text, maybe with markup, and points.
    text: String,
    points: Vec<String>,
}

impl Record {
    /// Sets it as lines.
    fn write(&self, lines: &mut Lines) -> Result<(), Refusal> {
        let mut flow = Flow::new();
        flow.line(&self.name, Mark::Heading);
        for line in &self.head {
            flow.line(line, Mark::Plain);
        }
        if !self.summary.is_empty() {
            heading(&mut flow, "Summary");
            html::fragment(&self.summary, &mut flow);
        }
        for (title, entries) in [("Work experience", &self.work), (EDUCATION, &self.education)] {
            section(&mut flow, title, entries);
        }
        for (title, words) in [
            ("Skills", &self.skills),
            ("Certificates", &self.certificates),
            ("Languages", &self.languages),
        ] {
            if !words.is_empty() {
                heading(&mut flow, title);
            }
            for word in words {
                flow.line(word, Mark::Item);
            }
        }
        for (title, entries) in &self.others {
            section(&mut flow, title, entries);
        }
        flow.finish(lines)
    }
}

fn heading(flow: &mut Flow, title: &str) {
    flow.blank();
    flow.line(title, Mark::Heading);
}

fn section(flow: &mut Flow, title: &str, entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    heading(flow, title);
    for entry in entries {
        flow.blank();
        let when = match (entry.from.as_str(), entry.until.as_str()) {
            ("", "") => String::new(),
            (from, "") => format!("\t{from}"),
            ("", until) => format!("\t{until}"),
            (from, until) => format!("\t{from} – {until}"),
        };
        if title == EDUCATION {
            let what = joined([entry.title.as_str(), &entry.at], ", ");
            flow.line(&format!("{what}{when}"), Mark::Plain);
        } else {
            flow.line(&format!("{}{when}", entry.title), Mark::Plain);
            flow.line(&entry.at, Mark::Plain);
        }
        html::fragment(&entry.text, flow);
        for point in &entry.points {
            flow.line(point, Mark::Item);
        }
    }
}

/// Texts that say something, joined.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>, with: &str) -> String {
    let said: Vec<&str> = texts
        .into_iter()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    said.join(with)
}
