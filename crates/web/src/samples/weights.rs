//! What each part of the fit weighs.

use super::staff;
use crate::{
    pages::{
        Nav, Sample,
        staff::{WeightRow, WeightsPage},
    },
    view::{Notice, PostButton, Tone},
};

fn rows(learned: bool) -> Vec<WeightRow> {
    let row = |name, written: &str, other: &str| WeightRow {
        name,
        written: written.to_owned(),
        learned: learned.then(|| other.to_owned()),
    };
    vec![
        row("Skills", "45", "41.2"),
        row("Kind of work", "19", "18.5"),
        row("Hours to learn", "6", "5.1"),
        row("Experience", "7", "6.8"),
        row("Distance", "10", "14.3"),
        row("Pay", "3.5", "5.2"),
        row("Hours and place of work", "3.5", "4"),
        row("Languages", "2.5", "2.2"),
        row("Education", "2", "1.4"),
        row("Newness", "1.5", "1.3"),
    ]
}

fn to_use(label: &str, version: &str) -> PostButton {
    PostButton::new("/staff/weights/use", label).value("version", version)
}

impl Sample for WeightsPage {
    const NAME: &'static str = "staff-weights";

    fn samples() -> Vec<(&'static str, Self)> {
        let written = Self {
            shell: staff("Order of the jobs", "/staff/weights", Some(Nav::StaffHome)),
            used: Notice::new(Tone::Plain, "In use: the weights written by hand (prior-5)."),
            rows: rows(false),
            learned: Vec::new(),
            learn: PostButton::new("/staff/weights/learn", "Learn from the choices up to now"),
            changes: Vec::new(),
        };
        let mut learned = Self {
            used: Notice::new(
                Tone::Plain,
                "In use since 9 March 2026: the weights learned from choices (learned-1).",
            ),
            rows: rows(true),
            learned: vec![
                "Learned on 11 March 2026 from 1,240 choices; 61 people chose (learned-2).".to_owned(),
                "Tried on 310 choices of people nothing was learned from: the learned weights put the chosen opening first in 71 of 100, the written ones in 66.".to_owned(),
                "The learned ones are nearer to what people here choose.".to_owned(),
            ],
            changes: vec![
                to_use("Use the learned weights", "learned-2"),
                to_use("Use the written weights again", "prior-5"),
            ],
            ..written.clone()
        };
        let mut few = written.clone();
        few.shell.notices = vec![Notice::new(
            Tone::Careful,
            "There is too little to learn from yet. Choices: 12 of 200. People who chose: 4 of 30.",
        )];
        learned.shell.notices = vec![Notice::new(
            Tone::Good,
            "Weights are learned. They are used when you say so; look at what they are worth first.",
        )];
        vec![("learned", learned), ("written", written), ("too-few", few)]
    }
}
