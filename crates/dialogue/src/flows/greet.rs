//! Saying what this is, and where we were.

use i18n::t;

use super::help;
use crate::{act::Act, state::Flow, turn::Turn};

/// Said once, before anything else.
pub(crate) fn open(turn: &mut Turn<'_>) {
    if std::mem::take(&mut turn.state.lost) {
        turn.say(t!(
            "I could not read what we had talked about, so we begin anew. What is in your profile stays there."
        ));
    }
    if !std::mem::replace(&mut turn.state.greeted, true) {
        match &turn.around.person.name {
            Some(name) => turn.say(t!(
                "Hello {name}. I am a program, not a person. I help you find work, step by step.",
                name
            )),
            None => turn.say(t!(
                "Hello. I am a program, not a person. I help you find work, step by step."
            )),
        }
    }
}

/// They opened the conversation, or said hello.
pub(crate) fn came(turn: &mut Turn<'_>, first: bool) {
    if !recall(turn) {
        if !first {
            turn.say(t!("Hello. What can I do for you?"));
        }
        help::main_choices(turn);
    }
}

/// Tells of what was left unfinished, if anything was.
pub(crate) fn recall(turn: &mut Turn<'_>) -> bool {
    let open = turn.state.flow.iter().chain(&turn.state.interrupted);
    let unfinished = open.into_iter().any(|flow| matches!(flow, Flow::Register(_)));
    if unfinished {
        turn.say(t!(
            "Good that you are back. We were at your profile, and all you told me is kept."
        ));
        turn.offer(Act::Return, t!("Go on"));
    }
    unfinished
}

/// "Are you a human?"
pub(crate) fn what_i_am(turn: &mut Turn<'_>) {
    turn.say(t!(
        "I am a program, not a person. I can make mistakes, and nothing is sent or erased without your yes."
    ));
    if !turn.around.lacks.interpreter {
        turn.say(t!(
            "Where I do not understand your words, a language model of this place puts them into plainer ones, and you say whether they are right."
        ));
    }
    if turn.around.lacks.people {
        return;
    }
    turn.say(t!(
        "If you would rather talk to a person, I can ask one to write to you."
    ));
    turn.offer(Act::Human, t!("Talk to a person"));
}
