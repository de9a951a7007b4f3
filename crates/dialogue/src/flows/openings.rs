//! Speaking about one opening of the list: why, what is missing, save, not for me, like this.

use i18n::{t, tn};
use matching::Reason;
use model::PostingId;

use super::{find, follow, offer_return};
use crate::{
    act::{Act, Verb},
    command::{Command, Filters},
    event::ToLearn,
    heard::{Heard, number, patterns},
    reply::Form,
    state::{Flow, Question, Undo},
    turn::Turn,
};

/// Half of the usual way.
const NEARER_KM: u32 = 10;

/// "Why 2"; without a number the one spoken of is meant, or the only one.
pub(crate) fn about(turn: &mut Turn<'_>, verb: Verb, number: Option<u16>, heard: Option<&Heard<'_>>) {
    let list = &turn.state.list;
    if list.shown.is_empty() {
        turn.say(t!("I have shown you no openings yet. Shall we look for some?"));
        turn.offer(Act::Find, t!("Find openings"));
        return;
    }
    let only = (list.shown.len() == 1).then_some(1);
    let described = || heard.and_then(|heard| described(turn, heard));
    match number.or_else(described).or(list.current).or(only) {
        Some(number) => with(turn, verb, number),
        None => ask_which(turn, verb),
    }
}

fn ask_which(turn: &mut Turn<'_>, verb: Verb) {
    turn.say(t!("Which one do you mean?"));
    let titles: Vec<String> = turn.state.list.shown.iter().map(|shown| shown.title.clone()).collect();
    for (number, title) in (1..).zip(titles) {
        turn.offer(Act::Opening(verb, Some(number)), format!("{number} {title}"));
    }
    turn.ask(Question::WhichOpening(verb));
}

fn with(turn: &mut Turn<'_>, verb: Verb, number: u16) {
    let Some(id) = turn.state.list.get(number).map(|shown| shown.id) else {
        let last = turn.state.list.shown.len();
        turn.say(t!(
            "There is no number {number} in the list. It ends with {last}.",
            number,
            last
        ));
        return;
    };
    if matches!(turn.state.flow, Some(Flow::Question(_))) {
        turn.state.flow = None;
    }
    turn.state.list.current = Some(number);
    match verb {
        Verb::Why => turn.command(Command::Why(id)),
        Verb::Missing => turn.command(Command::Missing(id)),
        Verb::Apply => turn.command(Command::LookToApply(id)),
        Verb::Save => turn.command(Command::Save(id)),
        Verb::Dismiss => ask_why_not(turn, number),
        Verb::Like => look_like(turn, id, None),
        Verb::LikeNearer => look_like(turn, id, Some(NEARER_KM)),
    }
}

fn look_like(turn: &mut Turn<'_>, id: PostingId, within_km: Option<u32>) {
    let filters = Filters {
        like: Some(id),
        within_km: within_km.or(turn.state.list.filters.within_km),
        ..turn.state.list.filters.clone()
    };
    find::look(turn, filters);
}

fn ask_why_not(turn: &mut Turn<'_>, number: u16) {
    turn.say(t!(
        "What does not suit you about it? Then the next list will be better."
    ));
    for (reason, label) in [
        (Reason::TooFar, t!("Too far")),
        (Reason::PayTooLow, t!("Pays too little")),
        (Reason::WrongWork, t!("Other work")),
        (Reason::Schedule, t!("The hours")),
        (Reason::AsksTooMuch, t!("Asks too much")),
        (Reason::Employer, t!("The employer")),
        (Reason::Other, t!("Something else")),
    ] {
        turn.offer(Act::Because(number, reason), label);
    }
    turn.ask(Question::WhyNot(number));
}

pub(crate) fn why_not(turn: &mut Turn<'_>, number: u16, heard: &Heard<'_>) -> bool {
    let reason = patterns::reason(&heard.words);
    if let Some(reason) = reason {
        because(turn, number, reason);
    }
    reason.is_some()
}

/// "Not for me, too far"; 0 is the one spoken of.
pub(crate) fn because(turn: &mut Turn<'_>, number: u16, reason: Reason) {
    let list = &turn.state.list;
    let only = u16::from(list.shown.len() == 1);
    let number = if number == 0 {
        list.current.unwrap_or(only)
    } else {
        number
    };
    let Some(id) = list.get(number).map(|shown| shown.id) else {
        about(turn, Verb::Dismiss, (number > 0).then_some(number), None);
        return;
    };
    turn.state.flow = None;
    turn.command(Command::Dismiss(id, reason));
}

pub(crate) fn which(turn: &mut Turn<'_>, verb: Verb, heard: &Heard<'_>) -> bool {
    let number = number::of(&heard.words).or_else(|| described(turn, heard));
    if let Some(number) = number {
        turn.state.flow = None;
        with(turn, verb, number);
    }
    number.is_some()
}

/// A number alone, or "the one in Pune": tells why that one is shown.
pub(crate) fn spoken_of(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    if turn.state.list.shown.is_empty() {
        return false;
    }
    let alone = match number::only(&heard.words)[..] {
        [number] => Some(number),
        _ => None,
    };
    let speaks = ["one", "el de", "la de", "वाला", "वाली", "wala", "wali"];
    let text = format!(" {} ", heard.words.join(" "));
    let spoken = speaks.iter().any(|word| text.contains(&format!(" {word} ")));
    let number = alone.or_else(|| spoken.then(|| described(turn, heard))?);
    if let Some(number) = number {
        with(turn, Verb::Why, number);
    }
    number.is_some()
}

/// The one opening of the list that shares a word with the message.
fn described(turn: &Turn<'_>, heard: &Heard<'_>) -> Option<u16> {
    const SHORTEST: usize = 3;
    let mut hits = (1..).zip(&turn.state.list.shown).filter(|(_, shown)| {
        let about = crate::heard::folded(&format!("{} {} {}", shown.title, shown.employer, shown.place));
        let said = heard.words.iter().filter(|word| word.chars().count() > SHORTEST);
        said.into_iter().any(|word| about.contains(word))
    });
    let (number, _) = hits.next()?;
    hits.next().is_none().then_some(number)
}

/// "Undo."
pub(crate) fn undo(turn: &mut Turn<'_>) {
    match turn.state.undo.take() {
        Some(Undo::Save(id)) => turn.command(Command::Unsave(id)),
        Some(Undo::Dismiss(id)) => turn.command(Command::Undismiss(id)),
        Some(Undo::Application(id)) => turn.command(Command::UndoApplication(id)),
        filters @ Some(Undo::Filters(_)) => {
            turn.state.undo = filters;
            find::back(turn);
        }
        None => turn.say(t!("There is nothing to take back.")),
    }
}

pub(crate) fn explained(
    turn: &mut Turn<'_>,
    opening: PostingId,
    (has, likely, asked): (u32, u32, u32),
    points: &[String],
) {
    let title = title(turn, opening);
    if asked > 0 {
        turn.say(t!(
            "{title}: you already have {has} of the {asked} skills it asks for.",
            title,
            has,
            asked
        ));
    } else {
        turn.say(t!("{title}: it does not say which skills it asks for.", title));
    }
    if likely > 0 {
        turn.say(tn!(
            likely,
            "You probably have {n} more, from your work so far.",
            "You probably have {n} more, from your work so far."
        ));
    }
    for point in points {
        turn.say(point.as_str());
    }
    let number = turn.state.list.number_of(opening);
    if has + likely < asked {
        turn.offer(Act::Opening(Verb::Missing, number), t!("What is missing"));
    }
    turn.offer(Act::Opening(Verb::Apply, number), t!("Apply"));
    turn.offer(Act::Opening(Verb::Save, number), t!("Save"));
    turn.offer(Act::Opening(Verb::Dismiss, number), t!("Not for me"));
    turn.form(Form::Jobs);
}

pub(crate) fn lacking(turn: &mut Turn<'_>, opening: PostingId, skills: &[ToLearn]) {
    let title = title(turn, opening);
    if skills.is_empty() {
        turn.say(t!("{title}: nothing it asks for is missing.", title));
    } else {
        turn.say(tn!(
            skills.len(),
            "{title}: {n} skill is missing.",
            "{title}: {n} skills are missing.",
            title
        ));
        follow::lines(turn, skills);
        turn.say(t!("You can apply now, too. Nobody has everything an opening asks for."));
    }
    let number = turn.state.list.number_of(opening);
    turn.offer(Act::Opening(Verb::Apply, number), t!("Apply"));
    turn.offer(Act::Opening(Verb::Save, number), t!("Save"));
    turn.form(Form::Learn);
}

pub(crate) fn saved(turn: &mut Turn<'_>, opening: PostingId) {
    turn.state.undo = Some(Undo::Save(opening));
    let title = title(turn, opening);
    turn.say(t!("{title} is saved.", title));
    turn.offer(Act::Undo, t!("Undo"));
    offer_return(turn);
}

pub(crate) fn dismissed(turn: &mut Turn<'_>, opening: PostingId) {
    turn.state.undo = Some(Undo::Dismiss(opening));
    let title = title(turn, opening);
    turn.say(t!("I will not show {title} again.", title));
    turn.offer(Act::Undo, t!("Undo"));
    offer_return(turn);
}

fn title(turn: &Turn<'_>, opening: PostingId) -> String {
    let number = turn.state.list.number_of(opening);
    let shown = number.and_then(|number| turn.state.list.get(number));
    shown.map_or_else(|| t!("This opening").to_owned(), |shown| shown.title.clone())
}
