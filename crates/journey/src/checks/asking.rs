//! The team's side: asking for a check, giving it up, and saying what was found.

use chrono::{Days, NaiveDate};
use model::{ApplicationId, CheckId, CheckKind, CheckMove, CheckNews, EventKind, Finding, Party, PersonId, StepMove};
use store::hiring::{
    Act,
    check::{self, NewCheck},
    team,
};

use super::{WORDS, event, kind_of, over};
use crate::{Error, Journey, Result, Visit, interviews::Proof, profile::line};

/// A check is done within so many days.
const WITHIN: Days = Days::new(90);
/// And takes so many at least.
const AT_LEAST: Days = Days::new(3);

/// What is typed to ask for a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedCheck {
    /// The codes of what is looked into.
    pub kinds: Vec<String>,
    /// By when it should be done, as `2026-04-01`.
    pub due_on: String,
    /// Why; may be empty.
    pub words: String,
    /// The ids of those who may see documents; whoever asks is one of them where nobody is chosen.
    pub readers: Vec<String>,
    /// Whether the service of the place looks into it.
    pub by_provider: bool,
}

impl Journey {
    /// The team asks for a check of somebody who applied. Nothing begins before their yes.
    pub async fn ask_for_check(&self, visit: &Visit, id: ApplicationId, typed: &TypedCheck) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let Proof::Team(desk) = &proof else {
            return Err(Error::NotFound(t!("application")));
        };
        let about = self.about_application(&proof, id).await?;
        if about.application.name.as_ref() != Some(&about.person) {
            return Err(Error::invalid(
                "part",
                t!("Choose to see their name first: a background check is about somebody."),
            ));
        }
        let now = self.now();
        let mut tx = self.store().begin(now).await?;
        let members = team::members(&mut tx, desk.employer()).await?;
        let members: Vec<PersonId> = members.iter().map(|member| member.person).collect();
        let new = NewCheck {
            id: CheckId::new(now, self.random()),
            application: id,
            words: line("words", &typed.words, WORDS)?.unwrap_or_default(),
            due_on: due_on(&typed.due_on, self.today_there())?,
            readers: readers(&typed.readers, &members, visit.person),
            provider: self.provider_name().filter(|_| typed.by_provider),
            kinds: kinds(&typed.kinds)?,
        };
        if !check::begin(&mut tx, desk, &new).await? {
            return Err(Error::Conflict(t!(
                "A background check is under way already, or the application has come to an end. This is how it stands now."
            )));
        }
        let made = check::find(&mut tx, proof.side(), new.id).await?.ok_or_else(over)?;
        self.turn_to_next_day(&mut tx, &made).await?;
        self.tell_other_side(&mut tx, &proof, &made, CheckNews::Asked).await?;
        Ok(tx
            .commit(event(&proof, EventKind::CheckAsked, made.id, made.person))
            .await?)
    }

    /// The team gives it up: everything that was collected goes. Not once something was found that speaks against the person: then it is
    /// said so to them, in two steps, or settled.
    pub async fn call_off_check(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let seen = self.latest_check(&proof, id).await?;
        let parts = check::steps(&mut self.store().read().await?, proof.side(), seen.id).await?;
        if parts.iter().any(check::CheckStep::is_weighty) {
            return Err(Error::invalid(
                "call_off",
                t!(
                    "Something came in already. Say what you found of each part; then go on with them, or give a first notice."
                ),
            ));
        }
        let news = CheckNews::CalledOff;
        self.move_check(visit, &proof, id, &CheckMove::CallOff, news).await?;
        Ok(())
    }

    /// The team says what it found of one part; the person sees it at once. What is not as they said needs words.
    pub async fn find_of_check(
        &self,
        visit: &Visit,
        id: ApplicationId,
        (part, finding, words): (&str, &str, &str),
    ) -> Result<()> {
        let kind = kind_of(part)?;
        let finding =
            Finding::from_code(finding).ok_or_else(|| Error::invalid("finding", t!("Choose what you found.")))?;
        let words = line("words", words, WORDS)?;
        if words.is_none() && finding != Finding::Confirmed {
            return Err(Error::invalid(
                "words",
                t!("Say in a few words what you found and how: they read it, and can say what is not right."),
            ));
        }
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let found = self.latest_check(&proof, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let what = StepMove::Find(finding, words.unwrap_or_default());
        let moved = self
            .move_part(&mut tx, (&proof, visit), found.id, (kind, &what))
            .await?;
        self.tell_other_side(&mut tx, &proof, &moved.0, CheckNews::Found)
            .await?;
        let event = event(&proof, EventKind::CheckStepMoved, moved.0.id, moved.0.person);
        Ok(tx.commit(event.detail(kind.code())).await?)
    }

    /// The team is done: every part was looked at, and the application goes on.
    pub async fn settle_check(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let found = self.latest_check(&proof, id).await?;
        let parts = check::steps(&mut self.store().read().await?, proof.side(), found.id).await?;
        if parts.iter().any(|part| part.state.waits_for().is_some()) {
            return Err(Error::invalid("settle", t!("Say what you found of each part first.")));
        }
        let news = CheckNews::Settled;
        self.move_check(visit, &proof, id, &CheckMove::Settle, news).await?;
        Ok(())
    }
}

fn kinds(codes: &[String]) -> Result<Vec<CheckKind>> {
    let mut kinds: Vec<CheckKind> = codes.iter().map(|code| kind_of(code)).collect::<Result<_>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return Err(Error::invalid(
            "part",
            t!("Choose what is to be looked into: only what this work needs."),
        ));
    }
    Ok(kinds)
}

/// Those of the team who were chosen; whoever asks, where nobody was.
fn readers(chosen: &[String], members: &[PersonId], asks: PersonId) -> Vec<PersonId> {
    let is_chosen = |member: &&PersonId| chosen.iter().any(|id| *id == member.to_string());
    let some: Vec<PersonId> = members.iter().filter(is_chosen).copied().collect();
    if some.is_empty() { vec![asks] } else { some }
}

fn due_on(typed: &str, today: NaiveDate) -> Result<NaiveDate> {
    let day: NaiveDate = typed
        .trim()
        .parse()
        .map_err(|_| Error::invalid("due_on", t!("Please write a day such as 2026-04-01.")))?;
    if day < today + AT_LEAST || day > today + WITHIN {
        return Err(Error::invalid("due_on", t!("Give it at least 3 days, and at most 90.")));
    }
    Ok(day)
}
