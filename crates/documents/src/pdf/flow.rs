//! From rows to lines: what the page wrapped becomes one line again, headings and empty lines are told.

use std::collections::BTreeMap;

use super::{
    columns::Region,
    hyphens::Hyphens,
    rows::{Row, points},
};
use crate::{
    Refusal,
    text::{Lines, Mark},
};

/// A heading is at least this much larger than the body...
const LARGER: f32 = 1.12;
/// ...and no longer than this, in characters.
const HEADING_CHARS: usize = 60;
/// Columns of fewer characters than this are narrow: there a line may end early without being wrapped.
const NARROW: usize = 45;
/// A wide line that leaves less room than this (in em) was wrapped; one that leaves more may just have ended.
const SURE: f32 = 4.0;
/// So many lines with one left edge show where its right edge is.
const ENOUGH: usize = 5;

/// How most of the text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Body {
    size: f32,
    bold: bool,
}

impl Body {
    /// The size and weight of most characters.
    pub(super) fn of<'a>(regions: impl Iterator<Item = &'a Region>) -> Self {
        // Font sizes in tenths of a point.
        let mut counts: BTreeMap<(i32, bool), usize> = BTreeMap::new();
        for segment in regions.flat_map(|region| &region.rows).flat_map(Row::segments) {
            *counts.entry((points(segment.size * 10.0), segment.bold)).or_default() += segment.text.chars().count();
        }
        let most = counts
            .into_iter()
            .max_by_key(|&(_, count)| count)
            .map(|(style, _)| style);
        let (size, bold) = most.unwrap_or((100, false));
        #[expect(clippy::cast_precision_loss, reason = "font sizes in tenths of a point are small")]
        Self {
            size: size as f32 / 10.0,
            bold,
        }
    }

    fn is_heading(self, row: &Row) -> bool {
        let text = row.text();
        let stands_out = row.size() >= self.size * LARGER || (row.is_bold() && !self.bold);
        stands_out
            && !row.is_parted()
            && !row.is_item()
            && text.chars().count() <= HEADING_CHARS
            && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !text.contains('@')
            && !text.trim_end().ends_with(['.', ',', ';'])
    }
}

/// Writes a region's lines.
pub(super) fn write(region: &Region, body: Body, hyphens: &Hyphens, lines: &mut Lines) -> Result<(), Refusal> {
    let column = Column::of(region);
    let mut line: Option<(String, Mark)> = None;
    for (at, row) in region.rows.iter().enumerate() {
        let heading = body.is_heading(row);
        let above = at.checked_sub(1).and_then(|above| region.rows.get(above));
        if let (Some(above), Some((text, Mark::Plain))) = (above, line.as_mut())
            && !heading
            && column.continues(above, row)
        {
            hyphens.join(text, &row.text());
            continue;
        }
        if let Some((text, mark)) = line.replace((row.text(), if heading { Mark::Heading } else { Mark::Plain })) {
            lines.push(&text, mark)?;
        }
        if above.is_some_and(|above| column.is_gap(above, row)) {
            lines.blank();
        }
    }
    line.map_or(Ok(()), |(text, mark)| lines.push(&text, mark))
}

/// What is usual in a column.
struct Column {
    /// Where full lines end, in points.
    right: f32,
    /// The same for lines with this left edge (in whole points), if there are enough to tell, and how many there are.
    rights: BTreeMap<i32, (usize, f32)>,
    /// The usual distance of two baselines, in points.
    leading: f32,
    narrow: bool,
}

impl Column {
    fn of(region: &Region) -> Self {
        let mut gaps: Vec<f32> = region
            .rows
            .windows(2)
            .map(|pair| pair[0].base() - pair[1].base())
            .collect();
        gaps.sort_by(f32::total_cmp);
        let size = region.rows.iter().map(Row::size).fold(0.0, f32::max);
        let leading = gaps
            .get(gaps.len().saturating_sub(1) / 2)
            .copied()
            .unwrap_or(1.2 * size);
        let longest = region
            .rows
            .iter()
            .map(|row| row.text().chars().count())
            .max()
            .unwrap_or(0);
        let mut rights: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
        for last in region.rows.iter().filter_map(|row| row.segments().last()) {
            let (count, right) = rights.entry(points(last.left)).or_insert((0, last.right));
            (*count, *right) = (*count + 1, right.max(last.right));
        }
        rights.retain(|_, (count, _)| *count >= ENOUGH);
        Self {
            right: region.right,
            rights,
            leading,
            narrow: longest < NARROW,
        }
    }

    /// Where a full line with this left edge ends.
    fn right_of(&self, left: f32) -> f32 {
        self.rights.get(&points(left)).map_or(self.right, |(_, right)| *right)
    }

    /// Whether more than the usual space lies between two rows.
    fn is_gap(&self, above: &Row, row: &Row) -> bool {
        let gap = above.base() - row.base();
        gap > 1.3 * above.size().max(row.size()) && gap > 1.4 * self.usual(row)
    }

    /// Whether `row` goes on with the line that `above` began: the same letters, aligned, and its first word would not
    /// have fitted above.
    fn continues(&self, above: &Row, row: &Row) -> bool {
        let (Some(last), Some(first)) = (above.segments().last(), row.segments().first()) else {
            return false;
        };
        let em = first.size;
        let same = (last.size - first.size).abs() < 0.08 * em && last.bold == first.bold;
        let near = above.base() - row.base() < 1.3 * self.usual(row);
        let shift = first.left - last.left;
        let aligned =
            shift.abs() < 0.4 * em || (above.is_item() && !above.is_parted() && (0.0..3.0 * em).contains(&shift));
        let edge = self.right_of(last.left);
        let room = edge - last.right;
        // Where the edge is that of short lines only, a full one says little.
        let sure = !self.narrow && room < SURE * em && edge > self.right - 2.0 * em;
        same && near
            && aligned
            && !row.is_item()
            && !row.is_parted()
            && room < 0.55 * em + width_of_first_word(row)
            && !is_address(first_word(row))
            && !is_number(first_word(row))
            && (sure || reads_on(&last.text, &first.text))
    }

    fn usual(&self, row: &Row) -> f32 {
        self.leading.clamp(row.size(), 2.2 * row.size())
    }
}

fn first_word(row: &Row) -> &str {
    row.segments()[0].text.split_whitespace().next().unwrap_or_default()
}

/// Addresses of mail and web stand on lines of their own, and are so long that they never fit above.
fn is_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

/// "2." or "13)" begins an item of a numbered list.
fn is_number(word: &str) -> bool {
    word.strip_suffix(['.', ')'])
        .is_some_and(|digits| digits.len() <= 2 && digits.parse::<u8>().is_ok())
}

fn width_of_first_word(row: &Row) -> f32 {
    let segment = &row.segments()[0];
    let (word, all) = (first_word(row).chars().count(), segment.text.trim().chars().count());
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share of a line, to the precision of a letter"
    )]
    let share = word as f32 / all.max(1) as f32;
    (segment.right - segment.left) * share
}

/// In a narrow column, also lines that say one thing each are often full: there the words must read on.
fn reads_on(line: &str, next: &str) -> bool {
    let ends_open = line.trim_end().ends_with([',', '-', '\u{AD}', '&', '/', '(']);
    let last = line.split_whitespace().next_back().unwrap_or_default();
    ends_open || next.trim_start().starts_with(|c: char| !c.is_uppercase()) || last.starts_with(char::is_lowercase)
}
