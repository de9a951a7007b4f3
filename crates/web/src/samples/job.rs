//! One opening.

use super::{cards::nurse_card, day, parts::reasons, person, today, visitor};
use crate::{
    pages::{
        Nav, Sample, Sharing,
        job::{Also, Asked, Fit, GonePage, JobFact, JobPage, Standing, UsualPay},
    },
    svg::{Icon, MatchBar, PayRange},
    view::{
        Area, Choice, Choices, Control, Employer, Evidence, Form, Known, Mark, MissingSkill, Outside, Part, PostButton,
        Prose, Time,
    },
};

/// The posting's text.
pub(crate) const NURSE_TEXT: &str = "Lakeside Hospital has 120 beds and a medical unit that knows its patients by name.\n\nYou will:\n- administer medication and keep drug charts\n- watch patients after surgery and call the doctor in time\n- care for wounds and change dressings\n\nYou bring:\n- registered with the state nursing council\n- a year on a ward\n- Marathi and Hindi are needed at the bedside\n- triage training is a plus\n\nWe pay on the first of the month, give 24 days of leave and help with a room in the first weeks.";

fn mark(words: &str, have: Option<bool>) -> Option<Mark> {
    let before = NURSE_TEXT.split_once(words)?.0.chars().count();
    let start = u32::try_from(before).ok()?;
    Some(Mark {
        start,
        end: start + u32::try_from(words.chars().count()).ok()?,
        have,
    })
}

fn asked(name: &str, required: Option<bool>, standing: Standing, posting: &str, own: Option<&str>) -> Asked {
    let own = own.map(|words| Evidence::own(words, "Your résumé"));
    Asked {
        name: name.to_owned(),
        required,
        standing,
        missing: None,
        evidence: [Evidence::posting(posting)].into_iter().chain(own).collect(),
    }
}

fn had() -> Vec<Asked> {
    let must = Some(true);
    vec![
        asked(
            "Giving medication",
            must,
            Standing::Have,
            "administer medication and keep drug charts",
            Some("Gave oral and IV medication to 24 patients a shift"),
        ),
        asked(
            "Nursing registration",
            must,
            Standing::Have,
            "registered with the state nursing council",
            Some("Registered Nurse and Midwife, Maharashtra, 2019"),
        ),
        asked(
            "Care after surgery",
            must,
            Standing::Near("care of the elderly".to_owned()),
            "watch patients after surgery",
            Some("Cared for elderly patients after surgery"),
        ),
    ]
}

fn asked_list(known: bool) -> Vec<Asked> {
    let must = Some(true);
    let missing = |hours| {
        Some(MissingSkill {
            name: String::new(),
            hours: Some(hours),
            time: Time::Before(day(2026, 4, 3)),
            required: true,
        })
    };
    let mut list = had();
    list.extend([
        Asked {
            missing: missing(40),
            ..asked(
                "Wound care",
                must,
                Standing::Missing,
                "care for wounds and change dressings",
                None,
            )
        },
        asked(
            "Marathi",
            None,
            Standing::Have,
            "Marathi and Hindi are needed at the bedside",
            Some("Marathi (native)"),
        ),
        Asked {
            missing: missing(25),
            ..asked(
                "Triage",
                Some(false),
                Standing::Missing,
                "triage training is a plus",
                None,
            )
        },
    ]);
    let hidden = |item: Asked| {
        if known {
            item
        } else {
            Asked {
                standing: Standing::Unknown,
                missing: None,
                ..item
            }
        }
    };
    list.into_iter().map(hidden).collect()
}

fn part(name: &str, words: &str, points: u16, of: u16, known: Known) -> Part {
    Part {
        name: name.to_owned(),
        words: words.to_owned(),
        points,
        of,
        known,
        numbers: true,
    }
}

fn fit() -> Fit {
    let parts = vec![
        part("Skills", "3 of 6 had, one close to it", 268, 400, Known::Yes),
        part("Occupation", "You have worked as a staff nurse", 180, 180, Known::Yes),
        part(
            "Experience",
            "6 years 9 months; a year is asked for",
            120,
            120,
            Known::Yes,
        ),
        part("Distance", "6\u{a0}km; you would travel 25", 100, 100, Known::Yes),
        part("Pay", "Say the least you need, and it counts", 50, 100, Known::NotTold),
        part("Hours", "It names no shifts", 30, 60, Known::NotStated),
    ];
    Fit {
        bar: MatchBar::new(3, 1, 2),
        parts,
        weights: "What each part weighs was written by hand (prior-5).".to_owned(),
        numbers: true,
        saved: false,
        reasons: reasons(),
    }
}

fn fact(icon: Icon, name: &'static str, value: &str, note: Option<&str>) -> JobFact {
    JobFact {
        icon,
        name,
        value: value.to_owned(),
        note: note.map(str::to_owned),
    }
}

fn facts(known: bool) -> Vec<JobFact> {
    vec![
        fact(
            Icon::Coin,
            "Pay",
            "₹3,00,000–4,80,000 a year",
            Some("as the employer states it"),
        ),
        fact(Icon::Clock, "Hours", "Full time", Some("shifts not stated")),
        fact(
            Icon::Pin,
            "Place",
            "Pune, on site",
            Some("6\u{a0}km from you").filter(|_| known),
        ),
        fact(Icon::Briefcase, "Experience", "1\u{a0}year", None),
    ]
}

fn usual() -> UsualPay {
    let words = "It pays ₹3,00,000–4,80,000; usual here is ₹2,60,000–4,20,000.";
    UsualPay {
        range: PayRange {
            here: (30_000_000, 48_000_000),
            usual: (26_000_000, 42_000_000),
            text: words.to_owned(),
        },
        words: words.to_owned(),
        basis: "From 24 openings for ward nurses in Pune this year.".to_owned(),
    }
}

fn report() -> Form {
    let choices = vec![
        Choice::new("fake", "It looks like a fake, or wants money"),
        Choice::new("mistaken", "The warning is mistaken"),
    ];
    let what = Control::Choices(Choices::one("says", "What is wrong?", choices));
    let words = Control::Area(Area::new("words", "In your words", ""));
    Form::new(
        "/openings/019cb0a0-5c00-7000-8000-000000000007/report",
        vec![what, words],
        "Tell the people who run this place",
    )
}

fn marks(known: bool) -> Vec<Mark> {
    let state = |have| known.then_some(have);
    [
        mark("administer medication and keep drug charts", state(true)),
        mark("watch patients after surgery", state(true)),
        mark("care for wounds and change dressings", state(false)),
        mark("registered with the state nursing council", state(true)),
        mark("Marathi and Hindi are needed at the bedside", state(true)),
        mark("triage training is a plus", state(false)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn page(known: bool) -> JobPage {
    let card = nurse_card();
    let path = format!("/openings/{}", card.id);
    let title = format!("{} at Lakeside Hospital", card.title);
    let mut shell = if known {
        person(&title, &path, Some(Nav::Jobs))
    } else {
        visitor(&title, &path).here(Nav::Openings)
    };
    shell.sharing = Some(Sharing {
        description:
            "Ward nurse at Lakeside Hospital in Pune, ₹3,00,000–4,80,000 a year, full time. Apply by 3 April 2026."
                .to_owned(),
        canonical: format!("https://jobs.example.org{path}"),
    });
    JobPage {
        shell,
        id: card.id,
        title: card.title,
        employer: card.employer,
        place: card.place,
        warning: None,
        report: report(),
        look: None,
        facts: facts(known),
        usual: Some(usual()),
        text: Prose::of(NURSE_TEXT, &marks(known)),
        asked: asked_list(known),
        fit: known.then(fit),
        hide: None,
        here: None,
        applied: None,
        apply: Outside::parse("https://lakeside.example/jobs/n-104"),
        deadline: Some(day(2026, 4, 3)),
        today: today(),
        closed: None,
        source: "city-openings.csv".to_owned(),
        also: vec![
            Also {
                source: "County board".to_owned(),
                address: Outside::parse("https://board.example/openings/88"),
            },
            Also {
                source: "hospital-feed.xml".to_owned(),
                address: None,
            },
        ],
        json_ld: Some(
            r#"{"@context":"https://schema.org","@type":"JobPosting","title":"Ward nurse, medical unit"}"#.to_owned(),
        ),
    }
}

impl Sample for JobPage {
    const NAME: &'static str = "job";

    fn samples() -> Vec<(&'static str, Self)> {
        let mut danger = Self {
            json_ld: None,
            employer: Employer::named(Some("Lakeside Hospital".to_owned())).level(trust::Level::Danger),
            warning: Some(super::doubts::warning()),
            ..page(false)
        };
        danger.shell.sharing = None;
        let looked_at = Self {
            warning: Some(super::doubts::cleared()),
            look: Some("/staff/doubts/019cb0a0-5c00-7000-8000-000000000007".to_owned()),
            ..page(true)
        };
        let closed = Self {
            closed: Some(day(2026, 3, 10)),
            json_ld: None,
            ..page(true)
        };
        let bare = Self {
            employer: Employer::named(None),
            place: None,
            facts: vec![
                fact(Icon::Coin, "Pay", "Not stated", None),
                fact(Icon::Clock, "Hours", "Not stated", None),
                fact(Icon::Pin, "Place", "Not stated", None),
            ],
            usual: None,
            asked: Vec::new(),
            hide: Some(PostButton::new("/openings/o1/hide", "Hide me from this employer").class("plain")),
            here: Some("They promise an answer within 14 days. Answered 5 of 6.".to_owned()),
            apply: None,
            deadline: None,
            text: Prose::of("We need somebody from Monday. Call us.", &[]),
            ..page(false)
        };
        let applied = Self {
            here: bare.here.clone(),
            applied: Some("/applications/a1".to_owned()),
            ..page(true)
        };
        vec![
            ("known", page(true)),
            ("applied", applied),
            ("visitor", page(false)),
            ("closed", closed),
            ("bare", bare),
            ("danger", danger),
            ("looked-at", looked_at),
        ]
    }
}

impl Sample for GonePage {
    const NAME: &'static str = "gone";

    fn samples() -> Vec<(&'static str, Self)> {
        let unknown = Self {
            shell: visitor("Not here", "/openings/0"),
            title: None,
            similar: Vec::new(),
        };
        let similar = vec![(
            "Nurse for a home for older people".to_owned(),
            "/openings/0195a1c4-care".to_owned(),
        )];
        let gone = Self {
            title: Some("Ward nurse, night".to_owned()),
            similar,
            ..unknown.clone()
        };
        vec![("unknown", unknown), ("taken-down", gone)]
    }
}
