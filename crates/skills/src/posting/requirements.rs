//! Skills asked for: each once, with its strongest need and the words that ask.

use std::ops::Range;

use model::{LanguageSkill, Need, Requirement};

use super::{
    advert::Advert,
    quote::quote,
    sections::Section,
    tongues::{self, Asked},
};
use crate::{Mention, SkillIx, SkillKind, Taxonomy};

/// What an advert asks for.
pub(super) struct Demands {
    pub(super) requirements: Vec<Requirement>,
    pub(super) languages: Vec<LanguageSkill>,
}

/// One time a skill is asked for.
struct Ask {
    skill: SkillIx,
    need: Need,
    in_title: bool,
    at: Range<u32>,
}

/// Reads what is asked for out of the mentions. Languages that are a must, or are merely named, stand in `languages`; those
/// that are a plus stand among the requirements.
pub(super) fn demands(advert: &Advert, mentions: &[Mention], taxonomy: &Taxonomy, employer: Option<&str>) -> Demands {
    let own_name = employer_names(advert, employer);
    let of_employer = |mention: &&Mention| {
        own_name
            .iter()
            .any(|name| name.start <= mention.start && mention.end <= name.end)
    };
    let told = mentions.iter().filter(|mention| !of_employer(mention));
    let (asks, languages) = asked(advert, told, taxonomy);
    Demands {
        requirements: strongest(asks)
            .iter()
            .filter_map(|ask| requirement(advert, taxonomy, ask))
            .collect(),
        languages,
    }
}

/// How strongly each skill is asked for: the requirements of [`demands`], without the words that ask.
pub(super) fn needs(advert: &Advert, mentions: &[Mention], taxonomy: &Taxonomy) -> Vec<(SkillIx, Need)> {
    let (asks, _) = asked(advert, mentions.iter(), taxonomy);
    strongest(asks).into_iter().map(|ask| (ask.skill, ask.need)).collect()
}

/// Each time a skill is asked for, and the languages.
fn asked<'m>(
    advert: &Advert,
    told: impl Iterator<Item = &'m Mention>,
    taxonomy: &Taxonomy,
) -> (Vec<Ask>, Vec<LanguageSkill>) {
    let is_language = |skill: SkillIx| taxonomy.skill(skill).kind == SkillKind::Language;
    let (named, told): (Vec<&Mention>, Vec<&Mention>) = told
        .filter(|mention| !mention.negated)
        .partition(|mention| is_language(mention.skill));
    let names: Vec<(SkillIx, Range<u32>)> = named.iter().map(|m| (m.skill, m.start..m.end)).collect();
    let tongues = tongues::asked(advert, &names);
    let mut asks: Vec<Ask> = told.iter().filter_map(|mention| ask(advert, mention)).collect();
    let languages = languages(taxonomy, &tongues);
    let plus = |asked: &&Asked| asked.need == Need::Preferred;
    let known = |asked: &&Asked| {
        languages
            .iter()
            .any(|l| l.language == taxonomy.skill(asked.spoken.language).id)
    };
    asks.extend(
        tongues
            .iter()
            .filter(plus)
            .filter(|asked| !known(asked))
            .map(|asked| Ask {
                skill: asked.spoken.language,
                need: asked.need,
                in_title: false,
                at: asked.spoken.at.clone(),
            }),
    );
    (asks, languages)
}

/// How a mention is asked for; nothing when it is not.
fn ask(advert: &Advert, mention: &Mention) -> Option<Ask> {
    let (sentence, asking) = advert.asking_at(mention.start)?;
    if asking.aside || (sentence.section.beside_the_point() && !asking.wording.asks()) {
        return None;
    }
    let at = mention.start..mention.end;
    let bytes = advert.folded.bytes(&at);
    let within = bytes.start.saturating_sub(sentence.folded.start)..bytes.end - sentence.folded.start;
    Some(Ask {
        skill: mention.skill,
        need: asking.wording.need(&within, sentence.section)?,
        in_title: sentence.section == Section::Title,
        at,
    })
}

/// Each language once, a level that is told before one that is not.
fn languages(taxonomy: &Taxonomy, tongues: &[Asked]) -> Vec<LanguageSkill> {
    let mut languages: Vec<LanguageSkill> = Vec::new();
    for asked in tongues.iter().filter(|asked| asked.need != Need::Preferred) {
        let id = &taxonomy.skill(asked.spoken.language).id;
        match languages.iter_mut().find(|known| known.language == *id) {
            Some(known) => known.level = known.level.or(asked.spoken.level),
            None => languages.push(LanguageSkill {
                language: id.clone(),
                level: asked.spoken.level,
            }),
        }
    }
    languages
}

/// Each skill once: the strongest need, words of the text before those of the title, the first before the next. In order of
/// position.
fn strongest(mut asks: Vec<Ask>) -> Vec<Ask> {
    asks.sort_by_key(|ask| (ask.skill, ask.need, ask.in_title, ask.at.start));
    asks.dedup_by_key(|ask| ask.skill);
    asks.sort_by_key(|ask| (ask.at.start, ask.at.end, ask.skill));
    asks
}

/// A skill asked for with the words that ask.
fn requirement(advert: &Advert, taxonomy: &Taxonomy, ask: &Ask) -> Option<Requirement> {
    let sentence = advert.sentence_at(ask.at.start)?;
    let within = sentence.at.start..sentence.at.end.max(ask.at.end);
    Some(Requirement {
        skill: taxonomy.skill(ask.skill).id.clone(),
        need: ask.need,
        quote: quote(&advert.chars, &within, &ask.at),
    })
}

/// Where the employer's name stands, in characters: what it is called is not what it asks for.
fn employer_names(advert: &Advert, employer: Option<&str>) -> Vec<Range<u32>> {
    let name = employer.map(crate::text::fold).filter(|name| name.len() > 3);
    name.map_or_else(Vec::new, |name| {
        let found = advert.folded.text().match_indices(name.as_str());
        found
            .map(|(at, _)| advert.folded.source(&(at..at + name.len())))
            .collect()
    })
}
