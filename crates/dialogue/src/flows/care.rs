//! Distress, insults, and handing over to a person.

use chrono::NaiveDate;
use i18n::{days::day, t};

use super::offer_return;
use crate::{act::Act, command::Deed, reply::Form, turn::Turn};

/// Somebody is at their end. No advice: whom to call, and a person.
pub(crate) fn distress(turn: &mut Turn<'_>) {
    turn.say(t!(
        "I am sorry that it is so hard right now. I am only a program, and you deserve a person to talk to."
    ));
    match turn.around.helpline {
        Some(number) => turn.say(t!("If you are in danger or think of hurting yourself, please call {number} now.", number)),
        None => turn.say(t!("If you are in danger or think of hurting yourself, please call your emergency number now: 112 in Europe and India, 911 in America.")),
    }
    if turn.around.lacks.people {
        return;
    }
    turn.say(t!("Shall I ask a person here to write to you?"));
    turn.ask_before(Deed::HandOver);
    turn.form(Form::People);
}

/// Somebody swears at us: they have their reasons.
pub(crate) fn insult(turn: &mut Turn<'_>) {
    turn.say(t!(
        "I hear that you are angry. Looking for work can be hard, and I may have got something wrong."
    ));
    if turn.around.lacks.people {
        turn.say(t!("You can say it in other words."));
    } else {
        turn.say(t!("You can say it in other words, or talk to a person."));
    }
    turn.offer(Act::Human, t!("Talk to a person"));
    turn.offer(Act::Help, t!("Help"));
}

/// "I want to talk to a person."
pub(crate) fn hand_over(turn: &mut Turn<'_>) {
    turn.say(t!(
        "Shall I ask a person here to write to you? They will see that you asked, and not what we talked about."
    ));
    turn.ask_before(Deed::HandOver);
    turn.form(Form::People);
}

pub(crate) fn handed_over(turn: &mut Turn<'_>, to: Option<&str>, by: NaiveDate) {
    let day = day(by);
    match to {
        Some(name) => turn.say(t!("I have asked {name}. You will have an answer by {day}.", name, day)),
        None => turn.say(t!("I have asked. A person will write to you by {day}.", day)),
    }
    offer_return(turn);
}
