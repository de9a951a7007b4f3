//! What usually goes with given skills.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use chrono::Datelike;
use common::{posting, taxonomy, today};
use matching::{Beside, JobMatrix, Opening};
use model::{Need, Posting};
use skills::{SkillIx, Taxonomy};

fn beside(taxonomy: &Taxonomy, postings: &[Posting], given: &[&str]) -> Vec<Beside> {
    let mut matrix = JobMatrix::default();
    for posting in postings {
        matrix.put(Opening::new(taxonomy, posting));
    }
    let given: Vec<SkillIx> = given
        .iter()
        .map(|id| taxonomy.skill_ix(&(*id).into()).unwrap())
        .collect();
    matrix.beside(taxonomy, &given, 4, today().num_days_from_ce())
}

fn names<'t>(taxonomy: &'t Taxonomy, told: &[Beside]) -> Vec<(&'t str, u32)> {
    told.iter()
        .map(|beside| (taxonomy.skill(beside.skill).id.as_str(), beside.openings))
        .collect()
}

fn asks(nr: u128, skills: &[&str]) -> Posting {
    let asks: Vec<(&str, Need)> = skills.iter().map(|skill| (*skill, Need::Unknown)).collect();
    posting(nr, &asks)
}

#[test]
fn what_alike_openings_ask_for_comes_first_with_the_most_alike_as_examples() {
    let taxonomy = Taxonomy::built_in();
    let mut postings: Vec<Posting> = (0..4).map(|nr| asks(nr, &["sql", "python", "etl"])).collect();
    postings.push(asks(4, &["sql", "python", "etl", "teamwork", "cooking", "mig-welding"]));
    postings.extend((5..9).map(|nr| asks(nr, &["mig-welding", "tig-welding"])));
    let told = beside(&taxonomy, &postings, &["sql", "python"]);
    assert_eq!(names(&taxonomy, &told)[0], ("etl", 5));
    let examples: Vec<u128> = told[0].examples.iter().map(|id| id.0.as_u128()).collect();
    assert_eq!(
        examples,
        [postings[0].id.0.as_u128(), postings[1].id.0.as_u128()],
        "the most alike, by id"
    );
    let all = names(&taxonomy, &told);
    assert!(
        all.iter()
            .all(|(name, _)| !["sql", "python", "mig-welding", "tig-welding"].contains(name)),
        "{all:?}"
    );
}

#[test]
fn what_few_openings_say_is_told_by_the_taxonomy_instead() {
    let taxonomy = Taxonomy::built_in();
    let told = beside(&taxonomy, &[asks(1, &["mig-welding", "cooking"])], &["mig-welding"]);
    let all = names(&taxonomy, &told);
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(
        all.iter().all(|(name, openings)| *openings == 0 && *name != "cooking"),
        "{all:?}"
    );
    let welder = taxonomy.occupation(taxonomy.occupation_ix(&"welder".into()).unwrap());
    let of_welders = |skill: &SkillIx| {
        welder
            .required
            .iter()
            .chain(&welder.useful)
            .any(|(asked, _)| asked == skill)
    };
    assert!(told.iter().any(|beside| of_welders(&beside.skill)), "{all:?}");
}

#[test]
fn nothing_goes_with_nothing_and_what_one_has_anyhow_is_not_offered() {
    let taxonomy = taxonomy();
    let postings: Vec<Posting> = (0..5).map(|nr| asks(nr, &["cooking", "food-hygiene"])).collect();
    assert_eq!(beside(&taxonomy, &postings, &[]), []);
    assert_eq!(
        names(&taxonomy, &beside(&taxonomy, &postings, &["cooking"]))[0],
        ("food-hygiene", 5)
    );
}
