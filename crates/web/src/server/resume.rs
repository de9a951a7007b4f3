//! My résumé as a file.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use documents::write::Design;
use journey::studio::{self, Choices as Chosen, Paper, Since, Studio};
use model::{Instant, Posting, PostingId};

use super::{
    App, Fault, Who,
    app::show,
    facts::skill_name,
    fields::Fields,
    own_data::attachment,
    remarks::remark,
    said::{Asked, said},
};
use crate::{
    pages::{
        Nav,
        resume::{Change, Kept, ResumePage, Towards, VersionRow, designs},
    },
    svg::Picture,
    view::{Area, Choice, Choices, Control, Empty, Form, Notice, PostButton, Tone, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/resume", get(page))
        .route("/me/resume/{file}", get(file))
        .route("/me/versions/{id}", post(keep))
        .route("/me/versions/{id}/remove", post(remove))
}

async fn page(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let opening = opening(query.get("for"))?;
    table(&app, &who, opening, said(&query), None).await
}

/// What somebody typed that could not be kept, and why.
type Refused = (Chosen, String);

async fn table(
    app: &App,
    who: &Who,
    opening: Option<PostingId>,
    said: Option<Notice>,
    refused: Option<Refused>,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let studio = app.journey.studio(visit, opening).await?;
    let mut shell = app.shell(who, t!("My résumé"), Some(Nav::Profile)).await?;
    shell.notices.extend(said);
    let versions = match opening {
        Some(_) => Vec::new(),
        None => app.journey.versions(visit).await?,
    };
    show(&ResumePage {
        shell,
        notice: stale(&studio),
        towards: studio
            .opening
            .as_ref()
            .map(|posting| towards(app, posting, &studio, refused)),
        versions: versions.iter().map(version_row).collect(),
        designs: designs(),
        remarks: studio.remarks.iter().map(remark).collect(),
        empty: studio.empty.then(nothing_told),
    })
}

async fn keep(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let id = PostingId::from_str(&id).map_err(|_| Fault::not_found())?;
    let choices = Chosen {
        summary: Some(fields.one("summary").to_owned()),
        left_out: fields.all("left_out").map(str::to_owned).collect(),
    };
    match app.journey.keep_version(visit, id, choices.clone()).await {
        Ok(()) => Ok(Redirect::to(&format!("/me/resume?for={id}&said=version-kept")).into_response()),
        Err(journey::Error::Invalid { sentence, .. }) => {
            table(&app, &who, Some(id), None, Some((choices, sentence))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn remove(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let id = PostingId::from_str(&id).map_err(|_| Fault::not_found())?;
    if let Some(visit) = &who.visit {
        app.journey.remove_version(visit, id).await?;
    }
    Ok(Redirect::to("/me/resume?said=version-removed").into_response())
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

fn towards(app: &App, posting: &Posting, studio: &Studio, refused: Option<Refused>) -> Towards {
    Towards {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        changes: studio.changes.iter().map(|change| change_words(app, change)).collect(),
        kept: studio.kept.as_ref().map(|kept| Kept {
            day: when::day(kept.at.date_naive()),
            since: kept.since.iter().map(since_words).collect(),
            remove: PostButton::new(
                &format!("/me/versions/{}/remove", posting.id),
                t!("Remove this version"),
            )
            .class("quiet small"),
        }),
        form: form(posting.id, studio, refused),
    }
}

fn change_words(app: &App, change: &studio::Change) -> Change {
    let (words, items) = match change {
        studio::Change::SkillsFirst(skills) => (
            t!("These skills come first:").to_owned(),
            skills.iter().map(|id| skill_name(app, id)).collect(),
        ),
        studio::Change::LinesFirst { job, lines } => (t!("Under “{job}”, this comes first:", job), lines.clone()),
        studio::Change::OwnWords => (
            t!("The words at the top are for this opening alone.").to_owned(),
            Vec::new(),
        ),
        studio::Change::LeftOut(entries) => (t!("Left out:").to_owned(), entries.clone()),
    };
    Change { words, items }
}

fn since_words(since: &Since) -> Change {
    let (words, items) = match since {
        Since::More(items) => (t!("New in your profile:"), items),
        Since::Less(items) => (t!("No longer in your profile:"), items),
        Since::Other(items) => (t!("Changed in your profile:"), items),
    };
    Change {
        words: words.to_owned(),
        items: items.clone(),
    }
}

/// What can be chosen for an opening.
fn form(id: PostingId, studio: &Studio, refused: Option<Refused>) -> Form {
    let (typed, error) = refused.unzip();
    let summary = Area {
        hint: Some(t!("Two or three sentences: who you are, and why this work.").to_owned()),
        error,
        max: 4_000,
        ..Area::new(
            "summary",
            t!("At the top"),
            typed
                .as_ref()
                .and_then(|choices| choices.summary.as_deref())
                .unwrap_or(&studio.summary),
        )
    };
    let left_out = |entry: &studio::Entry| {
        let typed = typed.as_ref().map(|choices| choices.left_out.contains(&entry.key));
        typed.unwrap_or(entry.left_out)
    };
    let entries = studio
        .entries
        .iter()
        .map(|entry| Choice::new(&entry.key, &entry.words).chosen(left_out(entry)));
    let mut controls = vec![Control::Area(summary)];
    if !studio.entries.is_empty() {
        let legend = t!("Leave out");
        let choices = Choices::many("left_out", legend, entries.collect())
            .hint(t!("What does not matter for this work. Your profile keeps it."))
            .in_row();
        controls.push(Control::Choices(choices));
    }
    Form::new(&format!("/me/versions/{id}"), controls, t!("Keep this version"))
}

fn version_row((posting, at): &(Posting, Instant)) -> VersionRow {
    let employer = posting.employer.as_deref();
    VersionRow {
        title: employer.map_or_else(
            || posting.title.clone(),
            |employer| format!("{}, {employer}", posting.title),
        ),
        day: when::day(at.date_naive()),
        address: format!("/me/resume?for={}", posting.id),
    }
}
