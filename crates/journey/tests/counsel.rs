//! Twelve people and the demo world: each of their first five openings is one a thoughtful counsellor would have picked.
//!
//! The people are invented; their words stand in `people/`. For each, the kinds of work a counsellor would point at first.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{NaiveDate, NaiveTime};
use journey::demo::{DEMO_SEED, DemoData, made_openings};
use matching::{Context, Feedback, Filter, JobMatrix, Opening, Person, Weights};
use model::{Instant, Posting, PostingId, SeededRandom, posting::PostingSource};
use skills::{Gazetteer, PostingReader, ResumeReader, Taxonomy};

/// As many openings as the demo world has when nothing is said.
const OPENINGS: usize = 2_000;
/// What somebody looks at first.
const FIRST: usize = 5;

/// Name of the file, and occupations that make sense for them.
const PEOPLE: [(&str, &[&str]); 12] = [
    ("accountant", &["accountant", "bookkeeper", "accounts-clerk"]),
    (
        "busdriver",
        &["bus-driver", "lorry-driver", "delivery-driver", "taxi-driver"],
    ),
    (
        "carer",
        &["care-assistant", "home-carer", "nursing-assistant", "live-in-carer"],
    ),
    (
        "engineer",
        &["mechanical-engineer", "cad-technician", "industrial-engineer"],
    ),
    ("farmworker", &["farm-worker", "fruit-picker"]),
    ("guard", &["security-guard"]),
    ("hairdresser", &["hairdresser", "barber"]),
    ("midwife", &["midwife", "practical-nurse", "registered-nurse"]),
    ("plumber", &["plumber", "heating-installer"]),
    (
        "refugeeteacher",
        &["secondary-teacher", "primary-teacher", "teaching-assistant"],
    ),
    ("warehouse", &["order-picker", "packer", "warehouse-worker"]),
    ("welder", &["welder"]),
];

struct World {
    taxonomy: Arc<Taxonomy>,
    resumes: ResumeReader,
    postings: BTreeMap<PostingId, Posting>,
    matrix: JobMatrix,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).expect("a day")
}

fn world() -> World {
    let (taxonomy, places) = (Taxonomy::built_in(), Gazetteer::built_in());
    let reader = PostingReader::new(Arc::clone(&taxonomy), Arc::clone(&places));
    let now: Instant = today().and_time(NaiveTime::MIN).and_utc();
    let random = SeededRandom::new(1);
    let (mut postings, mut matrix) = (BTreeMap::new(), JobMatrix::default());
    for made in made_openings(DemoData::built_in(), DEMO_SEED, OPENINGS, today()) {
        let source = PostingSource {
            source: "demo".to_owned(),
            key: made.key,
            url: None,
        };
        let posting = reader
            .read(&made.raw, today())
            .into_posting(PostingId::new(now, &random), source, now);
        matrix.put(Opening::new(&taxonomy, &posting));
        postings.insert(posting.id, posting);
    }
    World {
        resumes: ResumeReader::new(Arc::clone(&taxonomy), places),
        taxonomy,
        postings,
        matrix,
    }
}

impl World {
    /// The first openings for whoever wrote this.
    fn first(&self, resume: &str) -> Vec<&Posting> {
        let profile = self.resumes.read(resume, &[], today()).profile;
        let person = Person::new(&self.taxonomy, &profile, Feedback::default(), today());
        let context = Context {
            taxonomy: &self.taxonomy,
            weights: Weights::PRIOR,
            today: today(),
        };
        let ranking = self.matrix.recommend(&context, &person, &Filter::default(), FIRST);
        ranking
            .best
            .iter()
            .map(|ranked| &self.postings[&ranked.posting])
            .collect()
    }
}

#[test]
fn the_first_five_are_what_a_counsellor_would_pick() {
    let world = world();
    let mut astray = Vec::new();
    for (name, sensible) in PEOPLE {
        let file = format!("{}/tests/people/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let resume = std::fs::read_to_string(file).expect("their words");
        for posting in world.first(&resume) {
            let occupation = posting.occupation.as_ref().map_or("?", |id| id.as_str());
            if !sensible.contains(&occupation) {
                let place = posting.place.as_ref().map_or("", |place| place.text.as_str());
                astray.push(format!("{name}: {} in {place} ({occupation})", posting.title));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
}
