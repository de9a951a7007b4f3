//! What happens to offers by itself: the person is reminded before the last day, and what nobody answered lapses, politely.

use chrono::TimeDelta;
use model::{EventKind, JobOfferMove, JobOfferNews, JobOfferState, Party};
use store::{
    Grant,
    hiring::{
        interview::Side,
        job_offer::{self, JobOffer},
    },
};

use crate::{Journey, Result};

/// The person is reminded so long before.
const BEFORE: TimeDelta = TimeDelta::hours(48);
/// Offers looked at in one go.
const AT_ONCE: u32 = 100;

impl Journey {
    /// Lets offers lapse that nobody answered, and reminds of those whose last day comes near, once. Gives how many. To be done a few
    /// times an hour.
    pub async fn look_after_offers(&self) -> Result<usize> {
        let mut done = 0;
        loop {
            let due = job_offer::due(&mut self.store().read().await?, self.now(), AT_ONCE).await?;
            let mut ended = 0;
            for one in &due {
                ended += usize::from(self.let_offer_lapse(one).await?);
            }
            done += ended;
            if ended == 0 {
                break;
            }
        }
        loop {
            let soon = job_offer::soon(&mut self.store().read().await?, self.now() + BEFORE, AT_ONCE).await?;
            let mut reminded = 0;
            for one in &soon {
                reminded += usize::from(self.remind_of_offer(one).await?);
            }
            done += reminded;
            if reminded == 0 {
                break;
            }
        }
        Ok(done)
    }

    async fn let_offer_lapse(&self, one: &JobOffer) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        let side = Side::Clock(&grant);
        let Some(after) = job_offer::change(&mut tx, side, None, one.id, &JobOfferMove::Lapse).await? else {
            return Ok(false);
        };
        let both = [Party::Seeker, Party::Team];
        self.tell_of_offer(&mut tx, &after, JobOfferNews::Lapsed, (&both, None))
            .await?;
        let event = grant.event(EventKind::JobOfferMoved).on(one.id.0);
        tx.commit(event.detail(JobOfferState::Lapsed.code())).await?;
        Ok(true)
    }

    async fn remind_of_offer(&self, one: &JobOffer) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        if !job_offer::mark_reminded(&mut tx, &grant, one.id).await? {
            return Ok(false);
        }
        self.tell_of_offer(&mut tx, one, JobOfferNews::Soon, (&[Party::Seeker], None))
            .await?;
        tx.commit(grant.event(EventKind::JobOfferReminded).on(one.id.0)).await?;
        Ok(true)
    }
}
