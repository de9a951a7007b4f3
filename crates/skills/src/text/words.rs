//! A text cut into words, with what stands between them.

use super::{cut::Cutter, gap::Gap};

/// A word: a run of letters and digits. Signs that belong to names stay with it ("C++", "C#"); "&" is a word of its own,
/// folded to "and"; a full stop before a name belongs to it (".NET"); apostrophes vanish, and with them the `s` of a genitive ("driver's" folds to "driver").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it starts in the text, in characters.
    pub start: u32,
    /// Where it ends, exclusive, in characters.
    pub end: u32,
    /// Where it starts in the text, in bytes.
    pub byte_start: u32,
    /// Where it ends, exclusive, in bytes.
    pub byte_end: u32,
    pub(super) folded: (u32, u32),
    /// What stands before it.
    pub gap: Gap,
    /// It is part of a web or mail address.
    pub link: bool,
}

/// The words of a text.
#[derive(Debug)]
pub struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Word>,
    pub(super) folded: String,
    pub(super) end_gap: Gap,
}

/// How much of a text is read, in bytes; what comes after is not looked at.
pub const MAX_TEXT: usize = 8 << 20;

impl<'t> Words<'t> {
    /// Cuts `text`, at most its first 8 MiB.
    pub fn of(text: &'t str) -> Self {
        let text = &text[..text.floor_char_boundary(MAX_TEXT)];
        Cutter::new(text).cut()
    }

    /// The words in order.
    pub fn all(&self) -> &[Word] {
        &self.list
    }

    /// The folded form of a word.
    pub fn folded(&self, word: &Word) -> &str {
        &self.folded[word.folded.0 as usize..word.folded.1 as usize]
    }

    /// The folded form of the word at `at` and the next one, written as one word.
    pub fn folded_pair(&self, at: usize) -> Option<&str> {
        let (first, second) = (self.list.get(at)?, self.list.get(at + 1)?);
        Some(&self.folded[first.folded.0 as usize..second.folded.1 as usize])
    }

    /// A word as it stands in the text.
    pub fn written(&self, word: &Word) -> &'t str {
        &self.text[word.byte_start as usize..word.byte_end as usize]
    }

    /// What stands after the word at `at`.
    pub fn gap_after(&self, at: usize) -> Gap {
        self.list.get(at + 1).map_or(self.end_gap, |next| next.gap)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::text::Gap;

    fn folded(text: &str) -> Vec<String> {
        let words = Words::of(text);
        words.all().iter().map(|word| words.folded(word).to_owned()).collect()
    }

    #[test]
    fn signs_that_belong_to_names_stay() {
        assert_eq!(folded("C, C++, C# and F#"), ["c", "c++", "c#", "and", "f#"]);
        assert_eq!(
            folded(".NET, ASP.NET and Node.js"),
            [".net", "asp", "net", "and", "node", "js"]
        );
        assert_eq!(folded("R&D, R &amp; D"), ["r", "and", "d", "r", "and", "d"]);
        assert_eq!(folded("5+ years of C++17"), ["5", "years", "of", "c++", "17"]);
        assert_eq!(folded("driver's licence, can’t"), ["driver", "licence", "cant"]);
    }

    #[test]
    fn positions_are_characters_of_the_text() {
        let text = "Größe: Schweiß-\u{ad}arbeit – naïve";
        let words = Words::of(text);
        for word in words.all() {
            let cut: String = text
                .chars()
                .skip(word.start as usize)
                .take((word.end - word.start) as usize)
                .collect();
            assert_eq!(cut, words.written(word));
        }
        assert_eq!(folded(text), ["grosse", "schweiss", "arbeit", "naive"]);
    }

    #[test]
    fn gaps_tell_lists_from_phrases() {
        let words = Words::of("Tools: front-end, back-end / Java\n\n- Team work. End");
        let gaps: Vec<Gap> = words.all().iter().map(|word| word.gap).collect();
        assert!(gaps[0].has(Gap::BLANK));
        assert!(gaps[1].has(Gap::COLON));
        assert_eq!(gaps[2], Gap::HYPHEN);
        assert!(gaps[3].has(Gap::COMMA));
        assert!(gaps[5].has(Gap::SLASH));
        assert!(gaps[6].has(Gap::BLANK) && gaps[6].has(Gap::BULLET));
        assert_eq!(gaps[7], Gap::SPACE);
        assert!(gaps[8].has(Gap::STOP));
    }

    #[test]
    fn addresses_are_marked() {
        let words =
            Words::of("asha.rao@java.example, https://example.org/python and github.com/go/rust; node.js/react");
        let links: Vec<bool> = words.all().iter().map(|word| word.link).collect();
        assert_eq!(
            links,
            [[true; 4].as_slice(), &[true; 4], &[false], &[true; 4], &[false; 3]].concat()
        );
    }
}
