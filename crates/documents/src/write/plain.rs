//! A résumé as plain text: for forms that take nothing else.

use super::sheet::{Body, Entry, Line, Sheet};

/// The résumé as lines of text, ended by a line feed each; headings in capitals, points with "- ".
pub fn plain(sheet: &Sheet) -> String {
    let mut lines = vec![sheet.name.clone()];
    lines.extend(sheet.headline.clone());
    lines.extend(sheet.contacts.iter().cloned());
    if let Some(summary) = &sheet.summary {
        lines.extend([String::new(), summary.clone()]);
    }
    for section in &sheet.sections {
        lines.extend([String::new(), section.title.to_uppercase()]);
        match &section.body {
            Body::Entries(entries) => entries.iter().for_each(|entry| entry_lines(entry, &mut lines)),
            Body::Words(words) => lines.push(words.join(", ")),
        }
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn entry_lines(entry: &Entry, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.push(entry.title.clone());
    let under: Vec<&str> = [entry.at.as_deref(), entry.when.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !under.is_empty() {
        lines.push(under.join(" | "));
    }
    lines.extend(entry.lines.iter().map(|line| match line {
        Line::Plain(words) => words.clone(),
        Line::Point(words) => format!("- {words}"),
    }));
}
