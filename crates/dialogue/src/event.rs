//! What happens: something said or picked, or what came of a command.

use chrono::NaiveDate;
use model::{OccupationId, Place, PostingId, SkillId};
use trust::Level;

use crate::{
    act::{Act, Narrowing},
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
