//! What happens: something said or picked, or what came of a command.

use chrono::NaiveDate;
use model::{OccupationId, Place, PostingId, SkillId};
use serde::{Deserialize, Serialize};
use trust::Level;

use crate::{
    act::{Act, Narrowing},
    command::Letter,
    reply::{Fit, Form},
};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// They opened the conversation, for the first time or again.
    Came,
    /// They said this.
    Said(String),
    /// They picked the choice with this id.
    Chose(String),
    /// They want this, said where it means one thing only.
    Wants(Act),
    /// They handed in a résumé, and it was read.
    ResumeRead(Resume),
    /// Openings, and ways to go on with how many openings each has.
    Found {
        /// Those to show now.
        openings: Vec<Opening>,
        /// How many there are in all.
        total: u32,
        /// Ways to narrow or to widen.
        ways: Vec<Way>,
    },
    /// Why an opening fits.
    Explained {
        /// Which.
        opening: PostingId,
        /// So many of what is asked for they say they have.
        has: u32,
        /// So many more they probably have.
        likely: u32,
        /// So many are asked for.
        asked: u32,
        /// What speaks for it and against it, in words.
        points: Vec<String>,
    },
    /// What they lack for an opening.
    Lacking {
        /// Which.
        opening: PostingId,
        /// What, with hours to learn it.
        skills: Vec<ToLearn>,
    },
    /// An opening was kept.
    Saved(PostingId),
    /// An opening will not be shown again.
    Dismissed(PostingId),
    /// What was done last is taken back.
    Undone,
    /// What is worth learning, best first.
    WorthLearning(Vec<ToLearn>),
    /// Their applications, the most urgent first.
    Applications(Vec<Application>),
    /// What applying takes.
    Applying(Box<ToApply>),
    /// An application is sent; they hear by this day.
    Applied(PostingId, NaiveDate),
    /// What an interview asks.
    InterviewQuestions {
        /// The opening's title; empty when it is about their own work.
        title: String,
        /// The questions.
        questions: Vec<ToPractise>,
    },
    /// New openings will be told.
    AlertSet,
    /// So many alerts are stopped.
    AlertsStopped(u32),
    /// What was found in a message or posting.
    Checked {
        /// How bad.
        level: Level,
        /// With the words it rests on.
        reasons: Vec<String>,
    },
    /// Their profile is confirmed.
    ProfileConfirmed,
    /// An account was begun; the address must be confirmed by a mail.
    AccountStarted(String),
    /// Everything about them is erased.
    Erased,
    /// A person will write to them.
    HandedOver {
        /// Who, if that is known.
        to: Option<String>,
        /// By when.
        by: NaiveDate,
    },
    /// They wait for no person any more.
    Withdrawn,
    /// People who fit an opening, best first.
    WhoFits {
        /// Its title; none when no opening of theirs has such words.
        title: Option<String>,
        /// Who.
        people: Vec<Suited>,
    },
    /// So many people wait for an answer.
    Waiting(u32),
    /// So many were answered.
    Answered(u32),
    /// An opening was begun.
    OpeningDrafted(Box<Drafted>),
    /// An opening is public.
    OpeningPublished(PostingId),
    /// What a message that was not understood may mean; none when nobody could tell.
    Meant {
        /// The message.
        said: String,
        /// The same in plainer words.
        meant: Option<String>,
    },
    /// Something could not be done; a sentence for the person that says why and what to do, and the page where it can be done.
    Refused(String, Option<Form>),
}

/// What was read of a résumé; empty when nothing could be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resume {
    /// The work they did last.
    pub occupation: Option<OccupationId>,
    /// Skills it names.
    pub skills: Vec<SkillId>,
    /// Where they live.
    pub place: Option<Place>,
}

/// An opening to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Which.
    pub id: PostingId,
    /// Its title.
    pub title: String,
    /// The employer; empty when not told.
    pub employer: String,
    /// Where; empty when not told.
    pub place: String,
    /// How it fits, where anything is known of the person.
    pub fit: Option<Fit>,
}

/// A way to go on, and how many openings it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The way.
    pub narrowing: Narrowing,
    /// How many openings.
    pub count: u32,
}

/// A skill to learn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToLearn {
    /// What it is called.
    pub skill: String,
    /// Hours to learn it.
    pub hours: u32,
    /// How many more openings come within reach; 0 when that was not asked.
    pub opens: u32,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// The opening's title.
    pub title: String,
    /// Where it stands, in words.
    pub stands: String,
    /// The day by which they hear, while they wait.
    pub due: Option<NaiveDate>,
}

/// Somebody who fits an opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suited {
    /// What they are shown as.
    pub name: String,
    /// So many of what is asked for they have.
    pub has: u32,
    /// So many are asked for.
    pub asked: u32,
}

/// What applying for an opening takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToApply {
    /// Which.
    pub opening: PostingId,
    /// Its title.
    pub title: String,
    /// The employer.
    pub employer: String,
    /// So many of what is asked for they say they have.
    pub has: u32,
    /// So many are asked for.
    pub asked: u32,
    /// What is missing, the most important first.
    pub missing: Vec<String>,
    /// Whether the résumé they keep for this opening is sent; else the profile as it is.
    pub version: bool,
    /// What the employer asks everybody.
    pub questions: Vec<ToAnswer>,
    /// What they wrote before.
    pub letter: Letter,
    /// Everybody is answered within so many days.
    pub reply_days: u16,
}

/// What an employer asks everybody who applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToAnswer {
    /// The question.
    pub words: String,
    /// Whether it is answered with yes or no.
    pub yes_no: bool,
}

/// A question of an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToPractise {
    /// The skill it is about.
    pub skill: String,
    /// The question.
    pub ask: String,
    /// What a good answer shows.
    pub good: String,
}

/// An opening that was begun, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// Which.
    pub opening: PostingId,
    /// Its title.
    pub title: String,
    /// Whose.
    pub employer: String,
    /// Where; empty when not told.
    pub place: String,
    /// The pay, in words; empty when not told.
    pub pay: String,
    /// The skills it asks for.
    pub skills: Vec<String>,
    /// What could be better, in words.
    pub advice: Vec<String>,
    /// Why it cannot be public yet, in words.
    pub lacks: Option<String>,
    /// Everybody is answered within so many days.
    pub reply_days: u16,
}
