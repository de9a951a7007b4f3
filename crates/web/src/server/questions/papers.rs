//! Question three: licences and languages.

use journey::profile::Edit;
use model::Profile;
use skills::{SkillKind, Taxonomy};

use super::tasks::asked_about;
use crate::{
    pages::{
        Shell,
        questions::{LanguageLine, PapersPage},
    },
    server::{
        facts::{LANGUAGE_LEVELS, choose, from_code},
        fields::{Fields, code_of},
    },
    view::{Choice, Choices, Field, Mistakes},
};

/// Licences usual in the chosen work, and those everybody may hold.
fn licences<'a>(taxonomy: &'a Taxonomy, profile: &Profile) -> Vec<&'a skills::Skill> {
    const EVERYBODY: [&str; 4] = [
        "driving-licence-car",
        "driving-licence-van",
        "forklift-licence",
        "food-hygiene",
    ];
    let of_work = asked_about(taxonomy, profile)
        .into_iter()
        .flat_map(|work| work.required.iter().chain(&work.useful))
        .map(|(ix, _)| taxonomy.skill(*ix));
    let of_all = EVERYBODY
        .iter()
        .filter_map(|id| taxonomy.skill_ix(&(*id).into()))
        .map(|ix| taxonomy.skill(ix));
    let mut list: Vec<&skills::Skill> = Vec::new();
    for skill in of_work.chain(of_all).filter(|skill| skill.kind == SkillKind::Licence) {
        if !list.iter().any(|known| known.id == skill.id) {
            list.push(skill);
        }
    }
    list
}

pub(super) fn page(taxonomy: &Taxonomy, shell: Shell, profile: &Profile, mistakes: Mistakes) -> PapersPage {
    let offered = licences(taxonomy, profile);
    let choices = offered
        .iter()
        .map(|skill| (skill, taxonomy.name_of_skill(&skill.id).unwrap_or(&skill.name)))
        .map(|(skill, name)| Choice::new(skill.id.as_str(), name).chosen(profile.claim(&skill.id).is_some()));
    let spoken = profile.languages.iter().map(|fact| {
        let name = taxonomy
            .skill_ix(&fact.value.language)
            .map_or_else(String::new, |ix| taxonomy.skill_name(ix).to_owned());
        (name, code_of(&fact.value.level))
    });
    let empty = std::iter::repeat_n((String::new(), String::new()), 2);
    let languages = spoken.chain(empty).enumerate().map(|(nr, (name, level))| LanguageLine {
        language: Field::text("language", t!("Language"))
            .optional()
            .id(&format!("language-{nr}"))
            .value(&name),
        level: choose("level", t!("How well"), &LANGUAGE_LEVELS, &level).id(&format!("level-{nr}")),
    });
    PapersPage {
        licences: Choices::many("licence", t!("Which of these do you hold?"), choices.collect()),
        other: Field::text("other", t!("Any other licence or certificate"))
            .optional()
            .suggest("/suggest/skills"),
        languages: languages.collect(),
        shell,
        mistakes,
    }
}

pub(super) fn edits(taxonomy: &Taxonomy, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let held: Vec<&str> = fields.all("licence").collect();
    let mut edits = Vec::new();
    for skill in licences(taxonomy, profile) {
        let (had, has) = (profile.claim(&skill.id).is_some(), held.contains(&skill.id.as_str()));
        if has && !had {
            edits.push(Edit::Skill(skill.id.to_string(), None));
        } else if had && !has {
            edits.push(Edit::Remove(journey::profile::FactKey::Skill(skill.id.clone())));
        }
    }
    if !fields.one("other").is_empty() {
        edits.push(Edit::Skill(fields.one("other").to_owned(), None));
    }
    let lines = fields.all("language").zip(fields.all("level"));
    edits.extend(
        lines
            .filter(|(name, _)| !name.trim().is_empty())
            .map(|(name, level)| Edit::Language(name.trim().to_owned(), from_code(level))),
    );
    edits
}
