//! One opening of the matrix, read where it stands.

use model::PostingId;
use skills::OccupationIx;

use super::{JobMatrix, NO_DAY, NO_END};
use crate::opening::{Asked, Opening, Pay, Spot, Terms};

/// An opening of the matrix. See [`Opening`] for what each thing is.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub(super) matrix: &'a JobMatrix,
    pub(super) slot: usize,
}

impl<'a> Row<'a> {
    /// The posting.
    pub fn id(self) -> PostingId {
        self.matrix.ids[self.slot]
    }

    /// What its title stands for.
    pub fn occupation(self) -> Option<OccupationIx> {
        *self.matrix.occupations.get(self.slot)
    }

    /// Skills asked for.
    pub fn asked(self) -> &'a [Asked] {
        self.matrix.asked.get(self.slot)
    }

    /// Where.
    pub fn spot(self) -> &'a Spot {
        self.matrix.spots.get(self.slot)
    }

    /// Asked for beside skills.
    pub fn terms(self) -> &'a Terms {
        &self.matrix.terms.get(self.slot).0
    }

    /// What it pays.
    pub fn pay(self) -> Option<Pay> {
        self.matrix.pay[self.slot]
    }

    /// The employer's name in lower case.
    pub fn employer(self) -> Option<&'a str> {
        self.matrix.employers.get(self.slot).as_deref()
    }

    /// Day of publication.
    pub fn posted(self) -> Option<i32> {
        Some(self.matrix.posted[self.slot]).filter(|day| *day != NO_DAY)
    }

    /// Last day to apply.
    pub fn deadline(self) -> Option<i32> {
        Some(self.matrix.deadlines[self.slot]).filter(|day| *day != NO_END)
    }

    /// As it was put.
    pub fn opening(self) -> Opening {
        Opening {
            id: self.id(),
            occupation: self.occupation(),
            asked: self.asked().to_vec(),
            spot: *self.spot(),
            terms: self.terms().clone(),
            pay: self.pay(),
            employer: self.employer().map(str::to_owned),
            posted: self.posted(),
            deadline: self.deadline(),
        }
    }
}
