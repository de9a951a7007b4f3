//! My data and my messages.

use super::{guest, person, visitor};
use crate::{
    pages::{
        Sample,
        data::{DataPage, ErasePage, ErasedPage, Held, Look, SignedIn, Trusted},
        messages::{Message, MessagesPage},
    },
    svg::Picture,
    view::{Empty, Field, Light, Mistakes, Notice, Status, Tone},
};

fn held(what: &str, amount: &str, purpose: &str, until: &str) -> Held {
    Held {
        what: what.to_owned(),
        amount: amount.to_owned(),
        purpose: purpose.to_owned(),
        until: until.to_owned(),
    }
}

fn look(who: &str, what: &str, purpose: &str, day: &str) -> Look {
    Look {
        who: who.to_owned(),
        what: what.to_owned(),
        purpose: purpose.to_owned(),
        day: day.to_owned(),
    }
}

fn signed_in(id: &str, device: &str, used: &str, this: bool) -> SignedIn {
    SignedIn {
        id: id.to_owned(),
        device: device.to_owned(),
        since: "2 March 2026".to_owned(),
        used: used.to_owned(),
        this,
    }
}

fn everything() -> Vec<Held> {
    vec![
        held(
            "Résumé file",
            "1 file, 240\u{a0}kB",
            "To read your profile from",
            "you erase it",
        ),
        held("Profile", "31 facts", "To find openings that fit", "you erase it"),
        held(
            "Saved and dismissed openings",
            "12",
            "To make your list better",
            "you erase them",
        ),
        held(
            "Account",
            "Mail address, password (only its hash)",
            "To let you in",
            "you erase it",
        ),
    ]
}

fn looks() -> Vec<Look> {
    vec![
        look(
            "Anil Kulkarni, counsellor",
            "Profile",
            "Preparing an appointment",
            "10 March 2026",
        ),
        look(
            "Anil Kulkarni for Rhea Dsouza, counsellors",
            "Résumé file",
            "Covering during leave",
            "4 March 2026",
        ),
    ]
}

impl Sample for DataPage {
    const NAME: &'static str = "data";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("My data", "/me/data", None),
            notice: None,
            held: everything(),
            looks: looks(),
            trusted: vec![Trusted {
                who: "Anil Kulkarni".to_owned(),
                why: "counsellor of your cohort, Spring 2026,".to_owned(),
                days: "from 1 February to 31 July 2026".to_owned(),
            }],
            sessions: vec![
                signed_in("s1", "Firefox on Android", "now", true),
                signed_in("s2", "Chrome on Windows, shared computer", "8 March 2026", false),
            ],
        };
        let note = Notice::new(
            Tone::Plain,
            "What you told is kept for this device only, for 30 days after your last visit.",
        )
        .title("You have no account.")
        .link("Keep it with an account", "/sign-up");
        let without = Self {
            shell: guest("My data", "/me/data"),
            notice: Some(note),
            looks: Vec::new(),
            trusted: Vec::new(),
            sessions: Vec::new(),
            ..filled.clone()
        };
        let nothing = Self {
            shell: visitor("My data", "/me/data"),
            notice: None,
            held: Vec::new(),
            ..without.clone()
        };
        vec![("filled", filled), ("guest", without), ("nothing", nothing)]
    }
}

impl Sample for ErasePage {
    const NAME: &'static str = "erase";

    fn samples() -> Vec<(&'static str, Self)> {
        let lines = |list: &[&str]| list.iter().map(|line| (*line).to_owned()).collect();
        let word = Field::text("word", "Type ERASE to go on").max(20).width("w-medium");
        let fresh = Self {
            shell: person("Erase everything?", "/me/data/erase", None),
            goes: lines(&[
                "Your profile and the résumé file it was read from",
                "Saved and dismissed openings, and your plan",
                "Your account and all messages to you",
            ]),
            stays: lines(&[
                "Counts without names, such as how many people saw an opening",
                "Copies in backups, for at most 30 days; an erased person is erased again when one is brought back",
            ]),
            word: word.clone(),
            password: Some(Field::password("password", "Your password", "current-password")),
            mistakes: Mistakes::none(),
        };
        let words = "Type the word ERASE, in capital letters, to show that you mean it.";
        let failed = Self {
            word: word.value("erase").error(words),
            mistakes: Mistakes::one("word", words),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("failed", failed)]
    }
}

impl Sample for ErasedPage {
    const NAME: &'static str = "erased";

    fn samples() -> Vec<(&'static str, Self)> {
        vec![(
            "done",
            Self {
                shell: visitor("Everything is erased", "/"),
                backups: "Copies in backups are gone by 11 April 2026.".to_owned(),
            },
        )]
    }
}

fn message(id: &str, subject: &str, day: &str, state: Status, paragraphs: &[&str]) -> Message {
    Message {
        id: id.to_owned(),
        subject: subject.to_owned(),
        day: day.to_owned(),
        state,
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
        link: None,
    }
}

impl Sample for MessagesPage {
    const NAME: &'static str = "messages";

    fn samples() -> Vec<(&'static str, Self)> {
        let here = || Status::new(Light::Plain, "waits here, was not mailed");
        let confirm = Message {
            link: Some(("Confirm my address".to_owned(), "/confirm/token".to_owned())),
            ..message(
                "m1",
                "Please confirm your address",
                "12 March 2026",
                here(),
                &[
                    "Hello Meera,",
                    "Press the button below and messages can reach you at meera@example.org.",
                ],
            )
        };
        let welcome = message(
            "m2",
            "Welcome to Onward",
            "11 March 2026",
            Status::new(Light::Good, "also sent by mail"),
            &[
                "Your profile is kept with your account now.",
                "You find your list of jobs on any device you sign in on.",
            ],
        );
        let note = Notice::new(
            Tone::Plain,
            "This server sends no mail at the moment, so everything meant for you is here.",
        );
        let filled = Self {
            shell: person("Your messages", "/messages", None),
            notice: Some(note),
            messages: vec![confirm, welcome],
            empty: None,
            pager: None,
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "No messages yet",
            "When something is written to you, it stands here, whether or not it was mailed.",
            &[("Go to jobs for you", "/jobs")],
        );
        vec![
            ("filled", filled.clone()),
            (
                "empty",
                Self {
                    notice: None,
                    messages: Vec::new(),
                    empty: Some(empty),
                    ..filled
                },
            ),
        ]
    }
}
