//! Columns: which text stands beside other text, and is read after it.
//!
//! A gutter is an upright strip that no segment crosses over some height, with text on both sides. The tallest gutter
//! parts a region into what stands above, left, right and below, and each part is looked at again. A strip whose one side
//! only continues the rows of the other (dates at the right edge, labels before their values) is no gutter.

use super::rows::{Piece, Row};

/// A part of a page that is read from top to bottom.
#[derive(Debug, PartialEq)]
pub(super) struct Region {
    pub(super) rows: Vec<Row>,
    /// The right edge of its column, in points: lines end there when they are full.
    pub(super) right: f32,
}

/// Columns within columns within columns: deeper than any page a person reads.
const DEEPEST: usize = 6;
/// More segments than a page a person reads can hold; then looking for columns would only cost time.
const MOST_SEGMENTS: usize = 6_000;
/// Places that are tried for a gutter.
const TRIES: u16 = 160;
/// A gutter is at least this wide, in em of the region's usual text.
const GUTTER: f32 = 0.8;
/// A column has at least this many rows.
const FEWEST_ROWS: usize = 3;
/// Baselines this close (in em) are one row of a table or of labels; in two columns they meet only by chance.
const SAME_ROW: f32 = 0.12;

/// The regions of a page in reading order.
pub(super) fn order(segments: Vec<Piece>) -> Vec<Region> {
    let mut regions = Vec::new();
    let right = right_edge(&segments);
    cut(segments, right, 0, &mut regions);
    regions
}

fn right_edge(segments: &[Piece]) -> f32 {
    segments
        .iter()
        .map(|segment| segment.right)
        .fold(f32::NEG_INFINITY, f32::max)
}

fn cut(segments: Vec<Piece>, right: f32, depth: usize, regions: &mut Vec<Region>) {
    if segments.is_empty() {
        return;
    }
    let gutter = if depth < DEEPEST && segments.len() <= MOST_SEGMENTS {
        gutter(&segments)
    } else {
        None
    };
    let Some(gutter) = gutter else {
        regions.push(Region {
            rows: Row::of(segments),
            right,
        });
        return;
    };
    let (mut above, mut first, mut second, mut below) = (vec![], vec![], vec![], vec![]);
    for segment in segments {
        match () {
            () if segment.base >= gutter.top => above.push(segment),
            () if segment.base <= gutter.bottom => below.push(segment),
            () if segment.right <= gutter.at => first.push(segment),
            () => second.push(segment),
        }
    }
    let (first_right, second_right) = (right_edge(&first), right_edge(&second));
    cut(above, right, depth + 1, regions);
    cut(first, first_right, depth + 1, regions);
    cut(second, second_right, depth + 1, regions);
    cut(below, right, depth + 1, regions);
}

/// A strip without text: right of `at`, between the baselines `bottom` and `top` (both outside).
#[derive(Debug, Clone, Copy)]
struct Gutter {
    at: f32,
    top: f32,
    bottom: f32,
    height: f32,
}

/// The tallest gutter of segments that come from top to bottom.
fn gutter(segments: &[Piece]) -> Option<Gutter> {
    let left = segments
        .iter()
        .map(|segment| segment.left)
        .fold(f32::INFINITY, f32::min);
    let em = usual_size(segments);
    let step = (right_edge(segments) - left) / f32::from(TRIES);
    let mut best: Option<Gutter> = None;
    for n in 1..TRIES {
        let at = left + step * f32::from(n);
        for (gutter, beside) in strips(segments, at, GUTTER * em) {
            if best.is_none_or(|best| gutter.height > best.height) && is_gutter(beside, at, SAME_ROW * em) {
                best = Some(gutter);
            }
        }
    }
    best
}

/// The stretches over which nothing crosses the strip from `at` to `at + width`, with the segments beside them.
fn strips(segments: &[Piece], at: f32, width: f32) -> Vec<(Gutter, &[Piece])> {
    let crosses = |segment: &Piece| segment.left < at + width && segment.right > at;
    let mut strips = Vec::new();
    let mut top = f32::INFINITY;
    let mut rest = segments;
    while !rest.is_empty() {
        let run = rest.iter().position(crosses).unwrap_or(rest.len());
        let bottom = rest.get(run).map_or(f32::NEG_INFINITY, |segment| segment.base);
        // What stands on the row of a crossing segment belongs to that row.
        let from = rest[..run].partition_point(|segment| segment.base >= top);
        let to = rest[..run].partition_point(|segment| segment.base > bottom).max(from);
        if let [first, .., last] = &rest[from..to] {
            let height = first.base - last.base;
            strips.push((
                Gutter {
                    at,
                    top,
                    bottom,
                    height,
                },
                &rest[from..to],
            ));
        }
        top = bottom;
        rest = rest.get(run + 1..).unwrap_or_default();
    }
    strips
}

/// Whether both sides of the strip hold a column of their own.
fn is_gutter(beside: &[Piece], at: f32, tolerance: f32) -> bool {
    let (left, right): (Vec<&Piece>, Vec<&Piece>) = beside.iter().partition(|segment| segment.right <= at);
    let (left_rows, right_rows) = (bases(&left), bases(&right));
    left_rows.len() >= FEWEST_ROWS
        && right_rows.len() >= FEWEST_ROWS
        && !continues_rows((&left, &left_rows), (&right, &right_rows), tolerance)
}

/// Distinct baselines, from top to bottom.
fn bases(side: &[&Piece]) -> Vec<f32> {
    let mut bases: Vec<f32> = side.iter().map(|segment| segment.base).collect();
    bases.dedup_by(|next, last| (*last - *next).abs() < 1.0);
    bases
}

/// Whether one side only continues the rows of the other: where both stand, most baselines of it are the other's, too,
/// and it holds labels or dates, not wrapped paragraphs that happen to stand on the same lines.
fn continues_rows(left: (&[&Piece], &[f32]), right: (&[&Piece], &[f32]), tolerance: f32) -> bool {
    let (shared_left, shared_right) = (shared(left.1, right.1, tolerance), shared(right.1, left.1, tolerance));
    let (few, few_rows, many_rows) = if shared_left.len() <= shared_right.len() {
        (left.0, shared_left, shared_right)
    } else {
        (right.0, shared_right, shared_left)
    };
    let is_paired = |base: &&f32| {
        let at = many_rows.partition_point(|other| *other > **base + tolerance);
        many_rows.get(at).is_some_and(|other| *other > **base - tolerance)
    };
    few_rows.iter().filter(is_paired).count() * 3 >= few_rows.len() * 2 && !is_prose(few)
}

/// The baselines over the height at which the other side has text, too.
fn shared<'a>(rows: &'a [f32], other: &[f32], tolerance: f32) -> &'a [f32] {
    let (Some(top), Some(bottom)) = (other.first(), other.last()) else {
        return &[];
    };
    let from = rows.partition_point(|base| *base > top + tolerance);
    let to = rows.partition_point(|base| *base > bottom - tolerance);
    rows.get(from..to).unwrap_or_default()
}

/// Lines of many letters, at least half of them full.
fn is_prose(side: &[&Piece]) -> bool {
    let widest = side
        .iter()
        .map(|segment| segment.right - segment.left)
        .fold(0.0, f32::max);
    let full = side
        .iter()
        .filter(|segment| segment.right - segment.left > 0.85 * widest)
        .count();
    let letters: usize = side.iter().map(|segment| segment.text.chars().count()).sum();
    full * 2 >= side.len() && letters > side.len() * 25
}

/// The size most text is set in.
fn usual_size(segments: &[Piece]) -> f32 {
    let mut sizes: Vec<f32> = segments.iter().map(|segment| segment.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

#[cfg(test)]
mod tests {
    use super::{Piece, order};

    fn piece(left: f32, base: f32, text: &str) -> Piece {
        let chars = u16::try_from(text.len()).unwrap();
        Piece {
            text: text.to_owned(),
            left,
            right: left + 5.0 * f32::from(chars),
            base,
            size: 10.0,
            bold: false,
        }
    }

    fn read(pieces: Vec<Piece>) -> Vec<String> {
        order(super::super::rows::segments(pieces))
            .iter()
            .map(|region| region.rows.iter().map(super::Row::text).collect::<Vec<_>>().join("/"))
            .collect()
    }

    #[test]
    fn a_sidebar_is_read_apart_from_what_stands_beside_it() {
        let mut pieces = vec![piece(40.0, 800.0, &"a line over the full width of the page ".repeat(2))];
        for (n, word) in ["skills", "welding", "brazing", "sawing"].into_iter().enumerate() {
            pieces.push(piece(40.0, 760.0 - 17.0 * f32::from(u8::try_from(n).unwrap()), word));
        }
        for (n, word) in ["work", "welder at Red Kite Steel", "fitter at Moor", "school", "more"]
            .into_iter()
            .enumerate()
        {
            pieces.push(piece(200.0, 758.0 - 13.0 * f32::from(u8::try_from(n).unwrap()), word));
        }
        pieces.push(piece(40.0, 600.0, &"another line over the full width ".repeat(2)));
        let regions = read(pieces);
        assert_eq!(regions.len(), 4, "{regions:?}");
        assert_eq!(regions[1], "skills/welding/brazing/sawing");
        assert_eq!(regions[2], "work/welder at Red Kite Steel/fitter at Moor/school/more");
    }

    #[test]
    fn dates_at_the_right_edge_are_no_column() {
        let mut pieces = Vec::new();
        for n in 0..6_u8 {
            let base = 700.0 - 40.0 * f32::from(n);
            pieces.push(piece(40.0, base, "cook at a house by the sea"));
            pieces.push(piece(480.0, base, "2019 - 2021"));
            pieces.push(piece(40.0, base - 13.0, "served eighty guests"));
        }
        let regions = read(pieces);
        assert_eq!(regions.len(), 1, "{regions:?}");
        assert!(regions[0].starts_with("cook at a house by the sea\t2019 - 2021/served eighty guests/cook"));
    }

    #[test]
    fn words_spaced_wide_to_fill_a_line_stay_one_sentence() {
        let words = [(40.0, "the"), (68.0, "quick"), (105.0, "brown"), (142.0, "fox")];
        let mut pieces: Vec<Piece> = words.map(|(left, word)| piece(left, 700.0, word)).to_vec();
        pieces.push(piece(40.0, 687.0, "jumps over the lazy dog"));
        assert_eq!(read(pieces), ["the quick brown fox/jumps over the lazy dog"]);
    }

    #[test]
    fn places_that_make_no_sense_end_in_some_order() {
        let mut pieces: Vec<Piece> = (0..500_u16)
            .map(|n| piece(f32::from(n * 37 % 600), f32::from(n * 53 % 800), "x"))
            .collect();
        pieces.push(piece(f32::MIN_POSITIVE, f32::EPSILON, "y"));
        pieces.push(Piece {
            right: -40_000.0,
            ..piece(49_000.0, -49_000.0, "z")
        });
        let words: usize = read(pieces)
            .iter()
            .map(|region| region.matches(['x', 'y', 'z']).count())
            .sum();
        assert_eq!(words, 502);
    }
}
