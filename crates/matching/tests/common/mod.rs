//! A small world of kitchens and workshops, and makers of profiles and postings in it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test file uses its own part; a helper that fails fails its test"
)]

use chrono::{DateTime, NaiveDate};
use matching::{Context, Feedback, Match, Opening, Person, Weights};
use model::{
    Coordinates, Fact, Job, Need, Place, Posting, PostingId, Profile, Quote, Requirement, SkillClaim,
    posting::PostingSource, profile::YearMonth,
};
use skills::Taxonomy;
use uuid::Uuid;

const SKILLS: &str = r#"
[[skill]]
id = "cooking"
name = "Cooking"
kind = "skill"
hours = 300
basis = "half a year in a kitchen"

[[skill]]
id = "indian-cooking"
name = "Indian cooking"
kind = "skill"
broader = ["cooking"]
needs = ["cooking"]
hours = 80
basis = "two months of practice"

[[skill]]
id = "food-hygiene"
name = "Food hygiene"
kind = "knowledge"
hours = 10
basis = "one-day course"

[[skill]]
id = "knife-skills"
name = "Knife skills"
kind = "skill"
related = ["cooking"]
hours = 20
basis = "a week of practice"

[[skill]]
id = "menu-planning"
name = "Menu planning"
kind = "skill"
needs = ["food-hygiene"]
hours = 30
basis = "short course"

[[skill]]
id = "forklift-licence"
name = "Forklift licence"
kind = "licence"
hours = 40
basis = "one-week course and test"

[[skill]]
id = "welding"
name = "Welding"
kind = "skill"
hours = 400
basis = "a term at a workshop"

[[skill]]
id = "communication"
name = "Communication"
kind = "transversal"
any_work = true
hours = 30
basis = "practice"
"#;

const OCCUPATIONS: &str = r#"
[[occupation]]
id = "cook"
name = "Cook"
isco = "5120"
about = "Prepares meals."
required = { cooking = 3, food-hygiene = 2, knife-skills = 2 }
useful = { menu-planning = 1, indian-cooking = 1 }
tasks = [{ did = "Cooked meals for guests", shows = ["cooking"] }]

[[occupation]]
id = "welder"
name = "Welder"
isco = "7212"
about = "Joins metal."
required = { welding = 3, communication = 1 }
tasks = [{ did = "Welded steel", shows = ["welding"] }]

[[occupation]]
id = "dietitian"
name = "Dietitian"
isco = "2265"
about = "Plans what the sick should eat."
required = { food-hygiene = 2, menu-planning = 3 }
tasks = [{ did = "Planned meals for the sick", shows = ["menu-planning"] }]

[[occupation]]
id = "forklift-driver"
name = "Forklift driver"
isco = "8344"
about = "Moves pallets."
required = { forklift-licence = 3 }
tasks = [{ did = "Drove a forklift", shows = ["forklift-licence"] }]
"#;

/// Skills of it to draw from.
pub(crate) const NAMES: [&str; 6] = [
    "cooking",
    "indian-cooking",
    "food-hygiene",
    "welding",
    "forklift-licence",
    "communication",
];

/// The small taxonomy.
pub(crate) fn taxonomy() -> Taxonomy {
    Taxonomy::parse(&[("skills/small.toml", SKILLS), ("occupations/small.toml", OCCUPATIONS)]).unwrap()
}

/// The day of these tests.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
}

/// The whole context over a taxonomy.
pub(crate) fn context(taxonomy: &Taxonomy) -> Context<'_> {
    Context {
        taxonomy,
        weights: Weights::PRIOR,
        today: today(),
    }
}

/// A posting of this number asking for these skills; nothing else is known of it.
pub(crate) fn posting(nr: u128, asks: &[(&str, Need)]) -> Posting {
    let description: String = asks.iter().flat_map(|(skill, _)| [*skill, "\n"]).collect();
    let mut at = 5;
    let requirements = asks
        .iter()
        .map(|(skill, need)| {
            let end = at + u32::try_from(skill.len()).unwrap();
            let quote = Quote {
                text: (*skill).to_owned(),
                start: at,
                end,
            };
            at = end + 1;
            Requirement {
                skill: (*skill).into(),
                need: *need,
                quote,
            }
        })
        .collect();
    let source = PostingSource {
        source: "test".to_owned(),
        key: nr.to_string(),
        url: None,
    };
    let taken_in = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    Posting {
        description,
        requirements,
        ..Posting::new(PostingId(Uuid::from_u128(nr)), "Work", source, taken_in)
    }
}

/// A profile with these skills, entered by the person.
pub(crate) fn profile(skills: &[&str]) -> Profile {
    let mut profile = Profile::default();
    for skill in skills {
        profile.add_skill(SkillClaim {
            skill: Fact::entered((*skill).into()),
            level: None,
        });
    }
    profile
}

/// With a job in an occupation, from a year to now.
pub(crate) fn worked_as(mut profile: Profile, occupation: &str, since: i16) -> Profile {
    profile.jobs.push(Fact::entered(Job {
        title: format!("{occupation} at a small place"),
        occupation: Some(occupation.into()),
        employer: None,
        start: Some(YearMonth {
            year: since,
            month: Some(1),
        }),
        end: None,
        current: true,
        text: String::new(),
    }));
    profile
}

/// A place at these degrees.
pub(crate) fn place(name: &str, latitude: f64, longitude: f64) -> Place {
    Place {
        text: name.to_owned(),
        id: None,
        country: Some("IN".to_owned()),
        at: Some(Coordinates::from_degrees(latitude, longitude)),
    }
}

/// The score of one posting for one profile.
pub(crate) fn score(taxonomy: &Taxonomy, profile: &Profile, posting: &Posting) -> Match {
    let person = Person::new(taxonomy, profile, Feedback::default(), today());
    matching::score(&context(taxonomy), &person, &Opening::new(taxonomy, posting))
}
