//! Titles as adverts write them, and the occupations they stand for.

mod common;

use std::sync::{Arc, LazyLock};

use common::TAXONOMY;
use skills::TitleReader;

static READER: LazyLock<TitleReader> = LazyLock::new(|| TitleReader::new(Arc::clone(&TAXONOMY)));

fn first(title: &str) -> Option<String> {
    let found = READER.classify(title, 3);
    found.first().map(|(ix, _)| TAXONOMY.occupation(*ix).id.to_string())
}

#[test]
fn noise_and_short_forms_do_not_hide_the_work() {
    for (title, occupation) in [
        ("Welder", "welder"),
        ("URGENT!! Experienced MIG welders wanted - immediate start", "welder"),
        ("Welding operative", "welder"),
        ("Sr. Software Dev (m/f/d) - Berlin", "backend-developer"),
        ("URGENT!! Sr. Java Dev (m/f/d) - Berlin", "backend-developer"),
        ("Front End Web Developer", "frontend-developer"),
        ("frontend developer @ Example GmbH", "frontend-developer"),
        ("Registered Nurse (RN) - nights, $40/hr", "registered-nurse"),
        ("Staff Nurse", "registered-nurse"),
        ("Asst. - Warehouse", "warehouse-worker"),
        ("Sales Mgr", "sales-manager"),
        ("Head of Sales", "sales-manager"),
        ("Manager, Sales", "sales-manager"),
        ("Data Analist", "data-analyst"),
        ("Data analytics", "data-analyst"),
        ("Admin Assistant", "office-assistant"),
        ("Secratary", "office-assistant"),
    ] {
        assert_eq!(
            first(title).as_deref(),
            Some(occupation),
            "{title}: {:?}",
            READER.classify(title, 3)
        );
    }
}

#[test]
fn the_head_of_a_title_says_what_it_is() {
    let scores = READER.classify("Sales assistant", 9);
    assert!(
        scores
            .iter()
            .all(|(ix, score)| TAXONOMY.occupation(*ix).id.as_str() != "sales-manager" || *score < 600),
        "{scores:?}"
    );
}

#[test]
fn nothing_is_said_when_nothing_fits() {
    for title in [
        "",
        "!!!",
        "12345",
        "Astronaut",
        "We are hiring",
        "Join our team in Berlin",
        "Manager",
    ] {
        let found = READER.classify(title, 3);
        assert!(found.iter().all(|(_, score)| *score < 700), "{title}: {found:?}");
    }
    assert_eq!(first("Astronaut"), None);
    assert_eq!(first(""), None);
}

#[test]
fn a_name_as_it_stands_scores_full() {
    assert_eq!(READER.classify("Registered nurse", 1)[0].1, 1000);
    assert!(READER.classify("Registered nurse trainee", 1)[0].1 < 1000);
    assert!(READER.classify("nurse", 9).len() <= 9);
}
