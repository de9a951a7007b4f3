//! Hiring: an employer's team writes openings, sees who applied, and answers.

mod among;
mod applicants;
mod compare;
mod team;
mod verify;
mod writing;

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use chrono::NaiveDate;
use journey::hiring::{HiringFor, ListedOpening};
use model::RequisitionState;
use store::hiring::{Act, clock::Answers};

use super::{
    App, Fault, Who,
    app::show,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::hire::{HireEmployer, HirePage, HireRow},
    view::{Control, Field, Form, Notice, Tone, requisition_status, when},
};

pub(super) use applicants::{answered, lines, step_line};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hire", get(home))
        .route("/hire/employers", post(start))
        .merge(writing::routes())
        .merge(applicants::routes())
        .merge(among::routes())
        .merge(compare::routes())
        .merge(team::routes())
        .merge(verify::routes())
}

async fn home(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    show_home(&app, &who, said(&query), ("", "", None)).await
}

/// The page; with the form as it was sent when something is wrong with it.
async fn show_home(
    app: &App,
    who: &Who,
    notice: Option<Notice>,
    (name, site, error): (&str, &str, Option<(&'static str, String)>),
) -> Result<Response, Fault> {
    let mut shell = app.shell(who, t!("Hiring"), None).await?;
    shell.notices.extend(notice);
    "/hire".clone_into(&mut shell.path);
    let first = first(app, who).await?;
    let employers = match &who.visit {
        Some(visit) => app.journey.hiring(visit).await?,
        None => Vec::new(),
    };
    let today = app.journey.today_there();
    show(&HirePage {
        shell,
        start: first.is_none().then(|| start_form(name, site, error.as_ref())),
        first,
        employers: employers
            .iter()
            .map(|employer| hire_employer(employer, today))
            .collect(),
    })
}

/// What must be done before one can hire.
async fn first(app: &App, who: &Who) -> Result<Option<Notice>, Fault> {
    let Some(visit) = who.visit.as_ref().filter(|visit| visit.signed_in) else {
        let words = t!("To write openings you need an account with a confirmed mail address.");
        return Ok(Some(
            Notice::new(Tone::Plain, words).link(t!("Make an account"), "/sign-up"),
        ));
    };
    let account = app.journey.account(visit).await?;
    if account.is_some_and(|account| account.is_confirmed()) {
        return Ok(None);
    }
    let words = t!("Confirm your mail address first: people who apply must be able to rely on an answer.");
    Ok(Some(Notice::new(Tone::Careful, words).link(t!("To my account"), "/me")))
}

fn start_form(name: &str, site: &str, error: Option<&(&'static str, String)>) -> Form {
    let wrong = |field: Field| match error {
        Some((of, words)) if *of == field.name => field.error(words),
        _ => field,
    };
    let site = Field::text("site", t!("Its web site")).optional().max(300).value(site);
    let controls = vec![
        Control::Field(wrong(
            Field::text("name", t!("Name of the employer")).max(120).value(name),
        )),
        Control::Field(wrong(site)),
    ];
    Form::new("/hire/employers", controls, t!("Begin"))
}

async fn start(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let (name, site) = (fields.one("name"), fields.one("site"));
    match app.journey.start_employer(visit, name, site).await {
        Ok(id) => Ok(Redirect::to(&format!("/hire/openings/new?employer={id}")).into_response()),
        Err(error) => {
            let error = Fault::from(error).about_field()?;
            show_home(&app, &who, None, (name, site, Some(error))).await
        }
    }
}

fn hire_employer(hiring: &HiringFor, today: NaiveDate) -> HireEmployer {
    let may_write = hiring.role.may(Act::Hire);
    HireEmployer {
        name: hiring.employer.name.clone(),
        verified: team::verified(hiring.is_verified),
        answers: answers_words(hiring.answers),
        new: may_write.then(|| format!("/hire/openings/new?employer={}", hiring.employer.id)),
        team: format!("/hire/team?employer={}", hiring.employer.id),
        verify: format!("/hire/verify?employer={}", hiring.employer.id),
        rows: hiring.openings.iter().map(|one| row(one, today)).collect(),
    }
}

fn row(listed: &ListedOpening, today: NaiveDate) -> HireRow {
    let requisition = &listed.requisition;
    let address = format!("/hire/openings/{}", requisition.posting);
    let is_draft = requisition.state == RequisitionState::Draft;
    HireRow {
        title: titled(&requisition.draft.title),
        people: (!is_draft).then(|| format!("{address}/applicants")),
        address,
        state: requisition_status(requisition.state),
        waiting: match (is_draft, listed.waiting.unsigned_abs()) {
            (true, _) => t!("not public yet").to_owned(),
            (false, 0) => t!("nobody").to_owned(),
            (false, waiting) => tn!(waiting, "{n} person", "{n} people"),
        },
        by: listed.answer_by.map(|day| answer_by(day, today)),
    }
}

/// A title, or a word where there is none yet.
pub(super) fn titled(title: &str) -> String {
    if title.is_empty() {
        t!("Without a title").to_owned()
    } else {
        title.to_owned()
    }
}

/// "answer by 16 March", and whether that is past.
pub(super) fn answer_by(day: NaiveDate, today: NaiveDate) -> (String, bool) {
    if day < today {
        return (t!("overdue since {day}", day = when::day(day)), true);
    }
    (t!("answer by {day}", day = when::day(day)), false)
}

/// How an employer answered so far: counts, and a rate only from ten on.
pub(crate) fn answers_words(answers: Answers) -> String {
    if answers.of == 0 {
        return t!("Nobody was due an answer yet.").to_owned();
    }
    let (answered, of) = (answers.answered, answers.of);
    let counted = if of < 10 {
        t!("Answered {answered} of {of}.", answered, of)
    } else {
        t!(
            "Answered {answered} of {of} ({percent} %).",
            answered,
            of,
            percent = answered * 100 / of
        )
    };
    match answers.days.map(i64::unsigned_abs) {
        Some(days) => format!(
            "{counted} {}",
            tn!(days, "Usually within a day.", "Usually after {n} days.")
        ),
        None => counted,
    }
}
