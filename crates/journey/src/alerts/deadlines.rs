//! Deadlines of saved openings: told seven days, two days and one day before.

use chrono::{Days, NaiveDate};
use store::{
    Grant, alert,
    feedback::{self, Nearing},
    notification::Told,
    posting,
};

use crate::{Journey, Result};

/// Days before, the last first.
const STAGES: [u32; 3] = [1, 2, 7];
/// Saved openings read at once.
const PAGE: u32 = 200;

impl Journey {
    /// Tells everybody of deadlines that come near, each stage once; gives how many were told. To be done a few times a day.
    pub async fn remind_of_deadlines(&self) -> Result<usize> {
        let today = self.today_there();
        let last = today + Days::new(7);
        let (mut after, mut told) = (None, 0);
        loop {
            let near = feedback::nearing(&mut self.store().read().await?, (today, last), after, PAGE).await?;
            let Some(end) = near.last() else { return Ok(told) };
            after = Some((end.posting, end.person));
            told += self.remind(&near, today).await?;
        }
    }

    async fn remind(&self, near: &[Nearing], today: NaiveDate) -> Result<usize> {
        let mut ids: Vec<_> = near.iter().map(|near| near.posting).collect();
        ids.dedup();
        let mut tx = self.store().begin(self.now()).await?;
        let kept = posting::find_all(&mut tx, &ids).await?;
        let mut told = Vec::new();
        for near in near {
            let is_good = kept
                .iter()
                .any(|kept| kept.posting.id == near.posting && self.can_be_told(kept));
            let Some(days) = stage(near, today).filter(|_| is_good) else {
                continue;
            };
            let settings = alert::settings(&mut tx, &Grant::program(near.person)).await?;
            if settings.is_some_and(|kept| !kept.settings.deadlines) {
                continue;
            }
            let key = format!("deadline:{}:{days}", near.posting);
            let told_of = Told::Deadline {
                posting: near.posting,
                days,
            };
            let event = self
                .notify(&mut tx, near.person, key, told_of, Some(near.deadline))
                .await?;
            told.extend(event);
        }
        let count = told.len();
        self.have_told(tx, told).await?;
        Ok(count)
    }
}

/// Which reminder is due, if any. Whoever saved it later than that knew.
fn stage(near: &Nearing, today: NaiveDate) -> Option<u32> {
    let left = u32::try_from((near.deadline - today).num_days()).ok()?;
    let stage = STAGES.into_iter().find(|stage| left <= *stage)?;
    let since = near.deadline.checked_sub_days(Days::new(stage.into()))?;
    (near.saved_at.date_naive() < since).then_some(stage)
}
