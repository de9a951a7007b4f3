//! The words of a résumé, in the order readers expect.

use documents::write::{Body, Entry, Line, Section, Sheet};
use model::{
    Fact, Job, LanguageSkill, Profile, SkillClaim, Study,
    profile::{LanguageLevel, YearMonth},
};
use skills::{SkillKind, Taxonomy};

/// A profile as a résumé. Holds what the profile holds and nothing else; sections without anything are left out.
pub fn sheet(taxonomy: &Taxonomy, profile: &Profile) -> Sheet {
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
    let place = profile.place.as_ref().map(|place| place.value.text.clone());
    let contacts = [place, text(&profile.phone), text(&profile.email)]
        .into_iter()
        .flatten();
    let (licences, skills): (Vec<&SkillClaim>, Vec<&SkillClaim>) =
        profile.skills.iter().partition(|claim| is_licence(taxonomy, claim));
    let named = |claims: Vec<&SkillClaim>| {
        claims
            .into_iter()
            .filter_map(|claim| skill_name(taxonomy, &claim.skill.value))
            .collect()
    };
    let languages = profile
        .languages
        .iter()
        .filter_map(|fact| language(taxonomy, &fact.value));
    Sheet {
        name: text(&profile.name).unwrap_or_else(|| t!("Résumé").to_owned()),
        headline: text(&profile.headline),
        contacts: contacts
            .chain(profile.links.iter().map(|link| link.value.clone()))
            .collect(),
        summary: text(&profile.summary),
        sections: [
            section(
                t!("Work"),
                Body::Entries(profile.jobs.iter().map(|fact| job(&fact.value)).collect()),
            ),
            section(t!("Skills"), Body::Words(named(skills))),
            section(t!("Licences and certificates"), Body::Words(named(licences))),
            section(
                t!("Education"),
                Body::Entries(profile.education.iter().map(|fact| study(&fact.value)).collect()),
            ),
            section(t!("Languages"), Body::Words(languages.collect())),
        ]
        .into_iter()
        .flatten()
        .collect(),
        language: i18n::lang().code().to_owned(),
    }
}

fn section(title: &str, body: Body) -> Option<Section> {
    let empty = match &body {
        Body::Entries(entries) => entries.is_empty(),
        Body::Words(words) => words.is_empty(),
    };
    (!empty).then(|| Section {
        title: title.to_owned(),
        body,
    })
}

fn is_licence(taxonomy: &Taxonomy, claim: &SkillClaim) -> bool {
    taxonomy
        .skill_ix(&claim.skill.value)
        .is_some_and(|ix| taxonomy.skill(ix).kind == SkillKind::Licence)
}

fn skill_name(taxonomy: &Taxonomy, id: &model::SkillId) -> Option<String> {
    taxonomy.skill_ix(id).map(|ix| taxonomy.skill_name(ix).to_owned())
}

fn job(job: &Job) -> Entry {
    let until = if job.current {
        Some("now".to_owned())
    } else {
        job.end.map(month)
    };
    Entry {
        title: job.title.clone(),
        at: job.employer.clone(),
        when: span(job.start.map(month), until),
        lines: job.text.lines().filter_map(line).collect(),
    }
}

/// A line of what was done; lines with a mark of a list are points.
fn line(text: &str) -> Option<Line> {
    let text = text.trim();
    let point = ["- ", "• ", "* ", "– "].iter().find_map(|mark| text.strip_prefix(mark));
    match (point, text) {
        (Some(point), _) => Some(Line::Point(point.trim().to_owned())),
        (None, "") => None,
        (None, text) => Some(Line::Plain(text.to_owned())),
    }
}

fn study(study: &Study) -> Entry {
    Entry {
        title: study.what.clone(),
        at: study.at.clone(),
        when: study.end.map(month),
        lines: Vec::new(),
    }
}

fn language(taxonomy: &Taxonomy, skill: &LanguageSkill) -> Option<String> {
    let name = skill_name(taxonomy, &skill.language)?;
    Some(match skill.level {
        Some(LanguageLevel::Native) => format!("{name} ({})", t!("mother tongue")),
        Some(level) => format!("{name} ({level:?})"),
        None => name,
    })
}

fn span(from: Option<String>, until: Option<String>) -> Option<String> {
    match (from, until) {
        (Some(from), Some(until)) => Some(format!("{from} – {until}")),
        (one, other) => one.or(other),
    }
}

fn month(at: YearMonth) -> String {
    let name = at.month.map(|month| i18n::days::month(u32::from(month)));
    name.filter(|name| !name.is_empty()).map_or_else(
        || at.year.to_string(),
        |name| t!("{month} {year}", month = name, year = at.year),
    )
}
