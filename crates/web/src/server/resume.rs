//! My résumé as a file.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use documents::write::Design;
use journey::studio::{self, Paper, Studio};
use model::{Posting, PostingId};

use super::{App, Fault, Who, app::show, facts::skill_name, said::Asked};
use crate::{
    pages::{
        Nav,
        resume::{Change, Remark, ResumePage, Towards, designs},
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
    let shell = app.shell(&who, "My résumé", Some(Nav::Profile)).await?;
    show(&ResumePage {
        shell,
        notice: stale(&studio),
        towards: studio.opening.as_ref().map(|posting| towards(&app, posting, &studio)),
        designs: designs(),
        remarks: studio.remarks.iter().map(remark).collect(),
        empty: studio.changed.is_none().then(nothing_told),
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
    let paper = match name.as_str() {
        "resume.pdf" => Paper::Pdf(design),
        "resume.docx" => Paper::Docx,
        "resume.txt" => Paper::Text,
        "resume.json" => Paper::Json,
        _ => return Err(Fault::not_found()),
    };
    let bytes = app.journey.paper(visit, opening(query.get("for"))?, paper).await?;
    let headers = [
        (header::CONTENT_TYPE, paper.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

fn opening(id: Option<&String>) -> Result<Option<PostingId>, Fault> {
    id.map(|id| PostingId::from_str(id).map_err(|_| Fault::not_found()))
        .transpose()
}

fn stale(studio: &Studio) -> Option<Notice> {
    let day = studio.changed.filter(|_| studio.stale)?.date_naive();
    let words = format!(
        "You last changed your profile on {}. Is there something new?",
        when::day(day)
    );
    Some(Notice::new(Tone::Plain, &words).link("Look it over", "/me"))
}

fn nothing_told() -> Empty {
    Empty::new(
        Picture::NothingYet,
        "Nothing is known of you yet",
        "Answer a few questions, and a résumé is made from the answers. If you have one, hand it in.",
        &[
            ("Answer a few questions", "/start/questions/work"),
            ("I have a résumé", "/start"),
        ],
    )
}

fn towards(app: &App, posting: &Posting, studio: &Studio) -> Towards {
    let change = |change: &studio::Change| match change {
        studio::Change::SkillsFirst(skills) => Change {
            words: "These skills come first:".to_owned(),
            items: skills.iter().map(|id| skill_name(app, id)).collect(),
        },
        studio::Change::LinesFirst { job, lines } => Change {
            words: format!("Under \u{201c}{job}\u{201d}, this comes first:"),
            items: lines.clone(),
        },
    };
    Towards {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        changes: studio.changes.iter().map(change).collect(),
    }
}

fn remark(remark: &studio::Remark) -> Remark {
    use studio::Remark as Is;
    let about = || Some(("Add it", "/me/edit/about".to_owned()));
    let job = |words, nr: &usize| Some((words, format!("/me/edit/jobs/job-{nr}")));
    let (words, why, mend) = match remark {
        Is::NoName => (
            "There is no name on it".to_owned(),
            "Nobody answers a résumé without one.",
            about(),
        ),
        Is::NoContact => (
            "Nobody could answer you".to_owned(),
            "A mail address or a telephone number is enough.",
            about(),
        ),
        Is::NoPlace => (
            "It does not say where you live".to_owned(),
            "The town is enough; leave street and house number out.",
            about(),
        ),
        Is::Unconfirmed => (
            "Some of it waits for your word".to_owned(),
            "It was read from your document, and reading errs.",
            Some(("Look it over", "/start/check".to_owned())),
        ),
        Is::Empty => (
            "Neither work nor school is named".to_owned(),
            "Unpaid work counts: caring, helping, a club, a season.",
            Some(("Add something", "/me/edit/jobs".to_owned())),
        ),
        Is::NoDates { nr, title } => (
            format!("\u{201c}{title}\u{201d} has no dates"),
            "Readers look for when before they look for what. A year is enough.",
            job("Add the dates", nr),
        ),
        Is::NothingDone { nr, title } => (
            format!("\u{201c}{title}\u{201d} does not say what you did"),
            "Two or three lines tell more than a title: what, for whom, how much.",
            job("Write it down", nr),
        ),
        Is::LongLine { nr, title, line } => (
            format!("Under \u{201c}{title}\u{201d}, the line \u{201c}{line} \u{2026}\u{201d} is very long"),
            "One thing a line is read; three things in one are not.",
            job("Cut it in two", nr),
        ),
        Is::Gap { from, until, months } => (
            format!(
                "Nothing between {} and {} ({})",
                when::year_month(*from),
                when::year_month(*until),
                when::months(*months)
            ),
            "You owe nobody a reason. If you cared for somebody, learned or looked for work, a line saying so stops the question.",
            Some(("Add what you did then", "/me/edit/jobs".to_owned())),
        ),
        Is::FewSkills(n) => (
            if *n == 0 {
                "No skills are named".to_owned()
            } else {
                format!("Only {n} skills are named")
            },
            "What you do every day seems too plain to say. Say it.",
            Some(("Add skills", "/me/edit/skills".to_owned())),
        ),
        Is::ManySkills(n) => (
            format!("{n} skills are named"),
            "Among so many, the important ones are lost. A résumé for an opening puts what it asks for first.",
            None,
        ),
        Is::NoSummary => (
            "Nothing at the top says who you are".to_owned(),
            "One line helps a reader with two hundred résumés: what you do, for how long, what you look for.",
            about(),
        ),
    };
    Remark {
        words,
        why: why.to_owned(),
        mend: mend.map(|(words, address): (&str, String)| (words.to_owned(), address)),
    }
}
