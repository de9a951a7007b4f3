//! The demo world's files are sound, and the same seed makes the same world.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use journey::demo::{DemoData, made_openings};
use model::Role;
use skills::{Gazetteer, Taxonomy};

#[test]
fn every_file_can_be_read_and_points_at_what_there_is() {
    let data = DemoData::read().unwrap_or_else(|fault| panic!("{fault}"));
    let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
    assert!(data.employers.len() >= 20 && data.roles.len() >= 100 && data.people.len() >= 12);
    for employer in &data.employers {
        assert!(employer.site.ends_with(".example"), "{}", employer.id);
        for place in &employer.places {
            assert!(gazetteer.get(place).is_some(), "{}: no town {place}", employer.id);
        }
        for work in &employer.hires {
            let role = data.roles.iter().find(|role| role.occupation == *work);
            assert!(role.is_some(), "{}: no role {work}", employer.id);
        }
    }
    for role in &data.roles {
        let name = &role.occupation;
        assert!(
            taxonomy.occupation_ix(&name.as_str().into()).is_some(),
            "no occupation {name}"
        );
        assert!(
            data.employers
                .iter()
                .any(|employer| employer.sector.contains(&role.sector)),
            "{name}: nobody of {}",
            role.sector
        );
        for (country, (low, high, _)) in &role.pay {
            assert!(low <= high && *low > 0.0, "{name}: pay in {country}");
        }
    }
    for person in &data.people {
        assert!(Role::from_code(&person.role).is_some(), "{}", person.id);
        assert!(
            person.email.is_some() || person.phone.is_some(),
            "{}: no way to reach them",
            person.id
        );
        assert!(
            gazetteer.get(&person.place).is_some(),
            "{}: no town {}",
            person.id,
            person.place
        );
    }
}

#[test]
fn the_same_seed_makes_the_same_openings_however_many() {
    let data = DemoData::built_in();
    let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
    let few: Vec<_> = made_openings(data, 7, 40, today).collect();
    let many: Vec<_> = made_openings(data, 7, 300, today).collect();
    assert_eq!(many.len(), 300);
    assert_eq!(few, many[..40]);
    let other: Vec<_> = made_openings(data, 8, 40, today).collect();
    assert_ne!(few, other);
    for made in &many {
        assert!(
            !made.raw.description.contains('{'),
            "{}: {}",
            made.key,
            made.raw.description
        );
        assert!(made.raw.description.len() > 300, "{}", made.key);
    }
}

#[test]
fn recruiters_and_applicants_are_there_and_answer_what_is_asked() {
    let data = DemoData::read().unwrap();
    let person = |key: &str| {
        data.people
            .iter()
            .find(|person| person.id == key)
            .unwrap_or_else(|| panic!("no {key}"))
    };
    assert!(!data.openings.is_empty());
    for opening in &data.openings {
        let recruiter = person(&opening.recruiter);
        assert_eq!(recruiter.role, "recruiter", "{}", opening.title);
        assert!(
            recruiter.email.is_some() && recruiter.employer.is_some(),
            "{}",
            recruiter.id
        );
        assert!((1..=60).contains(&opening.reply_days), "{}", opening.title);
        let mut applied = BTreeSet::new();
        for applicant in &opening.applicant {
            let who = person(&applicant.person);
            assert!(who.role == "seeker" && !who.resume.is_empty(), "{}", who.id);
            assert_eq!(
                applicant.answers.len(),
                opening.questions.len(),
                "{}: {}",
                opening.title,
                who.id
            );
            assert!(applied.insert(&who.id), "{} applies twice", who.id);
        }
    }
    for recruiter in data.people.iter().filter(|person| person.role == "recruiter") {
        let employer = recruiter.employer.as_deref();
        assert!(
            data.employers.iter().any(|one| Some(one.id.as_str()) == employer),
            "{}",
            recruiter.id
        );
    }
}
