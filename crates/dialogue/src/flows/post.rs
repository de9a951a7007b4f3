//! For recruiters: an opening from a pasted advert, or from four answers. It is a draft until they say yes to making it public.

use i18n::{t, tn};
use model::PostingId;
use serde::{Deserialize, Serialize};

use super::{recruit::is_recruiter, words::is_way_out};
use crate::{
    act::Act,
    command::{Advert, Command, Deed},
    event::Drafted,
    heard::Heard,
    reply::Form,
    state::Flow,
    turn::Turn,
};

/// From so many words on, what was said is the advert itself.
const AN_ADVERT: usize = 25;
/// So many skills and pieces of advice are told; the page has them all.
const MOST: usize = 5;

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum At {
    #[default]
    Title,
    Tasks,
    Place,
    Pay,
}

/// An opening being told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Posting {
    at: At,
    title: String,
    tasks: String,
    place: String,
    pay: String,
}

impl Posting {
    fn advert(self) -> Advert {
        Advert {
            words: format!("{}\n{}", self.title, self.tasks),
            place: self.place,
            pay: self.pay,
        }
    }
}

/// "Post a job."
pub(crate) fn begin(turn: &mut Turn<'_>, heard: Option<&Heard<'_>>) {
    if !is_recruiter(turn) {
        return;
    }
    match heard.filter(|heard| heard.words.len() >= AN_ADVERT) {
        Some(heard) => pasted(turn, heard),
        None => to(turn, Posting::default(), At::Title),
    }
}

fn to(turn: &mut Turn<'_>, flow: Posting, at: At) {
    let flow = Posting { at, ..flow };
    ask(turn, &flow);
    turn.state.begin(Flow::Posting(Box::new(flow)));
}

/// Asks again what was asked last.
pub(crate) fn ask(turn: &mut Turn<'_>, flow: &Posting) {
    turn.form(Form::Hiring);
    match flow.at {
        At::Title => turn.say(t!(
            "Paste the advert here, if you have one: the first line is its title. Else tell me the title alone, and I ask three more things."
        )),
        At::Tasks => turn.say(t!(
            "What will they do, and what must they be able to do from the first day? Whole sentences are best. Leave out what can be learned in a week."
        )),
        At::Place => turn.say(t!("Where is the work? A town, or \"from home\".")),
        At::Pay => {
            turn.say(t!("What does it pay, and per hour, month or year? People pass over openings that do not say."));
            turn.offer(Act::Skip, t!("Not now"));
        }
    }
}

/// Whether this moves within the telling, or answers it.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act, heard: Option<&Heard<'_>>) -> bool {
    let Some(Flow::Posting(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let flow = *flow;
    match (act, flow.at) {
        (Act::Back, At::Title) => return false,
        (Act::Back, At::Tasks) => to(turn, flow, At::Title),
        (Act::Back, At::Place) => to(turn, flow, At::Tasks),
        (Act::Back, At::Pay) => to(turn, flow, At::Place),
        (Act::Skip | Act::No | Act::Done, At::Place) => to(turn, flow, At::Pay),
        (Act::Skip | Act::No | Act::Done, At::Pay) => draft(turn, flow),
        (act, _) if !is_way_out(act) => return heard.is_some_and(|heard| text(turn, heard)),
        _ => return false,
    }
    true
}

/// Words are the answer to what was asked.
pub(crate) fn text(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let Some(Flow::Posting(flow)) = turn.state.flow.clone() else {
        return false;
    };
    let (flow, said) = (*flow, heard.whole.to_owned());
    match flow.at {
        At::Title if heard.words.len() >= AN_ADVERT => {
            turn.state.flow = None;
            pasted(turn, heard);
        }
        At::Title => to(turn, Posting { title: said, ..flow }, At::Tasks),
        At::Tasks => to(turn, Posting { tasks: said, ..flow }, At::Place),
        At::Place => to(turn, Posting { place: said, ..flow }, At::Pay),
        At::Pay => draft(turn, Posting { pay: said, ..flow }),
    }
    true
}

fn pasted(turn: &mut Turn<'_>, heard: &Heard<'_>) {
    turn.command(Command::DraftOpening(Advert {
        words: heard.whole.to_owned(),
        ..Advert::default()
    }));
}

fn draft(turn: &mut Turn<'_>, flow: Posting) {
    turn.state.flow = None;
    turn.command(Command::DraftOpening(flow.advert()));
}

/// A draft is there: what was understood, what could be better, and "Shall I?"
pub(crate) fn drafted(turn: &mut Turn<'_>, draft: &Drafted) {
    turn.form(Form::Writing(draft.opening));
    turn.say(t!(
        "The draft is there: {title}, for {employer}.",
        title = draft.title,
        employer = draft.employer
    ));
    let about = [&draft.place, &draft.pay].map(String::as_str);
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    if !about.is_empty() {
        turn.say(t!("I understood: {words}.", words = about.join(", ")));
    }
    if !draft.skills.is_empty() {
        let skills = draft.skills[..draft.skills.len().min(MOST)].join(", ");
        turn.say(t!("It asks for: {skills}.", skills));
    }
    for advice in draft.advice.iter().take(MOST) {
        turn.say(advice.as_str());
    }
    if let Some(lacks) = &draft.lacks {
        turn.say(t!("It is not public. Before it can be: {words}", words = lacks));
        return;
    }
    turn.say(tn!(
        draft.reply_days,
        "Made public, it promises everybody an answer within {n} day. Shall I make it public?",
        "Made public, it promises everybody an answer within {n} days. Shall I make it public?"
    ));
    turn.ask_before(Deed::PublishOpening(draft.opening));
}

/// It is public.
pub(crate) fn published(turn: &mut Turn<'_>, opening: PostingId) {
    turn.say(t!(
        "It is public now. Whoever it fits and who has asked to be told hears of it."
    ));
    turn.form(Form::Opening(opening));
}

/// They said no.
pub(crate) fn not_published(turn: &mut Turn<'_>, opening: PostingId) {
    turn.say(t!("It stays a draft. On its page you can change it."));
    turn.form(Form::Writing(opening));
}
