//! Job offers: the team writes one from a template, another of them looks it over, the person gets it, and signs it, says no, or asks
//! for a change.
//!
//! `typed` reads what is offered, `template` holds the letter's words, `written` sets it on paper, `checking` says whether a paper is
//! genuine and whether the words are those of a trick, `telling` writes to both sides, `due` reminds and lets lapse.

mod checking;
mod due;
mod telling;
mod template;
mod typed;
mod written;

use chrono::{Days, NaiveDate, TimeDelta, TimeZone};
use model::{
    ApplicationId, Event, EventKind, Instant, JobOfferId, JobOfferMove, JobOfferNews, JobOfferState, Party, Stage,
    Terms,
};
use store::{
    Tx, employer,
    hiring::{
        Act, Desk, TeamRole,
        application::{self, Application},
        job_offer::{self, JobOffer, JobOfferStep},
        requisition, team,
    },
    posting,
};
use trust::Level;

pub use checking::{Doubts, Fits};
pub use typed::TypedTerms;
pub use written::{contract_words, per_words, rows};

use crate::{Error, Journey, Result, Visit, interviews::Proof, profile::line, secrets::Token};
use written::About;

/// The longest words to the other side, in characters.
const WORDS: usize = 1_500;
/// The longest name that signs, in characters.
const NAME: usize = 120;
/// Other applications looked at.
const OTHERS: u32 = 200;

/// An offer as one side sees it.
#[derive(Debug, Clone)]
pub struct SeenOffer {
    /// The application.
    pub application: Application,
    /// The opening's title.
    pub title: String,
    /// The employer's name.
    pub employer: String,
    /// The person's name.
    pub person: String,
    /// The offer; nothing while there is none.
    pub offer: Option<JobOffer>,
    /// What it says, in its language.
    pub paragraphs: Vec<String>,
    /// What is agreed in it, each with its name, in its language.
    pub rows: Vec<(String, String)>,
    /// What was done with it. The person sees it from the first time it was sent on.
    pub steps: Vec<JobOfferStep>,
    /// Whether nothing of that was changed afterwards.
    pub is_whole: bool,
    /// What speaks against its words.
    pub doubts: Option<Doubts>,
    /// What whoever looks may do in the team; nothing for the person.
    pub role: Option<TeamRole>,
    /// Whether the team can begin one.
    pub can_begin: bool,
    /// What to begin with.
    pub last: Option<Terms>,
    /// Whether whoever looks may approve it.
    pub can_approve: bool,
    /// The person's other applications that are still open, once they signed: which, for what, with whom.
    pub others: Vec<(ApplicationId, String, String)>,
    /// Where a paper is checked.
    pub check: Option<String>,
}

impl Journey {
    /// An offer as one side sees it.
    pub async fn offer_seen(&self, visit: &Visit, side: Party, id: ApplicationId) -> Result<SeenOffer> {
        let proof = self.proof(visit, side, id, Act::Look).await?;
        let seen = self.about_application(&proof, id).await?;
        let mut db = self.store().read().await?;
        let offer = job_offer::latest(&mut db, proof.side(), id).await?;
        let mut steps = match &offer {
            Some(offer) => job_offer::steps(&mut db, proof.side(), offer.id).await?,
            None => Vec::new(),
        };
        let is_whole = job_offer::is_whole(&steps);
        let (last, members) = match &proof {
            Proof::Team(desk) => (
                job_offer::last_terms(&mut db, desk).await?,
                team::who_may(&mut db, desk.employer(), Act::Hire).await?.len(),
            ),
            Proof::Person(_) => (None, 0),
        };
        drop(db);
        if side == Party::Seeker {
            // What the team does among itself is not told.
            steps.retain(|step| step.state.is_seen_by_person());
        }
        let is_live = offer.as_ref().is_some_and(|offer| offer.state.is_live());
        let is_signed = offer
            .as_ref()
            .is_some_and(|offer| offer.state == JobOfferState::Accepted);
        let may_hire = seen.role.is_some_and(|role| role.may(Act::Hire));
        let can_begin = seen.application.stage.is_open() || seen.application.stage == Stage::Hired;
        let others = if side == Party::Seeker && is_signed {
            self.other_applications(visit, id).await?
        } else {
            Vec::new()
        };
        Ok(SeenOffer {
            paragraphs: offer.as_ref().map_or_else(Vec::new, |offer| {
                spoken_in(&offer.terms, || {
                    template::paragraphs(&offer.terms, &seen.employer, &seen.person)
                })
            }),
            rows: offer
                .as_ref()
                .map_or_else(Vec::new, |offer| spoken_in(&offer.terms, || rows(&offer.terms))),
            doubts: offer
                .as_ref()
                .map(|offer| self.doubts_of_offer(&offer.terms, &seen.employer)),
            can_begin: may_hire && can_begin && !is_live && !is_signed,
            can_approve: may_hire && offer.as_ref().is_some_and(|offer| can_approve(offer, visit, members)),
            check: offer
                .as_ref()
                .filter(|offer| offer.sent_at.is_some())
                .map(|offer| self.link_to_check(&offer.code)),
            offer,
            steps,
            is_whole,
            last,
            others,
            ..seen
        })
    }

    /// What an offer is about, with nothing of the offer.
    pub(crate) async fn about_application(&self, proof: &Proof, id: ApplicationId) -> Result<SeenOffer> {
        let mut db = self.store().read().await?;
        let found = match proof {
            Proof::Team(desk) => application::find(&mut db, desk, id, self.now()).await?,
            Proof::Person(grant) => application::find_own(&mut db, grant, id).await?,
        };
        let application = found.ok_or(Error::NotFound(t!("application")))?;
        let kept = posting::find(&mut db, application.posting).await?;
        let title = kept.map(|kept| kept.posting.title).unwrap_or_default();
        let employer = employer::find(&mut db, application.employer).await?;
        let requisition = requisition::find(&mut db, application.posting).await?;
        let hides = requisition.is_some_and(|requisition| requisition.draft.hide_names);
        let is_hidden = matches!(proof, Proof::Team(_)) && hides && application.revealed_at.is_none();
        let name = application.name.clone().filter(|_| !is_hidden);
        Ok(SeenOffer {
            person: name.unwrap_or_else(|| t!("Applicant {label}", label = crate::hiring::label(id))),
            employer: employer.map(|employer| employer.name).unwrap_or_default(),
            title,
            application,
            offer: None,
            paragraphs: Vec::new(),
            rows: Vec::new(),
            steps: Vec::new(),
            is_whole: true,
            doubts: None,
            role: match proof {
                Proof::Team(desk) => Some(desk.role()),
                Proof::Person(_) => None,
            },
            can_begin: false,
            last: None,
            can_approve: false,
            others: Vec::new(),
            check: None,
        })
    }

    /// The team writes an offer: the first, or the next version. A letter is written to somebody: who it is has been looked at.
    pub async fn write_offer(&self, visit: &Visit, id: ApplicationId, typed: &TypedTerms) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let Proof::Team(desk) = &proof else {
            return Err(Error::NotFound(t!("application")));
        };
        let terms = typed.read(self.today_there())?;
        let about = self.about_application(&proof, id).await?;
        if about.application.name.as_ref() != Some(&about.person) {
            return Err(Error::invalid(
                "role",
                t!("Choose to see their name first: a letter is written to somebody."),
            ));
        }
        // What cannot be printed is told now, not when it is to be sent.
        self.offer_paper_of(&self.paper_now(&about, &terms, (1, "")))?;
        let now = self.now();
        let mut tx = self.store().begin(now).await?;
        let live = job_offer::latest(&mut tx, proof.side(), id).await?;
        if let Some(live) = live.filter(|live| live.state.is_live()) {
            let what = JobOfferMove::Write(Box::new(terms));
            let after = self.moved(&mut tx, &proof, visit, &live, &what).await?;
            self.ask_to_approve(&mut tx, desk, &after).await?;
            return commit(tx, &proof, EventKind::JobOfferMoved, &after).await;
        }
        let new = JobOfferId::new(now, self.random());
        let code = Token::new(self.random());
        if !job_offer::begin(&mut tx, desk, (new, id), &terms, code.as_str()).await? {
            return Err(over());
        }
        let made = job_offer::latest(&mut tx, proof.side(), id).await?;
        let made = made.ok_or_else(over)?;
        self.ask_to_approve(&mut tx, desk, &made).await?;
        commit(tx, &proof, EventKind::JobOfferMade, &made).await
    }

    /// The others of a team are asked to look an offer over.
    async fn ask_to_approve(&self, tx: &mut Tx, desk: &Desk, offer: &JobOffer) -> Result<()> {
        let to = (&[Party::Team][..], Some(desk.member()));
        self.tell_of_offer(tx, offer, JobOfferNews::ToApprove, to).await
    }

    /// Somebody of the team says that an offer can be sent: another than who wrote it, where there is one.
    pub async fn approve_offer(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let offer = job_offer::latest(&mut tx, proof.side(), id).await?.ok_or_else(over)?;
        let members = team::who_may(&mut tx, offer.employer, Act::Hire).await?.len();
        if members > 1 && offer.written_by == Some(visit.person) {
            return Err(Error::invalid(
                "approve",
                t!("You wrote it: another of your team looks it over before it is sent."),
            ));
        }
        let after = self
            .moved(&mut tx, &proof, visit, &offer, &JobOfferMove::Approve)
            .await?;
        commit(tx, &proof, EventKind::JobOfferMoved, &after).await
    }

    /// Sends what was approved. Words that want money or bank details are not sent.
    pub async fn send_offer(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let about = self.about_application(&proof, id).await?;
        let offer = self.latest_offer(&proof, id).await?;
        if self.doubts_of_offer(&offer.terms, &about.employer).level == Level::Danger {
            return Err(Error::invalid(
                "send",
                t!(
                    "This is not sent: it reads like offers that want money or bank details from people. Change those words."
                ),
            ));
        }
        let due = self.end_of(offer.terms.reply_by);
        if due <= self.now() {
            return Err(Error::invalid(
                "send",
                t!("The last day to answer is over. Choose a later one."),
            ));
        }
        let next = (offer.version + 1, offer.code.as_str());
        let paper = self.offer_paper_of(&self.paper_now(&about, &offer.terms, next))?;
        let mut tx = self.store().begin(self.now()).await?;
        still(&mut tx, &proof, &offer).await?;
        let what = JobOfferMove::Send(paper, due);
        let after = self.moved(&mut tx, &proof, visit, &offer, &what).await?;
        let requisition = requisition::find(&mut tx, after.posting).await?;
        let days = requisition.map_or(model::Draft::REPLY_DAYS, |found| found.draft.reply_days);
        job_offer::counts_as_answer(&mut tx, &after, after.terms.reply_by + Days::new(days.into())).await?;
        let news = if after.version > 1 {
            JobOfferNews::Changed
        } else {
            JobOfferNews::Sent
        };
        self.tell_of_offer(&mut tx, &after, news, (&[Party::Seeker], None))
            .await?;
        commit(tx, &proof, EventKind::JobOfferMoved, &after).await
    }

    /// The team takes an offer back, and says why once the person has it.
    pub async fn withdraw_offer(&self, visit: &Visit, id: ApplicationId, why: &str) -> Result<()> {
        let why = line("reason", why, WORDS)?;
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let offer = job_offer::latest(&mut tx, proof.side(), id).await?.ok_or_else(over)?;
        if offer.sent_at.is_some() && why.is_none() {
            return Err(Error::invalid(
                "reason",
                t!("Say in a few words why you take it back: they read it."),
            ));
        }
        let what = JobOfferMove::Withdraw(why.unwrap_or_default());
        let after = self.moved(&mut tx, &proof, visit, &offer, &what).await?;
        if after.sent_at.is_some() {
            let to = (&[Party::Seeker][..], None);
            self.tell_of_offer(&mut tx, &after, JobOfferNews::Withdrawn, to).await?;
        }
        commit(tx, &proof, EventKind::JobOfferMoved, &after).await
    }

    /// The person signs the version they read, with their name: the job is theirs.
    pub async fn accept_offer(&self, visit: &Visit, id: ApplicationId, version: u32, name: &str) -> Result<()> {
        let name = line("name", name, NAME)?.filter(|name| name.chars().count() > 1);
        let name = name.ok_or_else(|| Error::invalid("name", t!("Type your full name: that is your signature.")))?;
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let about = self.about_application(&proof, id).await?;
        let now = self.now();
        let offer = self.latest_offer(&proof, id).await?;
        if offer.version != version {
            return Err(over());
        }
        let paper = self.offer_paper_of(&About {
            day: self.day_there(offer.sent_at.unwrap_or(now)),
            signed: Some((&name, now)),
            ..self.paper_now(&about, &offer.terms, (version, &offer.code))
        })?;
        let mut tx = self.store().begin(now).await?;
        still(&mut tx, &proof, &offer).await?;
        let what = JobOfferMove::Accept(name, paper);
        let after = self.moved(&mut tx, &proof, visit, &offer, &what).await?;
        let both = [Party::Seeker, Party::Team];
        self.tell_of_offer(&mut tx, &after, JobOfferNews::Accepted, (&both, None))
            .await?;
        let hired = Event::about(EventKind::ApplicationMoved, after.person, visit.person).on(id.0);
        tx.also(hired.detail(Stage::Hired.code()));
        commit(tx, &proof, EventKind::JobOfferMoved, &after).await
    }

    /// The person says no to an offer, and why.
    pub async fn decline_offer(&self, visit: &Visit, id: ApplicationId, why: &str) -> Result<()> {
        let why = line("reason", why, WORDS)?.ok_or_else(|| {
            Error::invalid(
                "reason",
                t!("Say in a few words why: the employer reads it, and can learn from it."),
            )
        })?;
        self.answer_offer(visit, id, &JobOfferMove::Decline(why), JobOfferNews::Declined)
            .await
    }

    /// The person asks for a change; the team writes the next version, or says no.
    pub async fn ask_to_change_offer(&self, visit: &Visit, id: ApplicationId, which: &str) -> Result<()> {
        let which = line("words", which, WORDS)?
            .ok_or_else(|| Error::invalid("words", t!("Say what you would like to be different.")))?;
        self.answer_offer(visit, id, &JobOfferMove::AskChange(which), JobOfferNews::ChangeAsked)
            .await
    }

    async fn answer_offer(
        &self,
        visit: &Visit,
        id: ApplicationId,
        what: &JobOfferMove,
        news: JobOfferNews,
    ) -> Result<()> {
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let offer = job_offer::latest(&mut tx, proof.side(), id).await?.ok_or_else(over)?;
        let after = self.moved(&mut tx, &proof, visit, &offer, what).await?;
        // The next word is the employer's again, and no later than it was.
        let before = application::for_program(&mut tx, id).await?;
        let requisition = requisition::find(&mut tx, after.posting).await?;
        if let Some((before, requisition)) = before.zip(requisition) {
            let by = self.today_there() + Days::new(requisition.draft.reply_days.into());
            job_offer::counts_as_answer(&mut tx, &after, by.min(before.reply_by)).await?;
        }
        self.tell_of_offer(&mut tx, &after, news, (&[Party::Team], None))
            .await?;
        commit(tx, &proof, EventKind::JobOfferMoved, &after).await
    }

    async fn latest_offer(&self, proof: &Proof, id: ApplicationId) -> Result<JobOffer> {
        let found = job_offer::latest(&mut self.store().read().await?, proof.side(), id).await?;
        found.ok_or_else(over)
    }

    async fn moved(
        &self,
        tx: &mut Tx,
        proof: &Proof,
        visit: &Visit,
        offer: &JobOffer,
        what: &JobOfferMove,
    ) -> Result<JobOffer> {
        let after = job_offer::change(tx, proof.side(), Some(visit.person), offer.id, what).await?;
        after.ok_or_else(over)
    }

    /// The paper of an offer: the one that was signed, else the one that was sent; a draft is set anew for the team.
    pub async fn offer_paper(&self, visit: &Visit, side: Party, id: ApplicationId) -> Result<Vec<u8>> {
        let proof = self.proof(visit, side, id, Act::Look).await?;
        let about = self.about_application(&proof, id).await?;
        let mut db = self.store().read().await?;
        let offer = job_offer::latest(&mut db, proof.side(), id).await?;
        let offer = offer.ok_or(Error::NotFound(t!("offer")))?;
        let is_draft = matches!(offer.state, JobOfferState::Draft | JobOfferState::Approved);
        let kept = if is_draft {
            None
        } else {
            let signed = offer.state == JobOfferState::Accepted;
            job_offer::paper(&mut db, proof.side(), offer.id, signed).await?
        };
        drop(db);
        let pdf = if let Some(pdf) = kept {
            pdf
        } else {
            let next = (offer.version + 1, offer.code.as_str());
            self.offer_paper_of(&self.paper_now(&about, &offer.terms, next))?.pdf
        };
        written::unpacked(&pdf)
    }

    /// The person takes their other applications back: they have a job. Gives how many.
    pub async fn withdraw_other_applications(&self, visit: &Visit, id: ApplicationId) -> Result<usize> {
        let seen = self.offer_seen(visit, Party::Seeker, id).await?;
        let mut count = 0;
        for (other, ..) in &seen.others {
            self.withdraw_application(visit, *other).await?;
            count += 1;
        }
        Ok(count)
    }

    async fn other_applications(
        &self,
        visit: &Visit,
        id: ApplicationId,
    ) -> Result<Vec<(ApplicationId, String, String)>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let all = application::own(&mut db, &grant, OTHERS).await?;
        let open: Vec<Application> = all
            .into_iter()
            .filter(|one| one.stage.is_open() && one.id != id)
            .collect();
        let ids: Vec<_> = open.iter().map(|one| one.posting).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        let named = open.into_iter().filter_map(|one| {
            let found = kept.iter().find(|kept| kept.posting.id == one.posting)?;
            let employer = found.posting.employer.clone().unwrap_or_default();
            Some((one.id, found.posting.title.clone(), employer))
        });
        Ok(named.collect())
    }

    fn paper_now<'a>(&self, about: &'a SeenOffer, terms: &'a Terms, (version, code): (u32, &'a str)) -> About<'a> {
        About {
            terms,
            employer: &about.employer,
            person: &about.person,
            day: self.today_there(),
            version,
            code,
            signed: None,
        }
    }

    /// The day of a moment, by the clocks of the place.
    pub fn day_there(&self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.place().time_zone).date_naive()
    }

    /// The moment a day is over, by the clocks of the place.
    pub(crate) fn end_of(&self, day: NaiveDate) -> Instant {
        let midnight = (day + Days::new(1)).and_time(chrono::NaiveTime::MIN);
        let there = self.place().time_zone.from_local_datetime(&midnight).earliest();
        // Where clocks go forward at midnight, the day is over an hour later.
        there.map_or_else(|| midnight.and_utc() + TimeDelta::hours(1), |at| at.to_utc())
    }

    pub(super) fn link_to_offer(&self, side: Party, id: ApplicationId) -> String {
        let path = match side {
            Party::Team => "/hire/applications",
            Party::Seeker | Party::Clock => "/applications",
        };
        format!("{}{path}/{id}/offer", self.place().public_url)
    }
}

/// Whoever wrote an offer looks it over themselves only where nobody else could.
fn can_approve(offer: &JobOffer, visit: &Visit, members: usize) -> bool {
    offer.state == JobOfferState::Draft && (members <= 1 || offer.written_by != Some(visit.person))
}

/// An offer for which a paper was made is still that one.
async fn still(tx: &mut Tx, proof: &Proof, offer: &JobOffer) -> Result<()> {
    let now = job_offer::latest(tx, proof.side(), offer.application).await?;
    let is_same =
        now.is_some_and(|now| now.id == offer.id && now.changed_at == offer.changed_at && now.terms == offer.terms);
    is_same.then_some(()).ok_or_else(over)
}

fn spoken_in<T>(terms: &Terms, does: impl FnOnce() -> T) -> T {
    i18n::speaking(i18n::Lang::from_code(&terms.lang).unwrap_or_default(), does)
}

fn over() -> Error {
    Error::Conflict(t!(
        "This cannot be done any more: the offer was changed meanwhile, or its day is over. This is how it stands now."
    ))
}

async fn commit(tx: Tx, proof: &Proof, kind: EventKind, offer: &JobOffer) -> Result<()> {
    let event = match proof {
        Proof::Team(desk) => Event::about(kind, offer.person, desk.member()).on(offer.id.0),
        Proof::Person(grant) => grant.event(kind).on(offer.id.0),
    };
    Ok(tx.commit(event.detail(offer.state.code())).await?)
}
