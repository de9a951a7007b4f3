//! One step of a conversation.
//!
//! What was said is taken, in this order, as: a language asked for; a cry for help, unless the whole message is a command; the answer
//! to "Shall I ...?"; one of the choices offered; a sure command; an answer to the question just asked; what examples make it likely
//! to mean. What is none of these is told to be so.

use i18n::{speaking, t};

use crate::{
    act::Act,
    around::Around,
    command::Command,
    confirm::Outcome,
    event::Event,
    flows,
    heard::{Heard, folded, language, number},
    reply::Reply,
    state::{Flow, State},
    turn::Turn,
};

/// From this sureness on, somebody in distress is heard before anything else.
const CRY: f64 = 0.6;

/// Below this sureness, somebody who does not recruit means no recruiter's business.
const DOUBTFUL: f64 = 0.9;

/// What comes of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the conversation stands now.
    pub state: State,
    /// What is answered, in this order.
    pub replies: Vec<Reply>,
    /// What is to be done; what comes of it is told as further events.
    pub commands: Vec<Command>,
}

/// Takes a step. The same state, event and surroundings give the same step.
pub fn step(state: &State, event: &Event, around: &Around<'_>) -> Step {
    let mut state = state.clone();
    if let Event::Said(text) = event
        && let Some(lang) = language::written(text, &folded(text))
        && !is_name_of_a_place(text, around)
    {
        state.lang = Some(lang.code().to_owned());
    }
    let lang = state.lang().unwrap_or(around.lang);
    speaking(lang, || take(state, event, around))
}

/// "Buenos Aires" is said in every language; of names in one word the lists of words know.
fn is_name_of_a_place(text: &str, around: &Around<'_>) -> bool {
    let text = text.trim();
    text.contains(' ') && text.len() <= 100 && around.readers.places.is_place(text)
}

fn take(state: State, event: &Event, around: &Around<'_>) -> Step {
    let mut turn = Turn {
        around,
        state,
        reply: Reply::default(),
        commands: Vec::new(),
    };
    let away = turn.state.last.is_some_and(|last| last < around.today);
    turn.state.last = Some(around.today);
    let first = !turn.state.greeted;
    flows::greet::open(&mut turn);
    match event {
        Event::Came => flows::greet::came(&mut turn, first),
        Event::Said(text) => {
            if away && !first {
                flows::greet::recall(&mut turn);
            }
            said(&mut turn, text, first);
        }
        Event::Chose(id) => chose(&mut turn, id),
        Event::Wants(act) => flows::act(&mut turn, act, None),
        result => flows::result(&mut turn, result),
    }
    finish(turn)
}

fn finish(mut turn: Turn<'_>) -> Step {
    if !turn.reply.choices.is_empty() || turn.commands.is_empty() {
        turn.state.offered.clone_from(&turn.reply.choices);
    }
    let silent = turn.reply == Reply::default();
    Step {
        state: turn.state,
        replies: if silent { Vec::new() } else { vec![turn.reply] },
        commands: turn.commands,
    }
}

fn said(turn: &mut Turn<'_>, text: &str, first: bool) {
    let heard = Heard::of(text, turn.around);
    if heard.words.is_empty() && heard.text != "?" {
        flows::help::not_understood(turn, &heard);
        return;
    }
    if cries(&turn.state, &heard) {
        turn.state.asked = None;
        flows::care::distress(turn);
        return;
    }
    let picked = picked(&turn.state, &heard);
    if let Some(act) = picked
        .as_ref()
        .or(heard.act.as_ref())
        .filter(|_| turn.state.asked.is_some())
    {
        if answered(turn, &act.clone()) {
            return;
        }
    } else {
        turn.state.asked = None;
    }
    if first && heard.act == Some(Act::Greet) {
        flows::greet::came(turn, true);
    } else if !flows::fits_question(turn, &heard) {
        let guessed = likely(turn.around, &heard);
        match picked.or_else(|| heard.act.clone()) {
            Some(Act::Mean(words)) => meant(turn, &words),
            Some(act) => flows::act(turn, &act, Some(&heard)),
            None if flows::answer(turn, &heard) => (),
            None => match guessed {
                Some(act) => flows::act(turn, &act, Some(&heard)),
                None => flows::otherwise(turn, &heard),
            },
        }
    }
}

/// Whether it is a cry for help, which is answered before anything else. Whole messages that are a command are none: "stop", "help".
/// "I want to end this" stops what is asked; where nothing is, it is heard as what else it may mean.
fn cries(state: &State, heard: &Heard<'_>) -> bool {
    let likely = matches!(&heard.guess, Some((Act::Distress, likely)) if *likely >= CRY);
    let nothing_to_stop = state.flow.is_none() && state.asked.is_none() && heard.words.len() > 1;
    match heard.act {
        Some(Act::Distress) => true,
        None | Some(Act::Because(..)) => likely,
        Some(Act::Stop) => likely && nothing_to_stop,
        Some(_) => false,
    }
}

/// What the message most likely means. Seekers rarely want what recruiters want, and both speak of work and people.
fn likely(around: &Around<'_>, heard: &Heard<'_>) -> Option<Act> {
    let (act, sure) = heard.guess.as_ref()?;
    let of_recruiters = matches!(act, Act::WhoFits | Act::AnswerWaiting | Act::PostOpening);
    let doubtful = of_recruiters && !around.person.recruits && *sure < DOUBTFUL;
    Some(if doubtful { Act::Find } else { act.clone() })
}

fn chose(turn: &mut Turn<'_>, id: &str) {
    let offered = turn.state.offered.iter().find(|choice| choice.id == id);
    let Some(act) = offered.map(|choice| choice.act.clone()) else {
        turn.say(t!(
            "That choice is from earlier in our conversation, so I have done nothing."
        ));
        flows::again(turn);
        return;
    };
    match act {
        Act::Mean(words) => meant(turn, &words),
        act if answered(turn, &act) => (),
        act => flows::act(turn, &act, None),
    }
}

/// They picked plainer words for what they had said: taken as if they had said these.
fn meant(turn: &mut Turn<'_>, words: &str) {
    turn.state.offered.clear();
    said(turn, words, false);
}

/// Whether this answers "Shall I ...?".
fn answered(turn: &mut Turn<'_>, act: &Act) -> bool {
    let Some(asked) = turn.state.asked.take() else {
        return false;
    };
    match asked.answered(act) {
        Outcome::Granted(confirmed) => turn.command(Command::Do(confirmed)),
        Outcome::Again(asked) => flows::erase::once_more(turn, asked),
        Outcome::Not(deed) => {
            // One step back within what was asked step by step; else it is a no.
            let steps_back = *act == Act::Back && matches!(turn.state.flow, Some(Flow::Applying(_)));
            let is_answer = !steps_back && matches!(act, Act::No | Act::Skip | Act::Stop | Act::Back);
            if is_answer {
                flows::declined(turn, &deed);
            }
            return is_answer;
        }
    }
    true
}

/// The choice a message picks: by its letter, by its label, or by its number where no openings are numbered.
fn picked(state: &State, heard: &Heard<'_>) -> Option<Act> {
    let offered = &state.offered;
    let labelled = offered.iter().find(|choice| folded(&choice.label) == heard.words);
    let is_yes = heard.act == Some(Act::Yes);
    let plainer = || {
        offered
            .iter()
            .find(|choice| is_yes && matches!(choice.act, Act::Mean(_)))
    };
    let lettered = || number::letters(&heard.words).and_then(|at| offered.get(at));
    let numbered = || {
        let openings = offered.iter().any(|choice| matches!(choice.act, Act::Opening(..)));
        let [number] = number::only(&heard.words)[..] else {
            return None;
        };
        (!openings).then(|| offered.get(usize::from(number).checked_sub(1)?))?
    };
    labelled
        .or_else(plainer)
        .or_else(lettered)
        .or_else(numbered)
        .map(|choice| choice.act.clone())
}
