//! The chat.

use super::{person, visitor};
use crate::{
    pages::{
        Nav, Sample, Shell,
        chat::{ChatPage, TalkCard, TalkLine},
    },
    svg::MatchBar,
};

fn line(number: i64, own: bool, paragraphs: &[&str]) -> TalkLine {
    TalkLine {
        number,
        own,
        from: None,
        when: String::new(),
        paragraphs: paragraphs.iter().map(|words| (*words).to_owned()).collect(),
        cards: Vec::new(),
    }
}

fn card(number: u16, title: &str, about: &str, bar: (u32, u32, u32)) -> TalkCard {
    TalkCard {
        number,
        title: title.to_owned(),
        address: "/openings/0197f3c2-0000-7000-8000-000000000001".to_owned(),
        about: about.to_owned(),
        bar: Some(MatchBar {
            text: format!("{} of {} skills", bar.0 + bar.1, bar.0 + bar.1 + bar.2),
            ..MatchBar::new(bar.0, bar.1, bar.2)
        }),
    }
}

fn page(shell: Shell, lines: Vec<TalkLine>, choices: &[(&str, &str)]) -> ChatPage {
    ChatPage {
        shell,
        lines,
        earlier: None,
        is_earlier: false,
        choices: choices
            .iter()
            .map(|(id, label)| ((*id).to_owned(), (*label).to_owned()))
            .collect(),
        form: Some(("Jobs for you", "/jobs".into())),
        typed: String::new(),
        problem: None,
        most: 8_000,
        can_take_away: false,
    }
}

fn found() -> ChatPage {
    let found = TalkLine {
        cards: vec![
            card(1, "Cook", "Hotel Banyan, Pune", (5, 1, 1)),
            card(2, "Cook for a school kitchen", "Riverside School, Pune", (4, 0, 3)),
            card(3, "Head cook", "Café Monsoon, Mumbai", (4, 1, 4)),
        ],
        ..line(3, false, &["I found 12 openings."])
    };
    let lines = vec![
        TalkLine {
            when: "12 March 2026, 09:30".to_owned(),
            ..line(
                1,
                false,
                &["Hello Meera Joshi. I am a program, not a person. I help you find work, step by step."],
            )
        },
        line(2, true, &["I need work as a cook in Pune"]),
        found,
    ];
    let choices = [
        ("opening-why-1", "Why 1?"),
        ("more", "More"),
        ("narrow-part-time", "Only part-time (4)"),
        ("narrow-nearer", "Closer to home (7)"),
    ];
    ChatPage {
        earlier: Some("/chat?before=1".to_owned()),
        can_take_away: true,
        ..page(person("Chat", "/chat", Some(Nav::Chat)), lines, &choices)
    }
}

fn greeting() -> ChatPage {
    let words = ["Hello. I am a program, not a person. I help you find work, step by step."];
    let choices = [
        ("find", "Find openings"),
        ("register", "Tell what I can do"),
        ("report", "Check a suspicious message"),
    ];
    page(
        visitor("Chat", "/chat").here(Nav::Chat),
        vec![line(0, false, &words)],
        &choices,
    )
}

impl Sample for ChatPage {
    const NAME: &'static str = "chat";

    fn samples() -> Vec<(&'static str, Self)> {
        let failed = ChatPage {
            typed: "A very long letter …".to_owned(),
            problem: Some("This is longer than 8000 characters. Please shorten it; nothing was lost.".to_owned()),
            ..greeting()
        };
        let earlier = ChatPage {
            is_earlier: true,
            choices: Vec::new(),
            form: None,
            ..found()
        };
        vec![
            ("found", found()),
            ("greeting", greeting()),
            ("failed", failed),
            ("earlier", earlier),
        ]
    }
}
