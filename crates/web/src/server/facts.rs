//! From a profile to rows one can look over and change, and from a form back to a change.

use journey::profile::{Edit, FactKey, JobForm, StudyForm};
use model::{
    Fact, Job, LanguageSkill, Level, Profile, SkillClaim, Study,
    profile::{LanguageLevel, StudyLevel, YearMonth},
};

use super::{
    App, Fault,
    fields::{Fields, code_of},
};
use crate::{
    pages::check::FactGroup,
    view::{Area, Choice, Control, Evidence, FactRow, FactState, Field, Select, when},
};

/// The levels of a skill: code and words.
pub(crate) const LEVELS: [(&str, &str); 4] = [
    ("", later!("Not said")),
    ("beginner", later!("Begun")),
    ("working", later!("Can do it alone")),
    ("strong", later!("Can do the hard cases")),
];
/// The levels of a language: code and words.
pub(crate) const LANGUAGE_LEVELS: [(&str, &str); 8] = [
    ("", later!("Not said")),
    ("a1", later!("First words (A1)")),
    ("a2", later!("Everyday basics (A2)")),
    ("b1", later!("Gets along (B1)")),
    ("b2", later!("Works in it (B2)")),
    ("c1", later!("Fluent (C1)")),
    ("c2", later!("As good as native (C2)")),
    ("native", later!("Mother tongue")),
];
/// The levels of study: code and words.
pub(crate) const STUDY_LEVELS: [(&str, &str); 8] = [
    ("", later!("Not said")),
    ("school", later!("Some school")),
    ("secondary", later!("Finished school")),
    ("vocational", later!("Trade or apprenticeship")),
    ("diploma", later!("Diploma")),
    ("bachelor", later!("Bachelor")),
    ("master", later!("Master")),
    ("doctorate", later!("Doctorate")),
];

/// All facts of a profile in groups.
pub(crate) fn groups(app: &App, profile: &Profile) -> Vec<FactGroup> {
    let group = |code, title: &str, none: &str, facts| FactGroup {
        code,
        title: title.to_owned(),
        none: none.to_owned(),
        facts,
    };
    let name = |id: &model::SkillId| skill_name(app, id);
    vec![
        group(
            "about",
            t!("About you"),
            t!("No name or address was found."),
            about(profile),
        ),
        group(
            "jobs",
            t!("Jobs you have had"),
            t!("No jobs were found."),
            profile
                .jobs
                .iter()
                .enumerate()
                .map(|(nr, fact)| job(nr, fact))
                .collect(),
        ),
        group(
            "education",
            t!("School and training"),
            t!("No school or training was found."),
            profile
                .education
                .iter()
                .enumerate()
                .map(|(nr, fact)| study(nr, fact))
                .collect(),
        ),
        group(
            "skills",
            t!("Skills and licences"),
            t!("No skills were recognised."),
            profile
                .skills
                .iter()
                .map(|claim| skill(claim, name(&claim.skill.value)))
                .collect(),
        ),
        group(
            "languages",
            t!("Languages"),
            t!("No languages were found."),
            profile
                .languages
                .iter()
                .map(|fact| language(fact, name(&fact.value.language)))
                .collect(),
        ),
    ]
}

/// The name of a skill, or its id when the taxonomy does not know it any more.
pub(crate) fn skill_name(app: &App, id: &model::SkillId) -> String {
    let taxonomy = app.journey.taxonomy();
    taxonomy
        .skill_ix(id)
        .map_or_else(|| id.to_string(), |ix| taxonomy.skill_name(ix).to_owned())
}

fn row<T>(key: &FactKey, label: Option<&str>, value: String, fact: &Fact<T>, change: Vec<Control>) -> FactRow {
    FactRow {
        id: key.to_string(),
        label: label.map(str::to_owned),
        value,
        lines: Vec::new(),
        missing: None,
        evidence: fact.evidence().map(Evidence::plain),
        state: if fact.confirmed {
            FactState::Right
        } else {
            FactState::Open
        },
        change,
    }
}

fn about(profile: &Profile) -> Vec<FactRow> {
    let texts = [
        (FactKey::Name, t!("Name"), &profile.name),
        (FactKey::Email, t!("Mail address"), &profile.email),
        (FactKey::Phone, t!("Telephone"), &profile.phone),
    ];
    let text = |(key, label, fact): (FactKey, &str, &Option<Fact<String>>)| {
        let fact = fact.as_ref()?;
        Some(row(
            &key,
            Some(label),
            fact.value.clone(),
            fact,
            vec![line(&key, "value", label, &fact.value)],
        ))
    };
    let mut rows: Vec<FactRow> = texts.into_iter().filter_map(text).collect();
    if let Some(place) = &profile.place {
        rows.push(row(
            &FactKey::Place,
            Some(t!("Where you live")),
            place.value.text.clone(),
            place,
            vec![line(&FactKey::Place, "value", t!("Where you live"), &place.value.text)],
        ));
    }
    let more = [
        (FactKey::Headline, t!("In one line"), &profile.headline),
        (FactKey::Summary, t!("About you"), &profile.summary),
    ];
    rows.extend(more.into_iter().filter_map(text));
    rows
}

fn job(nr: usize, fact: &Fact<Job>) -> FactRow {
    let (key, job) = (FactKey::Job(nr), &fact.value);
    let stay = when::stay(job.start, job.end, job.current);
    FactRow {
        lines: job.employer.iter().cloned().chain(stay.clone()).collect(),
        missing: stay.is_none().then(|| t!("No dates were found.").to_owned()),
        ..row(&key, None, job.title.clone(), fact, job_controls(&key.to_string(), job))
    }
}

/// The fields of a job.
pub(crate) fn job_controls(id: &str, job: &Job) -> Vec<Control> {
    let until = if job.current {
        String::new()
    } else {
        job.end.map(month_text).unwrap_or_default()
    };
    vec![
        named(id, "title", t!("What the work was called"), &job.title, true),
        named(
            id,
            "employer",
            t!("Employer"),
            job.employer.as_deref().unwrap_or_default(),
            false,
        ),
        named(
            id,
            "start",
            t!("From (2019 or 03/2019)"),
            &job.start.map(month_text).unwrap_or_default(),
            false,
        ),
        named(id, "end", t!("Until (empty when you are still there)"), &until, false),
        Control::Area(Area {
            id: format!("{id}-text"),
            max: 4_000,
            ..Area::new("text", t!("What you did"), &job.text)
        }),
    ]
}

fn study(nr: usize, fact: &Fact<Study>) -> FactRow {
    let (key, study) = (FactKey::Study(nr), &fact.value);
    FactRow {
        lines: study
            .at
            .iter()
            .cloned()
            .chain(study.end.map(when::year_month))
            .collect(),
        ..row(
            &key,
            None,
            study.what.clone(),
            fact,
            study_controls(&key.to_string(), study),
        )
    }
}

/// The fields of a course of study.
pub(crate) fn study_controls(id: &str, study: &Study) -> Vec<Control> {
    let level = study.level.map(study_code).unwrap_or_default();
    vec![
        named(id, "what", t!("What you learned"), &study.what, true),
        named(id, "at", t!("Where"), study.at.as_deref().unwrap_or_default(), false),
        Control::Select(choose("level", t!("Level"), &STUDY_LEVELS, &level).id(&format!("{id}-level"))),
        named(
            id,
            "end",
            t!("Finished in (2019 or 03/2019)"),
            &study.end.map(month_text).unwrap_or_default(),
            false,
        ),
    ]
}

fn skill(claim: &SkillClaim, name: String) -> FactRow {
    let key = FactKey::Skill(claim.skill.value.clone());
    let code = claim.level.map(level_code).unwrap_or_default();
    let select = choose("level", t!("How well"), &LEVELS, &code).id(&format!("{key}-level"));
    FactRow {
        lines: claim.level.map(|_| words_of(&LEVELS, &code)).into_iter().collect(),
        ..row(&key, None, name, &claim.skill, vec![Control::Select(select)])
    }
}

fn language(fact: &Fact<LanguageSkill>, name: String) -> FactRow {
    let key = FactKey::Language(fact.value.language.clone());
    let code = fact.value.level.map(language_code).unwrap_or_default();
    let select = choose("level", t!("How well"), &LANGUAGE_LEVELS, &code).id(&format!("{key}-level"));
    FactRow {
        lines: fact
            .value
            .level
            .map(|_| words_of(&LANGUAGE_LEVELS, &code))
            .into_iter()
            .collect(),
        ..row(&key, None, name, fact, vec![Control::Select(select)])
    }
}

fn line(key: &FactKey, name: &str, label: &str, value: &str) -> Control {
    named(&key.to_string(), name, label, value, false)
}

/// A field with an id of its own.
pub(crate) fn named(id: &str, name: &str, label: &str, value: &str, required: bool) -> Control {
    let max = if name == "value" { 4_000 } else { 200 };
    Control::Field(Field {
        required,
        ..Field::text(name, label)
            .id(&format!("{id}-{name}"))
            .value(value)
            .max(max)
    })
}

/// A drop-down list of codes and words.
pub(crate) fn choose(name: &str, label: &str, list: &[(&str, &'static str)], chosen: &str) -> Select {
    Select::new(
        name,
        label,
        list.iter()
            .map(|(code, words)| Choice::new(code, i18n::text(words)).chosen(*code == chosen))
            .collect(),
    )
}

fn words_of(list: &[(&str, &'static str)], code: &str) -> String {
    list.iter()
        .find(|(known, _)| *known == code)
        .map_or_else(String::new, |(_, words)| i18n::text(words).to_owned())
}

fn month_text(date: YearMonth) -> String {
    date.month
        .map_or_else(|| date.year.to_string(), |month| format!("{month:02}/{}", date.year))
}

fn level_code(level: Level) -> String {
    code_of(&level)
}

fn language_code(level: LanguageLevel) -> String {
    code_of(&level)
}

fn study_code(level: StudyLevel) -> String {
    code_of(&level)
}

/// A value from its code, or nothing.
pub(crate) fn from_code<T: serde::de::DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

/// The change a form asks for.
pub(crate) fn change(key: &FactKey, profile: &Profile, fields: &Fields) -> Result<Edit, Fault> {
    Ok(match key {
        FactKey::Name | FactKey::Email | FactKey::Phone | FactKey::Headline | FactKey::Summary => {
            Edit::Text(key.clone(), fields.one("value").to_owned())
        }
        FactKey::Place => Edit::Place(fields.one("value").to_owned()),
        FactKey::Job(nr) => Edit::Job(
            Some(*nr),
            job_form(fields, profile.jobs.get(*nr).is_some_and(|job| job.value.current)),
        ),
        FactKey::Study(nr) => Edit::Study(Some(*nr), study_form(fields)),
        FactKey::Skill(id) => Edit::Skill(id.to_string(), from_code(fields.one("level"))),
        FactKey::Language(id) => Edit::Language(id.to_string(), from_code(fields.one("level"))),
        FactKey::Link(_) => return Err(Fault::not_found()),
    })
}

/// A job from its fields. Without an end, somebody who was still there is still there; for a new job, a start without an
/// end means the same.
pub(crate) fn job_form(fields: &Fields, was_current: bool) -> JobForm {
    let text = |name: &str| fields.one(name).to_owned();
    let current = fields.one("end").is_empty() && (was_current || !fields.one("start").is_empty());
    JobForm {
        title: text("title"),
        employer: text("employer"),
        start: text("start"),
        end: text("end"),
        current,
        text: text("text"),
    }
}

/// A course of study from its fields.
pub(crate) fn study_form(fields: &Fields) -> StudyForm {
    let text = |name: &str| fields.one(name).to_owned();
    StudyForm {
        what: text("what"),
        at: text("at"),
        level: from_code(fields.one("level")),
        end: text("end"),
    }
}
