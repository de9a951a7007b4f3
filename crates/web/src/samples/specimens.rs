//! Every part in every state, for the gallery.
//!
//! To add one: a function from a prefix for ids to HTML, and its line in [`sections`].

use super::{cards::nurse_card, learn::skills, parts};
use crate::{
    pages::{
        ALL, PageSamples, Sample, Shell,
        gallery::{GalleryPage, GalleryPageLinks, GallerySection, Specimen},
    },
    svg::{Icon, MatchBar, PartBar, PayRange, Picture},
    view::{
        Area, Choice, Choices, Control, Empty, Evidence, FactRow, FactState, Field, Form, Known, Light, MatchCard,
        Notice, Pager, Part, PostButton, Prose, Status, Tick, Tone, prose::Mark,
    },
};

type Draw = fn(&str) -> String;

fn specimens(list: &[(&str, Draw)]) -> Vec<Specimen> {
    list.iter()
        .map(|(name, draw)| Specimen {
            name: (*name).to_owned(),
            light: draw("light"),
            dark: draw("dark"),
        })
        .collect()
}

fn section(code: &'static str, title: &'static str, text: &'static str, list: &[(&str, Draw)]) -> GallerySection {
    GallerySection {
        code,
        title,
        text,
        specimens: specimens(list),
    }
}

fn sections() -> Vec<GallerySection> {
    vec![
        section(
            "buttons",
            "Buttons",
            "One primary button a page. What changes something is a button, what leads somewhere a link.",
            &[("All kinds", buttons)],
        ),
        section(
            "fields",
            "Form controls",
            "Labels stand above and stay. A mistake says what to write instead; what was written stays.",
            &[
                ("Lines of text", fields),
                ("Choices", choices),
                ("A form that could not be taken", mistakes),
            ],
        ),
        section(
            "notices",
            "Notices",
            "What happened, what it means, what to do.",
            &[("All tones", notices), ("States", states), ("Empty", empty)],
        ),
        section(
            "openings",
            "Openings",
            "What they have comes first, then what is missing, then how sure it is.",
            &[("A close fit", card), ("Numbers hidden, little known", far_card)],
        ),
        section(
            "facts",
            "Facts read from a résumé",
            "The words it was read from stand beside each.",
            &[("Open, right, removed", facts), ("Quotes", quotes)],
        ),
        section(
            "learning",
            "Skills to learn",
            "Hours and what they open, never one without the other.",
            &[("A skill", skill)],
        ),
        section(
            "drawings",
            "Drawings",
            "Drawn on the server, with words beside them.",
            &[
                ("Match bars", match_bars),
                ("Parts of the fit", part_bars),
                ("Pay against usual", pay_range),
                ("Marked text", marked),
            ],
        ),
        section(
            "lists",
            "Tables and pages of a list",
            "On a phone each row becomes a card.",
            &[("A table", table), ("Pages", pager)],
        ),
        section(
            "icons",
            "Icons and pictures",
            "Our own, always beside words.",
            &[("Icons", icons), ("Pictures", pictures)],
        ),
    ]
}

fn buttons(_: &str) -> String {
    let post = |label, class| PostButton::new("/theme", label).class(class).to_string();
    format!(
        r##"<p class="ways">{}{}{}{}</p><p class="ways"><button type="button" class="primary big">Large{}</button><button type="button" class="quiet small">Small</button><button type="button" class="quiet" disabled>Not now</button><a class="button quiet" href="#buttons">A link as a button</a></p>"##,
        post("Primary", "primary"),
        post("Quiet", "quiet"),
        post("Plain", "plain"),
        post("Danger", "danger"),
        Icon::Arrow
    )
}

fn fields(id: &str) -> String {
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

fn choices(id: &str) -> String {
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

fn mistakes(id: &str) -> String {
    let field = Field::text("contact", "Mail address or phone number")
        .id(&format!("{id}-contact"))
        .value("meera@")
        .error("Write a mail address such as name@example.org.");
    Form::new("/sign-in", vec![Control::Field(field)], "Sign in").to_string()
}

fn notices(_: &str) -> String {
    let undo = PostButton::new("/theme", "Undo").class("quiet small");
    [
        Notice::new(Tone::Good, "“Canteen cook” is off your list.").button(undo),
        Notice::new(Tone::Plain, "Ticking tasks brings more openings.")
            .title("There is more in you.")
            .link("Tick tasks", "#notices"),
        Notice::new(Tone::Careful, "The text is short.").title("Little was found."),
        Notice::new(Tone::Bad, "Two mails could not be delivered."),
    ]
    .map(|notice| notice.to_string())
    .concat()
}

fn states(_: &str) -> String {
    let state = |light, word| Status::new(light, word).to_string();
    format!(
        "<p class=\"ways\">{}{}{}{}</p>",
        state(Light::Good, "sent"),
        state(Light::Plain, "waits"),
        state(Light::Careful, "not confirmed"),
        state(Light::Bad, "refused")
    )
}

fn empty(_: &str) -> String {
    Empty::new(
        Picture::NothingFound,
        "No opening fits within 5 km yet",
        "18 openings fit within 25 km of Pune.",
        &[("Look within 25 km", "#notices"), ("All openings", "#notices")],
    )
    .to_string()
}

fn card(id: &str) -> String {
    MatchCard {
        id: format!("{id}-near"),
        ..nurse_card()
    }
    .to_string()
}

fn far_card(id: &str) -> String {
    MatchCard {
        id: format!("{id}-far"),
        employer: None,
        pay: None,
        pay_note: None,
        bar: MatchBar::new(2, 1, 5),
        numbers: false,
        saved: true,
        deadline: None,
        why: Vec::new(),
        ..nurse_card()
    }
    .to_string()
}

fn facts(id: &str) -> String {
    let fact = |name: &str, state| FactRow {
        id: format!("{id}-{name}"),
        label: Some("Job".to_owned()),
        value: "Staff nurse".to_owned(),
        lines: vec!["Sunrise Hospital".to_owned(), "June 2019 – now".to_owned()],
        missing: Some("No town was found.".to_owned()),
        evidence: Some(Evidence::own(
            "STAFF NURSE, Sunrise Hospital (06/2019 – present)",
            "Your résumé",
        )),
        state,
        change: vec![Control::Field(
            Field::text("title", "Title")
                .id(&format!("{id}-{name}-title"))
                .value("Staff nurse"),
        )],
    };
    [
        fact("open", FactState::Open),
        fact("right", FactState::Right),
        fact("removed", FactState::Removed),
    ]
    .map(|row| row.to_string())
    .concat()
}

fn quotes(_: &str) -> String {
    let sides = [
        Evidence::posting("administer medication and keep drug charts"),
        Evidence::own("Gave oral and IV medication to 24 patients a shift", "Your résumé"),
    ];
    format!(
        "<div class=\"sides\">{}</div>",
        sides.map(|side| side.to_string()).concat()
    )
}

fn skill(id: &str) -> String {
    let rows = skills().into_iter().map(|mut row| {
        row.id = format!("{id}-{}", row.id);
        row.to_string()
    });
    format!("<ol class=\"skill-list\">{}</ol>", rows.take(3).collect::<String>())
}

fn match_bars(_: &str) -> String {
    [(9, 0, 0), (6, 1, 2), (1, 2, 5), (30, 4, 10)]
        .map(|(have, near, gap)| {
            MatchBar {
                text: format!("{have} had, {near} close, {gap} to learn"),
                ..MatchBar::new(have, near, gap)
            }
            .to_string()
        })
        .concat()
}

fn part_bars(_: &str) -> String {
    let part = |name: &str, points, of, known, words: &str| {
        Part {
            name: name.to_owned(),
            words: words.to_owned(),
            points,
            of,
            known,
            numbers: true,
        }
        .to_string()
    };
    format!(
        "<ul class=\"part-list\">{}{}{}</ul>{}",
        part("Skills", 268, 400, Known::Yes, "3 of 6 had, one close to it"),
        part("Pay", 50, 100, Known::NotTold, "Say the least you need, and it counts"),
        part("Hours", 30, 60, Known::NotStated, ""),
        PartBar {
            points: 1,
            of: 2,
            known: true
        }
    )
}

fn pay_range(_: &str) -> String {
    PayRange {
        here: (30_000_000, 48_000_000),
        usual: (26_000_000, 42_000_000),
        text: "It pays ₹3,00,000–4,80,000; usual here is ₹2,60,000–4,20,000.".to_owned(),
    }
    .to_string()
}

fn marked(_: &str) -> String {
    let mark = |start, end, have| Mark { start, end, have };
    Prose::of(
        "You bring:\n- wound care\n- triage\n- Marathi",
        &[mark(13, 23, Some(true)), mark(26, 32, Some(false)), mark(35, 42, None)],
    )
    .to_string()
}

fn table(_: &str) -> String {
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

fn pager(id: &str) -> String {
    // Two navigations of one name on a page would confuse: the gallery gives each its own.
    let drawn = Pager {
        words: "21 to 40 of 214".to_owned(),
        before: Some("#lists".to_owned()),
        after: Some("#lists".to_owned()),
    }
    .to_string();
    drawn.replace("Pages of this list", &format!("Pages of this list, {id}"))
}

fn icons(_: &str) -> String {
    let drawn: String = Icon::ALL
        .iter()
        .map(|icon| format!("<li>{icon}<span>{}</span></li>", icon.name()))
        .collect();
    format!("<ul class=\"icon-list\">{drawn}</ul>")
}

fn pictures(_: &str) -> String {
    let drawn: String = Picture::ALL
        .iter()
        .map(|picture| format!("<li>{picture}</li>"))
        .collect();
    format!("<ul class=\"picture-list\">{drawn}</ul>")
}

impl Sample for GalleryPage {
    const NAME: &'static str = "gallery";

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("all", page())]
    }
}

/// The gallery with links to the samples of every page.
fn page() -> GalleryPage {
    let shell = Shell::new("Design gallery", "/design");
    let colours = [
        ("c-paper", "paper"),
        ("c-surface", "surface"),
        ("c-sunk", "sunk"),
        ("c-line", "line"),
        ("c-edge", "edge"),
        ("c-ink", "ink"),
        ("c-ink-2", "ink 2"),
        ("c-ink-3", "ink 3"),
        ("c-accent", "accent"),
        ("c-accent-soft", "accent soft"),
        ("c-sun", "sun"),
        ("c-careful", "careful"),
        ("c-bad", "bad"),
    ];
    let links = |page: &PageSamples| GalleryPageLinks {
        name: page.name,
        samples: (page.names)(),
    };
    // The gallery does not list itself: it would have to be made to be made.
    let others = ALL.iter().filter(|page| page.name != GalleryPage::NAME);
    GalleryPage {
        shell,
        colours: colours.to_vec(),
        sections: sections(),
        pages: others.map(links).collect(),
    }
}
