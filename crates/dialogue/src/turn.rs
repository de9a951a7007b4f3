//! One step being taken: the state as it becomes, and what is said and asked for on the way.

use i18n::t;

use crate::{
    act::Act,
    around::Around,
    command::{Command, Deed},
    confirm::Asked,
    reply::{Choice, Form, Reply},
    state::{Question, State},
};

/// So many choices are offered at once.
const MOST_CHOICES: usize = 10;

pub(crate) struct Turn<'a> {
    pub(crate) around: &'a Around<'a>,
    pub(crate) state: State,
    pub(crate) reply: Reply,
    pub(crate) commands: Vec<Command>,
}

impl Turn<'_> {
    pub(crate) fn say(&mut self, sentence: impl Into<String>) {
        self.reply.sentences.push(sentence.into());
    }

    pub(crate) fn offer(&mut self, act: Act, label: impl Into<String>) {
        let id = id_of(&act);
        let known = self.reply.choices.iter().any(|choice| choice.id == id);
        if !known && !self.around.lacks.bars(&act) && self.reply.choices.len() < MOST_CHOICES {
            let label = label.into();
            self.reply.choices.push(Choice { id, label, act });
        }
    }

    pub(crate) fn form(&mut self, form: Form) {
        self.reply.form.get_or_insert(form);
    }

    pub(crate) fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Asks "Shall I ...?" before a deed; the question itself has been said.
    pub(crate) fn ask_before(&mut self, deed: Deed) {
        self.state.asked = Some(Asked::about(deed));
        self.offer_yes_no();
    }

    pub(crate) fn offer_yes_no(&mut self) {
        self.offer(Act::Yes, t!("Yes"));
        self.offer(Act::No, t!("No"));
    }

    pub(crate) fn ask(&mut self, question: Question) {
        self.state.begin(crate::state::Flow::Question(question));
    }
}

/// A short name for a choice that is the same every time: `opening-why-2`.
fn id_of(act: &Act) -> String {
    let json = serde_json::to_string(act).unwrap_or_default();
    let parts = json.split(|c: char| !c.is_alphanumeric() && c != '_');
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-").replace('_', "-")
}
