//! The people entrusted to the viewer, and one-time codes handed to them.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderValue, header},
    response::Response,
    routing::{get, post},
};
use journey::staff::{CODE_LASTS, Caseload, Entrusted};
use model::{Instant, PersonId};

use super::{outbox::cut, paper::paper, staff};
use crate::{
    pages::{
        Nav,
        staff::{CodeHandedPage, PeoplePage, PersonRow},
    },
    server::{App, Fault, Who, app::show, fields::encoded},
    svg::Picture,
    view::{Empty, Field, Light, Pager, Status, amount, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/people", get(people))
        .route("/staff/people/{id}/code", post(code))
        .route("/staff/people/{id}/paper", get(paper))
}

async fn people(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let value = |name: &str| query.get(name).map_or("", |value| value.trim());
    let name = value("q");
    let part = app
        .journey
        .caseload(visit, name, cut(value("after"), value("before")))
        .await?;
    let nobody = part.total == 0;
    show(&PeoplePage {
        shell: app.shell(&who, t!("People"), Some(Nav::People)).await?,
        search: (!nobody || !name.is_empty()).then(|| Field::search("q", t!("Name")).value(name)),
        empty: nobody.then(|| empty(name)),
        people: part.people.iter().map(row).collect(),
        pager: pager(name, &part),
    })
}

fn empty(name: &str) -> Empty {
    if name.is_empty() {
        Empty::new(
            Picture::NothingYet,
            t!("Nobody is entrusted to you"),
            t!("Whoever runs this place entrusts people to you with: onward staff entrust"),
            &[],
        )
    } else {
        Empty::new(
            Picture::NothingFound,
            t!("Nobody of this name is entrusted to you"),
            t!("The beginning of a first or last name is enough. Whoever has told no name yet cannot be found by it."),
            &[(t!("Everybody entrusted to you"), "/staff/people")],
        )
    }
}

fn pager(name: &str, part: &Caseload) -> Option<Pager> {
    let (first, last) = (part.people.first()?, part.people.last()?);
    let end = part.before + part.people.len();
    let address = |more: String| {
        let name = encoded(name);
        if name.is_empty() {
            format!("/staff/people?{more}")
        } else {
            format!("/staff/people?q={name}&{more}")
        }
    };
    (part.people.len() < part.total).then(|| Pager {
        words: t!(
            "{from} to {until} of {all}",
            from = amount::count(part.before as u64 + 1),
            until = amount::count(end as u64),
            all = amount::count(part.total as u64)
        ),
        before: (part.before > 0).then(|| address(format!("before={}", first.person))),
        after: (end < part.total).then(|| address(format!("after={}", last.person))),
    })
}

fn row(entrusted: &Entrusted) -> PersonRow {
    let account = match entrusted.account {
        None => Status::new(Light::Plain, t!("no account")),
        Some(false) => Status::new(Light::Careful, t!("not confirmed")),
        Some(true) => Status::new(Light::Good, t!("confirmed")),
    };
    let trust = entrusted.trust.as_ref();
    let cohort = trust.and_then(|trust| trust.cohort.as_deref());
    let day = |moment: Option<Instant>| moment.map_or_else(String::new, |moment| when::day(moment.date_naive()));
    PersonRow {
        id: entrusted.person.to_string(),
        name: called(entrusted.name.as_deref()).to_owned(),
        scope: cohort.map_or_else(|| t!("This person alone").to_owned(), |name| t!("Cohort {name}", name)),
        until: day(trust.map(|trust| trust.until)),
        since: day(trust.map(|trust| trust.from)),
        account,
        // Also when confirmed: who has only a telephone number comes back in by a code after forgetting the password.
        can_code: entrusted.account.is_some(),
    }
}

fn called(name: Option<&str>) -> &str {
    name.unwrap_or(t!("No name told yet"))
}

async fn code(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = PersonId::from_str(&id).map_err(|_| Fault::not_found())?;
    let name = app.journey.name_of(visit, id).await?;
    let code = app.journey.hand_over_code(visit, id).await?;
    let until = app.journey.now() + CODE_LASTS;
    let mut shell = app.shell(&who, t!("A one-time code"), Some(Nav::People)).await?;
    "/staff/people".clone_into(&mut shell.path);
    let mut page = show(&CodeHandedPage {
        shell,
        name: name.unwrap_or_else(|| t!("this person").to_owned()),
        code,
        until: when::moment(until),
    })?;
    // Shown only now: also when somebody goes back in the browser.
    page.headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}
