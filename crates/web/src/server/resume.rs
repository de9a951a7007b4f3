//! My résumé as a file.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use documents::write::Design;
use journey::studio::{self, Paper, Studio};
use model::{Posting, PostingId};

use super::{App, Fault, Who, app::show, facts::skill_name, own_data::attachment, remarks::remark, said::Asked};
use crate::{
    pages::{
        Nav,
        resume::{Change, ResumePage, Towards, designs},
    },
    svg::Picture,
    view::{Empty, Notice, Tone, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/resume", get(page))
        .route("/me/resume/{file}", get(file))
}

async fn page(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let studio = app.journey.studio(visit, opening(query.get("for"))?).await?;
    let shell = app.shell(&who, t!("My résumé"), Some(Nav::Profile)).await?;
    show(&ResumePage {
        shell,
        notice: stale(&studio),
        towards: studio.opening.as_ref().map(|posting| towards(&app, posting, &studio)),
        designs: designs(),
        remarks: studio.remarks.iter().map(remark).collect(),
        empty: studio.empty.then(nothing_told),
    })
}

async fn file(
    State(app): State<App>,
    who: Who,
    Path(name): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let design = query
        .get("design")
        .and_then(|code| Design::of(code))
        .unwrap_or_default();
    let ending = name.strip_prefix("resume.").unwrap_or_default();
    let paper = Paper::of(ending, design).ok_or_else(Fault::not_found)?;
    let bytes = app.journey.paper(visit, opening(query.get("for"))?, paper).await?;
    Ok(attachment(bytes, paper.media_type(), &name))
}

fn opening(id: Option<&String>) -> Result<Option<PostingId>, Fault> {
    id.map(|id| PostingId::from_str(id).map_err(|_| Fault::not_found()))
        .transpose()
}

fn stale(studio: &Studio) -> Option<Notice> {
    let day = studio.changed.filter(|_| studio.stale)?.date_naive();
    let words = t!(
        "You last changed your profile on {day}. Is there something new?",
        day = when::day(day)
    );
    Some(Notice::new(Tone::Plain, &words).link(t!("Look it over"), "/me"))
}

fn nothing_told() -> Empty {
    Empty::new(
        Picture::NothingYet,
        t!("Nothing is known of you yet"),
        t!("Answer a few questions, and a résumé is made from the answers. If you have one, hand it in."),
        &[
            (t!("Answer a few questions"), "/start/questions/work"),
            (t!("I have a résumé"), "/start"),
        ],
    )
}

fn towards(app: &App, posting: &Posting, studio: &Studio) -> Towards {
    let change = |change: &studio::Change| match change {
        studio::Change::SkillsFirst(skills) => Change {
            words: t!("These skills come first:").to_owned(),
            items: skills.iter().map(|id| skill_name(app, id)).collect(),
        },
        studio::Change::LinesFirst { job, lines } => Change {
            words: t!("Under “{job}”, this comes first:", job),
            items: lines.clone(),
        },
    };
    Towards {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        changes: studio.changes.iter().map(change).collect(),
    }
}
