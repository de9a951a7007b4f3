//! From pieces of text to segments (what touches) and rows (what stands on one baseline).
//!
//! Lengths are points (1/72 inch); the vertical axis points up. 1 em is the font's size.

use std::collections::BTreeMap;

use crate::text::without_bullet;

/// A stretch of text on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// Baselines closer than this (in em) are one row: raised and lowered signs, mixed sizes.
const SAME_ROW: f32 = 0.35;
/// A gap wider than this (in em) parts segments: gutters are wider, spaces between words narrower.
const SEGMENT_GAP: f32 = 0.9;
/// A gap wider than this (in em) is a space.
const SPACE_GAP: f32 = 0.15;
/// The same in scripts whose signs stand before, above and below each other, so that widths mislead.
const WORD_GAP: f32 = 0.9;
/// A bullet may stand this far (in em) before its text.
const BULLET_GAP: f32 = 3.5;
/// Pieces that overlap more than this (in em) lie on top of each other by accident.
const OVERLAP: f32 = 0.6;
/// Within one row, what follows a gap wider than this (in em) stands apart; narrower ones are spaces of justified text,
/// unless what follows is aligned with other rows.
const TAB_GAP: f32 = 1.6;
/// So many segments with one left edge are aligned.
const ALIGNED: usize = 3;

impl Piece {
    /// Whether it is nothing but a bullet.
    fn is_bullet(&self) -> bool {
        without_bullet(&self.text).is_some_and(str::is_empty)
    }

    /// The space between two pieces in em, whichever stands left; negative when they overlap.
    fn gap(&self, other: &Self) -> f32 {
        (other.left - self.right).max(self.left - other.right) / self.size.max(other.size)
    }

    fn is_right_to_left(&self) -> bool {
        self.text
            .chars()
            .any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
    }

    /// Whether `next` says again what the end of this piece says, in the same place: letters printed twice to look bold.
    fn is_printed_again(&self, next: &Self) -> bool {
        self.gap(next) < -OVERLAP.min(0.5 * (next.right - next.left) / next.size)
            && self.text.ends_with(next.text.trim())
    }

    fn takes(&self, next: &Self) -> bool {
        let gap = self.gap(next);
        gap > -OVERLAP && gap <= if self.is_bullet() { BULLET_GAP } else { SEGMENT_GAP }
    }

    /// Whether the gap after a segment is a wide space of justified text: narrow enough, and the letters stay the same.
    fn runs_into(&self, next: &Self) -> bool {
        self.gap(next) <= TAB_GAP && self.bold == next.bold
    }

    fn join(&mut self, next: &Self) {
        let space = if self.text.ends_with(is_indic) && next.text.starts_with(is_indic) {
            WORD_GAP
        } else {
            SPACE_GAP
        };
        let apart = self.gap(next) > space || self.is_bullet();
        if apart && !self.text.ends_with(' ') && !next.text.starts_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.bold &= next.bold;
        self.left = self.left.min(next.left);
        self.right = self.right.max(next.right);
        // Raised and lowered signs are smaller than the text they belong to.
        if next.size > self.size {
            (self.size, self.base) = (next.size, next.base);
        }
    }
}

/// The scripts of India and its neighbours, from Devanagari to Tibetan.
fn is_indic(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{FFF}')
}

/// The pieces of a page joined into segments, from top to bottom.
pub(super) fn segments(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut segments: Vec<Piece> = Vec::new();
    for row in baselines(pieces) {
        let first = segments.len();
        for piece in row {
            match segments[first..].last_mut() {
                Some(last) if last.is_printed_again(&piece) => {}
                Some(last) if last.takes(&piece) => last.join(&piece),
                _ => segments.push(piece),
            }
        }
    }
    segments.sort_by(|a, b| b.base.total_cmp(&a.base));
    segments
}

/// Pieces by baseline from top to bottom; within one, in the direction of its script.
fn baselines(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row[0].base - piece.base <= SAME_ROW * row[0].size.min(piece.size) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        if row.iter().filter(|piece| piece.is_right_to_left()).count() * 2 > row.len() {
            row.sort_by(|a, b| b.right.total_cmp(&a.right));
        } else {
            row.sort_by(|a, b| a.left.total_cmp(&b.left));
        }
    }
    rows
}

/// What stands on one baseline within a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Never empty.
    segments: Vec<Piece>,
}

impl Row {
    /// The rows of a column, from top to bottom.
    pub(super) fn of(segments: Vec<Piece>) -> Vec<Self> {
        let mut lefts: BTreeMap<i32, usize> = BTreeMap::new();
        for segment in &segments {
            *lefts.entry(points(segment.left)).or_default() += 1;
        }
        let is_aligned = |segment: &Piece| lefts.get(&points(segment.left)).is_some_and(|count| *count >= ALIGNED);
        let row = |segments: Vec<Piece>| {
            let mut apart: Vec<Piece> = Vec::new();
            for segment in segments {
                match apart.last_mut() {
                    Some(last) if last.runs_into(&segment) && !is_aligned(&segment) => last.join(&segment),
                    _ => apart.push(segment),
                }
            }
            Self { segments: apart }
        };
        baselines(segments).into_iter().map(row).collect()
    }

    pub(super) fn base(&self) -> f32 {
        self.segments[0].base
    }

    pub(super) fn size(&self) -> f32 {
        self.segments.iter().map(|segment| segment.size).fold(0.0, f32::max)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.segments.iter().all(|segment| segment.bold)
    }

    pub(super) fn segments(&self) -> &[Piece] {
        &self.segments
    }

    /// Whether something stands apart on this row, as a date at the right edge does.
    pub(super) fn is_parted(&self) -> bool {
        self.segments.len() > 1
    }

    pub(super) fn is_item(&self) -> bool {
        without_bullet(&self.segments[0].text).is_some()
    }

    /// The words, with a tab before what stands apart.
    pub(super) fn text(&self) -> String {
        let texts: Vec<&str> = self.segments.iter().map(|segment| segment.text.as_str()).collect();
        texts.join("\t")
    }
}

/// A length in whole points.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes and places are checked to be below 50,000 points"
)]
pub(super) fn points(length: f32) -> i32 {
    length.round() as i32
}
