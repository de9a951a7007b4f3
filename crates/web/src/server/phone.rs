//! Telephone numbers: signing in by a code that is sent to one, and the number of an account.

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{Begun, TextKind, account::PhoneCode};

use super::{
    App, Fault, Who,
    account::{Wrong, let_in, shared, with},
    app::show,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::account::{PhoneAsk, PhonePage},
    view::{Control, Field, Form, Notice, PostButton},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/phone", get(own_page).post(own))
        .route("/me/phone/code", post(own_code))
        .route("/me/phone/remove", post(remove))
        .route("/sign-in/phone", get(page).post(send))
        .route("/sign-in/phone/code", post(enter))
}

/// What the messages are called that go to a number; nothing where none leave.
pub(super) fn kind_words(kind: Option<TextKind>) -> Option<&'static str> {
    kind.map(|kind| match kind {
        TextKind::Sms => t!("text message"),
        TextKind::Whatsapp => t!("WhatsApp message"),
    })
}

/// Whose number is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Of whoever wants to be let in.
    Entering,
    /// Of whoever is in.
    Own,
}

impl Whose {
    fn path(self) -> &'static str {
        match self {
            Self::Entering => "/sign-in/phone",
            Self::Own => "/me/phone",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Entering => t!("Sign in by telephone"),
            Self::Own => t!("Your telephone number"),
        }
    }
}

fn number(value: &str) -> Field {
    Field {
        autocomplete: Some("tel"),
        inputmode: Some("tel"),
        max: 30,
        width: "w-medium",
        ..Field::text("phone", t!("Telephone number"))
            .hint(t!("With its country code, as in +91 98765 43210"))
            .value(value)
    }
}

async fn show_ask(app: &App, who: &Who, whose: Whose, typed: &str, wrong: Wrong) -> Result<Response, Fault> {
    show_ask_after(app, who, whose, typed, wrong, None).await
}

/// The same with what just happened.
async fn show_ask_after(
    app: &App,
    who: &Who,
    whose: Whose,
    typed: &str,
    wrong: Wrong,
    happened: Option<Notice>,
) -> Result<Response, Fault> {
    let Some(messages) = kind_words(app.journey.texts()) else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let account = match (&who.visit, whose) {
        (Some(visit), Whose::Own) => app.journey.account(visit).await?,
        _ => None,
    };
    let number_now = account.and_then(|account| account.phone.filter(|_| account.phone_confirmed_at.is_some()));
    let controls = vec![with(number(typed), &wrong)];
    let mut shell = app.shell(who, whose.title(), None).await?;
    whose.path().clone_into(&mut shell.path);
    shell.notices.extend(happened);
    show(&PhonePage {
        shell,
        heading: whose.title().to_owned(),
        ask: PhoneAsk::Number {
            messages: messages.to_owned(),
            enters: whose == Whose::Entering,
        },
        remove: number_now
            .as_ref()
            .map(|_| PostButton::new("/me/phone/remove", t!("Take it away")).class("quiet")),
        number: number_now,
        form: Form::new(whose.path(), controls, t!("Send me a code")),
    })
}

async fn show_code(app: &App, who: &Who, whose: Whose, phone: &str, wrong: Wrong) -> Result<Response, Fault> {
    let code = Field {
        autocomplete: Some("one-time-code"),
        inputmode: Some("numeric"),
        max: 12,
        width: "w-short",
        ..Field::text("code", t!("The code")).hint(t!("Six digits. They work for ten minutes."))
    };
    let mut controls = vec![
        Control::Hidden {
            name: "phone".to_owned(),
            value: phone.to_owned(),
        },
        with(code, &wrong),
    ];
    let action = match whose {
        Whose::Entering => {
            controls.push(shared());
            t!("Sign in")
        }
        Whose::Own => t!("Confirm"),
    };
    let mut shell = app.shell(who, whose.title(), None).await?;
    whose.path().clone_into(&mut shell.path);
    show(&PhonePage {
        shell,
        heading: t!("Enter the code").to_owned(),
        ask: PhoneAsk::Code {
            back: whose.path().to_owned(),
        },
        number: Some(phone.to_owned()),
        remove: None,
        form: Form::new(&format!("{}/code", whose.path()), controls, action),
    })
}

async fn page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_ask(&app, &who, Whose::Entering, "", None).await
}

async fn send(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    match app.journey.send_code(fields.one("phone")).await {
        Ok(phone) => show_code(&app, &who, Whose::Entering, &phone, None).await,
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_ask(&app, &who, Whose::Entering, fields.one("phone"), Some(wrong)).await
        }
    }
}

fn typed(fields: &Fields) -> PhoneCode {
    PhoneCode {
        phone: fields.one("phone").to_owned(),
        code: fields.one("code").to_owned(),
    }
}

async fn enter(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let typed = typed(&fields);
    let entered = app
        .journey
        .enter_by_code(who.visit.as_ref(), who.source(), &typed, fields.has("shared"));
    match entered.await {
        Ok(begun) => Ok(let_in(&who, &begun, first_page(&begun))),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_code(&app, &who, Whose::Entering, &typed.phone, Some(wrong)).await
        }
    }
}

fn first_page(begun: &Begun) -> &'static str {
    if begun.visit.is_staff() {
        "/staff"
    } else {
        "/jobs?said=signed-in"
    }
}

async fn own_page(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    if let Err(elsewhere) = who.signed_in() {
        return Ok(elsewhere.into_response());
    }
    show_ask_after(&app, &who, Whose::Own, "", None, said(&query)).await
}

async fn own(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    match app.journey.send_own_code(visit, fields.one("phone")).await {
        Ok(phone) => show_code(&app, &who, Whose::Own, &phone, None).await,
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_ask(&app, &who, Whose::Own, fields.one("phone"), Some(wrong)).await
        }
    }
}

async fn own_code(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let typed = typed(&fields);
    match app.journey.own_number(visit, &typed).await {
        Ok(()) => Ok(Redirect::to("/alerts/settings?said=phone").into_response()),
        Err(error) => match Fault::from(error).about_field()? {
            wrong @ ("phone", _) => show_ask(&app, &who, Whose::Own, &typed.phone, Some(wrong)).await,
            wrong => show_code(&app, &who, Whose::Own, &typed.phone, Some(wrong)).await,
        },
    }
}

async fn remove(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    app.journey.remove_number(visit).await?;
    Ok(Redirect::to("/me/phone?said=phone-removed").into_response())
}
