//! What stands on one page, and where.

use pdf_oxide::{
    PdfDocument,
    geometry::Rect,
    layout::{TextChar, TextSpan},
};

use super::{refusal, rows::Piece};
use crate::{Refusal, text::join_letters};

/// Places farther than this from the page's corner (in points, 1/72 inch) are nonsense: ten times the largest poster.
const FARTHEST: f32 = 50_000.0;

/// Dots drawn before list items are this wide and high, in points.
const DOT: std::ops::RangeInclusive<f32> = 1.2..=7.5;
/// More dots, or more letter-spaced headings, than a page a person reads can hold.
const MOST: usize = 2_000;

/// The pieces of text on a page, and a bullet for every dot drawn before a line.
pub(super) fn pieces(document: &PdfDocument, index: usize) -> Result<Vec<Piece>, Refusal> {
    let spans = document.extract_spans(index).map_err(|error| refusal(&error))?;
    let mut pieces: Vec<Piece> = spans.iter().filter_map(piece).collect();
    if pieces.iter().any(is_spaced) {
        let letters = document.extract_chars(index).unwrap_or_default();
        pieces
            .iter_mut()
            .filter(|piece| is_spaced(piece))
            .take(MOST / 10)
            .for_each(|piece| close_letters(piece, &letters));
    }
    if !pieces.is_empty() {
        let dots = dots(document, index, &pieces);
        pieces.extend(dots);
    }
    Ok(pieces)
}

fn piece(span: &TextSpan) -> Option<Piece> {
    let Rect { x, y, width, .. } = span.bbox;
    let size = span.font_size.abs();
    let sane = |value: f32| value.is_finite() && value.abs() < FARTHEST;
    // Text set upright along the margin is decoration or a stamp and would be torn into the rows it crosses.
    let turned = span.rotation_degrees.abs() > 10.0;
    if turned || !sane(x) || !sane(y) || !sane(width) || !sane(size) || size < 0.5 || span.text.trim().is_empty() {
        return None;
    }
    Some(Piece {
        text: text_of(span),
        left: x,
        right: x + width.max(0.0),
        base: y,
        size,
        bold: span.font_weight.is_bold(),
    })
}

/// The span's text; a lone sign of a symbol font is a bullet whatever letter stands for it.
fn text_of(span: &TextSpan) -> String {
    let alone = span.text.trim().chars().count() == 1;
    let font = span.font_name.to_ascii_lowercase();
    let symbols = ["symbol", "dingbat", "wingding", "webding", "bullet"]
        .iter()
        .any(|name| font.contains(name));
    let typewriter_o = span.text.trim() == "o" && font.contains("courier");
    if alone && (symbols || typewriter_o) {
        "•".to_owned()
    } else {
        span.text.clone()
    }
}

fn is_spaced(piece: &Piece) -> bool {
    join_letters(&piece.text).is_some()
}

/// A heading that is set with wide gaps, not typed with spaces: only its single letters tell where a word ends.
fn close_letters(piece: &mut Piece, letters: &[TextChar]) {
    let inside = letters.iter().filter(|letter| {
        (letter.bbox.y - piece.base).abs() < 0.1 * piece.size
            && letter.bbox.x > piece.left - 0.5
            && letter.bbox.x < piece.right
    });
    let text: String = inside.map(|letter| letter.char).collect();
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let spaces = text.chars().count() - count(&text);
    if count(&text) == count(&piece.text) && spaces * 3 < count(&text) {
        piece.text = text;
    }
}

/// Bullets that are drawn, not written, as browsers do.
fn dots(document: &PdfDocument, index: usize, pieces: &[Piece]) -> Vec<Piece> {
    let Ok(paths) = document.extract_paths(index) else {
        return Vec::new();
    };
    let mut starts: Vec<&Piece> = pieces.iter().collect();
    starts.sort_by(|a, b| a.base.total_cmp(&b.base));
    let round = |area: &Rect| {
        DOT.contains(&area.width)
            && DOT.contains(&area.height)
            && (area.width - area.height).abs() < 0.35 * area.width.max(area.height)
    };
    let areas = paths
        .iter()
        .filter(|path| path.has_fill() || path.has_stroke())
        .map(|path| path.bbox);
    areas
        .filter(round)
        .take(MOST)
        .filter_map(|area| dot_before(&area, &starts))
        .collect()
}

/// A bullet in the row of the text that begins just right of the dot, if there is such text.
fn dot_before(dot: &Rect, by_base: &[&Piece]) -> Option<Piece> {
    let middle = dot.y + dot.height / 2.0;
    // No font in a résumé is larger than 40 points.
    let from = by_base.partition_point(|piece| piece.base < middle - 40.0);
    let line = by_base[from..]
        .iter()
        .take_while(|piece| piece.base < middle + 5.0)
        .find(|piece| {
            let height = (middle - piece.base) / piece.size;
            let gap = (piece.left - dot.x - dot.width) / piece.size;
            (-0.1..0.8).contains(&height) && (0.0..2.5).contains(&gap)
        })?;
    Some(Piece {
        text: "•".to_owned(),
        left: dot.x,
        right: dot.x + dot.width,
        ..(*line).clone()
    })
}

/// Whether the page shows pictures, or drawings enough to be letters turned into outlines.
pub(super) fn has_picture(document: &PdfDocument, index: usize) -> bool {
    /// A page of outlined text has hundreds of curved shapes; rules, boxes and icons are fewer or simpler.
    const OUTLINES: usize = 120;
    const CURVED: usize = 6;
    document
        .page_image_handles(index)
        .is_ok_and(|images| !images.is_empty())
        || document.extract_paths(index).is_ok_and(|paths| {
            paths
                .iter()
                .filter(|path| path.operations.len() > CURVED)
                .nth(OUTLINES)
                .is_some()
        })
}

/// Signs that stand where the file does not say which letter is meant.
pub(super) fn has_no_meaning(c: char) -> bool {
    c == '\u{FFFD}' || c.is_control() || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}
