//! Background checks: a team asks, the person says yes or no, tells, hands in and names others; the team says what it found, the person
//! disputes; and nobody is turned down because of one but in two steps.
//!
//! `asking` holds the team's side, `answering` the person's, `deciding` the two steps, `referees` those without an account, `documents` what
//! is handed in, `provider` the service that may look into it, `words` what people read and say yes to, `telling` writes to both sides,
//! `due` reminds and ends what is late.

mod answering;
mod asking;
mod deciding;
mod documents;
mod due;
mod provider;
mod referees;
mod sealing;
mod telling;
mod words;

use chrono::{Days, NaiveDate};
use model::{
    ApplicationId, CheckId, CheckKind, CheckMove, CheckNews, CheckState, Event, EventKind, Hand, Instant, Party,
    PersonId, RefereeState, StepMove,
};
use store::{
    Tx,
    hiring::{
        Act,
        application::Application,
        check::{self, BackgroundCheck, Changed, CheckStep, Document, Entry, NewStep, Referee},
        requisition, team,
    },
};

pub use asking::TypedCheck;
pub use deciding::{FEWEST_DAYS, USUAL_DAYS};
pub use documents::{LARGEST_DOCUMENT, MOST_DOCUMENTS, Opened};
pub use provider::Taken;
pub use referees::{MOST_REFEREES, REFEREE_DAYS, SeenReference, TypedReference};
pub(crate) use sealing::open as open_sealed;
pub use words::{KEPT_DAYS, kind_about, kind_words};

use crate::{Error, Journey, Result, Visit, interviews::Proof};

/// The longest words, in characters.
const WORDS: usize = 1_500;
/// The person is given so many days to tell of a part, where the check is not due before.
const TELL_WITHIN: Days = Days::new(7);

/// A part of a check as one side sees it.
#[derive(Debug, Clone)]
pub struct SeenPart {
    /// The part.
    pub step: CheckStep,
    /// What was handed in for it.
    pub documents: Vec<Document>,
}

/// A check as one side sees it.
#[derive(Debug, Clone)]
pub struct SeenCheck {
    /// The application.
    pub application: Application,
    /// The opening's title.
    pub title: String,
    /// The employer's name.
    pub employer: String,
    /// The person's name.
    pub person: String,
    /// The check; nothing while there is none.
    pub check: Option<BackgroundCheck>,
    /// Its parts.
    pub parts: Vec<SeenPart>,
    /// Whom the person named.
    pub referees: Vec<Referee>,
    /// Whom the person named before, and may name again: name, address, relation.
    pub known: Vec<(String, String, String)>,
    /// What was done, and the name of whoever of the team did it.
    pub entries: Vec<(Entry, Option<String>)>,
    /// What the person is asked to say yes to, or did.
    pub consent: Vec<String>,
    /// Those of the team who may see documents.
    pub readers: Vec<String>,
    /// The team: who may be named as such.
    pub members: Vec<(PersonId, String)>,
    /// The service that looks into it here, if one does.
    pub provider: Option<String>,
    /// Whether whoever looks is one of those.
    pub may_look: bool,
    /// Whether the team can ask for one.
    pub can_ask: bool,
    /// Whether the time of a notice is over, and it can be decided.
    pub can_decide: bool,
}

impl Journey {
    /// A check as one side sees it.
    pub async fn check_seen(&self, visit: &Visit, side: Party, id: ApplicationId) -> Result<SeenCheck> {
        let proof = self.proof(visit, side, id, Act::Look).await?;
        let about = self.about_application(&proof, id).await?;
        let mut db = self.store().read().await?;
        let found = check::latest(&mut db, proof.side(), id).await?;
        let (mut parts, mut referees, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(found) = &found {
            let documents = check::documents(&mut db, proof.side(), found.id).await?;
            for step in check::steps(&mut db, proof.side(), found.id).await? {
                let own = documents.iter().filter(|document| document.kind == step.kind);
                parts.push(SeenPart {
                    documents: own.cloned().collect(),
                    step,
                });
            }
            referees = check::referees(&mut db, proof.side(), found.id).await?;
            entries = check::entries(&mut db, proof.side(), found.id).await?;
        }
        let known = match &proof {
            Proof::Person(grant) => check::known(&mut db, grant).await?,
            Proof::Team(_) => Vec::new(),
        };
        let members = team::members(&mut db, about.application.employer).await?;
        drop(db);
        let mut seen = SeenCheck {
            can_ask: side == Party::Team
                && check::may_begin(&about.application)
                && found.as_ref().is_none_or(|one| !one.state.is_live()),
            can_decide: found.as_ref().is_some_and(|one| self.can_decide(one)),
            may_look: found.as_ref().is_some_and(|one| one.readers.contains(&visit.person)),
            provider: self.provider_name(),
            title: about.title,
            employer: about.employer,
            person: about.person,
            application: about.application,
            parts,
            referees,
            known,
            entries: Vec::new(),
            consent: Vec::new(),
            readers: Vec::new(),
            members: Vec::new(),
            check: found,
        };
        self.add_names(&mut seen, members, entries).await?;
        seen.consent = words::consent(&seen);
        Ok(seen)
    }

    async fn add_names(&self, seen: &mut SeenCheck, members: Vec<team::Member>, entries: Vec<Entry>) -> Result<()> {
        for member in members {
            seen.members.push((member.person, self.name_told(member.person).await?));
        }
        for reader in seen.check.iter().flat_map(|one| one.readers.clone()) {
            seen.readers.push(self.name_told(reader).await?);
        }
        for entry in entries {
            let name = match entry.actor.filter(|_| entry.hand == Hand::Team) {
                Some(actor) => Some(self.name_told(actor).await?),
                None => None,
            };
            seen.entries.push((entry, name));
        }
        Ok(())
    }

    /// The name of a member of the team, for the person too: never their address.
    async fn name_told(&self, member: PersonId) -> Result<String> {
        let name = self.called_in_team(member).await?;
        Ok(name.unwrap_or_else(|| t!("Somebody of the team").to_owned()))
    }

    fn can_decide(&self, one: &BackgroundCheck) -> bool {
        let is_over = |notice: &check::Notice| notice.until <= self.now() && notice.paused_at.is_none();
        one.state == CheckState::Notice && one.notice.as_ref().is_some_and(is_over)
    }

    async fn latest_check(&self, proof: &Proof, id: ApplicationId) -> Result<BackgroundCheck> {
        let found = check::latest(&mut self.store().read().await?, proof.side(), id).await?;
        found.ok_or(Error::NotFound(t!("background check")))
    }

    /// Moves a check on, tells the other side, and lets go of files that went with it.
    async fn move_check(
        &self,
        visit: &Visit,
        proof: &Proof,
        id: ApplicationId,
        what: &CheckMove,
        news: CheckNews,
    ) -> Result<BackgroundCheck> {
        let found = self.latest_check(proof, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let changed = check::change(&mut tx, proof.side(), by(proof, visit), found.id, what).await?;
        let Changed { check, gone } = changed.ok_or_else(over)?;
        if matches!(what, CheckMove::Agree(..)) {
            check::start(&mut tx, &check, self.tell_by(check.due_on)).await?;
        }
        self.turn_to_next_day(&mut tx, &check).await?;
        self.tell_other_side(&mut tx, proof, &check, news).await?;
        let event = event(proof, EventKind::CheckMoved, check.id, check.person);
        tx.commit(event.detail(check.state.code())).await?;
        self.let_go_of_files(gone).await;
        Ok(check)
    }

    async fn move_part(
        &self,
        tx: &mut Tx,
        (proof, visit): (&Proof, &Visit),
        check: CheckId,
        (kind, what): (CheckKind, &StepMove),
    ) -> Result<(BackgroundCheck, CheckStep)> {
        let found = check::find(tx, proof.side(), check).await?.ok_or_else(over)?;
        let new = NewStep {
            kind,
            what,
            due_on: found.due_on.max(self.today_there() + Days::new(1)),
        };
        let moved = check::move_step(tx, proof.side(), by(proof, visit), check, &new).await?;
        moved.ok_or_else(over)
    }

    async fn tell_other_side(
        &self,
        tx: &mut Tx,
        proof: &Proof,
        check: &BackgroundCheck,
        news: CheckNews,
    ) -> Result<()> {
        let to = match proof {
            Proof::Team(_) => Party::Seeker,
            Proof::Person(_) => Party::Team,
        };
        self.tell_of_check(tx, check, news, &[to]).await
    }

    /// While a check goes on, the employer's next word is due after it; what the person says never gives them more time than they had.
    async fn turn_to_next_day(&self, tx: &mut Tx, check: &BackgroundCheck) -> Result<()> {
        let day = match (check.state, &check.notice) {
            (CheckState::Asked | CheckState::Running, _) => check.due_on,
            (CheckState::Notice, Some(notice)) => notice.until.with_timezone(&self.place().time_zone).date_naive(),
            (CheckState::Settled, _) => self.today_there(),
            _ => return Ok(()),
        };
        let requisition = requisition::find(tx, check.posting).await?;
        let days = requisition.map_or(model::Draft::REPLY_DAYS, |found| found.draft.reply_days);
        Ok(check::counts_as_answer(tx, check, day + Days::new(days.into())).await?)
    }

    /// The bytes of files whose rows are gone. What cannot be removed now the sweep takes away; it opens nothing.
    async fn let_go_of_files(&self, gone: Vec<store::files::FileKey>) {
        for key in gone {
            if let Err(error) = self.store().files().delete(&key).await {
                tracing::warn!(%error, "the bytes of a sealed document are left to the sweep");
            }
        }
    }

    /// By when the person should have told of a part.
    fn tell_by(&self, due_on: NaiveDate) -> NaiveDate {
        due_on.min(self.today_there() + TELL_WITHIN)
    }

    pub(super) fn link_to_background_check(&self, side: Party, id: ApplicationId) -> String {
        let path = match side {
            Party::Team => "/hire/applications",
            Party::Seeker | Party::Clock => "/applications",
        };
        format!("{}{path}/{id}/check", self.place().public_url)
    }
}

/// Who does it: the team's member or the person themself.
fn by(proof: &Proof, visit: &Visit) -> check::By {
    match proof {
        Proof::Team(_) => (Hand::Team, Some(visit.person)),
        Proof::Person(_) => (Hand::Person, Some(visit.person)),
    }
}

fn event(proof: &Proof, kind: EventKind, check: CheckId, person: PersonId) -> Event {
    match proof {
        Proof::Team(desk) => Event::about(kind, person, desk.member()).on(check.0),
        Proof::Person(grant) => grant.event(kind).on(check.0),
    }
}

/// Which part a form names.
fn kind_of(code: &str) -> Result<CheckKind> {
    CheckKind::from_code(code).ok_or_else(|| Error::invalid("part", t!("Please choose one of these.")))
}

fn over() -> Error {
    Error::Conflict(t!(
        "This cannot be done any more: the background check was changed meanwhile, or has ended. This is how it stands now."
    ))
}

/// Whether nobody is waited for any more of those who were named.
fn all_heard(referees: &[Referee]) -> bool {
    referees.iter().all(|one| one.state != RefereeState::Asked)
}

/// When a notice that is given now ends.
fn notice_until(journey: &Journey, days: u64) -> Instant {
    journey.end_of(journey.today_there() + Days::new(days))
}
