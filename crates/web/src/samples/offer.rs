//! Job offers, as either side sees them, and where a paper is checked.

use model::JobOfferState;

use super::person;
use crate::{
    pages::{
        Sample,
        interview::{InterviewLine, Unfolds},
        offer::{OfferCheckPage, OfferPage},
    },
    view::{Area, Control, Field, Form, Notice, PostButton, Tone, offer_status},
};

const OWN: &str = "/applications/a1/offer";
const TEAM: &str = "/hire/applications/a1/offer";
const CHECK: &str = "/offers/check/c1";

/// An offer on its application's page.
pub(super) fn line(address: &str) -> InterviewLine {
    InterviewLine {
        state: Some(offer_status(JobOfferState::Sent)),
        words: "They have it, and can answer by 20 March 2026. We remind them two days before.".to_owned(),
        link: "Look at the offer",
        address: format!("{address}/offer"),
    }
}

fn way(summary: &'static str, open: bool, action: &str, control: Control, submit: &str) -> Unfolds {
    Unfolds {
        summary,
        open,
        form: Form::new(action, vec![control], submit),
    }
}

fn area(name: &str, label: &str) -> Control {
    Control::Area(Area {
        required: true,
        rows: 3,
        ..Area::new(name, label, "")
    })
}

fn pair(label: &str, words: &str) -> (String, String) {
    (label.to_owned(), words.to_owned())
}

fn paragraphs() -> Vec<String> {
    vec![
        "Dear Asha Rao,".to_owned(),
        "we are glad to offer you work with us at Tapti Boilers: Boiler welder, in Leeds, from 1 April 2026 on."
            .to_owned(),
        "We look forward to working with you.".to_owned(),
    ]
}

fn rows() -> Vec<(String, String)> {
    vec![
        pair("The work", "Boiler welder"),
        pair("Where", "Mill Road, Leeds"),
        pair("First day", "1 April 2026"),
        pair("Pay", "£17.50 an hour"),
        pair("Working time", "40 hours a week"),
        pair("To be answered by", "20 March 2026"),
    ]
}

fn sent() -> OfferPage {
    let name = Field::text("name", "Your full name, as your signature")
        .hint("With it and the time the letter is signed, and the job is yours.");
    OfferPage {
        shell: person("Job offer", OWN, None),
        back: pair("My application", "/applications/a1"),
        title: "Welder".to_owned(),
        about: "Tapti Boilers".to_owned(),
        state: Some(offer_status(JobOfferState::Sent)),
        lead: "Read it in peace. You can accept, say no, or ask for a change, by 20 March 2026.".to_owned(),
        is_signed: false,
        doubts: None,
        said: None,
        paragraphs: paragraphs(),
        rows: rows(),
        lang: "en".to_owned(),
        file: Some(format!("{OWN}.pdf")),
        buttons: Vec::new(),
        ways: vec![
            way(
                "Accept and sign",
                true,
                OWN,
                Control::Field(name),
                "Sign and take the job",
            ),
            way(
                "Ask for a change",
                false,
                OWN,
                area("words", "What would you like to be different?"),
                "Ask them",
            ),
            way(
                "Say no",
                false,
                OWN,
                area("reason", "Why not?"),
                "Yes, say no to the offer",
            ),
        ],
        others: Vec::new(),
        take_back: None,
        steps: vec![pair(
            "12 March 2026, 10:00 (Europe/London, UTC+00:00)",
            "waits for an answer by the employer",
        )],
        check: Some(CHECK.to_owned()),
    }
}

/// The team reads its draft, which reads like a trick.
fn draft(sent: &OfferPage) -> OfferPage {
    OfferPage {
        shell: person("Job offer", TEAM, None),
        back: pair("Asha Rao", "/hire/applications/a1"),
        about: "Asha Rao".to_owned(),
        state: Some(offer_status(JobOfferState::Draft)),
        lead: "Read the letter as they will.".to_owned(),
        doubts: Some((
            Notice::new(
                Tone::Careful,
                "This cannot be sent: it reads like offers that want money or bank details from people. Change these words.",
            ),
            vec![(
                "It wants money from you. An honest employer never does.",
                "pay the refundable security deposit".to_owned(),
            )],
        )),
        file: Some(format!("{TEAM}.pdf")),
        buttons: vec![
            PostButton::new(TEAM, "It is right: it can be sent")
                .class("primary")
                .value("do", "approve"),
        ],
        ways: vec![
            way(
                "Write the offer",
                true,
                TEAM,
                Control::Field(
                    Field::text("pay", "Pay").error("Write the amount with its currency, such as £17.50 or ₹32,000."),
                ),
                "Keep it and look at the letter",
            ),
            way(
                "Take the offer back",
                false,
                TEAM,
                area("reason", "Why do you take it back?"),
                "Yes, take it back",
            ),
        ],
        steps: Vec::new(),
        check: None,
        ..sent.clone()
    }
}

impl Sample for OfferPage {
    const NAME: &'static str = "offer";

    fn samples() -> Vec<(&'static str, Self)> {
        let sent = sent();
        let draft = draft(&sent);
        let signed = Self {
            state: Some(offer_status(JobOfferState::Accepted)),
            lead: "You signed it, and both of you have the paper.".to_owned(),
            is_signed: true,
            ways: Vec::new(),
            others: vec![pair("Cook, Mill Canteen", "/applications/a2")],
            take_back: Some(
                PostButton::new(OWN, "Yes, take my other applications back")
                    .class("danger")
                    .value("do", "others"),
            ),
            ..sent.clone()
        };
        let asked = Self {
            shell: person("Job offer", TEAM, None),
            back: pair("Asha Rao", "/hire/applications/a1"),
            about: "Asha Rao".to_owned(),
            state: Some(offer_status(JobOfferState::ChangeAsked)),
            lead: "They ask for a change. Write the next version, or take the offer back.".to_owned(),
            said: Some(("Their words", "Could it be £18 an hour?".to_owned())),
            file: Some(format!("{TEAM}.pdf")),
            ways: Vec::new(),
            ..sent.clone()
        };
        vec![("sent", sent), ("draft", draft), ("signed", signed), ("asked", asked)]
    }
}

impl Sample for OfferCheckPage {
    const NAME: &'static str = "offer-check";

    fn samples() -> Vec<(&'static str, Self)> {
        let asked = Self {
            shell: person("Is this offer genuine?", CHECK, None),
            about: "Boiler welder, Tapti Boilers".to_owned(),
            state: offer_status(JobOfferState::Accepted),
            rows: vec![
                ("Employer", "Tapti Boilers".to_owned()),
                ("The work", "Boiler welder".to_owned()),
                ("Signed on", "14 March 2026, 9:30 (Europe/London, UTC+00:00)".to_owned()),
            ],
            outcome: None,
            action: CHECK.to_owned(),
        };
        let fits = Self {
            outcome: Some(Notice::new(
                Tone::Good,
                "This file is the paper that was signed, to the last letter.",
            )),
            ..asked.clone()
        };
        vec![("asked", asked), ("fits", fits)]
    }
}
