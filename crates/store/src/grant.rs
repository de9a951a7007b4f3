//! The one check of who may see and change whose data, and the proof that it was made.
//!
//! Every repository of personal data takes a `&Grant`, so none can be asked without the check. To let somebody else
//! through (a mentor, a recruiter with consent): a branch in `basis`, its row in the log of looks, and a story in the
//! contract suite.

use chrono::SubsecRound;
use model::{Event, EventKind, Instant, PersonId, Purpose};

use crate::{Error, Reads, Result, Store, hiring::Act, look, person, scope};

/// Who asks: the person of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewer(pub PersonId);

/// Proof that somebody may see and change one person's data. Made by [`Store::grant`] for people and by
/// [`Grant::program`] for background work; meant to live as long as one request.
#[derive(Debug, PartialEq, Eq)]
pub struct Grant {
    subject: PersonId,
    basis: Basis,
}

/// Why a grant was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// It is their own data.
    Own,
    /// A member of staff entrusted with them.
    Entrusted(PersonId),
    /// The program's own work.
    Program,
}

/// Why there is no grant.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not the person themself, and nobody entrusted with them at this moment. Also when there is no such person: who may
    /// not look cannot find out who is here.
    #[error("not entrusted with this person")]
    NotEntrusted,
    /// They do not hire for this employer. Also when there is no such employer.
    #[error("not in the team of this employer")]
    NotOnTeam,
    /// They are in the team, and may not do this there.
    #[error("not in their role: {0:?}")]
    NotInRole(Act),
    /// The check could not be made, or the look could not be written down.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl Refused {
    /// What to tell the person.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotEntrusted => {
                t!(
                    "This page is about somebody who has not been entrusted to you, or no longer is. Nothing was shown and \
                 nothing was changed. Whoever runs the place can entrust people to you."
                )
            }
            Self::NotOnTeam => {
                t!(
                    "This page belongs to an employer whose team you are not in. Nothing was shown and nothing was changed. \
                 Somebody of the team can invite you."
                )
            }
            Self::NotInRole(Act::Look | Act::Hire) => {
                t!(
                    "You look on in this team: you see its openings and who applied, and change nothing. Nothing was changed. \
                 Whoever owns the team can let you write and answer."
                )
            }
            Self::NotInRole(Act::Lead) => {
                t!(
                    "Only whoever owns the team can do this. Nothing was changed. The page of the team says who that is."
                )
            }
            Self::Failed(error) => error.sentence(),
        }
    }
}

impl Grant {
    /// For the program's own work on a person's data: matching, reminders, erasure after a restore. Never on behalf of
    /// somebody who asked.
    pub fn program(subject: PersonId) -> Self {
        Self {
            subject,
            basis: Basis::Program,
        }
    }

    /// Whose data it is.
    pub fn subject(&self) -> PersonId {
        self.subject
    }

    /// Who acts; `None` when the program does.
    pub fn actor(&self) -> Option<PersonId> {
        match self.basis {
            Basis::Own => Some(self.subject),
            Basis::Entrusted(staff) => Some(staff),
            Basis::Program => None,
        }
    }

    /// Whether it is the person themself.
    pub fn is_own(&self) -> bool {
        self.basis == Basis::Own
    }

    /// An event about the person's data under both names: theirs, and that of whoever acts for them.
    pub fn event(&self, kind: EventKind) -> Event {
        let mut event = Event::new(kind, self.subject.0);
        event.person = Some(self.subject);
        event.actor = self.actor();
        event
    }
}

impl Store {
    /// Whether `viewer` may see and change the data of `subject`, for `purpose`, at `at`: the person themself may; staff
    /// may while a scope over that person is open, and the look is written down before they see anything.
    pub async fn grant(
        &self,
        viewer: Viewer,
        subject: PersonId,
        purpose: Purpose,
        at: Instant,
    ) -> Result<Grant, Refused> {
        let at = at.trunc_subsecs(6);
        let basis = basis(&mut self.read().await?, viewer.0, subject, at).await?;
        if let Basis::Entrusted(staff) = basis {
            look::note(self, staff, subject, purpose, at.date_naive()).await?;
        }
        Ok(Grant { subject, basis })
    }
}

async fn basis(db: &mut impl Reads, viewer: PersonId, subject: PersonId, at: Instant) -> Result<Basis, Refused> {
    if !person::exists(db, subject).await? {
        Err(Refused::NotEntrusted)
    } else if viewer == subject {
        Ok(Basis::Own)
    } else if scope::allowing(db, viewer, subject, at).await?.is_some() {
        Ok(Basis::Entrusted(viewer))
    } else {
        Err(Refused::NotEntrusted)
    }
}
