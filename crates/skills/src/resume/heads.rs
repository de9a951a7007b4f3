//! The heads of jobs: the lines that tell title, employer and dates.
//!
//! Every dated job has a line with its dates. The lines around it, up to a blank line or an item of a list, are its head. Dates
//! may stand left, right, above or below.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    dated::{Dated, Side},
    entry::{Entry, entry},
    page::{Line, Page},
    words::Words,
};
use crate::{Gazetteer, facts::study_words};

/// A line of a head is no longer than this, in characters.
const LONGEST_HEAD: u32 = 100;

/// A job's head: its lines and what they say.
pub(super) struct Head {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// Title and employer.
    pub(super) entry: Entry,
    /// Its dates.
    pub(super) dated: Option<Dated>,
}

/// Finds heads.
pub(super) struct Heads<'a> {
    pub(super) page: &'a Page,
    pub(super) words: &'a Words,
    pub(super) places: &'a Gazetteer,
    pub(super) today: NaiveDate,
}

impl Heads<'_> {
    /// The heads among some lines, in order. `strict`: the lines stand under no heading of jobs, so that only what surely
    /// is one counts.
    pub(super) fn all(&self, lines: &Range<usize>, strict: bool) -> Vec<Head> {
        let dated = self.dated_heads(lines, strict);
        if dated.is_empty() && !strict {
            self.undated_heads(lines)
        } else {
            dated
        }
    }

    /// The heads of dated jobs, in order.
    fn dated_heads(&self, lines: &Range<usize>, strict: bool) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for nr in lines.clone() {
            let floor = heads.last().map_or(lines.start, |head| head.lines.end);
            if nr < floor || self.line(nr).blank() {
                continue;
            }
            let Some(dated) = Dated::of(self.page, nr, self.today).filter(|dated| dated.heads(self.line(nr))) else {
                continue;
            };
            let block = self.block_start(nr, lines.start);
            let earlier = heads
                .last()
                .and_then(|head| head.dated.as_ref())
                .filter(|earlier| earlier.line >= block);
            let eligible = match earlier {
                Some(earlier) => self.follows(&dated, earlier),
                None => nr - block.max(floor) <= 3,
            };
            if eligible && (!strict || self.surely_a_job(&dated)) {
                let head = self.head(dated, block.max(floor), lines.end);
                if !(strict && self.of_a_study(&head)) {
                    heads.push(head);
                }
            }
        }
        heads
    }

    /// A second dated line in one block heads another job only when it looks just like the first.
    fn follows(&self, dated: &Dated, earlier: &Dated) -> bool {
        let like = |rest: &str| self.words.title(rest) >= 3 || self.words.employer(rest, self.places) >= 3;
        dated.side == earlier.side
            && dated.span.range
            && self.line(dated.line).indent <= self.line(earlier.line).indent + 1
            && (dated.side == Side::Alone || like(&dated.rest))
    }

    fn surely_a_job(&self, dated: &Dated) -> bool {
        dated.span.range
            && (dated.side == Side::Alone
                || self.words.title(&dated.rest) >= 3
                || self.words.employer(&dated.rest, self.places) >= 3)
    }

    /// Without a title, or with a degree in its place. A school in the rest of the line may be where a teacher works.
    fn of_a_study(&self, head: &Head) -> bool {
        let title = &head.entry.title;
        let name = title.split_once(',').map_or(title.as_str(), |(name, _)| name);
        title.is_empty() || !study_words(name).is_empty() || self.words.title(title) < 3
    }

    /// The head around a dated line.
    fn head(&self, dated: Dated, from: usize, until: usize) -> Head {
        let above: Vec<usize> = (from..dated.line)
            .rev()
            .take_while(|nr| self.can_head(*nr))
            .take(3)
            .collect();
        let own = self.line(dated.line).indent;
        let below: Vec<usize> = (dated.line + 1..until)
            .take_while(|nr| self.can_head(*nr) && self.line(*nr).indent <= own + 3 && !self.is_dated(*nr))
            .take(2)
            .collect();
        let mut used: Vec<usize> = if dated.side == Side::Alone {
            if above.is_empty() {
                below.iter().take(1).copied().collect()
            } else {
                above.iter().rev().copied().collect()
            }
        } else {
            Vec::new()
        };
        let others = if dated.side == Side::Alone {
            below.iter().copied().filter(|nr| !used.contains(nr)).take(1).collect()
        } else {
            let mut both: Vec<usize> = below.iter().take(1).copied().collect();
            both.extend(above.first());
            both
        };
        if let Some(other) = self.complement(&self.read(&dated, &used), &others, &above) {
            used.push(other);
            used.sort_unstable();
        }
        let entry = self.read(&dated, &used);
        let first = used.iter().copied().chain([dated.line]).min().unwrap_or(dated.line);
        let last = used.iter().copied().chain([dated.line]).max().unwrap_or(dated.line);
        Head {
            lines: first..last + 1,
            entry,
            dated: Some(dated),
        }
    }

    /// What the chosen lines say, the dated one in its place.
    fn read(&self, dated: &Dated, used: &[usize]) -> Entry {
        let mut lines: Vec<(usize, String)> = used.iter().map(|nr| (*nr, self.line(*nr).words.clone())).collect();
        if dated.side != Side::Alone {
            lines.push((dated.line, dated.rest.clone()));
        }
        lines.sort_by_key(|(nr, _)| *nr);
        let lines: Vec<String> = lines.into_iter().map(|(_, words)| words).collect();
        entry(&lines, self.words, self.places)
    }

    /// The line that tells what the head does not: the employer, or the title.
    fn complement(&self, entry: &Entry, others: &[usize], above: &[usize]) -> Option<usize> {
        let employer = |nr: &usize| self.words.employer(&self.line(*nr).words, self.places);
        let title = |nr: &usize| self.words.title(&self.line(*nr).words);
        let known = entry
            .employer
            .as_deref()
            .map_or(0, |name| self.words.employer(name, self.places));
        if !entry.title.is_empty() && known < 3 {
            let best = others
                .iter()
                .copied()
                .filter(|nr| employer(nr) >= 3 && title(nr) < employer(nr))
                .max_by_key(employer);
            let short = |nr: &usize| {
                entry.employer.is_none() && self.short_name(*nr) && (above.contains(nr) || self.ends_head(*nr))
            };
            return best.or_else(|| others.iter().copied().find(short));
        }
        if entry.title.is_empty() {
            let best = others.iter().copied().find(|nr| title(nr) >= 3);
            return best.or_else(|| {
                others
                    .iter()
                    .copied()
                    .find(|nr| self.short_name(*nr) && self.ends_head(*nr))
            });
        }
        None
    }

    /// A short line that begins with a capital letter and is no sentence.
    fn short_name(&self, nr: usize) -> bool {
        let words = &self.line(nr).words;
        words.split_whitespace().count() <= 7
            && words.starts_with(char::is_uppercase)
            && !words.ends_with(['.', ':', ';'])
    }

    /// Nothing that could be of the head follows.
    fn ends_head(&self, nr: usize) -> bool {
        self.page
            .lines
            .get(nr + 1)
            .is_none_or(|next| next.blank() || next.bullet || next.heading)
    }

    /// The first line of the block a line stands in: after a blank line, a heading, an item of a list.
    fn block_start(&self, nr: usize, from: usize) -> usize {
        let parts = |line: &Line| line.blank() || line.bullet || line.heading;
        (from..nr)
            .rev()
            .find(|before| parts(self.line(*before)))
            .map_or(from, |before| before + 1)
    }

    /// A line that may stand in a head.
    fn can_head(&self, nr: usize) -> bool {
        let line = self.line(nr);
        let length = line.at.end - line.at.start;
        let sentence = line.words.ends_with('.') && line.words.split_whitespace().count() > 6;
        !line.blank() && !line.bullet && !line.heading && length <= LONGEST_HEAD && !sentence
    }

    fn is_dated(&self, nr: usize) -> bool {
        Dated::of(self.page, nr, self.today).is_some_and(|dated| dated.span.range && dated.heads(self.line(nr)))
    }

    /// Where no job has dates: first lines of blocks that look like titles.
    fn undated_heads(&self, lines: &Range<usize>) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for nr in lines.clone() {
            let floor = heads.last().map_or(lines.start, |head| head.lines.end);
            if nr < floor || !self.can_head(nr) || self.block_start(nr, lines.start) != nr {
                continue;
            }
            let line = &self.line(nr).words;
            let next = Some(nr + 1).filter(|next| *next < lines.end && self.can_head(*next));
            let second = next.filter(|next| self.words.employer(&self.line(*next).words, self.places) >= 3);
            if self.words.title(line) >= 3 && line.split_whitespace().count() <= 12 {
                let used: Vec<String> = [Some(nr), second]
                    .into_iter()
                    .flatten()
                    .map(|nr| self.line(nr).words.clone())
                    .collect();
                let end = second.unwrap_or(nr) + 1;
                heads.push(Head {
                    lines: nr..end,
                    entry: entry(&used, self.words, self.places),
                    dated: None,
                });
            }
        }
        heads
    }

    fn line(&self, nr: usize) -> &Line {
        &self.page.lines[nr]
    }
}
