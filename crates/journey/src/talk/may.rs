//! What may be done where: decided here alone. On a page a person is signed in or holds the cookie; a mail travels in the open,
//! and whoever reads the mailbox can answer in their name. So can whoever holds the telephone, and a text shows too little of what a
//! yes would be to: it may do what a mail may, but confirm nothing.

use dialogue::{Command, Deed, Form, State};

use super::Channel;

/// Why a command is not carried out on this channel, and the page where it can be; nothing when it may be.
pub(super) fn not(channel: Channel, command: &Command) -> Option<(&'static str, Option<Form>)> {
    if let Command::Do(confirmed) = command {
        return not_deed(channel, confirmed.deed());
    }
    if let (true, Command::LookToApply(opening)) = (channel != Channel::Page, command) {
        let sentence = t!(
            "What is sent to an employer you see first, on a page, and one press there sends it. Nothing was sent yet:"
        );
        return Some((sentence, Some(Form::Apply(*opening))));
    }
    (channel == Channel::UnprovenMail && !only_looks(command)).then(|| (unproven(), Some(Form::Profile)))
}

/// The same for what is done after a yes: it is not even asked about where a yes would not do.
pub(super) fn not_deed(channel: Channel, deed: &Deed) -> Option<(&'static str, Option<Form>)> {
    let form = match (channel, deed) {
        (Channel::Page, _) | (Channel::Mail, Deed::ConfirmProfile | Deed::HandOver { .. } | Deed::AnswerWaiting(_)) => {
            return None;
        }
        (Channel::Text, Deed::ConfirmProfile) => Form::Profile,
        (Channel::Text, Deed::HandOver { .. }) => Form::People,
        (Channel::UnprovenMail, Deed::ConfirmProfile) => return Some((unproven(), Some(Form::Profile))),
        (_, Deed::StartAccount(_)) => Form::Account,
        (_, Deed::EraseMe) => Form::OwnData,
        (_, Deed::HandOver { .. }) => return Some((unproven(), Some(Form::People))),
        (_, Deed::AnswerWaiting(_)) => Form::Hiring,
        (_, Deed::Apply(opening, _)) => Form::Apply(*opening),
        (_, Deed::PublishOpening(opening)) => Form::Writing(*opening),
    };
    let sentence = if channel == Channel::Text {
        t!("A text message is not safe enough for this, so nothing was done. On the page one press does it:")
    } else {
        t!("A mail is not safe enough for this, so nothing was done. On the page one press does it:")
    };
    Some((sentence, Some(form)))
}

/// The same for what is asked about in several questions: where no answer would be remembered, none is asked.
pub(super) fn not_asked(channel: Channel, state: &State) -> Option<(&'static str, Option<Form>)> {
    let in_vain = channel == Channel::UnprovenMail && state.asks_for_a_person();
    in_vain.then(|| (unproven(), Some(Form::People)))
}

fn unproven() -> &'static str {
    t!(
        "Your mail provider did not prove that this mail is from you, so nothing was changed. On the page you can do it:"
    )
}

fn only_looks(command: &Command) -> bool {
    matches!(
        command,
        Command::Search(_)
            | Command::Recommend(_)
            | Command::Why(_)
            | Command::Missing(_)
            | Command::WhatToLearn
            | Command::MyApplications
            | Command::InterviewQuestions(_)
            | Command::Interpret(_)
            | Command::WhoFits(_)
            | Command::CountWaiting
            | Command::CheckText(_)
    )
}
