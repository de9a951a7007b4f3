//! What can be done here, and what to say when nothing was understood.

use i18n::t;

use crate::{act::Act, around::Lacks, heard::Heard, reply::Form, turn::Turn};

/// "Help."
pub(crate) fn help(turn: &mut Turn<'_>) {
    turn.say(t!("You can write in your own words. I can find openings, tell you why one fits and what is missing, and keep your profile."));
    turn.say(t!(
        "I can also say what is worth learning, and look at a suspicious message."
    ));
    let lacks = turn.around.lacks;
    if !lacks.applications {
        turn.say(t!("I can show your applications."));
    }
    if !lacks.people {
        turn.say(t!("I can ask a person here to write to you."));
    }
    turn.say(t!("\"Back\", \"stop\" and \"undo\" always work."));
    main_choices(turn);
}

/// The first things most people want.
pub(crate) fn main_choices(turn: &mut Turn<'_>) {
    if turn.around.person.recruits {
        turn.offer(Act::WhoFits, t!("Who fits my opening"));
        turn.offer(Act::AnswerWaiting, t!("Answer everyone still waiting"));
    }
    turn.offer(Act::Find, t!("Find openings"));
    if !turn.around.person.confirmed {
        turn.offer(Act::Register, t!("Tell what I can do"));
    }
    turn.offer(Act::Report, t!("Check a suspicious message"));
    turn.offer(Act::Human, t!("Talk to a person"));
    turn.form(Form::Jobs);
}

/// None of these: the two nearest things, and the page.
pub(crate) fn not_understood(turn: &mut Turn<'_>, heard: &Heard<'_>) {
    turn.say(t!(
        "I did not understand that, and I do not want to guess. You can say it in other words, or pick one of these."
    ));
    if let Some(crate::state::Flow::Register(flow)) = turn.state.flow.clone() {
        super::register::ask(turn, &flow);
        return;
    }
    for act in nearest(heard, turn.around.lacks) {
        let label = label(&act);
        turn.offer(act, label);
    }
    turn.offer(Act::Help, t!("Help"));
    turn.form(Form::Jobs);
}

/// Two things a message comes near to, by the words it shares with what they are about.
fn nearest(heard: &Heard<'_>, lacks: Lacks) -> [Act; 2] {
    const ABOUT: [(Act, &str); 5] = [
        (
            Act::Learn,
            "learn course courses study skill skills aprender curso estudiar सीखना कोर्स seekhna",
        ),
        (
            Act::Applications,
            "application applications applied answer deadline solicitud solicitudes आवेदन",
        ),
        (
            Act::Report,
            "fake scam fee pay money message whatsapp estafa pagar dinero धोखा पैसे paise",
        ),
        (Act::Alert, "alert mail notify remind alerta avisar अलर्ट सूचना"),
        (Act::Register, "profile resume name perfil curriculum प्रोफ़ाइल रेज़्यूमे"),
    ];
    let shares = |list: &str| list.split(' ').any(|word| heard.words.iter().any(|said| said == word));
    let shared = ABOUT.into_iter().filter(|(_, list)| shares(list)).map(|(act, _)| act);
    let guessed = heard.near.iter().filter(|act| label(act) != label(&Act::Find)).cloned();
    let mut near: Vec<Act> = guessed.chain(shared).filter(|act| !lacks.bars(act)).collect();
    near.dedup();
    let first = near.first().cloned().unwrap_or(Act::Find);
    let other = near.into_iter().find(|act| label(act) != label(&first));
    let rest = match first {
        Act::Find if lacks.people => Act::Report,
        Act::Find => Act::Human,
        _ => Act::Find,
    };
    [first, other.unwrap_or(rest)]
}

fn label(act: &Act) -> &'static str {
    match act {
        Act::Learn => t!("What to learn"),
        Act::Applications => t!("My applications"),
        Act::Report => t!("Check a suspicious message"),
        Act::Alert => t!("Tell me of new openings"),
        Act::Register => t!("Tell what I can do"),
        Act::Human => t!("Talk to a person"),
        Act::Erase => t!("Erase my data"),
        Act::Profile => t!("My profile"),
        _ => t!("Find openings"),
    }
}
