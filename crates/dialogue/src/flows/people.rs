//! "I want to talk to a person": what it is about, what is seen of the conversation, and a yes; then waiting, and taking it back.

use chrono::NaiveDate;
use i18n::{days::day, t};
use serde::{Deserialize, Serialize};

use super::offer_return;
use crate::{
    act::Act,
    command::{Command, Deed},
    heard::Heard,
    reply::Form,
    state::Flow,
    turn::Turn,
};

/// So much of what it is about is kept, in characters.
const LONGEST: usize = 2_000;
/// More names than these are no help.
const MOST_NAMES: usize = 3;

/// What was said of a request so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Asking {
    /// What it is about; empty when they would rather not say.
    pub(crate) about: Option<String>,
}

/// Asks for a person, or tells how the request stands that was made before.
pub(crate) fn begin(turn: &mut Turn<'_>) {
    turn.form(Form::People);
    if stands(turn) {
        return;
    }
    turn.say(t!("I can ask a person here to write to you."));
    ask(turn, &Asking::default());
}

/// Asks what is not known yet.
pub(crate) fn ask(turn: &mut Turn<'_>, asking: &Asking) {
    turn.state.begin(Flow::Asking(asking.clone()));
    turn.form(Form::People);
    if asking.about.is_none() {
        turn.say(t!(
            "What is it about? A few words help them to answer well. You need not say."
        ));
        turn.offer(Act::Skip, t!("Rather not say"));
    } else {
        turn.say(t!(
            "May they also see the last messages of our conversation? Then you need not tell it twice."
        ));
        turn.offer_yes_no();
    }
}

/// What was said without a sure meaning is what it is about.
pub(crate) fn about(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let waits = matches!(&turn.state.flow, Some(Flow::Asking(Asking { about: None })));
    if waits {
        let words = heard.text.chars().take(LONGEST).collect();
        told(turn, words);
    }
    waits
}

fn told(turn: &mut Turn<'_>, about: String) {
    ask(turn, &Asking { about: Some(about) });
}

/// Whether this answers one of the questions.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act) -> bool {
    let Some(Flow::Asking(asking)) = turn.state.flow.clone() else {
        return false;
    };
    match (asking.about, act) {
        (None, Act::Skip | Act::No | Act::Yes | Act::Done) => told(turn, String::new()),
        (Some(about), Act::Yes) => confirm(turn, about, true),
        (Some(about), Act::No | Act::Skip | Act::Done) => confirm(turn, about, false),
        _ => return false,
    }
    true
}

/// What will be seen by whom, and "Shall I?"
fn confirm(turn: &mut Turn<'_>, about: String, messages: bool) {
    turn.state.flow = None;
    let who = who(turn);
    let by = turn.around.person.answered_by.map(day);
    turn.say(by.map_or_else(
        || t!("I will ask {who}.", who),
        |day| t!("I will ask {who}. You will have an answer by {day}.", who, day),
    ));
    turn.say(match (about.is_empty(), messages) {
        (true, false) => t!("They will see that you asked, and not what we talked about.").to_owned(),
        (true, true) => t!("They will see that you asked, and the last messages of our conversation.").to_owned(),
        (false, false) => t!(
            "They will see that you asked, and these words: “{about}” They will not see what we talked about.",
            about
        ),
        (false, true) => t!(
            "They will see that you asked, these words: “{about}” and the last messages of our conversation.",
            about
        ),
    });
    turn.say(t!("Shall I ask them?"));
    turn.form(Form::People);
    turn.ask_before(Deed::HandOver { about, messages });
}

/// Who answers, by name where they are few.
fn who(turn: &Turn<'_>) -> String {
    let names = &turn.around.person.helpers;
    if names.is_empty() || names.len() > MOST_NAMES {
        return t!("the people here who look after you").to_owned();
    }
    names.join(", ")
}

pub(crate) fn asked(turn: &mut Turn<'_>, to: Option<&str>, by: NaiveDate) {
    let day = day(by);
    match to {
        Some(name) => turn.say(t!("I have asked {name}. You will have an answer by {day}.", name, day)),
        None => turn.say(t!("I have asked. A person will write to you by {day}.", day)),
    }
    turn.say(t!("The answer comes here. You can take your request back until then."));
    turn.form(Form::People);
    offer_return(turn);
}

/// How the request stands that waits; false when there is none.
pub(crate) fn stands(turn: &mut Turn<'_>) -> bool {
    let Some(awaited) = turn.around.person.awaited.clone() else {
        return false;
    };
    let day = day(awaited.by);
    turn.say(match awaited.who {
        Some(name) => t!("{name} has your request and will answer it.", name),
        None => t!("You have asked for a person already. Nobody has taken your request on yet.").to_owned(),
    });
    turn.say(if awaited.by < turn.around.today {
        t!(
            "The answer was due by {day} and is late. I am sorry. The people here are reminded of it every day.",
            day
        )
    } else {
        t!("You will have an answer by {day}.", day)
    });
    turn.form(Form::People);
    turn.offer(Act::Withdraw, t!("Take the request back"));
    true
}

/// "Take my request back."
pub(crate) fn withdraw(turn: &mut Turn<'_>) {
    if turn.around.person.awaited.is_none() {
        turn.say(t!("You wait for no answer from a person at the moment."));
        turn.offer(Act::Human, t!("Talk to a person"));
        return;
    }
    turn.command(Command::Withdraw);
}

pub(crate) fn withdrawn(turn: &mut Turn<'_>) {
    turn.say(t!("Your request is taken back. You can ask again at any time."));
    offer_return(turn);
}
