//! What was read from a résumé.

use super::guest;
use crate::{
    pages::{
        Sample,
        check::{CheckPage, FactGroup},
    },
    svg::Picture,
    view::{Area, Choice, Control, Empty, Evidence, FactRow, FactState, Field, Notice, Select, Tone},
};

fn field(fact: &str, name: &str, label: &str, value: &str) -> Control {
    Control::Field(
        Field::text(name, label)
            .optional()
            .id(&format!("{fact}-{name}"))
            .value(value),
    )
}

fn simple(id: &str, label: Option<&str>, value: &str, quote: &str) -> FactRow {
    FactRow {
        id: id.to_owned(),
        label: label.map(str::to_owned),
        value: value.to_owned(),
        lines: Vec::new(),
        missing: None,
        evidence: Some(Evidence::plain(quote)),
        state: FactState::Open,
        change: vec![field(id, "value", label.unwrap_or("What it should say"), value)],
    }
}

fn job(id: &str, title: &str, employer: &str, dates: &str, quote: &str) -> FactRow {
    let change = vec![
        field(id, "title", "Title", title),
        field(id, "employer", "Employer", employer),
        field(id, "start", "From (month and year)", "June 2019"),
        field(id, "end", "Until (empty when you are still there)", ""),
        Control::Area(Area {
            id: format!("{id}-text"),
            ..Area::new(
                "text",
                "What you did",
                "Gave oral and IV medication to 24 patients a shift",
            )
        }),
    ];
    FactRow {
        lines: vec![employer.to_owned(), dates.to_owned()],
        change,
        ..simple(id, None, title, quote)
    }
}

fn level(id: &str, value: &str, quote: &str, level: &str) -> FactRow {
    let levels = ["Begun", "Can do it alone", "Can do the hard cases"];
    let choices = levels
        .iter()
        .map(|words| Choice::new(words, words).chosen(*words == level))
        .collect();
    let select = Select::new("level", "How well", choices).id(&format!("{id}-level"));
    FactRow {
        lines: vec![level.to_owned()],
        change: vec![Control::Select(select)],
        ..simple(id, None, value, quote)
    }
}

fn group(code: &'static str, title: &str, none: &str, facts: Vec<FactRow>) -> FactGroup {
    FactGroup {
        code,
        title: title.to_owned(),
        none: none.to_owned(),
        facts,
    }
}

fn jobs() -> Vec<FactRow> {
    let old = FactRow {
        missing: Some("No end date was found.".to_owned()),
        ..job(
            "job-2",
            "Trainee nurse",
            "Shanti Clinic",
            "from 2017",
            "Trainee nurse – Shanti Clinic, from 2017",
        )
    };
    vec![
        job(
            "job-1",
            "Staff nurse",
            "Sunrise Hospital",
            "June 2019 – now",
            "STAFF NURSE, Sunrise Hospital, Pune (06/2019 – present)",
        ),
        old,
    ]
}

fn skills() -> Vec<FactRow> {
    vec![
        level(
            "skill-1",
            "Giving medication",
            "Gave oral and IV medication to 24 patients a shift",
            "Can do it alone",
        ),
        FactRow {
            state: FactState::Removed,
            ..level("skill-2", "Java", "holiday in Java, 2018", "Begun")
        },
        level(
            "skill-3",
            "Patient records",
            "kept records in the ward system",
            "Can do it alone",
        ),
    ]
}

fn groups() -> Vec<FactGroup> {
    vec![
        group(
            "about",
            "About you",
            "Nothing about you was found.",
            vec![
                FactRow {
                    state: FactState::Right,
                    ..simple("name", Some("Name"), "Meera Joshi", "MEERA JOSHI")
                },
                simple("email", Some("Mail address"), "meera@example.org", "meera@example.org"),
                simple("place", Some("Town"), "Pune, India", "Kothrud, Pune 411038"),
            ],
        ),
        group("jobs", "Jobs you have had", "No jobs were found.", jobs()),
        group(
            "education",
            "School and training",
            "None was found.",
            vec![FactRow {
                lines: vec!["Deccan College of Nursing".to_owned(), "2017".to_owned()],
                ..simple(
                    "study-1",
                    None,
                    "B.Sc. Nursing",
                    "B.Sc. (Nursing), Deccan College of Nursing, 2017",
                )
            }],
        ),
        group("skills", "What you can do", "No skills were found.", skills()),
        group("languages", "Languages", "No languages were found.", Vec::new()),
    ]
}

impl Sample for CheckPage {
    const NAME: &'static str = "check";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |groups| Self {
            shell: guest("Is this right?", "/start/check"),
            file: "meera-joshi-resume-2026.pdf".to_owned(),
            notice: None,
            groups,
            empty: None,
        };
        let fresh = page(groups());
        let mut failed = page(groups());
        if let Some(Control::Field(start)) = failed.groups[1].facts[0].change.get_mut(2) {
            *start = start
                .clone()
                .value("Juni 219")
                .error("Write the month and the year, as in June 2019.");
        }
        let mut done = page(groups());
        done.groups
            .iter_mut()
            .flat_map(|group| &mut group.facts)
            .for_each(|fact| fact.state = FactState::Right);
        let mut thin = page(vec![
            groups().remove(0),
            group("jobs", "Jobs you have had", "No jobs were found.", Vec::new()),
            group("skills", "What you can do", "No skills were found.", Vec::new()),
        ]);
        let words = "The text is short. Ticking a few tasks you have done makes the list of jobs much better.";
        thin.notice = Some(
            Notice::new(Tone::Careful, words)
                .title("Little was found.")
                .link("Tick tasks", "/start/questions/tasks"),
        );
        let mut empty = page(Vec::new());
        empty.empty = Some(Empty::new(
            Picture::NothingYet,
            "There is nothing to look over",
            "Hand in a résumé first, or answer a few questions.",
            &[
                ("Hand in a résumé", "/start"),
                ("Answer a few questions", "/start/questions/work"),
            ],
        ));
        vec![
            ("fresh", fresh),
            ("failed", failed),
            ("done", done),
            ("thin", thin),
            ("empty", empty),
        ]
    }
}
