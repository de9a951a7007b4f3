//! The score: a sum of named parts.

use model::{PostingId, WorkSite};
use serde::{Deserialize, Serialize};
use skills::OccupationIx;

use crate::{
    context::Context,
    facts::Home,
    opening::{Asked, Opening, Pay, Spot, Terms},
    parts::{self, Share, Told},
    person::{Person, Seeker},
    weights::{FULL, Weights},
};

/// The parts, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartName {
    /// Skills asked for and had.
    Skills,
    /// The kind of work.
    Occupation,
    /// Hours to learn what is missing.
    Learning,
    /// Months of experience.
    Experience,
    /// Distance; below zero when the work means moving and nobody wished for that.
    Place,
    /// Pay.
    Pay,
    /// Hours, contract, on site or remote.
    Schedule,
    /// Languages.
    Language,
    /// Education.
    Education,
    /// Age of the posting.
    Freshness,
    /// What earlier "not for me" said; never above zero.
    Feedback,
}

impl PartName {
    /// Whether it tells what somebody can do, not what they wish for or where they are.
    fn is_ability(self) -> bool {
        match self {
            Self::Skills | Self::Occupation | Self::Learning | Self::Experience | Self::Language | Self::Education => {
                true
            }
            Self::Place | Self::Pay | Self::Schedule | Self::Freshness | Self::Feedback => false,
        }
    }
}

/// One part of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub name: PartName,
    /// What it gave, in points.
    pub points: i32,
    /// What it could have given.
    pub out_of: i32,
    /// What is known of it.
    pub told: Told,
}

/// A score with its parts; `total` is their sum, kept between 0 and [`FULL`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The opening.
    pub posting: PostingId,
    /// Points of [`FULL`].
    pub total: i32,
    /// The parts.
    pub parts: Vec<Part>,
}

impl Match {
    /// The part of this name.
    pub fn part(&self, name: PartName) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// What somebody can do of what is asked for, in points: skills, what is soon learned, kind of work, experience, languages and
    /// education. What they wish, and where they live, says nothing of that: whoever applies wants to come. The order of those who
    /// applied is made from it.
    pub fn ability(&self) -> i32 {
        let parts = self.parts.iter().filter(|part| part.name.is_ability());
        within(parts.map(|part| part.points).sum())
    }

    /// The score as people see it: 0 to 100.
    pub fn percent(&self) -> i32 {
        (self.total + 50) / 100
    }
}

/// Scores one opening for one person.
pub fn score(context: &Context, person: &Person, opening: &Opening) -> Match {
    let mut parts = Scorer::new(context, person).all(opening);
    let off = parts
        .iter()
        .filter(|part| part.name == PartName::Feedback)
        .map(|part| part.points)
        .sum();
    parts.retain(|part| part.name != PartName::Feedback);
    if off != 0 {
        parts.push(feedback(off));
    }
    parts.sort_by_key(|part| part.name);
    Match {
        posting: opening.id,
        total: within(sum(&parts)),
        parts,
    }
}

/// A total is never less than nothing or more than everything.
pub(crate) fn within(points: i32) -> i32 {
    points.clamp(0, FULL)
}

/// The points of parts together.
pub(crate) fn sum(parts: &[Part]) -> i32 {
    parts.iter().map(|part| part.points).sum()
}

/// The parts of a score by what they depend on of an opening, so that the matrix reckons each kind of it once.
#[derive(Debug)]
pub(crate) struct Scorer<'a, S> {
    weights: Weights,
    person: &'a S,
    pub(crate) day: i32,
}

impl<S> Clone for Scorer<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Scorer<'_, S> {}

impl<'a, S: Seeker> Scorer<'a, S> {
    pub(crate) fn new(context: &Context<'a>, person: &'a S) -> Self {
        Self {
            weights: context.weights,
            person,
            day: context.day(),
        }
    }

    fn all(self, opening: &Opening) -> Vec<Part> {
        let mut parts = Vec::with_capacity(16);
        parts.extend(self.skills(opening.occupation, &opening.asked));
        parts.extend(self.learning(&opening.asked));
        parts.extend(self.work(opening.occupation));
        parts.extend(self.terms(&opening.terms, opening.spot.site));
        parts.extend(self.spot(&opening.spot));
        parts.extend(self.pay(opening.pay));
        parts.extend(self.age(opening.posted));
        parts.extend(self.employer(opening.employer.as_deref()));
        parts
    }

    /// Skills.
    pub(crate) fn skills(self, occupation: Option<OccupationIx>, asked: &[Asked]) -> [Part; 1] {
        let share = parts::skills(self.person, occupation, asked);
        [part(PartName::Skills, self.weights.skills, share)]
    }

    /// Learning what is missing.
    pub(crate) fn learning(self, asked: &[Asked]) -> [Part; 1] {
        let share = parts::learning(self.person, asked);
        [part(PartName::Learning, self.weights.learning, share)]
    }

    /// The kind of work.
    pub(crate) fn work(self, occupation: Option<OccupationIx>) -> [Part; 2] {
        let Self { weights, person, .. } = self;
        [
            part(
                PartName::Occupation,
                weights.occupation,
                parts::occupation(person, occupation),
            ),
            less(parts::off_for_work(person, occupation)),
        ]
    }

    /// What is asked for beside skills, and the schedule.
    pub(crate) fn terms(self, terms: &Terms, site: Option<WorkSite>) -> [Part; 5] {
        let Self { weights, person, .. } = self;
        [
            part(
                PartName::Experience,
                weights.experience,
                parts::experience(person, terms),
            ),
            part(
                PartName::Schedule,
                weights.schedule,
                parts::schedule(person, terms, site),
            ),
            part(PartName::Language, weights.language, parts::language(person, terms)),
            part(PartName::Education, weights.education, parts::education(person, terms)),
            less(parts::off_for_terms(person, terms)),
        ]
    }

    /// The place.
    pub(crate) fn spot(self, spot: &Spot) -> [Part; 2] {
        of_spot(self.weights, &self.person.facts().home, spot)
    }

    /// The pay.
    pub(crate) fn pay(self, pay: Option<Pay>) -> [Part; 2] {
        let Self { weights, person, .. } = self;
        [
            part(PartName::Pay, weights.pay, parts::pay(person, pay)),
            less(parts::off_for_pay(person, pay)),
        ]
    }

    /// The most that [`Self::pay`] gives this person: the middle, when they have not said what they need.
    pub(crate) fn most_of_pay(self) -> i32 {
        let share = if self.person.facts().min_pay.is_some() {
            1000
        } else {
            Share::MIDDLE
        };
        points(self.weights.pay, share)
    }

    /// The age of the posting.
    pub(crate) fn age(self, posted: Option<i32>) -> [Part; 1] {
        let share = parts::freshness(posted, self.day);
        [part(PartName::Freshness, self.weights.freshness, share)]
    }

    /// What dismissals say of the employer.
    pub(crate) fn employer(self, name: Option<&str>) -> [Part; 1] {
        [less(parts::off_for_employer(self.person, name))]
    }
}

/// The most that the parts for skills can come to, when the skills' share is at most this.
pub(crate) fn most_of_skills(weights: Weights, share: i16) -> i32 {
    points(weights.skills, share) + weights.learning
}

/// The place: of the home and the spot alone.
pub(crate) fn of_spot(weights: Weights, home: &Home, spot: &Spot) -> [Part; 2] {
    [
        part(PartName::Place, weights.place, parts::place(home, spot)),
        less(parts::off_for_spot(home, spot)),
    ]
}

/// The points of a share.
pub(crate) fn points(out_of: i32, share: i16) -> i32 {
    out_of * i32::from(share) / 1000
}

fn part(name: PartName, out_of: i32, share: Share) -> Part {
    Part {
        name,
        points: points(out_of, share.share),
        out_of,
        told: share.told,
    }
}

/// What dismissals take off: a share of the whole, in thousandths.
fn less(off: i32) -> Part {
    feedback(-off * FULL / 1000)
}

fn feedback(points: i32) -> Part {
    Part {
        name: PartName::Feedback,
        points,
        out_of: 0,
        told: Told::Known,
    }
}
