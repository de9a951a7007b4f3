//! Skills to learn, and the plan.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use chrono::{Days, NaiveDate};
use journey::{
    jobs::Learning,
    profile::{Edit, WishForm},
};
use matching::Step;

use super::{App, Fault, Who, app::show, fields::Fields};
use crate::{
    pages::{Nav, learn::LearnPage},
    svg::{HoursBar, Picture},
    view::{Choice, Empty, PlanWeek, Select, SkillRow, amount, when},
};

/// Plans look half a year ahead.
const WEEKS: u32 = 26;
/// Hours a week when nothing was said.
const USUAL_HOURS: u8 = 8;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/learn", get(learn))
        .route("/learn/hours", post(hours))
}

async fn learn(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let learning = app.journey.learning(visit, None, WEEKS).await?;
    let today = app.journey.now().date_naive();
    let longest = learning.skills.iter().map(|skill| skill.hours).max().unwrap_or(1);
    let nothing_told = learning.known.profile.is_empty();
    let rows = learning.skills.iter().enumerate().map(|(at, skill)| SkillRow {
        rank: u16::try_from(at + 1).unwrap_or(u16::MAX),
        id: skill.skill.to_string(),
        name: skill.name.clone(),
        hours: Some(skill.hours),
        basis: skill.basis.clone(),
        bar: HoursBar {
            hours: Some(skill.hours),
            longest,
        },
        opens: skill.openings,
        asked_by: skill.asked_by,
        after: skill.first.clone(),
        examples: skill
            .examples
            .iter()
            .map(|(id, title)| (title.clone(), format!("/openings/{id}")))
            .collect(),
        planned: learning
            .plan
            .steps
            .iter()
            .zip(&learning.names)
            .any(|(_, name)| *name == skill.name),
        numbers: who.numbers,
    });
    let page = LearnPage {
        shell: app.shell(&who, "Skills to learn", Some(Nav::Learn)).await?,
        basis: format!(
            "Counted over {} on {}.",
            amount::things(app.journey.openings() as u64, "opening", "openings"),
            when::day(today)
        ),
        skills: if nothing_told { Vec::new() } else { rows.collect() },
        empty: empty(nothing_told, learning.skills.is_empty()),
        hours: hours_select(learning.known.profile.wishes.learning_hours.unwrap_or(USUAL_HOURS)),
        weeks: if nothing_told {
            Vec::new()
        } else {
            weeks(&learning, today)
        },
        total: total(&learning, today),
        notice: None,
        numbers: who.numbers,
    };
    show(&page)
}

fn empty(nothing_told: bool, no_skills: bool) -> Option<Empty> {
    if nothing_told {
        return Some(Empty::new(
            Picture::NothingYet,
            "Tell us what you can do first",
            "Then you see here which skill opens most doors for you, and how long it takes to learn.",
            &[
                ("I have a résumé", "/start"),
                ("Answer a few questions", "/start/questions/work"),
            ],
        ));
    }
    no_skills.then(|| {
        Empty::new(
            Picture::Done,
            "Nothing is missing that we can see",
            "For the openings closest to you, you have what they name. Have a look at them.",
            &[("Jobs for you", "/jobs")],
        )
    })
}

fn hours_select(chosen: u8) -> Select {
    let usual = [2, 4, 6, 8, 10, 15, 20, 30, 40];
    let choices = usual
        .iter()
        .map(|hours| Choice::new(&hours.to_string(), &format!("{hours} hours a week")).chosen(*hours == chosen));
    Select::new("hours", "Time for learning", choices.collect())
}

/// One line a step, with the weeks it takes.
fn weeks(learning: &Learning, today: NaiveDate) -> Vec<PlanWeek> {
    let steps = learning.plan.steps.iter().zip(&learning.names);
    steps
        .map(|(step, name)| PlanWeek {
            name: if step.from_week == step.to_week {
                format!("Week {}", step.from_week)
            } else {
                format!("Weeks {} to {}", step.from_week, step.to_week)
            },
            days: format!("until {}", when::short_day(end_of(step.to_week, today))),
            items: vec![(name.clone(), amount::about_hours(step.hours))],
            reached: reached(step, name),
        })
        .collect()
}

fn reached(step: &Step, name: &str) -> Option<String> {
    if step.prerequisite {
        return Some("Needed for what comes next".to_owned());
    }
    (step.openings > 0).then(|| {
        format!(
            "{name}: {} within reach",
            amount::things(u64::from(step.openings), "more opening", "more openings")
        )
    })
}

fn total(learning: &Learning, today: NaiveDate) -> Option<String> {
    let plan = &learning.plan;
    let openings: u32 = plan.steps.iter().map(|step| step.openings).sum();
    (!plan.steps.is_empty()).then(|| {
        format!(
            "Done in {}, by {}: {} within reach.",
            amount::things(u64::from(plan.weeks), "week", "weeks"),
            when::short_day(end_of(plan.weeks, today)),
            amount::things(u64::from(openings), "more opening", "more openings")
        )
    })
}

fn end_of(week: u32, today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(u64::from(week) * 7)).unwrap_or(today)
}

async fn hours(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    let hours: u8 = fields
        .one("hours")
        .parse()
        .ok()
        .filter(|hours| (1..=60).contains(hours))
        .ok_or_else(|| Fault::unclear("hours", "Please choose how many hours a week."))?;
    let wishes = WishForm {
        learning_hours: Some(Some(hours)),
        ..WishForm::default()
    };
    app.journey.edit(&visit, None, vec![Edit::Wishes(wishes)]).await?;
    Ok((jar, Redirect::to("/learn")).into_response())
}
