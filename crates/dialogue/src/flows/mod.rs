//! What the conversation can do, one module a flow.
//!
//! To add one more flow: a module here; the `Act` that begins it (`act.rs`) with a line in [`act`]; if it asks something, a variant of
//! `state::Flow` or `state::Question` with a line in [`answer`] and [`again`]; its results with a line in [`result`]; where it is to be
//! found in [`help`]; and transcripts.

pub(crate) mod apply;
pub(crate) mod care;
pub(crate) mod erase;
pub(crate) mod find;
pub(crate) mod follow;
pub(crate) mod greet;
pub(crate) mod help;
pub(crate) mod list;
pub(crate) mod narrow;
pub(crate) mod openings;
pub(crate) mod people;
pub(crate) mod post;
pub(crate) mod practise;
pub(crate) mod recruit;
pub(crate) mod register;
pub(crate) mod report;
mod words;

use i18n::t;

use crate::{
    act::Act,
    command::Deed,
    event::Event,
    heard::Heard,
    state::{Flow, Question, State},
    turn::Turn,
};

/// Does what is wanted.
pub(crate) fn act(turn: &mut Turn<'_>, act: &Act, heard: Option<&Heard<'_>>) {
    if let Some(Flow::Register(_)) = &turn.state.flow
        && (register::act(turn, act) || register::wished(turn, act, heard))
    {
        return;
    }
    if people::act(turn, act)
        || apply::act(turn, act, heard)
        || practise::act(turn, act, heard)
        || post::act(turn, act, heard)
    {
        return;
    }
    if leaves(act) {
        turn.state.suspend();
    }
    if turn.around.lacks.bars(act) {
        turn.say(t!("That cannot be done here yet."));
        help::main_choices(turn);
        return;
    }
    match act {
        Act::Register => register::begin(turn),
        Act::Profile => register::show(turn),
        Act::Find => find::begin(turn, heard),
        Act::Narrow(how) => narrow::narrow(turn, how.clone(), heard),
        Act::More => find::more(turn),
        Act::Opening(verb, number) => openings::about(turn, *verb, *number, heard),
        Act::Because(number, reason) => openings::because(turn, *number, *reason),
        Act::Learn => follow::learn(turn),
        Act::Applications => follow::applications(turn),
        Act::Practise(number) => practise::begin(turn, *number),
        Act::Alert => follow::alert(turn),
        Act::StopAlerts => follow::stop_alerts(turn),
        Act::Report => report::begin(turn, heard),
        Act::Erase => erase::begin(turn),
        Act::Human => people::begin(turn),
        Act::Withdraw => people::withdraw(turn),
        Act::AreYouHuman => greet::what_i_am(turn),
        Act::Distress => care::distress(turn),
        Act::Insult => care::insult(turn),
        Act::Help => help::help(turn),
        Act::Greet => greet::came(turn, false),
        Act::Thank => turn.say(t!("You are welcome. I am here when you need me.")),
        Act::WhoFits => recruit::who_fits(turn, heard),
        Act::AnswerWaiting => recruit::answer_waiting(turn),
        Act::PostOpening => post::begin(turn, heard),
        Act::Speak(code) => speak(turn, code),
        other => lead(turn, other),
    }
}

/// Whether an act goes somewhere else; a word in between does not.
fn leaves(act: &Act) -> bool {
    !matches!(
        act,
        Act::Help
            | Act::AreYouHuman
            | Act::Thank
            | Act::Greet
            | Act::Insult
            | Act::Distress
            | Act::Speak(_)
            | Act::Register
    ) && !matches!(
        act,
        Act::Back | Act::Stop | Act::Return | Act::StartAgain | Act::Yes | Act::No | Act::Skip
    )
}

/// What moves through the conversation itself, and answers that nothing asked for.
fn lead(turn: &mut Turn<'_>, act: &Act) {
    match act {
        Act::Back if turn.state.flow.is_none() => find::back(turn),
        Act::Back | Act::Stop => stop(turn),
        Act::Undo => openings::undo(turn),
        Act::StartAgain => start_again(turn),
        Act::Return => go_back_to(turn),
        Act::Skip | Act::No | Act::Done => {
            turn.say(t!("All right."));
            turn.state.flow = None;
            offer_return(turn);
        }
        _ => {
            turn.say(t!("I am not sure what that answers."));
            again(turn);
        }
    }
}

/// Whether a question takes this message, whatever else it could mean: what is to be told to a person, a text to look at, an employer's name with a number in it.
pub(crate) fn fits_question(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    if heard.act.is_some() {
        return false;
    }
    let waits = matches!(turn.state.flow, Some(Flow::Question(Question::WhatText)));
    people::about(turn, heard)
        || apply::text(turn, heard)
        || practise::text(turn, heard)
        || post::text(turn, heard)
        || (waits && report::text(turn, heard))
}

/// Whether this answers the question just asked.
pub(crate) fn answer(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    match turn.state.flow.clone() {
        Some(Flow::Register(flow)) => register::answer(turn, *flow, heard),
        Some(Flow::Question(question)) => {
            let taken = match question {
                Question::WhatWork => find::work(turn, heard),
                Question::WhichOpening(verb) => openings::which(turn, verb, heard),
                Question::WhyNot(number) => openings::why_not(turn, number, heard),
                Question::HowNarrow => narrow::how(turn, heard),
                Question::WhatText => report::text(turn, heard),
                Question::WhoseOpening => recruit::opening(turn, heard),
            };
            // Openings are spoken of by their place or title where nothing was asked as well.
            taken || openings::spoken_of(turn, heard)
        }
        Some(Flow::Asking(_) | Flow::Applying(_) | Flow::Practising(_) | Flow::Posting(_)) | None => {
            openings::spoken_of(turn, heard) || resumed(turn, heard)
        }
    }
}

/// Whether this answers the question that was left open when the subject changed.
fn resumed(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let Some(Flow::Register(flow)) = turn.state.interrupted.pop() else {
        return false;
    };
    let taken = register::answer(turn, (*flow).clone(), heard);
    if !taken {
        turn.state.interrupted.push(Flow::Register(flow));
    }
    taken
}

/// A message whose meaning neither a pattern nor the examples told: what it names may still say enough.
pub(crate) fn otherwise(turn: &mut Turn<'_>, heard: &Heard<'_>) {
    if !find::by_what_is_named(turn, heard) {
        help::not_understood(turn, heard);
    }
}

/// Asks again what was asked last, or tells what can be done.
pub(crate) fn again(turn: &mut Turn<'_>) {
    match turn.state.flow.clone() {
        Some(Flow::Register(flow)) => register::ask(turn, &flow),
        Some(Flow::Asking(asking)) => people::ask(turn, &asking),
        Some(Flow::Applying(flow)) => apply::ask(turn, &flow),
        Some(Flow::Practising(flow)) => practise::ask(turn, &flow),
        Some(Flow::Posting(flow)) => post::ask(turn, &flow),
        Some(Flow::Question(_)) | None => help::main_choices(turn),
    }
}

/// What came of a command.
pub(crate) fn result(turn: &mut Turn<'_>, event: &Event) {
    match event {
        Event::ResumeRead(resume) => register::resume_read(turn, resume),
        Event::Found { openings, total, ways } => list::found(turn, openings, *total, ways),
        Event::Explained {
            opening,
            has,
            likely,
            asked,
            points,
        } => openings::explained(turn, *opening, (*has, *likely, *asked), points),
        Event::Lacking { opening, skills } => openings::lacking(turn, *opening, skills),
        Event::Saved(opening) => openings::saved(turn, *opening),
        Event::Dismissed(opening) => openings::dismissed(turn, *opening),
        Event::Undone => turn.say(t!("That is taken back.")),
        Event::WorthLearning(skills) => follow::worth_learning(turn, skills),
        Event::Applications(list) => follow::list(turn, list),
        Event::Applying(to) => apply::begin(turn, to),
        Event::Applied(opening, by) => apply::applied(turn, *opening, *by),
        Event::InterviewQuestions { title, questions } => practise::questions(turn, title, questions),
        Event::AlertSet => follow::alert_set(turn),
        Event::AlertsStopped(count) => follow::alerts_stopped(turn, *count),
        Event::Checked { level, reasons } => report::checked(turn, *level, reasons),
        Event::ProfileConfirmed => register::confirmed(turn),
        Event::AccountStarted(email) => register::account_started(turn, email),
        Event::Erased => erase::erased(turn),
        Event::HandedOver { to, by } => people::asked(turn, to.as_deref(), *by),
        Event::Withdrawn => people::withdrawn(turn),
        Event::WhoFits { title, people } => recruit::fitting(turn, title.as_deref(), people),
        Event::Waiting(count) => recruit::waiting(turn, *count),
        Event::Answered(count) => recruit::answered(turn, *count),
        Event::OpeningDrafted(draft) => post::drafted(turn, draft),
        Event::OpeningPublished(opening) => post::published(turn, *opening),
        Event::Meant { said, meant } => help::meant(turn, said, meant.as_deref()),
        Event::Refused(sentence, form) => {
            turn.say(sentence.as_str());
            if let Some(form) = form {
                turn.form(*form);
            }
            again(turn);
        }
        Event::Came | Event::Said(_) | Event::Chose(_) | Event::Wants(_) => (),
    }
}

/// They said no to a deed.
pub(crate) fn declined(turn: &mut Turn<'_>, deed: &Deed) {
    match deed {
        Deed::ConfirmProfile => register::not_right(turn),
        Deed::StartAccount(_) => register::without_account(turn),
        Deed::EraseMe => turn.say(t!("Nothing was erased.")),
        Deed::HandOver { .. } => turn.say(t!("All right, I have asked nobody.")),
        Deed::AnswerWaiting(_) => turn.say(t!("Nothing was sent. They still wait for an answer.")),
        Deed::Apply(opening, _) => apply::not_sent(turn, *opening),
        Deed::PublishOpening(opening) => post::not_published(turn, *opening),
    }
}

fn stop(turn: &mut Turn<'_>) {
    let left = turn.state.flow.take();
    if let Some(flow @ Flow::Register(_)) = left {
        turn.state.interrupted.push(flow);
        turn.say(t!(
            "We stop here. What you told me is kept, and you can go on whenever you like."
        ));
        turn.offer(Act::Return, t!("Go on"));
    } else if let Some(Flow::Applying(_)) = left {
        turn.say(t!("Nothing was sent. What you wrote is kept."));
    } else {
        turn.say(t!("All right, I have stopped."));
    }
    help::main_choices(turn);
}

fn start_again(turn: &mut Turn<'_>) {
    turn.state = State {
        greeted: true,
        lang: turn.state.lang.take(),
        last: turn.state.last,
        ..State::default()
    };
    turn.say(t!("We begin anew. What is in your profile stays there."));
    help::main_choices(turn);
}

fn go_back_to(turn: &mut Turn<'_>) {
    if !matches!(turn.state.flow, Some(Flow::Register(_))) {
        turn.state.flow = turn.state.interrupted.pop();
    }
    if let Some(Flow::Register(flow)) = turn.state.flow.clone() {
        turn.say(t!("We were at your profile."));
        register::ask(turn, &flow);
    } else {
        turn.state.flow = None;
        turn.say(t!("Nothing was left unfinished."));
        help::main_choices(turn);
    }
}

/// Offers what was interrupted, once a thing is done.
pub(crate) fn offer_return(turn: &mut Turn<'_>) {
    if let Some(Flow::Register(_)) = turn.state.interrupted.last() {
        turn.say(t!("We were at your profile before. Shall we go on there?"));
        turn.offer(Act::Return, t!("Go on"));
    }
}

fn speak(turn: &mut Turn<'_>, code: &str) {
    let Some(lang) = i18n::Lang::from_code(code) else {
        return;
    };
    turn.state.lang = Some(lang.code().to_owned());
    // The words already said in this step were in the language before.
    turn.reply = crate::reply::Reply::default();
    i18n::speaking(lang, || {
        turn.say(t!("We go on in English."));
        again(turn);
    });
}
