//! The words around a name that are shown as evidence: its sentence, or as much of it as fits.

use std::ops::Range;

use model::Quote;

/// A quote is no longer than this, in characters.
pub(crate) const LONGEST: usize = 160;

/// The words around `at` inside `within` (both in characters of the text): trimmed of bullets and spaces, at most
/// [`LONGEST`] characters, cut between clauses where that is possible, else between words. `at` itself is never cut unless it
/// is longer.
pub(crate) fn quote(chars: &[char], within: &Range<u32>, at: &Range<u32>) -> Quote {
    let (at_start, at_end) = (at.start as usize, (at.end as usize).min(chars.len()));
    let mut start = (within.start as usize).min(at_start);
    let mut end = (within.end as usize).clamp(at_end, chars.len());
    while start < at_start && (chars[start].is_whitespace() || is_bullet(chars[start])) {
        start += 1;
    }
    while end > at_end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    if end - start > LONGEST {
        let room = LONGEST.saturating_sub(at_end - at_start);
        start = cut_left(chars, start, at_start, room * 3 / 5);
        let left = LONGEST.saturating_sub(at_end - start);
        end = cut_right(chars, at_end, end, left);
        end = end.min(start + LONGEST);
        while end > at_end && (chars[end - 1].is_whitespace() || is_bullet(chars[end - 1])) {
            end -= 1;
        }
    }
    let (from, to) = (
        u32::try_from(start).unwrap_or(u32::MAX),
        u32::try_from(end).unwrap_or(u32::MAX),
    );
    Quote {
        text: chars[start..end].iter().collect(),
        start: from,
        end: to,
    }
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '•' | '·' | '–' | '▪' | '●' | '>' | '|')
}

/// The first clause that begins at most `room` characters before `at`, else the first word.
fn cut_left(chars: &[char], start: usize, at: usize, room: usize) -> usize {
    let from = at.saturating_sub(room).max(start);
    if from == start {
        return start;
    }
    let begins = |i: &usize, clause: bool| {
        let before = chars[i - 1];
        before == ' '
            && (!clause || (*i >= 2 && matches!(chars[i - 2], ',' | ':' | '.' | ')' | '-' | '–' | '•' | '·' | '|')))
    };
    (from..=at)
        .find(|i| begins(i, true))
        .or_else(|| (from..=at).find(|i| begins(i, false)))
        .unwrap_or(at)
}

/// The last clause that ends at most `room` characters after `at`, else the last word.
fn cut_right(chars: &[char], at: usize, end: usize, room: usize) -> usize {
    let to = (at + room).min(end);
    if to == end {
        return end;
    }
    let clause = (at..to)
        .rev()
        .find(|i| matches!(chars[*i], ',' | '.' | ')' | ':' | '•' | '·' | '|') && chars[i + 1] == ' ');
    let word = (at..=to).rev().find(|i| chars[*i] == ' ');
    // A comma is left out, a bracket kept.
    clause
        .map(|i| i + usize::from(chars[i] == ')'))
        .filter(|i| *i + room / 2 > to)
        .or(word)
        .unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, quote};

    #[test]
    fn a_quote_is_the_line_or_the_clauses_that_fit() {
        let text: Vec<char> = "- Python and SQL ".chars().collect();
        assert_eq!(quote(&text, &(0..17), &(2..8)).text, "Python and SQL");
        let long = format!(
            "{}, we use Python, {}",
            "many other words".repeat(20),
            "and so on ".repeat(30)
        );
        let chars: Vec<char> = long.chars().collect();
        let at = u32::try_from(long.find("Python").unwrap()).unwrap();
        let cut = quote(&chars, &(0..u32::try_from(chars.len()).unwrap()), &(at..at + 6));
        assert!(cut.text.chars().count() <= LONGEST);
        assert!(cut.text.starts_with("we use Python"), "{}", cut.text);
        let unbroken: Vec<char> = "x".repeat(500).chars().collect();
        assert_eq!(quote(&unbroken, &(0..500), &(100..400)).text.len(), LONGEST);
    }
}
