//! Résumés, titles and adverts in the languages there are labels in. The four people are made up, as one of their trade writes.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{fs, path::Path};

use chrono::NaiveDate;
use model::Profile;
use skills::{Gazetteer, Labels, Language, ResumeReader, SkillReader, Taxonomy, TitleReader, language_of};

fn resume(language: &str) -> (String, Profile) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/languages/{language}.txt"));
    let text = fs::read_to_string(path).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let reader = ResumeReader::new(Taxonomy::built_in(), Gazetteer::built_in());
    let profile = reader.read(&text, &[], today).profile;
    (text, profile)
}

fn skills(profile: &Profile) -> Vec<&str> {
    profile.skills.iter().map(|claim| claim.skill.value.as_str()).collect()
}

/// Jobs as (occupation, from, until).
fn jobs(profile: &Profile) -> Vec<(String, String)> {
    let occupation = |job: &model::Job| job.occupation.as_ref().map_or("?".to_owned(), ToString::to_string);
    let from = |job: &model::Job| {
        job.start.map_or("?".to_owned(), |start| {
            format!("{}-{:02}", start.year, start.month.unwrap_or(0))
        })
    };
    profile
        .jobs
        .iter()
        .map(|fact| (occupation(&fact.value), from(&fact.value)))
        .collect()
}

/// Fails unless all of `wanted` are among what was read, and no more than `more` besides.
#[track_caller]
fn reads(language: &str, wanted: &[&str], more: usize) {
    let (_, profile) = resume(language);
    let found = skills(&profile);
    let missing: Vec<&&str> = wanted.iter().filter(|skill| !found.contains(skill)).collect();
    assert!(missing.is_empty(), "{language}: {missing:?} missing of {found:?}");
    let besides: Vec<&&str> = found.iter().filter(|skill| !wanted.contains(skill)).collect();
    assert!(besides.len() <= more, "{language}: {besides:?} besides");
}

#[test]
fn every_entry_has_a_label_in_every_language() {
    let faults = Labels::parse(&Taxonomy::built_in(), Labels::built_in_files())
        .err()
        .unwrap_or_default();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn faulty_labels_are_told_with_file_and_entry() {
    let taxonomy = Taxonomy::built_in();
    let file = "[skills]\nno-such-skill = { es = \"a\", hi = \"a\", de = \"a\", fr = \"a\" }\nfirst-aid = { es = \"\", hi = [\"a\", \"a\"], de = \"b\" }\n";
    let faults = Labels::parse(&taxonomy, &[("labels/mine.toml", file)]).unwrap_err();
    let told = |words: &str| faults.iter().any(|fault| fault.to_string().contains(words));
    assert!(told("no-such-skill") && told("stands twice") && told("no label in fr"));
    assert!(Labels::parse(&taxonomy, &[("labels/mine.toml", "[skills\n")]).is_err());
}

#[test]
fn the_four_are_read_in_their_own_language() {
    for (code, language) in [
        ("de", Language::German),
        ("es", Language::Spanish),
        ("fr", Language::French),
        ("hi", Language::Hindi),
    ] {
        assert_eq!(language_of(&resume(code).0), Some(language));
    }
    reads(
        "de",
        &[
            "personal-care",
            "wound-care",
            "medicines-administration",
            "care-planning",
            "falls-prevention",
            "first-aid",
        ],
        8,
    );
    reads(
        "es",
        &[
            "electrical-installation",
            "earthing-and-bonding",
            "solar-panel-installation",
            "working-at-height",
            "first-aid",
        ],
        8,
    );
    reads(
        "fr",
        &["food-hygiene", "haccp", "teamwork", "pastry-and-desserts", "first-aid"],
        8,
    );
    reads("hi", &["first-aid", "teamwork", "mig-welding", "tig-welding"], 8);
}

#[test]
fn their_jobs_schools_and_languages_are_read_too() {
    let at = |occupation: &str, from: &str| (occupation.to_owned(), from.to_owned());
    let (_, german) = resume("de");
    assert_eq!(
        jobs(&german),
        [at("registered-nurse", "2018-04"), at("care-assistant", "2013-08")]
    );
    assert!(
        german.jobs[0].value.current && german.languages.len() == 3,
        "{:?}",
        german.languages
    );
    let (_, spanish) = resume("es");
    assert_eq!(jobs(&spanish)[0], at("electrician", "2019-03"));
    assert_eq!((spanish.jobs.len(), spanish.languages.len()), (2, 2));
    let (_, french) = resume("fr");
    assert_eq!(jobs(&french)[0], at("cook", "2020-09"));
    assert_eq!((french.jobs.len(), french.languages.len()), (2, 3));
    let (_, hindi) = resume("hi");
    assert_eq!(jobs(&hindi)[0], at("welder", "2019-00"));
    assert_eq!(hindi.languages.len(), 2);
}

#[test]
fn titles_are_classified_in_every_language_and_english_ones_as_before() {
    let taxonomy = Taxonomy::built_in();
    let reader = TitleReader::new(taxonomy.clone());
    let first = |title: &str| {
        reader
            .classify(title, 1)
            .first()
            .map(|(ix, _)| taxonomy.occupation(*ix).id.to_string())
    };
    for (title, occupation) in [
        ("Schweißer (m/w/d) ab sofort", "welder"),
        ("Enfermera", "registered-nurse"),
        ("Electricista", "electrician"),
        ("Cuisinier H/F", "cook"),
        ("वेल्डर", "welder"),
        ("Welder", "welder"),
        ("Registered nurse", "registered-nurse"),
        ("Head chef", "chef"),
    ] {
        assert_eq!(first(title).as_deref(), Some(occupation), "{title}");
    }
}

#[test]
fn english_texts_are_read_without_the_other_languages() {
    let taxonomy = Taxonomy::built_in();
    let reader = SkillReader::new(taxonomy.clone());
    let found = |text: &str| -> Vec<String> {
        let mentions = reader.mentions(text).into_iter();
        mentions
            .map(|mention| taxonomy.skill(mention.skill).id.to_string())
            .collect()
    };
    // The same word, once as a firm's name among English words, once in its own language.
    let english =
        "We are the people of Sturzprophylaxe and we look for a welder with experience in the workshop of our firm.";
    let german = "Wir suchen für unser Haus jemanden mit Erfahrung in der Sturzprophylaxe und bieten ein gutes Team.";
    assert_eq!(
        (language_of(english), language_of(german)),
        (None, Some(Language::German))
    );
    assert!(
        !found(english).contains(&"falls-prevention".to_owned()),
        "{:?}",
        found(english)
    );
    assert!(
        found(german).contains(&"falls-prevention".to_owned()),
        "{:?}",
        found(german)
    );
}

#[test]
fn a_longer_name_takes_the_place_of_a_shorter_one_however_many_there_are() {
    let reader = SkillReader::new(Taxonomy::built_in());
    let text = "Experiencia en instalaciones de los edificios: soldadura MIG. ".repeat(20_000);
    let mentions = reader.mentions(&text);
    let within = mentions.windows(2).find(|pair| {
        (pair[0].start, pair[0].end) != (pair[1].start, pair[1].end)
            && pair[1].start >= pair[0].start
            && pair[1].end <= pair[0].end
    });
    assert!(
        mentions.len() >= 20_000 && within.is_none(),
        "{} mentions, {within:?}",
        mentions.len()
    );
}
