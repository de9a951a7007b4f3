//! Employers, and what staff found proven of them.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::employers::MAX_PROOF;
use model::EmployerId;
use store::employer::Employer;

use super::{forwards, staff};
use crate::{
    pages::{
        Nav,
        staff::{EmployerPage, EmployerRow, EmployersPage},
    },
    server::{App, Fault, Who, app::show, fault::id_of, fields::Fields, said::said},
    svg::Picture,
    view::{Area, Control, Empty, Form, Light, Outside, Status, amount},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/employers", get(employers))
        .route("/staff/employers/{id}", get(employer))
        .route("/staff/employers/{id}/verify", post(verify))
        .route("/staff/employers/{id}/unverify", post(unverify))
}

async fn employers(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let after = query.get("after").and_then(|after| after.parse().ok());
    let part = app.journey.employers(visit, after).await?;
    show(&EmployersPage {
        shell: app.shell(&who, t!("Employers"), Some(Nav::StaffHome)).await?,
        empty: part.employers.is_empty().then(empty),
        rows: part
            .employers
            .iter()
            .map(|listed| row(listed, app.journey.is_verified_employer(listed.0.id)))
            .collect(),
        pager: forwards(
            "/staff/employers",
            tn!(part.employers.len() as u64, "{n} employer", "{n} employers"),
            after.map(|after: EmployerId| after.to_string()),
            part.next.map(|next| next.to_string()),
        ),
    })
}

fn empty() -> Empty {
    Empty::new(
        Picture::NothingYet,
        t!("No employer has a page here yet"),
        t!(
            "Openings that were taken in from files name their employers, but a name alone is no page: anybody can borrow it."
        ),
        &[(t!("All openings"), "/openings")],
    )
}

fn row((employer, openings): &(Employer, i64), is_verified: bool) -> EmployerRow {
    EmployerRow {
        name: employer.name.clone(),
        address: format!("/staff/employers/{}", employer.id),
        openings: amount::count(openings.unsigned_abs()),
        state: if is_verified {
            Status::new(Light::Good, t!("verified"))
        } else {
            Status::new(Light::Plain, t!("not verified"))
        },
        proof: employer
            .verified
            .as_ref()
            .map_or_else(String::new, |verified| verified.proof.clone()),
    }
}

async fn employer(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    staff(&who)?;
    let employer = app.journey.employer(id_of(&id)?).await?;
    let proof = employer.verified.as_ref().map(|verified| verified.proof.as_str());
    let field = proof_field(proof.unwrap_or_default());
    show_employer(&app, &who, &employer, (field, why_field("")), &query).await
}

fn why_field(typed: &str) -> Area {
    Area {
        hint: Some(
            t!("The employer reads it. What its domain proved can then be proven again by staff alone.").to_owned(),
        ),
        rows: 2,
        max: MAX_PROOF,
        required: true,
        ..Area::new("why", t!("Why?"), typed)
    }
}

fn proof_field(typed: &str) -> Area {
    let hint =
        t!("For example: “The number in the register was answered by them.” Everybody reads it beside their openings.");
    Area {
        hint: Some(hint.to_owned()),
        rows: 3,
        max: MAX_PROOF,
        required: true,
        ..Area::new("proof", t!("What did you see?"), typed)
    }
}

async fn show_employer(
    app: &App,
    who: &Who,
    employer: &Employer,
    (field, why): (Area, Area),
    query: &BTreeMap<String, String>,
) -> Result<Response, Fault> {
    let address = format!("/staff/employers/{}", employer.id);
    let mut shell = app.shell(who, &employer.name, Some(Nav::StaffHome)).await?;
    shell.notices.extend(said(query));
    shell.path.clone_from(&address);
    let proven = app.journey.proven_of(employer.id).await?;
    let take_back = Form::new(
        &format!("{address}/unverify"),
        vec![Control::Area(why)],
        t!("Take all of it back"),
    );
    show(&EmployerPage {
        shell,
        name: employer.name.clone(),
        about: employer.about.clone(),
        site: employer.site.as_deref().and_then(Outside::parse),
        take_back: (!proven.is_empty()).then_some(take_back),
        proven: proven.into_iter().map(|one| one.words).collect(),
        form: Form::new(
            &format!("{address}/verify"),
            vec![Control::Area(field)],
            t!("They are verified"),
        ),
    })
}

async fn verify(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = id_of(&id)?;
    let proof = fields.one("proof");
    match app.journey.verify_employer(visit, id, proof).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/employers/{id}?said=kept")).into_response()),
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            let employer = app.journey.employer(id).await?;
            let field = Area {
                error: Some(words),
                ..proof_field(proof)
            };
            show_employer(&app, &who, &employer, (field, why_field("")), &BTreeMap::new()).await
        }
    }
}

async fn unverify(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = id_of(&id)?;
    let why = fields.one("why");
    match app.journey.unverify_employer(visit, id, why).await {
        Ok(()) => Ok(Redirect::to(&format!("/staff/employers/{id}?said=unverified")).into_response()),
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            let employer = app.journey.employer(id).await?;
            let typed = employer.verified.as_ref().map(|verified| verified.proof.as_str());
            let field = proof_field(typed.unwrap_or_default());
            let why = Area {
                error: Some(words),
                ..why_field(why)
            };
            show_employer(&app, &who, &employer, (field, why), &BTreeMap::new()).await
        }
    }
}
