//! My data: what is held, who looked, taking it away, erasing it.

use axum::{
    Router,
    extract::{Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{
    own_data::{Held as HeldData, erase_word},
    studio::Paper,
};
use model::{Instant, Purpose, SessionId};
use store::session::Session;

use super::{
    App, Fault, Who,
    app::show,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::data::{DataPage, ErasePage, ErasedPage, Held, Look, SignedIn, Trusted},
    view::{Field, Mistakes, Notice, Tone, amount, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/data", get(data))
        .route("/me/data/resume.json", get(resume))
        .route("/me/data/archive.tar", get(archive))
        .route("/me/data/erase", get(erase_page).post(erase))
        .route("/me/sessions/end", post(end_session))
        .route("/me/sessions/end-all", post(end_all))
}

async fn data(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let mut shell = app.shell(&who, t!("My data"), None).await?;
    shell.notices.extend(said(&query));
    let Some(visit) = &who.visit else {
        let notice = Notice::new(
            Tone::Plain,
            t!("Nothing is held about you: there is no cookie of ours in this browser that belongs to a person."),
        );
        return show(&DataPage {
            shell,
            notice: Some(notice),
            held: Vec::new(),
            looks: Vec::new(),
            trusted: Vec::new(),
            sessions: Vec::new(),
        });
    };
    let held = app.journey.held(visit).await?;
    let sessions = if visit.signed_in {
        app.journey.sessions(visit).await?
    } else {
        Vec::new()
    };
    let without_account = || {
        Notice::new(
            Tone::Plain,
            t!("Without an account it is kept for 30 days after your last visit, then erased."),
        )
        .link(t!("Keep it with an account"), "/sign-up")
    };
    show(&DataPage {
        shell,
        notice: (!visit.signed_in).then(without_account),
        held: rows(&held, visit.signed_in),
        looks: held.looks.iter().map(look).collect(),
        trusted: held.entrusted.iter().map(trusted).collect(),
        sessions: sessions
            .iter()
            .map(|session| signed_in(session, visit.session))
            .collect(),
    })
}

fn look((look, name): &(store::Look, String)) -> Look {
    Look {
        who: name.clone(),
        what: t!("Your profile").to_owned(),
        purpose: purpose(look.purpose).to_owned(),
        day: when::day(look.day),
    }
}

fn trusted((name, from, until): &(String, Instant, Instant)) -> Trusted {
    Trusted {
        who: name.clone(),
        why: t!("Member of staff").to_owned(),
        days: t!(
            "from {from} until {until}",
            from = when::day(from.date_naive()),
            until = when::day(until.date_naive())
        ),
    }
}

fn signed_in(session: &Session, this: SessionId) -> SignedIn {
    let device = if session.shared_computer {
        t!("A shared computer")
    } else {
        t!("A browser")
    };
    SignedIn {
        id: session.id.to_string(),
        device: device.to_owned(),
        since: when::moment(session.created_at),
        used: when::moment(session.seen_at),
        this: session.id == this,
    }
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Advice => t!("To advise you"),
        Purpose::Placement => t!("To bring you together with an opening"),
        Purpose::AccountHelp => t!("To help with your account"),
        Purpose::Verification => t!("To check a fact you stated"),
        Purpose::Reporting => t!("To report on a group"),
        Purpose::Hiring => t!("To read what you sent with an application"),
    }
}

/// Tables whose rows are only counted: what they are, and what for.
const OTHERS: [(&str, &str, &str); 23] = [
    (
        "application",
        later!("Your applications"),
        later!("To send them, and to bring you an answer"),
    ),
    (
        "interview",
        later!("Interviews for your applications"),
        later!("To agree on a time, and to remind you of it"),
    ),
    (
        "job_offer",
        later!("Job offers to you"),
        later!("To show them to you, and to keep what both sides signed"),
    ),
    (
        "application_draft",
        later!("Applications you began"),
        later!("To go on with them"),
    ),
    (
        "team_member",
        later!("Employers you hire for"),
        later!("To let you in to what is theirs"),
    ),
    (
        "team_invitation",
        later!("People you invited to a team"),
        later!("To let them in when they accept"),
    ),
    (
        "employer_proof",
        later!("Proofs you began for an employer"),
        later!("To show people who the employer is"),
    ),
    (
        "employer_block",
        later!("Employers you hide from, or let find you"),
        later!("To keep you hidden from them"),
    ),
    (
        "requisition",
        later!("Openings you wrote"),
        later!("To publish them, and to show them to your team"),
    ),
    ("account", later!("Your account"), later!("To let you sign in")),
    (
        "session",
        later!("Where you are signed in"),
        later!("To know you again"),
    ),
    (
        "dismissed",
        later!("Openings you said no to"),
        later!("To leave them out, and to learn from the reason"),
    ),
    ("saved", later!("Openings you saved"), later!("To find them again")),
    (
        "resume_version",
        later!("Your résumé as you kept it for openings"),
        later!("To make it again as it was"),
    ),
    (
        "saved_search",
        later!("Searches you saved"),
        later!("To make them again"),
    ),
    (
        "showing",
        later!("Lists that were shown to you"),
        later!("So that each can be explained and checked later"),
    ),
    (
        "api_token",
        later!("Tokens of programs that act for you"),
        later!("To let them in, and no others"),
    ),
    (
        "webhook",
        later!("Addresses where those programs are told"),
        later!("To tell them what you want them to know"),
    ),
    (
        "push_device",
        later!("Your devices that are told of openings"),
        later!("To tell you there"),
    ),
    (
        "phone_code",
        later!("Codes sent to your telephone"),
        later!("To know that the number is yours"),
    ),
    (
        "help_request",
        later!("Requests for a person"),
        later!("To answer you, and to keep the day that was promised"),
    ),
    ("mail", later!("Messages to you"), later!("To let you read them")),
    (
        "look",
        later!("Who looked at your data"),
        later!("So that you can see it"),
    ),
];

/// What is held, in words, from the rows that are there.
fn rows(held: &HeldData, account: bool) -> Vec<Held> {
    let until = if account {
        t!("Until you erase it")
    } else {
        t!("30 days after your last visit")
    };
    let count = |table: &str| {
        held.rows
            .iter()
            .find(|(name, _)| *name == table)
            .map_or(0, |(_, rows)| *rows)
    };
    let row = |what: &str, amount: String, purpose: &str| Held {
        what: what.to_owned(),
        amount,
        purpose: purpose.to_owned(),
        until: until.to_owned(),
    };
    let mut list = Vec::new();
    if count("profile") > 0 {
        let earlier = count("profile_revision");
        list.push(row(
            t!("Your profile"),
            tn!(earlier, "with {n} earlier state", "with {n} earlier states"),
            t!("To find openings that fit you"),
        ));
    }
    if !held.files.is_empty() {
        let bytes = held.files.iter().map(|(_, size, _)| size).sum();
        list.push(row(
            t!("Documents you handed in"),
            format!(
                "{}, {}",
                tn!(held.files.len(), "{n} file", "{n} files"),
                amount::size(bytes)
            ),
            t!("To read your profile from, and to show you the words"),
        ));
    }
    for (table, what, purpose) in OTHERS {
        if count(table) > 0 {
            list.push(row(
                i18n::text(what),
                tn!(count(table), "{n} entry", "{n} entries"),
                i18n::text(purpose),
            ));
        }
    }
    if let Some(source) = &held.source {
        list.push(row(
            t!("How you heard of this place"),
            source.clone(),
            t!("To know what brings people here"),
        ));
    }
    list
}

/// A file to keep.
pub(super) fn attachment(body: Vec<u8>, media_type: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        body,
    )
        .into_response()
}

async fn resume(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/me/data").into_response());
    };
    let body = app.journey.paper(visit, None, Paper::Json).await?;
    Ok(attachment(body, Paper::Json.media_type(), "resume.json"))
}

async fn archive(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/me/data").into_response());
    };
    Ok(attachment(
        app.journey.archive(visit).await?,
        "application/x-tar",
        "my-data.tar",
    ))
}

async fn erase_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_erase(&app, &who, None).await
}

async fn show_erase(app: &App, who: &Who, wrong: Option<(&'static str, String)>) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/me/data").into_response());
    };
    let held = app.journey.held(visit).await?;
    let error = |field: Field| match &wrong {
        Some((name, words)) if *name == field.name => field.error(words),
        _ => field,
    };
    let word =
        error(Field::text("word", &t!("Type {word} to erase everything", word = erase_word())).width("w-medium"));
    let password = visit
        .signed_in
        .then(|| error(Field::password("password", t!("Your password"), "current-password")));
    let mistakes = wrong
        .as_ref()
        .map_or_else(Mistakes::none, |(name, words)| Mistakes::one(name, words));
    let page = ErasePage {
        shell: app.shell(who, t!("Erase everything"), None).await?,
        goes: rows(&held, visit.signed_in).into_iter().map(|held| held.what).collect(),
        stays: vec![
            t!("That somebody was erased on this day, without a name, so that a restored backup does not bring you back.")
                .to_owned(),
            t!("Counts in statistics, in which nobody can be told apart.").to_owned(),
        ],
        word,
        password,
        mistakes,
    };
    show(&page)
}

async fn erase(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/me/data").into_response());
    };
    let password = fields.all("password").next();
    match app.journey.erase(visit, fields.one("word"), password).await {
        Ok(()) => erased(&app, &who).await,
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_erase(&app, &who, Some(wrong)).await
        }
    }
}

/// Says that everything is erased, and forgets who this was.
pub(super) async fn erased(app: &App, who: &Who) -> Result<Response, Fault> {
    let gone = who.gone();
    let page = ErasedPage {
        shell: app.shell(&gone, t!("Everything is erased"), None).await?,
        backups: t!("Backups made before are overwritten in their turn; whoever runs this place can tell you when.")
            .to_owned(),
    };
    Ok((who.forget(), show(&page)?).into_response())
}

async fn end_session(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id: SessionId = fields.one("session").parse().map_err(|_| {
        Fault::unclear(
            "session",
            t!("Please choose which device to sign out; nothing was changed."),
        )
    })?;
    app.journey.end_session(visit, id).await?;
    Ok(Redirect::to("/me/data?said=kept").into_response())
}

async fn end_all(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    app.journey.sign_out_everywhere(visit).await?;
    let page = crate::pages::account::SignedOutPage {
        shell: app.shell(&who.gone(), t!("Signed out everywhere"), None).await?,
        everywhere: true,
    };
    Ok((who.forget(), show(&page)?).into_response())
}
