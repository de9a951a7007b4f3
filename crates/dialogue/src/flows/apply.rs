//! "Apply for 2": what the employer asks everybody, a few words, then all that is sent is read back, and only a yes sends it.
//!
//! What is written is kept with the opening at once: whoever goes away, or on to the page, finds it there.

use chrono::NaiveDate;
use i18n::{days::day, t, tn};
use model::PostingId;
use serde::{Deserialize, Serialize};

use super::words::{is_way_out, too_long};
use crate::{
    act::Act,
    command::{Command, Deed, Letter},
    event::{ToAnswer, ToApply},
    heard::Heard,
    reply::Form,
    state::{Flow, Undo},
    turn::Turn,
};

/// So many missing skills are named.
const MOST: usize = 5;

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    Question(usize),
    Note,
    Review,
}

/// An application being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Applying {
    opening: PostingId,
    title: String,
    employer: String,
    version: bool,
    reply_days: u16,
    questions: Vec<ToAnswer>,
    letter: Letter,
    at: At,
}

/// How it fits, as the employer will see it, and the first question.
pub(crate) fn begin(turn: &mut Turn<'_>, to: &ToApply) {
    let (title, employer) = (&to.title, &to.employer);
    if to.asked > 0 {
        turn.say(t!(
            "{title}, {employer}: you have {has} of the {asked} skills it asks for.",
            title,
            employer,
            has = to.has,
            asked = to.asked
        ));
    } else {
        turn.say(t!("{title}, {employer}.", title, employer));
    }
    if !to.missing.is_empty() {
        let skills = to.missing[..to.missing.len().min(MOST)].join(", ");
        turn.say(t!(
            "The employer will see that this is missing: {skills}. You can apply all the same: nobody has everything.",
            skills
        ));
    }
    let mut letter = to.letter.clone();
    letter.answers.resize(to.questions.len(), String::new());
    go_on(
        turn,
        Applying {
            opening: to.opening,
            title: to.title.clone(),
            employer: to.employer.clone(),
            version: to.version,
            reply_days: to.reply_days,
            questions: to.questions.clone(),
            letter,
            at: At::Review,
        },
    );
}

/// On to what is not known yet.
fn go_on(turn: &mut Turn<'_>, flow: Applying) {
    let at = match flow.letter.answers.iter().position(String::is_empty) {
        Some(open) => At::Question(open),
        None if flow.letter.note.is_empty() => At::Note,
        None => At::Review,
    };
    to(turn, flow, at);
}

fn to(turn: &mut Turn<'_>, flow: Applying, at: At) {
    let flow = Applying { at, ..flow };
    ask(turn, &flow);
    turn.state.begin(Flow::Applying(Box::new(flow)));
}

/// Asks again what was asked last.
pub(crate) fn ask(turn: &mut Turn<'_>, flow: &Applying) {
    turn.form(Form::Apply(flow.opening));
    match flow.at {
        At::Question(at) => ask_question(turn, flow, at),
        At::Note => {
            turn.say(t!(
                "Would you like to add a few words? Why this work, or what the skills do not show. You need not."
            ));
            turn.offer(Act::Skip, t!("No words"));
        }
        At::Review => review(turn, flow),
    }
}

fn ask_question(turn: &mut Turn<'_>, flow: &Applying, at: usize) {
    let Some(question) = flow.questions.get(at) else { return };
    turn.say(t!("The employer asks everybody: {question}", question = question.words));
    if question.yes_no {
        turn.offer_yes_no();
    }
}

/// All that is sent, and "Shall I?"
fn review(turn: &mut Turn<'_>, flow: &Applying) {
    let employer = &flow.employer;
    turn.say(if flow.version {
        t!(
            "This goes to {employer}: the résumé you made for this opening, and how it fits.",
            employer
        )
    } else {
        t!(
            "This goes to {employer}: your profile as it is now, and how it fits.",
            employer
        )
    });
    for (question, answer) in flow.questions.iter().zip(&flow.letter.answers) {
        let answer = match (question.yes_no, answer.as_str()) {
            (true, "yes") => t!("Yes"),
            (true, "no") => t!("No"),
            (_, words) => words,
        };
        turn.say(t!("{question} “{answer}”", question = question.words, answer));
    }
    if !flow.letter.note.is_empty() {
        turn.say(t!("Your words: “{words}”", words = flow.letter.note));
    }
    turn.say(tn!(
        flow.reply_days,
        "They have promised everybody an answer within {n} day.",
        "They have promised everybody an answer within {n} days."
    ));
    turn.say(t!("Shall I send it?"));
    turn.ask_before(Deed::Apply(flow.opening, flow.letter.clone()));
}

/// Whether this moves within the application, or answers it.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act, heard: Option<&Heard<'_>>) -> bool {
    let Some(Flow::Applying(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let flow = *flow;
    match (act, flow.at) {
        (Act::Back, At::Question(0)) => return false,
        (Act::Back, At::Question(at)) => to(turn, flow, At::Question(at - 1)),
        (Act::Back, At::Note) if flow.questions.is_empty() => return false,
        (Act::Back, At::Note) => {
            let last = flow.questions.len() - 1;
            to(turn, flow, At::Question(last));
        }
        (Act::Back, At::Review) => to(turn, flow, At::Note),
        (Act::Yes | Act::No, At::Question(at)) if flow.questions[at].yes_no => {
            let answer = if *act == Act::Yes { "yes" } else { "no" };
            answered(turn, flow, at, answer);
        }
        (Act::Skip | Act::No | Act::Done, At::Note) => {
            let letter = Letter {
                note: String::new(),
                ..flow.letter
            };
            keep(turn, Applying { letter, ..flow }, At::Review);
        }
        (Act::Skip, At::Question(_)) => {
            turn.say(t!(
                "Without an answer it cannot be sent: the employer asks it of everybody. \"Stop\" leaves it as it is."
            ));
            ask(turn, &flow);
        }
        (act, At::Question(_) | At::Note) if !is_way_out(act) => return heard.is_some_and(|heard| text(turn, heard)),
        _ => return false,
    }
    true
}

/// Words are the answer to what was asked.
pub(crate) fn text(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let Some(Flow::Applying(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let flow = *flow;
    match flow.at {
        At::Question(at) if flow.questions[at].yes_no => {
            turn.say(t!("Please say yes or no."));
            ask(turn, &flow);
        }
        At::Question(at) => answered(turn, flow, at, heard.whole),
        At::Note if too_long(turn, heard, Letter::NOTE) => ask(turn, &flow),
        At::Note => {
            let letter = Letter {
                note: heard.whole.to_owned(),
                ..flow.letter
            };
            keep(turn, Applying { letter, ..flow }, At::Review);
        }
        At::Review => return false,
    }
    true
}

fn answered(turn: &mut Turn<'_>, mut flow: Applying, at: usize, answer: &str) {
    if answer.chars().count() > Letter::ANSWER {
        super::words::say_too_long(turn, Letter::ANSWER);
        ask(turn, &flow);
        return;
    }
    answer.clone_into(&mut flow.letter.answers[at]);
    turn.command(Command::KeepLetter(flow.opening, flow.letter.clone()));
    go_on(turn, flow);
}

fn keep(turn: &mut Turn<'_>, flow: Applying, at: At) {
    turn.command(Command::KeepLetter(flow.opening, flow.letter.clone()));
    to(turn, flow, at);
}

/// It is sent.
pub(crate) fn applied(turn: &mut Turn<'_>, opening: PostingId, by: NaiveDate) {
    turn.state.flow = None;
    turn.state.undo = Some(Undo::Application(opening));
    turn.say(t!("It is sent. You hear by {day}.", day = day(by)));
    turn.say(t!(
        "For one minute you can undo it, as if it had never been sent. After that you can still take it back."
    ));
    turn.form(Form::Applications);
    turn.offer(Act::Undo, t!("Undo"));
    turn.offer(Act::Practise(None), t!("Practise for an interview"));
    super::offer_return(turn);
}

/// They said no.
pub(crate) fn not_sent(turn: &mut Turn<'_>, opening: PostingId) {
    turn.state.flow = None;
    turn.say(t!("Nothing was sent. What you wrote is kept."));
    turn.form(Form::Apply(opening));
}
