//! Nobody is turned down because of a check but in two steps: a notice that says what it rests on and gives days to answer, and only
//! after them the decision. A dispute holds those days.

use model::{ApplicationId, CheckMove, CheckNews, DeclineReason, Event, EventKind, Party, Stage};
use store::hiring::{
    Act,
    application::{self, NewStep},
    check::{self, Changed},
};

use super::{WORDS, by, event, notice_until, over};
use crate::{Error, Journey, Result, Visit, interviews::Proof, profile::line};

/// So many days a notice gives at least.
pub const FEWEST_DAYS: u64 = 5;
/// And usually.
pub const USUAL_DAYS: u64 = 7;
/// And at most.
const MOST_DAYS: u64 = 60;

impl Journey {
    /// The first step: the employer may decide against them, says what that rests on, and gives days to answer.
    pub async fn give_notice(&self, visit: &Visit, id: ApplicationId, words: &str, days: &str) -> Result<()> {
        let words = line("words", words, WORDS)?.ok_or_else(|| {
            Error::invalid(
                "words",
                t!("Say what it rests on, in plain words: they read it and can answer."),
            )
        })?;
        let days = days
            .trim()
            .parse()
            .ok()
            .filter(|days| (FEWEST_DAYS..=MOST_DAYS).contains(days));
        let days = days.ok_or_else(|| {
            Error::invalid(
                "days",
                t!(
                    "Give them at least {fewest} days to answer, and at most {most}.",
                    fewest = FEWEST_DAYS,
                    most = MOST_DAYS
                ),
            )
        })?;
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let found = self.latest_check(&proof, id).await?;
        let parts = check::steps(&mut self.store().read().await?, proof.side(), found.id).await?;
        if !parts.iter().any(|part| part.state.is_adverse()) {
            return Err(Error::invalid(
                "words",
                t!("A notice rests on something you found: say first which part differs, or could not be confirmed."),
            ));
        }
        if parts.iter().any(|part| part.state == model::StepState::Disputed) {
            return Err(Error::invalid(
                "words",
                t!("They say that something you found is not right. Look at that part again first."),
            ));
        }
        let what = CheckMove::GiveNotice(words, notice_until(self, days));
        self.move_check(visit, &proof, id, &what, CheckNews::Notice).await?;
        Ok(())
    }

    /// The employer does not decide against them, after all: the application goes on.
    pub async fn take_notice_back(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        self.move_check(visit, &proof, id, &CheckMove::TakeBack, CheckNews::TakenBack)
            .await?;
        Ok(())
    }

    /// The second step: the employer decides against them, and says why. Not before the days of the notice are over, and not while
    /// something is disputed.
    pub async fn decide_by_check(&self, visit: &Visit, id: ApplicationId, words: &str) -> Result<()> {
        let words = line("words", words, WORDS)?
            .ok_or_else(|| Error::invalid("words", t!("Say why, in plain words: they read it.")))?;
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let Proof::Team(desk) = &proof else {
            return Err(Error::NotFound(t!("application")));
        };
        let found = self.latest_check(&proof, id).await?;
        if !self.can_decide(&found) {
            return Err(Error::invalid(
                "words",
                t!("This comes after the notice: once its days are over, and nothing is disputed."),
            ));
        }
        let mut tx = self.store().begin(self.now()).await?;
        let what = CheckMove::Decide(words.clone());
        let changed = check::change(&mut tx, proof.side(), by(&proof, visit), found.id, &what).await?;
        let Changed { check, .. } = changed.ok_or_else(over)?;
        let step = NewStep {
            reasons: vec![DeclineReason::Check],
            words,
            ..NewStep::to(Stage::Declined)
        };
        // Whoever has the job already keeps it as far as this place goes: that is between the two of them.
        if let Some(before) = application::step(&mut tx, desk, id, &step).await? {
            let moved = Event::about(EventKind::ApplicationMoved, before.person, desk.member()).on(id.0);
            tx.also(moved.detail(Stage::Declined.code()));
        }
        self.tell_other_side(&mut tx, &proof, &check, CheckNews::Decided)
            .await?;
        let event = event(&proof, EventKind::CheckMoved, check.id, check.person);
        Ok(tx.commit(event.detail(check.state.code())).await?)
    }
}
