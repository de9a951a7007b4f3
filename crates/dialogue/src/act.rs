//! What a person can want. Everything heard, by words or by a choice, ends as one of these.
//!
//! To add one more: a variant here, where it is heard (`heard/patterns.rs` or an intent in `data/dialogue`), and what happens then
//! (`flows/mod.rs`).

use matching::Reason;
use serde::{Deserialize, Serialize};

/// What a person wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Make a profile.
    Register,
    /// See what was understood of them.
    Profile,
    /// Look for openings.
    Find,
    /// Look for openings again, narrowed; none when it was not said how.
    Narrow(Option<Narrowing>),
    /// More of the same list.
    More,
    /// Do something with one of the openings shown; which, if it was said.
    Opening(Verb, Option<u16>),
    /// Say why an opening is not for them.
    Because(u16, Reason),
    /// What is worth learning.
    Learn,
    /// Their applications.
    Applications,
    /// Practise for an interview: about one of the openings shown, if it was said which.
    Practise(Option<u16>),
    /// Be told of new openings.
    Alert,
    /// Be told no longer.
    StopAlerts,
    /// Have a message or an opening looked at.
    Report,
    /// Erase everything about them.
    Erase,
    /// Talk to a person.
    Human,
    /// Take back that they asked for one.
    Withdraw,
    /// Know whether this is a person.
    AreYouHuman,
    /// Know what can be done here.
    Help,
    /// Says hello.
    Greet,
    /// Says thanks.
    Thank,
    /// Is in distress.
    Distress,
    /// Swears at us.
    Insult,
    /// A recruiter: who fits an opening of theirs.
    WhoFits,
    /// A recruiter: answer everyone who waits.
    AnswerWaiting,
    /// A recruiter: write an opening.
    PostOpening,
    /// One step back.
    Back,
    /// Leave what was begun.
    Stop,
    /// Take back what was done last.
    Undo,
    /// Begin anew.
    StartAgain,
    /// Go on with what was interrupted.
    Return,
    /// Speak another language, by its code.
    Speak(String),
    /// Yes.
    Yes,
    /// No.
    No,
    /// No answer to this question.
    Skip,
    /// Nothing more to add here.
    Done,
    /// They have done the task of this number.
    Task(u16),
    /// They mean the town with this id.
    Town(String),
    /// They mean these words, which are plainer than theirs.
    Mean(String),
}

/// What can be done with one opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Why it is shown.
    Why,
    /// What they lack for it.
    Missing,
    /// Apply for it.
    Apply,
    /// Keep it.
    Save,
    /// Not for them.
    Dismiss,
    /// More like it.
    Like,
    /// More like it, nearer to home.
    LikeNearer,
}

/// One way a list is narrowed, or made wider again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Narrowing {
    /// Only part-time.
    PartTime,
    /// Only full-time.
    FullTime,
    /// Only work from home.
    Remote,
    /// Closer to home.
    Nearer,
    /// Better paid than what is shown.
    BetterPaid,
    /// At any distance.
    AnyPlace,
    /// At any pay.
    AnyPay,
    /// At any hours.
    AnyHours,
}
