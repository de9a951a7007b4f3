//! One search, from the query to what is found.

use model::{Currency, PostingId};
use tantivy::Searcher;

use crate::{
    Cursor, Facets, Found, Hit, MAX_LIMIT, Query, Result, Sort,
    asked::Asked,
    cursor::{self, Resume},
    forms::Forms,
    layout::{Fields, currency_number},
    lexicon::Lexicon,
    plan::{self, Plan, Step},
    rank::{Order, Page, Rank, Ranked},
    sieve::Limits,
};

/// Answers a query from one state of the index.
pub(crate) fn find(searcher: &Searcher, fields: &Fields, query: &Query) -> Result<Found> {
    let asked = Asked::read(&query.words, &query.also);
    let resume = query
        .after
        .as_ref()
        .map(|after| cursor::read(after, query, asked.words.len()))
        .transpose()?;
    let lexicon = Lexicon { searcher, fields };
    let marks = match &resume {
        Some(resume) => resume.marks.clone(),
        None => lexicon.marks(&asked)?,
    };
    let plan = Plan {
        forms: Forms { fields },
        asked: &asked,
        marks: &marks,
    };
    let search = Search { searcher, query, plan };
    let (step, currency, mut ranked) = search.run(resume.as_ref())?;
    let next = next_cursor(&mut ranked, query, |after| Resume {
        step,
        marks: marks.clone(),
        currency,
        after,
    });
    Ok(Found {
        total: ranked.total,
        hits: ranked
            .top
            .iter()
            .map(|(rank, score)| Hit {
                id: rank.id,
                score: *score,
            })
            .collect(),
        next,
        did_you_mean: asked.corrected(&lexicon.corrections(&asked)?),
        loosened: matches!(step, Step::Most | Step::Any),
        paid_in: currency_of(currency),
        facets: ranked.facets,
    })
}

/// The openings that have all the words as they were typed: no near forms, no word left out.
pub(crate) fn find_exactly(searcher: &Searcher, fields: &Fields, query: &Query) -> Result<Vec<PostingId>> {
    let asked = Asked::read(&query.words, &query.also);
    let mut marks = Lexicon { searcher, fields }.marks(&asked)?;
    // Near forms are looked for where a word is not known.
    for mark in &mut marks {
        mark.known = true;
    }
    let plan = Plan {
        forms: Forms { fields },
        asked: &asked,
        marks: &marks,
    };
    let search = Search { searcher, query, plan };
    let ranked = search.page(Step::All, search.order(0), None)?;
    let ids = ranked.top.iter().map(|(rank, _)| rank.id);
    Ok(ids.take(query.limit.min(MAX_LIMIT)).collect())
}

/// The page has one more than asked for when there is a next one.
fn next_cursor(ranked: &mut Ranked, query: &Query, resume: impl FnOnce(Rank) -> Resume) -> Option<Cursor> {
    let limit = query.limit.min(MAX_LIMIT);
    let more = ranked.top.len() > limit;
    ranked.top.truncate(limit);
    let (last, _) = ranked.top.last()?;
    more.then(|| cursor::write(&resume(*last), query))
}

struct Search<'a> {
    searcher: &'a Searcher,
    query: &'a Query,
    plan: Plan<'a>,
}

impl Search<'_> {
    /// The step that found something (or the last one), the currency compared in, and what was found.
    fn run(&self, resume: Option<&Resume>) -> Result<(Step, u64, Ranked)> {
        if let Some(resume) = resume {
            let ranked = self.page(resume.step, self.order(resume.currency), Some(resume.after))?;
            return Ok((resume.step, resume.currency, ranked));
        }
        let mut nothing = (Step::All, 0, Ranked::default());
        for step in Step::ALL {
            if !self.plan.adds(step) {
                continue;
            }
            let currency = self.currency(step)?;
            let ranked = self.page(step, self.order(currency), None)?;
            if ranked.total > 0 {
                return Ok((step, currency, ranked));
            }
            nothing.1 = currency;
            if nothing.2.facets == Facets::default() {
                // What the words would find if less were asked beside them; the strictest reading of the words that
                // has any is the most like what was wanted.
                nothing.2 = ranked;
            }
        }
        Ok(nothing)
    }

    fn page(&self, step: Step, order: Order, after: Option<Rank>) -> Result<Ranked> {
        let query = self.query;
        let limits = match order {
            Order::CountCurrencies => Limits::of(query).uncounted(),
            _ => Limits::of(query),
        };
        let keep = match query.limit.min(MAX_LIMIT) {
            0 => 0,
            limit => limit + 1,
        };
        let words = self.plan.query(step, &plan::codes(query));
        Ok(self.searcher.search(
            words.as_ref(),
            &Page {
                limits,
                order,
                after,
                keep,
            },
        )?)
    }

    fn order(&self, currency: u64) -> Order {
        match (self.query.sort, self.query.place) {
            (Sort::Newest, _) => Order::Posted,
            (Sort::BestPaid, _) => Order::Pay(currency),
            (Sort::Nearest, Some(from)) => Order::Distance(from),
            (Sort::Best | Sort::Nearest, _) if self.plan.asked.finds_nothing() => Order::Posted,
            (Sort::Best | Sort::Nearest, _) => Order::Score,
        }
    }

    /// The currency asked for, or else the one that most of what the step finds is paid in; 0 when there is none.
    fn currency(&self, step: Step) -> Result<u64> {
        match (self.query.sort, self.query.min_pay_yearly) {
            (Sort::BestPaid, Some((_, currency))) => Ok(currency_number(currency)),
            (Sort::BestPaid, None) => {
                let counts = self.page(step, Order::CountCurrencies, None)?.currencies;
                let commonest = counts
                    .into_iter()
                    .max_by_key(|(number, count)| (*count, std::cmp::Reverse(*number)));
                Ok(commonest.map_or(0, |(number, _)| number))
            }
            _ => Ok(0),
        }
    }
}

fn currency_of(number: u64) -> Option<Currency> {
    let letters = number.to_be_bytes();
    std::str::from_utf8(&letters[5..]).ok()?.parse().ok()
}
