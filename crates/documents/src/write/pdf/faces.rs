//! The letters: Noto Sans, which has Latin, Greek and Cyrillic.

use pdf_oxide::writer::EmbeddedFont;

/// A cut of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Upright.
    Regular = 0,
    /// Bold.
    Bold = 1,
    /// Slanted.
    Italic = 2,
}

/// All cuts, to measure with and to embed.
pub(super) struct Faces([EmbeddedFont; 3]);

impl Faces {
    pub(super) fn new() -> Option<Self> {
        let read = |name: &str, bytes: &[u8]| EmbeddedFont::from_data(Some(name.to_owned()), bytes.to_vec()).ok();
        Some(Self([
            read("NotoSans-Regular", ttf_noto_sans::REGULAR)?,
            read("NotoSans-Bold", ttf_noto_sans::BOLD)?,
            read("NotoSans-Italic", ttf_noto_sans::ITALIC)?,
        ]))
    }

    /// The width of words, in points.
    pub(super) fn width(&self, words: &str, face: Face, size: f32) -> f32 {
        self.0[face as usize].text_width(words, size)
    }

    /// Whether every letter of a word is there.
    pub(super) fn has(&self, word: &str) -> bool {
        word.chars()
            .filter(|letter| !letter.is_control())
            .all(|letter| self.0[0].glyph_id(u32::from(letter)).is_some())
    }

    pub(super) fn into_all(self) -> [EmbeddedFont; 3] {
        self.0
    }
}
