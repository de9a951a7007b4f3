//! Distress and insults.

use i18n::t;

use super::people;
use crate::{act::Act, around::Helpline, command::Deed, reply::Form, turn::Turn};

/// Somebody is at their end. No advice: whom to call, and a person.
pub(crate) fn distress(turn: &mut Turn<'_>) {
    turn.say(t!(
        "I am sorry that it is so hard right now. I am only a program, and you deserve a person to talk to."
    ));
    turn.say(t!("If you are in danger or think of hurting yourself, please call your emergency number now: 112 in Europe and India, 911 in America."));
    if let Some(line) = turn.around.helpline {
        turn.say(helpline(line));
    }
    if people::stands(turn) || turn.around.lacks.people {
        return;
    }
    turn.say(t!(
        "Shall I ask a person here to write to you? They will see that you asked, and not what we talked about."
    ));
    turn.ask_before(Deed::HandOver {
        about: String::new(),
        messages: false,
    });
    turn.form(Form::People);
}

fn helpline(line: &Helpline) -> String {
    let Helpline { name, phone, hours } = line;
    match (name.is_empty(), hours.is_empty()) {
        (true, true) => t!("There is somebody to talk to at {phone}.", phone),
        (true, false) => t!("There is somebody to talk to at {phone} ({hours}).", phone, hours),
        (false, true) => t!("There is somebody to talk to at {name}: {phone}.", name, phone),
        (false, false) => t!(
            "There is somebody to talk to at {name}: {phone} ({hours}).",
            name,
            phone,
            hours
        ),
    }
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
