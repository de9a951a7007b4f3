//! For staff: overview, doubtful openings, employers, import, outbox, people entrusted to them, health.

mod doubts;
mod employers;
mod health;
mod import;
mod outbox;
mod paper;
mod people;
mod requests;
mod weights;

use axum::{Router, extract::State, response::Response, routing::get};
use journey::{Visit, import::State as ImportState};
use store::health::Numbers;

use super::{App, Fault, Who, app::show};
use crate::{
    pages::{
        Nav,
        staff::{Count, StaffHomePage},
    },
    view::{Notice, Pager, Tone, amount},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff", get(home))
        .merge(doubts::routes())
        .merge(employers::routes())
        .merge(import::routes())
        .merge(outbox::routes())
        .merge(people::routes())
        .merge(requests::routes())
        .merge(health::routes())
        .merge(weights::routes())
}

/// The visit of staff, signed in; others learn nothing of what is here.
fn staff(who: &Who) -> Result<&Visit, Fault> {
    who.visit.as_ref().filter(|visit| visit.is_staff()).ok_or_else(|| {
        Fault::from(journey::Error::NotAllowed(t!(
            "This page is for staff. Sign in with a staff account to see it."
        )))
    })
}

/// The pager of a list that is read forwards: back to its beginning, and on after what is shown last.
pub(super) fn forwards(list: &str, words: String, after: Option<String>, next: Option<String>) -> Option<Pager> {
    (after.is_some() || next.is_some()).then(|| Pager {
        words,
        before: after.map(|_| list.to_owned()),
        after: next.map(|next| format!("{list}{}after={next}", if list.contains('?') { '&' } else { '?' })),
    })
}

async fn home(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let numbers = app.journey.health().await?;
    let people = app.journey.count_entrusted(visit).await?;
    let (employers, verified) = app.journey.count_employers().await?;
    let count = |name: &str, value: i64, note: &str, address: &str| Count {
        name: name.to_owned(),
        value: amount::count(value.unsigned_abs()),
        note: note.to_owned(),
        address: address.to_owned(),
    };
    show(&StaffHomePage {
        shell: app.shell(&who, t!("Overview"), Some(Nav::StaffHome)).await?,
        to_do: to_do(&app, visit, &numbers).await?,
        counts: vec![
            count(
                t!("Open openings"),
                numbers.open_postings,
                t!("people can apply for"),
                "/openings",
            ),
            count(
                t!("People entrusted to you"),
                people,
                t!("each sees that you looked"),
                "/staff/people",
            ),
            count(
                t!("Employers"),
                employers,
                &tn!(verified.unsigned_abs(), "{n} of them verified", "{n} of them verified"),
                "/staff/employers",
            ),
            count(
                t!("Mails waiting"),
                numbers.waiting_mails,
                t!("read in the app meanwhile"),
                "/staff/outbox?state=waiting",
            ),
            Count {
                name: t!("Order of the jobs").to_owned(),
                value: if app.journey.weighting().is_some() {
                    t!("Learned")
                } else {
                    t!("Written")
                }
                .to_owned(),
                note: t!("what each part of a fit weighs").to_owned(),
                address: "/staff/weights".to_owned(),
            },
            count(
                t!("Accounts"),
                numbers.accounts,
                t!("of everybody here"),
                "/staff/health",
            ),
        ],
    })
}

/// What somebody should look at.
async fn to_do(app: &App, visit: &Visit, numbers: &Numbers) -> Result<Vec<Notice>, Fault> {
    let mut to_do = unfinished(app, visit).await?;
    let (waiting, late) = app.journey.count_requests(visit).await?;
    if waiting > 0 {
        let words = tn!(
            waiting,
            "{n} person asks for somebody to write to them.",
            "{n} people ask for somebody to write to them."
        );
        let tone = if late > 0 { Tone::Bad } else { Tone::Careful };
        to_do.push(Notice::new(tone, &words).link(t!("Answer them"), "/staff/requests"));
    }
    let doubts = app.journey.count_doubts().await? as u64;
    if doubts > 0 {
        let words = tn!(doubts, "{n} opening is doubtful.", "{n} openings are doubtful.");
        to_do.push(Notice::new(Tone::Careful, &words).link(t!("Look at them"), "/staff/doubts"));
    }
    if numbers.dead_work > 0 {
        let words = tn!(
            numbers.dead_work.unsigned_abs(),
            "{n} piece of work was given up.",
            "{n} pieces of work were given up."
        );
        to_do.push(Notice::new(Tone::Careful, &words).link(t!("Look at it"), "/staff/health"));
    }
    if numbers.failed_mails > 0 {
        let words = tn!(
            numbers.failed_mails.unsigned_abs(),
            "{n} mail could not be delivered.",
            "{n} mails could not be delivered."
        );
        to_do.push(Notice::new(Tone::Careful, &words).link(t!("Look at the outbox"), "/staff/outbox?state=failed"));
    }
    Ok(to_do)
}

/// Files that somebody handed in and nobody looked at the columns of.
async fn unfinished(app: &App, visit: &Visit) -> Result<Vec<Notice>, Fault> {
    let (imports, _) = app.journey.imports(visit, None).await?;
    let waiting = imports.iter().filter(|looked| looked.state == ImportState::Mapping);
    let notices = waiting.take(3).map(|looked| {
        let words = t!(
            "The file {name} is handed in and not taken in yet.",
            name = looked.import.name
        );
        Notice::new(Tone::Plain, &words).link(
            t!("Look at its columns"),
            &format!("/staff/import/{}", looked.import.id),
        )
    });
    Ok(notices.collect())
}
