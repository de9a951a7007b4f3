//! What is kept between two messages. A door stores it as it is; it may go on days later, on another device.
//!
//! To keep one more thing: a field with a default, so that states stored before are read on. To change what a field means: a new
//! name for it, or a higher [`VERSION`].

use chrono::NaiveDate;
use model::PostingId;
use serde::{Deserialize, Serialize};

use crate::{
    act::Verb,
    command::{Deed, Filters},
    confirm::Asked,
    event::Opening,
    flows::{apply::Applying, people::Asking, post::Posting, practise::Practising, register::Register},
    reply::Choice,
};

/// States of a higher version come from a newer program and are not guessed at.
const VERSION: u16 = 1;
/// So many begun things are remembered.
const DEEPEST: usize = 4;
/// So many openings keep their numbers.
const MOST_SHOWN: usize = 100;
/// So much of a stored state is read, in bytes: more was not written by us.
const LONGEST: usize = 256 * 1024;

/// Where a conversation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    pub(crate) version: u16,
    /// It could not be read: the person is told once.
    pub(crate) lost: bool,
    pub(crate) greeted: bool,
    /// The code of the language the person writes in.
    pub(crate) lang: Option<String>,
    pub(crate) flow: Option<Flow>,
    /// What was interrupted, the last one last.
    pub(crate) interrupted: Vec<Flow>,
    pub(crate) asked: Option<Asked>,
    /// What could be picked after the last reply.
    pub(crate) offered: Vec<Choice>,
    pub(crate) list: List,
    pub(crate) undo: Option<Undo>,
    /// The day of the last event.
    pub(crate) last: Option<NaiveDate>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            version: VERSION,
            lost: false,
            greeted: false,
            lang: None,
            flow: None,
            interrupted: Vec::new(),
            asked: None,
            offered: Vec::new(),
            list: List::default(),
            undo: None,
            last: None,
        }
    }
}

impl State {
    /// The state that was stored as JSON. What cannot be read begins anew, and the person is told so.
    pub fn read(stored: &str) -> Self {
        let state = (stored.len() <= LONGEST).then(|| serde_json::from_str::<Self>(stored));
        match state {
            Some(Ok(state)) if state.version <= VERSION => Self {
                version: VERSION,
                ..state
            },
            _ => Self {
                lost: true,
                ..Self::default()
            },
        }
    }

    /// The language the person writes in, once they have shown it: commands are carried out in it, so that what comes of them can be
    /// said in it.
    pub fn lang(&self) -> Option<i18n::Lang> {
        self.lang.as_deref().and_then(i18n::Lang::from_code)
    }

    /// What the choice with this id is called, if it could be picked after the last reply.
    pub fn choice(&self, id: &str) -> Option<&str> {
        let choice = self.offered.iter().find(|choice| choice.id == id);
        choice.map(|choice| choice.label.as_str())
    }

    /// Numbers mean these openings now, as a mail showed them, whatever was talked of since. What else was asked or offered
    /// meanwhile is not what an answer to that mail answers.
    pub fn speak_of(&mut self, openings: &[Opening]) {
        let listed = self.list.shown.iter().map(|shown| shown.id);
        let same = listed
            .take(openings.len())
            .eq(openings.iter().map(|opening| opening.id));
        if openings.is_empty() || same {
            return;
        }
        self.list = List::default();
        self.list.add(openings);
        self.list.total = u32::try_from(openings.len()).unwrap_or(u32::MAX);
        self.asked = None;
        self.offered.clear();
        if !matches!(self.flow, Some(Flow::Register(_)) | None) {
            self.flow = None;
        }
    }

    /// The openings that numbers mean now, from 1 on.
    pub fn listed(&self) -> Vec<PostingId> {
        self.list.shown.iter().map(|shown| shown.id).collect()
    }

    /// What the person was asked to say yes to.
    pub fn asks(&self) -> Option<&Deed> {
        self.asked.as_ref().map(Asked::deed)
    }

    /// Whether they are being asked about a request for a person.
    pub fn asks_for_a_person(&self) -> bool {
        matches!(self.flow, Some(Flow::Asking(_)))
    }

    /// Takes that question back.
    pub fn ask_nothing(&mut self) {
        // What was written to an employer is kept with the opening.
        if self.asks_for_a_person() || matches!(self.flow, Some(Flow::Applying(_))) {
            self.flow = None;
        }
        self.asked = None;
        self.offered.clear();
    }

    /// Begins a flow.
    pub(crate) fn begin(&mut self, flow: Flow) {
        self.suspend();
        self.flow = Some(flow);
    }

    /// Leaves what is going on; it is remembered if it is worth returning to.
    pub(crate) fn suspend(&mut self) {
        if let Some(before) = self.flow.take()
            && matches!(before, Flow::Register(_))
        {
            if self.interrupted.len() == DEEPEST {
                self.interrupted.remove(0);
            }
            self.interrupted.push(before);
        }
    }
}

/// What is going on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Flow {
    Register(Box<Register>),
    /// Asking for a person; forgotten when they go on to something else.
    Asking(Asking),
    /// Applying for an opening; what was written is kept with the opening.
    Applying(Box<Applying>),
    /// Practising for an interview.
    Practising(Box<Practising>),
    /// Writing an opening.
    Posting(Box<Posting>),
    /// A single question that was asked; forgotten when something else is said.
    Question(Question),
}

/// A question whose answer is one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Question {
    WhatWork,
    WhichOpening(Verb),
    WhyNot(u16),
    HowNarrow,
    WhatText,
    WhoseOpening,
}

/// The last list shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct List {
    pub(crate) filters: Filters,
    /// By number, from 1 on.
    pub(crate) shown: Vec<Shown>,
    pub(crate) total: u32,
    /// The number spoken of last.
    pub(crate) current: Option<u16>,
}

/// An opening as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shown {
    pub(crate) id: PostingId,
    pub(crate) title: String,
    pub(crate) employer: String,
    pub(crate) place: String,
}

impl List {
    /// Takes openings in; tells the numbers they get, from the first.
    pub(crate) fn add(&mut self, openings: &[Opening]) -> u16 {
        let first = self.shown.len() + 1;
        let room = MOST_SHOWN.saturating_sub(self.shown.len());
        self.shown.extend(openings.iter().take(room).map(|opening| Shown {
            id: opening.id,
            title: opening.title.clone(),
            employer: opening.employer.clone(),
            place: opening.place.clone(),
        }));
        u16::try_from(first).unwrap_or(u16::MAX)
    }

    pub(crate) fn get(&self, number: u16) -> Option<&Shown> {
        self.shown.get(usize::from(number).checked_sub(1)?)
    }

    pub(crate) fn number_of(&self, id: PostingId) -> Option<u16> {
        let at = self.shown.iter().position(|shown| shown.id == id)?;
        u16::try_from(at + 1).ok()
    }
}

/// What can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Undo {
    Save(PostingId),
    Dismiss(PostingId),
    Application(PostingId),
    Filters(Box<Filters>),
}
