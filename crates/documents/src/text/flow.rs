//! Paragraphs and tables as they come out of a format with markup: words in, lines out.

use super::{Line, Lines, Look, Mark, table};
use crate::Refusal;

/// Cells within cells: no writing program goes so deep.
const DEEPEST: usize = 60;

/// Takes words, and where paragraphs, rows and cells begin and end; gives lines in reading order.
#[derive(Debug)]
pub(crate) struct Flow {
    /// Where lines go: the document itself, and the cells that are open within it.
    blocks: Vec<Vec<Line>>,
    /// The finished cells of every open row.
    rows: Vec<Vec<Vec<Line>>>,
    /// The paragraph that is open: its lines, and how it is marked.
    paragraph: Vec<Look>,
    mark: Mark,
}

impl Flow {
    pub(crate) fn new() -> Self {
        Self {
            blocks: vec![Vec::new()],
            rows: Vec::new(),
            paragraph: vec![Look::default()],
            mark: Mark::Plain,
        }
    }

    /// A paragraph begins; the one before it ends.
    pub(crate) fn begin(&mut self, mark: Mark) {
        self.end();
        self.mark = mark;
    }

    /// The open paragraph is marked so.
    pub(crate) fn mark(&mut self, mark: Mark) {
        self.mark = mark;
    }

    /// Words of the paragraph.
    pub(crate) fn add(&mut self, words: &str, bold: bool) {
        if let Some(look) = self.paragraph.last_mut() {
            look.add(words, bold);
        }
    }

    /// The last letter of the line so far.
    pub(crate) fn last(&self) -> Option<char> {
        self.paragraph.last().and_then(Look::last)
    }

    /// A line break within the paragraph.
    pub(crate) fn end_line(&mut self) {
        self.paragraph.push(Look::default());
    }

    /// The paragraph ends. One that nothing was said in leaves nothing.
    pub(crate) fn end(&mut self) {
        let looks = std::mem::replace(&mut self.paragraph, vec![Look::default()]);
        let mark = std::mem::replace(&mut self.mark, Mark::Plain);
        let lines = Look::lines(looks, mark);
        if lines.len() > 1 || !lines[0].text.trim().is_empty() {
            self.write(lines);
        }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.end();
        let text = String::new();
        self.write(vec![Line {
            text,
            mark: Mark::Plain,
        }]);
    }

    /// A whole line.
    pub(crate) fn line(&mut self, words: &str, mark: Mark) {
        self.begin(mark);
        self.add(words, false);
        self.end();
    }

    pub(crate) fn open_row(&mut self) {
        self.end();
        if self.rows.len() < DEEPEST {
            self.rows.push(Vec::new());
        }
    }

    pub(crate) fn open_cell(&mut self) {
        self.end();
        if self.blocks.len() <= DEEPEST {
            self.blocks.push(Vec::new());
        }
    }

    pub(crate) fn close_cell(&mut self) {
        self.end();
        if self.blocks.len() > 1
            && let Some(row) = self.rows.last_mut()
        {
            row.push(self.blocks.pop().unwrap_or_default());
        }
    }

    pub(crate) fn close_row(&mut self) {
        self.end();
        if let Some(cells) = self.rows.pop() {
            self.write(table::row(cells));
        }
    }

    fn write(&mut self, lines: Vec<Line>) {
        if let Some(block) = self.blocks.last_mut() {
            block.extend(lines);
        }
    }

    /// Hands all lines on. What is still open ends here.
    pub(crate) fn finish(mut self, lines: &mut Lines) -> Result<(), Refusal> {
        self.end();
        for cells in self.rows {
            self.blocks.extend(cells);
        }
        for line in self.blocks.into_iter().flatten() {
            lines.push(&line.text, line.mark)?;
        }
        Ok(())
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self::new()
    }
}
