//! The text as it grows, line by line.

use super::{
    bullets::without_bullet,
    clean::{clean, close_gaps},
    spaced::join_letters,
};
use crate::Refusal;

/// What a format knows about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing more.
    Plain,
    /// It is a heading.
    Heading,
    /// It is an item of a list.
    Item,
}

/// Collects lines, cleans them, and never grows beyond its limit.
#[derive(Debug)]
pub(crate) struct Lines {
    limit: usize,
    text: String,
    count: u32,
    headings: Vec<u32>,
    blank: bool,
}

impl Lines {
    /// No lines yet; at most `limit` bytes of text.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            text: String::new(),
            count: 0,
            headings: Vec::new(),
            blank: false,
        }
    }

    /// Adds a line as the format gives it; one without words only leaves an empty line.
    pub(crate) fn push(&mut self, raw: &str, mark: Mark) -> Result<(), Refusal> {
        // Longer than all there may be: not worth cleaning.
        if raw.len() > self.limit.saturating_mul(4) {
            return Err(self.too_much());
        }
        let line = clean(raw);
        let (item, line) = match without_bullet(&line) {
            Some(rest) => (true, rest),
            None => (mark == Mark::Item, line.as_str()),
        };
        let line = join_letters(line).unwrap_or_else(|| close_gaps(line));
        if line.is_empty() {
            self.blank();
            return Ok(());
        }
        self.write(&line, item)?;
        if mark == Mark::Heading && !item {
            self.headings.push(self.count - 1);
        }
        Ok(())
    }

    /// An empty line, unless there is one already or nothing before it.
    pub(crate) fn blank(&mut self) {
        self.blank = self.count > 0;
    }

    fn write(&mut self, line: &str, item: bool) -> Result<(), Refusal> {
        let lead = if item { "- " } else { "" };
        if self.text.len() + usize::from(self.blank) + lead.len() + line.len() + 1 > self.limit {
            return Err(self.too_much());
        }
        if std::mem::take(&mut self.blank) {
            self.text.push('\n');
            self.count += 1;
        }
        self.text.push_str(lead);
        self.text.push_str(line);
        self.text.push('\n');
        self.count += 1;
        Ok(())
    }

    fn too_much(&self) -> Refusal {
        Refusal::TooMuchText {
            limit: u64::try_from(self.limit).unwrap_or(u64::MAX),
        }
    }

    /// How many letters and digits there are so far.
    pub(crate) fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphanumeric()).count()
    }

    /// The text and its headings; refused when there is no letter and no digit in it.
    pub(crate) fn finish(self) -> Result<(String, Vec<u32>), Refusal> {
        if self.text.contains(char::is_alphanumeric) {
            Ok((self.text, self.headings))
        } else {
            Err(Refusal::Empty)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Mark};
    use crate::Refusal;

    #[test]
    fn headings_keep_their_line_whatever_stands_before_them() {
        let mut lines = Lines::new(1000);
        for (raw, mark) in [
            ("", Mark::Plain),
            ("Asha Rao", Mark::Heading),
            (" ", Mark::Plain),
            ("", Mark::Plain),
            ("S K I L L S", Mark::Heading),
            ("● welding", Mark::Plain),
            ("brazing", Mark::Item),
            ("•", Mark::Plain),
        ] {
            lines.push(raw, mark).unwrap();
        }
        let (text, headings) = lines.finish().unwrap();
        assert_eq!(text, "Asha Rao\n\nSKILLS\n- welding\n- brazing\n");
        let named: Vec<_> = headings
            .iter()
            .map(|&line| text.lines().nth(line as usize).unwrap())
            .collect();
        assert_eq!(named, ["Asha Rao", "SKILLS"]);
    }

    #[test]
    fn no_more_text_than_allowed_and_no_document_without_words() {
        let mut lines = Lines::new(10);
        lines.push("123456789", Mark::Plain).unwrap();
        assert_eq!(lines.push("0", Mark::Plain), Err(Refusal::TooMuchText { limit: 10 }));
        let mut dashes = Lines::new(10);
        dashes.push("-- --", Mark::Plain).unwrap();
        assert_eq!(dashes.finish(), Err(Refusal::Empty));
    }
}
