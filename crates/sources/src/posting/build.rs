//! A posting out of the cells of a row.

use skills::RawPosting;

use super::{
    run_together::take_apart,
    values::{amount, code, day, employer, site, skills, title_at_employer},
};
use crate::{Field, Refusal, clean, mapping::Plan, table::Cell};

/// The most characters of a title.
const MAX_TITLE: usize = 300;

/// The posting in `cells` and its id, if its source gives it one.
pub(crate) fn build(plan: &Plan, cells: &[Cell]) -> Result<(Option<String>, RawPosting), Refusal> {
    let row = Row { plan, cells };
    let cell = row.first(Field::Title, clean::words).ok_or(Refusal::NoTitle)?;
    let mut raw = RawPosting {
        employer: row.first(Field::Employer, employer),
        place: row.place(),
        country: row.first(Field::Country, clean::words),
        pay: row.first(Field::Pay, clean::words),
        pay_min: row.first(Field::PayMin, amount),
        pay_max: row.first(Field::PayMax, amount),
        pay_currency: row.first(Field::PayCurrency, clean::words),
        pay_per: row.first(Field::PayPer, code),
        posted: row.first(Field::Posted, day),
        deadline: row.first(Field::Deadline, day),
        employment: row.first(Field::Employment, code),
        site: row.first(Field::Site, site),
        experience: row.first(Field::Experience, clean::words),
        education: row.first(Field::Education, code),
        skills: skills(row.values(Field::Skills)),
        url: row.first(Field::Url, clean::words),
        ..RawPosting::default()
    };
    raw.title = clean::cut(cell.clone(), MAX_TITLE);
    if let Some((title, at)) = title_at_employer(&cell, raw.employer.as_deref()) {
        raw.title = title;
        raw.employer = Some(at);
    }
    let description = row.description().ok_or(Refusal::NoText)?;
    raw.description = untangle(&mut raw, &cell, description).ok_or(Refusal::NoText)?;
    Ok((row.first(Field::Id, clean::words), raw))
}

/// Takes what was run together with the text off it, into fields that are still empty.
fn untangle(raw: &mut RawPosting, cell: &str, description: String) -> Option<String> {
    let Some(employer) = raw.employer.as_deref() else {
        return Some(description);
    };
    let Some(parts) = take_apart(&description, cell, &raw.title, employer) else {
        return Some(description);
    };
    raw.place = raw.place.take().or(parts.place);
    raw.employment = raw.employment.take().or_else(|| parts.employment.map(str::to_owned));
    (!clean::says_nothing(parts.text)).then(|| parts.text.to_owned())
}

struct Row<'a> {
    plan: &'a Plan,
    cells: &'a [Cell],
}

impl<'a> Row<'a> {
    /// The values of the columns that hold `field`.
    fn values(&self, field: Field) -> impl Iterator<Item = &'a str> {
        let columns = self.plan.columns_of(field);
        columns.into_iter().flat_map(|column| self.of(column))
    }

    /// The values in a column.
    fn of(&self, column: usize) -> impl Iterator<Item = &'a str> {
        self.cells
            .iter()
            .filter(move |cell| cell.column == column)
            .map(|cell| cell.text.as_str())
    }

    /// The first value that says something.
    fn first(&self, field: Field, read: fn(&str) -> Option<String>) -> Option<String> {
        self.values(field).find_map(read)
    }

    /// The place: the column that holds all of it, else town and state put together.
    fn place(&self) -> Option<String> {
        let columns = self.plan.columns_of(Field::Place);
        let read = |column: &usize| self.of(*column).find_map(clean::words);
        let whole = columns.iter().filter(|column| !self.is_part(**column)).find_map(read);
        whole.or_else(|| {
            let mut parts: Vec<String> = columns.iter().filter_map(read).collect();
            parts.dedup();
            (!parts.is_empty()).then(|| clean::cut(parts.join(", "), clean::MAX_WORDS))
        })
    }

    fn is_part(&self, column: usize) -> bool {
        self.plan.slot(column).is_some_and(|known| known.part)
    }

    /// The text: the column that holds it, then each part under the name of its column, unless the text says it already.
    fn description(&self) -> Option<String> {
        let mut pieces: Vec<(Option<String>, String)> = Vec::new();
        for column in self.plan.columns_of(Field::Description) {
            let value = self
                .of(column)
                .filter(|value| !clean::says_nothing(value))
                .collect::<Vec<_>>()
                .join("\n");
            let Some(text) = clean::text(&value) else { continue };
            let beginning: String = text.chars().take(100).collect();
            if pieces.iter().all(|(_, other)| !other.contains(&beginning)) {
                let heading = self.is_part(column).then(|| heading(&self.plan.names[column]));
                pieces.push((heading, text));
            }
        }
        (!pieces.is_empty()).then(|| clean::cut(put_together(&pieces), clean::MAX_TEXT))
    }
}

/// Pieces of text one after the other, each under its heading; in HTML when one of them is.
fn put_together(pieces: &[(Option<String>, String)]) -> String {
    let html = pieces.iter().any(|(_, text)| clean::is_html(text));
    let piece = |(heading, text): &(Option<String>, String)| match (heading, html) {
        (None, _) if !html || clean::is_html(text) => text.clone(),
        (Some(heading), false) => format!("{heading}:\n{text}"),
        (Some(heading), true) if clean::is_html(text) => format!("<h3>{heading}</h3>\n{text}"),
        (heading, _) => {
            let heading = heading
                .as_ref()
                .map(|heading| format!("<h3>{heading}</h3>\n"))
                .unwrap_or_default();
            format!("{heading}<p>{}</p>", escaped(text).replace('\n', "<br>\n"))
        }
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join("\n\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A column's name as a heading: `minimum_qualifications` is "Minimum qualifications".
fn heading(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut words = String::new();
    for c in last.chars() {
        let begins = c.is_uppercase() && words.ends_with(|before: char| before.is_lowercase());
        if begins {
            words.push(' ');
        }
        words.push(if c.is_alphanumeric() || c == '\'' { c } else { ' ' });
    }
    let lower = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut letters = lower.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_names_become_headings() {
        assert_eq!(heading("minimum_qualifications"), "Minimum qualifications");
        assert_eq!(heading("job.niceToHave"), "Nice to have");
        assert_eq!(heading("Functie-eisen"), "Functie eisen");
    }

    #[test]
    fn plain_and_html_pieces_become_one_html_text() {
        let pieces = [
            (None, "<p>Cook</p>".to_owned()),
            (Some("Duties".to_owned()), "fish & chips\nsalad".to_owned()),
        ];
        assert_eq!(
            put_together(&pieces),
            "<p>Cook</p>\n\n<h3>Duties</h3>\n<p>fish &amp; chips<br>\nsalad</p>"
        );
        let plain = [(Some("Duties".to_owned()), "fish & chips".to_owned())];
        assert_eq!(put_together(&plain), "Duties:\nfish & chips");
    }
}
