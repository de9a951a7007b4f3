//! Finding openings, and narrowing the list.

use i18n::{count, t, tn};
use model::{Employment, WorkSite};

use super::{help, offer_return};
use crate::{
    act::{Act, Narrowing, Verb},
    command::{Command, Filters},
    event::{Opening, Way},
    heard::{Heard, place, wishes, work},
    reply::{Card, Form},
    state::{Question, Undo},
    turn::Turn,
};

/// Closer to home is this near at first, then half of what it was.
const NEAR_KM: u32 = 20;

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
    taken
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
fn take_in(filters: &mut Filters, heard: &Heard<'_>, turn: &Turn<'_>) -> bool {
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
    turn.state.list = crate::state::List {
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

/// "Only part-time", "closer to home", "not driving".
pub(crate) fn narrow(turn: &mut Turn<'_>, how: Option<Narrowing>, heard: Option<&Heard<'_>>) {
    if turn.state.list.total == 0 && turn.state.list.shown.is_empty() && how.is_none() {
        begin(turn, heard);
        return;
    }
    let mut filters = turn.state.list.filters.clone();
    let named = match (how, heard) {
        (Some(how), _) => apply(&mut filters, &how, turn),
        (None, Some(heard)) => take_in(&mut filters, heard, turn) || spoken(&mut filters, heard, turn),
        (None, None) => false,
    };
    if named {
        look(turn, filters);
        return;
    }
    turn.say(t!("What should be different?"));
    for how in [
        Narrowing::Nearer,
        Narrowing::BetterPaid,
        Narrowing::PartTime,
        Narrowing::Remote,
    ] {
        let label = label(&how);
        turn.offer(Act::Narrow(Some(how)), label);
    }
    turn.form(Form::Jobs);
    turn.ask(Question::HowNarrow);
}

pub(crate) fn how(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let mut filters = turn.state.list.filters.clone();
    let named = take_in(&mut filters, heard, turn) || spoken(&mut filters, heard, turn);
    if named {
        turn.state.flow = None;
        look(turn, filters);
    }
    named
}

/// Narrowings in the middle of a sentence: "something closer please", "can it pay more".
fn spoken(filters: &mut Filters, heard: &Heard<'_>, turn: &Turn<'_>) -> bool {
    const NEARER: &str = "closer nearer near close cerca cercano पास paas nazdeek नज़दीक";
    const PAID: &str = "pay pays paid salary money paga pagado pagados salario sueldo वेतन पैसे paise salary vetan";
    let any = |list: &str| list.split(' ').any(|word| heard.words.iter().any(|said| said == word));
    if any(NEARER) {
        apply(filters, &Narrowing::Nearer, turn)
    } else {
        any(PAID) && apply(filters, &Narrowing::BetterPaid, turn)
    }
}

/// Whether that changes anything.
fn apply(filters: &mut Filters, how: &Narrowing, turn: &Turn<'_>) -> bool {
    let before = filters.clone();
    match how {
        Narrowing::PartTime => filters.wishes.employment = Some(Employment::PartTime),
        Narrowing::FullTime => filters.wishes.employment = Some(Employment::FullTime),
        Narrowing::Remote => filters.wishes.site = Some(WorkSite::Remote),
        Narrowing::Nearer => filters.within_km = Some(filters.within_km.map_or(NEAR_KM, |km| (km / 2).max(2))),
        Narrowing::BetterPaid => {
            let shown = turn.state.list.current.unwrap_or(1);
            filters.paid_above = turn.state.list.get(shown).map(|shown| shown.id);
        }
        Narrowing::AnyPlace => (filters.within_km, filters.place) = (None, None),
        Narrowing::AnyPay => (filters.paid_above, filters.wishes.min_pay) = (None, None),
        Narrowing::AnyHours => (filters.wishes.employment, filters.wishes.hours) = (None, None),
    }
    *filters != before || turn.state.list.shown.is_empty()
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

pub(crate) fn found(turn: &mut Turn<'_>, openings: &[Opening], total: u32, ways: &[Way]) {
    turn.form(Form::Jobs);
    turn.state.list.total = total;
    if openings.is_empty() {
        turn.say(t!("I found no opening like that right now."));
        widen(turn, ways);
        offer_return(turn);
        return;
    }
    let first = turn.state.list.add(openings);
    if first == 1 {
        turn.say(tn!(total, "I found {n} opening.", "I found {n} openings."));
    }
    for (number, opening) in (first..).zip(openings) {
        let line = [&opening.title, &opening.employer, &opening.place].map(String::as_str);
        let line: Vec<&str> = line.into_iter().filter(|part| !part.is_empty()).collect();
        turn.reply.cards.push(Card {
            number,
            opening: opening.id,
            line: line.join(", "),
        });
    }
    turn.offer(Act::Opening(Verb::Why, Some(first)), t!("Why {first}?", first));
    let shown = u32::try_from(turn.state.list.shown.len()).unwrap_or(u32::MAX);
    if shown < total {
        turn.offer(Act::More, t!("More"));
    }
    offer_ways(turn, ways);
    offer_return(turn);
}

fn widen(turn: &mut Turn<'_>, ways: &[Way]) {
    if ways.iter().any(|way| way.count > 0) {
        turn.say(t!("There are some if one thing may be different:"));
        offer_ways(turn, ways);
    }
    if ways.iter().all(|way| way.count == 0) {
        turn.say(t!("I can tell you when there is one."));
    }
    turn.offer(Act::Alert, t!("Tell me of new openings"));
}

/// Only ways that lead to openings are offered.
fn offer_ways(turn: &mut Turn<'_>, ways: &[Way]) {
    for way in ways.iter().filter(|way| way.count > 0) {
        let (label, number) = (label(&way.narrowing), count(u64::from(way.count)));
        turn.offer(Act::Narrow(Some(way.narrowing.clone())), format!("{label} ({number})"));
    }
}

fn label(how: &Narrowing) -> &'static str {
    match how {
        Narrowing::PartTime => t!("Only part-time"),
        Narrowing::FullTime => t!("Only full-time"),
        Narrowing::Remote => t!("Only from home"),
        Narrowing::Nearer => t!("Closer to home"),
        Narrowing::BetterPaid => t!("Better paid"),
        Narrowing::AnyPlace => t!("At any distance"),
        Narrowing::AnyPay => t!("At any pay"),
        Narrowing::AnyHours => t!("At any hours"),
    }
}
