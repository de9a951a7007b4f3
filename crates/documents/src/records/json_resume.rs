//! JSON Resume (schema 1.0.0, jsonresume.org/schema).

use serde_json::Value;

use super::{Entry, Record, joined};
use crate::{Refusal, text::Lines};

/// Parts of which a résumé has at least one.
const PARTS: &[&str] = &["basics", "work", "education", "skills", "volunteer"];
/// So many entries of a part are read.
const MOST: usize = 500;

/// Whether this text is such a résumé.
pub(crate) fn is_json_resume(text: &[u8]) -> bool {
    parse(text).is_some()
}

fn parse(text: &[u8]) -> Option<Value> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let resume: Value = serde_json::from_slice(text).ok()?;
    PARTS.iter().any(|part| resume.get(part).is_some()).then_some(resume)
}

/// Reads it.
pub(crate) fn read(text: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    record(&parse(text).ok_or(Refusal::Damaged)?).write(lines)
}

fn record(resume: &Value) -> Record {
    let basics = &resume["basics"];
    let place = &basics["location"];
    let place = joined(
        [text(place, "city"), text(place, "region"), text(place, "countryCode")],
        ", ",
    );
    let profiles = all(basics, "profiles").map(|profile| text(profile, "url"));
    let head = [
        text(basics, "label"),
        &place,
        text(basics, "phone"),
        text(basics, "email"),
        text(basics, "url"),
    ];
    let said = head.into_iter().chain(profiles).filter(|line| !line.is_empty());
    let named = |part| all(resume, part).map(|entry| text(entry, "name").to_owned());
    Record {
        name: text(basics, "name").to_owned(),
        head: said.map(str::to_owned).collect(),
        summary: text(basics, "summary").to_owned(),
        work: all(resume, "work").map(job).collect(),
        education: all(resume, "education").map(study).collect(),
        skills: all(resume, "skills").map(skill).collect(),
        certificates: named("certificates").collect(),
        languages: all(resume, "languages").map(language).collect(),
        others: vec![
            ("Volunteering", all(resume, "volunteer").map(job).collect()),
            ("Projects", all(resume, "projects").map(job).collect()),
        ],
    }
}

fn all<'a>(value: &'a Value, part: &str) -> impl Iterator<Item = &'a Value> {
    value[part].as_array().into_iter().flatten().take(MOST)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or("")
}

fn job(entry: &Value) -> Entry {
    // Before version 1.0.0, the employer was the company.
    let employer = joined(
        [
            text(entry, "organization"),
            text(entry, "company"),
            text(entry, "entity"),
        ],
        "",
    );
    let name = text(entry, "name");
    let (title, at) = match text(entry, "position") {
        "" => (name, employer.as_str()),
        position => (position, if employer.is_empty() { name } else { employer.as_str() }),
    };
    let from = text(entry, "startDate");
    Entry {
        title: title.to_owned(),
        at: joined([at, text(entry, "location")], ", "),
        from: from.to_owned(),
        until: until(from, text(entry, "endDate")),
        text: joined([text(entry, "summary"), text(entry, "description")], "\n"),
        points: all(entry, "highlights")
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    }
}

/// What has begun and has no end goes on.
fn until(from: &str, until: &str) -> String {
    let now = if from.is_empty() { "" } else { "present" };
    if until.is_empty() { now } else { until }.to_owned()
}

fn study(entry: &Value) -> Entry {
    Entry {
        title: joined([text(entry, "studyType"), text(entry, "area")], ", "),
        at: text(entry, "institution").to_owned(),
        from: text(entry, "startDate").to_owned(),
        until: text(entry, "endDate").to_owned(),
        ..Entry::default()
    }
}

/// A group of skills with its words, or one skill.
fn skill(entry: &Value) -> String {
    let words: Vec<&str> = all(entry, "keywords").filter_map(Value::as_str).collect();
    joined([text(entry, "name"), &words.join(", ")], ": ")
}

fn language(entry: &Value) -> String {
    joined([text(entry, "language"), text(entry, "fluency")], ": ")
}
