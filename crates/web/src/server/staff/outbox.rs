//! The outbox: what becomes of mails.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use journey::{
    MailKind,
    by_mail::Outcome,
    staff::{self, Delivered, OutboxPage as Part},
};
use store::{caseload::Cut, mail};

use super::staff as must_be_staff;
use crate::{
    pages::{
        Nav,
        staff::{CameIn, Filter, OutboxPage, OutboxRow},
    },
    server::{App, Fault, Who, app::show},
    svg::Picture,
    view::{Empty, Light, Notice, Pager, Status, Tone, amount, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/staff/outbox", get(outbox))
}

async fn outbox(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let visit = must_be_staff(&who)?;
    let value = |name: &str| query.get(name).map_or("", String::as_str);
    let state = mail::State::ALL
        .into_iter()
        .find(|state| state.code() == value("state"));
    let part = app
        .journey
        .outbox_page(visit, state, cut(value("after"), value("before")))
        .await?;
    let counts = app.journey.outbox_counts(visit).await?;
    show(&OutboxPage {
        shell: app.shell(&who, t!("Outbox"), Some(Nav::Outbox)).await?,
        notice: (!app.journey.sends_mails()).then(|| {
            let words = t!("No mail server is set, so nothing is sent: people read their mails here, under Messages.");
            Notice::new(Tone::Plain, words)
        }),
        filters: filters(state, &counts),
        empty: part.mails.is_empty().then(|| empty(state)),
        rows: part.mails.iter().map(row).collect(),
        pager: pager(state, &part),
        came_in: app.journey.came_in_by_mail(visit).await?.as_ref().map(came_in),
    })
}

fn came_in(mails: &staff::CameIn) -> CameIn {
    let outcomes = mails.outcomes.iter();
    let unreached = mails.unreached.iter();
    CameIn {
        over: tn!(
            staff::CAME_IN_DAYS.unsigned_abs(),
            "The last {n} day",
            "The last {n} days"
        ),
        outcomes: outcomes
            .map(|(outcome, count)| (outcome_words(*outcome).to_owned(), amount::count(*count)))
            .collect(),
        unreached: unreached
            .map(|one| (one.to.clone(), when::moment(one.since), one.reason.clone()))
            .collect(),
    }
}

fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Answered => t!("Answered"),
        Outcome::Unproven => t!("Answered, and nothing changed: it was not proven who wrote"),
        Outcome::CameBack => t!("A mail of ours that came back for good"),
        Outcome::Delayed => t!("News of a mail that is late or not ours"),
        Outcome::Automatic => t!("Written by a program: not answered"),
        Outcome::Forged => t!("Forged: not answered"),
        Outcome::Stranger => t!("Answers none of our mails"),
        Outcome::NotTheirs => t!("Not from the confirmed address of the person: not answered"),
        Outcome::TooLarge => t!("Too large to be read: they are told once an hour"),
        Outcome::TooMany => t!("Too many from one person in an hour: they are told once an hour"),
        Outcome::Unreadable => t!("Could not be read"),
    }
}

/// A part of a list as its address tells it.
pub(super) fn cut<T: FromStr>(after: &str, before: &str) -> Cut<T> {
    match (after.parse(), before.parse()) {
        (Ok(id), _) => Cut::After(id),
        (Err(_), Ok(id)) => Cut::Before(id),
        (Err(_), Err(_)) => Cut::First,
    }
}

fn address(state: Option<mail::State>, more: &str) -> String {
    let state = state.map_or_else(String::new, |state| format!("state={}", state.code()));
    let query: Vec<&str> = [state.as_str(), more]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if query.is_empty() {
        "/staff/outbox".to_owned()
    } else {
        format!("/staff/outbox?{}", query.join("&"))
    }
}

fn filters(here: Option<mail::State>, counts: &[(mail::State, i64)]) -> Vec<Filter> {
    let all: i64 = counts.iter().map(|(_, count)| *count).sum();
    let filter = |state: Option<mail::State>, count: i64| Filter {
        words: state.map_or(t!("All"), |state| words(state).2).to_owned(),
        count: amount::count(count.unsigned_abs()),
        address: address(state, ""),
        here: state == here,
    };
    if all == 0 {
        return Vec::new();
    }
    let each = counts.iter().map(|(state, count)| filter(Some(*state), *count));
    std::iter::once(filter(None, all)).chain(each).collect()
}

/// How a state looks, what it is called in a row and at the head of a list.
fn words(state: mail::State) -> (Light, &'static str, &'static str) {
    match state {
        mail::State::Waiting => (Light::Plain, t!("waiting"), t!("Waiting")),
        mail::State::Sent => (Light::Good, t!("sent"), t!("Sent")),
        mail::State::Failed => (Light::Bad, t!("failed"), t!("Failed")),
        mail::State::Shown => (Light::Good, t!("read in the app"), t!("Read in the app")),
    }
}

fn empty(state: Option<mail::State>) -> Empty {
    match state {
        None => Empty::new(
            Picture::NothingYet,
            t!("No mails yet"),
            t!("Mails that are written stand here with what becomes of them, never with what they say."),
            &[],
        ),
        Some(state) => Empty::new(
            Picture::NothingYet,
            t!("None of these"),
            &t!(
                "No mail is in this state at the moment: {state}.",
                state = words(state).1
            ),
            &[(t!("All mails"), "/staff/outbox")],
        ),
    }
}

fn pager(state: Option<mail::State>, part: &Part) -> Option<Pager> {
    let (first, last) = (part.mails.first()?, part.mails.last()?);
    let shown = part.mails.len() as u64;
    let end = part.before + shown;
    (shown < part.total).then(|| Pager {
        words: t!(
            "{from} to {until} of {all}",
            from = amount::count(part.before + 1),
            until = amount::count(end),
            all = amount::count(part.total)
        ),
        before: (part.before > 0).then(|| address(state, &format!("before={}", first.id))),
        after: (end < part.total).then(|| address(state, &format!("after={}", last.id))),
    })
}

fn row(mail: &Delivered) -> OutboxRow {
    let (light, word, _) = words(mail.state);
    OutboxRow {
        kind: kind_words(&mail.kind).to_owned(),
        to: mail.to.clone(),
        written: when::moment(mail.written),
        state: Status::new(light, word),
        note: note(mail),
    }
}

fn note(mail: &Delivered) -> String {
    let tries = tn!(mail.attempts.unsigned_abs(), "{n} try", "{n} tries");
    match (&mail.last_error, mail.attempts) {
        // Nothing was tried before it was too late.
        (Some(error), 0) => error.clone(),
        (Some(error), _) => t!("{tries}: {error}", tries, error),
        (None, 2..) => tries,
        (None, _) => String::new(),
    }
}

/// What staff call a kind; one of an earlier version by its code.
pub(super) fn kind_words(code: &str) -> &str {
    match MailKind::from_code(code) {
        Some(MailKind::Answer) => t!("An answer to a mail"),
        Some(MailKind::Application) => t!("How an application stands"),
        Some(MailKind::ConfirmEmail) => t!("Confirm an address"),
        Some(MailKind::HelpAnswered) => t!("The answer of a person"),
        Some(MailKind::HelpWanted) => t!("To staff: somebody asks for a person"),
        Some(MailKind::OpenAccount) => t!("Open an account"),
        Some(MailKind::Openings) => t!("New openings and deadlines"),
        Some(MailKind::PasswordChanged) => t!("The password was changed"),
        Some(MailKind::PhoneCode) => t!("A code to a telephone"),
        Some(MailKind::ProveDomain) => t!("Prove a domain"),
        Some(MailKind::RefereeAsked) => t!("A question about somebody's work"),
        Some(MailKind::ResetPassword) => t!("Set a new password"),
        Some(MailKind::Team) => t!("What happened in a team"),
        Some(MailKind::TeamInvitation) => t!("An invitation to a team"),
        Some(MailKind::TextAnswer) => t!("An answer to a text message"),
        None => code,
    }
}

#[cfg(test)]
mod tests {
    use model::MailId;
    use store::{caseload::Cut, mail::State};

    use super::{address, cut};

    #[test]
    fn addresses_lead_to_the_part_they_name() {
        let id: MailId = "019cb0a0-5c00-7000-8000-000000000001".parse().unwrap();
        assert_eq!(
            address(Some(State::Failed), "after=7"),
            "/staff/outbox?state=failed&after=7"
        );
        assert_eq!(
            (address(None, ""), address(None, "before=7")),
            ("/staff/outbox".into(), "/staff/outbox?before=7".into())
        );
        assert_eq!(cut(&id.to_string(), ""), Cut::After(id));
        assert_eq!(cut("", &id.to_string()), Cut::Before(id));
        assert_eq!(cut::<MailId>("x", "y"), Cut::First);
    }
}
