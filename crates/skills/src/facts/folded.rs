//! A text made easy to search, without losing where its words stand.

use std::ops::Range;

use crate::text::fold_char;

/// A text in lower case, without accents, with plain hyphens and spaces, that remembers for each byte the character it
/// came from.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    text: String,
    origin: Vec<u32>,
}

impl Folded {
    /// Folds `source`.
    pub(crate) fn of(source: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(source.len()),
            origin: Vec::with_capacity(source.len()),
        };
        for (at, c) in (0u32..).zip(source.chars()) {
            if c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '.') {
                folded.text.push(c.to_ascii_lowercase());
                folded.origin.push(at);
                continue;
            }
            match plain_mark(c) {
                Some(mark) => folded.text.push(mark),
                None => fold_char(c, &mut folded.text),
            }
            folded.origin.resize(folded.text.len(), at);
        }
        folded
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of bytes of the folded text stands in the source, in characters.
    pub(crate) fn source(&self, bytes: &Range<usize>) -> Range<u32> {
        let end = match bytes.end {
            0 => 0,
            end => self.origin.get(end - 1).map_or(0, |last| last + 1),
        };
        let start = self.origin.get(bytes.start).copied().unwrap_or(end);
        start..end.max(start)
    }

    /// The bytes of the folded text that stand for the characters `range` of the source.
    pub(crate) fn bytes(&self, range: &Range<u32>) -> Range<usize> {
        let start = self.origin.partition_point(|at| *at < range.start);
        let end = self.origin.partition_point(|at| *at < range.end);
        start..end
    }
}

/// A text with plain hyphens, spaces and apostrophes, its letters left as they are.
pub(crate) fn tidy(text: &str) -> String {
    text.chars().map(|c| plain_mark(c).unwrap_or(c)).collect()
}

fn plain_mark(c: char) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '→' | '➔' | '\u{2}' => Some('-'),
        '’' | '‘' | 'ʼ' | '´' | '`' => Some('\''),
        _ if c.is_whitespace() => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn positions_survive_folding() {
        let source = "Größe – März\u{a0}2010";
        let folded = Folded::of(source);
        assert_eq!(folded.text(), "grosse - marz 2010");
        let at = folded.text().find("marz").unwrap();
        let range = folded.source(&(at..at + 4));
        let words: String = source.chars().skip(range.start as usize).take(range.len()).collect();
        assert_eq!(words, "März");
        assert_eq!(folded.bytes(&range), at..at + 4);
        assert_eq!(folded.source(&(0..0)), 0..0);
    }
}
