//! What each part of the fit weighs, and which weights are in use.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{Error, weights::Weighting};
use matching::{Lesson, Version, Weights};

use super::staff;
use crate::{
    pages::{
        Nav,
        staff::{WeightRow, WeightsPage},
    },
    server::{App, Fault, Who, app::show, cards::part_name, fields::Fields, said::said},
    view::{Notice, PostButton, Tone, amount, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/weights", get(weights))
        .route("/staff/weights/learn", post(learn))
        .route("/staff/weights/use", post(choose))
}

async fn weights(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    show_weights(&app, &who, said(&query)).await
}

async fn show_weights(app: &App, who: &Who, notice: Option<Notice>) -> Result<Response, Fault> {
    staff(who)?;
    let (newest, in_use) = (app.journey.newest_weighting().await?, app.journey.weighting());
    let mut shell = app.shell(who, t!("Order of the jobs"), Some(Nav::StaffHome)).await?;
    shell.notices.extend(notice);
    "/staff/weights".clone_into(&mut shell.path);
    show(&WeightsPage {
        shell,
        used: used(in_use.as_ref()),
        rows: rows(newest.map(|newest| newest.lesson.weights)),
        learned: newest.as_ref().map(told).unwrap_or_default(),
        learn: PostButton::new("/staff/weights/learn", t!("Learn from the choices up to now")),
        changes: changes(newest.as_ref(), in_use.is_some()),
    })
}

fn used(in_use: Option<&Weighting>) -> Notice {
    let learned = in_use.and_then(|set| Some((set.lesson.weights.version, set.used_since?)));
    let words = if let Some((version, since)) = learned {
        let day = when::day(since.date_naive());
        t!(
            "In use since {day}: the weights learned from choices ({version}).",
            day = day,
            version = version
        )
    } else {
        let version = Weights::PRIOR.version;
        t!("In use: the weights written by hand ({version}).", version = version)
    };
    Notice::new(Tone::Plain, &words)
}

/// Points of a hundred, to a tenth.
fn of_hundred(points: i32) -> String {
    let tenths = (points + 5) / 10;
    if tenths % 10 == 0 {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

fn rows(learned: Option<Weights>) -> Vec<WeightRow> {
    let written = Weights::PRIOR.points();
    let each = Weights::PARTS.into_iter().zip(written).enumerate();
    each.map(|(at, (name, written))| WeightRow {
        name: part_name(name),
        written: of_hundred(written),
        learned: learned.map(|learned| of_hundred(learned.points()[at])),
    })
    .collect()
}

/// What a set was learned from, and what it is worth.
fn told(weighting: &Weighting) -> Vec<String> {
    let Lesson {
        choices,
        people,
        tried,
        written_agree,
        learned_agree,
        ..
    } = weighting.lesson;
    let percent = |thousandths: u32| amount::count(u64::from((thousandths + 5) / 10));
    let worth = if learned_agree > written_agree {
        t!("The learned ones are nearer to what people here choose.")
    } else {
        t!("The learned ones are no nearer to what people here choose: the written ones are the better choice.")
    };
    vec![
        t!(
            "Learned on {day} from {choices} choices; {people} people chose ({version}).",
            version = weighting.lesson.weights.version,
            day = when::day(weighting.at.date_naive()),
            choices = amount::count(u64::from(choices)),
            people = amount::count(u64::from(people))
        ),
        t!(
            "Tried on {tried} choices of people nothing was learned from: the learned weights put the chosen opening first in {learned} of 100, the written ones in {written}.",
            tried = amount::count(u64::from(tried)),
            learned = percent(learned_agree),
            written = percent(written_agree)
        ),
        worth.to_owned(),
    ]
}

/// To use the newest set, unless it is in use, and to go back to the written one, unless that is.
fn changes(newest: Option<&Weighting>, is_learned: bool) -> Vec<PostButton> {
    let newest = newest.filter(|newest| newest.used_since.is_none());
    let newest = newest.map(|newest| (newest.lesson.weights.version, t!("Use the learned weights")));
    let written = is_learned.then(|| (Weights::PRIOR.version, t!("Use the written weights again")));
    let button = |(version, label): (Version, &str)| {
        PostButton::new("/staff/weights/use", label).value("version", &version.to_string())
    };
    newest.into_iter().chain(written).map(button).collect()
}

async fn learn(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    match app.journey.learn_weights(Some(visit), |_| ()).await {
        Ok(_) => Ok(Redirect::to("/staff/weights?said=learned").into_response()),
        Err(error @ Error::Invalid { .. }) => {
            let (_, words) = Fault::from(error).about_field()?;
            show_weights(&app, &who, Some(Notice::new(Tone::Careful, &words))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn choose(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let Ok(version) = fields.one("version").parse() else {
        let notice = Notice::new(Tone::Careful, t!("Choose which weights to use."));
        return show_weights(&app, &who, Some(notice)).await;
    };
    app.journey.choose_weights(Some(visit), version).await?;
    Ok(Redirect::to("/staff/weights?said=weighed").into_response())
}
