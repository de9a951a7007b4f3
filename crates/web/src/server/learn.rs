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
        basis: i18n::only_english(&skill.basis).to_owned(),
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
        shell: app.shell(&who, t!("Skills to learn"), Some(Nav::Learn)).await?,
        basis: t!(
            "Counted over {openings} on {day}.",
            openings = tn!(app.journey.openings() as u64, "{n} opening", "{n} openings"),
            day = when::day(today)
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
            t!("Tell us what you can do first"),
            t!("Then you see here which skill opens most doors for you, and how long it takes to learn."),
            &[
                (t!("I have a résumé"), "/start"),
                (t!("Answer a few questions"), "/start/questions/work"),
            ],
        ));
    }
    no_skills.then(|| {
        Empty::new(
            Picture::Done,
            t!("Nothing is missing that we can see"),
            t!("For the openings closest to you, you have what they name. Have a look at them."),
            &[(t!("Jobs for you"), "/jobs")],
        )
    })
}

fn hours_select(chosen: u8) -> Select {
    let usual = [2, 4, 6, 8, 10, 15, 20, 30, 40];
    let choices = usual.iter().map(|hours| {
        Choice::new(&hours.to_string(), &tn!(*hours, "{n} hour a week", "{n} hours a week")).chosen(*hours == chosen)
    });
    Select::new("hours", t!("Time for learning"), choices.collect())
}

/// One line a step, with the weeks it takes.
fn weeks(learning: &Learning, today: NaiveDate) -> Vec<PlanWeek> {
    let steps = learning.plan.steps.iter().zip(&learning.names);
    steps
        .map(|(step, name)| PlanWeek {
            name: if step.from_week == step.to_week {
                t!("Week {number}", number = step.from_week)
            } else {
                t!("Weeks {from} to {until}", from = step.from_week, until = step.to_week)
            },
            days: t!("until {until}", until = when::short_day(end_of(step.to_week, today))),
            items: vec![(name.clone(), amount::about_hours(step.hours))],
            reached: reached(step, name),
        })
        .collect()
}

fn reached(step: &Step, name: &str) -> Option<String> {
    if step.prerequisite {
        return Some(t!("Needed for what comes next").to_owned());
    }
    (step.openings > 0).then(|| {
        t!(
            "{name}: {openings} within reach",
            name,
            openings = tn!(u64::from(step.openings), "{n} more opening", "{n} more openings")
        )
    })
}

fn total(learning: &Learning, today: NaiveDate) -> Option<String> {
    let plan = &learning.plan;
    let openings: u32 = plan.steps.iter().map(|step| step.openings).sum();
    (!plan.steps.is_empty()).then(|| {
        t!(
            "Done in {weeks}, by {day}: {openings} within reach.",
            weeks = tn!(u64::from(plan.weeks), "{n} week", "{n} weeks"),
            day = when::short_day(end_of(plan.weeks, today)),
            openings = tn!(u64::from(openings), "{n} more opening", "{n} more openings")
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
        .ok_or_else(|| Fault::unclear("hours", t!("Please choose how many hours a week.")))?;
    let wishes = WishForm {
        learning_hours: Some(Some(hours)),
        ..WishForm::default()
    };
    app.journey.edit(&visit, None, vec![Edit::Wishes(wishes)]).await?;
    Ok((jar, Redirect::to("/learn")).into_response())
}
