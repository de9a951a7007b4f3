//! What either side can say of an interview, as forms.

use chrono::TimeDelta;
use journey::interviews::{TIMES, TypedOffer};
use model::{InterviewState, Party, Venue};
use store::hiring::interview::Interview;

use super::{Mistaken, look::About};
use crate::{
    pages::interview::Unfolds,
    server::fields::Fields,
    view::{Area, Control, Field, Form},
};

/// How long an interview takes where nothing else is typed, in minutes.
const MINUTES: &str = "45";

pub(super) fn typed(fields: &Fields) -> TypedOffer {
    let times = (1..=TIMES.1).map(|at| fields.one(&format!("time-{at}")).to_owned());
    TypedOffer {
        times: times.collect(),
        minutes: fields.one("minutes").to_owned(),
        zone: fields.one("zone").to_owned(),
        venue: fields.one("where").to_owned(),
        with: fields.one("with").to_owned(),
        words: fields.one("words").to_owned(),
    }
}

/// A mistake in the form that does this.
fn wrong_in<'a>(wrong: Option<&'a Mistaken<'_>>, code: &str) -> Option<&'a Mistaken<'a>> {
    wrong.filter(|wrong| wrong.typed.one("do") == code)
}

fn error(wrong: Option<&Mistaken<'_>>, field: &str) -> Option<String> {
    wrong
        .filter(|wrong| wrong.field == field)
        .map(|wrong| wrong.words.clone())
}

fn does(code: &str) -> Control {
    Control::Hidden {
        name: "do".to_owned(),
        value: code.to_owned(),
    }
}

/// Words that must be there.
fn must(name: &str, label: &str, hint: &str, wrong: Option<&Mistaken<'_>>) -> Control {
    Control::Area(Area {
        hint: Some(hint.to_owned()),
        error: error(wrong, name),
        rows: 3,
        max: 1_500,
        required: true,
        ..Area::new(name, label, wrong.map_or("", |wrong| wrong.typed.one(name)))
    })
}

/// What can be done with it now.
pub(super) fn ways(about: &About, action: &str, zone: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    let Some(interview) = about.interview.as_ref().filter(|one| one.state.is_live()) else {
        let begins = about.can_begin.then(|| begin(about, action, zone, wrong));
        return begins.into_iter().collect();
    };
    let mut all = Vec::new();
    let is_asked = interview.state == InterviewState::Offered && interview.offered_by != about.side;
    if is_asked {
        let wrong = wrong_in(wrong, "none");
        let hint = t!("Say which days or hours would suit you. The other side reads it.");
        let words = must("words", t!("What would suit you?"), hint, wrong);
        all.push(Unfolds {
            summary: t!("None of these times suits me"),
            open: wrong.is_some(),
            form: Form::new(action, vec![does("none"), words], t!("Tell them")),
        });
    }
    all.push(other_times(about, interview, action, wrong_in(wrong, "move")));
    let wrong = wrong_in(wrong, "cancel");
    let hint = t!("The other side reads it. Calling it off cannot be undone, but new times can be offered.");
    let why = must("reason", t!("Why do you call it off?"), hint, wrong);
    all.push(Unfolds {
        summary: t!("Call the interview off"),
        open: wrong.is_some(),
        form: Form::new(action, vec![does("cancel"), why], t!("Yes, call it off")),
    });
    all
}

fn begin(about: &About, action: &str, zone: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    let wrong = wrong_in(wrong, "begin");
    let last = about.interview.as_ref();
    let mut controls = vec![does("begin")];
    controls.extend(times(wrong));
    controls.extend(around(last, zone, wrong));
    controls.push(Control::Area(Area {
        error: error(wrong, "words"),
        rows: 3,
        max: 1_500,
        ..Area::new(
            "words",
            t!("A word to them"),
            wrong.map_or("", |wrong| wrong.typed.one("words")),
        )
    }));
    Unfolds {
        summary: t!("Offer times"),
        open: last.is_none() || wrong.is_some(),
        form: Form::new(action, controls, t!("Offer these times")),
    }
}

fn other_times(about: &About, interview: &Interview, action: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    let mut controls = vec![does("move")];
    controls.extend(times(wrong));
    if about.side == Party::Team {
        controls.extend(around(Some(interview), &interview.offer.zone, wrong));
    }
    let is_agreed = interview.state == InterviewState::Agreed;
    let hint = if is_agreed {
        t!("Say why it moves. What is agreed now holds no longer once you offer other times.")
    } else {
        t!("The other side reads it.")
    };
    controls.push(Control::Area(Area {
        hint: Some(hint.to_owned()),
        error: error(wrong, "why"),
        rows: 3,
        max: 1_500,
        required: is_agreed,
        ..Area::new(
            "why",
            t!("Your words"),
            wrong.map_or("", |wrong| wrong.typed.one("why")),
        )
    }));
    Unfolds {
        summary: t!("Offer other times"),
        open: wrong.is_some() || interview.state == InterviewState::Unsuited,
        form: Form::new(action, controls, t!("Offer these times")),
    }
}

fn times(wrong: Option<&Mistaken<'_>>) -> Vec<Control> {
    let time = |at: usize| {
        let name = format!("time-{at}");
        let field = Field {
            kind: "datetime-local",
            width: "w-medium",
            max: 16,
            required: at <= TIMES.0,
            error: (at == 1).then(|| error(wrong, "time")).flatten(),
            ..Field::text(&name, &t!("Time {n}", n = at))
        };
        Control::Field(field.value(wrong.map_or("", |wrong| wrong.typed.one(&name))))
    };
    (1..=TIMES.1).map(time).collect()
}

/// What the team says beside the times; as it was the last time, where nothing else was typed.
fn around(last: Option<&Interview>, zone: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Control> {
    let offer = last.map(|last| &last.offer);
    let minutes = offer.map_or_else(|| MINUTES.to_owned(), |offer| offer.minutes.to_string());
    let venue = offer.map(|offer| match &offer.venue {
        Venue::Place(words) | Venue::Link(words) => words.clone(),
    });
    let with = offer.map(|offer| offer.with.join("\n")).unwrap_or_default();
    let zone = offer.map_or(zone, |offer| &offer.zone);
    let field = |name: &'static str, field: Field, kept: &str| {
        let kept = wrong.map_or(kept, |wrong| wrong.typed.one(name));
        Control::Field(Field {
            error: error(wrong, name),
            ..field.value(kept)
        })
    };
    let zone_hint = t!("The times above are meant in it, such as Europe/London or Asia/Kolkata.");
    let where_hint = t!("An address, or the link of a video call that begins with https://.");
    vec![
        field(
            "zone",
            Field::text("zone", t!("Time zone")).hint(zone_hint).max(60),
            zone,
        ),
        field("minutes", Field::number("minutes", t!("How many minutes")), &minutes),
        field(
            "where",
            Field::text("where", t!("Where")).hint(where_hint).max(500),
            &venue.unwrap_or_default(),
        ),
        Control::Area(Area {
            hint: Some(t!("One name a line. They read whom they will meet.").to_owned()),
            error: error(wrong, "with"),
            rows: 3,
            max: 600,
            required: true,
            ..Area::new(
                "with",
                t!("Who takes part"),
                wrong.map_or(&with, |wrong| wrong.typed.one("with")),
            )
        }),
    ]
}

/// How long it takes, in words.
pub(super) fn how_long(minutes: u16) -> String {
    let whole = TimeDelta::minutes(minutes.into());
    tn!(whole.num_minutes().unsigned_abs(), "{n} minute", "{n} minutes")
}
