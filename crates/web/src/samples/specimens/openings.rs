//! Openings, facts, skills.

use crate::{
    samples::{cards::nurse_card, learn::skills},
    svg::MatchBar,
    view::{Control, Employer, Evidence, FactRow, FactState, Field, MatchCard},
};

pub(super) fn card(id: &str) -> String {
    MatchCard {
        id: format!("{id}-near"),
        ..nurse_card()
    }
    .to_string()
}

pub(super) fn far_card(id: &str) -> String {
    MatchCard {
        id: format!("{id}-far"),
        employer: Employer::named(None),
        pay: None,
        pay_note: None,
        bar: MatchBar::new(2, 1, 5),
        numbers: false,
        saved: true,
        deadline: None,
        why: Vec::new(),
        ..nurse_card()
    }
    .to_string()
}

pub(super) fn facts(id: &str) -> String {
    let fact = |name: &str, state| FactRow {
        id: format!("{id}-{name}"),
        label: Some("Job".to_owned()),
        value: "Staff nurse".to_owned(),
        lines: vec!["Sunrise Hospital".to_owned(), "June 2019 – now".to_owned()],
        missing: Some("No town was found.".to_owned()),
        evidence: Some(Evidence::own(
            "STAFF NURSE, Sunrise Hospital (06/2019 – present)",
            "Your résumé",
        )),
        state,
        change: vec![Control::Field(
            Field::text("title", "Title")
                .id(&format!("{id}-{name}-title"))
                .value("Staff nurse"),
        )],
    };
    [
        fact("open", FactState::Open),
        fact("right", FactState::Right),
        fact("removed", FactState::Removed),
    ]
    .map(|row| row.to_string())
    .concat()
}

pub(super) fn quotes(_: &str) -> String {
    let sides = [
        Evidence::posting("administer medication and keep drug charts"),
        Evidence::own("Gave oral and IV medication to 24 patients a shift", "Your résumé"),
    ];
    format!(
        "<div class=\"sides\">{}</div>",
        sides.map(|side| side.to_string()).concat()
    )
}

pub(super) fn skill(id: &str) -> String {
    let rows = skills().into_iter().map(|mut row| {
        row.id = format!("{id}-{}", row.id);
        row.to_string()
    });
    format!("<ol class=\"skill-list\">{}</ol>", rows.take(3).collect::<String>())
}
