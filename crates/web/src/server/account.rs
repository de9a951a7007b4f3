//! Accounts: signing up, in and out, passwords, confirming.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{Begun, account::SignUp};

use super::{
    App, Fault, Who,
    app::show,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::account::{
        CodePage, ConfirmPage, ForgotPage, PasswordPage, ResetPage, SentPage, SignInPage, SignUpPage, SignedOutPage,
    },
    view::{Control, Field, Form, Notice, Tick, Tone},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/sign-up", get(sign_up_page).post(sign_up))
        .route("/sign-in", get(sign_in_page).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/forgot", get(forgot_page).post(forgot))
        .route("/reset/{secret}", get(reset_page).post(reset))
        .route("/confirm/{secret}", get(confirm_page).post(confirm))
        .route("/confirm-again", post(confirm_again))
        .route("/code", get(code_page).post(code))
        .route("/me/password", get(password_page).post(password))
}

/// What is wrong with which field.
pub(super) type Wrong = Option<(&'static str, String)>;

pub(super) fn with(field: Field, wrong: &Wrong) -> Control {
    let error = wrong
        .as_ref()
        .filter(|(name, _)| *name == field.name)
        .map(|(_, words)| words.clone());
    Control::Field(Field { error, ..field })
}

pub(super) fn shared() -> Control {
    Control::Tick(Tick {
        id: "shared".to_owned(),
        name: "shared".to_owned(),
        label: t!("Others use this computer too").to_owned(),
        hint: Some(t!("You are signed out after half an hour without use, and when the browser is closed.").to_owned()),
        ticked: false,
    })
}

fn new_password(name: &str, label: &str) -> Field {
    Field::password(name, label, "new-password").hint(t!(
        "At least 10 characters. Three or four words in a row are easy to remember."
    ))
}

async fn sign_up_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_sign_up(&app, &who, "", None).await
}

async fn show_sign_up(app: &App, who: &Who, typed: &str, wrong: Wrong) -> Result<Response, Fault> {
    let keeps_profile = match &who.visit {
        Some(visit) => !app.journey.known(visit).await?.profile.is_empty(),
        None => false,
    };
    let controls = vec![
        with(Field::contact("contact").value(typed), &wrong),
        with(new_password("password", t!("Password")), &wrong),
        shared(),
    ];
    let shell = app.shell(who, t!("Make an account"), None).await?;
    show(&SignUpPage {
        shell,
        by_phone: app.journey.texts().is_some(),
        keeps_profile,
        form: Form::new("/sign-up", controls, t!("Make an account")),
    })
}

async fn sign_up(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let form = SignUp {
        contact: fields.one("contact").to_owned(),
        password: fields.all("password").next().unwrap_or("").to_owned(),
        shared_computer: fields.has("shared"),
    };
    let signed_up = match &who.visit {
        Some(visit) => app.journey.sign_up(visit, &form).await,
        None => app.journey.arrive_and_sign_up(who.source(), &form).await,
    };
    match signed_up {
        Ok(begun) => Ok(let_in(&who, &begun, "/me?said=account")),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_sign_up(&app, &who, &form.contact, Some(wrong)).await
        }
    }
}

pub(super) fn let_in(who: &Who, begun: &Begun, to: &str) -> Response {
    (who.keep(begun), Redirect::to(to)).into_response()
}

async fn sign_in_page(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    show_sign_in(&app, &who, "", None, said(&query)).await
}

async fn show_sign_in(
    app: &App,
    who: &Who,
    typed: &str,
    wrong: Wrong,
    notice: Option<Notice>,
) -> Result<Response, Fault> {
    let password = Field::password("password", t!("Password"), "current-password");
    let controls = vec![
        with(Field::contact("contact").value(typed), &wrong),
        with(password, &wrong),
        shared(),
    ];
    let demo = app.journey.place().demo.then(|| {
        Notice::new(
            Tone::Plain,
            &t!(
                "In the demo world, every account has the password “{password}”.",
                password = journey::demo::DEMO_PASSWORD
            ),
        )
    });
    let shell = app.shell(who, t!("Sign in"), None).await?;
    show(&SignInPage {
        shell,
        by_phone: app.journey.texts().is_some(),
        notice: notice.or(demo),
        form: Form::new("/sign-in", controls, t!("Sign in")),
    })
}

async fn sign_in(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let password = fields.all("password").next().unwrap_or("");
    match app
        .journey
        .sign_in(
            who.visit.as_ref(),
            fields.one("contact"),
            password,
            fields.has("shared"),
        )
        .await
    {
        Ok(begun) => {
            let staff = begun.visit.roles.contains(&model::Role::Staff);
            Ok(let_in(
                &who,
                &begun,
                if staff { "/staff" } else { "/jobs?said=signed-in" },
            ))
        }
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_sign_in(&app, &who, fields.one("contact"), Some(wrong), None).await
        }
    }
}

async fn sign_out(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    if let Some(visit) = &who.visit {
        app.journey.sign_out(visit).await?;
    }
    let page = SignedOutPage {
        shell: app.shell(&who.gone(), t!("Signed out"), None).await?,
        everywhere: false,
    };
    Ok((who.forget(), show(&page)?).into_response())
}

async fn forgot_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_forgot(&app, &who, "", None).await
}

async fn show_forgot(app: &App, who: &Who, typed: &str, wrong: Wrong) -> Result<Response, Fault> {
    let form = Form::new(
        "/forgot",
        vec![with(Field::contact("contact").value(typed), &wrong)],
        t!("Send me a link"),
    );
    show(&ForgotPage {
        shell: app.shell(who, t!("A way back in"), None).await?,
        form,
    })
}

async fn forgot(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    if let Err(error) = app.journey.forgot_password(fields.one("contact")).await {
        let wrong = Fault::from(error).about_field()?;
        return show_forgot(&app, &who, fields.one("contact"), Some(wrong)).await;
    }
    show(&SentPage {
        shell: app.shell(&who, t!("Look into your mail"), None).await?,
        heading: t!("If there is an account, a mail is on its way").to_owned(),
        text: t!(
            "It holds a link that works once, for one hour. With a telephone number, or if no mail comes, ask at the \
               office for a code and enter it here."
        )
        .to_owned(),
        mail_works: false,
    })
}

async fn reset_page(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    show_reset(&app, &who, &secret, None).await
}

async fn show_reset(app: &App, who: &Who, secret: &str, wrong: Wrong) -> Result<Response, Fault> {
    let good = app.journey.reset_is_good(secret).await?;
    let form = good.then(|| {
        Form::new(
            &format!("/reset/{secret}"),
            vec![with(new_password("password", t!("New password")), &wrong)],
            t!("Set this password"),
        )
    });
    show(&ResetPage {
        shell: app.shell(who, t!("Set a new password"), None).await?,
        form,
    })
}

async fn reset(
    State(app): State<App>,
    who: Who,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let password = fields.all("password").next().unwrap_or("");
    match app.journey.reset_password(&secret, password).await {
        Ok(()) => Ok(Redirect::to("/sign-in?said=reset").into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_reset(&app, &who, &secret, Some(wrong)).await
        }
    }
}

async fn confirm_page(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    let good = app.journey.confirmation_is_good(&secret).await?;
    let confirm = good.then(|| (t!("your mail address").to_owned(), format!("/confirm/{secret}")));
    show(&ConfirmPage {
        shell: app.shell(&who, t!("Confirm your address"), None).await?,
        confirm,
    })
}

async fn confirm(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    app.journey.confirm_email(&secret).await?;
    let to = if who.signed_in().is_ok() {
        "/me?said=confirmed"
    } else {
        "/sign-in?said=confirmed"
    };
    Ok(Redirect::to(to).into_response())
}

async fn confirm_again(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    app.journey.confirm_again(visit).await?;
    Ok(Redirect::to("/messages?said=wrote").into_response())
}

async fn code_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_code(&app, &who, "", None).await
}

/// Whoever is signed in confirms that it is them; whoever is not sets a new password on the way.
async fn show_code(app: &App, who: &Who, typed: &str, wrong: Wrong) -> Result<Response, Fault> {
    let code = Field::text("code", t!("The code"))
        .hint(t!("Eight letters and digits, as they were handed to you."))
        .autocomplete("one-time-code")
        .width("w-medium");
    let code = with(code, &wrong);
    let (controls, action) = if who.signed_in().is_ok() {
        (vec![code], t!("Confirm"))
    } else {
        let contact = with(Field::contact("contact").value(typed), &wrong);
        let password = with(new_password("password", t!("New password")), &wrong);
        (vec![contact, code, password], t!("Set this password"))
    };
    show(&CodePage {
        shell: app.shell(who, t!("Enter your code"), None).await?,
        form: Form::new("/code", controls, action),
    })
}

async fn code(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let (code, contact) = (fields.one("code"), fields.one("contact"));
    let (done, to) = if let Ok(visit) = who.signed_in() {
        (app.journey.enter_code(visit, code).await, "/me?said=code")
    } else {
        let password = fields.all("password").next().unwrap_or("");
        let done = app.journey.reset_with_code(contact, code, password).await;
        (done, "/sign-in?said=reset")
    };
    match done {
        Ok(()) => Ok(Redirect::to(to).into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_code(&app, &who, contact, Some(wrong)).await
        }
    }
}

async fn password_page(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show_password(&app, &who, None).await
}

async fn show_password(app: &App, who: &Who, wrong: Wrong) -> Result<Response, Fault> {
    if let Err(elsewhere) = who.signed_in() {
        return Ok(elsewhere.into_response());
    }
    let (old, new): (Wrong, Wrong) = match wrong {
        Some(("old", words)) => (Some(("old", words)), None),
        other => (None, other),
    };
    let controls = vec![
        with(
            Field::password("old", t!("Your password now"), "current-password"),
            &old,
        ),
        with(new_password("password", t!("New password")), &new),
    ];
    show(&PasswordPage {
        shell: app.shell(who, t!("Change your password"), None).await?,
        by_phone: app.journey.texts().is_some(),
        form: Form::new("/me/password", controls, t!("Change it")),
    })
}

async fn password(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let sent = |name| fields.all(name).next().unwrap_or("");
    match app.journey.change_password(visit, sent("old"), sent("password")).await {
        Ok(()) => Ok(Redirect::to("/me?said=password").into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_password(&app, &who, Some(wrong)).await
        }
    }
}
