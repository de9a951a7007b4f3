//! Doubtful openings, and what staff find when they look.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{
    Error, Visit,
    doubts::{MAX_WORDS, Report, Waiting, reasons, words_hash},
};
use model::PostingId;
use trust::Level;

use super::{forwards, staff};
use crate::{
    pages::{
        Nav,
        staff::{DoubtPage, DoubtRow, DoubtsPage, Said},
    },
    server::{App, Fault, Who, app::show, fault::id_of, fields::Fields, said::said},
    svg::Picture,
    view::{Area, Choice, Choices, Control, Empty, Form, Light, Status, Warning, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/doubts", get(doubts))
        .route("/staff/doubts/{id}", get(doubt))
        .route("/staff/doubts/{id}/rule", post(rule))
}

async fn doubts(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let after = query.get("after").and_then(|after| after.parse().ok());
    let part = app.journey.doubts(visit, after).await?;
    show(&DoubtsPage {
        shell: app.shell(&who, t!("Doubtful openings"), Some(Nav::StaffHome)).await?,
        empty: part.postings.is_empty().then(empty),
        rows: part.postings.iter().map(row).collect(),
        pager: forwards(
            "/staff/doubts",
            tn!(part.postings.len() as u64, "{n} opening", "{n} openings"),
            after.map(|after: PostingId| after.to_string()),
            part.next.map(|next| next.to_string()),
        ),
    })
}

fn empty() -> Empty {
    Empty::new(
        Picture::Done,
        t!("Nothing to look at"),
        t!("No open opening is doubtful, and nobody said anything about one since you looked."),
        &[(t!("All openings"), "/openings")],
    )
}

fn state(level: Level) -> Status {
    match level {
        Level::Clear => Status::new(Light::Good, t!("nothing wrong")),
        Level::Caution => Status::new(Light::Careful, t!("take care")),
        Level::Danger => Status::new(Light::Bad, t!("looks like a fake")),
    }
}

fn row(waiting: &Waiting) -> DoubtRow {
    let said = |kind: &str| waiting.reports.iter().filter(|report| report.kind == kind).count() as u64;
    let first = reasons(&waiting.standing.reasons).into_iter().next();
    let mut notes: Vec<String> = first.into_iter().map(|(words, _)| words.to_owned()).collect();
    if said("fake") > 0 {
        notes.push(tn!(
            said("fake"),
            "{n} person says it is a fake.",
            "{n} people say it is a fake."
        ));
    }
    if said("mistaken") > 0 {
        notes.push(tn!(
            said("mistaken"),
            "{n} person says the warning is mistaken.",
            "{n} people say the warning is mistaken."
        ));
    }
    DoubtRow {
        title: waiting.posting.title.clone(),
        address: format!("/staff/doubts/{}", waiting.posting.id),
        employer: employer(waiting.posting.employer.as_deref()),
        state: state(waiting.standing.level),
        notes,
    }
}

fn employer(name: Option<&str>) -> String {
    name.unwrap_or(t!("Employer not named")).to_owned()
}

async fn doubt(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    staff(&who)?;
    show_doubt(&app, &who, id_of(&id)?, ("", "", None), &query).await
}

/// How a form was filled in, with what is wrong: the field and the words.
type Filled<'a> = (&'a str, &'a str, Option<&'a (&'a str, String)>);

/// The form; `seen` tells the words of the opening that are looked at.
fn form(id: PostingId, seen: &str, (found, words, wrong): Filled<'_>) -> Form {
    let error = |field: &str| wrong.filter(|(of, _)| *of == field).map(|(_, words)| words.clone());
    let choices = vec![
        Choice::new("clear", t!("Nothing is wrong")).chosen(found == "clear"),
        Choice::new("fake", t!("It is a fake"))
            .note(t!(
                "It is closed for everybody, and stays closed when its source brings it again."
            ))
            .chosen(found == "fake"),
    ];
    let what = Choices {
        error: error("found"),
        ..Choices::one("found", t!("What did you find?"), choices)
    };
    let area = Area {
        hint: Some(
            t!("For example: “We rang them; the opening is theirs.” Everybody reads it with the opening.").to_owned(),
        ),
        rows: 3,
        max: MAX_WORDS,
        required: true,
        error: error("words"),
        ..Area::new("words", t!("How do you know?"), words)
    };
    Form::new(
        &format!("/staff/doubts/{id}/rule"),
        vec![
            Control::Hidden {
                name: "seen".to_owned(),
                value: seen.to_owned(),
            },
            Control::Choices(what),
            Control::Area(area),
        ],
        t!("Keep what I found"),
    )
}

async fn show_doubt(
    app: &App,
    who: &Who,
    id: PostingId,
    filled: Filled<'_>,
    query: &BTreeMap<String, String>,
) -> Result<Response, Fault> {
    let visit = staff(who)?;
    let Waiting {
        posting,
        standing,
        reports,
    } = app.journey.doubt(visit, id).await?;
    let mut shell = app.shell(who, &posting.title, Some(Nav::StaffHome)).await?;
    shell.notices.extend(said(query));
    shell.path = format!("/staff/doubts/{id}");
    show(&DoubtPage {
        shell,
        title: posting.title.clone(),
        employer: employer(posting.employer.as_deref()),
        address: format!("/openings/{id}"),
        warning: Warning::of(&standing),
        said: reports.iter().map(told).collect(),
        form: form(id, &words_hash(&posting), filled),
    })
}

fn told(report: &Report) -> Said {
    Said {
        what: if report.kind == "fake" {
            t!("It looks like a fake.")
        } else {
            t!("The warning is mistaken.")
        },
        words: report.words.clone(),
        when: when::moment(report.at),
    }
}

async fn rule(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = id_of(&id)?;
    let (found, words) = (fields.one("found"), fields.one("words"));
    let wrong = match found {
        "clear" | "fake" => match rule_on(&app, visit, id, &fields).await {
            Ok(()) => return Ok(Redirect::to(&format!("/staff/doubts/{id}?said=ruled")).into_response()),
            Err(Error::Conflict(_)) => {
                return Ok(Redirect::to(&format!("/staff/doubts/{id}?said=conflict")).into_response());
            }
            Err(error) => ("words", Fault::from(error).about_field()?.1),
        },
        _ => ("found", t!("Choose what you found.").to_owned()),
    };
    show_doubt(&app, &who, id, (found, words, Some(&wrong)), &BTreeMap::new()).await
}

async fn rule_on(app: &App, visit: &Visit, id: PostingId, fields: &Fields) -> journey::Result<()> {
    let fake = fields.one("found") == "fake";
    let (words, seen) = (fields.one("words"), fields.one("seen"));
    app.journey.rule_posting(visit, id, fake, words, seen).await
}
