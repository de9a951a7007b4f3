//! The score: a sum of named parts.

use model::PostingId;
use serde::{Deserialize, Serialize};

use crate::{
    context::Context,
    opening::Opening,
    parts::{self, Share, Told},
    person::Person,
    weights::FULL,
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

    /// The score as people see it: 0 to 100.
    pub fn percent(&self) -> i32 {
        (self.total + 50) / 100
    }
}

/// Scores one opening for one person.
pub fn score(context: &Context, person: &Person, opening: &Opening) -> Match {
    let mut parts = Vec::with_capacity(10);
    each_part(context, person, opening, |part| parts.push(part));
    let total = parts.iter().map(|part| part.points).sum::<i32>().clamp(0, FULL);
    Match {
        posting: opening.id,
        total,
        parts,
    }
}

/// The total alone, without making a list: what the matrix calls for every opening.
pub(crate) fn total(context: &Context, person: &Person, opening: &Opening) -> i32 {
    let mut sum = 0;
    each_part(context, person, opening, |part| sum += part.points);
    sum.clamp(0, FULL)
}

fn each_part(context: &Context, person: &Person, opening: &Opening, mut take: impl FnMut(Part)) {
    let Context { weights, .. } = *context;
    let mut give = |name, out_of: i32, share: Share| {
        take(Part {
            name,
            points: out_of * i32::from(share.share) / 1000,
            out_of,
            told: share.told,
        });
    };
    give(PartName::Skills, weights.skills, parts::skills(person, opening));
    give(
        PartName::Occupation,
        weights.occupation,
        parts::occupation(person, opening),
    );
    give(PartName::Learning, weights.learning, parts::learning(person, opening));
    give(
        PartName::Experience,
        weights.experience,
        parts::experience(person, opening),
    );
    give(PartName::Place, weights.place, parts::place(person, opening));
    give(PartName::Pay, weights.pay, parts::pay(person, opening));
    give(PartName::Schedule, weights.schedule, parts::schedule(person, opening));
    give(PartName::Language, weights.language, parts::language(person, opening));
    give(
        PartName::Education,
        weights.education,
        parts::education(person, opening),
    );
    give(
        PartName::Freshness,
        weights.freshness,
        parts::freshness(opening, context.day()),
    );
    let off = i32::try_from(parts::dislike(person, opening)).unwrap_or(0);
    if off > 0 {
        take(Part {
            name: PartName::Feedback,
            points: -off * FULL / 1000,
            out_of: 0,
            told: Told::Known,
        });
    }
}
