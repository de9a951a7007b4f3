//! Applying, and one's own applications.

use model::Stage;

use super::{hire::steps, person};
use crate::{
    pages::{
        Sample,
        applying::{ApplicationGroup, ApplicationPage, ApplicationRow, ApplicationsPage, ApplyPage},
        hire::Answered,
    },
    svg::{MatchBar, Picture},
    view::{Area, Control, Empty, Evidence, Field, Form, Notice, PostButton, Reason, Tone, stage_status},
};

const APPLY: &str = "/openings/o1/apply";
const ONE: &str = "/applications/a1";

fn sends() -> Vec<String> {
    vec![
        "Who you are, hidden until they choose to see it where they wish so: Asha Rao, asha@example.org".to_owned(),
        "Your profile as it is now: your work, education, skills and languages".to_owned(),
    ]
}

impl Sample for ApplyPage {
    const NAME: &'static str = "apply";

    fn samples() -> Vec<(&'static str, Self)> {
        let controls = |error: Option<&str>| {
            let question = Field::text("answer-1", "When can you begin?");
            vec![
                Control::Field(match error {
                    Some(error) => question.error(error),
                    None => question,
                }),
                Control::Area(Area {
                    rows: 6,
                    required: false,
                    ..Area::new("note", "Your words to them, if you like", "")
                }),
            ]
        };
        let filled = Self {
            shell: person("Apply: Welder", APPLY, None),
            title: "Welder".to_owned(),
            employer: "Tapti Boilers".to_owned(),
            opening: "/openings/o1".to_owned(),
            barred: None,
            fit: Some((
                "You have 2 of the 3 skills asked for".to_owned(),
                MatchBar::new(2, 0, 1),
            )),
            held: vec![Reason {
                words: "MIG welding".to_owned(),
                evidence: vec![Evidence::posting("You weld pressure parts by MIG")],
            }],
            missing: vec!["Reading technical drawings".to_owned()],
            sends: sends(),
            change: ("Look at my résumé for this opening", "/me/resume?for=o1".to_owned()),
            promise: "Tapti Boilers promises an answer within 14 days.".to_owned(),
            answers: "Answered 5 of 6. Usually after 4 days.".to_owned(),
            action: APPLY.to_owned(),
            controls: controls(None),
            can_send: true,
        };
        let wrong = Self {
            controls: controls(Some("Please answer each question: the employer asks it of everybody.")),
            ..filled.clone()
        };
        let barred = Self {
            barred: Some(
                Notice::new(
                    Tone::Careful,
                    "To apply you need an account: the employer's answer must reach you.",
                )
                .link("Make an account", "/sign-up"),
            ),
            fit: None,
            can_send: false,
            ..filled.clone()
        };
        vec![("filled", filled), ("wrong", wrong), ("barred", barred)]
    }
}

fn row(title: &str, stage: Stage, next: &str) -> ApplicationRow {
    ApplicationRow {
        title: title.to_owned(),
        employer: "Tapti Boilers".to_owned(),
        address: ONE.to_owned(),
        state: stage_status(stage),
        next: next.to_owned(),
    }
}

impl Sample for ApplicationsPage {
    const NAME: &'static str = "applications";

    fn samples() -> Vec<(&'static str, Self)> {
        let group = |id, heading, rows| ApplicationGroup { id, heading, rows };
        let filled = Self {
            shell: person("My applications", "/applications", None),
            groups: vec![
                group(
                    "going-on",
                    "Going on",
                    vec![row("Welder", Stage::Shortlisted, "You hear by 20 March 2026.")],
                ),
                group(
                    "waiting",
                    "Waiting for an answer",
                    vec![
                        row("Fitter", Stage::Sent, "You hear by 24 March 2026."),
                        row(
                            "Plant mechanic",
                            Stage::Sent,
                            "An answer was promised by 9 March 2026. We remind them.",
                        ),
                    ],
                ),
                group(
                    "ended",
                    "Ended",
                    vec![row("Canteen cook", Stage::Declined, "4 March 2026")],
                ),
            ],
            empty: None,
        };
        let empty = Self {
            groups: Vec::new(),
            empty: Some(Empty::new(
                Picture::NothingYet,
                "No application yet",
                "When you apply to an opening here, you see where it stands.",
                &[("Jobs for you", "/jobs")],
            )),
            ..filled.clone()
        };
        vec![("filled", filled), ("empty", empty)]
    }
}

impl Sample for ApplicationPage {
    const NAME: &'static str = "application";

    fn samples() -> Vec<(&'static str, Self)> {
        let way = |code: &str, words: &str| PostButton::new(ONE, words).value("do", code);
        let contest = Form::new(
            ONE,
            vec![Control::Area(Area::new("words", "What does it get wrong?", ""))],
            "Tell the employer",
        );
        let sent = Self {
            shell: person("Welder", ONE, None),
            title: "Welder".to_owned(),
            employer: "Tapti Boilers".to_owned(),
            opening: "/openings/o1".to_owned(),
            state: stage_status(Stage::Sent),
            next: "You hear by 16 March 2026.".to_owned(),
            is_hired: false,
            undo: Some(way("undo", "Undo: nobody has seen it yet")),
            withdraw: None,
            hide: None,
            interview: None,
            offer: None,
            check: None,
            steps: steps(["by you", "by the employer"]).into_iter().take(1).collect(),
            fit: (
                "You have 2 of the 3 skills asked for".to_owned(),
                MatchBar::new(2, 0, 1),
            ),
            contest,
            is_contested: false,
            sends: sends(),
            note: vec!["I like boilers, and I live ten minutes away.".to_owned()],
            answers: vec![Answered {
                question: "Can you work nights?".to_owned(),
                answer: "Yes".to_owned(),
                look: false,
            }],
        };
        let going_on = Self {
            state: stage_status(Stage::Shortlisted),
            undo: None,
            withdraw: Some(way("withdraw", "Take my application back")),
            hide: Some(PostButton::new("/openings/o1/hide", "Hide me from this employer").class("plain")),
            interview: Some(super::interview::line(ONE)),
            offer: Some(super::offer::line(ONE)),
            check: Some(super::checks::line(ONE)),
            steps: steps(["by you", "by the employer"]),
            is_contested: true,
            ..sent.clone()
        };
        let hired = Self {
            state: stage_status(Stage::Hired),
            next: "12 March 2026".to_owned(),
            is_hired: true,
            withdraw: None,
            hide: None,
            ..going_on.clone()
        };
        vec![("sent", sent), ("going-on", going_on), ("hired", hired)]
    }
}
