//! What to learn, my applications, alerts: asked in one message and answered in one.

use i18n::{count, t, tn};

use i18n::days::day;

use super::offer_return;
use crate::{
    act::Act,
    command::Command,
    event::{Application, ToLearn},
    reply::Form,
    turn::Turn,
};

/// So many are told in a message; the page has them all.
const MOST: usize = 5;

pub(crate) fn learn(turn: &mut Turn<'_>) {
    turn.command(Command::WhatToLearn);
}

pub(crate) fn worth_learning(turn: &mut Turn<'_>, skills: &[ToLearn]) {
    turn.form(Form::Learn);
    if skills.is_empty() {
        turn.say(t!(
            "I do not know enough yet to say what is worth learning. Tell me first what you can do."
        ));
        turn.offer(Act::Register, t!("Tell what I can do"));
        return;
    }
    turn.say(t!("This opens the most for you, for the hours it takes:"));
    for skill in skills.iter().take(MOST) {
        let hours = tn!(skill.hours, "about {n} hour", "about {n} hours");
        let opens = tn!(
            skill.opens,
            "{n} more opening within reach",
            "{n} more openings within reach"
        );
        turn.say(t!("{skill}: {hours}, {opens}", skill = skill.skill, hours, opens));
    }
    turn.say(t!("You can apply now, too. Nobody has everything an opening asks for."));
    offer_return(turn);
}

/// The skills an opening asks for that they lack.
pub(crate) fn lines(turn: &mut Turn<'_>, skills: &[ToLearn]) {
    for skill in skills.iter().take(MOST) {
        let hours = tn!(skill.hours, "about {n} hour", "about {n} hours");
        turn.say(t!("{skill}: {hours}", skill = skill.skill, hours));
    }
}

pub(crate) fn applications(turn: &mut Turn<'_>) {
    turn.command(Command::MyApplications);
}

pub(crate) fn list(turn: &mut Turn<'_>, list: &[Application]) {
    turn.form(Form::Applications);
    if list.is_empty() {
        turn.say(t!("You have no applications yet."));
        turn.offer(Act::Find, t!("Find openings"));
        return;
    }
    turn.say(tn!(
        list.len(),
        "You have {n} application. The most urgent first:",
        "You have {n} applications. The most urgent first:"
    ));
    for one in list.iter().take(MOST) {
        match one.due {
            Some(due) => turn.say(t!(
                "{title}: {stands}. You hear by {day}.",
                title = one.title,
                stands = one.stands,
                day = day(due)
            )),
            None => turn.say(t!("{title}: {stands}", title = one.title, stands = one.stands)),
        }
    }
    let more = list.len().saturating_sub(MOST);
    if more > 0 {
        turn.say(t!(
            "{more} more are on the page.",
            more = count(u64::try_from(more).unwrap_or(0))
        ));
    }
    if list.iter().any(|one| one.due.is_some()) {
        turn.offer(Act::Practise(None), t!("Practise for an interview"));
    }
    offer_return(turn);
}

pub(crate) fn alert(turn: &mut Turn<'_>) {
    let mut filters = turn.state.list.filters.clone();
    filters.after = 0;
    turn.command(Command::SetAlert(filters));
}

pub(crate) fn alert_set(turn: &mut Turn<'_>) {
    turn.say(t!(
        "I will tell you of new openings like these. To end it, say \"stop alerts\"."
    ));
    turn.form(Form::Alerts);
    offer_return(turn);
}

pub(crate) fn stop_alerts(turn: &mut Turn<'_>) {
    turn.command(Command::StopAlerts);
}

pub(crate) fn alerts_stopped(turn: &mut Turn<'_>, count: u32) {
    turn.say(match count {
        0 => t!("There were no alerts to stop.").to_owned(),
        count => tn!(count, "{n} alert is stopped.", "{n} alerts are stopped."),
    });
    turn.form(Form::Alerts);
}
