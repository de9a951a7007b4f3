//! "Not decided yet": everybody who waits hears by when it will be. It is said once for each application, and counts as no answer.

use chrono::Days;
use i18n::Lang;
use i18n::days::day;
use model::{Event, EventKind, Stage};
use store::{
    hiring::{
        Act, Desk,
        application::{self, Application, NewStep},
        requisition, team,
    },
    posting,
};

use super::answering::commit_all;
use crate::{Error, Journey, Result, Visit};

/// People told in one transaction.
const TOGETHER: u32 = 100;
/// People counted at most: whoever has more waiting needs no exact number.
const COUNTED: u32 = 10_000;

impl Journey {
    /// How many people wait for a word of this person's teams and were not put off yet.
    pub async fn undecided(&self, visit: &Visit) -> Result<usize> {
        let mut count = 0;
        for desk in self.desks(visit, Act::Hire).await? {
            let mut db = self.store().read().await?;
            count += application::undecided(&mut db, &desk, self.now(), COUNTED).await?.len();
        }
        Ok(count)
    }

    /// Tells each of them that nothing is decided yet, and by when it will be; gives how many.
    pub async fn put_off_undecided(&self, visit: &Visit) -> Result<usize> {
        let mut told = 0;
        for desk in self.desks(visit, Act::Hire).await? {
            loop {
                let now = self.now();
                let some = application::undecided(&mut self.store().read().await?, &desk, now, TOGETHER).await?;
                let count = self.put_off_some(&desk, &some).await?;
                if count == 0 {
                    break;
                }
                told += count;
            }
        }
        Ok(told)
    }

    /// The desks at which this person may do this.
    pub(crate) async fn desks(&self, visit: &Visit, act: Act) -> Result<Vec<Desk>> {
        let mut desks = Vec::new();
        if visit.signed_in {
            for employer in team::of_person(&mut self.store().read().await?, visit.viewer()).await? {
                match self.desk_at(visit, employer, act).await {
                    Ok(desk) => desks.push(desk),
                    Err(Error::NotAllowed(_)) => (),
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(desks)
    }

    async fn put_off_some(&self, desk: &Desk, some: &[Application]) -> Result<usize> {
        let mut tx = self.store().begin(self.now()).await?;
        let mut events = Vec::new();
        for one in some {
            let Some(requisition) = requisition::find(&mut tx, one.posting).await? else {
                continue;
            };
            let Some(kept) = posting::find(&mut tx, one.posting).await? else {
                continue;
            };
            let more = Days::new(requisition.draft.reply_days.into());
            let step = put_off_step(one, (self.today_there() + more).max(one.reply_by));
            let Some(before) = application::put_off(&mut tx, desk, one.id, &step).await? else {
                continue;
            };
            self.tell_applicant(&mut tx, &before, &kept.posting, &step).await?;
            events.push(Event::about(EventKind::ApplicationPutOff, before.person, desk.member()).on(one.id.0));
        }
        commit_all(tx, events).await
    }
}

/// The stage stays as it is; the words are in the language of whoever reads them.
fn put_off_step(application: &Application, until: chrono::NaiveDate) -> NewStep {
    let lang = Lang::from_code(&application.lang).unwrap_or_default();
    let words = i18n::speaking(lang, || t!("It is not decided yet. You hear by {by}.", by = day(until)));
    NewStep {
        words,
        reply_by: Some(until),
        ..NewStep::to(application.stage)
    }
}

/// Whether a step says that nothing is decided yet: it leads nowhere else.
pub(super) fn puts_off(application: &Application, step: &NewStep) -> bool {
    step.stage == application.stage && step.stage.is_open() && step.reply_by.is_some()
}

/// How an application stands, in the middle of a sentence.
pub(crate) fn stands(stage: Stage) -> &'static str {
    match stage {
        Stage::Sent => t!("sent"),
        Stage::Shortlisted => t!("they want to know more"),
        Stage::Interview => t!("they want to talk with you"),
        Stage::Hired => t!("you got the job"),
        Stage::Declined => t!("they said no"),
        Stage::Withdrawn => t!("you took it back"),
        Stage::Unanswered => t!("no answer came"),
    }
}
