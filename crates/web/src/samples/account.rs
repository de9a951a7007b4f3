//! Accounts.

use super::{guest, person, visitor};
use crate::{
    pages::{
        Sample,
        account::{
            CodePage, ConfirmPage, ForgotPage, PasswordPage, PhoneAsk, PhonePage, ResetPage, SentPage, SignInPage,
            SignUpPage, SignedOutPage,
        },
    },
    view::{Control, Field, Form, Notice, PostButton, Tick, Tone},
};

fn shared() -> Control {
    Control::Tick(Tick {
        id: "shared".to_owned(),
        name: "shared".to_owned(),
        label: "Others use this device too".to_owned(),
        hint: Some("You are signed out when the browser closes, and after 30 minutes without use.".to_owned()),
        ticked: false,
    })
}

fn new_password() -> Field {
    Field::password("password", "New password", "new-password")
        .hint("At least 10 characters. Three or four words make a good one.")
}

fn sign_in(password: Field, contact: &str) -> Form {
    let controls = vec![
        Control::Field(Field::contact("contact").value(contact)),
        Control::Field(password),
        shared(),
    ];
    Form::new("/sign-in", controls, "Sign in")
}

impl Sample for SignInPage {
    const NAME: &'static str = "sign-in";

    fn samples() -> Vec<(&'static str, Self)> {
        let password = Field::password("password", "Password", "current-password");
        let fresh = Self {
            shell: visitor("Sign in", "/sign-in"),
            by_phone: true,
            notice: None,
            form: sign_in(password.clone(), ""),
        };
        let wrong = password.error("Address and password do not belong together. Check both, or set a new password.");
        let failed = Self {
            form: sign_in(wrong, "meera@example.org"),
            ..fresh.clone()
        };
        let sent = Self {
            notice: Some(Notice::new(Tone::Plain, "Sign in to see your messages.")),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("failed", failed), ("sent-here", sent)]
    }
}

impl Sample for SignUpPage {
    const NAME: &'static str = "sign-up";

    fn samples() -> Vec<(&'static str, Self)> {
        let form = |contact: Field, password: Field| {
            Form::new(
                "/sign-up",
                vec![Control::Field(contact), Control::Field(password), shared()],
                "Make my account",
            )
        };
        let fresh = Self {
            shell: visitor("Make an account", "/sign-up"),
            by_phone: true,
            keeps_profile: false,
            form: form(Field::contact("contact"), new_password()),
        };
        let keeps = Self {
            shell: guest("Keep what you have told", "/sign-up"),
            keeps_profile: true,
            ..fresh.clone()
        };
        let contact = Field::contact("contact")
            .value("meera@")
            .error("Write a mail address such as name@example.org, or a phone number with its country code.");
        let failed = Self {
            form: form(contact, new_password().error("Use at least 10 characters.")),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("keeps-profile", keeps), ("failed", failed)]
    }
}

impl Sample for CodePage {
    const NAME: &'static str = "code";

    fn samples() -> Vec<(&'static str, Self)> {
        let code = Field::text("code", "Code")
            .hint("Eight letters and digits, as in K7MP-2QXR")
            .max(20)
            .width("w-medium")
            .autocomplete("one-time-code");
        let form = |code| {
            Form::new(
                "/code",
                vec![Control::Field(Field::contact("contact")), Control::Field(code)],
                "Sign in with the code",
            )
        };
        let fresh = Self {
            shell: visitor("Enter your code", "/code"),
            form: form(code.clone()),
        };
        let failed = Self {
            form: form(code.value("K7MP-2QXX").error(
                "This code does not work. Look at each letter once more; after an hour or one use, ask for a new one.",
            )),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("failed", failed)]
    }
}

impl Sample for ForgotPage {
    const NAME: &'static str = "forgot";

    fn samples() -> Vec<(&'static str, Self)> {
        let form = Form::new(
            "/forgot",
            vec![Control::Field(Field::contact("contact"))],
            "Send me a link",
        );
        vec![(
            "fresh",
            Self {
                shell: visitor("Forgot your password?", "/forgot"),
                form,
            },
        )]
    }
}

impl Sample for SentPage {
    const NAME: &'static str = "sent";

    fn samples() -> Vec<(&'static str, Self)> {
        let sent = Self {
            shell: visitor("Look into your mail", "/forgot"),
            heading: "Look into your mail".to_owned(),
            text: "If there is an account with this address, a link is on its way. It works for a day.".to_owned(),
            mail_works: true,
        };
        let no_mail = Self {
            heading: "We have written it down".to_owned(),
            text: "If there is an account with this address, a link waits for it.".to_owned(),
            mail_works: false,
            ..sent.clone()
        };
        vec![("sent", sent), ("no-mail", no_mail)]
    }
}

impl Sample for ResetPage {
    const NAME: &'static str = "reset";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |form| Self {
            shell: visitor("Set a new password", "/reset/token"),
            form,
        };
        let form = |password| {
            Some(Form::new(
                "/reset/token",
                vec![Control::Field(password)],
                "Set the password",
            ))
        };
        let failed = new_password().error("This password is among those that are guessed first. Take another.");
        vec![
            ("fresh", page(form(new_password()))),
            ("failed", page(form(failed))),
            ("old-link", page(None)),
        ]
    }
}

impl Sample for ConfirmPage {
    const NAME: &'static str = "confirm";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |confirm| Self {
            shell: visitor("Confirm your address", "/confirm/token"),
            confirm,
        };
        vec![
            (
                "fresh",
                page(Some(("meera@example.org".to_owned(), "/confirm/token".to_owned()))),
            ),
            ("old-link", page(None)),
        ]
    }
}

impl Sample for PasswordPage {
    const NAME: &'static str = "password";

    fn samples() -> Vec<(&'static str, Self)> {
        let form = |old| {
            Form::new(
                "/me/password",
                vec![Control::Field(old), Control::Field(new_password())],
                "Change the password",
            )
        };
        let old = Field::password("old", "Password now", "current-password");
        let fresh = Self {
            shell: person("Change your password", "/me/password", None),
            by_phone: true,
            form: form(old.clone()),
        };
        let failed = Self {
            form: form(old.error("This is not your password now. Try again, or ask for a link to set a new one.")),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("failed", failed)]
    }
}

impl Sample for SignedOutPage {
    const NAME: &'static str = "signed-out";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |everywhere| Self {
            shell: visitor("You are signed out", "/sign-in"),
            everywhere,
        };
        vec![("here", page(false)), ("everywhere", page(true))]
    }
}

impl Sample for PhonePage {
    const NAME: &'static str = "phone";

    fn samples() -> Vec<(&'static str, Self)> {
        let number = Field::text("phone", "Telephone number").hint("With its country code, as in +91 98765 43210");
        let code = Field::text("code", "The code")
            .hint("Six digits. They work for ten minutes.")
            .width("w-short");
        let form = |path, field, action| Form::new(path, vec![Control::Field(field)], action);
        let ask = |enters| PhoneAsk::Number {
            messages: "text message".to_owned(),
            enters,
        };
        let fresh = Self {
            shell: visitor("Sign in by telephone", "/sign-in/phone"),
            heading: "Sign in by telephone".to_owned(),
            ask: ask(true),
            number: None,
            remove: None,
            form: form("/sign-in/phone", number.clone(), "Send me a code"),
        };
        let sent = Self {
            heading: "Enter the code".to_owned(),
            ask: PhoneAsk::Code {
                back: "/sign-in/phone".to_owned(),
            },
            number: Some("+919876543210".to_owned()),
            form: form(
                "/sign-in/phone/code",
                code.error("This code is not right. You can try 4 more times."),
                "Sign in",
            ),
            ..fresh.clone()
        };
        let own = Self {
            shell: person("Your telephone number", "/me/phone", None),
            heading: "Your telephone number".to_owned(),
            ask: ask(false),
            number: Some("+919876543210".to_owned()),
            remove: Some(PostButton::new("/me/phone/remove", "Take it away").class("quiet")),
            form: form("/me/phone", number, "Send me a code"),
        };
        vec![("fresh", fresh), ("code", sent), ("own", own)]
    }
}
