//! Filters by number, puts what is found in order, and cuts pages.
//!
//! To add one more order: a variant of [`Order`] and its [`Numbers::key`]; larger keys come first, unknown is 0.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use model::{Coordinates, PostingId};
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::Column,
};
use uuid::Uuid;

use crate::layout::column;

/// Where an opening stands in the results: larger comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// The sort key.
    pub(crate) key: u64,
    /// The posting: of equal keys the youngest id comes first.
    pub(crate) id: PostingId,
}

/// What a sort key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The score.
    Score,
    /// The day of publishing.
    Posted,
    /// The pay in this currency.
    Pay(u64),
    /// None: how many are paid in each currency is counted instead.
    CountCurrencies,
    /// The distance from here.
    Distance(Coordinates),
}

/// Numbers that must be met.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The deadline is not before this day.
    pub(crate) open_on: i64,
    /// At most so many km from there.
    pub(crate) within: Option<(Coordinates, u32)>,
    /// At least this pay at the top of the range, in this currency.
    pub(crate) pay: Option<(u64, u64)>,
}

/// Collects one page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// What must be met.
    pub(crate) limits: Limits,
    /// The order.
    pub(crate) order: Order,
    /// Only what comes after this.
    pub(crate) after: Option<Rank>,
    /// How many to keep.
    pub(crate) keep: usize,
}

/// What was collected.
#[derive(Debug, Default)]
pub(crate) struct Ranked {
    /// How many there are, on all pages.
    pub(crate) total: usize,
    /// The page, first one first, with scores.
    pub(crate) top: Vec<(Rank, u32)>,
    /// How many are paid in each currency.
    pub(crate) currencies: BTreeMap<u64, usize>,
}

impl Collector for Page {
    type Fruit = Ranked;
    type Child = PageOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<PageOfSegment> {
        Ok(PageOfSegment {
            page: *self,
            numbers: Numbers::open(reader)?,
            best: BinaryHeap::new(),
            ranked: Ranked::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Ranked>) -> tantivy::Result<Ranked> {
        let mut all = Ranked::default();
        for fruit in fruits {
            all.total += fruit.total;
            all.top.extend(fruit.top);
            for (currency, count) in fruit.currencies {
                *all.currencies.entry(currency).or_default() += count;
            }
        }
        all.top.sort_unstable_by_key(|place| Reverse(*place));
        all.top.truncate(self.keep);
        Ok(all)
    }
}

/// [`Page`] within one segment.
pub(crate) struct PageOfSegment {
    page: Page,
    numbers: Numbers,
    /// The best so far, the worst of them on top.
    best: BinaryHeap<Reverse<(Rank, u32)>>,
    ranked: Ranked,
}

impl SegmentCollector for PageOfSegment {
    type Fruit = Ranked;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.numbers.meet(doc, &self.page.limits) {
            return;
        }
        self.ranked.total += 1;
        if self.page.order == Order::CountCurrencies {
            self.numbers.count_currency(doc, &mut self.ranked.currencies);
            return;
        }
        let score = whole(score);
        let key = self.numbers.key(doc, score, self.page.order);
        let full = self.best.len() >= self.page.keep;
        if full && self.best.peek().is_none_or(|Reverse((worst, _))| key < worst.key) {
            return;
        }
        let rank = Rank {
            key,
            id: self.numbers.id(doc),
        };
        if self.page.after.is_some_and(|after| rank >= after) {
            return;
        }
        self.best.push(Reverse((rank, score)));
        if self.best.len() > self.page.keep {
            self.best.pop();
        }
    }

    fn harvest(mut self) -> Ranked {
        self.ranked.top = self.best.into_iter().map(|Reverse(place)| place).collect();
        self.ranked
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores are whole, not negative, below 2^24"
)]
fn whole(score: Score) -> u32 {
    score.round() as u32
}

/// The number columns of a segment; a column is `None` when no opening in the segment has a value.
struct Numbers {
    id_high: Option<Column<u64>>,
    id_low: Option<Column<u64>>,
    latitude: Option<Column<i64>>,
    longitude: Option<Column<i64>>,
    pay_top: Option<Column<u64>>,
    pay_middle: Option<Column<u64>>,
    currency: Option<Column<u64>>,
    posted: Option<Column<i64>>,
    deadline: Option<Column<i64>>,
}

fn first<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: Option<&Column<T>>,
    doc: DocId,
) -> Option<T> {
    column?.first(doc)
}

impl Numbers {
    fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            id_high: columns.column_opt(column::ID_HIGH)?,
            id_low: columns.column_opt(column::ID_LOW)?,
            latitude: columns.column_opt(column::LATITUDE)?,
            longitude: columns.column_opt(column::LONGITUDE)?,
            pay_top: columns.column_opt(column::PAY_TOP)?,
            pay_middle: columns.column_opt(column::PAY_MIDDLE)?,
            currency: columns.column_opt(column::CURRENCY)?,
            posted: columns.column_opt(column::POSTED)?,
            deadline: columns.column_opt(column::DEADLINE)?,
        })
    }

    fn id(&self, doc: DocId) -> PostingId {
        let half = |column: &Option<Column<u64>>| first(column.as_ref(), doc).unwrap_or(0);
        PostingId(Uuid::from_u64_pair(half(&self.id_high), half(&self.id_low)))
    }

    fn at(&self, doc: DocId) -> Option<Coordinates> {
        let degree = |column: &Option<Column<i64>>| i32::try_from(first(column.as_ref(), doc)?).ok();
        Some(Coordinates {
            latitude: degree(&self.latitude)?,
            longitude: degree(&self.longitude)?,
        })
    }

    fn currency(&self, doc: DocId) -> Option<u64> {
        first(self.currency.as_ref(), doc)
    }

    fn count_currency(&self, doc: DocId, counts: &mut BTreeMap<u64, usize>) {
        if let Some(currency) = self.currency(doc) {
            *counts.entry(currency).or_default() += 1;
        }
    }

    fn meet(&self, doc: DocId, limits: &Limits) -> bool {
        let open = first(self.deadline.as_ref(), doc).is_none_or(|deadline| deadline >= limits.open_on);
        let pays = limits.pay.is_none_or(|(least, currency)| {
            self.currency(doc) == Some(currency) && first(self.pay_top.as_ref(), doc).is_some_and(|top| top >= least)
        });
        let near = || {
            limits
                .within
                .is_none_or(|(from, km)| self.at(doc).is_some_and(|at| at.km_to(from) <= km))
        };
        open && pays && near()
    }

    fn key(&self, doc: DocId, score: u32, order: Order) -> u64 {
        match order {
            Order::Score => score.into(),
            // Days count from the year 1; nothing is published before it.
            Order::Posted => first(self.posted.as_ref(), doc)
                .and_then(|day| u64::try_from(day).ok())
                .unwrap_or(0),
            Order::Pay(currency) if self.currency(doc) == Some(currency) => {
                first(self.pay_middle.as_ref(), doc).map_or(0, |pay| pay.saturating_add(1))
            }
            Order::Pay(_) | Order::CountCurrencies => 0,
            Order::Distance(from) => self.at(doc).map_or(0, |at| u64::from(u32::MAX - at.km_to(from))),
        }
    }
}
