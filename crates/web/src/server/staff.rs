//! For staff: overview, import, outbox, people entrusted to them, health.

use std::{io::Cursor, str::FromStr};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, Path, State},
    response::Response,
    routing::{get, post},
};
use chrono::TimeDelta;
use journey::{Visit, import::Import, staff::Entrusted};
use model::PersonId;
use store::{mail, source};

use super::{App, Fault, Who, app::show};
use crate::{
    pages::{
        Nav,
        staff::{
            Check, CodeHandedPage, Count, HealthPage, ImportPage, ImportRunPage, ImportState, OutboxPage, OutboxRow,
            PastImport, PeoplePage, PersonRow, Refused, StaffHomePage,
        },
    },
    svg::Picture,
    view::{Empty, Field, Light, Mistakes, Notice, Status, Tone, amount, when},
};

/// The largest file of openings taken at the page; larger ones by the command `onward import`.
const IMPORT_BYTES: usize = 64 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff", get(home))
        .route("/staff/import", get(import_page))
        .route(
            "/staff/import/upload",
            post(import).layer(DefaultBodyLimit::max(IMPORT_BYTES)),
        )
        .route("/staff/outbox", get(outbox))
        .route("/staff/people", get(people))
        .route("/staff/people/{id}/code", post(code))
        .route("/staff/health", get(health))
}

/// The visit of staff, signed in; others learn nothing of what is here.
fn staff(who: &Who) -> Result<&Visit, Fault> {
    who.visit.as_ref().filter(|visit| visit.is_staff()).ok_or_else(|| {
        Fault::from(journey::Error::NotAllowed(
            "This page is for staff. Sign in with a staff account to see it.",
        ))
    })
}

async fn home(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let numbers = app.journey.health().await?;
    let people = app.journey.count_entrusted(visit).await?;
    let count = |name: &str, value: i64, note: &str, address: &str| Count {
        name: name.to_owned(),
        value: amount::count(value.unsigned_abs()),
        note: note.to_owned(),
        address: address.to_owned(),
    };
    let mut to_do = Vec::new();
    if numbers.dead_work > 0 {
        to_do.push(
            Notice::new(Tone::Careful, "Some background work failed for good.").link("Look at it", "/staff/health"),
        );
    }
    if numbers.failed_mails > 0 {
        to_do.push(
            Notice::new(Tone::Careful, "Some mails could not be delivered.")
                .link("Look at the outbox", "/staff/outbox"),
        );
    }
    show(&StaffHomePage {
        shell: app.shell(&who, "Overview", Some(Nav::StaffHome)).await?,
        to_do,
        counts: vec![
            count(
                "Open openings",
                numbers.open_postings,
                "people can apply for",
                "/openings",
            ),
            count(
                "People entrusted to you",
                people,
                "each sees that you looked",
                "/staff/people",
            ),
            count("Accounts", numbers.accounts, "of everybody here", "/staff/people"),
            count(
                "Mails waiting",
                numbers.waiting_mails,
                "read in the app meanwhile",
                "/staff/outbox",
            ),
        ],
    })
}

async fn import_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_import(&app, &who, Mistakes::none()).await
}

async fn show_import(app: &App, who: &Who, mistakes: Mistakes) -> Result<Response, Fault> {
    let sources = app.journey.sources(staff(who)?).await?;
    let shell = app.shell(who, "Import openings", Some(Nav::Import)).await?;
    show(&ImportPage {
        shell,
        mistakes,
        past: sources.iter().map(past).collect(),
    })
}

fn past(source: &source::Source) -> PastImport {
    let counts = source.counts;
    let (light, word) = match (&source.last_error, counts.refused) {
        (Some(_), _) => (Light::Bad, "stopped"),
        (None, 0) => (Light::Good, "done"),
        (None, _) => (Light::Careful, "done, some refused"),
    };
    PastImport {
        id: source.id.to_string(),
        file: source.name.clone(),
        day: source.last_run_at.map(when::moment).unwrap_or_default(),
        words: format!(
            "{} new, {} changed, {} as before, {} refused",
            counts.added, counts.changed, counts.same, counts.refused
        ),
        state: Status::new(light, word),
    }
}

async fn import(State(app): State<App>, who: Who, mut form: Multipart) -> Result<Response, Fault> {
    staff(&who)?;
    let mut sent = None;
    while let Ok(Some(field)) = form.next_field().await {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or("").to_owned();
            sent = Some((name, field.bytes().await));
            break;
        }
    }
    let (name, bytes) = match sent {
        Some((name, Ok(bytes))) if !name.is_empty() => (name, bytes),
        Some((_, Err(_))) => {
            return show_import(
                &app,
                &who,
                Mistakes::one(
                    "file",
                    "This file is larger than 64 MB. Take it in with the command: onward import FILE",
                ),
            )
            .await;
        }
        _ => {
            return show_import(
                &app,
                &who,
                Mistakes::one("file", "Choose a file first: CSV, JSON or JSON Lines."),
            )
            .await;
        }
    };
    let opened = match Import::open(Cursor::new(bytes), &name, &[]) {
        Ok(opened) => opened,
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            return show_import(&app, &who, Mistakes::one("file", &words)).await;
        }
    };
    let summary = app.journey.import(opened, |_| ()).await?;
    let lines = summary.refusals.iter().map(|refused| Refused {
        line: refused.line,
        title: String::new(),
        reason: refused.reason.clone(),
    });
    let page = ImportRunPage {
        shell: app.shell(&who, &name, Some(Nav::Import)).await?,
        id: String::new(),
        file: name,
        state: ImportState::Done {
            new: summary.new,
            changed: summary.changed,
            same: summary.same,
            refused: summary.refused,
            lines: lines.collect(),
        },
    };
    show(&page)
}

async fn outbox(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let deliveries = app.journey.outbox(visit, None).await?;
    show(&OutboxPage {
        shell: app.shell(&who, "Outbox", Some(Nav::Outbox)).await?,
        notice: Some(Notice::new(
            Tone::Plain,
            "No mail server is set, so nothing is sent: people read their mails here, under Messages.",
        )),
        empty: deliveries.is_empty().then(|| {
            Empty::new(
                Picture::NothingYet,
                "No mails yet",
                "Mails that are written stand here with what becomes of them, never with what they say.",
                &[],
            )
        }),
        rows: deliveries.iter().map(delivery).collect(),
        pager: None,
    })
}

fn delivery(mail: &mail::Delivery) -> OutboxRow {
    let (light, word) = match mail.state {
        mail::State::Waiting => (Light::Plain, "waiting"),
        mail::State::Sent => (Light::Good, "sent"),
        mail::State::Failed => (Light::Bad, "failed"),
        mail::State::Shown => (Light::Good, "read in the app"),
    };
    OutboxRow {
        kind: kind_words(&mail.kind).to_owned(),
        to: "somebody".to_owned(),
        written: when::moment(mail.created_at),
        state: Status::new(light, word),
        note: mail.last_error.clone().unwrap_or_default(),
        retry: None,
    }
}

fn kind_words(kind: &str) -> &str {
    match kind {
        "confirm_email" => "Confirm an address",
        "reset_password" => "Set a new password",
        "already_here" => "There is an account already",
        "password_changed" => "The password was changed",
        other => other,
    }
}

async fn people(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let people = app.journey.entrusted(visit, None).await?;
    show(&PeoplePage {
        shell: app.shell(&who, "People", Some(Nav::People)).await?,
        search: Field::search("q", "Name"),
        empty: people.is_empty().then(|| {
            Empty::new(
                Picture::NothingYet,
                "Nobody is entrusted to you",
                "Whoever runs this place entrusts people to you with: onward staff entrust",
                &[],
            )
        }),
        people: people.iter().map(person).collect(),
        pager: None,
    })
}

fn person(entrusted: &Entrusted) -> PersonRow {
    let account = match entrusted.account {
        None => Status::new(Light::Plain, "no account"),
        Some(false) => Status::new(Light::Careful, "not confirmed"),
        Some(true) => Status::new(Light::Good, "confirmed"),
    };
    PersonRow {
        id: entrusted.person.to_string(),
        name: entrusted.name.clone().unwrap_or_else(|| "No name told yet".to_owned()),
        scope: entrusted
            .source
            .clone()
            .map_or_else(String::new, |source| format!("came by {source}")),
        days: format!("here since {}", when::day(entrusted.since.date_naive())),
        account,
        can_code: entrusted.account == Some(false),
    }
}

async fn code(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = PersonId::from_str(&id).map_err(|_| Fault::not_found())?;
    let code = app.journey.hand_over_code(visit, id).await?;
    let until = app.journey.now() + TimeDelta::hours(24);
    show(&CodeHandedPage {
        shell: app.shell(&who, "A one-time code", Some(Nav::People)).await?,
        name: "this person".to_owned(),
        code,
        until: when::moment(until),
    })
}

async fn health(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    staff(&who)?;
    let numbers = app.journey.health().await?;
    let ready = app.journey.ready().await;
    let check = |name: &str, good: bool, words: String, mend: Option<&str>| Check {
        name: name.to_owned(),
        state: if good {
            Status::new(Light::Good, "well")
        } else {
            Status::new(Light::Careful, "look at it")
        },
        words,
        mend: mend.filter(|_| !good).map(str::to_owned),
    };
    let indexed = app.journey.openings() as u64;
    let same = indexed == numbers.open_postings.unsigned_abs();
    let checks = vec![
        check(
            "Database and index",
            ready.is_ok(),
            ready.as_ref().map_or_else(journey::Error::sentence, |()| {
                "Both answer and can be written to.".to_owned()
            }),
            Some("On the server: onward doctor"),
        ),
        check(
            "Openings",
            same,
            format!(
                "{} of {} can be found.",
                amount::count(indexed),
                amount::count(numbers.open_postings.unsigned_abs())
            ),
            Some("It catches up by itself; if not: onward rebuild-index"),
        ),
        check(
            "Mail",
            numbers.failed_mails == 0,
            format!("{} waiting, {} failed.", numbers.waiting_mails, numbers.failed_mails),
            Some("Look at the outbox"),
        ),
        check(
            "Background work",
            numbers.dead_work == 0,
            format!("{} failed for good.", numbers.dead_work),
            Some("On the server: onward doctor"),
        ),
    ];
    let well = ready.is_ok() && same && numbers.dead_work == 0 && numbers.failed_mails == 0;
    let notice = if well {
        Notice::new(Tone::Good, "Everything works.")
    } else {
        Notice::new(Tone::Careful, "Something needs a look.")
    };
    show(&HealthPage {
        shell: app.shell(&who, "Health", Some(Nav::Health)).await?,
        notice,
        checks,
        dead: Vec::new(),
    })
}
