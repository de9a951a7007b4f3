//! Making a profile in the conversation: work, tasks, skills, place, wishes; then what was understood is shown, corrected and
//! confirmed, and an account offered.
//!
//! Everything told goes to the profile at once, so that the page beside shows the same. To ask for one more thing: a variant of
//! [`At`] in its order, its question and its line of what is read back in `questions.rs`, its answer in `answers.rs`.

mod answers;
mod questions;

use i18n::t;
use model::{OccupationId, Place, SkillId};
use serde::{Deserialize, Serialize};

pub(crate) use answers::answer;
pub(crate) use questions::ask;

use super::find;
use crate::{
    act::Act,
    command::{Command, Filters, Wishes},
    event::Resume,
    heard::Heard,
    reply::Form,
    state::Flow,
    turn::Turn,
};

/// So many skills are kept of what was told here.
pub(super) const MOST_SKILLS: usize = 60;

/// What was asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum At {
    #[default]
    Work,
    Tasks,
    Skills,
    Place,
    WhichTown,
    Wishes,
    Review,
    Account,
}

/// What has been told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Register {
    pub(super) at: At,
    pub(super) occupation: Option<OccupationId>,
    pub(super) skills: Vec<SkillId>,
    pub(super) place: Option<Place>,
    /// Towns of one name, to choose from.
    pub(super) towns: Vec<String>,
    pub(super) wishes: Wishes,
}

pub(crate) fn begin(turn: &mut Turn<'_>) {
    let unfinished = turn.state.interrupted.pop();
    let flow = match unfinished.or_else(|| turn.state.flow.take()) {
        Some(Flow::Register(flow)) => *flow,
        _ => Register {
            occupation: turn.around.person.occupation.clone(),
            skills: turn.around.person.skills.clone(),
            place: turn.around.person.place.clone(),
            ..Register::default()
        },
    };
    to(turn, flow.clone(), flow.at);
}

/// "What do you know of me?"
pub(crate) fn show(turn: &mut Turn<'_>) {
    let person = turn.around.person;
    if person.occupation.is_none() && person.skills.is_empty() && person.place.is_none() {
        turn.say(t!("I know nothing of you yet."));
        turn.offer(Act::Register, t!("Tell what I can do"));
        turn.form(Form::Profile);
        return;
    }
    let flow = Register {
        at: At::Review,
        occupation: person.occupation.clone(),
        skills: person.skills.clone(),
        place: person.place.clone(),
        ..Register::default()
    };
    to(turn, flow, At::Review);
}

/// Goes to a question and asks it.
pub(super) fn to(turn: &mut Turn<'_>, flow: Register, at: At) {
    let flow = Register { at, ..flow };
    ask(turn, &flow);
    if matches!(turn.state.flow, Some(Flow::Register(_))) {
        turn.state.flow = Some(Flow::Register(Box::new(flow)));
    } else {
        turn.state.begin(Flow::Register(Box::new(flow)));
    }
}

/// Moves within the flow, and what was picked; whether it was one.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act) -> bool {
    let Some(Flow::Register(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let flow = *flow;
    match (act, flow.at) {
        (Act::Back, at) => {
            let before = match at {
                At::Work => {
                    turn.say(t!("This is where we began."));
                    At::Work
                }
                At::Tasks | At::Skills => At::Work,
                At::Place | At::WhichTown => At::Skills,
                At::Wishes => At::Place,
                At::Review | At::Account => At::Wishes,
            };
            to(turn, flow, before);
        }
        (Act::Return, at) => {
            turn.say(t!("We were at your profile."));
            to(turn, flow, at);
        }
        (Act::Register, at) => to(turn, flow, at),
        (Act::Task(number), At::Tasks) => answers::ticked(turn, flow, &[*number]),
        (Act::Town(id), At::WhichTown) => answers::town(turn, flow, id),
        (Act::Done | Act::Skip | Act::No, at) => answers::nothing_more(turn, flow, at),
        _ => return false,
    }
    true
}

/// "Part-time" narrows a list; where wishes were asked for or are read back, it is one.
pub(crate) fn wished(turn: &mut Turn<'_>, act: &Act, heard: Option<&Heard<'_>>) -> bool {
    let (Act::Narrow(_), Some(heard), Some(Flow::Register(flow))) = (act, heard, turn.state.flow.clone()) else {
        return false;
    };
    matches!(flow.at, At::Wishes | At::Review) && answers::wished(turn, *flow, heard)
}

/// What was read of a résumé is shown to be confirmed, not taken for true.
pub(crate) fn resume_read(turn: &mut Turn<'_>, resume: &Resume) {
    let before = match turn.state.flow.clone().or_else(|| turn.state.interrupted.pop()) {
        Some(Flow::Register(flow)) => *flow,
        _ => Register::default(),
    };
    if *resume == Resume::default() {
        turn.say(t!(
            "I could read nothing of use in that file. A few questions do as well."
        ));
        to(turn, before.clone(), before.at);
        return;
    }
    let mut flow = Register {
        occupation: resume.occupation.clone().or(before.occupation),
        place: resume.place.clone().or(before.place),
        ..before
    };
    answers::add(&mut flow.skills, &resume.skills);
    let next = if flow.place.is_some() { At::Wishes } else { At::Place };
    turn.say(t!(
        "I have read your résumé. You will see what I understood before it counts."
    ));
    to(turn, flow, next);
}

/// They said that what was understood is not right.
pub(crate) fn not_right(turn: &mut Turn<'_>) {
    turn.say(t!(
        "What should be different? For instance: \"I live in Pune\", or \"I cannot drive\"."
    ));
    turn.form(Form::Profile);
}

pub(crate) fn confirmed(turn: &mut Turn<'_>) {
    let Some(Flow::Register(flow)) = turn.state.flow.take() else {
        turn.say(t!("Your profile is confirmed."));
        return;
    };
    turn.say(t!("Your profile is confirmed."));
    if turn.around.person.signed_in {
        then_openings(turn, &flow);
    } else {
        to(turn, *flow, At::Account);
    }
}

pub(crate) fn account_started(turn: &mut Turn<'_>, email: &str) {
    turn.say(t!(
        "A mail is on its way to {email}. The link in it opens your account.",
        email
    ));
    end(turn);
}

/// They want no account now.
pub(crate) fn without_account(turn: &mut Turn<'_>) {
    turn.say(t!(
        "All right. Without an account you can find this again only on this device."
    ));
    end(turn);
}

fn end(turn: &mut Turn<'_>) {
    if let Some(Flow::Register(flow)) = turn.state.flow.take() {
        then_openings(turn, &flow);
    }
}

/// The first thing a new profile is good for.
fn then_openings(turn: &mut Turn<'_>, flow: &Register) {
    let filters = Filters {
        occupation: flow.occupation.clone(),
        place: flow.place.clone(),
        wishes: flow.wishes.clone(),
        ..Filters::default()
    };
    if flow.skills.is_empty() {
        find::look(turn, filters);
    } else {
        turn.state.list.filters = filters.clone();
        turn.state.list.shown.clear();
        turn.command(Command::Recommend(filters));
    }
}
