//! "They want a deposit": having a message or an opening looked at.

use i18n::t;
use trust::Level;

use super::offer_return;
use crate::{act::Act, command::Command, heard::Heard, reply::Form, state::Question, turn::Turn};

/// From so many words on, what was said is itself the text to look at.
const A_TEXT: usize = 18;

pub(crate) fn begin(turn: &mut Turn<'_>, heard: Option<&Heard<'_>>) {
    if let Some(heard) = heard.filter(|heard| heard.words.len() >= A_TEXT) {
        turn.command(Command::CheckText(heard.whole.to_owned()));
        return;
    }
    turn.say(t!("Good that you ask. An honest employer takes no money from you: no fee, no deposit, no training cost. Do not pay anything yet."));
    turn.say(t!(
        "Paste the message or the opening here, word for word, and I will look at it."
    ));
    turn.form(Form::Check);
    turn.ask(Question::WhatText);
}

/// The text itself; a few words are none.
pub(crate) fn text(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    const LEAST: usize = 4;
    let is_text =
        heard.words.len() >= LEAST && (heard.words.len() >= A_TEXT || !heard.turns_away() || is_report(heard));
    if is_text {
        turn.state.flow = None;
        turn.command(Command::CheckText(heard.whole.to_owned()));
    }
    is_text
}

fn is_report(heard: &Heard<'_>) -> bool {
    matches!(&heard.guess, Some((Act::Report, _)))
}

pub(crate) fn checked(turn: &mut Turn<'_>, level: Level, reasons: &[String]) {
    turn.say(match level {
        Level::Clear => t!("I found nothing that speaks against it. That is no proof: never pay to get a job."),
        Level::Caution => t!("Be careful with this. I found something to look at twice:"),
        Level::Danger => t!("This looks dangerous. Do not pay, and do not send papers or codes. I found:"),
    });
    for reason in reasons {
        turn.say(reason.as_str());
    }
    if level != Level::Clear && turn.around.lacks.people {
        turn.say(t!("I may be wrong."));
    } else if level != Level::Clear {
        turn.say(t!("I may be wrong. A person here can look at it too."));
        turn.offer(Act::Human, t!("Talk to a person"));
    }
    offer_return(turn);
}
