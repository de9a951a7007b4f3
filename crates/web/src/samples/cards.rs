//! Cards of openings with how they fit.

use super::{day, parts::reasons, today};
use crate::{
    svg::MatchBar,
    view::{Doubt, Employer, Evidence, MatchCard, MissingSkill, Reason, Time},
};

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn missing(name: &str, hours: Option<u32>, time: Time, required: bool) -> MissingSkill {
    MissingSkill {
        name: name.to_owned(),
        hours,
        time,
        required,
    }
}

fn why(words: &str, asked: &str, own: Option<(&str, &str)>) -> Reason {
    let own = own.map(|(text, place)| Evidence::own(text, place));
    Reason {
        words: words.to_owned(),
        evidence: [Evidence::posting(asked)].into_iter().chain(own).collect(),
    }
}

/// A nurse's closest fit: seven of nine, one to learn in time.
pub fn nurse_card() -> MatchCard {
    MatchCard {
        id: "0195a1c4-nurse".to_owned(),
        title: "Ward nurse, medical unit".to_owned(),
        employer: Employer::named(Some("Lakeside Hospital".to_owned())).verified(true),
        place: Some("Pune".to_owned()),
        distance: Some("6\u{a0}km away".to_owned()),
        pay: Some("₹3,00,000–4,80,000 a year".to_owned()),
        pay_note: Some("a little above usual".to_owned()),
        kind: words(&["Full time", "On site"]),
        bar: MatchBar::new(7, 0, 2),
        numbers: true,
        why: vec![
            why(
                "You have given medication on a ward",
                "administer medication and keep drug charts",
                Some(("Gave oral and IV medication to 24 patients a shift", "Your résumé")),
            ),
            why(
                "You have your nursing registration",
                "registered with the state nursing council",
                Some(("Registered Nurse and Midwife, Maharashtra, 2019", "Your résumé")),
            ),
            why(
                "You speak Marathi",
                "Marathi and Hindi are needed at the bedside",
                Some(("Marathi (native)", "Your résumé")),
            ),
        ],
        missing: vec![
            missing("Wound care", Some(40), Time::Before(day(2026, 4, 3)), true),
            missing("Triage", Some(25), Time::Before(day(2026, 4, 3)), false),
        ],
        doubts: vec![
            Doubt {
                words: "The posting does not say which shifts.".to_owned(),
                mend: None,
            },
            Doubt {
                words: "You have not said the least you need to earn.".to_owned(),
                mend: Some(("Say it".to_owned(), "/me/edit/wishes".to_owned())),
            },
        ],
        deadline: Some(day(2026, 4, 3)),
        today: today(),
        source: "city-openings.csv".to_owned(),
        saved: false,
        reasons: reasons(),
    }
}

fn care_home_card() -> MatchCard {
    MatchCard {
        id: "0195a1c4-care".to_owned(),
        title: "Nurse for a home for older people".to_owned(),
        employer: Employer::named(Some("Banyan House".to_owned())),
        place: Some("Pimpri".to_owned()),
        distance: Some("14\u{a0}km away".to_owned()),
        pay: Some("₹28,000 a month".to_owned()),
        pay_note: None,
        kind: words(&["Part time", "On site"]),
        bar: MatchBar::new(5, 1, 0),
        why: vec![why(
            "You have looked after older people",
            "experience with residents over 75",
            Some(("Cared for elderly patients after surgery", "Your résumé")),
        )],
        missing: Vec::new(),
        doubts: Vec::new(),
        deadline: None,
        saved: true,
        ..nurse_card()
    }
}

fn telephone_card() -> MatchCard {
    MatchCard {
        id: "0195a1c4-phone".to_owned(),
        title: "Telephone nurse, diabetes programme with a long and rather official title".to_owned(),
        employer: Employer::named(None),
        place: Some("Remote".to_owned()),
        distance: None,
        pay: None,
        pay_note: None,
        kind: words(&["Full time", "Remote"]),
        bar: MatchBar::new(4, 1, 4),
        why: vec![why("You have taught patients", "coach patients by phone", None)],
        missing: vec![
            missing("Diabetes counselling", Some(120), Time::After(day(2026, 3, 20)), true),
            missing(
                "Electronic health records",
                Some(15),
                Time::Before(day(2026, 3, 20)),
                true,
            ),
            missing("Motivational interviewing", None, Time::NoDeadline, false),
        ],
        doubts: vec![Doubt {
            words: "The posting does not say what it pays.".to_owned(),
            mend: None,
        }],
        deadline: Some(day(2026, 3, 20)),
        ..nurse_card()
    }
}

/// Three cards, from a close fit to a far one.
pub(crate) fn cards(numbers: bool) -> Vec<MatchCard> {
    [nurse_card(), care_home_card(), telephone_card()]
        .into_iter()
        .map(|card| MatchCard { numbers, ..card })
        .collect()
}
