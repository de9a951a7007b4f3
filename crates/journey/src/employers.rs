//! Employers that have a page here, and what is proven of them. Staff look whether one is who it says it is, and write down what
//! they saw; seekers read the same words.

use std::sync::PoisonError;

use model::{EmployerId, Event, EventKind, Posting, TeamNews};
use store::{
    Reads,
    employer::{self, Employer, Verified},
    employer_proof,
};

use crate::{Error, Journey, Result, Visit, staff::must_be_staff, team::News};

/// Employers shown at once.
const SHOWN: u32 = 50;
/// The longest words on what was proven, in characters.
pub const MAX_PROOF: u16 = 300;

/// A part of the list of employers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmployersPage {
    /// The employers by name, each with how many openings it has.
    pub employers: Vec<(Employer, i64)>,
    /// Where the next part begins; `None` on the last one.
    pub next: Option<EmployerId>,
}

impl Journey {
    /// The employers that have a page here, after this one.
    pub async fn employers(&self, visit: &Visit, after: Option<EmployerId>) -> Result<EmployersPage> {
        must_be_staff(visit)?;
        let mut db = self.store().read().await?;
        let after = match after {
            Some(id) => employer::find(&mut db, id).await?,
            None => None,
        };
        let after = after.as_ref().map(|last| (last.name.as_str(), last.id));
        let mut employers = employer::list(&mut db, after, SHOWN + 1).await?;
        let more = employers.len() > SHOWN as usize;
        employers.truncate(SHOWN as usize);
        let last = employers.last().map(|(employer, _)| employer.id);
        Ok(EmployersPage {
            next: last.filter(|_| more),
            employers,
        })
    }

    /// How many employers have a page here, and how many of them are verified.
    pub async fn count_employers(&self) -> Result<(i64, i64)> {
        Ok(employer::count(&mut self.store().read().await?).await?)
    }

    /// Whether the employer of this posting is verified. The name on a posting says nothing: anybody can borrow it. Only a
    /// posting that belongs to the employer's page here counts.
    pub fn is_verified(&self, posting: &Posting) -> bool {
        posting
            .employer_id
            .is_some_and(|employer| self.is_verified_employer(employer))
    }

    /// Whether something is proven of this employer: by staff, or by its domain.
    pub fn is_verified_employer(&self, employer: EmployerId) -> bool {
        let verified = self.0.verified.read().unwrap_or_else(PoisonError::into_inner);
        verified.contains(&employer)
    }

    /// Reads which are verified into memory, for lists.
    pub(crate) async fn read_verified(&self, db: &mut impl Reads) -> Result<()> {
        let verified = employer::verified(db).await?;
        *self.0.verified.write().unwrap_or_else(PoisonError::into_inner) = verified;
        self.openings_changed();
        Ok(())
    }

    /// The employer's page, as everybody may read it.
    pub async fn employer(&self, id: EmployerId) -> Result<Employer> {
        let found = employer::find(&mut self.store().read().await?, id).await?;
        found.ok_or(Error::NotFound(t!("employer")))
    }

    /// Writes down what this member of staff found proven of an employer: from now on it is verified.
    pub async fn verify_employer(&self, visit: &Visit, id: EmployerId, proof: &str) -> Result<()> {
        must_be_staff(visit)?;
        let proof = proof.split_whitespace().collect::<Vec<_>>().join(" ");
        if proof.is_empty() {
            return Err(Error::invalid(
                "proof",
                t!("Write down what you saw: people who look for work read it."),
            ));
        }
        if proof.chars().count() > usize::from(MAX_PROOF) {
            return Err(Error::invalid(
                "proof",
                t!("This is too long: {max} letters at most.", max = MAX_PROOF),
            ));
        }
        let verified = Verified {
            proof,
            at: self.now(),
            by: Some(visit.person),
        };
        self.change_verified(visit, id, Ok(verified)).await
    }

    /// Takes back that an employer is verified, whoever proved it, and tells its owners why.
    pub async fn unverify_employer(&self, visit: &Visit, id: EmployerId, why: &str) -> Result<()> {
        must_be_staff(visit)?;
        let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
        if why.is_empty() {
            return Err(Error::invalid(
                "why",
                t!("Say in a few words why: the employer is told."),
            ));
        }
        if why.chars().count() > usize::from(MAX_PROOF) {
            return Err(Error::invalid(
                "why",
                t!("This is too long: {max} letters at most.", max = MAX_PROOF),
            ));
        }
        self.change_verified(visit, id, Err(why)).await
    }

    /// Writes down what was proven, or why it is so no longer.
    async fn change_verified(&self, visit: &Visit, id: EmployerId, verified: Result<Verified, String>) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        if !employer::verify(&mut tx, id, verified.as_ref().ok()).await? {
            return Err(Error::NotFound(t!("employer")));
        }
        let (kind, what, words) = match verified {
            Ok(verified) => (EventKind::EmployerVerified, TeamNews::Proven, verified.proof),
            Err(why) => {
                employer_proof::end_all(&mut tx, id, visit.person, &why).await?;
                (EventKind::EmployerUnverified, TeamNews::ProofEnded, why)
            }
        };
        let news = News {
            words,
            ..News::of(what)
        };
        self.tell_owners(&mut tx, (id, visit.person), news).await?;
        let mut event = Event::new(kind, id.0);
        event.actor = Some(visit.person);
        tx.commit(event).await?;
        self.0.changed.notify_one();
        Ok(())
    }
}
