//! Buttons, form controls, notices, lists.

use crate::{
    samples::parts,
    svg::{Icon, Picture},
    view::{Area, Choice, Choices, Control, Empty, Field, Form, Light, Notice, Pager, PostButton, Status, Tick, Tone},
};

pub(super) fn buttons(_: &str) -> String {
    let post = |label, class| PostButton::new("/theme", label).class(class).to_string();
    format!(
        r##"<div class="ways">{}{}{}{}</div><div class="ways"><button type="button" class="primary big">Large{}</button><button type="button" class="quiet small">Small</button><button type="button" class="quiet" disabled>Not now</button><a class="button quiet" href="#buttons">A link as a button</a></div>"##,
        post("Primary", "primary"),
        post("Quiet", "quiet"),
        post("Plain", "plain"),
        post("Danger", "danger"),
        Icon::Arrow
    )
}

pub(super) fn fields(id: &str) -> String {
    let with_id = |field: Field, name: &str| field.id(&format!("{id}-{name}")).to_string();
    let mut area = Area::new("text", "What you did", "");
    area.id = format!("{id}-area");
    [
        with_id(Field::text("title", "Title").value("Staff nurse"), "title"),
        with_id(
            Field::text("town", "Town")
                .optional()
                .hint("The town is enough, no street."),
            "town",
        ),
        with_id(
            Field::text("start", "From")
                .value("Juni")
                .error("Write the month and the year, as in June 2019."),
            "start",
        ),
        area.to_string(),
        parts::periods(&format!("{id}-per")).to_string(),
    ]
    .concat()
}

pub(super) fn choices(id: &str) -> String {
    let list = || {
        vec![
            Choice::new("a", "Full time").chosen(true),
            Choice::new("b", "Part time").note("up to 30 hours a week"),
            Choice::new("c", "For a season"),
        ]
    };
    let tick = Tick {
        id: format!("{id}-tick"),
        name: "shared".to_owned(),
        label: "Others use this device too".to_owned(),
        hint: Some("You are signed out when the browser closes.".to_owned()),
        ticked: true,
    };
    [
        Choices::many("kind", "Kind of work", list())
            .id(&format!("{id}-many"))
            .to_string(),
        Choices::one(&format!("{id}-one"), "One of these", list())
            .in_row()
            .to_string(),
        tick.to_string(),
    ]
    .concat()
}

pub(super) fn mistakes(id: &str) -> String {
    let field = Field::text("contact", "Mail address or phone number")
        .id(&format!("{id}-contact"))
        .value("meera@")
        .error("Write a mail address such as name@example.org.");
    Form::new("/sign-in", vec![Control::Field(field)], "Sign in").to_string()
}

pub(super) fn notices(_: &str) -> String {
    let undo = PostButton::new("/theme", "Undo").class("quiet small");
    [
        Notice::new(Tone::Good, "“Canteen cook” is off your list.").button(undo),
        Notice::new(Tone::Plain, "Ticking tasks brings more openings.")
            .title("There is more in you.")
            .link("Tick tasks", "#sentences"),
        Notice::new(Tone::Careful, "The text is short.").title("Little was found."),
        Notice::new(Tone::Bad, "Two mails could not be delivered."),
    ]
    .map(|notice| notice.to_string())
    .concat()
}

pub(super) fn states(_: &str) -> String {
    let state = |light, word| Status::new(light, word).to_string();
    format!(
        "<p class=\"ways\">{}{}{}{}</p>",
        state(Light::Good, "sent"),
        state(Light::Plain, "waits"),
        state(Light::Careful, "not confirmed"),
        state(Light::Bad, "refused")
    )
}

pub(super) fn empty(_: &str) -> String {
    Empty::new(
        Picture::NothingFound,
        "No opening fits within 5 km yet",
        "18 openings fit within 25 km of Pune.",
        &[("Look within 25 km", "#sentences"), ("All openings", "#sentences")],
    )
    .to_string()
}

pub(super) fn table(_: &str) -> String {
    let row = |who: &str, light, word| {
        format!(
            r#"<tr><th scope="row">{who}</th><td data-label="Cohort">Spring 2026</td><td data-label="Account">{}</td></tr>"#,
            Status::new(light, word)
        )
    };
    format!(
        r#"<table class="rows"><thead><tr><th scope="col">Name</th><th scope="col">Cohort</th><th scope="col">Account</th></tr></thead><tbody>{}{}</tbody></table>"#,
        row("Meera Joshi", Light::Good, "confirmed"),
        row("Ravi Salunke", Light::Careful, "not confirmed")
    )
}

pub(super) fn pager(id: &str) -> String {
    // Two navigations of one name on a page would confuse: the gallery gives each its own.
    let drawn = Pager {
        words: "21 to 40 of 214".to_owned(),
        before: Some("#lists".to_owned()),
        after: Some("#lists".to_owned()),
    }
    .to_string();
    drawn.replace("Pages of this list", &format!("Pages of this list, {id}"))
}
