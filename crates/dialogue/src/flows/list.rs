//! Showing what was found, with ways to go on that lead somewhere.

use i18n::{count, t, tn};

use super::{narrow::label, offer_return};
use crate::{
    act::{Act, Verb},
    event::{Opening, Way},
    reply::{Card, Form},
    turn::Turn,
};

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
        let about = [&opening.employer, &opening.place].map(String::as_str);
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        turn.reply.cards.push(Card {
            number,
            opening: opening.id,
            title: opening.title.clone(),
            about: about.join(", "),
            fit: opening.fit,
        });
    }
    // Of somebody of whom nothing is known there is nothing to say.
    if openings.iter().any(|opening| opening.fit.is_some()) {
        turn.offer(Act::Opening(Verb::Why, Some(first)), t!("Why {first}?", first));
    }
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
    if ways.iter().all(|way| way.count == 0) && !turn.around.lacks.alerts {
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
