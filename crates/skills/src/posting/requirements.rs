//! Skills asked for: each once, with its strongest need and the words that ask.

use std::{ops::Range, sync::LazyLock};

use model::{LanguageSkill, Need, Requirement};
use regex::Regex;

use super::{
    advert::{Advert, Sentence},
    quote::quote,
    sections::Section,
    tongues::{self, Asked},
    wording::Wording,
};
use crate::{Mention, SkillIx, SkillKind, Taxonomy, facts::pattern};

/// A sentence of the employer about itself, or of the law.
static NOT_OF_THE_JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"equal (?:employment )?opportunity|without regard to|regardless of|reasonable accommodation|discriminat|affirmative action|e-verify|(?:founded|established|headquartered) in|(?-u:\b)(?:is|are) (?:a|an|the|one of the|proud to be)(?: [a-z0-9&'-]+,?){0,7} (?:company|provider|leader|firm|organi[sz]ation|start-?up|manufacturer|supplier|agency|consultancy|group|brand|retailer|publisher|distributor|developer and manufacturer|chain|network|institution|family business)(?-u:\b)|our (?:customers|clients) (?:include|are|range)|leading (?:global |international |national )?(?:provider|supplier|manufacturer)|fortune (?:100|500)|our (?:mission|vision) is",
    )
});

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
    let told: Vec<&Mention> = mentions
        .iter()
        .filter(|mention| {
            !mention.negated
                && !own_name
                    .iter()
                    .any(|name| name.start <= mention.start && mention.end <= name.end)
        })
        .collect();
    let is_language = |skill: SkillIx| taxonomy.skill(skill).kind == SkillKind::Language;
    let names: Vec<(SkillIx, Range<u32>)> = told
        .iter()
        .filter(|m| is_language(m.skill))
        .map(|m| (m.skill, m.start..m.end))
        .collect();
    let tongues = tongues::asked(advert, &names);
    let mut reader = Asking::new(advert);
    let mut asks: Vec<Ask> = told
        .iter()
        .filter(|m| !is_language(m.skill))
        .filter_map(|mention| reader.ask(mention))
        .collect();
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
    Demands {
        requirements: strongest(advert, taxonomy, asks),
        languages,
    }
}

/// Finds out how each mention is asked for, looking at each sentence once.
struct Asking<'a> {
    advert: &'a Advert,
    /// The sentence looked at last: where it starts, its wording, whether it is not of the job.
    last: Option<(u32, Wording, bool)>,
}

impl<'a> Asking<'a> {
    fn new(advert: &'a Advert) -> Self {
        Self { advert, last: None }
    }

    fn ask(&mut self, mention: &Mention) -> Option<Ask> {
        let sentence = self.advert.sentence_at(mention.start)?;
        let at = mention.start..mention.end;
        let need = self.need(sentence, &at)?;
        Some(Ask {
            skill: mention.skill,
            need,
            in_title: sentence.section == Section::Title,
            at,
        })
    }

    fn need(&mut self, sentence: &Sentence, at: &Range<u32>) -> Option<Need> {
        if self.last.as_ref().is_none_or(|(start, ..)| *start != sentence.at.start) {
            let words = self.advert.words(sentence);
            let wording = Wording::of(words);
            let aside = (sentence.section.beside_the_point() || NOT_OF_THE_JOB.is_match(words)) && !wording.asks();
            self.last = Some((sentence.at.start, wording, aside));
        }
        let (_, wording, aside) = self.last.as_ref()?;
        if *aside {
            return None;
        }
        let bytes = self.advert.folded.bytes(at);
        let within = bytes.start.saturating_sub(sentence.folded.start)..bytes.end - sentence.folded.start;
        wording.need(&within, sentence.section)
    }
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
fn strongest(advert: &Advert, taxonomy: &Taxonomy, mut asks: Vec<Ask>) -> Vec<Requirement> {
    asks.sort_by_key(|ask| (ask.skill, ask.need, ask.in_title, ask.at.start));
    asks.dedup_by_key(|ask| ask.skill);
    asks.sort_by_key(|ask| (ask.at.start, ask.at.end, ask.skill));
    let requirement = |ask: &Ask| {
        let sentence = advert.sentence_at(ask.at.start)?;
        let within = sentence.at.start..sentence.at.end.max(ask.at.end);
        Some(Requirement {
            skill: taxonomy.skill(ask.skill).id.clone(),
            need: ask.need,
            quote: quote(&advert.chars, &within, &ask.at),
        })
    };
    asks.iter().filter_map(requirement).collect()
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
