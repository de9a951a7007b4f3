//! A sheet for somebody who has neither mail nor telephone, to be printed and handed over.

use std::str::FromStr;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::Response,
};
use journey::jobs::{Learnable, Suggestion};
use model::PersonId;

use super::staff;
use crate::{
    pages::{
        Nav,
        staff::{PaperOpening, PaperPage, PaperSkill},
    },
    server::{App, Fault, Who, app::show, cards},
    view::{amount, money, when},
};

pub(super) async fn paper(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let person = PersonId::from_str(&id).map_err(|_| Fault::not_found())?;
    let paper = app.journey.sheet_for(visit, person).await?;
    let place = app.journey.place();
    let mut shell = app.shell(&who, t!("A sheet to print"), Some(Nav::People)).await?;
    "/staff/people".clone_into(&mut shell.path);
    let lines = |list: &[Suggestion]| list.iter().map(|shown| opening(shown, &place.public_url)).collect();
    let mut page = show(&PaperPage {
        shell,
        name: paper.name.clone(),
        place: place.name.clone(),
        day: when::day(app.journey.today_there()),
        told: paper.told,
        fitting: lines(&paper.fitting),
        learn: paper.learn.iter().map(skill).collect(),
        saved: lines(&paper.saved),
        sign_in: paper.has_account.then(|| format!("{}/sign-in", place.public_url)),
        home: place.public_url.clone(),
    })?;
    // What is known of a person stays in no browser that others use.
    page.headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}

fn opening(shown: &Suggestion, home: &str) -> PaperOpening {
    let posting = &shown.posting;
    let about = [
        posting.employer.clone(),
        cards::place(posting),
        posting.pay.as_ref().map(money::pay),
    ];
    let why: Vec<String> = cards::reasons(&shown.why)
        .into_iter()
        .map(|reason| reason.words)
        .take(2)
        .collect();
    PaperOpening {
        title: posting.title.clone(),
        about: about.into_iter().flatten().collect(),
        why: why.join("; "),
        until: posting.deadline.map(|day| t!("Apply by {day}.", day = when::day(day))),
        apply: posting
            .source
            .url
            .clone()
            .unwrap_or_else(|| format!("{home}/openings/{}", posting.id)),
    }
}

fn skill(learn: &Learnable) -> PaperSkill {
    let openings = tn!(
        u64::from(learn.openings),
        "brings {n} opening within reach",
        "brings {n} openings within reach"
    );
    let hours = amount::about_hours(learn.hours);
    PaperSkill {
        name: learn.name.clone(),
        words: if learn.openings > 0 {
            format!("{hours}, {openings}")
        } else {
            hours
        },
    }
}
