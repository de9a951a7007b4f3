//! "Delete my data": asked about twice.

use i18n::t;

use crate::{command::Deed, confirm::Asked, reply::Form, state::State, turn::Turn};

pub(crate) fn begin(turn: &mut Turn<'_>) {
    turn.say(t!("I can erase everything about you here: profile, résumé, saved openings, applications and this conversation. Shall I?"));
    turn.form(Form::OwnData);
    turn.ask_before(Deed::EraseMe);
}

pub(crate) fn once_more(turn: &mut Turn<'_>, asked: Asked) {
    turn.say(t!("This cannot be taken back. You can first take your data with you on the page for your data. Shall I really erase everything?"));
    turn.form(Form::OwnData);
    turn.state.asked = Some(asked);
    turn.offer_yes_no();
}

pub(crate) fn erased(turn: &mut Turn<'_>) {
    turn.state = State {
        greeted: true,
        lang: turn.state.lang.take(),
        ..State::default()
    };
    turn.say(t!("Everything about you is erased. I wish you well."));
}
