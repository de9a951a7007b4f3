//! For recruiters: who fits an opening, and answering everyone who waits.

use i18n::{t, tn};

use crate::{
    act::Act,
    command::{Command, Deed},
    event::Suited,
    heard::Heard,
    reply::Form,
    state::Question,
    turn::Turn,
};

/// So many people are told of in a message.
const MOST: usize = 5;

/// "Who fits my cook opening?"
pub(crate) fn who_fits(turn: &mut Turn<'_>, heard: Option<&Heard<'_>>) {
    if !is_recruiter(turn) {
        return;
    }
    match heard {
        Some(heard) if heard.words.len() > 3 => turn.command(Command::WhoFits(heard.text.to_owned())),
        _ => {
            turn.say(t!("Which of your openings do you mean? Its title is enough."));
            turn.ask(Question::WhoseOpening);
        }
    }
}

pub(crate) fn opening(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    if heard.turns_away() && !matches!(heard.guess, Some((Act::WhoFits, _))) {
        return false;
    }
    turn.state.flow = None;
    turn.command(Command::WhoFits(heard.text.to_owned()));
    true
}

pub(crate) fn fitting(turn: &mut Turn<'_>, title: Option<&str>, people: &[Suited]) {
    let Some(title) = title else {
        turn.say(t!("None of your openings has these words. Which one do you mean?"));
        turn.ask(Question::WhoseOpening);
        return;
    };
    if people.is_empty() {
        turn.say(t!("Nobody has applied for {title} yet.", title));
        return;
    }
    turn.form(Form::Hiring);
    turn.say(t!("Of those who applied for {title}, these come closest:", title));
    for one in people.iter().take(MOST) {
        turn.say(t!(
            "{name} has {has} of the {asked} skills you ask for",
            name = one.name,
            has = one.has,
            asked = one.asked
        ));
    }
}

/// "Answer everyone still waiting."
pub(crate) fn answer_waiting(turn: &mut Turn<'_>) {
    if is_recruiter(turn) {
        turn.command(Command::CountWaiting);
    }
}

pub(crate) fn waiting(turn: &mut Turn<'_>, count: u32) {
    turn.form(Form::Hiring);
    if count == 0 {
        turn.say(t!("Nobody waits for an answer from you."));
        return;
    }
    turn.say(tn!(
        count,
        "{n} person waits for an answer from you. Shall I write that it is not decided yet, and by when it will be?",
        "{n} people wait for an answer from you. Shall I write to each that it is not decided yet, and by when it will be?"
    ));
    turn.ask_before(Deed::AnswerWaiting(count));
}

pub(crate) fn answered(turn: &mut Turn<'_>, count: u32) {
    turn.say(tn!(
        count,
        "{n} person knows now by when they hear.",
        "{n} people know now by when they hear."
    ));
}

pub(super) fn is_recruiter(turn: &mut Turn<'_>) -> bool {
    let recruits = turn.around.person.recruits;
    if !recruits {
        turn.say(t!(
            "That is for people who post openings here, and you are not signed in as one."
        ));
        turn.offer(Act::Human, t!("Talk to a person"));
    }
    recruits
}
