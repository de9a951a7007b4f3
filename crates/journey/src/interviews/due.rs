//! What happens to interviews by itself: both sides are reminded the day before, offers lapse, and what is over is over.

use chrono::TimeDelta;
use model::{EventKind, InterviewMove, InterviewNews, InterviewState, Party};
use store::{
    Grant,
    hiring::interview::{self, Interview, Side},
};

use crate::{Journey, Result};

/// Both sides are reminded so long before.
const BEFORE: TimeDelta = TimeDelta::hours(24);
/// Interviews looked at in one go.
const AT_ONCE: u32 = 100;
const BOTH: [Party; 2] = [Party::Seeker, Party::Team];

impl Journey {
    /// Reminds both sides of interviews of the next day, once; ends those that are over, and lets offers nobody answered lapse.
    /// Gives how many were reminded of or ended. To be done a few times an hour.
    pub async fn look_after_interviews(&self) -> Result<usize> {
        let mut done = 0;
        loop {
            let due = interview::due(&mut self.store().read().await?, self.now(), AT_ONCE).await?;
            let mut ended = 0;
            for one in &due {
                ended += usize::from(self.end_interview(one).await?);
            }
            done += ended;
            if ended == 0 {
                break;
            }
        }
        loop {
            let soon = interview::soon(&mut self.store().read().await?, self.now() + BEFORE, AT_ONCE).await?;
            let mut reminded = 0;
            for one in &soon {
                reminded += usize::from(self.remind_of_interview(one).await?);
            }
            done += reminded;
            if reminded == 0 {
                break;
            }
        }
        Ok(done)
    }

    async fn end_interview(&self, one: &Interview) -> Result<bool> {
        let grant = Grant::program(one.person);
        let what = match one.state {
            InterviewState::Agreed => InterviewMove::Hold,
            _ => InterviewMove::Lapse,
        };
        let mut tx = self.store().begin(self.now()).await?;
        let Some(after) = interview::change(&mut tx, Side::Clock(&grant), one.id, &what).await? else {
            return Ok(false);
        };
        if what == InterviewMove::Lapse {
            self.tell_of_interview(&mut tx, &after, InterviewNews::Lapsed, &BOTH)
                .await?;
        }
        let event = grant.event(EventKind::InterviewMoved).on(one.id.0);
        tx.commit(event.detail(what.leads_to().code())).await?;
        Ok(true)
    }

    async fn remind_of_interview(&self, one: &Interview) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        if !interview::mark_reminded(&mut tx, &grant, one.id).await? {
            return Ok(false);
        }
        self.tell_of_interview(&mut tx, one, InterviewNews::Soon, &BOTH).await?;
        tx.commit(grant.event(EventKind::InterviewReminded).on(one.id.0))
            .await?;
        Ok(true)
    }
}
