//! From top to bottom, and on to the next page.

use super::{
    faces::{Face, Faces},
    look::{Colour, Look},
    wrap,
};

/// Width and height of A4 in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);

/// Something on a page; `y` counts from its upper edge.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// Words on a line; `y` is the line they stand on.
    Words {
        x: f32,
        y: f32,
        face: Face,
        size: f32,
        colour: Colour,
        words: String,
    },
    /// A thin line.
    Line { x: f32, y: f32, width: f32, colour: Colour },
    /// A filled rectangle; `y` is its upper edge.
    Band {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
}

/// How words are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) colour: Colour,
}

/// Where the next line comes.
pub(super) struct Flow<'a> {
    faces: &'a Faces,
    end: f32,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces, end: f32) -> Self {
        Self {
            faces,
            end,
            pages: vec![Vec::new()],
            y: end,
        }
    }

    pub(super) fn width(&self, words: &str, style: Style) -> f32 {
        self.faces.width(words, style.face, style.size)
    }

    /// The lines these words take.
    pub(super) fn lines(&self, words: &str, width: f32, style: Style) -> Vec<String> {
        wrap::lines(words, width, |words| self.width(words, style))
    }

    /// Goes on to a new page unless so much height is left. At the top of a page nothing moves: what is higher than a page
    /// is cut between lines.
    pub(super) fn keep(&mut self, height: f32) {
        if self.y + height > PAGE.1 - self.end && self.y > self.end {
            self.pages.push(Vec::new());
            self.y = self.end;
        }
    }

    /// White; none at the top of a page.
    pub(super) fn gap(&mut self, height: f32) {
        if self.y > self.end {
            self.y += height;
        }
    }

    /// The upper edge of the next line.
    pub(super) fn top(&self) -> f32 {
        self.y
    }

    /// Goes back up to there, for something beside what was set.
    pub(super) fn back_to(&mut self, top: f32) {
        self.y = top;
    }

    /// A line of words; then the next line comes.
    pub(super) fn line(&mut self, x: f32, words: &str, style: Style) {
        let leading = Look::leading(style.size);
        self.keep(leading);
        let y = self.y + leading - (leading - style.size * 0.72) / 2.0;
        self.mark(Mark::Words {
            x,
            y,
            face: style.face,
            size: style.size,
            colour: style.colour,
            words: words.to_owned(),
        });
        self.y += leading;
    }

    /// Lines of words.
    pub(super) fn paragraph(&mut self, x: f32, width: f32, words: &str, style: Style) {
        for line in self.lines(words, width, style) {
            self.line(x, &line, style);
        }
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Behind everything on this page.
    pub(super) fn behind(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.insert(0, mark);
        }
    }

    /// The pages. Where there are more than one, each says whose it is and which.
    pub(super) fn finish(mut self, name: &str, right: f32, style: Style) -> Vec<Vec<Mark>> {
        let all = self.pages.len();
        if all > 1 {
            for nr in 0..all {
                let words = format!("{name} · {}/{all}", nr + 1);
                let x = right - self.width(&words, style);
                let y = PAGE.1 - self.end / 2.0;
                let Style { face, size, colour } = style;
                self.pages[nr].push(Mark::Words {
                    x,
                    y,
                    face,
                    size,
                    colour,
                    words,
                });
            }
        }
        self.pages
    }
}
