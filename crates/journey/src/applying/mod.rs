//! Applying: what goes with an application, sending it, and how it stands, for whoever applied.
//!
//! `clock` sees to it that everybody gets an answer.

mod clock;

use chrono::{Days, TimeDelta};
use matching::{Match, Opening, Person};
use model::{
    ApplicationId, EventKind, InterviewNews, Party, Posting, PostingId, PostingStatus, RequisitionState, Stage,
};
use store::{
    employer::Employer,
    hiring::{
        application::{self, Application, NewApplication, NewStep, Sent, Step},
        check::{self, BackgroundCheck},
        clock::Answers,
        draft::{self, Letter},
        interview::{self, Interview, Side},
        job_offer::{self, JobOffer},
        requisition::{self, Requisition},
    },
    posting, resume_version,
};

use crate::{
    Error, Journey, Result, Visit,
    jobs::Suggestion,
    profile::{Known, line},
};

/// So long an application can be undone; until then nobody else sees it.
pub const UNDO: TimeDelta = TimeDelta::minutes(1);
/// Applications shown at once.
const SHOWN: u32 = 200;
/// The longest objection to a score, in characters.
const OBJECTION: usize = 1_500;

/// Why somebody cannot apply now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// Whoever answers must reach them: they need an account.
    NoAccount,
    /// There is nothing to send: no name, or nothing told.
    NoProfile,
    /// It is closed, paused, or its last day is over.
    Over,
    /// It looks like a fake.
    Danger,
}

/// What somebody sees before they apply.
#[derive(Debug, Clone)]
pub struct Applying {
    /// The opening.
    pub posting: Posting,
    /// What is promised and asked with it.
    pub requisition: Requisition,
    /// Whose it is.
    pub employer: Employer,
    /// How they answered so far.
    pub answers: Answers,
    /// How it fits; nothing when nothing is told yet.
    pub suggestion: Option<Suggestion>,
    /// What is known of the person.
    pub known: Known,
    /// Whether the version of the résumé they keep for it is sent.
    pub has_version: bool,
    /// What they wrote so far.
    pub letter: Letter,
    /// The application, when there is one already.
    pub already: Option<Application>,
    /// Why they cannot apply now.
    pub barred: Option<Barred>,
}

/// An application as whoever sent it sees it.
#[derive(Debug, Clone)]
pub struct MyApplication {
    /// How it stands.
    pub application: Application,
    /// The opening, as it is now.
    pub posting: Posting,
    /// How it came to stand so.
    pub steps: Vec<Step>,
    /// What was sent.
    pub sent: Sent,
    /// The score as it was when it was sent: the employer sees the same.
    pub score: Option<Match>,
    /// What was asked.
    pub requisition: Requisition,
    /// Whether it can still be undone.
    pub can_undo: bool,
    /// The last interview.
    pub interview: Option<Interview>,
    /// The last job offer, once it was sent.
    pub offer: Option<JobOffer>,
    /// The last background check.
    pub check: Option<BackgroundCheck>,
    /// The skills an interview is about.
    pub prepare: Vec<String>,
}

impl Journey {
    /// What somebody sees before they apply. Nothing where the opening takes no applications here.
    pub async fn applying(&self, visit: &Visit, opening: PostingId) -> Result<Option<Applying>> {
        let Some(requisition) = self.promised(opening).await? else {
            return Ok(None);
        };
        let grant = self.own(visit).await?;
        let posting = self.posting(opening).await?;
        let known = self.known(visit).await?;
        let mut db = self.store().read().await?;
        let kept = draft::find(&mut db, &grant, opening).await?;
        let already = application::own_for(&mut db, &grant, opening).await?;
        let version = resume_version::find(&mut db, &grant, opening).await?;
        drop(db);
        Ok(Some(Applying {
            employer: self.employer(requisition.employer).await?,
            answers: self.answers_of(requisition.employer).await?,
            suggestion: self.suggestion(visit, &posting).await?,
            barred: self.barred(visit, &posting, &requisition, &known),
            has_version: version.is_some(),
            letter: kept.unwrap_or_default(),
            already,
            known,
            posting,
            requisition,
        }))
    }

    fn barred(&self, visit: &Visit, posting: &Posting, requisition: &Requisition, known: &Known) -> Option<Barred> {
        let is_past = posting.deadline.is_some_and(|day| day < self.today_there());
        if requisition.state != RequisitionState::Open || posting.status != PostingStatus::Open || is_past {
            Some(Barred::Over)
        } else if self.level(posting.id) == trust::Level::Danger {
            Some(Barred::Danger)
        } else if !visit.signed_in {
            Some(Barred::NoAccount)
        } else if known.profile.name.is_none() || known.profile.is_empty() {
            Some(Barred::NoProfile)
        } else {
            None
        }
    }

    /// Keeps what somebody wrote, to go on later.
    pub async fn keep_application(&self, visit: &Visit, opening: PostingId, letter: Letter) -> Result<()> {
        let applying = self
            .applying(visit, opening)
            .await?
            .ok_or(Error::NotFound(t!("opening")))?;
        let letter = checked(&letter, &applying.requisition)?;
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        draft::keep(&mut tx, &grant, opening, &letter).await?;
        Ok(tx
            .commit(grant.event(EventKind::ApplicationDrafted).on(opening.0))
            .await?)
    }

    /// Applies: sends the profile (or the version kept for this opening), the words and the answers. What was typed is kept first, so
    /// that nothing is lost when it cannot be sent.
    pub async fn apply(&self, visit: &Visit, opening: PostingId, letter: Letter) -> Result<ApplicationId> {
        self.keep_application(visit, opening, letter).await?;
        let applying = self
            .applying(visit, opening)
            .await?
            .ok_or(Error::NotFound(t!("opening")))?;
        if let Some(already) = &applying.already {
            return Ok(already.id);
        }
        if let Some(barred) = applying.barred {
            return Err(Error::NotAllowed(barred.sentence()));
        }
        if let Some(at) = first_unanswered(&applying) {
            return Err(Error::invalid(
                at,
                t!("Please answer each question: the employer asks it of everybody."),
            ));
        }
        let grant = self.own(visit).await?;
        let now = self.now();
        let new = self.new_application(&grant, applying).await?;
        let mut tx = self.store().begin(now).await?;
        if !application::send(&mut tx, &grant, &new).await? {
            drop(tx);
            let there = application::own_for(&mut self.store().read().await?, &grant, opening).await?;
            return there.map(|there| there.id).ok_or(Error::NotFound(t!("application")));
        }
        draft::remove(&mut tx, &grant, opening).await?;
        self.tell_when_shown(&mut tx, new.id, new.shown_from).await?;
        tx.commit(grant.event(EventKind::ApplicationSent).on(new.id.0)).await?;
        Ok(new.id)
    }

    async fn new_application(&self, grant: &store::Grant, applying: Applying) -> Result<NewApplication> {
        let mut db = self.store().read().await?;
        let kept = posting::find(&mut db, applying.posting.id)
            .await?
            .ok_or(Error::NotFound(t!("opening")))?;
        let version = resume_version::find(&mut db, grant, applying.posting.id).await?;
        drop(db);
        let profile = version.map_or(applying.known.profile, |version| version.content.profile);
        let now = self.now();
        let (score, skills) = tokio::task::block_in_place(|| {
            let context = self.context();
            // The score the employer sees is made from what is sent alone.
            let person = Person::new(context.taxonomy, &profile, matching::Feedback::default(), context.today);
            let opening = Opening::new(context.taxonomy, &kept.posting);
            (
                matching::score(&context, &person, &opening),
                self.explain_to_team(&profile, &kept.posting),
            )
        });
        let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
        let context = self.context();
        Ok(NewApplication {
            id: ApplicationId::new(now, self.random()),
            posting: applying.posting.id,
            employer: applying.requisition.employer,
            shown_from: now + UNDO,
            reply_by: self.today_there() + Days::new(applying.requisition.draft.reply_days.into()),
            total: score.ability().into(),
            has: count(skills.held.iter().filter(|held| !held.likely).count()),
            asked: count(skills.held.len() + skills.missing.len()),
            lang: i18n::lang().code().to_owned(),
            sent: Sent {
                profile,
                letter: applying.letter,
                revision: kept.revision,
                score: serde_json::to_value(&score).unwrap_or_default(),
                taxonomy_version: context.taxonomy.version().to_owned(),
                weights_version: context.weights.version.to_string(),
            },
        })
    }

    /// The person's applications, the last sent first, each with its opening as it is now.
    pub async fn my_applications(&self, visit: &Visit) -> Result<Vec<(Application, Posting)>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let all = application::own(&mut db, &grant, SHOWN).await?;
        let ids: Vec<PostingId> = all.iter().map(|one| one.posting).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        let with = all.into_iter().filter_map(|one| {
            let posting = kept.iter().find(|kept| kept.posting.id == one.posting)?;
            Some((one, posting.posting.clone()))
        });
        Ok(with.collect())
    }

    /// The person's application to an opening, when they sent one.
    pub async fn applied_to(&self, visit: &Visit, opening: PostingId) -> Result<Option<ApplicationId>> {
        let grant = self.own(visit).await?;
        let found = application::own_for(&mut self.store().read().await?, &grant, opening).await?;
        Ok(found.map(|found| found.id))
    }

    /// One of the person's applications, with everything that was sent and said.
    pub async fn my_application(&self, visit: &Visit, id: ApplicationId) -> Result<MyApplication> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let gone = || Error::NotFound(t!("application"));
        let found = application::find_own(&mut db, &grant, id).await?.ok_or_else(gone)?;
        let sent = application::sent_own(&mut db, &grant, id).await?.ok_or_else(gone)?;
        let steps = application::steps_own(&mut db, &grant, id).await?;
        let requisition = requisition::find(&mut db, found.posting).await?.ok_or_else(gone)?;
        let interview = interview::latest(&mut db, Side::Person(&grant), id).await?;
        let offer = job_offer::latest(&mut db, Side::Person(&grant), id).await?;
        let check = check::latest(&mut db, Side::Person(&grant), id).await?;
        drop(db);
        let posting = self.posting(found.posting).await?;
        Ok(MyApplication {
            prepare: self.interview_skills(&posting),
            posting,
            interview,
            offer,
            check,
            score: serde_json::from_value(sent.score.clone()).ok(),
            can_undo: found.stage == Stage::Sent && self.now() < found.shown_from,
            application: found,
            steps,
            sent,
            requisition,
        })
    }

    /// Takes an application back within the minute: it was never there, and what was written is a draft again. False when it is too late.
    pub async fn undo_application(&self, visit: &Visit, id: ApplicationId) -> Result<bool> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let found = application::find_own(&mut tx, &grant, id).await?;
        let sent = application::sent_own(&mut tx, &grant, id).await?;
        let Some((found, sent)) = found.zip(sent) else {
            return Err(Error::NotFound(t!("application")));
        };
        if !application::undo(&mut tx, &grant, id).await? {
            return Ok(false);
        }
        draft::keep(&mut tx, &grant, found.posting, &sent.letter).await?;
        tx.commit(grant.event(EventKind::ApplicationUndone).on(id.0)).await?;
        Ok(true)
    }

    /// Takes an application back. The employer sees that, and nothing more of it than before.
    pub async fn withdraw_application(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let step = NewStep::to(Stage::Withdrawn);
        let talk = interview::latest(&mut tx, Side::Person(&grant), id).await?;
        if application::step_own(&mut tx, &grant, id, &step).await?.is_none() {
            return Err(Error::Conflict(t!("This application has come to an end already.")));
        }
        if let Some(talk) = talk.filter(|talk| talk.state.is_live()) {
            self.tell_of_interview(&mut tx, &talk, InterviewNews::Cancelled, &[Party::Team])
                .await?;
        }
        let event = grant.event(EventKind::ApplicationMoved).on(id.0);
        Ok(tx.commit(event.detail(Stage::Withdrawn.code())).await?)
    }

    /// The person says what the score gets wrong: the employer reads it beside the score. Empty words take it back.
    pub async fn contest_application(&self, visit: &Visit, id: ApplicationId, words: &str) -> Result<()> {
        let words = line("words", words, OBJECTION)?.unwrap_or_default();
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !application::contest(&mut tx, &grant, id, &words).await? {
            return Err(Error::NotFound(t!("application")));
        }
        Ok(tx.commit(grant.event(EventKind::ApplicationContested).on(id.0)).await?)
    }
}

impl Barred {
    /// Why, and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoAccount => {
                t!("To apply you need an account: the employer's answer must reach you. What you told so far stays.")
            }
            Self::NoProfile => t!("Tell us your name and what you can do first: that is what the employer gets."),
            Self::Over => t!("This opening takes no more applications."),
            Self::Danger => {
                t!("This opening looks like a fake. You cannot apply here until the staff have looked at it.")
            }
        }
    }
}

/// What was typed, within bounds; one answer for each question.
fn checked(letter: &Letter, requisition: &Requisition) -> Result<Letter> {
    let mut answers = Vec::new();
    for at in 0..requisition.draft.questions.len() {
        let typed = letter.answers.get(at).map_or("", String::as_str);
        answers.push(line("answer", typed, dialogue::Letter::ANSWER)?.unwrap_or_default());
    }
    Ok(Letter {
        note: line("note", &letter.note, dialogue::Letter::NOTE)?.unwrap_or_default(),
        answers,
    })
}

fn first_unanswered(applying: &Applying) -> Option<&'static str> {
    let is_open = applying.letter.answers.iter().any(String::is_empty);
    is_open.then_some("answer")
}
