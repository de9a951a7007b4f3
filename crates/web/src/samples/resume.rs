//! My résumé.

use super::person;
use crate::{
    pages::{
        Nav, Sample,
        resume::{Change, Kept, Remark, ResumePage, Towards, VersionRow, designs},
    },
    svg::Picture,
    view::{Area, Choice, Choices, Control, Empty, Form, Notice, PostButton, Tone},
};

fn page() -> ResumePage {
    ResumePage {
        shell: person("My résumé", "/me/resume", Some(Nav::Profile)),
        notice: None,
        towards: None,
        versions: Vec::new(),
        designs: designs(),
        remarks: Vec::new(),
        empty: None,
    }
}

fn choices() -> Form {
    let entries = vec![
        Choice::new("job:Cashier||2016", "Cashier").chosen(true),
        Choice::new("skill:typing", "Typing"),
    ];
    let controls = vec![
        Control::Area(Area::new(
            "summary",
            "At the top",
            "Nurse with six years on surgical wards.",
        )),
        Control::Choices(Choices::many("left_out", "Leave out", entries).in_row()),
    ];
    Form::new("/me/versions/0195a1c4-nurse", controls, "Keep this version")
}

fn remarks() -> Vec<Remark> {
    vec![
        Remark {
            words: "\u{201c}Ward assistant\u{201d} has no dates".to_owned(),
            why: "Readers look for when before they look for what. A year is enough.".to_owned(),
            mend: Some(("Add the dates".to_owned(), "/me/edit/jobs/job-1".to_owned())),
        },
        Remark {
            words: "Nothing between March 2019 and January 2021".to_owned(),
            why: "You owe nobody a reason. If you cared for somebody, learned or looked for work, a line saying so stops \
                the question."
                .to_owned(),
            mend: Some(("Add what you did then".to_owned(), "/me/edit/jobs".to_owned())),
        },
    ]
}

fn towards() -> Towards {
    Towards {
        id: "0195a1c4-nurse".to_owned(),
        title: "Ward nurse, medical unit".to_owned(),
        changes: vec![
            Change {
                words: "These skills come first:".to_owned(),
                items: vec!["Wound care".to_owned(), "Medicines administration".to_owned()],
            },
            Change {
                words: "Under \u{201c}Staff nurse\u{201d}, this comes first:".to_owned(),
                items: vec!["Changed dressings on a surgical ward, twelve a shift".to_owned()],
            },
        ],
        kept: None,
        form: choices(),
    }
}

fn kept() -> Towards {
    Towards {
        kept: Some(Kept {
            day: "2 March 2026".to_owned(),
            since: vec![Change {
                words: "New in your profile:".to_owned(),
                items: vec!["Wound care course".to_owned()],
            }],
            remove: PostButton::new("/me/versions/0195a1c4-nurse/remove", "Remove this version").class("quiet small"),
        }),
        ..towards()
    }
}

impl Sample for ResumePage {
    const NAME: &'static str = "resume";

    fn samples() -> Vec<(&'static str, Self)> {
        let stale = Notice::new(
            Tone::Plain,
            "You last changed your profile on 2 June 2025. Is there something new?",
        );
        let nothing = Empty::new(
            Picture::NothingYet,
            "Nothing is known of you yet",
            "Answer a few questions, and a résumé is made from the answers.",
            &[("Answer a few questions", "/start/questions/work")],
        );
        vec![
            (
                "filled",
                ResumePage {
                    notice: Some(stale),
                    versions: vec![VersionRow {
                        title: "Ward nurse, medical unit, Lakeside Hospital".to_owned(),
                        day: "2 March 2026".to_owned(),
                        address: "/me/resume?for=0195a1c4-nurse".to_owned(),
                    }],
                    remarks: remarks(),
                    ..page()
                },
            ),
            (
                "for-an-opening",
                ResumePage {
                    towards: Some(towards()),
                    ..page()
                },
            ),
            (
                "kept",
                ResumePage {
                    towards: Some(kept()),
                    ..page()
                },
            ),
            (
                "nothing-told",
                ResumePage {
                    empty: Some(nothing),
                    ..page()
                },
            ),
        ]
    }
}
