//! Lets openings through that meet what was asked besides words, and counts those that would.
//!
//! One pass does both: an opening that misses nothing is found; one that misses a single narrowing is counted there, since
//! it would be found without it. One that misses two is looked at no further.

use std::collections::BTreeMap;

use model::Coordinates;
use tantivy::{DocId, SegmentReader, columnar::StrColumn};

use crate::{
    Facet, Facets, Narrowing, Query,
    facet::{AGES, RADII},
    layout::{currency_number, day_number, facet_name},
    numbers::Numbers,
};

/// What must be met.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// The deadline is not before this day.
    open_on: i64,
    /// Where distances are counted from.
    from: Option<Coordinates>,
    /// At most so many km from there.
    radius: Option<u32>,
    /// At least this pay at the top of the range, in this currency.
    pay: Option<(u64, u64)>,
    /// Published on this day or later.
    since: Option<i64>,
    /// Codes of each facet of which any is enough; none lets everything through.
    chosen: [Vec<String>; Facet::ALL.len()],
    /// Whether to count.
    count: bool,
}

impl Limits {
    /// Of a query.
    pub(crate) fn of(query: &Query) -> Self {
        Self {
            open_on: day_number(query.open_on),
            from: query.place,
            radius: query.place.and(query.radius_km),
            pay: query
                .min_pay_yearly
                .map(|(least, currency)| (least, currency_number(currency))),
            since: query.posted_since.map(day_number),
            chosen: Facet::ALL.map(|facet| query.chosen(facet)),
            count: query.count,
        }
    }

    /// The same without counting.
    pub(crate) fn uncounted(self) -> Self {
        Self { count: false, ..self }
    }
}

/// [`Limits`] over one part of the index.
pub(crate) struct Sieve {
    limits: Limits,
    facets: Vec<Codes>,
    ages: [usize; AGES.len()],
    radii: [usize; RADII.len()],
    without: [usize; Narrowing::ALL.len()],
    nearest_outside: Option<u32>,
    best_pay_below: Option<u64>,
    /// How far the opening is that is looked at, in km.
    km: Option<u32>,
}

/// The codes of one facet.
struct Codes {
    column: Option<StrColumn>,
    /// Numbers of the chosen codes in this part; `None` when anything goes.
    chosen: Option<Vec<u64>>,
    /// By the number of the code.
    counts: Vec<usize>,
}

impl Codes {
    fn open(reader: &SegmentReader, facet: Facet, chosen: &[String]) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(facet_name(facet))?;
        let mut numbers = Vec::new();
        for code in chosen {
            if let Some(column) = &column {
                numbers.extend(column.dictionary().term_ord(code.as_bytes())?);
            }
        }
        let codes = column.as_ref().map_or(0, |column| column.dictionary().num_terms());
        Ok(Self {
            column,
            chosen: (!chosen.is_empty()).then_some(numbers),
            counts: vec![0; codes],
        })
    }

    fn of(&self, doc: DocId) -> impl Iterator<Item = u64> {
        self.column.iter().flat_map(move |column| column.term_ords(doc))
    }

    fn meets(&self, doc: DocId) -> bool {
        self.chosen
            .as_ref()
            .is_none_or(|chosen| self.of(doc).any(|code| chosen.contains(&code)))
    }

    fn count(&mut self, doc: DocId) {
        if let Some(column) = &self.column {
            for code in column.term_ords(doc) {
                if let Some(count) = usize::try_from(code).ok().and_then(|at| self.counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }

    fn named(self) -> tantivy::Result<BTreeMap<String, usize>> {
        let mut named = BTreeMap::new();
        for (code, count) in (0..).zip(self.counts).filter(|(_, count)| *count > 0) {
            let mut name = String::new();
            if let Some(column) = &self.column
                && column.ord_to_str(code, &mut name)?
            {
                named.insert(name, count);
            }
        }
        Ok(named)
    }
}

impl Sieve {
    /// Over this part of the index.
    pub(crate) fn open(reader: &SegmentReader, limits: Limits) -> tantivy::Result<Self> {
        let facets = Facet::ALL.iter().zip(&limits.chosen);
        Ok(Self {
            facets: facets
                .map(|(facet, chosen)| Codes::open(reader, *facet, chosen))
                .collect::<tantivy::Result<_>>()?,
            limits,
            ages: Default::default(),
            radii: Default::default(),
            without: Default::default(),
            nearest_outside: None,
            best_pay_below: None,
            km: None,
        })
    }

    /// Whether this one is found. Counts it as a side of that.
    pub(crate) fn lets_through(&mut self, doc: DocId, numbers: &Numbers) -> bool {
        if numbers.deadline(doc).is_some_and(|last| last < self.limits.open_on) {
            return false;
        }
        self.km = match self.limits.from {
            Some(from) if self.limits.radius.is_some() || self.limits.count => numbers.at(doc).map(|at| at.km_to(from)),
            _ => None,
        };
        let mut missed = (0..Narrowing::ALL.len()).filter(|at| !self.meets(*at, doc, numbers));
        let first = missed.next();
        if self.limits.count && missed.next().is_none() {
            self.count(doc, numbers, first);
        }
        first.is_none()
    }

    fn meets(&self, narrowing: usize, doc: DocId, numbers: &Numbers) -> bool {
        let limits = &self.limits;
        match Narrowing::ALL[narrowing] {
            Narrowing::Facet(facet) => self.facets[facet as usize].meets(doc),
            Narrowing::Pay => limits
                .pay
                .is_none_or(|(least, currency)| numbers.pay_top(doc, currency).is_some_and(|top| top >= least)),
            Narrowing::Age => limits
                .since
                .is_none_or(|since| numbers.posted(doc).is_some_and(|day| day >= since)),
            Narrowing::Radius => limits.radius.is_none_or(|km| self.km.is_some_and(|far| far <= km)),
        }
    }

    /// Counts one that misses nothing, or this narrowing alone.
    fn count(&mut self, doc: DocId, numbers: &Numbers, missed: Option<usize>) {
        for (at, narrowing) in Narrowing::ALL.into_iter().enumerate() {
            if missed.is_none_or(|missed| missed == at) {
                self.count_in(narrowing, doc, numbers);
            }
        }
        let Some(missed) = missed else { return };
        self.without[missed] += 1;
        match Narrowing::ALL[missed] {
            Narrowing::Radius => {
                self.nearest_outside = [self.nearest_outside, self.km].into_iter().flatten().min();
            }
            Narrowing::Pay => {
                let pay = self.limits.pay.and_then(|(_, currency)| numbers.pay_top(doc, currency));
                self.best_pay_below = self.best_pay_below.max(pay);
            }
            Narrowing::Facet(_) | Narrowing::Age => {}
        }
    }

    fn count_in(&mut self, narrowing: Narrowing, doc: DocId, numbers: &Numbers) {
        match narrowing {
            Narrowing::Facet(facet) => self.facets[facet as usize].count(doc),
            Narrowing::Pay => {}
            Narrowing::Age => {
                if let Some(posted) = numbers.posted(doc) {
                    let age = self.limits.open_on - posted;
                    bump(&mut self.ages, &AGES, |most| age <= i64::from(most));
                }
            }
            Narrowing::Radius => {
                if let Some(km) = self.km {
                    bump(&mut self.radii, &RADII, |most| km <= most);
                }
            }
        }
    }

    /// What was counted.
    pub(crate) fn counted(self) -> tantivy::Result<Facets> {
        let mut codes = BTreeMap::new();
        for (facet, counted) in Facet::ALL.into_iter().zip(self.facets) {
            codes.insert(facet, counted.named()?);
        }
        codes.retain(|_, counts| !counts.is_empty());
        let without = Narrowing::ALL.into_iter().zip(self.without);
        Ok(Facets {
            codes,
            ages: self.ages,
            radii: self.radii,
            without: without.filter(|(_, count)| *count > 0).collect(),
            nearest_outside: self.nearest_outside,
            best_pay_below: self.best_pay_below,
        })
    }
}

fn bump(counts: &mut [usize], bounds: &[u32], within: impl Fn(u32) -> bool) {
    for (count, bound) in counts.iter_mut().zip(bounds) {
        *count += usize::from(within(*bound));
    }
}
