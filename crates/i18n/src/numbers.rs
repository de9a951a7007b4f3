//! Digits as a language groups them.

use crate::{Lang, lang};

/// A count in the language that is spoken: `1,234,567`, `1.234.567`, `12,34,567`.
pub fn count(number: u64) -> String {
    let pairs = lang() == Lang::Hindi;
    grouped(number, if pairs { 2 } else { 3 })
}

/// What stands between groups of digits.
pub fn between_groups() -> char {
    match lang() {
        Lang::Spanish => '.',
        Lang::English | Lang::Hindi => ',',
    }
}

/// What stands before the part of one.
pub fn decimal_sign() -> char {
    match lang() {
        Lang::Spanish => ',',
        Lang::English | Lang::Hindi => '.',
    }
}

/// Digits in groups: the last three together, then groups of `size`.
pub fn grouped(number: u64, size: usize) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    let mut out = String::with_capacity(digits.len() + digits.len() / 2);
    for (at, digit) in head.chars().enumerate() {
        if at > 0 && (head.len() - at).is_multiple_of(size) {
            out.push(between_groups());
        }
        out.push(digit);
    }
    if !out.is_empty() {
        out.push(between_groups());
    }
    out + tail
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::{Lang, speaking};

    #[test]
    fn digits_are_grouped_as_they_are_read() {
        for (lang, words) in [
            (Lang::English, "12,345,678"),
            (Lang::Spanish, "12.345.678"),
            (Lang::Hindi, "1,23,45,678"),
        ] {
            assert_eq!(speaking(lang, || count(12_345_678)), words);
        }
        assert_eq!(count(999), "999");
    }
}
