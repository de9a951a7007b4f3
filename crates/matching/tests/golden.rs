//! Stored inputs and the answers once shown for them: the same input gives the same answer, years later.
//!
//! Each file under `golden/` holds `{profile, feedback, posting, today, match, explanation}`. When a change of the score is
//! meant, the test prints what the new answer is; with it, `Weights::version` changes too, and the old set stays replayable.

#![expect(clippy::unwrap_used, reason = "a stored file that cannot be read fails its test")]

mod common;

use chrono::NaiveDate;
use common::taxonomy;
use matching::{Context, Explanation, Feedback, Match, Opening, Person, Weights, explain, score};
use model::{Posting, Profile};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Golden {
    weights: String,
    profile: Profile,
    feedback: Feedback,
    posting: Posting,
    today: NaiveDate,
    #[serde(rename = "match")]
    found: Match,
    explanation: Explanation,
}

fn replay(stored: &str) {
    let golden: Golden = serde_json::from_str(stored).unwrap();
    let taxonomy = taxonomy();
    let context = Context {
        taxonomy: &taxonomy,
        weights: Weights::PRIOR,
        today: golden.today,
    };
    assert_eq!(golden.weights, Weights::PRIOR.version.to_string());
    let person = Person::new(&taxonomy, &golden.profile, golden.feedback, golden.today);
    let opening = Opening::new(&taxonomy, &golden.posting);
    let found = score(&context, &person, &opening);
    let explanation = explain(&context, &golden.profile, &person, &golden.posting, &opening, &found);
    let now = serde_json::to_string_pretty(&(&found, &explanation)).unwrap();
    assert!(
        found == golden.found && explanation == golden.explanation,
        "the answer is now:\n{now}"
    );
}

#[test]
fn a_cook_and_a_canteen() {
    replay(include_str!("golden/cook.json"));
}

#[test]
fn a_school_leaver_and_a_workshop_far_away() {
    replay(include_str!("golden/school-leaver.json"));
}
