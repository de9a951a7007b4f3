//! Real files, read as the program reads them, against what a person found in them: `crates/documents/fixtures/expected`.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{collections::BTreeSet, fs, path::PathBuf, sync::LazyLock};

use chrono::NaiveDate;
use documents::{Document, Limits, read_here};
use model::{
    Profile, Quote, SkillId,
    profile::{LanguageLevel, YearMonth},
};
use serde::Deserialize;
use skills::{Gazetteer, Note, ResumeReader, ResumeReading, SkillReader, Taxonomy, text::fold};

/// What a person found in a file.
#[derive(Debug, Deserialize)]
struct Expected {
    name: String,
    email: String,
    phone: String,
    place_id: String,
    total_experience_months: u32,
    jobs: Vec<ExpectedJob>,
    education: Vec<ExpectedStudy>,
    languages: Vec<ExpectedLanguage>,
    skills: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct ExpectedJob {
    title: String,
    employer: String,
    start: String,
    end: String,
}

#[derive(Debug, Deserialize)]
struct ExpectedStudy {
    what: String,
    #[serde(rename = "where")]
    school: String,
    end: String,
}

#[derive(Debug, Deserialize)]
struct ExpectedLanguage {
    language: String,
    level: String,
}

/// The day the fixtures were written for.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn fixture(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../documents/fixtures")
        .join(file)
}

fn document(file: &str) -> Document {
    read_here(&fs::read(fixture(file)).unwrap(), &Limits::default()).unwrap()
}

/// Made once: it takes longer than reading with it.
fn reader() -> &'static ResumeReader {
    static READER: LazyLock<ResumeReader> =
        LazyLock::new(|| ResumeReader::new(Taxonomy::built_in(), Gazetteer::built_in()));
    &READER
}

fn read(file: &str) -> (Document, ResumeReading) {
    let document = document(file);
    let reading = reader().read(&document.text, &document.headings, today());
    (document, reading)
}

/// Reads a file and compares everything but the skills word for word, the skills by their share.
fn as_a_person_reads(file: &str) {
    let stem = file.split(['.', '/']).rev().nth(1).unwrap();
    let expected: Expected =
        toml::from_str(&fs::read_to_string(fixture(&format!("expected/{stem}.toml"))).unwrap()).unwrap();
    let (document, reading) = read(file);
    let profile = &reading.profile;
    contact_details_are_right(profile, &expected);
    jobs_are_right(profile, &expected);
    studies_are_right(profile, &expected);
    languages_are_right(profile, &expected);
    skills_are_found(profile, &expected);
    let months = profile.experience_months(today()).unwrap_or(0);
    assert!(
        months.abs_diff(expected.total_experience_months) <= 2,
        "{months} months, not {}",
        expected.total_experience_months
    );
    every_fact_is_unconfirmed_and_quotes_the_document(profile, &document.text);
    assert_eq!(reading.notes, []);
}

fn contact_details_are_right(profile: &Profile, expected: &Expected) {
    assert_eq!(profile.name.as_ref().unwrap().value, expected.name);
    assert_eq!(profile.email.as_ref().unwrap().value, expected.email);
    assert_eq!(
        profile.place.as_ref().unwrap().value.id.as_deref(),
        Some(expected.place_id.as_str())
    );
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let (number, written) = (digits(&profile.phone.as_ref().unwrap().value), digits(&expected.phone));
    assert!(
        number.ends_with(written.trim_start_matches('0')),
        "{number} is not {written}"
    );
    assert!(
        profile.phone.as_ref().unwrap().value.starts_with('+'),
        "the country tells the code"
    );
}

fn month(at: Option<YearMonth>, missing: u8) -> String {
    at.map_or(String::new(), |at| {
        format!("{:04}-{:02}", at.year, at.month.unwrap_or(missing))
    })
}

fn jobs_are_right(profile: &Profile, expected: &Expected) {
    let mut found: Vec<[String; 4]> = Vec::new();
    for fact in &profile.jobs {
        let job = &fact.value;
        let end = if job.current {
            "present".into()
        } else {
            month(job.end, 12)
        };
        found.push([
            job.title.clone(),
            job.employer.clone().unwrap_or_default(),
            month(job.start, 1),
            end,
        ]);
        assert!(!job.text.is_empty(), "{} tells nothing", job.title);
    }
    let mut wanted: Vec<[String; 4]> = expected
        .jobs
        .iter()
        .map(|job| {
            [
                job.title.clone(),
                job.employer.clone(),
                job.start.clone(),
                job.end.clone(),
            ]
        })
        .collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

fn studies_are_right(profile: &Profile, expected: &Expected) {
    let found: Vec<_> = profile
        .education
        .iter()
        .map(|fact| {
            let study = &fact.value;
            let year = study.end.map_or(String::new(), |end| end.year.to_string());
            assert!(study.level.is_some(), "{} has a level", study.what);
            (study.what.clone(), study.at.clone().unwrap_or_default(), year)
        })
        .collect();
    let wanted: Vec<_> = expected
        .education
        .iter()
        .map(|s| (s.what.clone(), s.school.clone(), s.end.clone()))
        .collect();
    assert_eq!(found, wanted);
}

/// Languages the taxonomy does not know are left out: there is no id to give them.
fn languages_are_right(profile: &Profile, expected: &Expected) {
    let taxonomy = Taxonomy::built_in();
    let known = |name: &str| taxonomy.skill_ix(&SkillId(name.to_lowercase())).is_some();
    let level = |words: &str| match words {
        "native" | "mother tongue" => LanguageLevel::Native,
        "fluent" | "C1" => LanguageLevel::C1,
        "C2" => LanguageLevel::C2,
        "B2" | "working knowledge" => LanguageLevel::B2,
        "conversational" => LanguageLevel::B1,
        "A2" | "a little" => LanguageLevel::A2,
        "A1" => LanguageLevel::A1,
        other => panic!("what is {other}?"),
    };
    let wanted: Vec<_> = expected
        .languages
        .iter()
        .filter(|spoken| known(&spoken.language))
        .map(|spoken| (spoken.language.to_lowercase(), Some(level(&spoken.level))))
        .collect();
    let found: Vec<_> = profile
        .languages
        .iter()
        .map(|f| (f.value.language.to_string(), f.value.level))
        .collect();
    assert_eq!(found, wanted);
}

/// At least 85 of 100 skills a person found are claimed, under whatever name the taxonomy has for them.
fn skills_are_found(profile: &Profile, expected: &Expected) {
    let reader = SkillReader::new(Taxonomy::built_in());
    let claimed: BTreeSet<&SkillId> = profile.skills.iter().map(|claim| &claim.skill.value).collect();
    let named = |words: &str| -> Vec<SkillId> {
        let mentions = reader.mentions(&format!("Skills\n- {words}"));
        let ids = mentions
            .iter()
            .filter(|m| m.end > 9)
            .map(|m| reader.taxonomy().skill(m.skill).id.clone());
        ids.collect()
    };
    let missed: Vec<&String> = expected
        .skills
        .iter()
        .filter(|words| !named(words).iter().any(|id| claimed.contains(id)))
        .collect();
    let share = 100 - missed.len() * 100 / expected.skills.len();
    assert!(share >= 85, "{share} %: {missed:?}");
}

fn quotes(profile: &Profile) -> Vec<(&Quote, bool)> {
    fn quote<T>(fact: &model::Fact<T>) -> (&Quote, bool) {
        match &fact.origin {
            model::Origin::Read { quote } => (quote, fact.confirmed),
            other => panic!("{other:?}: everything was read"),
        }
    }
    macro_rules! quotes {
        ($($facts:expr),*) => {
            std::iter::empty()$(.chain($facts.map(quote)))*.collect()
        };
    }
    quotes!(
        profile.name.iter(),
        profile.email.iter(),
        profile.phone.iter(),
        profile.place.iter(),
        profile.links.iter(),
        profile.headline.iter(),
        profile.summary.iter(),
        profile.jobs.iter(),
        profile.education.iter(),
        profile.languages.iter(),
        profile.skills.iter().map(|claim| &claim.skill)
    )
}

fn every_fact_is_unconfirmed_and_quotes_the_document(profile: &Profile, text: &str) {
    let quotes = quotes(profile);
    assert!(quotes.len() > 10);
    for (quote, confirmed) in quotes {
        assert_eq!(*quote, Quote::of(text, quote.start, quote.end));
        assert!(!quote.text.trim().is_empty() && !confirmed);
    }
    assert!(
        profile
            .skills
            .iter()
            .all(|claim| claim.skill.evidence().unwrap().chars().count() <= 160)
    );
}

#[test]
fn every_format_says_the_same_of_the_same_person() {
    for person in [
        "nurse",
        "cook",
        "data-engineer",
        "electrician",
        "teacher",
        "school-leaver",
    ] {
        for format in ["pdf", "docx", "doc", "odt", "rtf", "txt"] {
            as_a_person_reads(&format!("{person}.{format}"));
        }
        as_a_person_reads(&format!("sources/{person}.html"));
    }
}

#[test]
fn records_of_other_places_say_the_same_of_the_same_person() {
    for file in [
        "nurse.json",
        "electrician.json",
        "electrician.xml",
        "cook.xml",
        "nurse.xml",
        "teacher.xml",
    ] {
        as_a_person_reads(file);
    }
}

#[test]
fn a_school_leaver_without_jobs() {
    as_a_person_reads("school-leaver.txt");
    let (_, reading) = read("school-leaver.txt");
    assert!(reading.profile.jobs.is_empty(), "voluntary work is no job");
    assert_eq!(reading.profile.experience_months(today()), None);
}

#[test]
fn a_file_in_an_old_encoding() {
    let (document, reading) = read("latin1.txt");
    let profile = &reading.profile;
    assert_eq!(profile.name.as_ref().unwrap().value, "Amélie Schäfer-Noël");
    assert_eq!(profile.headline.as_ref().unwrap().value, "Hotel and events assistant");
    let employers: Vec<_> = profile
        .jobs
        .iter()
        .map(|job| job.value.employer.as_deref().unwrap())
        .collect();
    assert_eq!(employers, ["Hotel Zum Silberfischle", "Auberge de la Forêt Penchée"]);
    every_fact_is_unconfirmed_and_quotes_the_document(profile, &document.text);
}

/// The table in `sources/README.md`: each date form with what it means. Rows marked there as open to opinion count too.
#[test]
fn every_date_form_is_read() {
    let notes = fs::read_to_string(fixture("sources/README.md")).unwrap();
    let rows: Vec<Vec<&str>> = notes
        .lines()
        .skip_while(|line| !line.starts_with("| written | start"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() > 30);
    let (_, reading) = read("many-dates.txt");
    let found: Vec<(&str, String, String)> = reading
        .profile
        .jobs
        .iter()
        .map(|fact| {
            let end = if fact.value.current {
                "present".into()
            } else {
                month(fact.value.end, 12)
            };
            (fact.evidence().unwrap(), month(fact.value.start, 1), end)
        })
        .collect();
    for row in &rows {
        let written = row[0].trim_matches('`');
        let strip = |text: &str| text.trim_end_matches(" *").to_owned();
        let (start, end) = (strip(row[1]), strip(row[2]));
        let (_, read_start, read_end) = found
            .iter()
            .find(|(head, ..)| head.contains(written))
            .unwrap_or_else(|| panic!("{written}"));
        if !start.contains("unknown") {
            assert_eq!((read_start, read_end), (&start, &end), "{written}");
        }
    }
    assert_eq!(found.len(), rows.len());
}

#[test]
fn dates_that_do_not_fit_are_left_out_and_said() {
    let reader = reader();
    let text = "Ann Example\n\nExperience\n\nCook, Inn of the Moon\n2019 - 2015\n- Cooked\n\nWaiter, Sun Hotel\n2030 - present\n- Served";
    let reading = reader.read(text, &[], today());
    let dates: Vec<_> = reading
        .profile
        .jobs
        .iter()
        .map(|job| (job.value.start, job.value.end, job.value.current))
        .collect();
    assert_eq!(dates, [(None, None, false), (None, None, false)]);
    let said: Vec<_> = reading
        .notes
        .iter()
        .filter(|note| matches!(note, Note::DatesDoNotFit { .. }))
        .collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].to_string().contains("2019 - 2015"));
    assert!(reading.notes.contains(&Note::NoDates));
}

#[test]
fn hobbies_and_referees_are_not_the_person() {
    let reader = reader();
    let text = "Ann Example\n\nWork\nCook, Inn of the Moon, 2019 - 2021\n\nHobbies\nWelding, chess\n\nReferences\nDr. Bob Other\n\
                020 7946 0000\nbob.other@example.org";
    let profile = reader.read(text, &[], today()).profile;
    assert_eq!(profile.name.unwrap().value, "Ann Example");
    assert_eq!((profile.phone, profile.email), (None, None));
    assert!(
        !profile
            .skills
            .iter()
            .any(|claim| fold(claim.skill.value.as_str()).contains("weld"))
    );
}

#[test]
fn levels_and_denials_are_heard() {
    let reader = reader();
    let text = "Ann Example\n\nSkills\nPython (basic), SQL - expert, Excel, no experience with Java";
    let skills = reader.read(text, &[], today()).profile.skills;
    let level = |id: &str| {
        skills
            .iter()
            .find(|claim| claim.skill.value.as_str() == id)
            .map(|claim| claim.level)
    };
    assert_eq!(level("python"), Some(Some(model::Level::Beginner)));
    assert_eq!(level("sql"), Some(Some(model::Level::Strong)));
    assert_eq!(level("microsoft-excel"), Some(None));
    assert_eq!(level("java"), None);
}

#[test]
fn an_empty_document_gives_an_empty_profile() {
    let reader = reader();
    let reading = reader.read("", &[0, 7], today());
    assert_eq!(reading.profile, Profile::default());
    assert_eq!(reading.notes, [Note::NoSkills]);
}

#[test]
fn what_leads_up_to_the_town_is_none_of_it() {
    let reader = reader();
    for (line, town) in [
        ("Teacher, now in Hamburg, Germany", "hamburg-de"),
        ("Living in Leeds", "leeds-gb"),
        ("Wohnhaft in Hamburg", "hamburg-de"),
        ("I live near Hamburg, Germany", "hamburg-de"),
    ] {
        let text = format!("Ann Example\n{line}\nCook, Inn of the Moon, 2019 - 2021");
        let place = reader.read(&text, &[], today()).profile.place;
        let place = place.unwrap_or_else(|| panic!("{line}: no place"));
        assert_eq!(place.value.id.as_deref(), Some(town), "{line}");
    }
}
