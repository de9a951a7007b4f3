//! Title and employer out of the lines that head a job.

use std::sync::LazyLock;

use regex::Regex;

use super::words::{Words, comma_parts, is_legal_form, is_place};
use crate::{Gazetteer, facts::pattern};

/// What heads a job, without its dates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Entry {
    /// The title; empty when only an employer is told.
    pub(super) title: String,
    /// The employer, without its town.
    pub(super) employer: Option<String>,
}

/// Marks that part title and employer more strongly than commas do.
static STRONG: LazyLock<Regex> = LazyLock::new(|| pattern(r" ?[|·•¦] ?|\t+ ?|  {2,}| [–—-] | @ |(?-u:\b) ?/{2} ?"));

/// "Cook at Hotel X".
static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r" (?:at|bei|beim|chez|with|for|en el|en la) "));

/// Remarks behind a title.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[ ,]*\((?:[^()]*(?:part|full)[- ]?time|temporary|temp|contract|freelance|internship|intern|remote|hybrid|seasonal|permanent|voluntary|unpaid|teilzeit|vollzeit|befristet|media jornada|[^()]*\bcover|[0-9]{1,3} ?%|[0-9.,]+ (?:hours|hrs)[^()]*|[^()]*closed)\)$",
    )
});

/// Reads the lines that head a job, in order, dates taken out; at most three are looked at.
pub(super) fn entry(lines: &[String], words: &Words, places: &Gazetteer) -> Entry {
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| clean(line))
        .filter(|line| !line.is_empty())
        .take(3)
        .collect();
    let reader = Reader { words, places };
    match lines[..] {
        [] => Entry::default(),
        [line] => reader.one(line),
        [first, second, ..] => reader.two(first, second),
    }
}

struct Reader<'a> {
    words: &'a Words,
    places: &'a Gazetteer,
}

impl Reader<'_> {
    /// How much more a text looks like a title than like an employer.
    fn leaning(&self, text: &str) -> i32 {
        self.words.title(text) - self.words.employer(text, self.places)
    }

    fn two(&self, first: &str, second: &str) -> Entry {
        if is_place(second, self.places) {
            return self.one(first);
        }
        if is_place(first, self.places) {
            return self.one(second);
        }
        // A first line that holds both already, and a second that looks like neither.
        let alone = self.one(first);
        if alone.employer.is_some()
            && self.words.employer(second, self.places) < 3
            && self.words.title(second) < 3
            && strong(first)
        {
            return alone;
        }
        // The other way round: above stands what was used in the job before.
        let below = self.one(second);
        if below.employer.is_some()
            && self.words.employer(first, self.places) < 3
            && self.words.title(first) < 3
            && self.words.title(&below.title) >= 3
        {
            return below;
        }
        let (title, employer) = if self.leaning(first) >= self.leaning(second) {
            (first, second)
        } else {
            (second, first)
        };
        Entry {
            title: self.title(title),
            employer: employer_name(employer),
        }
    }

    fn one(&self, line: &str) -> Entry {
        let parts: Vec<&str> = STRONG.split(line).map(clean).filter(|part| !part.is_empty()).collect();
        let parts: Vec<&str> = match parts[..] {
            [line] => AT
                .split(line)
                .filter(|part| part.starts_with(char::is_uppercase))
                .collect(),
            _ => parts,
        };
        let named: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !is_place(part, self.places))
            .collect();
        match named[..] {
            [] | [_] => self.commas(named.first().copied().unwrap_or(line)),
            [first, second, ..] if self.leaning(first) >= self.leaning(second) => self.pair(first, second),
            [first, second, ..] => self.pair(second, first),
        }
    }

    /// A title and an employer in parts of their own; the title's part may name the employer and the other be no employer.
    fn pair(&self, title: &str, employer: &str) -> Entry {
        Entry {
            title: self.title(title),
            employer: employer_name(employer),
        }
    }

    /// "Student Assistant, Statistics, Çamlıtepe University, İzmir".
    fn commas(&self, line: &str) -> Entry {
        let ranges = comma_parts(line);
        let mut parts: Vec<&str> = ranges.iter().map(|part| &line[part.clone()]).collect();
        while parts.len() > 1 && parts.last().is_some_and(|part| is_place(part, self.places)) {
            parts.pop();
        }
        let score = |part: &str| {
            let capitals = part
                .split(' ')
                .filter(|word| word.starts_with(char::is_uppercase))
                .count();
            self.words.employer(part, self.places) * 2
                + i32::from(capitals > 1) * 3
                + i32::from(capitals == part.split(' ').count())
                - self.words.title(part)
        };
        let employer = (1..parts.len())
            .filter(|at| !is_legal_form(parts[*at]) && parts[*at].starts_with(|c: char| !c.is_lowercase()))
            .max_by_key(|at| (score(parts[*at]), std::cmp::Reverse(*at)));
        let Some(at) = employer.filter(|at| score(parts[*at]) > 0) else {
            let whole = &line[..parts.len().checked_sub(1).map_or(line.len(), |last| ranges[last].end)];
            return if self.leaning(whole) <= -3 {
                Entry {
                    title: String::new(),
                    employer: employer_name(whole),
                }
            } else {
                Entry {
                    title: self.title(whole),
                    employer: None,
                }
            };
        };
        let end = if parts.get(at + 1).is_some_and(|next| is_legal_form(next)) {
            at + 1
        } else {
            at
        };
        let (first, second) = (&line[..ranges[at - 1].end], &line[ranges[at].start..ranges[end].end]);
        // "Acme Ltd, Software Engineer": the employer first.
        if at == 1 && self.leaning(second) >= 3 && self.leaning(first) <= -3 {
            return self.pair(second, first);
        }
        self.pair(first, second)
    }

    fn title(&self, text: &str) -> String {
        let mut text = clean(text);
        while let Some(remark) = REMARK.find(text) {
            text = clean(&text[..remark.start()]);
        }
        // A town behind a title is none of it.
        match text.rsplit_once(',') {
            Some((title, tail)) if is_place(tail, self.places) && self.words.title(title) >= 3 => {
                clean(title).to_owned()
            }
            _ => text.to_owned(),
        }
    }
}

/// An employer without its town and remarks. What follows a comma is the town, known or not, but for a legal form.
fn employer_name(text: &str) -> Option<String> {
    let mut text = clean(text);
    while let Some(remark) = REMARK.find(text) {
        text = clean(&text[..remark.start()]);
    }
    let ranges = comma_parts(text);
    let mut last = 0;
    while ranges
        .get(last + 1)
        .is_some_and(|part| is_legal_form(&text[part.clone()]))
    {
        last += 1;
    }
    let name = clean(&text[..ranges.get(last)?.end]);
    let without_place = STRONG.split(name).next().map_or(name, clean);
    let nobody = [
        "freelance",
        "self-employed",
        "self employed",
        "freiberuflich",
        "autonomo",
        "own account",
    ];
    (!without_place.is_empty() && !nobody.contains(&crate::text::fold(without_place).as_str()))
        .then(|| without_place.to_owned())
}

fn strong(line: &str) -> bool {
    STRONG.is_match(line) || AT.is_match(line)
}

/// Without separators and spaces at the ends.
fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",;:|·•–—-→".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Words, entry};
    use crate::{Gazetteer, Taxonomy};

    /// Lines of a head; title; employer.
    const CASES: &[(&[&str], &str, Option<&str>)] = &[
        (
            &["Events assistant, Hotel Zum Silberfischle, Freiburg im Breisgau"],
            "Events assistant",
            Some("Hotel Zum Silberfischle"),
        ),
        (
            &["Delivery rider | Quickfinch Couriers |"],
            "Delivery rider",
            Some("Quickfinch Couriers"),
        ),
        (
            &["Senior Data Engineer, Quellwerk Netze GmbH, Berlin"],
            "Senior Data Engineer",
            Some("Quellwerk Netze GmbH"),
        ),
        (
            &["Software Developer, Lodoskapı Yazılım, İzmir, Turkey"],
            "Software Developer",
            Some("Lodoskapı Yazılım"),
        ),
        (
            &["Student Assistant, Statistics, Çamlıtepe University, İzmir"],
            "Student Assistant, Statistics",
            Some("Çamlıtepe University"),
        ),
        (
            &["Senior Staff Nurse, Cardiology", "Hollinbeck Royal Infirmary, Leeds"],
            "Senior Staff Nurse, Cardiology",
            Some("Hollinbeck Royal Infirmary"),
        ),
        (
            &["Cook, main courses", "Restaurante El Fogón de Alcanada, Madrid"],
            "Cook, main courses",
            Some("Restaurante El Fogón de Alcanada"),
        ),
        (
            &["Maintenance Electrician", "Nirgudi Auto Components, Chakan"],
            "Maintenance Electrician",
            Some("Nirgudi Auto Components"),
        ),
        (
            &[
                "Evening Class Tutor (part-time)",
                "Taa Mpya Adult Learning Centre, Thika",
            ],
            "Evening Class Tutor",
            Some("Taa Mpya Adult Learning Centre"),
        ),
        (
            &["Intern, Ghatmatha Panel Builders, Chakan"],
            "Intern",
            Some("Ghatmatha Panel Builders"),
        ),
        (
            &[
                "Ward Nurse, surgical unit",
                "Saint Lorenza Medical Center, Iloilo City, Philippines",
            ],
            "Ward Nurse, surgical unit",
            Some("Saint Lorenza Medical Center"),
        ),
        (
            &["Acme Ltd, Leeds", "Shop assistant"],
            "Shop assistant",
            Some("Acme Ltd"),
        ),
        (&["Cook at Hotel Lantern Yard"], "Cook", Some("Hotel Lantern Yard")),
        (
            &["Software Engineer – Acme, Inc."],
            "Software Engineer",
            Some("Acme, Inc."),
        ),
        (&["Interpreter, freelance"], "Interpreter, freelance", None),
        (&["Waiter"], "Waiter", None),
        (
            &["Varandha Switchboards Pvt. Ltd., Pune"],
            "",
            Some("Varandha Switchboards Pvt. Ltd."),
        ),
        (&["Welder", "Cleveland, OH"], "Welder", None),
    ];

    #[test]
    fn titles_and_employers_are_told_apart_in_many_layouts() {
        let (words, places) = (Words::new(&Taxonomy::built_in()), Gazetteer::built_in());
        for (lines, title, employer) in CASES {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let read = entry(&lines, &words, &places);
            assert_eq!(
                (read.title.as_str(), read.employer.as_deref()),
                (*title, *employer),
                "{lines:?}"
            );
        }
    }
}
