//! Texts into which everything was run together: `Title Employer Town Part-Time And then the text. Title @ Employer`.

/// Such a text taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) place: Option<String>,
    pub(super) employment: Option<&'a str>,
    pub(super) text: &'a str,
}

/// The most words a place has.
const MAX_PLACE: usize = 5;

/// Words for the kind of employment, in lower case. Two words are joined by a hyphen.
const EMPLOYMENT: [&str; 24] = [
    "full-time",
    "fulltime",
    "part-time",
    "parttime",
    "permanent",
    "temporary",
    "temp",
    "seasonal",
    "contract",
    "contractor",
    "freelance",
    "casual",
    "per-diem",
    "intern",
    "internship",
    "apprenticeship",
    "trainee",
    "volunteer",
    "vollzeit",
    "teilzeit",
    "minijob",
    "praktikum",
    "prn",
    "permanent-contract",
];

/// Takes `text` apart if it begins with the title and right behind it, on the same line, the employer: nobody writes so,
/// only programs do. What follows is the place if it is a few capitalised words before a kind of employment. `cell` is
/// the title as it stands in its own column; it is taken off the end.
pub(super) fn take_apart<'a>(text: &'a str, cell: &str, title: &str, employer: &str) -> Option<Parts<'a>> {
    let text = text.trim();
    let rest = next(text.strip_prefix(title)?)?;
    let rest = next(rest.strip_prefix(employer)?)?;
    let rest = rest.strip_suffix(cell.trim()).unwrap_or(rest).trim_end();
    let (place, employment, rest) = place_and_employment(rest).unwrap_or((None, None, rest));
    Some(Parts {
        place,
        employment,
        text: rest.trim(),
    })
}

/// What stands after a blank on the same line.
fn next(rest: &str) -> Option<&str> {
    let line = rest.trim_start_matches([' ', '\u{a0}']);
    (line.len() < rest.len() || line.is_empty()).then_some(line)
}

fn place_and_employment(rest: &str) -> Option<(Option<String>, Option<&str>, &str)> {
    let line = rest.lines().next()?;
    let words: Vec<(usize, &str)> = words(line).take(MAX_PLACE + 2).collect();
    for (count, (start, word)) in words.iter().enumerate().take(MAX_PLACE + 1) {
        let pair = words
            .get(count + 1)
            .map(|(next, second)| (start, next + second.len(), format!("{word}-{second}")));
        let end = match pair {
            Some((_, end, pair)) if is_employment(&pair) => end,
            _ if is_employment(word) => start + word.len(),
            _ if word.starts_with(|c: char| c.is_lowercase()) && word.len() > 3 => return None,
            _ => continue,
        };
        let place = rest[..*start].trim().trim_end_matches([',', '-']);
        return Some((
            (!place.is_empty()).then(|| place.to_owned()),
            Some(&rest[*start..end]),
            &rest[end..],
        ));
    }
    None
}

/// The words of a line with where they start.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_whitespace()
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// Whether a capitalised word, or several with strokes between, is a kind of employment: `Full-Time/Part-Time`.
fn is_employment(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word
            .split('/')
            .all(|part| EMPLOYMENT.contains(&part.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<Parts<'_>> {
        take_apart(text, "Line Cook @ Harbour Inn", "Line Cook", "Harbour Inn")
    }

    #[test]
    fn title_employer_place_and_employment_come_off_the_text() {
        let found =
            parts("Line Cook Harbour Inn San Sebastián Full-Time/Part-Time We cook. Line Cook @ Harbour Inn").unwrap();
        assert_eq!(found.place.as_deref(), Some("San Sebastián"));
        assert_eq!(
            (found.employment, found.text),
            (Some("Full-Time/Part-Time"), "We cook.")
        );
        let found = parts("Line Cook Harbour Inn Lima Per Diem We cook by the hour.").unwrap();
        assert_eq!(
            (found.place.as_deref(), found.employment),
            (Some("Lima"), Some("Per Diem"))
        );
        assert_eq!(found.text, "We cook by the hour.");
    }

    #[test]
    fn without_a_kind_of_employment_no_place_is_guessed() {
        let found = parts("Line Cook Harbour Inn Lima is where we cook part-time.").unwrap();
        assert_eq!((found.place, found.employment), (None, None));
        assert_eq!(found.text, "Lima is where we cook part-time.");
    }

    #[test]
    fn a_text_somebody_wrote_is_left_alone() {
        for text in [
            "Line Cook\nHarbour Inn Lima Part-Time",
            "Line Cook wanted at Harbour Inn",
            "Harbour Inn seeks a Line Cook",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
