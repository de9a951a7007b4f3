//! What somebody may want to look at next, told by nothing but the openings they looked at.
//!
//! Each opening is compared with those looked at by its title, its words, its place and its employer. Work comes first:
//! `interest = (6 · title + 4 · text) / 10 · (40 + 45 · place + 15 · employer) / 100`, each part from 0 to 1, so that the
//! same work far away keeps two fifths, and other work next door nothing. A part is halfway between its mean over what was
//! looked at, the latest counted most, and its best.

use std::sync::Arc;

use model::Posting;
use skills::{Evidence, TextCorpus, TitleCorpus};

/// One, in the millionths that likeness is told in.
const ONE: u64 = 1_000_000;
/// Each look counts so many thousandths of the one after it.
const FADES: u64 = 850;
/// Looks before the last so many count for nothing.
const REMEMBERED: usize = 30;
/// Parts of ten.
const TITLE: u64 = 6;
const TEXT: u64 = 4;
/// Parts of a hundred.
const WORK: u64 = 40;
const PLACE: u64 = 45;
const EMPLOYER: u64 = 15;

/// Openings to choose the next one from. Made once, then asked any number of times.
#[derive(Debug)]
pub struct Looks<'p> {
    postings: Vec<&'p Posting>,
    titles: TitleCorpus,
    texts: TextCorpus,
}

/// An opening that may be looked at next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Which: its position.
    pub at: usize,
    /// How much speaks for it, in millionths.
    pub interest: u32,
    /// The one of those looked at that it is most like: its position.
    pub like: usize,
}

impl Next {
    /// Why, in words; `like` is the posting it is most like.
    pub fn because(&self, like: &Posting) -> String {
        t!("Much like “{title}”, which you looked at.", title = like.title)
    }
}

/// Parts of the interest in one opening, in millionths.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    title: u64,
    text: u64,
    place: u64,
    employer: u64,
}

impl Parts {
    fn interest(self) -> u64 {
        let work = (TITLE * self.title + TEXT * self.text) / (TITLE + TEXT);
        let whole = WORK + PLACE + EMPLOYER;
        work * (WORK * ONE + PLACE * self.place + EMPLOYER * self.employer) / (whole * ONE)
    }

    fn map(self, other: Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            title: join(self.title, other.title),
            text: join(self.text, other.text),
            place: join(self.place, other.place),
            employer: join(self.employer, other.employer),
        }
    }
}

/// What all looks say of one opening.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    sum: Parts,
    best: Parts,
    most_like: (u64, usize),
}

impl<'p> Looks<'p> {
    /// Over these openings; `evidence` tells what their titles stand for.
    pub fn new(evidence: Arc<Evidence>, postings: Vec<&'p Posting>) -> Self {
        Self {
            titles: TitleCorpus::new(evidence, postings.iter().map(|posting| posting.title.as_str())),
            texts: TextCorpus::new(postings.iter().map(|posting| posting.description.as_str())),
            postings,
        }
    }

    /// What comes next after those at these positions, the latest last: at most `top`, most likely first, equal ones in order.
    pub fn next(&self, seen: &[usize], top: usize) -> Vec<Next> {
        let remembered = &seen[seen.len().saturating_sub(REMEMBERED)..];
        let mut said = vec![Said::default(); self.postings.len()];
        let (mut weight, mut weights) = (1000, 0);
        for look in remembered.iter().rev().filter(|look| **look < self.postings.len()) {
            self.look(*look, weight, &mut said);
            weights += weight;
            weight = weight * FADES / 1000;
        }
        let halfway = |said: &Said| {
            said.sum
                .map(said.best, |sum, best| u64::midpoint(sum / weights.max(1), best))
        };
        let mut next: Vec<Next> = said
            .iter()
            .enumerate()
            .filter(|(at, said)| said.most_like.0 > 0 && !seen.contains(at))
            .map(|(at, said)| Next {
                at,
                interest: u32::try_from(halfway(said).interest()).unwrap_or(u32::MAX),
                like: said.most_like.1,
            })
            .collect();
        next.sort_by_key(|next| (std::cmp::Reverse(next.interest), next.at));
        next.truncate(top);
        next
    }

    /// Adds what one look says of every opening.
    fn look(&self, look: usize, weight: u64, said: &mut [Said]) {
        let looked_at = self.postings[look];
        let titles = self.titles.likeness(&looked_at.title);
        let texts = self.texts.likeness(&looked_at.description);
        for (at, said) in said.iter_mut().enumerate() {
            let parts = Parts {
                title: titles[at],
                text: texts[at],
                place: places(looked_at, self.postings[at]),
                employer: employers(looked_at, self.postings[at]),
            };
            said.sum = said.sum.map(parts, |sum, part| sum + part * weight);
            said.best = said.best.map(parts, u64::max);
            if parts.interest() > said.most_like.0 {
                said.most_like = (parts.interest(), look);
            }
        }
    }
}

/// How near each other two places of work are.
fn places(one: &Posting, other: &Posting) -> u64 {
    let (Some(here), Some(there)) = (&one.place, &other.place) else {
        return 0;
    };
    let same = here.text.eq_ignore_ascii_case(&there.text) || (here.id.is_some() && here.id == there.id);
    match here.km_to(there) {
        _ if same => ONE,
        Some(..=10) => 900_000,
        Some(..=30) => 700_000,
        Some(..=100) => 300_000,
        _ if here.country.is_some() && here.country == there.country => 100_000,
        _ => 0,
    }
}

fn employers(one: &Posting, other: &Posting) -> u64 {
    match (&one.employer, &other.employer) {
        (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => ONE,
        _ => 0,
    }
}
