//! For those without a résumé: five questions, each of which may be skipped.

mod papers;
mod tasks;
mod work;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::profile::Edit;
use model::Profile;

use super::{App, Fault, Who, app::show, fields::Fields, said::Asked, wishes};
use crate::{
    pages::{
        Shell,
        questions::{PlacePage, Step, TasksPage, WishesPage},
    },
    view::Mistakes,
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/start/questions/{step}", get(question).post(answer))
}

/// What is shown beside the question itself.
#[derive(Debug, Default)]
struct Beside {
    /// The field of work that stands open.
    look: String,
    /// Words for a kind of work that were typed and not taken.
    typed: String,
    mistakes: Mistakes,
}

async fn question(
    State(app): State<App>,
    who: Who,
    Path(step): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let step = Step::from_code(&step).ok_or_else(Fault::not_found)?;
    let profile = match &who.visit {
        Some(visit) => app.journey.known(visit).await?.profile,
        None => Profile::default(),
    };
    let beside = Beside {
        look: query.get("look").cloned().unwrap_or_default(),
        ..Beside::default()
    };
    show_step(&app, &who, step, &profile, beside).await
}

async fn show_step(app: &App, who: &Who, step: Step, profile: &Profile, beside: Beside) -> Result<Response, Fault> {
    let taxonomy = app.journey.taxonomy();
    let shell = Shell {
        focus: true,
        ..app.shell(who, t!("A few questions"), None).await?
    };
    match step {
        Step::Work => show(&work::page(taxonomy, shell, profile, beside)),
        Step::Tasks => show(&TasksPage {
            shell,
            groups: tasks::task_groups(taxonomy, profile),
            mistakes: beside.mistakes,
        }),
        Step::Papers => show(&papers::page(taxonomy, shell, profile, beside.mistakes)),
        Step::Place => show(&PlacePage {
            shell,
            place: wishes::place_field(profile),
            which: None,
            distance: wishes::distance(profile),
            sites: wishes::sites(profile),
            mistakes: beside.mistakes,
        }),
        Step::Wishes => {
            let (pay, currency, per) = wishes::pay(app, profile);
            show(&WishesPage {
                shell,
                pay,
                currency,
                per,
                kinds: wishes::kinds(profile),
                mistakes: beside.mistakes,
            })
        }
    }
}

async fn answer(State(app): State<App>, who: Who, Path(step): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let step = Step::from_code(&step).ok_or_else(Fault::not_found)?;
    let next = step.next().map_or_else(|| "/jobs".to_owned(), Step::address);
    if fields.one("do") == "skip" {
        return Ok(Redirect::to(&next).into_response());
    }
    if who.visit.is_none() && work::only_looks(&fields) {
        return Ok(Redirect::to(&leads_to(step, &fields, next)).into_response());
    }
    let (visit, jar) = who.begin(&app).await?;
    let known = app.journey.known(&visit).await?;
    let edits = edits(&app, step, &known.profile, &fields);
    let edited = match app.journey.edit(&visit, None, edits).await {
        Ok(edited) => edited,
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            let beside = Beside {
                mistakes: Mistakes::one(if field == "skill" { "other" } else { field }, &words),
                ..Beside::default()
            };
            let page = show_step(&app, &who, step, &known.profile, beside).await?;
            return Ok((jar, page).into_response());
        }
    };
    if let Some(beside) = work::unclear(app.journey.taxonomy(), step, &fields) {
        let page = show_step(&app, &who, step, &edited.profile, beside).await?;
        return Ok((jar, page).into_response());
    }
    Ok((jar, Redirect::to(&leads_to(step, &fields, next))).into_response())
}

/// The next question, or the same one: with another field of work open, or to choose more.
fn leads_to(step: Step, fields: &Fields, next: String) -> String {
    if fields.has("look") {
        work::look_at(step, fields.one("look"))
    } else if fields.one("do") == "more" {
        step.address()
    } else {
        next
    }
}

fn edits(app: &App, step: Step, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let taxonomy = app.journey.taxonomy();
    match step {
        Step::Work => work::edits(taxonomy, profile, fields),
        Step::Tasks => tasks::edits(taxonomy, profile, fields),
        Step::Papers => papers::edits(taxonomy, profile, fields),
        Step::Place => {
            let form = wishes::place_form(fields);
            let home = profile
                .place
                .is_none()
                .then(|| Edit::Place(fields.one("place").to_owned()));
            std::iter::once(Edit::Wishes(form)).chain(home).collect()
        }
        Step::Wishes => vec![Edit::Wishes(wishes::pay_form(fields))],
    }
}
