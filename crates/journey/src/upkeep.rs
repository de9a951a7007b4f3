//! Upkeep: letting go of what has ended, and keeping the taxonomy that scores were made with.

use chrono::TimeDelta;
use model::{Event, EventKind};
use store::{Grant, employer_proof, hiring::team_invitation, mail, phone_code, session, taxonomy, token, visitor};
use uuid::Uuid;

use crate::{Journey, Result, mails::Kind};

/// Visitors who were not seen for so long are erased.
const VISITORS_STAY: TimeDelta = TimeDelta::days(30);
/// That a mail came in is known for so long: no server hands it over again after that.
const MAILS_STAY: TimeDelta = TimeDelta::days(90);
/// Codes to telephones are known for so long: they limit how many are sent in a day.
const CODES_STAY: TimeDelta = TimeDelta::days(2);
/// Links to teams and to domains are known for so long after their end: they limit how often an address is written to.
const INVITATIONS_STAY: TimeDelta = TimeDelta::days(30);
/// So many visitors are erased in one round.
const VISITORS_A_ROUND: u32 = 200;

/// What was let go of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Sessions that had ended.
    pub sessions: u64,
    /// Links and codes that had ended.
    pub tokens: u64,
    /// Visitors who did not come back.
    pub visitors: u64,
    /// Stored files nobody owned.
    pub files: u64,
    /// What people were told long ago, and the rounds of openings it came from.
    pub told: u64,
    /// That mails came in long ago.
    pub mails: u64,
    /// Codes sent to telephones.
    pub codes: u64,
    /// What programs were sent and answered, and their tokens that ended long ago.
    pub programs: u64,
}

impl Tidied {
    /// Whether there was nothing to do.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Journey {
    /// One round of letting go.
    pub async fn tidy(&self) -> Result<Tidied> {
        let now = self.now();
        let unseen = visitor::unseen(
            &mut self.store().read().await?,
            now - VISITORS_STAY,
            None,
            VISITORS_A_ROUND,
        )
        .await?;
        for (_, person) in &unseen {
            self.store().erase(&Grant::program(*person), now).await?;
        }
        self.let_left_imports_go().await?;
        team_invitation::remove_ended(self.store(), now - INVITATIONS_STAY).await?;
        employer_proof::remove_ended(self.store(), now - INVITATIONS_STAY).await?;
        Ok(Tidied {
            sessions: session::remove_ended(self.store(), now).await?,
            tokens: token::remove_ended(self.store(), now - TimeDelta::days(1)).await?,
            visitors: unseen.len() as u64,
            files: self.store().sweep_orphans(now).await?.removed,
            told: self.forget_what_was_told().await?,
            codes: phone_code::forget(self.store(), now - CODES_STAY, Kind::PhoneCode.code()).await?,
            programs: self.tidy_programs().await?,
            mails: mail::forget_taken(self.store(), now - MAILS_STAY).await?,
        })
    }

    /// Keeps the taxonomy in use, so that what is shown from now on can be replayed. To be called once at start.
    pub async fn keep_taxonomy(&self) -> Result<()> {
        let version = self.0.taxonomy.version();
        if taxonomy::is_kept(&mut self.store().read().await?, version).await? {
            return Ok(());
        }
        let content = serde_json::to_string(&self.0.taxonomy.files()).unwrap_or_default();
        let mut tx = self.store().begin(self.now()).await?;
        taxonomy::keep(&mut tx, version, &content).await?;
        Ok(tx
            .commit(Event::new(EventKind::TaxonomyKept, Uuid::nil()).detail(version))
            .await?)
    }
}
