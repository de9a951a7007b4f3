//! The form for those a person named: without an account, by the link in their mail.

use axum::{
    extract::{Path, State},
    response::Response,
};
use journey::checks::{SeenReference, TypedReference};
use model::RefereeState;

use super::super::{App, Fault, Who, app::show, fields::Fields};
use crate::{
    pages::checks::ReferencePage,
    view::{Area, Choice, Choices, Control, Form, Notice, PostButton, Tick, Tone},
};

pub(super) async fn asked(State(app): State<App>, who: Who, Path(key): Path<String>) -> Result<Response, Fault> {
    let seen = app.journey.reference_asked(&key).await?;
    show(&page(&app, &who, (&key, &seen), None).await?)
}

pub(super) async fn said(
    State(app): State<App>,
    who: Who,
    Path(key): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let journey = &app.journey;
    let done = match fields.one("do") {
        "decline" => journey.decline_reference(&key, false).await,
        "stranger" => journey.decline_reference(&key, true).await,
        "delete" => journey.delete_reference(&key).await,
        _ => journey.give_reference(&key, &typed(&fields)).await,
    };
    let wrong = match done {
        Ok(()) | Err(journey::Error::Conflict(_)) => None,
        Err(error) => Some(journey_field(error)?),
    };
    let seen = journey.reference_asked(&key).await?;
    let wrong = wrong.map(|(field, words)| (field, words, &fields));
    show(&page(&app, &who, (&key, &seen), wrong).await?)
}

fn journey_field(error: journey::Error) -> Result<(&'static str, String), Fault> {
    Fault::from(error).about_field()
}

fn typed(fields: &Fields) -> TypedReference {
    let one = |name: &str| fields.one(name).to_owned();
    TypedReference {
        knows: one("knows"),
        work: one("work"),
        again: one("again"),
        words: one("words"),
        keep: fields.has("keep"),
    }
}

type Wrong<'a> = (&'static str, String, &'a Fields);

async fn page(
    app: &App,
    who: &Who,
    (key, seen): (&str, &SeenReference),
    wrong: Option<Wrong<'_>>,
) -> Result<ReferencePage, Fault> {
    let mut shell = app.shell(who, t!("A few words about somebody's work"), None).await?;
    let action = format!("/references/{key}");
    shell.path.clone_from(&action);
    let person = &seen.person;
    let press = |code: &str, words: &str| PostButton::new(&action, words).value("do", code);
    let buttons = if seen.is_open {
        vec![
            press("decline", t!("I would rather not say anything")),
            press("stranger", t!("I do not know this person")),
        ]
    } else if seen.referee.state == RefereeState::Answered {
        vec![press("delete", t!("Delete what I wrote")).class("danger")]
    } else {
        Vec::new()
    };
    Ok(ReferencePage {
        shell,
        heading: t!("A few words about {person}", person),
        lead: lead(seen),
        outcome: outcome(seen),
        form: seen.is_open.then(|| form(&action, seen, wrong.as_ref())),
        buttons,
    })
}

fn lead(seen: &SeenReference) -> Vec<String> {
    if !seen.is_open {
        return Vec::new();
    }
    let (person, employer) = (&seen.person, &seen.employer);
    let mut all = vec![
        t!(
            "{person} applied to {employer} for the work “{title}” and named you: “{relation}”.",
            person,
            employer,
            title = seen.title,
            relation = seen.referee.relation
        ),
        t!(
            "{person} and those who hire at {employer} read what you write. It is destroyed with the background check, at the latest half a year after it has ended. Write only what you know yourself.",
            person,
            employer
        ),
    ];
    if seen.earlier.is_some() {
        all.push(t!("You answered once before, and allowed that your words are offered to you again: they stand in the form. Change what has changed.").to_owned());
    }
    all
}

fn outcome(seen: &SeenReference) -> Option<Notice> {
    if seen.is_open {
        return None;
    }
    let words = match seen.referee.state {
        RefereeState::Answered => t!(
            "Thank you: your words are with them. This took you a few minutes, and it may change a lot for somebody."
        ),
        RefereeState::Declined => {
            t!("That is all right. They know that you would rather not, and you are not asked again.")
        }
        RefereeState::Stranger => t!("Thank you for telling. They know, and you are not asked again."),
        RefereeState::Deleted => t!("What you wrote is deleted."),
        RefereeState::Asked | RefereeState::Lapsed | RefereeState::Stopped => {
            t!("The time to answer is over. There is nothing you need to do.")
        }
    };
    Some(Notice::new(Tone::Good, words))
}

fn keep(person: &str, wrong: Option<&Wrong<'_>>) -> Tick {
    Tick {
        id: "keep".to_owned(),
        name: "keep".to_owned(),
        label: t!("Offer me these words again when {person} names me another time", person),
        hint: Some(t!("Nothing is sent without you: you are asked each time.").to_owned()),
        ticked: wrong.is_some_and(|(_, _, typed)| typed.has("keep")),
    }
}

fn form(action: &str, seen: &SeenReference, wrong: Option<&Wrong<'_>>) -> Form {
    let earlier = seen.earlier.clone().unwrap_or_default();
    let value = |name: &str, before: &str| wrong.map_or(before.to_owned(), |(_, _, typed)| typed.one(name).to_owned());
    let error = |name: &str| {
        wrong
            .filter(|(field, ..)| *field == name)
            .map(|(_, words, _)| words.clone())
    };
    let area = |name: &str, label: &str, before: &str, required: bool| {
        Control::Area(Area {
            rows: 4,
            max: 2_000,
            required,
            error: error(name),
            ..Area::new(name, label, &value(name, before))
        })
    };
    let before = match earlier.again {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let again = value("again", before);
    let choice = |code: &str, words: &str| Choice::new(code, words).chosen(again == code);
    let choices = vec![
        choice("yes", t!("Yes")),
        choice("no", t!("No")),
        choice("", t!("I would rather not say")),
    ];
    let person = &seen.person;
    let controls = vec![
        Control::Hidden {
            name: "do".to_owned(),
            value: "answer".to_owned(),
        },
        area(
            "knows",
            &t!("How do you know {person}, and since when?", person),
            &earlier.knows,
            true,
        ),
        area(
            "work",
            &t!("What did {person} do, and how?", person),
            &earlier.work,
            true,
        ),
        Control::Choices(Choices::one(
            "again",
            &t!("Would you work with {person} again?", person),
            choices,
        )),
        area("words", t!("Anything else?"), &earlier.words, false),
        Control::Tick(keep(person, wrong)),
    ];
    Form::new(action, controls, t!("Send it"))
}
