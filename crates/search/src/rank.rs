//! Puts what is found in order, and cuts pages.
//!
//! To add one more order: a variant of [`Order`] and its [`key`]; larger keys come first, unknown is 0.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use model::{Coordinates, PostingId};
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
};

use crate::{
    Facets,
    numbers::Numbers,
    sieve::{Limits, Sieve},
};

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

/// Collects one page.
#[derive(Debug, Clone)]
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
    /// What was counted beside it.
    pub(crate) facets: Facets,
}

impl Collector for Page {
    type Fruit = Ranked;
    type Child = PageOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<PageOfSegment> {
        Ok(PageOfSegment {
            sieve: Sieve::open(reader, self.limits.clone())?,
            page: self.clone(),
            numbers: Numbers::open(reader)?,
            best: BinaryHeap::new(),
            ranked: Ranked::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Ranked>>) -> tantivy::Result<Ranked> {
        let mut all = Ranked::default();
        for fruit in fruits {
            let fruit = fruit?;
            all.total += fruit.total;
            all.top.extend(fruit.top);
            for (currency, count) in fruit.currencies {
                *all.currencies.entry(currency).or_default() += count;
            }
            all.facets.add(fruit.facets);
        }
        all.top.sort_unstable_by_key(|place| Reverse(*place));
        all.top.truncate(self.keep);
        Ok(all)
    }
}

/// [`Page`] within one segment.
pub(crate) struct PageOfSegment {
    page: Page,
    sieve: Sieve,
    numbers: Numbers,
    /// The best so far, the worst of them on top.
    best: BinaryHeap<Reverse<(Rank, u32)>>,
    ranked: Ranked,
}

impl SegmentCollector for PageOfSegment {
    type Fruit = tantivy::Result<Ranked>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.sieve.lets_through(doc, &self.numbers) {
            return;
        }
        self.ranked.total += 1;
        if self.page.order == Order::CountCurrencies {
            if let Some(currency) = self.numbers.currency(doc) {
                *self.ranked.currencies.entry(currency).or_default() += 1;
            }
            return;
        }
        let score = whole(score);
        let key = key(&self.numbers, doc, score, self.page.order);
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

    fn harvest(self) -> tantivy::Result<Ranked> {
        Ok(Ranked {
            top: self.best.into_iter().map(|Reverse(place)| place).collect(),
            facets: self.sieve.counted()?,
            ..self.ranked
        })
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

/// The sort key of one opening: larger comes first, 0 is unknown.
fn key(numbers: &Numbers, doc: DocId, score: u32, order: Order) -> u64 {
    match order {
        Order::Score => score.into(),
        // Days count from the year 1; nothing is published before it.
        Order::Posted => numbers.posted(doc).and_then(|day| u64::try_from(day).ok()).unwrap_or(0),
        Order::Pay(currency) => numbers.pay_middle(doc, currency).map_or(0, |pay| pay.saturating_add(1)),
        Order::CountCurrencies => 0,
        Order::Distance(from) => numbers.at(doc).map_or(0, |at| u64::from(u32::MAX - at.km_to(from))),
    }
}
