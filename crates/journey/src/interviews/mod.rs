//! Interviews: the team offers times, the person chooses one, and either side can move it or call it off.
//!
//! `typed` reads an offer, `kit` asks about what the opening needs, `calendar` writes it into calendars, `telling` writes to both
//! sides, `due` reminds them and ends what is over.

mod calendar;
mod due;
mod kit;
mod telling;
mod typed;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use i18n::days::day;
use model::{
    ApplicationId, Event, EventKind, Instant, InterviewId, InterviewMove, InterviewNews, InterviewState, Offer, Party,
    Posting, SkillId, Stage,
};
use store::{
    Grant, Reads, Refused, Tx,
    hiring::{
        Act, Desk,
        application::{self, NewStep},
        interview::{self, Interview, Side},
        requisition,
    },
};

pub use kit::KitQuestion;
pub use typed::{TIMES, TypedOffer};

use crate::{Error, Journey, Result, Visit, profile::line};

/// The proof of one of the two sides.
pub(crate) enum Proof {
    Team(Desk),
    Person(Grant),
}

impl Proof {
    pub(crate) fn side(&self) -> Side<'_> {
        match self {
            Self::Team(desk) => Side::Team(desk),
            Self::Person(grant) => Side::Person(grant),
        }
    }

    fn event(&self, kind: EventKind, interview: &Interview) -> Event {
        match self {
            Self::Team(desk) => Event::about(kind, interview.person, desk.member()).on(interview.id.0),
            Self::Person(grant) => grant.event(kind).on(interview.id.0),
        }
    }
}

async fn latest(db: &mut impl Reads, proof: &Proof, application: ApplicationId) -> Result<Option<Interview>> {
    Ok(interview::latest(db, proof.side(), application).await?)
}

/// A moment as clocks in this time zone show it: `20 March 2026, 10:00 (Europe/London, UTC+00:00)`.
pub fn clock_time(at: Instant, zone: &str) -> String {
    let Ok(known) = zone.parse::<Tz>() else {
        return format!("{}, {} (UTC)", day(at.date_naive()), at.format("%H:%M"));
    };
    let there = at.with_timezone(&known);
    format!(
        "{}, {} ({known}, UTC{})",
        day(there.date_naive()),
        there.format("%H:%M"),
        there.format("%:z")
    )
}

impl Journey {
    /// What an interview for this opening is about, in the language that is spoken.
    pub(crate) fn interview_skills(&self, posting: &Posting) -> Vec<String> {
        kit::skills_of(self.taxonomy(), posting)
    }

    /// The questions of an interview about these skills, in the language that is spoken.
    pub(crate) fn questions_about(&self, skills: &[SkillId]) -> Vec<KitQuestion> {
        kit::questions_about(self.taxonomy(), skills)
    }

    /// The skills a scorecard for this opening is about, each with its question, in the language that is spoken.
    pub(crate) fn scored_skills(&self, posting: &Posting) -> Vec<(SkillId, KitQuestion)> {
        kit::asked_of(self.taxonomy(), posting)
    }

    /// The questions of an interview for this opening, in the language that is spoken.
    pub(crate) fn interview_questions(&self, posting: &Posting) -> Vec<KitQuestion> {
        kit::kit_of(self.taxonomy(), posting)
    }

    /// The team offers times for an interview: the first of an application, or one after another has ended. The application
    /// stands at the interview from now on, and has its answer.
    pub async fn offer_interview(&self, visit: &Visit, id: ApplicationId, typed: &TypedOffer) -> Result<()> {
        let desk = &self.desk_for(visit, id, Act::Hire).await?;
        let now = self.now();
        let offer = typed.read(now)?;
        let mut tx = self.store().begin(now).await?;
        let new = (InterviewId::new(now, self.random()), id);
        if !interview::offer(&mut tx, desk, new, &offer).await? {
            return Err(Error::Conflict(t!(
                "An interview is under way already, or the application has come to an end. This is how it stands now."
            )));
        }
        let made = interview::latest(&mut tx, Side::Team(desk), id).await?;
        let made = made.ok_or(Error::NotFound(t!("interview")))?;
        let reply_by = self.next_word(&mut tx, &made, last_of(&offer)).await?;
        let step = NewStep {
            words: offer.words.clone(),
            reply_by: Some(reply_by),
            ..NewStep::to(Stage::Interview)
        };
        if application::step(&mut tx, desk, id, &step).await?.is_some() {
            let event = Event::about(EventKind::ApplicationMoved, made.person, desk.member()).on(id.0);
            tx.also(event.detail(Stage::Interview.code()));
        } else {
            interview::counts_as_answer(&mut tx, &made, reply_by).await?;
        }
        self.tell_of_interview(&mut tx, &made, InterviewNews::Offered, &[Party::Seeker])
            .await?;
        let event = Event::about(EventKind::InterviewOffered, made.person, desk.member());
        Ok(tx.commit(event.on(made.id.0)).await?)
    }

    /// One side offers other times. A person offers times alone: where, and who takes part, is the team's.
    pub async fn offer_other_times(
        &self,
        visit: &Visit,
        side: Party,
        id: ApplicationId,
        typed: &TypedOffer,
        why: &str,
    ) -> Result<()> {
        let proof = self.proof(visit, side, id, Act::Hire).await?;
        let found = latest(&mut self.store().read().await?, &proof, id).await?;
        let before = found.ok_or(Error::NotFound(t!("interview")))?;
        let offer = match side {
            // What they said of it before, such as what to bring, holds for the new times as well.
            Party::Team => Offer {
                words: before.offer.words,
                ..typed.read(self.now())?
            },
            _ => Offer {
                times: typed::times(&typed.times, typed::zone_of(&before.offer.zone)?, self.now())?,
                ..before.offer
            },
        };
        let why = line("why", why, typed::WORDS)?;
        if why.is_none() && before.state == InterviewState::Agreed {
            return Err(Error::invalid(
                "why",
                t!("Say in a few words why it moves: the other side had kept the time."),
            ));
        }
        let what = InterviewMove::Offer(offer, why.unwrap_or_default());
        self.move_interview(&proof, id, &what).await
    }

    /// One side chooses one of the times the other offered.
    pub async fn choose_time(&self, visit: &Visit, side: Party, id: ApplicationId, at: Instant) -> Result<()> {
        let proof = self.proof(visit, side, id, Act::Hire).await?;
        self.move_interview(&proof, id, &InterviewMove::Agree(at)).await
    }

    /// One side says that none of the times suits, and what would.
    pub async fn no_time_suits(&self, visit: &Visit, side: Party, id: ApplicationId, words: &str) -> Result<()> {
        let words = line("words", words, typed::WORDS)?
            .ok_or_else(|| Error::invalid("words", t!("Say in a few words which days or hours would suit you.")))?;
        let proof = self.proof(visit, side, id, Act::Hire).await?;
        self.move_interview(&proof, id, &InterviewMove::NoneSuits(words)).await
    }

    /// One side calls it off, and says why.
    pub async fn cancel_interview(&self, visit: &Visit, side: Party, id: ApplicationId, why: &str) -> Result<()> {
        let why = line("reason", why, typed::WORDS)?.ok_or_else(|| {
            Error::invalid(
                "reason",
                t!("Say in a few words why you call it off: the other side reads it."),
            )
        })?;
        let proof = self.proof(visit, side, id, Act::Hire).await?;
        self.move_interview(&proof, id, &InterviewMove::Cancel(why)).await
    }

    async fn move_interview(&self, proof: &Proof, id: ApplicationId, what: &InterviewMove) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let found = latest(&mut tx, proof, id).await?;
        let found = found.ok_or(Error::NotFound(t!("interview")))?;
        let after = interview::change(&mut tx, proof.side(), found.id, what).await?;
        let after = after.ok_or(Error::Conflict(t!(
            "This cannot be done any more: the interview was changed meanwhile, or that time is over. This is how it stands now."
        )))?;
        self.turn_to_next_word(&mut tx, proof.side().party(), &after, what)
            .await?;
        let (news, told) = news_of(what, proof.side().party());
        self.tell_of_interview(&mut tx, &after, news, &told).await?;
        let event = proof.event(EventKind::InterviewMoved, &after);
        Ok(tx.commit(event.detail(after.state.code())).await?)
    }

    /// The reply clock goes on from what was said: while an interview is agreed, the next word is due after it. What the person
    /// says never gives the employer more time than they had.
    async fn turn_to_next_word(
        &self,
        tx: &mut Tx,
        party: Party,
        interview: &Interview,
        what: &InterviewMove,
    ) -> Result<()> {
        let from = match what {
            InterviewMove::Agree(at) => Some(*at),
            InterviewMove::Offer(offer, _) if party == Party::Team => last_of(offer),
            _ => None,
        };
        let mut by = self.next_word(tx, interview, from).await?;
        if party == Party::Seeker
            && !matches!(what, InterviewMove::Agree(_))
            && let Some(before) = application::for_program(tx, interview.application).await?
        {
            by = by.min(before.reply_by);
        }
        Ok(interview::counts_as_answer(tx, interview, by).await?)
    }

    /// The day by which the employer says the next word, counted from today or from a later moment.
    async fn next_word(&self, tx: &mut Tx, interview: &Interview, from: Option<Instant>) -> Result<NaiveDate> {
        let requisition = requisition::find(tx, interview.posting).await?;
        let requisition = requisition.ok_or(Error::NotFound(t!("opening")))?;
        let from = from.map(|at| at.with_timezone(&self.place().time_zone).date_naive());
        let from = from.unwrap_or_default().max(self.today_there());
        Ok(from + Days::new(requisition.draft.reply_days.into()))
    }

    /// The desk an application was sent to. Whoever may not sit there learns nothing, not even whether there is such an
    /// application.
    pub(crate) async fn desk_for(&self, visit: &Visit, id: ApplicationId, act: Act) -> Result<Desk> {
        let employer = application::employer_of(&mut self.store().read().await?, id).await?;
        self.desk_at(visit, employer.ok_or(Refused::NotOnTeam)?, act).await
    }

    /// The proof of one side; of the team only for whoever may do this there.
    pub(crate) async fn proof(&self, visit: &Visit, side: Party, id: ApplicationId, act: Act) -> Result<Proof> {
        Ok(match side {
            Party::Team => Proof::Team(self.desk_for(visit, id, act).await?),
            Party::Seeker | Party::Clock => Proof::Person(self.own(visit).await?),
        })
    }

    pub(crate) fn link_to_interview(&self, side: Party, id: ApplicationId) -> String {
        let path = match side {
            Party::Team => "/hire/applications",
            Party::Seeker | Party::Clock => "/applications",
        };
        format!("{}{path}/{id}/interview", self.place().public_url)
    }
}

fn last_of(offer: &Offer) -> Option<Instant> {
    offer.times.last().copied()
}

/// What a move is to be told as, and to whom: an offer and a no to all times to the other side, all else to both.
fn news_of(what: &InterviewMove, by: Party) -> (InterviewNews, Vec<Party>) {
    let both = vec![Party::Seeker, Party::Team];
    let other = both.iter().copied().filter(|party| *party != by).collect();
    match what {
        InterviewMove::Offer(..) => (InterviewNews::Moved, other),
        InterviewMove::NoneSuits(_) => (InterviewNews::Unsuited, other),
        InterviewMove::Agree(_) => (InterviewNews::Agreed, both),
        InterviewMove::Cancel(_) => (InterviewNews::Cancelled, both),
        InterviewMove::Lapse | InterviewMove::Hold => (InterviewNews::Lapsed, both),
    }
}
