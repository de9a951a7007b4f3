//! The reply clock: each application carries the day by which it is answered. The team is reminded before it, on it and after it; a
//! week later whoever applied is told honestly that no answer came.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use model::{EmployerId, Event, EventKind, PostingId};
use store::{
    Grant,
    hiring::{
        application::NewStep,
        clock::{self, Due},
    },
    notification::Told,
    posting,
};

use crate::{
    Journey, Result,
    hiring::{PATIENCE, days_left},
};

/// The team is reminded so many days before the day, on it, and so many after it.
const STAGES: [i64; 3] = [3, 0, -3];
/// Applications looked at in one go.
const PAGE: u32 = 200;

/// Who waits for an opening, and since when.
#[derive(Default)]
struct Waiting {
    employer: Option<EmployerId>,
    count: u32,
    first: Option<Due>,
}

impl Journey {
    /// Turns the reply clock: reminds teams, and closes what nobody answered. Gives how many were closed. To be done a few times a day.
    pub async fn turn_reply_clock(&self) -> Result<usize> {
        let today = self.today_there();
        let last = today + Days::new(3);
        let mut waiting: BTreeMap<PostingId, Waiting> = BTreeMap::new();
        let (mut after, mut closed) = (None, 0);
        loop {
            let due = clock::due(&mut self.store().read().await?, last, after, PAGE).await?;
            let Some(end) = due.last() else { break };
            after = Some((end.reply_by, end.id));
            for one in due {
                if days_left(one.reply_by, today) <= -PATIENCE.num_days() {
                    closed += usize::from(self.close_unanswered(one).await?);
                } else {
                    let waits = waiting.entry(one.posting).or_default();
                    waits.count += 1;
                    waits.employer = Some(one.employer);
                    waits.first.get_or_insert(one);
                }
            }
        }
        for waits in waiting.values() {
            self.remind_team(waits, today).await?;
        }
        Ok(closed)
    }

    async fn close_unanswered(&self, due: Due) -> Result<bool> {
        let grant = Grant::program(due.person);
        let mut tx = self.store().begin(self.now()).await?;
        let Some(before) = clock::close(&mut tx, &grant, due.id).await? else {
            return Ok(false);
        };
        if let Some(kept) = posting::find(&mut tx, due.posting).await? {
            let step = NewStep::to(model::Stage::Unanswered);
            self.tell_applicant(&mut tx, &before, &kept.posting, &step).await?;
        }
        let event = grant.event(EventKind::ApplicationMoved).on(due.id.0);
        tx.commit(event.detail(model::Stage::Unanswered.code())).await?;
        Ok(true)
    }

    async fn remind_team(&self, waits: &Waiting, today: NaiveDate) -> Result<()> {
        let Some((employer, first)) = waits.employer.zip(waits.first) else {
            return Ok(());
        };
        let left = days_left(first.reply_by, today);
        let Some(stage) = STAGES.into_iter().rev().find(|stage| left <= *stage) else {
            return Ok(());
        };
        let told = Told::Waiting {
            posting: first.posting,
            waiting: waits.count,
            by: first.reply_by,
            overdue: left < 0,
        };
        let key = format!("reply:{}:{}:{stage}", first.posting, first.reply_by);
        let mut tx = self.store().begin(self.now()).await?;
        if self.tell_team(&mut tx, (employer, first.posting), &key, &told).await? > 0 {
            tx.commit(Event::new(EventKind::Notified, first.posting.0)).await?;
        }
        Ok(())
    }
}
