//! Jobs for me.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::jobs::Suggestion;
use matching::{Filter, Reason};
use model::{PostingId, WorkSite};

use super::{
    App, Fault, Who,
    app::show,
    cards::card,
    fields::{Fields, back_to},
    said::{Asked, said},
};
use crate::{
    pages::{
        Nav,
        jobs::{JobsPage, OpensMost, lead},
    },
    svg::Picture,
    view::{Choice, Empty, Notice, Pager, Select, Tone, amount},
};

/// Cards on one page.
const PAGE: usize = 10;
/// The list ends here: further down nothing fits.
const MOST: usize = 100;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/jobs", get(jobs))
        .route("/jobs/{id}/dismiss", post(dismiss))
        .route("/jobs/{id}/undismiss", post(undismiss))
        .route("/jobs/{id}/save", post(save))
        .route("/jobs/{id}/unsave", post(unsave))
}

async fn jobs(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let show_only = query.get("show").map_or("all", String::as_str);
    let number: usize = query
        .get("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1)
        .clamp(1, MOST / PAGE);
    let known = app.journey.known(visit).await?;
    let mut shell = app.shell(&who, t!("Jobs for you"), Some(Nav::Jobs)).await?;
    shell.notices.extend(said(&query));
    let (list, found, lead) = match show_only {
        "saved" => {
            let saved = app.journey.saved(visit).await?;
            let count = saved.len();
            (saved, count, t!("What you saved, newest first.").to_owned())
        }
        _ if known.profile.is_empty() => (Vec::new(), 0, String::new()),
        _ => {
            let filter = Filter {
                sites: if show_only == "remote" {
                    vec![WorkSite::Remote]
                } else {
                    Vec::new()
                },
                ..Filter::default()
            };
            let shown = app
                .journey
                .suggestions(visit, &filter, (number - 1) * PAGE, PAGE)
                .await?;
            let lead = lead(shown.within_reach as u64, who.numbers);
            (shown.list, shown.considered.min(MOST), lead)
        }
    };
    let today = app.journey.now().date_naive();
    let opens_most = if list.is_empty() || number > 1 {
        None
    } else {
        opens_most(&app, visit).await?
    };
    let page = JobsPage {
        lead,
        thin: thin(&known.profile),
        controls: vec![shown_control(show_only)],
        empty: list.is_empty().then(|| empty(show_only, known.profile.is_empty())),
        pager: pager(show_only, number, list.len(), found),
        cards: list
            .iter()
            .map(|shown: &Suggestion| card(shown, who.numbers, today))
            .collect(),
        opens_most,
        numbers: who.numbers,
        shell,
    };
    show(&page)
}

async fn opens_most(app: &App, visit: &journey::Visit) -> Result<Option<OpensMost>, Fault> {
    let best = app.journey.opens_most(visit).await?;
    Ok(best.filter(|best| best.openings > 0).map(|best| OpensMost {
        skill: best.name,
        hours: amount::about_hours(best.hours),
        openings: best.openings,
    }))
}

fn shown_control(chosen: &str) -> Select {
    let choices = [
        ("all", t!("All that fit")),
        ("saved", t!("Saved")),
        ("remote", t!("From home")),
    ];
    Select::new(
        "show",
        t!("Show"),
        choices
            .iter()
            .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
            .collect(),
    )
}

fn thin(profile: &model::Profile) -> Option<Notice> {
    let unconfirmed = profile.skills.iter().filter(|claim| !claim.skill.confirmed).count();
    if profile.is_empty() {
        None
    } else if unconfirmed > 0 && unconfirmed == profile.skills.len() {
        Some(
            Notice::new(
                Tone::Careful,
                t!("You have not yet looked over what was read from your résumé."),
            )
            .link(t!("Look it over"), "/start/check"),
        )
    } else if profile.skills.len() < 4 {
        Some(
            Notice::new(
                Tone::Plain,
                t!("Few skills are known of you, so this list is rough. The more you tell, the better it gets."),
            )
            .link(t!("Tick tasks you have done"), "/start/questions/tasks"),
        )
    } else {
        None
    }
}

fn empty(show_only: &str, nothing_told: bool) -> Empty {
    match (show_only, nothing_told) {
        ("saved", _) => Empty::new(
            Picture::NothingYet,
            t!("Nothing saved yet"),
            t!("Press Save on an opening, and it waits here."),
            &[(t!("Jobs for you"), "/jobs")],
        ),
        (_, true) => Empty::new(
            Picture::NothingYet,
            t!("Tell us what you can do first"),
            t!(
                "Hand in a résumé or answer a few questions. Then the openings that fit you stand here, each with the reasons."
            ),
            &[
                (t!("I have a résumé"), "/start"),
                (t!("Answer a few questions"), "/start/questions/work"),
            ],
        ),
        _ => Empty::new(
            Picture::NothingFound,
            t!("No openings fit right now"),
            t!("Widen what you are looking for, or look at everything that is open."),
            &[
                (t!("Change my wishes"), "/start/questions/place"),
                (t!("All openings"), "/openings"),
            ],
        ),
    }
}

fn pager(show_only: &str, number: usize, here: usize, found: usize) -> Option<Pager> {
    let from = (number - 1) * PAGE;
    if show_only == "saved" || here == 0 || found <= PAGE {
        return None;
    }
    let address = |page: usize| format!("/jobs?show={show_only}&page={page}");
    Some(Pager {
        words: t!(
            "{from} to {until} of {all}",
            from = from + 1,
            until = from + here,
            all = found
        ),
        before: (number > 1).then(|| address(number - 1)),
        after: (from + here < found).then(|| address(number + 1)),
    })
}

fn posting_id(id: &str) -> Result<PostingId, Fault> {
    PostingId::from_str(id).map_err(|_| Fault::not_found())
}

async fn dismiss(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let id = posting_id(&id)?;
    let Some(reason) = Reason::from_code(fields.one("reason")) else {
        return Err(Fault::unclear(
            "reason",
            t!("Please choose why it is not for you; nothing was changed."),
        ));
    };
    let (visit, jar) = who.begin(&app).await?;
    app.journey.dismiss(&visit, id, reason).await?;
    Ok((jar, Redirect::to(&format!("/jobs?said=dismissed&job={id}"))).into_response())
}

async fn undismiss(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    app.journey.undismiss(visit, posting_id(&id)?).await?;
    Ok(Redirect::to(&back_to(fields.one("back"), "/jobs")).into_response())
}

async fn save(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    set_saved(&app, &who, &id, true, fields.one("back")).await
}

async fn unsave(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    set_saved(&app, &who, &id, false, fields.one("back")).await
}

async fn set_saved(app: &App, who: &Who, id: &str, saved: bool, back: &str) -> Result<Response, Fault> {
    let id = posting_id(id)?;
    let (visit, jar) = who.begin(app).await?;
    app.journey.save(&visit, id, saved).await?;
    Ok((jar, Redirect::to(&back_to(back, &format!("/jobs#job-{id}")))).into_response())
}
