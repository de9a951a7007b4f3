//! What flows that ask for whole sentences share.

use i18n::t;

use crate::{act::Act, heard::Heard, turn::Turn};

/// Whether an act leaves a question, whatever words the question waits for.
pub(super) fn is_way_out(act: &Act) -> bool {
    matches!(
        act,
        Act::Stop
            | Act::Back
            | Act::Undo
            | Act::Help
            | Act::Human
            | Act::AreYouHuman
            | Act::StartAgain
            | Act::Speak(_)
            | Act::Distress
            | Act::Erase
            | Act::Report
            | Act::Withdraw
            | Act::StopAlerts
            | Act::Mean(_)
    )
}

/// Whether a message is longer than what may be kept of it; then it says so, and nothing is cut.
pub(super) fn too_long(turn: &mut Turn<'_>, heard: &Heard<'_>, most: usize) -> bool {
    let is_longer = heard.whole.chars().count() > most;
    if is_longer {
        say_too_long(turn, most);
    }
    is_longer
}

pub(super) fn say_too_long(turn: &mut Turn<'_>, most: usize) {
    turn.say(t!(
        "This is longer than {most} characters. Please shorten it; nothing was lost.",
        most
    ));
}
