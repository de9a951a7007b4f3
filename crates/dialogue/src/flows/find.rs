//! Finding openings: what is looked for, more of it, and back.

use i18n::t;

use super::help;
use crate::{
    act::Act,
    command::{Command, Filters},
    heard::{Heard, place, wishes, work},
    reply::Form,
    state::{List, Question, Undo},
    turn::Turn,
};

/// "Find me work as a cook in Pune."
pub(crate) fn begin(turn: &mut Turn<'_>, heard: Option<&Heard<'_>>) {
    let person = turn.around.person;
    let mut filters = Filters {
        occupation: person.occupation.clone(),
        place: person.place.clone(),
        ..Filters::default()
    };
    if let Some(heard) = heard {
        take_in(&mut filters, heard, turn);
    }
    if filters.occupation.is_none() && person.skills.is_empty() {
        turn.state.list.filters = filters;
        turn.say(t!("What kind of work are you looking for? You can also say \"any\"."));
        turn.form(Form::Jobs);
        turn.ask(Question::WhatWork);
        return;
    }
    look(turn, filters);
}

/// The answer to "What kind of work?"
pub(crate) fn work(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    const ANY: &str = "any anything whatever all cualquiera cualquier कोई koi kuch";
    let mut filters = turn.state.list.filters.clone();
    let named = take_in(&mut filters, heard, turn);
    let any = heard.words.iter().any(|word| ANY.split(' ').any(|other| word == other));
    let taken = any || (named && filters.occupation.is_some());
    if taken {
        turn.state.flow = None;
        look(turn, filters);
    }
    taken || which_work(turn, heard)
}

/// Asks which of several kinds of work is meant, where a name is a part of theirs: "driver".
pub(crate) fn which_work(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let several = work::several(heard, turn.around);
    if several.is_empty() || heard.turns_away() {
        return false;
    }
    turn.say(t!("There are several kinds of that. Which one do you mean?"));
    for (name, id) in several {
        turn.offer(Act::Mean(name), work::occupation_name(turn.around, &id));
    }
    true
}

/// A message that only names work or a way to narrow the list, without a verb that says what to do.
pub(crate) fn by_what_is_named(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    const MOST_WORDS: usize = 6;
    let listed = !turn.state.list.shown.is_empty();
    let mut filters = if listed {
        turn.state.list.filters.clone()
    } else {
        Filters::default()
    };
    let named = heard.words.len() <= MOST_WORDS && take_in(&mut filters, heard, turn);
    let enough = named && (listed || filters.occupation.is_some());
    if enough {
        filters.place = filters.place.or_else(|| turn.around.person.place.clone());
        look(turn, filters);
    }
    enough
}

/// What a message names goes into the filters; whether it named anything.
pub(super) fn take_in(filters: &mut Filters, heard: &Heard<'_>, turn: &Turn<'_>) -> bool {
    let before = filters.clone();
    let (_, denied) = work::skills(heard, turn.around);
    filters
        .without
        .extend(denied.into_iter().filter(|skill| !before.without.contains(skill)));
    filters.without.truncate(10);
    if filters.without == before.without {
        filters.occupation = work::occupation(heard, turn.around).or(filters.occupation.take());
    }
    match place::of(heard.text, turn.around, false) {
        Some(place::Found::One(place)) => filters.place = Some(place),
        // The largest of that name: the list says where it looked, so a wrong guess is seen and mended.
        Some(place::Found::Several(towns)) => {
            filters.place = towns.first().and_then(|id| place::town_place(id, turn.around));
        }
        None => (),
    }
    let said = wishes::of(heard, turn.around);
    let wishes = &mut filters.wishes;
    wishes.employment = said.employment.or(wishes.employment);
    wishes.site = said.site.or(wishes.site);
    wishes.min_pay = said.min_pay.or(wishes.min_pay);
    wishes.hours = said.hours.or(wishes.hours);
    wishes.from = said.from.or(wishes.from);
    *filters != before
}

/// Looks for openings anew.
pub(crate) fn look(turn: &mut Turn<'_>, mut filters: Filters) {
    filters.after = 0;
    if !turn.state.list.shown.is_empty() {
        turn.state.undo = Some(Undo::Filters(Box::new(turn.state.list.filters.clone())));
    }
    turn.state.list = List {
        filters: filters.clone(),
        ..Default::default()
    };
    send(turn, filters);
}

fn send(turn: &mut Turn<'_>, filters: Filters) {
    let known = !turn.around.person.skills.is_empty();
    turn.command(if known {
        Command::Recommend(filters)
    } else {
        Command::Search(filters)
    });
}

/// "More."
pub(crate) fn more(turn: &mut Turn<'_>) {
    let shown = u16::try_from(turn.state.list.shown.len()).unwrap_or(u16::MAX);
    if shown == 0 {
        begin(turn, None);
    } else if u32::from(shown) >= turn.state.list.total {
        turn.say(t!("Those were all of them."));
        help::main_choices(turn);
    } else {
        turn.state.list.filters.after = shown;
        let filters = turn.state.list.filters.clone();
        send(turn, filters);
    }
}

/// Back to the list before.
pub(crate) fn back(turn: &mut Turn<'_>) {
    match turn.state.undo.take() {
        Some(Undo::Filters(filters)) => {
            turn.state.list.shown.clear();
            look(turn, *filters);
        }
        other => {
            turn.state.undo = other;
            turn.say(t!("There is nothing to go back to."));
            help::main_choices(turn);
        }
    }
}
