//! The state of the server, and work that was given up.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::staff::GivenUp;
use store::{health::Numbers, work};

use super::staff;
use crate::{
    pages::{
        Nav,
        staff::{Check, DeadLetter, HealthPage},
    },
    server::{App, Fault, Who, app::show, fields::Fields},
    view::{Light, Notice, Status, Tone, amount, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/health", get(health))
        .route("/staff/health/again", post(again))
}

async fn health(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let numbers = app.journey.health().await?;
    let unready = app.journey.ready().await.err().map(|error| error.sentence());
    let counts = app.journey.work_counts(visit).await?;
    let given_up = app.journey.given_up_work(visit).await?;
    let checks = checks(&numbers, &counts, app.journey.openings() as u64, unready.as_deref());
    let well = checks.iter().all(|(_, good)| *good);
    let notice = if well {
        Notice::new(Tone::Good, t!("Everything works."))
    } else {
        Notice::new(Tone::Careful, t!("Something needs a look."))
    };
    let mut shell = app.shell(&who, t!("Health"), Some(Nav::Health)).await?;
    if query.get("said").is_some_and(|said| said == "again") {
        shell.notices.push(Notice::new(
            Tone::Good,
            t!("It is tried again. If it fails once more, it comes back to this list."),
        ));
    }
    show(&HealthPage {
        shell,
        notice,
        checks: checks.into_iter().map(|(check, _)| check).collect(),
        dead: given_up.iter().map(letter).collect(),
    })
}

/// What is measured, and how it is mended when it is not well.
fn check(name: &str, good: bool, words: String, mend: &str) -> (Check, bool) {
    let state = if good {
        Status::new(Light::Good, t!("well"))
    } else {
        Status::new(Light::Careful, t!("look at it"))
    };
    let check = Check {
        name: name.to_owned(),
        state,
        words,
        mend: (!good).then(|| mend.to_owned()),
    };
    (check, good)
}

/// Everything watched, and whether it is well.
fn checks(numbers: &Numbers, counts: &[work::Count], indexed: u64, unready: Option<&str>) -> Vec<(Check, bool)> {
    let number = |number: i64| amount::count(number.unsigned_abs());
    let sum = |of: fn(&work::Count) -> i64| number(counts.iter().map(of).sum());
    let (open, dead) = (number(numbers.open_postings), number(numbers.dead_work));
    let (waiting, failed) = (number(numbers.waiting_mails), number(numbers.failed_mails));
    let (people, accounts) = (number(numbers.people), number(numbers.accounts));
    let (due, running) = (sum(|count| count.waiting), sum(|count| count.running));
    vec![
        check(
            t!("Database and index"),
            unready.is_none(),
            unready.unwrap_or(t!("Both answer and can be written to.")).to_owned(),
            t!("On the server: onward doctor"),
        ),
        check(
            t!("Openings"),
            indexed == numbers.open_postings.unsigned_abs(),
            t!("{found} of {open} can be found.", found = amount::count(indexed), open),
            t!("It catches up by itself; if not: onward rebuild-index"),
        ),
        check(
            t!("People"),
            true,
            t!("{people} known, {accounts} of them with an account.", people, accounts),
            "",
        ),
        check(
            t!("Mail"),
            numbers.failed_mails == 0,
            t!("{waiting} waiting, {failed} failed.", waiting, failed),
            t!("Look at the outbox."),
        ),
        check(
            t!("Background work"),
            numbers.dead_work == 0,
            t!("{due} waiting, {running} running, {dead} given up.", due, running, dead),
            t!("Try again below; if it fails once more, on the server: onward doctor"),
        ),
    ]
}

fn letter(work: &GivenUp) -> DeadLetter {
    let reason = work
        .reason
        .as_deref()
        .filter(|reason| !reason.is_empty() && *reason != "it never came back");
    DeadLetter {
        id: work.id.to_string(),
        kind: match &work.import {
            Some((_, name)) => t!("Import of {name}", name),
            None => work.kind.clone(),
        },
        address: work.import.as_ref().map(|(id, _)| format!("/staff/import/{id}")),
        day: when::moment(work.at),
        reason: reason.map_or_else(
            || {
                tn!(
                    work.attempts.unsigned_abs(),
                    "It was tried {n} time and did not come to its end.",
                    "It was tried {n} times and did not come to its end."
                )
            },
            |reason| i18n::known(reason).into_owned(),
        ),
    }
}

async fn again(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let unclear = |_| {
        Fault::unclear(
            "work",
            t!(
                "It is not clear which work to try again. Nothing was changed. Please go back and press the button beside it."
            ),
        )
    };
    let id = fields.one("work").parse().map_err(unclear)?;
    app.journey.try_work_again(visit, id).await?;
    Ok(Redirect::to("/staff/health?said=again").into_response())
}
