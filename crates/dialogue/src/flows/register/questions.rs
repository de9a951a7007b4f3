//! The questions of the profile, and what is read back at its end.

use i18n::t;

use super::{At, Register};
use crate::{
    act::Act,
    command::Deed,
    heard::{place::town_label, work},
    reply::Form,
    turn::Turn,
};

/// So many tasks are offered to tick.
const MOST_TASKS: usize = 8;

pub(crate) fn ask(turn: &mut Turn<'_>, flow: &Register) {
    turn.form(if flow.at == At::Account {
        Form::Account
    } else {
        Form::Profile
    });
    match flow.at {
        At::Work => {
            turn.say(t!("What work have you done, or what would you like to do? One or two words are enough. You can also send a résumé."));
            turn.offer(Act::Skip, t!("Skip"));
        }
        At::Tasks => ask_tasks(turn, flow),
        At::Skills => {
            turn.say(t!(
                "What else can you do? Anything counts: tools, languages, licences. Say \"done\" when that is all."
            ));
            turn.offer(Act::Done, t!("Done"));
        }
        At::Place => {
            turn.say(t!("In which town do you live? I need it to tell how far a job is."));
            turn.offer(Act::Skip, t!("Skip"));
        }
        At::WhichTown => {
            turn.say(t!("There are several towns of that name. Which one is yours?"));
            for id in &flow.towns {
                let label = town_label(id, turn.around);
                turn.offer(Act::Town(id.clone()), label);
            }
        }
        At::Wishes => {
            turn.say(t!("How would you like to work? For instance: part-time, from home, at least so much pay, from when on. Say \"done\" when it does not matter."));
            turn.offer(Act::Done, t!("It does not matter"));
        }
        At::Review => review(turn, flow),
        At::Account => {
            turn.say(t!(
                "To find all this again on another device, you can give me a mail address. You do not need to."
            ));
            turn.offer(Act::Skip, t!("Not now"));
        }
    }
}

fn ask_tasks(turn: &mut Turn<'_>, flow: &Register) {
    let taxonomy = &turn.around.readers.taxonomy;
    let tasks = tasks(turn, flow);
    let name = flow
        .occupation
        .as_ref()
        .map(|id| work::occupation_name(turn.around, id))
        .unwrap_or_default();
    turn.say(t!(
        "{name}: which of these have you done? Name the numbers, one after the other or together.",
        name
    ));
    let labels: Vec<String> = tasks
        .iter()
        .map(|task| taxonomy.occupation(task.0).tasks[task.1].did.clone())
        .collect();
    for (number, label) in (1..).zip(labels) {
        turn.offer(Act::Task(number), label);
    }
    turn.offer(Act::Done, t!("None of these"));
}

/// The tasks of the occupation told, as its place in the taxonomy and theirs in it.
pub(super) fn tasks(turn: &Turn<'_>, flow: &Register) -> Vec<(skills::OccupationIx, usize)> {
    let taxonomy = &turn.around.readers.taxonomy;
    let Some(ix) = flow.occupation.as_ref().and_then(|id| taxonomy.occupation_ix(id)) else {
        return Vec::new();
    };
    let count = taxonomy.occupation(ix).tasks.len().min(MOST_TASKS);
    (0..count).map(|task| (ix, task)).collect()
}

/// What was understood, line by line.
fn review(turn: &mut Turn<'_>, flow: &Register) {
    let unknown = || t!("not told").to_owned();
    let around = turn.around;
    let name = flow
        .occupation
        .as_ref()
        .map_or_else(unknown, |id| work::occupation_name(around, id));
    turn.say(t!("This is what I understood."));
    turn.say(t!("Work: {name}", name));
    let skills = if flow.skills.is_empty() {
        unknown()
    } else {
        work::named(around, &flow.skills)
    };
    turn.say(t!("Skills: {skills}", skills));
    let place = flow.place.as_ref().map_or_else(unknown, |place| place.text.clone());
    turn.say(t!("Place: {place}", place));
    let wishes = flow.wishes.in_words();
    if !wishes.is_empty() {
        turn.say(t!("Wishes: {wishes}", wishes));
    }
    turn.say(t!("Is that right? If not, say what should be different."));
    turn.ask_before(Deed::ConfirmProfile);
}
