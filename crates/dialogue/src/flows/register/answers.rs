//! Answers to the questions of the profile, and corrections at any of them.

use i18n::t;
use model::{Place, SkillId};

use super::{At, MOST_SKILLS, Register, questions::tasks, to};
use crate::{
    act::Act,
    command::{Command, Deed, Wishes},
    flows::find,
    heard::{self, Heard, number, place, wishes, work},
    turn::Turn,
};

/// Takes a message as the answer; false when it is none.
pub(crate) fn answer(turn: &mut Turn<'_>, flow: Register, heard: &Heard<'_>) -> bool {
    // "MIG welding, Excel" looks like a wish to learn these; where skills were asked for, it is the answer.
    let lists = matches!(flow.at, At::Tasks | At::Skills)
        && (heard.text.contains(',') || matches!(heard.guess, Some((Act::Learn, _))));
    if lists && skills_told(turn, flow.clone(), heard, flow.at) {
        return true;
    }
    let names_place = || place::of(heard.text, turn.around, false).is_some();
    if heard.turns_away() && (flow.at < At::Place || !names_place()) {
        return false;
    }
    match flow.at {
        At::Work => work_told(turn, flow, heard),
        At::Tasks => {
            let numbers = number::only(&heard.words);
            if numbers.is_empty() {
                return skills_told(turn, flow, heard, At::Tasks);
            }
            ticked(turn, flow, &numbers);
            true
        }
        At::Skills => skills_told(turn, flow, heard, At::Skills),
        At::Place | At::WhichTown => place_told(turn, flow, heard),
        At::Wishes => wishes_told(turn, flow, heard),
        At::Review => corrected(turn, flow, heard),
        At::Account => {
            let Some(email) = heard::email(heard.text) else {
                return false;
            };
            turn.say(t!("Shall I make an account for {email} and send a mail there?", email));
            turn.ask_before(Deed::StartAccount(email));
            true
        }
    }
}

fn work_told(turn: &mut Turn<'_>, mut flow: Register, heard: &Heard<'_>) -> bool {
    let occupation = work::occupation(heard, turn.around);
    let (named, _) = work::skills(heard, turn.around);
    if occupation.is_none() && named.is_empty() {
        return find::which_work(turn, heard);
    }
    if let Some(place::Found::One(place)) = place::of(heard.text, turn.around, false) {
        set_place(turn, &mut flow, place);
    }
    learn(turn, &mut flow, &named);
    let Some(id) = occupation else {
        to(turn, flow, At::Skills);
        return true;
    };
    turn.command(Command::SetWork(id.clone()));
    flow.occupation = Some(id);
    let next = if tasks(turn, &flow).is_empty() {
        At::Skills
    } else {
        At::Tasks
    };
    to(turn, flow, next);
    true
}

/// Tasks by their numbers: each shows skills.
pub(super) fn ticked(turn: &mut Turn<'_>, mut flow: Register, numbers: &[u16]) {
    let known = tasks(turn, &flow);
    let taxonomy = std::sync::Arc::clone(&turn.around.readers.taxonomy);
    let mut shown = Vec::new();
    for number in numbers {
        let at = usize::from(*number).checked_sub(1);
        let Some((ix, task)) = at.and_then(|at| known.get(at)) else {
            turn.say(t!("There is no number {number} here.", number));
            to(turn, flow, At::Tasks);
            return;
        };
        let shows = &taxonomy.occupation(*ix).tasks[*task].shows;
        shown.extend(shows.iter().map(|skill| taxonomy.skill(*skill).id.clone()));
    }
    learn(turn, &mut flow, &shown);
    to(turn, flow, At::Skills);
}

fn skills_told(turn: &mut Turn<'_>, mut flow: Register, heard: &Heard<'_>, at: At) -> bool {
    let (named, denied) = work::skills(heard, turn.around);
    if named.is_empty() && denied.is_empty() {
        if let Some(id) = work::occupation(heard, turn.around) {
            turn.command(Command::SetWork(id.clone()));
            flow.occupation = Some(id);
            to(turn, flow, At::Tasks);
            return true;
        }
        return false;
    }
    unlearn(turn, &mut flow, &denied);
    learn(turn, &mut flow, &named);
    let next = if at == At::Tasks { At::Skills } else { at };
    to(turn, flow, next);
    true
}

fn place_told(turn: &mut Turn<'_>, mut flow: Register, heard: &Heard<'_>) -> bool {
    match place::of(heard.text, turn.around, true) {
        Some(place::Found::One(place)) => {
            set_place(turn, &mut flow, place);
            to(turn, flow, At::Wishes);
        }
        Some(place::Found::Several(towns)) => {
            flow.towns = towns;
            to(turn, flow, At::WhichTown);
        }
        None => return false,
    }
    true
}

/// One of several towns of a name.
pub(super) fn town(turn: &mut Turn<'_>, mut flow: Register, id: &str) {
    if let Some(place) = place::town_place(id, turn.around) {
        set_place(turn, &mut flow, place);
        flow.towns.clear();
    }
    to(turn, flow, At::Wishes);
}

fn wishes_told(turn: &mut Turn<'_>, flow: Register, heard: &Heard<'_>) -> bool {
    // A place here mends the answer before: "no, Pune, not Puri".
    if let Some(place::Found::One(place)) = place::of(heard.text, turn.around, false) {
        let mut flow = flow;
        set_place(turn, &mut flow, place);
        to(turn, flow, At::Wishes);
        return true;
    }
    wished(turn, flow, heard)
}

fn with_wishes(turn: &mut Turn<'_>, mut flow: Register, heard: &Heard<'_>) -> (Register, bool) {
    let said = wishes::of(heard, turn.around);
    let before = flow.wishes.clone();
    flow.wishes = Wishes {
        employment: said.employment.or(before.employment),
        site: said.site.or(before.site),
        min_pay: said.min_pay.or(before.min_pay),
        hours: said.hours.or(before.hours),
        from: said.from.or(before.from),
    };
    let told = said != Wishes::default();
    if told {
        turn.command(Command::SetWishes(flow.wishes.clone()));
    }
    (flow, told)
}

/// Takes a message as what they wish, if it names any; what was understood is read back then.
pub(super) fn wished(turn: &mut Turn<'_>, flow: Register, heard: &Heard<'_>) -> bool {
    let (flow, told) = with_wishes(turn, flow, heard);
    if told {
        to(turn, flow, At::Review);
    }
    told
}

/// Whatever a message names mends what was understood.
fn corrected(turn: &mut Turn<'_>, flow: Register, heard: &Heard<'_>) -> bool {
    let before = flow.occupation.clone();
    let (mut flow, mut told) = with_wishes(turn, flow, heard);
    match place::of(heard.text, turn.around, false) {
        Some(place::Found::One(place)) => {
            set_place(turn, &mut flow, place);
            told = true;
        }
        Some(place::Found::Several(towns)) => {
            flow.towns = towns;
            to(turn, flow, At::WhichTown);
            return true;
        }
        None => (),
    }
    let (named, denied) = work::skills(heard, turn.around);
    told |= !named.is_empty() || !denied.is_empty();
    unlearn(turn, &mut flow, &denied);
    learn(turn, &mut flow, &named);
    if let Some(id) = work::occupation(heard, turn.around).filter(|id| Some(id) != before.as_ref()) {
        turn.command(Command::SetWork(id.clone()));
        flow.occupation = Some(id);
        told = true;
    }
    if told {
        to(turn, flow, At::Review);
    }
    told
}

/// "Done", "skip", "no".
pub(super) fn nothing_more(turn: &mut Turn<'_>, flow: Register, at: At) {
    let next = match at {
        At::Work | At::Tasks => At::Skills,
        At::Skills => At::Place,
        At::Place | At::WhichTown => At::Wishes,
        At::Wishes | At::Review => At::Review,
        At::Account => {
            super::without_account(turn);
            return;
        }
    };
    to(turn, flow, next);
}

/// Adds what is new, up to a bound; tells what was added.
pub(super) fn add(skills: &mut Vec<SkillId>, more: &[SkillId]) -> Vec<SkillId> {
    let mut added = Vec::new();
    for skill in more {
        if !skills.contains(skill) && skills.len() < MOST_SKILLS {
            skills.push(skill.clone());
            added.push(skill.clone());
        }
    }
    added
}

fn learn(turn: &mut Turn<'_>, flow: &mut Register, named: &[SkillId]) {
    let added = add(&mut flow.skills, named);
    if !added.is_empty() {
        turn.say(t!("Noted: {skills}.", skills = work::named(turn.around, &added)));
        turn.command(Command::AddSkills(added));
    }
}

fn unlearn(turn: &mut Turn<'_>, flow: &mut Register, denied: &[SkillId]) {
    let gone: Vec<SkillId> = denied
        .iter()
        .filter(|skill| flow.skills.contains(skill))
        .cloned()
        .collect();
    if !gone.is_empty() {
        flow.skills.retain(|skill| !gone.contains(skill));
        turn.say(t!("Taken out: {skills}.", skills = work::named(turn.around, &gone)));
        turn.command(Command::RemoveSkills(gone));
    }
}

fn set_place(turn: &mut Turn<'_>, flow: &mut Register, place: Place) {
    turn.say(t!("Noted: {place}.", place = place.text));
    turn.command(Command::SetPlace(place.clone()));
    flow.place = Some(place);
}
