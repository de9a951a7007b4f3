//! Proving who an employer is: `/hire/verify`, and the link in a mail to its domain: `/hire/verify/{}`.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::{Visit, proving::Proving};
use model::EmployerId;
use store::hiring::Act;

use super::team::meant;
use crate::{
    pages::team::{VerifyLinkPage, VerifyPage, VerifyRecord},
    server::{
        App, Fault, Who,
        app::show,
        fields::Fields,
        said::{Asked, said},
    },
    view::{Control, Field, Form, Notice, PostButton, Tone},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hire/verify", get(verify).post(change))
        .route("/hire/verify/{secret}", get(link).post(confirm))
}

/// What was typed, with which field is wrong and why.
type Wrong<'a> = Option<(&'a Fields, &'static str, String)>;

async fn verify(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let asked = query.get("employer").map_or("", String::as_str);
    let Some(employer) = meant(&app, visit, asked).await? else {
        return Ok(Redirect::to("/hire").into_response());
    };
    let mut page = page(&app, &who, visit, employer, None).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn page(
    app: &App,
    who: &Who,
    visit: &Visit,
    employer: EmployerId,
    wrong: Wrong<'_>,
) -> Result<VerifyPage, Fault> {
    let proving = app.journey.proving(visit, employer).await?;
    let title = t!("Show that you are {employer}", employer = proving.employer.name);
    let mut shell = app.shell(who, &title, None).await?;
    shell.path = format!("/hire/verify?employer={employer}");
    let about_record = wrong.as_ref().filter(|(_, field, _)| *field == "record");
    shell
        .notices
        .extend(about_record.map(|(.., words)| Notice::new(Tone::Careful, words)));
    let leads = proving.role.may(Act::Lead);
    let can_prove = leads && proving.taken_back.is_none();
    Ok(VerifyPage {
        shell,
        employer: proving.employer.name.clone(),
        team: format!("/hire/team?employer={employer}"),
        shown: proving.shown.iter().map(|one| one.words.clone()).collect(),
        site: leads.then(|| site_form(&proving, wrong.as_ref())),
        mail: (can_prove && proving.sends_mails).then(|| mail_form(employer, wrong.as_ref())),
        do_record: can_prove.then(|| record_button(&proving)),
        written_to: proving.written_to,
        record: proving.record.filter(|_| can_prove).map(|(name, text)| VerifyRecord {
            name,
            text,
            counts: proving.record_counts,
        }),
        taken_back: proving.taken_back,
        domain: proving.domain,
    })
}

fn form(employer: EmployerId, what: &str, field: Field, words: &str) -> Form {
    let hidden = |name: &str, value: String| Control::Hidden {
        name: name.to_owned(),
        value,
    };
    let controls = vec![
        hidden("do", what.to_owned()),
        hidden("employer", employer.to_string()),
        Control::Field(field),
    ];
    Form::new("/hire/verify", controls, words)
}

/// A line with what was typed into it, where that is wrong.
fn line(field: Field, wrong: Option<&(&Fields, &'static str, String)>) -> Field {
    match wrong {
        Some((fields, name, words)) if *name == field.name => {
            let typed = fields.one(name).to_owned();
            field.value(&typed).error(words)
        }
        _ => field,
    }
}

fn site_form(proving: &Proving, wrong: Option<&(&Fields, &'static str, String)>) -> Form {
    let field = Field::text("site", t!("Its web site"))
        .optional()
        .max(300)
        .value(proving.employer.site.as_deref().unwrap_or_default());
    form(proving.employer.id, "site", line(field, wrong), t!("Keep it"))
}

fn mail_form(employer: EmployerId, wrong: Option<&(&Fields, &'static str, String)>) -> Form {
    let field = Field {
        kind: "email",
        ..Field::text("address", t!("Mail address")).max(320)
    };
    form(employer, "mail", line(field, wrong), t!("Write to it"))
}

fn record_button(proving: &Proving) -> PostButton {
    let (code, words) = match (&proving.record, proving.record_counts) {
        (None, _) => ("record", t!("Show me the record")),
        (Some(_), false) => ("look", t!("It is published: look for it")),
        (Some(_), true) => ("look", t!("Look again whether it is there")),
    };
    PostButton::new("/hire/verify", words)
        .value("do", code)
        .value("employer", &proving.employer.id.to_string())
}

async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let Some(employer) = meant(&app, visit, fields.one("employer")).await? else {
        return Ok(Redirect::to("/hire").into_response());
    };
    let journey = &app.journey;
    let (done, said) = match fields.one("do") {
        "record" => (journey.begin_record(visit, employer).await, "record-made"),
        "look" => (journey.look_for_record(visit, employer).await, "proven"),
        "site" => (journey.change_site(visit, employer, fields.one("site")).await, "kept"),
        _ => (
            journey.prove_by_mail(visit, employer, fields.one("address")).await,
            "domain-written",
        ),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/hire/verify?employer={employer}&said={said}")).into_response()),
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            show(&page(&app, &who, visit, employer, Some((&fields, field, words))).await?)
        }
    }
}

async fn link(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let found = app.journey.proof_of_link(visit, &secret).await?;
    let mut shell = app.shell(&who, t!("Show who you are"), None).await?;
    "/hire".clone_into(&mut shell.path);
    let button = PostButton::new(&format!("/hire/verify/{secret}"), t!("Yes, this is us")).class("primary big");
    show(&VerifyLinkPage {
        shell,
        confirm: found.map(|employer| (employer.name, button)),
    })
}

async fn confirm(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let employer = app.journey.prove_by_link(visit, &secret).await?;
    Ok(Redirect::to(&format!("/hire/verify?employer={employer}&said=proven")).into_response())
}
