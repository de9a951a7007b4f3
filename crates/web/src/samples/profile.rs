//! My profile.

use super::{guest, person};
use crate::{
    pages::{
        Nav, Sample,
        profile::{BesideSkill, EditPage, Entry, ProfilePage, ProfilePart},
    },
    svg::Picture,
    view::{Area, Control, Empty, Evidence, Field, Form, Notice, PostButton, Tick, Tone},
};

fn entry(value: &str, lines: &[&str], quote: Option<&str>, edit: &str) -> Entry {
    Entry {
        value: value.to_owned(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        evidence: quote.map(|words| Evidence::own(words, "Your résumé")),
        unconfirmed: false,
        edit: edit.to_owned(),
    }
}

fn part(code: &'static str, title: &str, none: &str, add: &str, entries: Vec<Entry>) -> ProfilePart {
    ProfilePart {
        code,
        title: title.to_owned(),
        entries,
        none: none.to_owned(),
        add: (add.to_owned(), format!("/me/edit/{code}")),
        short: code == "skills" || code == "languages",
    }
}

fn skills() -> Vec<Entry> {
    vec![
        entry(
            "Giving medication",
            &[],
            Some("Gave oral and IV medication to 24 patients a shift"),
            "/me/edit/skills/1",
        ),
        entry(
            "Patient records",
            &[],
            Some("kept records in the ward system"),
            "/me/edit/skills/2",
        ),
        Entry {
            unconfirmed: true,
            ..entry(
                "Teaching patients",
                &[],
                Some("showed families how to give insulin"),
                "/me/edit/skills/3",
            )
        },
        entry("First aid", &["from a task you ticked"], None, "/me/edit/skills/4"),
    ]
}

fn jobs() -> Vec<Entry> {
    vec![
        entry(
            "Staff nurse",
            &["Sunrise Hospital", "June 2019 – now"],
            None,
            "/me/edit/jobs/1",
        ),
        entry(
            "Trainee nurse",
            &["Shanti Clinic", "2017 – 2019"],
            None,
            "/me/edit/jobs/2",
        ),
    ]
}

fn parts() -> Vec<ProfilePart> {
    vec![
        part(
            "jobs",
            "Jobs you have had",
            "None yet. Unpaid work counts too.",
            "Add a job",
            jobs(),
        ),
        part(
            "education",
            "School and training",
            "None yet.",
            "Add",
            vec![entry(
                "B.Sc. Nursing",
                &["Deccan College of Nursing", "2017"],
                None,
                "/me/edit/education/1",
            )],
        ),
        part(
            "skills",
            "What you can do",
            "Nothing yet. Tasks you have done say it best.",
            "Add a skill",
            skills(),
        ),
        part(
            "languages",
            "Languages",
            "None yet. Your mother tongue counts.",
            "Add a language",
            vec![
                entry("Marathi", &["Mother tongue"], None, "/me/edit/languages/1"),
                entry("English", &["Works in it"], None, "/me/edit/languages/2"),
            ],
        ),
        part(
            "wishes",
            "What you are looking for",
            "Nothing said, so nothing is ruled out.",
            "Say more",
            Vec::new(),
        ),
    ]
}

impl Sample for ProfilePage {
    const NAME: &'static str = "profile";

    fn samples() -> Vec<(&'static str, Self)> {
        let about = [
            ("Lives in", "Pune"),
            ("Would travel", "25\u{a0}km"),
            ("Mail", "meera@example.org"),
            ("Has worked", "8\u{a0}years 2\u{a0}months"),
        ];
        let filled = Self {
            shell: person("My profile", "/me", Some(Nav::Profile)),
            name: Some("Meera Joshi".to_owned()),
            headline: Some("Staff nurse with eight years on medical wards".to_owned()),
            about: about.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            notice: None,
            parts: parts(),
            empty: None,
        };
        let keep = Notice::new(Tone::Plain, "Without an account it is kept on this device for 30 days.")
            .title("Only this device knows it.")
            .link("Keep it with an account", "/sign-up");
        let without = Self {
            shell: guest("My profile", "/me").here(Nav::Profile),
            name: None,
            headline: None,
            about: Vec::new(),
            notice: Some(keep),
            ..filled.clone()
        };
        let ways = [
            ("Hand in a résumé", "/start"),
            ("Answer a few questions", "/start/questions/work"),
        ];
        let empty = Empty::new(
            Picture::NothingYet,
            "Nothing told yet",
            "Say what you can do, with or without a résumé.",
            &ways,
        );
        vec![
            ("filled", filled.clone()),
            ("guest", without),
            (
                "empty",
                Self {
                    empty: Some(empty),
                    ..filled
                },
            ),
        ]
    }
}

fn job_form(wrong: bool) -> Form {
    let start = Field::text("start", "From")
        .hint("Month and year, as in June 2019")
        .width("w-medium")
        .value(if wrong { "Juni" } else { "June 2019" });
    let start = if wrong {
        start.error("Write the month and the year, as in June 2019.")
    } else {
        start
    };
    let current = Tick {
        id: "current".to_owned(),
        name: "current".to_owned(),
        label: "I am still there".to_owned(),
        hint: None,
        ticked: true,
    };
    let controls = vec![
        Control::Field(
            Field::text("title", "Title")
                .value("Staff nurse")
                .suggest("/suggest/occupations"),
        ),
        Control::Field(
            Field::text("employer", "Employer")
                .optional()
                .value("Sunrise Hospital")
                .autocomplete("organization"),
        ),
        Control::Field(start),
        Control::Field(Field::text("end", "Until").optional().width("w-medium")),
        Control::Tick(current),
        Control::Area(Area::new(
            "text",
            "What you did",
            "Gave oral and IV medication to 24 patients a shift.",
        )),
    ];
    Form::new("/me/edit/jobs/1", controls, "Save")
}

impl Sample for EditPage {
    const NAME: &'static str = "edit";

    fn samples() -> Vec<(&'static str, Self)> {
        let remove = PostButton::new("/me/edit/jobs/1/remove", "Remove this job").class("danger");
        let filled = Self {
            shell: person("A job you have had", "/me/edit/jobs/1", Some(Nav::Profile)),
            heading: "A job you have had".to_owned(),
            lead: "Title and dates are enough. What you did makes the match better.".to_owned(),
            form: job_form(false),
            remove: Some(remove),
            beside: Vec::new(),
        };
        let beside = |name: &str, why: &str, example: Option<&str>| BesideSkill {
            name: name.to_owned(),
            why: why.to_owned(),
            example: example.map(|title| (title.to_owned(), "/openings/0195a1c4-care".to_owned())),
            add: PostButton::new("/me/edit/skills", "Add")
                .about(name)
                .value("skill", name),
        };
        let asks = "12 openings ask for it together with what you have, for example:";
        let skills = Self {
            heading: "A skill".to_owned(),
            remove: None,
            beside: vec![
                beside("Wound care", asks, Some("Nurse for a home for older people")),
                beside(
                    "Infection prevention and control",
                    "It often belongs to the same work.",
                    None,
                ),
            ],
            ..filled.clone()
        };
        let failed = Self {
            form: job_form(true),
            ..filled.clone()
        };
        vec![("filled", filled), ("failed", failed), ("skills", skills)]
    }
}
