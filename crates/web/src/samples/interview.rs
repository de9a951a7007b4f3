//! Interviews, as either side sees them.

use model::InterviewState;

use super::person;
use crate::{
    pages::{
        Sample,
        interview::{InterviewDetails, InterviewLine, InterviewPage, KitLine, OfferedTime, Unfolds},
    },
    view::{Area, Control, Field, Form, PostButton, interview_status},
};

const OWN: &str = "/applications/a1/interview";
const TEAM: &str = "/hire/applications/a1/interview";

/// An interview on its application's page.
pub(super) fn line(address: &str) -> InterviewLine {
    InterviewLine {
        state: Some(interview_status(InterviewState::Agreed)),
        words: "20 March 2026, 10:00 (Europe/London, UTC+00:00)".to_owned(),
        link: "Look at the interview",
        address: format!("{address}/interview"),
    }
}

fn time(when: &str, is_open: bool) -> OfferedTime {
    let choose = || {
        PostButton::new(OWN, "Choose this time")
            .about(when)
            .value("do", "choose")
            .value("at", "2026-03-20T10:00:00+00:00")
    };
    OfferedTime {
        when: when.to_owned(),
        choose: is_open.then(choose),
    }
}

fn times(action: &str, error: Option<&str>) -> Form {
    let time = |at: u8| {
        let field = Field {
            kind: "datetime-local",
            width: "w-medium",
            required: at <= 2,
            error: error.filter(|_| at == 1).map(str::to_owned),
            ..Field::text(&format!("time-{at}"), &format!("Time {at}"))
        };
        Control::Field(field)
    };
    let mut controls: Vec<Control> = (1..=6).map(time).collect();
    controls.push(Control::Field(Field::text("zone", "Time zone").value("Europe/London")));
    controls.push(Control::Area(Area {
        required: true,
        ..Area::new("with", "Who takes part", "Rita Shah")
    }));
    Form::new(action, controls, "Offer these times")
}

fn ask(name: &str, label: &str, submit: &str) -> Form {
    let area = Area {
        required: true,
        rows: 3,
        ..Area::new(name, label, "")
    };
    Form::new(OWN, vec![Control::Area(area)], submit)
}

fn way(summary: &'static str, open: bool, form: Form) -> Unfolds {
    Unfolds { summary, open, form }
}

fn kit() -> Vec<KitLine> {
    let one = |skill: &str, ask: &str, good: &str| KitLine {
        skill: skill.to_owned(),
        ask: ask.to_owned(),
        good: good.to_owned(),
    };
    vec![
        one(
            "MIG welding",
            "Tell us about a time you did this: MIG welding. What was the task, what did you do, and how did it turn out?",
            "A real piece of work, their own part in it step by step, and how they knew it was done well.",
        ),
        one(
            "Reading technical drawings",
            "Reading technical drawings: what went wrong once when you did it, and what did you do then?",
            "They name the fault plainly, and say what they have done otherwise since.",
        ),
    ]
}

fn details(call: bool) -> InterviewDetails {
    InterviewDetails {
        place: if call { "" } else { "Gate 3, 12 Mill Road, Leeds" }.to_owned(),
        call: if call { "https://meet.example/boilers" } else { "" }.to_owned(),
        minutes: "45 minutes".to_owned(),
        with: "Rita Shah, Dev Rao".to_owned(),
    }
}

/// Times are offered to the person.
fn offered() -> InterviewPage {
    InterviewPage {
        shell: person("Interview", OWN, None),
        back: ("My application".to_owned(), "/applications/a1".to_owned()),
        title: "Welder".to_owned(),
        about: "Tapti Boilers".to_owned(),
        state: Some(interview_status(InterviewState::Offered)),
        lead: "Choose the time that suits you best. Once you do, it is agreed.".to_owned(),
        when: None,
        details: Some(details(false)),
        said: vec![("Words of the employer", "Please bring your certificates.".to_owned())],
        times: vec![
            time("12 March 2026, 8:00 (Europe/London, UTC+00:00)", false),
            time("20 March 2026, 10:00 (Europe/London, UTC+00:00)", true),
            time("30 March 2026, 15:00 (Europe/London, UTC+01:00)", true),
        ],
        file: None,
        ways: vec![
            way(
                "None of these times suits me",
                false,
                ask("words", "What would suit you?", "Tell them"),
            ),
            way("Offer other times", false, times(OWN, None)),
            way(
                "Call the interview off",
                false,
                ask("reason", "Why do you call it off?", "Yes, call it off"),
            ),
        ],
        kit: Vec::new(),
        prepare: vec!["MIG welding".to_owned(), "Reading technical drawings".to_owned()],
    }
}

impl Sample for InterviewPage {
    const NAME: &'static str = "interview";

    fn samples() -> Vec<(&'static str, Self)> {
        let offered = offered();
        let agreed = Self {
            shell: person("Interview", TEAM, None),
            back: ("Applicant QK 07".to_owned(), "/hire/applications/a1".to_owned()),
            about: "Applicant QK 07".to_owned(),
            state: Some(interview_status(InterviewState::Agreed)),
            lead: "It is agreed. Both of you are reminded the day before.".to_owned(),
            when: Some("20 March 2026, 10:00 (Europe/London, UTC+00:00)".to_owned()),
            details: Some(details(true)),
            times: Vec::new(),
            file: Some(format!("{TEAM}.ics")),
            kit: kit(),
            prepare: Vec::new(),
            ..offered.clone()
        };
        let wrong = Self {
            state: None,
            lead: "Offer from two to six times.".to_owned(),
            when: None,
            details: None,
            said: Vec::new(),
            file: None,
            ways: vec![way(
                "Offer times",
                true,
                times(
                    TEAM,
                    Some("Offer from two to six different times, so that one of them suits."),
                ),
            )],
            ..agreed.clone()
        };
        let off = Self {
            state: Some(interview_status(InterviewState::Cancelled)),
            lead: "It is called off. The application stands as it was, unless it has ended.".to_owned(),
            times: Vec::new(),
            ways: Vec::new(),
            prepare: Vec::new(),
            ..offered.clone()
        };
        vec![("offered", offered), ("agreed", agreed), ("wrong", wrong), ("off", off)]
    }
}
