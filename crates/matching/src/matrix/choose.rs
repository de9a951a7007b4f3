//! The openings somebody asks for in so many words: "cook, in Pune, part-time, better paid than this one".
//!
//! Unlike a [`Filter`](crate::Filter), which a list of everything that fits is narrowed by, these limits decide what is looked at
//! at all; how well each fits decides only their order.

use model::{Coordinates, Currency, Employment, PostingId, WorkSite};
use skills::{OccupationIx, SkillIx};

use super::{JobMatrix, Points, Ranked, Row};
use crate::{Context, Filter, Person, opening::Spot};

/// What is asked for. Nothing set lets everything through; what an opening does not tell does not let it through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// This kind of work.
    pub occupation: Option<OccupationIx>,
    /// Not this opening.
    pub besides: Option<PostingId>,
    /// At most so many km from there. Work from home passes.
    pub near: Option<(Coordinates, u32)>,
    /// In this country, or work from home that may be done from any: two capital letters.
    pub country: Option<[u8; 2]>,
    /// This kind of employment.
    pub employment: Option<Employment>,
    /// This place of work.
    pub site: Option<WorkSite>,
    /// Pays at least so much a year, in hundredths, at its upper end.
    pub pays: Option<(u64, Currency)>,
    /// Pays more than so much a year, in hundredths, at its upper end.
    pub pays_more_than: Option<(u64, Currency)>,
    /// Asks for none of these.
    pub without: Vec<SkillIx>,
}

impl Limits {
    /// Whether they let this opening through.
    fn lets(&self, row: Row<'_>) -> bool {
        let kind = row.terms().employment;
        self.occupation.is_none_or(|wanted| row.occupation() == Some(wanted))
            && self.besides.is_none_or(|not| row.id() != not)
            && self.employment.is_none_or(|wanted| kind == Some(wanted))
            && self.lets_spot(row.spot())
            && self.pays.is_none_or(|(least, of)| pays(row, of, |most| most >= least))
            && self
                .pays_more_than
                .is_none_or(|(than, of)| pays(row, of, |most| most > than))
            && !row.asked().iter().any(|asked| self.without.contains(&asked.skill))
    }

    fn lets_spot(&self, spot: &Spot) -> bool {
        let remote = spot.site == Some(WorkSite::Remote);
        let near = |(from, km): (Coordinates, u32)| remote || spot.at.is_some_and(|there| from.km_to(there) <= km);
        let there = |country| spot.country == Some(country) || (remote && spot.anywhere);
        self.site.is_none_or(|wanted| spot.site == Some(wanted))
            && self.near.is_none_or(near)
            && self.country.is_none_or(there)
    }
}

fn pays(row: Row<'_>, wanted: Currency, enough: impl Fn(u64) -> bool) -> bool {
    row.pay()
        .is_some_and(|(_, most, currency)| currency == wanted && enough(most))
}

impl JobMatrix {
    /// All openings within the limits that this person can still answer, the one that fits best first; equal ones by id.
    pub fn choose(&self, context: &Context, person: &Person, limits: &Limits) -> Vec<Ranked> {
        let points = Points::new(self, context, person, &Filter::default());
        let rows = self.all().filter(|row| limits.lets(*row));
        let mut chosen: Vec<Ranked> = rows
            .filter_map(|row| {
                let total = points.total(row, 0)?;
                Some(Ranked {
                    total,
                    posting: row.id(),
                })
            })
            .collect();
        chosen.sort_unstable_by_key(|ranked| (std::cmp::Reverse(ranked.total), ranked.posting));
        chosen
    }
}
