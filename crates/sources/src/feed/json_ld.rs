//! schema.org `JobPosting`s as linked data (JSON-LD 1.1), in web pages or alone, as JSON Lines with the fields of a posting.

use std::io::{Cursor, Read};

use serde_json::{Map, Value, json};

use crate::ImportError;

/// Postings of one file.
const MOST: usize = 100_000;
/// Lists within lists that are looked into.
const DEEPEST: usize = 20;

/// Whether a web page holds linked data.
pub(super) fn is_page(head: &str) -> bool {
    head.starts_with('<') && head.contains("application/ld+json")
}

/// Whether a file is linked data with postings in it.
pub(super) fn is_bare(head: &str) -> bool {
    head.starts_with(['{', '[']) && head.contains("\"@type\"") && head.contains("JobPosting")
}

/// Every posting on a line.
pub(super) fn lines(mut file: impl Read) -> Result<Box<dyn Read + Send>, ImportError> {
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    let text = text.trim_start();
    let mut postings = Vec::new();
    if text.starts_with('<') {
        for script in scripts(text) {
            collect(parsed(script), 0, &mut postings);
        }
    } else {
        collect(parsed(text), 0, &mut postings);
    }
    if postings.is_empty() {
        return Err(ImportError::NotATable {
            what: later!("a web page or linked data without a JobPosting"),
        });
    }
    let lines: String = postings
        .iter()
        .flat_map(|posting| [posting.to_string(), "\n".to_owned()])
        .collect();
    Ok(Box::new(Cursor::new(lines.into_bytes())))
}

/// What stands in the page's scripts of linked data.
fn scripts(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("application/ld+json") {
        let Some((_, script)) = after.split_once('>') else {
            break;
        };
        let end = end_of_script(script);
        found.push(&script[..end]);
        rest = &script[end..];
    }
    found
}

/// Where a script ends: texts in it may hold other end tags.
fn end_of_script(script: &str) -> usize {
    let ends = script.match_indices("</").map(|(at, _)| at);
    let mut of_script = ends.filter(|at| {
        script
            .get(at + 2..at + 8)
            .is_some_and(|name| name.eq_ignore_ascii_case("script"))
    });
    of_script.next().unwrap_or(script.len())
}

/// JSON as pages have it: in a comment or CDATA, with a semicolon behind, with line breaks in texts.
fn parsed(script: &str) -> Value {
    let marks = [
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "//<![CDATA[",
        "//]]>",
        "/*<![CDATA[*/",
        "/*]]>*/",
    ];
    let mut text = script.trim();
    while let Some(inner) = marks
        .iter()
        .find_map(|mark| text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)))
    {
        text = inner.trim();
    }
    let text = text.trim_end_matches(';');
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&text.replace(char::is_control, " ")))
        .unwrap_or(Value::Null)
}

/// Postings wherever they stand: alone, in lists, in a graph, in a list of items.
fn collect(value: Value, depth: usize, postings: &mut Vec<Value>) {
    if depth > DEEPEST || postings.len() >= MOST {
        return;
    }
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| collect(value, depth + 1, postings)),
        Value::Object(fields) if is_posting(&fields) => postings.push(row(&Value::Object(fields))),
        Value::Object(mut fields) => {
            for part in ["@graph", "itemListElement", "item", "mainEntity"] {
                if let Some(value) = fields.remove(part) {
                    collect(value, depth + 1, postings);
                }
            }
        }
        _ => {}
    }
}

fn is_posting(fields: &Map<String, Value>) -> bool {
    all(fields.get("@type")).any(|kind| {
        kind.as_str()
            .is_some_and(|kind| kind.rsplit(['/', ':']).next() == Some("JobPosting"))
    })
}

/// A value, or each of a list.
fn all(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Some(Value::Array(list)) => (list.as_slice(), None),
        other => (&[][..], other),
    };
    list.iter().chain(one)
}

/// The words of a value: itself, or its name.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(fields) => ["name", "value", "@value", "@id"]
            .iter()
            .find_map(|name| words(fields.get(*name)?)),
        _ => None,
    }
}

fn joined<'a>(values: impl Iterator<Item = &'a Value>) -> Option<String> {
    let said: Vec<String> = values.filter_map(words).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The fields of a posting, under the names tables have for them.
fn row(posting: &Value) -> Value {
    let text = |name: &str| joined(all(posting.get(name)));
    let address = all(posting.get("jobLocation"))
        .next()
        .map(|place| place.get("address").unwrap_or(place));
    let part = |name: &str| address.and_then(|address| words(address.get(name)?));
    let place = address.and_then(town);
    let anywhere = text("jobLocationType").is_some_and(|kind| kind.eq_ignore_ascii_case("TELECOMMUTE"));
    let texts = [
        "description",
        "responsibilities",
        "qualifications",
        "experienceRequirements",
        "jobBenefits",
    ];
    let description: Vec<String> = texts
        .iter()
        .filter_map(|name| posting.get(*name))
        .filter_map(only_words)
        .collect();
    json!({
        "id": text("identifier"),
        "title": text("title").or_else(|| text("name")),
        "company": text("hiringOrganization"),
        "location": place,
        "country": part("addressCountry").or_else(|| text("applicantLocationRequirements")),
        "description": description.join("\n\n"),
        "date posted": text("datePosted"),
        "valid through": text("validThrough"),
        "employment type": text("employmentType"),
        "remote": anywhere.then_some("remote"),
        "skills": text("skills"),
        "education": posting.get("educationRequirements").and_then(|asked| words(asked.get("credentialCategory").unwrap_or(asked))),
        "experience": posting.pointer("/experienceRequirements/monthsOfExperience").and_then(words).map(|months| format!("{months} months")),
        "url": text("url").or_else(|| text("sameAs")),
        "salary min": pay(posting, &["minValue", "value"]),
        "salary max": pay(posting, &["maxValue", "value"]),
        "salary currency": posting.get("salaryCurrency").or_else(|| posting.pointer("/baseSalary/currency")).and_then(words),
        "salary period": posting.pointer("/baseSalary/value/unitText").or_else(|| posting.pointer("/baseSalary/unitText")).and_then(words),
    })
}

/// Town and region, or the whole address when it is one text.
fn town(address: &Value) -> Option<String> {
    if address.is_string() {
        return words(address);
    }
    let parts = ["addressLocality", "addressRegion"]
        .iter()
        .filter_map(|name| address.get(*name));
    joined(parts)
}

/// What is written in words, not in fields.
fn only_words(value: &Value) -> Option<String> {
    joined(all(Some(value)).filter(|value| value.is_string()))
}

/// A bound of the pay: of a `MonetaryAmount` with a `QuantitativeValue`, with a number, or a number alone.
fn pay(posting: &Value, names: &[&str]) -> Option<String> {
    let salary = posting.get("baseSalary")?;
    let amount = salary.get("value").unwrap_or(salary);
    if let Some(number) = words(amount).filter(|_| !amount.is_object()) {
        return Some(number);
    }
    names
        .iter()
        .find_map(|name| amount.get(*name).or_else(|| salary.get(*name)).and_then(words))
}
