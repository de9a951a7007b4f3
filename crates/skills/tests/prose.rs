//! Work told in sentences.

use chrono::NaiveDate;
use skills::{Gazetteer, ResumeReader, Taxonomy};

/// Titles and occupations read from a text.
fn work(text: &str) -> Vec<(String, String)> {
    let reader = ResumeReader::new(Taxonomy::built_in(), Gazetteer::built_in());
    let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap_or_default();
    let jobs = reader.read(text, &[], day).profile.jobs.into_iter();
    jobs.map(|job| {
        assert!(
            job.value.start.is_none() && job.value.end.is_none() && !job.value.current,
            "no dates are made up"
        );
        let occupation = job.value.occupation.map(|id| id.as_str().to_owned());
        (job.value.title, occupation.unwrap_or_default())
    })
    .collect()
}

fn reads(text: &str, wanted: &[(&str, &str)]) {
    let found = work(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(title, id)| (title.as_str(), id.as_str())).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn what_a_text_begins_with_is_the_work() {
    reads(
        "Registered nurse, ten years on the ward, Dallas",
        &[("Registered nurse", "registered-nurse")],
    );
    reads(
        "Recruiter, 4 years, sourcing engineers, San Francisco",
        &[("Recruiter", "recruiter")],
    );
    reads(
        "Data analyst in New York, 3 years. SQL and Excel.",
        &[("Data analyst", "data-analyst")],
    );
}

#[test]
fn what_leads_up_to_work_shows_where_it_stands() {
    reads("Hello, I am a welder and my town is Pune.", &[("welder", "welder")]);
    reads(
        "I worked as a bus driver for 9 years, before that I was a cook.",
        &[("bus driver", "bus-driver"), ("cook", "cook")],
    );
    reads(
        "I worked in a warehouse for 8 years, forklift licence, Ohio",
        &[("worked in a warehouse", "warehouse-worker")],
    );
    reads(
        "Typing 70 wpm, data entry clerk for 2 years in Leeds",
        &[("data entry clerk", "data-entry-clerk")],
    );
    reads("I\u{2019}m a plumber and I like it.", &[("plumber", "plumber")]);
    reads(
        "I am a health and safety officer.",
        &[("health and safety officer", "health-safety-adviser")],
    );
    reads("Soy enfermera en Madrid.", &[("enfermera", "registered-nurse")]);
}

#[test]
fn words_that_fold_into_several_or_none_break_nothing() {
    for text in [
        "\u{fdfa} I am cook",
        "x\u{a8}y\u{a8}z I am cook",
        "- I worked as a cook",
        "I am",
        "worked in",
        "I am a",
        "a",
    ] {
        let _ = work(text);
    }
    reads("\u{2013} I worked as a cook", &[("cook", "cook")]);
    reads("Ich bin K\u{f6}chin, Hope Hospital nurse", &[("K\u{f6}chin", "cook")]);
}

#[test]
fn wishes_skills_and_other_people_are_no_work_done() {
    reads("I am looking for work as a welder.", &[]);
    reads("Copywriting, social media, Singapore", &[]);
    reads("My mother is a nurse.", &[]);
    reads("I want to be a cook.", &[]);
    reads("I am not a welder.", &[]);
    reads("", &[]);
}
