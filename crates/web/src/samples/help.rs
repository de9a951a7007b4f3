//! Talking to a person, and requests as staff see them.

use super::{person, staff, visitor};
use crate::{
    pages::{
        Nav, Sample,
        help::{HelpCard, HelpPage, HelplineLine},
        staff::{RequestPage, RequestRow, RequestsPage, SharedMessage},
    },
    svg::Picture,
    view::{Area, Control, Empty, Field, Form, Light, Notice, PostButton, Status, Tick, Tone},
};

const ADDRESS: &str = "/staff/requests/r1";
const ABOUT: &str =
    "My old employer has not paid my last month, and I do not know whether I may say so in an interview.";

fn card(status: Status, sentences: &[&str], answer: Option<&str>) -> HelpCard {
    HelpCard {
        asked: "10 March 2026, 09:40".to_owned(),
        about: ABOUT.to_owned(),
        status,
        sentences: sentences.iter().map(|sentence| (*sentence).to_owned()).collect(),
        with_messages: answer.is_none(),
        answer: answer.map(|words| ("Nadia Farouk".to_owned(), words.to_owned())),
        take_back: answer
            .is_none()
            .then(|| PostButton::new("/me/help/withdraw", "Take the request back")),
    }
}

fn ask() -> Form {
    let tick = Tick {
        id: "messages".to_owned(),
        name: "messages".to_owned(),
        label: "They may see the last messages of my conversation in the chat".to_owned(),
        hint: None,
        ticked: false,
    };
    let about = Area {
        hint: Some("A few words help them to answer well. You need not say.".to_owned()),
        ..Area::new("about", "What is it about?", "")
    };
    Form::new(
        "/me/help",
        vec![Control::Area(about), Control::Tick(tick)],
        "Ask for a person",
    )
}

impl Sample for HelpPage {
    const NAME: &'static str = "help";

    fn samples() -> Vec<(&'static str, Self)> {
        let answered = card(
            Status::new(Light::Good, "answered"),
            &[],
            Some(
                "You may say so, calmly and in one sentence.\nLet us look at the letter to them together: Thursday at ten?",
            ),
        );
        let ask = Self {
            shell: person("Talk to a person", "/me/help", None),
            notice: None,
            helpline: Some(HelplineLine {
                name: "Tele-MANAS".to_owned(),
                phone: "14416".to_owned(),
                dial: "14416".to_owned(),
                hours: "day and night".to_owned(),
            }),
            seen: vec![
                "Nadia Farouk is asked. Each look is noted for you.".to_owned(),
                "They see your name, that you asked, and what you write here.".to_owned(),
                "You will have an answer by 16 March 2026: here, in the chat, and by mail if your address is confirmed."
                    .to_owned(),
            ],
            form: Some(ask()),
            requests: vec![answered.clone()],
        };
        let waiting = Self {
            form: None,
            requests: vec![
                card(
                    Status::new(Light::Careful, "late"),
                    &[
                        "Nadia Farouk has your request and will answer it.",
                        "The answer was due by 11 March 2026 and is late. I am sorry.",
                    ],
                    None,
                ),
                answered,
            ],
            ..ask.clone()
        };
        let nobody = Self {
            shell: visitor("Talk to a person", "/me/help"),
            notice: Some(
                Notice::new(
                    Tone::Plain,
                    "Nobody who works here is entrusted with you at the moment, so there is nobody to ask in this way.",
                )
                .link("Go to the chat", "/chat"),
            ),
            helpline: None,
            seen: Vec::new(),
            form: None,
            requests: Vec::new(),
        };
        vec![("ask", ask), ("waiting", waiting), ("nobody", nobody)]
    }
}

fn row(name: &str, due: &str, late: bool, taken: &str) -> RequestRow {
    RequestRow {
        name: name.to_owned(),
        address: ADDRESS.to_owned(),
        asked: "10 March 2026, 09:40".to_owned(),
        due: due.to_owned(),
        late: late.then(|| Status::new(Light::Bad, "late")),
        taken: taken.to_owned(),
    }
}

fn desk(error: Option<&str>) -> Form {
    let days = Field::number("answer_days", "Working days to an answer").value("2");
    let days = match error {
        Some(words) => days.error(words),
        None => days,
    };
    let text = |name: &str, label: &str, value: &str| Control::Field(Field::text(name, label).optional().value(value));
    Form::new(
        "/staff/requests",
        vec![
            Control::Field(days.width("w-short")),
            text("helpline_name", "What the helpline is called", "Tele-MANAS"),
            text("helpline_phone", "Its telephone number", "14416"),
            text("helpline_hours", "When somebody answers there", "day and night"),
        ],
        "Keep it",
    )
}

impl Sample for RequestsPage {
    const NAME: &'static str = "staff-requests";

    fn samples() -> Vec<(&'static str, Self)> {
        let mut shell = staff("Requests for a person", "/staff/requests", Some(Nav::Requests));
        shell.requests = 3;
        let filled = Self {
            shell: shell.clone(),
            rows: vec![
                row("Marisol Dimaandal", "11 March 2026", true, "Nobody yet"),
                row("Tomasz Wielgosz", "13 March 2026", false, "You"),
                row("Without a name", "16 March 2026", false, "Anil Kulkarni"),
            ],
            empty: None,
            desk: desk(None),
        };
        shell.requests = 0;
        let empty = Self {
            shell,
            rows: Vec::new(),
            empty: Some(Empty::new(
                Picture::NothingYet,
                "Nobody waits",
                "When somebody entrusted to you asks for a person, it stands here.",
                &[("People entrusted to you", "/staff/people")],
            )),
            desk: desk(Some("A promise of 1 to 20 working days can be kept and believed.")),
        };
        vec![("filled", filled), ("empty", empty)]
    }
}

fn message(own: bool, words: &str) -> SharedMessage {
    SharedMessage {
        own,
        words: words.to_owned(),
    }
}

fn words_form(path: &str, label: &str, id: &str, submit: &str, required: bool) -> Form {
    let field = Area {
        id: id.to_owned(),
        required,
        ..Area::new("answer", label, "")
    };
    Form::new(&format!("{ADDRESS}/{path}"), vec![Control::Area(field)], submit)
}

impl Sample for RequestPage {
    const NAME: &'static str = "staff-request";

    fn samples() -> Vec<(&'static str, Self)> {
        let open = Self {
            shell: staff("Marisol Dimaandal", ADDRESS, Some(Nav::Requests)),
            name: "Marisol Dimaandal".to_owned(),
            status: Status::new(Light::Bad, "late"),
            sentences: vec![
                "Asked 10 March 2026, 09:40.".to_owned(),
                "Promised by 11 March 2026.".to_owned(),
            ],
            about: ABOUT.to_owned(),
            shared: vec![
                message(true, "find me work near home"),
                message(false, "I found 12 openings.\n1. Cook, Hotel Banyan, Pune"),
                message(true, "they still owe me my last pay"),
            ],
            answer: None,
            take: Some(PostButton::new(&format!("{ADDRESS}/take"), "I will answer this")),
            form: Some(words_form("answer", "Your answer", "answer", "Send the answer", true)),
            close: Some(words_form(
                "close",
                "A word to them",
                "closing",
                "Close the request",
                false,
            )),
            hand_on: vec![PostButton::new(
                &format!("{ADDRESS}/hand-on"),
                "Hand it to Nadia Farouk",
            )],
        };
        let answered = Self {
            status: Status::new(Light::Good, "answered"),
            about: String::new(),
            shared: Vec::new(),
            answer: Some("You may say so, calmly and in one sentence.".to_owned()),
            take: None,
            form: None,
            close: None,
            hand_on: Vec::new(),
            ..open.clone()
        };
        vec![("open", open), ("answered", answered)]
    }
}
