//! Answering people: one, some, or everybody of a stage. Every answer is written down as a step, told in the app and by mail.

use chrono::Days;
use model::{ApplicationId, DeclineReason, Event, EventKind, PostingId, Stage};
use store::{
    Tx,
    hiring::{
        Act, Desk,
        application::{self, NewStep},
        check,
        requisition::Requisition,
    },
    posting,
};

use crate::{Error, Journey, Result, Visit, profile::line};

/// The longest words to whoever applied, in characters.
const WORDS: usize = 1_500;
/// People answered in one transaction.
const TOGETHER: usize = 200;

/// An answer to somebody who applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How the application stands from now on.
    stage: Stage,
    /// Why, for a no.
    reasons: Vec<DeclineReason>,
    /// Words of the team's own.
    words: String,
}

impl Answer {
    /// A no, with the reasons the team confirms: at least one.
    ///
    /// # Errors
    /// Without a reason, and when the words are too long.
    pub fn no(mut reasons: Vec<DeclineReason>, words: &str) -> Result<Self> {
        reasons.sort_unstable();
        reasons.dedup();
        if reasons.contains(&DeclineReason::Check) {
            return Err(Error::invalid("reason", only_in_two_steps()));
        }
        if reasons.is_empty() {
            return Err(Error::invalid(
                "reason",
                t!("Choose at least one reason: whoever applied is told why."),
            ));
        }
        Ok(Self {
            stage: Stage::Declined,
            reasons,
            words: line("words", words, WORDS)?.unwrap_or_default(),
        })
    }

    /// A step forward.
    ///
    /// # Errors
    /// When it is none, and when the words are too long.
    pub fn forward(stage: Stage, words: &str) -> Result<Self> {
        if !matches!(stage, Stage::Shortlisted | Stage::Interview | Stage::Hired) {
            return Err(Error::invalid("stage", t!("Choose what you answer.")));
        }
        Ok(Self {
            stage,
            reasons: Vec::new(),
            words: line("words", words, WORDS)?.unwrap_or_default(),
        })
    }
}

impl Journey {
    /// Answers these people; gives how many. Whoever took their application back, or stands so already, is passed over.
    pub async fn answer_applications(
        &self,
        visit: &Visit,
        opening: PostingId,
        ids: &[ApplicationId],
        answer: &Answer,
    ) -> Result<usize> {
        let (desk, requisition) = self.desk_of(visit, opening, Act::Hire).await?;
        let mut answered = 0;
        for some in ids.chunks(TOGETHER) {
            answered += self.answer_some(&desk, &requisition, some, answer).await?;
        }
        Ok(answered)
    }

    /// Answers everybody of a stage; gives how many.
    pub async fn answer_stage(
        &self,
        visit: &Visit,
        opening: PostingId,
        stage: Stage,
        answer: &Answer,
    ) -> Result<usize> {
        let (desk, requisition) = self.desk_of(visit, opening, Act::Hire).await?;
        self.answer_everybody(&desk, &requisition, stage, answer).await
    }

    pub(super) async fn answer_everybody(
        &self,
        desk: &Desk,
        requisition: &Requisition,
        stage: Stage,
        answer: &Answer,
    ) -> Result<usize> {
        let (mut answered, mut after) = (0, None);
        loop {
            let some = application::ranked(
                &mut self.store().read().await?,
                desk,
                requisition.posting,
                (Some(stage), ""),
                (after, self.now()),
                u32::try_from(TOGETHER).unwrap_or(u32::MAX),
            )
            .await?;
            let Some(last) = some.last() else { return Ok(answered) };
            after = Some((last.total, last.id));
            let ids: Vec<ApplicationId> = some.iter().map(|one| one.id).collect();
            answered += self.answer_some(desk, requisition, &ids, answer).await?;
        }
    }

    async fn answer_some(
        &self,
        desk: &Desk,
        requisition: &Requisition,
        ids: &[ApplicationId],
        answer: &Answer,
    ) -> Result<usize> {
        let mut tx = self.store().begin(self.now()).await?;
        let kept = posting::find(&mut tx, requisition.posting).await?;
        let posting = kept.ok_or(Error::NotFound(t!("opening")))?.posting;
        let next = self.today_there() + Days::new(requisition.draft.reply_days.into());
        let step = NewStep {
            stage: answer.stage,
            reasons: answer.reasons.clone(),
            words: answer.words.clone(),
            reply_by: answer.stage.is_open().then_some(next),
        };
        let mut events = Vec::new();
        for id in ids {
            if answer.stage == Stage::Declined
                && application::find(&mut tx, desk, *id, self.now()).await?.is_some()
                && check::is_weighty(&mut tx, *id).await?
            {
                return Err(Error::invalid("reason", only_in_two_steps()));
            }
            let Some(before) = application::step(&mut tx, desk, *id, &step).await? else {
                continue;
            };
            if before.posting != requisition.posting {
                return Err(Error::NotFound(t!("application")));
            }
            self.tell_applicant(&mut tx, &before, &posting, &step).await?;
            let mut event = Event::about(EventKind::ApplicationMoved, before.person, desk.member()).on(id.0);
            event.detail = Some(step.stage.code().to_owned());
            events.push(event);
        }
        commit_all(tx, events).await
    }
}

/// Commits with what happened to each; gives how many that were. Nothing is written where nothing happened.
pub(super) async fn commit_all(mut tx: Tx, mut events: Vec<Event>) -> Result<usize> {
    let count = events.len();
    let Some(last) = events.pop() else { return Ok(0) };
    for event in events {
        tx.also(event);
    }
    tx.commit(last).await?;
    Ok(count)
}

/// What a no rests on that a background check may have shown is said first, with days to answer.
fn only_in_two_steps() -> &'static str {
    t!(
        "A background check of somebody among them found something, or may have. Nobody was answered. Settle that check, or say no on its page: first a notice with days to answer, then the decision."
    )
}
