//! Sentences looked up and filled in.

use std::{
    borrow::Cow,
    fmt::{Display, Write},
};

use crate::{Lang, count, lang, messages::translations};

/// A sentence in the language that is spoken; the English itself where no other is known.
pub fn text(english: &'static str) -> &'static str {
    form(english, 0).unwrap_or(english)
}

/// The form of a sentence for a number.
///
/// English and Spanish have one form for 1 and one for all else; so has Hindi in the files (its nouns mostly stay).
pub fn of_number(number: u64, one: &'static str, many: &'static str) -> &'static str {
    let at = usize::from(number != 1);
    form(many, at).unwrap_or(if number == 1 { one } else { many })
}

/// A sentence that was kept in English, in the language that is spoken; as it was kept where it is not known any more.
pub fn known(english: &str) -> Cow<'_, str> {
    form(english, 0).map_or(Cow::Borrowed(english), Cow::Borrowed)
}

fn form(english: &str, at: usize) -> Option<&'static str> {
    match lang() {
        Lang::English => None,
        other => translations(other).get(english)?.get(at).map(String::as_str),
    }
}

/// Puts the values where `{name}` stands; what has no value stays as it is.
pub fn fill(pattern: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16 * values.len());
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let value = behind
            .split_once('}')
            .and_then(|(name, after)| Some((values.iter().find(|(known, _)| *known == name)?.1, after)));
        if let Some((value, after)) = value {
            // Writing to a string cannot fail; a Display that does leaves its place empty.
            let _ = write!(out, "{value}");
            rest = after;
        } else {
            out.push('{');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// As [`fill`], with the number itself as `{n}`; the number and the word behind it stay on one line.
pub fn fill_counted(pattern: &str, number: u64, values: &[(&str, &dyn Display)]) -> String {
    let glued = pattern.replace("{n} ", "{n}\u{a0}");
    let number = count(number);
    let mut all: Vec<(&str, &dyn Display)> = vec![("n", &number)];
    all.extend_from_slice(values);
    fill(&glued, &all)
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::{t, tn};

    #[test]
    fn values_stand_where_their_names_were() {
        let name = "Asha";
        assert_eq!(
            t!("Hello {name}, {what} is here", name, what = 1 + 1),
            "Hello Asha, 2 is here"
        );
        assert_eq!(
            fill("{a} and {b}", &[("a", &"{b}"), ("b", &"x")]),
            "{b} and x",
            "a value is never read again"
        );
        assert_eq!(fill("open { and {gone}", &[("a", &1)]), "open { and {gone}");
    }

    #[test]
    fn a_number_brings_its_form() {
        assert_eq!(
            tn!(1_u64, "{n} thing at {place}", "{n} things at {place}", place = "home"),
            "1\u{a0}thing at home"
        );
        assert_eq!(tn!(12_345_usize, "{n} thing", "{n} things"), "12,345\u{a0}things");
        assert_eq!(tn!(1_u32, "One thing", "{n} things"), "One thing");
    }
}
