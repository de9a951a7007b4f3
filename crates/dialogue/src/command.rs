//! What the use cases are asked to do. Their answers come back as events.
//!
//! To add one more: a variant here and the event that answers it. What cannot be taken back, or acts for the person towards others,
//! is a [`Deed`], not a command of its own: so nobody can ask for it without the person's yes.

use chrono::NaiveDate;
use matching::Reason;
use model::{Employment, OccupationId, Pay, Place, PostingId, SkillId, WorkSite};
use serde::{Deserialize, Serialize};

use crate::confirm::Confirmed;

/// Something to look up or to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Openings by filters alone, for somebody of whom nothing is known: `Found`.
    Search(Filters),
    /// Openings that fit the person: `Found`.
    Recommend(Filters),
    /// Why an opening fits: `Explained`.
    Why(PostingId),
    /// What they lack for it: `Lacking`.
    Missing(PostingId),
    /// Keep an opening: `Saved`.
    Save(PostingId),
    /// Keep it no longer.
    Unsave(PostingId),
    /// "Not for me, because": `Dismissed`.
    Dismiss(PostingId, Reason),
    /// For them after all.
    Undismiss(PostingId),
    /// The work they look for.
    SetWork(OccupationId),
    /// Skills they say they have.
    AddSkills(Vec<SkillId>),
    /// Skills they say they do not have.
    RemoveSkills(Vec<SkillId>),
    /// Where they live.
    SetPlace(Place),
    /// How they want to work.
    SetWishes(Wishes),
    /// What is worth learning: `WorthLearning`.
    WhatToLearn,
    /// Their applications: `Applications`.
    MyApplications,
    /// What applying for an opening takes: `Applying`.
    LookToApply(PostingId),
    /// Keep what they wrote to go with an application.
    KeepLetter(PostingId, Letter),
    /// Take an application back that was just sent: `Undone`.
    UndoApplication(PostingId),
    /// What an interview for an opening asks, or for what they have in hand: `InterviewQuestions`.
    InterviewQuestions(Option<PostingId>),
    /// Tell them of new openings like those shown last: `AlertSet`.
    SetAlert(Filters),
    /// Tell them no longer: `AlertsStopped`.
    StopAlerts,
    /// Whether a message or posting may be fake or want money: `Checked`.
    CheckText(String),
    /// People who fit an opening of a recruiter's, by its words: `WhoFits`.
    WhoFits(String),
    /// How many people wait for an answer: `Waiting`.
    CountWaiting,
    /// An opening of a recruiter's, begun with what was told: `OpeningDrafted`.
    DraftOpening(Advert),
    /// What a message that was not understood may mean, in plainer words: `Meant`.
    Interpret(String),
    /// Take back that they asked for a person: `Withdrawn`.
    Withdraw,
    /// What the person has said yes to.
    Do(Confirmed),
}

/// What is only done after a yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// What was understood of them is right: `ProfileConfirmed`.
    ConfirmProfile,
    /// An account for this mail address: `AccountStarted`.
    StartAccount(String),
    /// Erase everything about them: `Erased`.
    EraseMe,
    /// Ask a person to write to them: `HandedOver`.
    HandOver {
        /// What it is about, in their words; empty when they would rather not say.
        about: String,
        /// Whether the last messages of the conversation may be seen.
        messages: bool,
    },
    /// Write to everyone who waits; how many that were when asked: `Answered`.
    AnswerWaiting(u32),
    /// Send an application, with what was written: `Applied`.
    Apply(PostingId, Letter),
    /// Make an opening public: `OpeningPublished`.
    PublishOpening(PostingId),
}

/// What was told of an opening that is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advert {
    /// The words; the first line is the title.
    pub words: String,
    /// Where, where that was told by itself.
    pub place: String,
    /// The pay, where that was told by itself.
    pub pay: String,
}

/// What goes with an application beside the profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Letter {
    /// Words to the employer; may be empty.
    pub note: String,
    /// The answers, in the order of the questions; empty where there is none yet.
    pub answers: Vec<String>,
}

impl Letter {
    /// The longest words to an employer, in characters.
    pub const NOTE: usize = 2_000;
    /// The longest answer to a question, in characters.
    pub const ANSWER: usize = 1_000;
}

/// How openings are chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// The kind of work.
    pub occupation: Option<OccupationId>,
    /// Where distances count from.
    pub place: Option<Place>,
    /// No further than so many km.
    pub within_km: Option<u32>,
    /// Paid better than this opening.
    pub paid_above: Option<PostingId>,
    /// Like this opening.
    pub like: Option<PostingId>,
    /// Asking for none of these.
    pub without: Vec<SkillId>,
    /// How they want to work.
    pub wishes: Wishes,
    /// So many of the list were shown before.
    pub after: u16,
}

/// How somebody wants to work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// On site or at home.
    pub site: Option<WorkSite>,
    /// The least they need.
    pub min_pay: Option<Pay>,
    /// Hours a week.
    pub hours: Option<u16>,
    /// When they can begin.
    pub from: Option<NaiveDate>,
}
