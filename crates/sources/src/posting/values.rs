//! Values of single fields, put into the form readers expect.

use chrono::DateTime;

use crate::clean;

/// The most skills of one posting, and the most characters of one.
const MAX_SKILLS: usize = 200;
const MAX_SKILL: usize = 100;

/// An employer's name; a rating on a line of its own below is taken away.
pub(super) fn employer(value: &str) -> Option<String> {
    let mut lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    while lines.len() > 1 && lines.last().is_some_and(|line| is_rating(line)) {
        lines.pop();
    }
    clean::words(&lines.join(" "))
}

/// A number from 0 to 10 with a digit or two after the point, perhaps with a star.
fn is_rating(line: &str) -> bool {
    let number = line.trim_end_matches(|c: char| "★⭐* ".contains(c)).replace(',', ".");
    number.len() <= 4 && number.parse::<f32>().is_ok_and(|rating| (0.0..=10.0).contains(&rating))
}

/// `Title @ Employer` taken apart, when the part after the sign is the employer or no employer is known.
pub fn title_at_employer(title: &str, employer: Option<&str>) -> Option<(String, String)> {
    let (title, at) = title.rsplit_once(" @ ")?;
    let (title, at) = (clean::words(title)?, clean::words(at)?);
    employer
        .is_none_or(|employer| employer.eq_ignore_ascii_case(&at))
        .then_some((title, at))
}

/// A day; seconds or milliseconds since 1970 become `2026-03-14`.
pub(super) fn day(value: &str) -> Option<String> {
    let value = clean::words(value)?;
    let seconds = match (value.len(), value.parse::<i64>()) {
        (10, Ok(seconds)) => seconds,
        (13, Ok(millis)) => millis / 1000,
        _ => return Some(value),
    };
    DateTime::from_timestamp(seconds, 0).map(|at| at.date_naive().to_string())
}

/// An amount; a pay of nothing is not known pay.
pub(super) fn amount(value: &str) -> Option<String> {
    clean::words(value).filter(|amount| amount.contains(|c: char| ('1'..='9').contains(&c)))
}

/// A code such as `FULL_TIME` as words: `full-time`.
pub(super) fn code(value: &str) -> Option<String> {
    let words = clean::words(value)?;
    let is_code = words.contains('_') && words.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    Some(if is_code {
        words.to_lowercase().replace('_', "-")
    } else {
        words
    })
}

/// Where the work is done; yes and no in one spelling.
pub(super) fn site(value: &str) -> Option<String> {
    let words = code(value)?;
    Some(match words.to_lowercase().as_str() {
        "1" | "1.0" | "y" | "true" | "t" => "yes".to_owned(),
        "0" | "0.0" | "n" | "false" | "f" => "no".to_owned(),
        _ => words,
    })
}

/// Skills out of lists: `SQL, Excel`, `SQL; Excel`, `['SQL', 'Excel']`, or one value each. Each once, in order.
pub(super) fn skills<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut skills: Vec<String> = Vec::new();
    for value in values {
        let list = value.trim().trim_start_matches('[').trim_end_matches(']');
        let separator = ['\n', ';', '|', ',']
            .into_iter()
            .find(|separator| list.contains(*separator));
        for skill in list.split(|c| Some(c) == separator) {
            let skill = skill.trim().trim_matches(|c| c == '\'' || c == '"');
            let Some(skill) = clean::words(skill).map(|skill| clean::cut(skill, MAX_SKILL)) else {
                continue;
            };
            if skills.len() == MAX_SKILLS {
                return skills;
            }
            if !skills.iter().any(|known| known.eq_ignore_ascii_case(&skill)) {
                skills.push(skill);
            }
        }
    }
    skills
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_below_the_employers_name_is_not_part_of_it() {
        assert_eq!(employer("Harbour Inn\n3.8").unwrap(), "Harbour Inn");
        assert_eq!(employer("Harbour Inn\r\n4,1 ★").unwrap(), "Harbour Inn");
        assert_eq!(employer("Studio\n54").unwrap(), "Studio 54");
        assert_eq!(employer("4.8"), Some("4.8".to_owned()), "a name of its own is kept");
        assert_eq!(employer("-1"), None);
    }

    #[test]
    fn the_employer_in_a_title_is_taken_out() {
        let split = |title, employer| title_at_employer(title, employer);
        assert_eq!(
            split("Cook @ Harbour Inn", None),
            Some(("Cook".to_owned(), "Harbour Inn".to_owned()))
        );
        assert!(split("Cook @ Harbour Inn", Some("harbour inn")).is_some());
        assert_eq!(split("Cook @ night", Some("Harbour Inn")), None);
        assert_eq!(split("cook@harbour.example", None), None);
    }

    #[test]
    fn days_amounts_and_codes_are_readable() {
        assert_eq!(day("1767225600").unwrap(), "2026-01-01");
        assert_eq!(day("1767225600000").unwrap(), "2026-01-01");
        assert_eq!(day("14 March 2026").unwrap(), "14 March 2026");
        assert_eq!(amount("0.0"), None);
        assert_eq!(amount("38000.5").unwrap(), "38000.5");
        assert_eq!(code("FULL_TIME").unwrap(), "full-time");
        assert_eq!(code("Full time / shift_a2").unwrap(), "Full time / shift_a2");
        assert_eq!(
            (site("TRUE").unwrap(), site("0").unwrap(), site("Hybrid").unwrap()),
            ("yes".into(), "no".into(), "Hybrid".into())
        );
    }

    #[test]
    fn skills_come_out_of_any_list_each_once() {
        let list = |values: &[&str]| skills(values.iter().copied());
        assert_eq!(list(&["SQL, Excel,sql"]), ["SQL", "Excel"]);
        assert_eq!(list(&["Pan, pot and grill; Knives"]), ["Pan, pot and grill", "Knives"]);
        assert_eq!(list(&["['SQL', 'C++']"]), ["SQL", "C++"]);
        assert_eq!(list(&["SQL", "Excel", "N/A"]), ["SQL", "Excel"]);
    }
}
