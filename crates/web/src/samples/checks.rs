//! Background checks, as either side sees them, and the form for those a person named.

use model::{CheckState, RefereeState, StepState};

use super::person;
use crate::{
    pages::{
        Sample,
        checks::{BackgroundCheckPage, DocumentLine, PartView, RefereeLine, ReferencePage},
        interview::{InterviewLine, Unfolds},
    },
    view::{
        Area, Choice, Choices, Control, Field, Form, Notice, PostButton, Tick, Tone, check_status, part_status,
        referee_status,
    },
};

const OWN: &str = "/applications/a1/check";
const TEAM: &str = "/hire/applications/a1/check";
const KEY: &str = "/references/k1";

/// A check on its application's page.
pub(super) fn line(address: &str) -> InterviewLine {
    InterviewLine {
        state: Some(check_status(CheckState::Running)),
        words: "It should be done by 26 March 2026.".to_owned(),
        link: "Look at the background check",
        address: format!("{address}/check"),
    }
}

fn pair(label: &str, words: &str) -> (String, String) {
    (label.to_owned(), words.to_owned())
}

fn area(name: &str, id: &str, label: &str) -> Control {
    Control::Area(Area {
        id: id.to_owned(),
        required: true,
        rows: 3,
        ..Area::new(name, label, "")
    })
}

fn way(summary: &'static str, open: bool, action: &str, controls: Vec<Control>, submit: &str) -> Unfolds {
    Unfolds {
        summary,
        open,
        form: Form::new(action, controls, submit),
    }
}

fn consent() -> Vec<String> {
    [
        "Tapti Boilers asks to look into the following, for your application for “Welder”, by 26 March 2026:",
        "Where you worked: whether you worked where and when you say, by a paper or by asking the employer you name.",
        "What others say of your work: what people say who know your work: you name them, they are asked by mail, and you read what they write.",
        "Nothing else is looked into, and no register is asked about you.",
        "Documents you hand in are kept sealed. They are opened by these people of Tapti Boilers alone, each time for a reason that is written down and shown to you: Rita Shah.",
        "You may say no, and you may take your yes back at any time, without a reason. Then nothing more is looked into, and what was collected is destroyed at once. Tapti Boilers then decides about your application without it.",
    ]
    .map(str::to_owned)
    .into()
}

fn asked() -> BackgroundCheckPage {
    let yes = Choice::new("yes", "I read it, and I say yes to it");
    BackgroundCheckPage {
        shell: person("Background check", OWN, None),
        back: pair("My application", "/applications/a1"),
        title: "Welder".to_owned(),
        about: "Tapti Boilers".to_owned(),
        state: Some(check_status(CheckState::Asked)),
        lead: "Read it in peace, and answer by 26 March 2026. Nothing begins before you say yes, and you may say no."
            .to_owned(),
        said: vec![(
            "Why they ask",
            "Boilers are under pressure: we ask everybody who welds here.".to_owned(),
        )],
        agree: Some(Form::new(
            OWN,
            vec![Control::Choices(Choices::many("agree", "Your yes", vec![yes]))],
            "Say yes",
        )),
        consent: consent(),
        agreed: None,
        parts: Vec::new(),
        buttons: Vec::new(),
        ways: vec![way(
            "Say no",
            false,
            OWN,
            vec![area("reason", "reason", "Why not?")],
            "Say no to it",
        )],
        entries: vec![pair(
            "12 March 2026, 10:00 (Europe/London, UTC+00:00)",
            "Rita Shah: asked for the check",
        )],
    }
}

fn work(state: StepState) -> PartView {
    PartView {
        code: "work",
        name: "Where you worked",
        state: part_status(state),
        who: "It is the employer's turn since 13 March 2026, until 26 March 2026.".to_owned(),
        said: vec![(
            "What you said",
            "Mill Boilers, Leeds: welder, from May 2019 to June 2023. Ask Meera Pillai.".to_owned(),
        )],
        referees: Vec::new(),
        documents: vec![DocumentLine {
            name: "contract.pdf, 120 kB".to_owned(),
            open: Some(format!("{OWN}/documents/f1")),
            look: None,
        }],
        upload: Some(format!("{OWN}/work/documents")),
        ways: Vec::new(),
    }
}

fn references() -> PartView {
    let asked = RefereeLine {
        name: "Omar Haddad, worked beside me".to_owned(),
        state: referee_status(RefereeState::Asked),
        said: vec![("Can answer until", "26 March 2026".to_owned())],
    };
    let answered = RefereeLine {
        name: "Meera Pillai, my foreman at Mill Boilers".to_owned(),
        state: referee_status(RefereeState::Answered),
        said: vec![
            ("How they know each other", "I was her foreman from 2019 on.".to_owned()),
            ("The work", "She welds cleanly and helps others.".to_owned()),
            ("Would work with them again", "Yes".to_owned()),
        ],
    };
    PartView {
        code: "references",
        name: "What others say of your work",
        state: part_status(StepState::WaitsForReferee),
        who: "Those who were named are asked since 13 March 2026, until 26 March 2026.".to_owned(),
        said: Vec::new(),
        referees: vec![answered, asked],
        documents: Vec::new(),
        upload: None,
        ways: vec![way(
            "Name somebody else",
            false,
            OWN,
            vec![
                Control::Field(Field::text("name", "Their name")),
                Control::Field(Field::text("mail", "Their mail address")),
                Control::Field(Field::text("relation", "How do you know them?")),
            ],
            "Ask them now",
        )],
    }
}

fn running(asked: &BackgroundCheckPage) -> BackgroundCheckPage {
    BackgroundCheckPage {
        state: Some(check_status(CheckState::Running)),
        lead: "It should be done by 26 March 2026. You see everything here as soon as it is there. You may take your yes back at any time."
            .to_owned(),
        said: Vec::new(),
        agree: None,
        agreed: Some("Version 1, 12 March 2026, 18:00 (Europe/London, UTC+00:00)".to_owned()),
        parts: vec![work(StepState::WaitsForTeam), references()],
        ways: vec![way("Take my yes back", false, OWN, Vec::new(), "Yes, stop it and destroy what was collected")],
        entries: vec![
            pair("12 March 2026, 10:00 (Europe/London, UTC+00:00)", "Rita Shah: asked for the check"),
            pair("12 March 2026, 18:00 (Europe/London, UTC+00:00)", "You: the yes"),
            pair(
                "13 March 2026, 9:00 (Europe/London, UTC+00:00)",
                "Rita Shah: Where you worked · opened a document · contract.pdf: to see the years",
            ),
        ],
        ..asked.clone()
    }
}

/// The person reads that the employer thinks about a no.
fn notice(running: &BackgroundCheckPage) -> BackgroundCheckPage {
    let mut part = work(StepState::Differs);
    "Since 16 March 2026".clone_into(&mut part.who);
    part.said.push(("What was found", "They say 2021 to 2023.".to_owned()));
    part.ways = vec![way(
        "This is not right",
        true,
        OWN,
        vec![area("words", "words-work", "What is not right, and how is it?")],
        "Tell them",
    )];
    BackgroundCheckPage {
        state: Some(check_status(CheckState::Notice)),
        lead: "The employer thinks about saying no because of it. Nothing is decided. If something below is not right, say so there."
            .to_owned(),
        said: vec![
            ("The first notice: what it rests on", "The years at Mill Boilers are two, not four.".to_owned()),
            ("When it can be decided at the earliest", "After 23 March 2026".to_owned()),
        ],
        parts: vec![part],
        ..running.clone()
    }
}

/// The team begins, and made a mistake.
fn ask(asked: &BackgroundCheckPage) -> BackgroundCheckPage {
    let kinds = vec![
        Choice::new("identity", "Who you are")
            .note("whether you are who you say you are, by a paper with your name and picture that you choose"),
        Choice::new("work", "Where you worked")
            .note("whether you worked where and when you say, by a paper or by asking the employer you name"),
    ];
    let kinds = Choices {
        error: Some("Choose what is to be looked into: only what this work needs.".to_owned()),
        ..Choices::many("part", "What is to be looked into?", kinds)
    };
    BackgroundCheckPage {
        shell: person("Background check", TEAM, None),
        back: pair("Asha Rao", "/hire/applications/a1"),
        about: "Asha Rao".to_owned(),
        state: None,
        lead: "Ask only for what this work needs. They read what would be looked into and by whom, and say yes or no. Nothing begins before."
            .to_owned(),
        said: Vec::new(),
        agree: None,
        consent: Vec::new(),
        ways: vec![way(
            "Ask for a background check",
            true,
            TEAM,
            vec![Control::Choices(kinds), area("words", "words-ask", "Why do you ask?")],
            "Ask them",
        )],
        entries: Vec::new(),
        ..asked.clone()
    }
}

/// The team looks at what came in.
fn looking(running: &BackgroundCheckPage) -> BackgroundCheckPage {
    let mut part = work(StepState::WaitsForTeam);
    let at = format!("{TEAM}/documents/f1");
    "It is your turn since 13 March 2026, until 26 March 2026.".clone_into(&mut part.who);
    part.upload = None;
    part.documents[0].open = None;
    part.documents[0].look = Some(Form::new(
        &at,
        vec![Control::Field(
            Field::text("reason", "Why do you open it?").id("reason-f1"),
        )],
        "Open it",
    ));
    part.ways = vec![way(
        "Say what you found",
        false,
        TEAM,
        vec![
            Control::Choices(Choices::one(
                "finding",
                "What did you find?",
                vec![
                    Choice::new("confirmed", "It is as they say"),
                    Choice::new("unconfirmed", "It could not be confirmed"),
                    Choice::new("differs", "It differs from what they say"),
                ],
            )),
            area("words", "words-work", "In words"),
        ],
        "Keep it, and show it to them",
    )];
    BackgroundCheckPage {
        shell: person("Background check", TEAM, None),
        back: pair("Asha Rao", "/hire/applications/a1"),
        about: "Asha Rao".to_owned(),
        lead: "It should be done by 26 March 2026. They see at once what you find, and can say what is not right."
            .to_owned(),
        parts: vec![part],
        buttons: vec![PostButton::new(TEAM, "Have Clear Ground look into it").value("do", "order")],
        ways: Vec::new(),
        ..running.clone()
    }
}

impl Sample for BackgroundCheckPage {
    const NAME: &'static str = "background-check";

    fn samples() -> Vec<(&'static str, Self)> {
        let asked = asked();
        let running = running(&asked);
        vec![
            ("ask", ask(&asked)),
            ("looking", looking(&running)),
            ("notice", notice(&running)),
            ("running", running),
            ("asked", asked),
        ]
    }
}

impl Sample for ReferencePage {
    const NAME: &'static str = "reference";

    fn samples() -> Vec<(&'static str, Self)> {
        let again = vec![
            Choice::new("yes", "Yes"),
            Choice::new("no", "No"),
            Choice::new("", "I would rather not say").chosen(true),
        ];
        let keep = Tick {
            id: "keep".to_owned(),
            name: "keep".to_owned(),
            label: "Offer me these words again when Asha Rao names me another time".to_owned(),
            hint: Some("Nothing is sent without you: you are asked each time.".to_owned()),
            ticked: false,
        };
        let controls = vec![
            area("knows", "knows", "How do you know Asha Rao, and since when?"),
            area("work", "work", "What did Asha Rao do, and how?"),
            Control::Choices(Choices::one("again", "Would you work with Asha Rao again?", again)),
            Control::Tick(keep),
        ];
        let asked = Self {
            shell: person("A few words about somebody's work", KEY, None),
            heading: "A few words about Asha Rao".to_owned(),
            lead: vec![
                "Asha Rao applied to Tapti Boilers for the work “Welder” and named you: “my foreman at Mill Boilers”.".to_owned(),
                "Asha Rao and those who hire at Tapti Boilers read what you write. It is destroyed with the background check, at the latest half a year after it has ended. Write only what you know yourself."
                    .to_owned(),
            ],
            outcome: None,
            form: Some(Form::new(KEY, controls, "Send it")),
            buttons: vec![
                PostButton::new(KEY, "I would rather not say anything").value("do", "decline"),
                PostButton::new(KEY, "I do not know this person").value("do", "stranger"),
            ],
        };
        let thanked = Self {
            outcome: Some(Notice::new(
                Tone::Good,
                "Thank you: your words are with them. This took you a few minutes, and it may change a lot for somebody.",
            )),
            lead: Vec::new(),
            form: None,
            buttons: vec![
                PostButton::new(KEY, "Delete what I wrote")
                    .class("danger")
                    .value("do", "delete"),
            ],
            ..asked.clone()
        };
        vec![("asked", asked), ("thanked", thanked)]
    }
}
