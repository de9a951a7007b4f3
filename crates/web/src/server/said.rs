//! What just happened, said on the page that follows: a code in the address, words here.

use std::collections::BTreeMap;

use axum::extract::Query;

use crate::view::{Notice, PostButton, Tone};

/// The query of an address.
pub(crate) type Asked = Query<BTreeMap<String, String>>;

/// The notice for a code, with its undo where there is one.
pub(crate) fn said(query: &BTreeMap<String, String>) -> Option<Notice> {
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match value("said") {
        "removed" => with_undo(good(t!("It was removed.")), value("undo"), value("back")),
        "changed" => with_undo(good(t!("The change is kept.")), value("undo"), value("back")),
        "undone" => good(t!("It is as it was before.")),
        "dismissed" => {
            let undo = PostButton::new(&format!("/jobs/{}/undismiss", value("job")), t!("Take it back"))
                .value("back", "/jobs");
            good(t!("It is off your list, and the list takes your reason into account.")).button(undo)
        }
        "phone" => good(t!("Thank you. Your number is confirmed.")),
        "phone-removed" => good(t!("Your number is taken away. Nothing is sent there any more.")),
        "confirmed" => good(t!("Thank you. Your address is confirmed.")),
        "code" => good(t!("Thank you. You are confirmed.")),
        "account" => good(t!("Your account is made, and everything you told is kept with it.")),
        "password" => good(t!("Your password is changed. Other devices were signed out.")),
        "reset" => good(t!("Your new password is set. Please sign in with it.")),
        "wrote" => good(t!(
            "It is written. Look into your mail, or under Messages when you are signed in."
        )),
        "signed-in" => good(t!("You are signed in.")),
        "kept" => good(t!("It is kept.")),
        "search-saved" => good(t!(
            "The search is saved, and you hear of what it finds from now on: under Alerts, and by mail when you have a confirmed address."
        )),
        "hears" => good(t!("As soon as something fits you, you hear of it.")),
        "calendar-changed" => good(t!(
            "The calendar has another address. The one before shows nothing any more."
        )),
        "device" => good(t!("This device is told from now on.")),
        "device-removed" => good(t!("The device is told nothing any more.")),
        "search-removed" => good(t!("The search is no longer saved.")),
        "version-kept" => good(t!(
            "This version is kept for the opening, whatever you change in your profile."
        )),
        "version-removed" => good(t!("The version is no longer kept.")),
        "reported" => good(t!(
            "Thank you. The people who run this place read it, and what they find stands here."
        )),
        "reported-before" => good(t!(
            "Thank you. So many people said something about it already that nothing more is kept until staff have looked."
        )),
        "ruled" => good(t!(
            "It is kept. Everybody who looks at the opening reads what you found."
        )),
        "learned" => good(t!(
            "Weights are learned. They are used when you say so; look at what they are worth first."
        )),
        "weighed" => good(t!("From now on the jobs are in this order, for everybody.")),
        "conflict" => Notice::new(
            Tone::Careful,
            t!(
                "This was changed in another window in the meantime. Nothing was overwritten: this is how it stands now."
            ),
        ),
        other => return said_of_hiring(other).or_else(|| said_of_team(other)),
    })
}

/// What just happened to a team, to what is proven of its employer, or to whom one hides from.
fn said_of_team(code: &str) -> Option<Notice> {
    let words = match code {
        "invited" => t!("The invitation is on its way. It stands below until it is accepted."),
        "uninvited" => t!("It is taken back. Its link opens nothing any more."),
        "role-changed" => t!("It is changed, and they are told."),
        "member-removed" => t!("They are no longer in the team, and are told."),
        "team-left" => t!("You left the team. You see its openings and applications no longer."),
        "team-joined" => t!("Welcome. You are in the team now."),
        "domain-written" => t!("We wrote to this address. Open the link in that mail while you are signed in here."),
        "record-made" => t!("This is the record. Once it is published, look for it below."),
        "unverified" => t!("It is taken back: the employer is no longer verified."),
        "proven" => t!("It is proven, and people see it from now on."),
        "hidden" => t!("It does not find you any more, and does not learn of it. You can take that back below."),
        "shown-again" => t!("It is as it was before: you do not hide from it any more."),
        other => return said_of_help(other),
    };
    Some(Notice::new(Tone::Good, words))
}

/// What just happened to an opening of one's team, or to an application.
fn said_of_hiring(code: &str) -> Option<Notice> {
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match code {
        "published" => good(t!("It is public now. Whoever it fits hears of it.")),
        "paused" => good(t!("It is out of sight. Who applied goes on.")),
        "closed" => good(t!("It is closed, and everybody who waited has an answer.")),
        "answered" => good(t!(
            "They are answered: in the app, and by mail where an address is known."
        )),
        "compare" => Notice::new(Tone::Careful, t!("Choose two to four people first.")),
        "revealed" => good(t!("You see who they are from now on. They see that you looked.")),
        "applied" => good(t!("Your application is sent. You can undo it for a minute.")),
        "withdrawn" => good(t!("Your application is taken back.")),
        "too-late" => Notice::new(
            Tone::Careful,
            t!("The minute is over: they can see it. You can still take it back."),
        ),
        _ => return said_of_interview(code),
    })
}

/// What just happened to a job offer.
fn said_of_offer(code: &str) -> Option<Notice> {
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match code {
        "offer-kept" => good(t!("The letter is kept. Read it below as they will.")),
        "offer-approved" => good(t!("It can be sent now.")),
        "offer-sent" => good(t!("The offer is with them. You hear as soon as they answer.")),
        "offer-withdrawn" => good(t!("The offer is taken back.")),
        "offer-told" => good(t!("The employer has your answer.")),
        "offer-signed" => good(t!(
            "You signed. The employer knows, and the signed paper is yours to keep."
        )),
        "offer-others" => good(t!("Your other applications are taken back, and the employers know.")),
        "offer-over" => Notice::new(
            Tone::Careful,
            t!(
                "The offer was changed in the meantime, or its day is over. Nothing was done: this is how it stands now."
            ),
        ),
        _ => return said_of_check(code),
    })
}

/// What just happened to a background check.
fn said_of_check(code: &str) -> Option<Notice> {
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match code {
        "check-asked" => good(t!("They are asked. You hear as soon as they answer.")),
        "check-agreed" => good(t!("You said yes. Tell below what there is to look into.")),
        "check-refused" => good(t!("You said no, and the employer knows. Nothing was looked into.")),
        "check-withdrawn" => good(t!("It has stopped, and what was collected is destroyed.")),
        "check-told" => good(t!("It is kept, and the other side is told.")),
        "check-disputed" => good(t!("They are told, and must look again. Until then nothing is decided.")),
        "check-named" => good(t!("They are asked by mail now. You see here when they answer.")),
        "check-handed-in" => good(t!("The document is kept sealed. You see here who opens it, and why.")),
        "check-notice" => good(t!(
            "The notice is with them. Nothing can be decided before its days are over."
        )),
        "check-settled" => good(t!("The application goes on, and they know.")),
        "check-off" => good(t!("It is given up, and what was collected is destroyed.")),
        "check-ordered" => good(t!("The provider has it. You both see here what it finds.")),
        "check-over" => Notice::new(
            Tone::Careful,
            t!(
                "The background check was changed in the meantime, or has ended. Nothing was done: this is how it stands now."
            ),
        ),
        _ => return None,
    })
}

/// What just happened to an interview.
fn said_of_interview(code: &str) -> Option<Notice> {
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match code {
        "interview-offered" => good(t!(
            "The times are offered. The other side is told, and you hear when one is chosen."
        )),
        "interview-agreed" => good(t!("It is agreed, and both of you are told.")),
        "interview-told" => good(t!("The other side is told.")),
        "interview-off" => good(t!("It is called off, and the other side is told why.")),
        "interview-changed" => Notice::new(
            Tone::Careful,
            t!(
                "The interview was changed in the meantime, or that time is over. Nothing was done: this is how it stands now."
            ),
        ),
        _ => return said_of_offer(code),
    })
}

/// What just happened to a request for a person.
fn said_of_help(code: &str) -> Option<Notice> {
    let good = |text: &str| Notice::new(Tone::Good, text);
    Some(match code {
        "help-asked" => good(t!("You have asked for a person. How it stands is written below.")),
        "help-withdrawn" => good(t!("Your request is taken back. You can ask again at any time.")),
        "help-taken" => good(t!("It is yours now. The person sees that you will answer.")),
        "help-handed-on" => good(t!("It is handed on, and your colleague is written to.")),
        "help-ended" => good(t!("It is written to them, and the request has ended.")),
        _ => return None,
    })
}

fn with_undo(notice: Notice, revision: &str, back: &str) -> Notice {
    if revision.is_empty() || !revision.bytes().all(|byte| byte.is_ascii_digit()) {
        return notice;
    }
    notice.button(
        PostButton::new("/me/undo", t!("Undo"))
            .value("revision", revision)
            .value("back", back),
    )
}
