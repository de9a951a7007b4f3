//! A profile as JSON Resume (schema 1.0.0), so that people can take it anywhere.

use model::{
    Fact, Job, Place, Profile, Study,
    profile::{LanguageLevel, YearMonth},
};
use serde_json::{Map, Value, json};
use skills::{SkillKind, Taxonomy};

/// The profile as a JSON Resume document. Holds what the profile holds and nothing else.
pub fn json_resume(taxonomy: &Taxonomy, profile: &Profile) -> Value {
    let licence = |id| {
        taxonomy
            .skill_ix(id)
            .is_some_and(|ix| taxonomy.skill(ix).kind == SkillKind::Licence)
    };
    let (licences, skills): (Vec<_>, Vec<_>) = profile.skills.iter().partition(|claim| licence(&claim.skill.value));
    let named = |claims: Vec<&model::SkillClaim>| -> Vec<Value> {
        claims
            .iter()
            .filter_map(|claim| {
                taxonomy
                    .skill_ix(&claim.skill.value)
                    .map(|ix| (taxonomy.skill(ix), claim.level))
            })
            .map(|(skill, level)| without_nulls(json!({ "name": skill.name, "level": level })))
            .collect()
    };
    json!({
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": basics(profile),
        "work": profile.jobs.iter().map(work).collect::<Vec<_>>(),
        "education": profile.education.iter().map(education).collect::<Vec<_>>(),
        "certificates": named(licences),
        "skills": named(skills),
        "languages": profile.languages.iter().map(|fact| language(taxonomy, fact)).collect::<Vec<_>>(),
    })
}

fn basics(profile: &Profile) -> Value {
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
    let place = profile.place.as_ref().map(|fact| &fact.value);
    let others: Vec<_> = profile
        .links
        .iter()
        .skip(1)
        .map(|fact| json!({ "url": fact.value }))
        .collect();
    without_nulls(json!({
        "name": text(&profile.name),
        "label": text(&profile.headline),
        "email": text(&profile.email),
        "phone": text(&profile.phone),
        "summary": text(&profile.summary),
        "url": profile.links.first().map(|fact| fact.value.clone()),
        "location": place.map(|place| without_nulls(json!({ "city": city(place), "countryCode": place.country }))),
        "profiles": Some(others).filter(|others| !others.is_empty()),
    }))
}

/// The town of "Pune, India"; nothing when only a country is written.
fn city(place: &Place) -> Option<&str> {
    let (town, more) = place
        .text
        .split_once(',')
        .map_or((place.text.as_str(), false), |(town, _)| (town, true));
    (more || place.id.is_some() || place.country.is_none()).then(|| town.trim())
}

fn work(fact: &Fact<Job>) -> Value {
    let job = &fact.value;
    let highlights: Vec<&str> = job
        .text
        .lines()
        .map(|line| line.trim_start_matches("- ").trim())
        .filter(|line| !line.is_empty())
        .collect();
    without_nulls(json!({
        "name": job.employer,
        "position": job.title,
        "startDate": job.start.map(date),
        "endDate": job.end.filter(|_| !job.current).map(date),
        "highlights": highlights,
    }))
}

fn education(fact: &Fact<Study>) -> Value {
    let study = &fact.value;
    without_nulls(json!({
        "institution": study.at,
        "area": study.what,
        "studyType": study.level,
        "endDate": study.end.map(date),
    }))
}

fn language(taxonomy: &Taxonomy, fact: &Fact<model::LanguageSkill>) -> Value {
    let name = taxonomy
        .skill_ix(&fact.value.language)
        .map(|ix| taxonomy.skill(ix).name.clone());
    let fluency = fact.value.level.map(|level| match level {
        LanguageLevel::Native => "Native speaker".to_owned(),
        level => format!("{level:?}"),
    });
    without_nulls(json!({ "language": name, "fluency": fluency }))
}

/// "2019" or "2019-03", as the schema allows.
fn date(date: YearMonth) -> String {
    match date.month {
        Some(month) => format!("{:04}-{month:02}", date.year),
        None => format!("{:04}", date.year),
    }
}

/// What is not known is left out rather than written as null.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(_, value)| !value.is_null())
                .collect::<Map<_, _>>(),
        ),
        other => other,
    }
}
