//! Hiring, as an employer's team sees it.

use super::person;
use crate::{
    pages::{
        Sample,
        hire::{
            AnswerBox, Answered, ApplicantPage, ApplicantRow, ApplicantsPage, HireEmployer, HirePage, HireRow,
            NewOpeningPage, ReadSkill, SentPart, StageTab, StepLine, WrittenPage, asked_for,
        },
        job::JobFact,
    },
    svg::{Icon, MatchBar, Picture},
    view::{
        Area, Choice, Control, Empty, Evidence, Field, Form, Light, Notice, Pager, PostButton, Prose, Reason, Status,
        Tone, decline_reasons, stage_status,
    },
};
use model::Stage;

const OPENING: &str = "/hire/openings/o1";
const PEOPLE: &str = "/hire/openings/o1/applicants";
const ONE: &str = "/hire/applications/a1";

fn row(title: &str, state: Status, waiting: &str, by: Option<(&str, bool)>) -> HireRow {
    HireRow {
        title: title.to_owned(),
        address: OPENING.to_owned(),
        people: (waiting != "not public yet").then(|| PEOPLE.to_owned()),
        state,
        waiting: waiting.to_owned(),
        by: by.map(|(words, overdue)| (words.to_owned(), overdue)),
    }
}

fn start(error: Option<&str>) -> Form {
    let name = Field::text("name", "Name of the employer");
    let name = match error {
        Some(error) => name.error(error),
        None => name,
    };
    let site = Field::text("site", "Its web site").optional();
    Form::new(
        "/hire/employers",
        vec![Control::Field(name), Control::Field(site)],
        "Begin",
    )
}

impl Sample for HirePage {
    const NAME: &'static str = "hire";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("Hiring", "/hire", None),
            first: None,
            employers: vec![HireEmployer {
                name: "Tapti Boilers".to_owned(),
                verified: Status::new(Light::Good, "verified"),
                answers: "Answered 11 of 12 (91 %). Usually after 4 days.".to_owned(),
                new: Some("/hire/openings/new?employer=e1".to_owned()),
                team: "/hire/team?employer=e1".to_owned(),
                verify: "/hire/verify?employer=e1".to_owned(),
                rows: vec![
                    row(
                        "Welder, boiler works",
                        Status::new(Light::Good, "public"),
                        "14 people",
                        Some(("answer by 16 March 2026", false)),
                    ),
                    row(
                        "Canteen cook",
                        Status::new(Light::Careful, "paused"),
                        "2 people",
                        Some(("overdue since 9 March 2026", true)),
                    ),
                    row(
                        "Night porter",
                        Status::new(Light::Plain, "draft"),
                        "not public yet",
                        None,
                    ),
                    row("Accounts clerk", Status::new(Light::Plain, "closed"), "nobody", None),
                ],
            }],
            start: Some(start(None)),
        };
        let empty = Self {
            employers: Vec::new(),
            ..filled.clone()
        };
        let first = Self {
            first: Some(
                Notice::new(
                    Tone::Plain,
                    "To write openings you need an account with a confirmed mail address.",
                )
                .link("Make an account", "/sign-up"),
            ),
            start: None,
            ..empty.clone()
        };
        let wrong = Self {
            start: Some(start(Some("Write the name of the employer, as people know it."))),
            ..empty.clone()
        };
        vec![("filled", filled), ("empty", empty), ("first", first), ("wrong", wrong)]
    }
}

impl Sample for NewOpeningPage {
    const NAME: &'static str = "hire-new";

    fn samples() -> Vec<(&'static str, Self)> {
        let area = Area {
            hint: Some("What the work is, what it takes, where, when, and what it pays.".to_owned()),
            rows: 14,
            ..Area::new("text", "Your words", "")
        };
        let page = Self {
            shell: person("A new opening", "/hire/openings/new", None),
            employer: "Tapti Boilers".to_owned(),
            form: Form::new("/hire/openings", vec![Control::Area(area)], "Go on"),
        };
        vec![("empty", page)]
    }
}

fn fact(icon: Icon, name: &'static str, value: &str) -> JobFact {
    JobFact {
        icon,
        name,
        value: value.to_owned(),
        note: None,
    }
}

fn skill(name: &str, need: Option<&'static str>) -> ReadSkill {
    ReadSkill {
        name: name.to_owned(),
        need,
    }
}

const TEXT: &str = "You weld pressure parts by MIG and TIG and read technical drawings.";

fn controls(error: Option<&str>) -> Vec<Control> {
    let title = Field::text("title", "Title").value("Welder, boiler works");
    vec![
        Control::Field(match error {
            Some(error) => title.error(error),
            None => title,
        }),
        Control::Area(Area {
            rows: 8,
            ..Area::new("description", "The work, and what it takes", TEXT)
        }),
        Control::Field(Field::text("pay", "Pay").optional()),
    ]
}

impl Sample for WrittenPage {
    const NAME: &'static str = "hire-opening";

    fn samples() -> Vec<(&'static str, Self)> {
        let text = TEXT;
        let way = |words: &str, code: &str| PostButton::new(OPENING, words).value("do", code);
        let draft = Self {
            shell: person("Welder, boiler works", OPENING, None),
            title: "Welder, boiler works".to_owned(),
            state: Status::new(Light::Plain, "draft"),
            action: OPENING.to_owned(),
            controls: controls(None),
            can_publish: true,
            is_public: false,
            can_write: true,
            advice: vec![
                "Say what the work pays. Many people pass by openings that do not.".to_owned(),
                "Name a last day to apply: people plan by it.".to_owned(),
            ],
            warning: None,
            facts: vec![fact(Icon::Coin, "Pay", "Not stated"), fact(Icon::Pin, "Place", "Leeds")],
            text: Prose::of(text, &[]),
            skills: vec![
                skill("MIG welding", Some("a must")),
                skill("First aid", Some("a plus")),
                skill("Reading technical drawings", None),
            ],
            people: None,
            public: None,
            ways: vec![way("Copy it", "copy"), way("Let go of it", "let_go")],
            close: None,
        };
        let public = Self {
            state: Status::new(Light::Good, "public"),
            can_publish: false,
            is_public: true,
            can_write: true,
            advice: Vec::new(),
            people: Some(PEOPLE.to_owned()),
            public: Some("/openings/o1".to_owned()),
            ways: vec![way("Pause it", "pause"), way("Copy it", "copy")],
            close: Some(Form::new(
                OPENING,
                vec![Control::Area(Area::new("words", "Your words to them, if you like", ""))],
                "Close it and answer everybody",
            )),
            ..draft.clone()
        };
        let wrong = Self {
            controls: controls(Some("Give the opening a title, as people search for it.")),
            skills: Vec::new(),
            ..draft.clone()
        };
        vec![("draft", draft), ("public", public), ("wrong", wrong)]
    }
}

fn answer(error: Option<&str>) -> AnswerBox {
    AnswerBox {
        forward: vec![
            Choice::new("shortlisted", "We want to know more"),
            Choice::new("interview", "We want to talk"),
            Choice::new("hired", "Hired"),
        ],
        reasons: decline_reasons(),
        error: error.map(str::to_owned),
        words: String::new(),
    }
}

fn applicant(id: &str, called: &str, has: u32, when: &str, stage: Stage) -> ApplicantRow {
    ApplicantRow {
        id: id.to_owned(),
        called: called.to_owned(),
        words: format!("Has {has} of the 5 skills asked for"),
        bar: MatchBar::new(has, 0, 5 - has),
        state: stage_status(stage),
        when: when.to_owned(),
        tags: (id == "a1").then(|| "night shift".to_owned()).into_iter().collect(),
        overdue: when.starts_with("overdue"),
        contested: id == "a2",
        can_answer: stage.is_open(),
    }
}

fn tab(word: &str, count: &str, here: bool) -> StageTab {
    StageTab {
        word: word.to_owned(),
        count: count.to_owned(),
        address: format!("{PEOPLE}?stage=sent"),
        here,
    }
}

fn those_who_applied() -> Vec<ApplicantRow> {
    vec![
        applicant("a1", "Applicant QK 07", 5, "answer by 16 March 2026", Stage::Sent),
        applicant(
            "a2",
            "Applicant MD 61",
            3,
            "overdue since 9 March 2026",
            Stage::Shortlisted,
        ),
        applicant(
            "a3",
            "Benjamin Alexander Featherstonehaugh-Cholmondeley",
            1,
            "4 March 2026",
            Stage::Declined,
        ),
    ]
}

impl Sample for ApplicantsPage {
    const NAME: &'static str = "hire-applicants";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("Who applied: Welder", PEOPLE, None),
            title: "Welder".to_owned(),
            opening: OPENING.to_owned(),
            hides: true,
            tabs: vec![
                tab("All", "14", false),
                tab("Sent", "12", true),
                tab("They want to know more", "2", false),
            ],
            rows: those_who_applied(),
            empty: None,
            action: PEOPLE.to_owned(),
            can_answer: true,
            answer: answer(None),
            compare: "/hire/openings/o1/compare".to_owned(),
            tags: vec![tab("night shift", "4", false), tab("second round", "12", true)],
            everybody: Some((
                "sent".to_owned(),
                "All 12 people of this stage, on every page of the list".to_owned(),
            )),
            pager: Some(Pager {
                words: "3 people".to_owned(),
                before: None,
                after: Some(format!("{PEOPLE}?after=a3")),
            }),
        };
        let empty = Self {
            tabs: vec![tab("All", "0", true)],
            tags: Vec::new(),
            rows: Vec::new(),
            empty: Some(Empty::new(
                Picture::NothingYet,
                "Nobody here",
                "Whoever applies stands here a minute later.",
                &[],
            )),
            pager: None,
            ..filled.clone()
        };
        let wrong = Self {
            answer: answer(Some("Choose whom you answer first.")),
            everybody: None,
            ..filled.clone()
        };
        let looks_on = Self {
            can_answer: false,
            everybody: None,
            ..filled.clone()
        };
        vec![
            ("filled", filled),
            ("looks-on", looks_on),
            ("empty", empty),
            ("wrong", wrong),
        ]
    }
}

/// How an application went, by whom.
pub(super) fn steps(by: [&'static str; 2]) -> Vec<StepLine> {
    let step = |when: &str, stage, by, words: &str| StepLine {
        when: when.to_owned(),
        state: stage_status(stage),
        by,
        reasons: Vec::new(),
        words: words.to_owned(),
    };
    vec![
        step("2 March 2026, 12:00", Stage::Sent, by[0], ""),
        step(
            "6 March 2026, 9:30",
            Stage::Shortlisted,
            by[1],
            "Please bring your certificates.",
        ),
    ]
}

fn held(name: &str, theirs: &str, yours: &str) -> Reason {
    Reason {
        words: name.to_owned(),
        evidence: vec![Evidence::posting(theirs), Evidence::own(yours, "Their résumé")],
    }
}

fn two_held() -> Vec<Reason> {
    vec![
        held(
            "MIG welding",
            "You weld pressure parts by MIG",
            "▒▒▒ welded boilers by MIG for four years",
        ),
        held(
            "First aid",
            "A first aid certificate would be a plus",
            "First aid certificate, 2024",
        ),
    ]
}

fn part(title: &str, when: &str, text: &[&str]) -> SentPart {
    SentPart {
        title: title.to_owned(),
        when: when.to_owned(),
        text: text.iter().map(|line| (*line).to_owned()).collect(),
    }
}

impl Sample for ApplicantPage {
    const NAME: &'static str = "hire-applicant";

    fn samples() -> Vec<(&'static str, Self)> {
        let hidden = Self {
            shell: person("Applicant QK 07", ONE, None),
            called: "Applicant QK 07".to_owned(),
            title: "Welder".to_owned(),
            list: PEOPLE.to_owned(),
            state: stage_status(Stage::Shortlisted),
            by: Some(("answer by 16 March 2026".to_owned(), false)),
            reveal: Some(PostButton::new(ONE, "Show who they are").value("do", "reveal")),
            words: "Has 2 of the 3 skills asked for".to_owned(),
            bar: MatchBar::new(2, 0, 1),
            held: two_held(),
            missing: vec![asked_for("Reading technical drawings", "read technical drawings")],
            contested: Some("I read drawings every day; my résumé only says “plans”.".to_owned()),
            note: vec!["I like boilers, and I live ten minutes away.".to_owned()],
            answers: vec![Answered {
                question: "Can you work nights?".to_owned(),
                answer: "No".to_owned(),
                look: true,
            }],
            among: format!("{ONE}/team"),
            contact: Vec::new(),
            summary: vec!["Welder with four years at a boiler works.".to_owned()],
            jobs: vec![part(
                "Welder, Narmada Works",
                "2021 to 2025",
                &["Boilers and pressure vessels."],
            )],
            studies: vec![part("Vocational certificate in welding", "2020", &[])],
            resume: format!("{ONE}/resume.pdf"),
            interview: Some(super::interview::line(ONE)),
            offer: Some(super::offer::line(ONE)),
            check: Some(super::checks::line(ONE)),
            steps: steps(["by them", "by your team"]),
            action: ONE.to_owned(),
            answer: Some(answer(None)),
        };
        let shown = Self {
            called: "Asha Rao".to_owned(),
            reveal: None,
            contested: None,
            contact: vec!["asha@example.org".to_owned(), "+91 98765 43210".to_owned()],
            answer: Some(answer(Some("Choose at least one reason: whoever applied is told why."))),
            ..hidden.clone()
        };
        let ended = Self {
            state: stage_status(Stage::Withdrawn),
            by: None,
            answer: None,
            ..hidden.clone()
        };
        vec![("hidden", hidden), ("shown", shown), ("ended", ended)]
    }
}
