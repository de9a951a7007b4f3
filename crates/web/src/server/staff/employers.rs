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
use store::employer::{Employer, Verified};

use super::{forwards, staff};
use crate::{
    pages::{
        Nav,
        staff::{EmployerPage, EmployerRow, EmployersPage, Proven},
    },
    server::{App, Fault, Who, app::show, fault::id_of, fields::Fields, said::said},
    svg::Picture,
    view::{Area, Control, Empty, Form, Light, Outside, PostButton, Status, amount, when},
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
        rows: part.employers.iter().map(row).collect(),
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

fn row((employer, openings): &(Employer, i64)) -> EmployerRow {
    EmployerRow {
        name: employer.name.clone(),
        address: format!("/staff/employers/{}", employer.id),
        openings: amount::count(openings.unsigned_abs()),
        state: match employer.verified {
            Some(_) => Status::new(Light::Good, t!("verified")),
            None => Status::new(Light::Plain, t!("not verified")),
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
    show_employer(&app, &who, &employer, field, &query).await
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
    field: Area,
    query: &BTreeMap<String, String>,
) -> Result<Response, Fault> {
    let address = format!("/staff/employers/{}", employer.id);
    let mut shell = app.shell(who, &employer.name, Some(Nav::StaffHome)).await?;
    shell.notices.extend(said(query));
    shell.path.clone_from(&address);
    show(&EmployerPage {
        shell,
        name: employer.name.clone(),
        about: employer.about.clone(),
        site: employer.site.as_deref().and_then(Outside::parse),
        proven: employer.verified.as_ref().map(|verified| proven(verified, &address)),
        form: Form::new(
            &format!("{address}/verify"),
            vec![Control::Area(field)],
            t!("They are verified"),
        ),
    })
}

fn proven(verified: &Verified, address: &str) -> Proven {
    Proven {
        words: verified.proof.clone(),
        when: when::day(verified.at.date_naive()),
        take_back: PostButton::new(&format!("{address}/unverify"), t!("Take it back")),
    }
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
            show_employer(&app, &who, &employer, field, &BTreeMap::new()).await
        }
    }
}

async fn unverify(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let id = id_of(&id)?;
    app.journey.unverify_employer(visit, id).await?;
    Ok(Redirect::to(&format!("/staff/employers/{id}?said=unverified")).into_response())
}
