//! The interview kit: for each skill an opening needs, one question about what somebody did, and what a good answer shows. The
//! templates stand in `data/interview_kit.toml`, by the kind of skill; whoever applies is asked the same.

use std::{collections::BTreeMap, sync::LazyLock};

use i18n::Lang;
use model::{Need, Posting, SkillId};
use serde::Deserialize;
use skills::{Taxonomy, taxonomy::SkillKind};

const BUILT_IN: &str = include_str!("../../data/interview_kit.toml");
/// Skills that are asked about.
const MOST: usize = 6;

/// A question for the team to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitQuestion {
    /// The skill's name.
    pub skill: String,
    /// The question.
    pub ask: String,
    /// What a good answer shows.
    pub good: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kit {
    ask: Vec<Ask>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    kind: String,
    en: String,
    es: String,
    hi: String,
    good: Good,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Good {
    en: String,
    es: String,
    hi: String,
}

impl Ask {
    fn question(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.en,
            Lang::Spanish => &self.es,
            Lang::Hindi => &self.hi,
        }
    }

    fn good(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.good.en,
            Lang::Spanish => &self.good.es,
            Lang::Hindi => &self.good.hi,
        }
    }
}

static KIT: LazyLock<Kit> =
    LazyLock::new(|| toml::from_str(BUILT_IN).expect("data/interview_kit.toml is read by the tests"));

fn code(kind: SkillKind) -> &'static str {
    match kind {
        SkillKind::Skill => "skill",
        SkillKind::Knowledge => "knowledge",
        SkillKind::Tool => "tool",
        SkillKind::Language => "language",
        SkillKind::Licence => "licence",
        SkillKind::Transversal => "transversal",
    }
}

/// The skills an interview for this opening is about: what is a must; where nothing is called one, what is named.
fn needed(posting: &Posting) -> Vec<&SkillId> {
    let of = |need: Need| {
        let mut all: Vec<&SkillId> = Vec::new();
        for asked in posting.requirements.iter().filter(|asked| asked.need == need) {
            if !all.contains(&&asked.skill) {
                all.push(&asked.skill);
            }
        }
        all.truncate(MOST);
        all
    };
    let musts = of(Need::Required);
    if musts.is_empty() { of(Need::Unknown) } else { musts }
}

fn spoken(taxonomy: &Taxonomy, id: &SkillId) -> Option<(String, SkillKind)> {
    let skill = taxonomy.skill(taxonomy.skill_ix(id)?);
    let name = taxonomy.name_of_skill(id).unwrap_or(&skill.name);
    Some((name.to_owned(), skill.kind))
}

/// What an interview for this opening is about, in the language that is spoken.
pub(super) fn skills_of(taxonomy: &Taxonomy, posting: &Posting) -> Vec<String> {
    let names = needed(posting).into_iter().filter_map(|id| spoken(taxonomy, id));
    names.map(|(name, _)| name).collect()
}

/// The questions for this opening, in the language that is spoken.
pub(super) fn kit_of(taxonomy: &Taxonomy, posting: &Posting) -> Vec<KitQuestion> {
    questions_about(taxonomy, needed(posting))
}

/// The questions about the first of these skills, in the language that is spoken.
pub(super) fn questions_about<'a>(
    taxonomy: &Taxonomy,
    skills: impl IntoIterator<Item = &'a SkillId>,
) -> Vec<KitQuestion> {
    asked(taxonomy, skills)
        .into_iter()
        .map(|(_, question)| question)
        .collect()
}

/// The skills an interview for this opening is about, each with its question.
pub(super) fn asked_of(taxonomy: &Taxonomy, posting: &Posting) -> Vec<(SkillId, KitQuestion)> {
    asked(taxonomy, needed(posting))
}

fn asked<'a>(taxonomy: &Taxonomy, skills: impl IntoIterator<Item = &'a SkillId>) -> Vec<(SkillId, KitQuestion)> {
    let lang = i18n::lang();
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let question = |id: &SkillId| {
        let (skill, kind) = spoken(taxonomy, id)?;
        let asks: Vec<&Ask> = KIT.ask.iter().filter(|ask| ask.kind == code(kind)).collect();
        let turn = turns.entry(code(kind)).or_default();
        let ask = asks.get(*turn % asks.len().max(1))?;
        *turn += 1;
        let question = KitQuestion {
            ask: ask.question(lang).replace("{skill}", &skill),
            good: ask.good(lang).to_owned(),
            skill,
        };
        Some((id.clone(), question))
    };
    skills.into_iter().take(MOST).filter_map(question).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use i18n::Lang;
    use skills::taxonomy::SkillKind;

    use super::{KIT, code};

    #[test]
    fn every_kind_of_skill_is_asked_about_in_every_language() {
        let kinds: BTreeSet<&str> = [
            SkillKind::Skill,
            SkillKind::Knowledge,
            SkillKind::Tool,
            SkillKind::Language,
            SkillKind::Licence,
            SkillKind::Transversal,
        ]
        .map(code)
        .into();
        let asked: BTreeSet<&str> = KIT.ask.iter().map(|ask| ask.kind.as_str()).collect();
        assert_eq!(asked, kinds, "each kind, and none that there is not");
        let mut seen = BTreeSet::new();
        for ask in &KIT.ask {
            for lang in Lang::ALL {
                let (question, good) = (ask.question(lang), ask.good(lang));
                assert_eq!(question.matches("{skill}").count(), 1, "{question}");
                assert!(!question.replace("{skill}", "").contains(['{', '}']), "{question}");
                assert!(!good.is_empty() && !good.contains(['{', '}']), "{question}: {good}");
                assert!(question.len() <= 500 && good.len() <= 500, "short: {question}");
                assert!(seen.insert(question), "asked twice: {question}");
            }
            assert!(
                ask.hi.chars().any(|c| ('\u{900}'..='\u{97f}').contains(&c)),
                "{}",
                ask.hi
            );
            assert!(
                !ask.en.to_lowercase().contains("would you"),
                "what they did, not would do: {}",
                ask.en
            );
        }
    }
}
