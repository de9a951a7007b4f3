//! Practising for an interview: one question at a time, what a listener would still ask, and what a good answer shows.
//!
//! Nothing is judged, kept as a score, or shown to an employer. What is said of an answer rests on its words alone
//! (`heard/telling.rs`), and says so.

use i18n::{t, tn};
use serde::{Deserialize, Serialize};

use super::{help, offer_return, words::is_way_out};
use crate::{
    act::Act,
    command::Command,
    event::ToPractise,
    heard::{
        Heard,
        telling::{Telling, telling},
    },
    state::Flow,
    turn::Turn,
};

/// So many questions of a kit are practised at most.
const MOST: usize = 10;
/// An answer of fewer words leaves a listener waiting.
const SHORT: usize = 30;
/// One of more words is hard to follow when it is spoken: some three minutes.
const LONG: usize = 400;

/// An interview being practised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Practising {
    questions: Vec<ToPractise>,
    at: usize,
    /// Whether the question has been answered.
    answered: bool,
}

/// "Practise for 2"; without a number for what they have in hand.
pub(crate) fn begin(turn: &mut Turn<'_>, number: Option<u16>) {
    let list = &turn.state.list;
    let shown = number.or(list.current).and_then(|number| list.get(number));
    let opening = shown.map(|shown| shown.id);
    turn.command(Command::InterviewQuestions(opening));
}

/// What an interview asks is there.
pub(crate) fn questions(turn: &mut Turn<'_>, title: &str, questions: &[ToPractise]) {
    if questions.is_empty() {
        turn.say(t!(
            "I do not know enough to ask anything useful: tell me what you can do, or look at an opening first."
        ));
        turn.offer(Act::Register, t!("Tell what I can do"));
        turn.offer(Act::Find, t!("Find openings"));
        return;
    }
    let questions = questions[..questions.len().min(MOST)].to_vec();
    turn.say(if title.is_empty() {
        tn!(
            questions.len(),
            "We practise {n} question about what you can do.",
            "We practise {n} questions about what you can do."
        )
    } else {
        tn!(
            questions.len(),
            "We practise {n} question as {title} may ask it.",
            "We practise {n} questions as {title} may ask them.",
            title
        )
    });
    turn.say(t!(
        "Answer as you would speak. Nobody is judging you here, and no employer sees it."
    ));
    to(
        turn,
        Practising {
            questions,
            at: 0,
            answered: false,
        },
    );
}

fn to(turn: &mut Turn<'_>, flow: Practising) {
    ask(turn, &flow);
    turn.state.begin(Flow::Practising(Box::new(flow)));
}

/// Asks again what was asked last.
pub(crate) fn ask(turn: &mut Turn<'_>, flow: &Practising) {
    let Some(question) = flow.questions.get(flow.at) else {
        return;
    };
    turn.say(t!(
        "Question {number} of {all}: {question}",
        number = flow.at + 1,
        all = flow.questions.len(),
        question = question.ask
    ));
    choices(turn, flow);
}

fn choices(turn: &mut Turn<'_>, flow: &Practising) {
    if flow.answered {
        turn.offer(Act::Back, t!("Answer it again"));
    }
    if flow.at + 1 < flow.questions.len() {
        turn.offer(Act::Skip, t!("Next question"));
    }
    turn.offer(Act::Stop, t!("Stop practising"));
}

/// Whether this moves within the practice, or answers it.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act, heard: Option<&Heard<'_>>) -> bool {
    let Some(Flow::Practising(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let flow = *flow;
    match act {
        Act::Back if flow.answered => to(
            turn,
            Practising {
                answered: false,
                ..flow
            },
        ),
        Act::Back if flow.at > 0 => {
            let at = flow.at - 1;
            to(
                turn,
                Practising {
                    at,
                    answered: false,
                    ..flow
                },
            );
        }
        Act::Skip | Act::More | Act::Return => next(turn, flow),
        Act::Yes if flow.answered => next(turn, flow),
        Act::Done | Act::No | Act::Stop => end(turn, flow.answered || flow.at > 0),
        act if !is_way_out(act) && !flow.answered => return heard.is_some_and(|heard| text(turn, heard)),
        _ => return false,
    }
    true
}

fn next(turn: &mut Turn<'_>, flow: Practising) {
    let at = flow.at + 1;
    if at < flow.questions.len() {
        to(
            turn,
            Practising {
                at,
                answered: false,
                ..flow
            },
        );
    } else {
        turn.say(t!("These were all the questions."));
        end(turn, true);
    }
}

fn end(turn: &mut Turn<'_>, has_practised: bool) {
    turn.state.flow = None;
    turn.say(if has_practised {
        t!("Well done. Whoever has said it aloud once says it better the second time.")
    } else {
        t!("All right, I have stopped.")
    });
    offer_return(turn);
    help::main_choices(turn);
}

/// An answer: what a listener has heard now, and what they would still ask.
pub(crate) fn text(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let Some(Flow::Practising(flow)) = turn.state.flow.clone() else {
        return false;
    };
    if flow.answered {
        return false;
    }
    let Some(question) = flow.questions.get(flow.at) else {
        return false;
    };
    let told = telling(heard.whole);
    turn.say(if told.is_whole() {
        t!("You told where it was, what you did yourself, and how it ended. That is a whole answer.")
    } else {
        t!("A listener would still ask:")
    });
    for missing in asked_still(told) {
        turn.say(missing);
    }
    match heard.words.len() {
        0..SHORT => turn.say(t!("It is short. One example, told to its end, takes about a minute.")),
        SHORT..=LONG => (),
        _ => turn.say(t!(
            "Spoken, this takes more than three minutes. Leave out what they need not know."
        )),
    }
    turn.say(t!("What a good answer shows: {good}", good = question.good));
    turn.say(t!(
        "I am a program and look at words only. You know better whether it was all there."
    ));
    let flow = Practising {
        answered: true,
        ..*flow
    };
    choices(turn, &flow);
    turn.state.begin(Flow::Practising(Box::new(flow)));
    true
}

fn asked_still(told: Telling) -> Vec<&'static str> {
    let mut still = Vec::new();
    if !told.situation {
        still.push(t!("Where and when was that, and what was difficult about it?"));
    }
    if !told.own_part {
        still.push(t!("What did you do yourself? \"We\" hides your part: say \"I\"."));
    }
    if !told.outcome {
        still.push(t!("How did it end? What was better afterwards, in numbers if you can?"));
    }
    still
}
