//! Languages asked for. "Fluent German" asks for one; "our Italian restaurant" does not.

use std::{ops::Range, sync::LazyLock};

use model::Need;
use regex::Regex;

use super::{advert::Advert, sections::Section};
use crate::{
    SkillIx,
    facts::{Spoken, pattern, spoken},
};

/// In a sentence, shows that it speaks of speaking.
static SPEAKING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"fluen|speak|spoken|written|writing|languages?|native|lingual|proficien|knowledge of|command of|communicat|mother tongue|kenntnisse|sprach|fliessend|idiomas?|nivel|langue|conversational|verbal|literate|(?-u:\b)[abc][12](?-u:\b)",
    )
});

/// Behind a language's name, makes it something else.
static OTHER_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ -](?:cuisine|food|cooking|dishes|kitchen|restaurant|bakery|wine|style|market|markets|company|companies|customers|clients|embassy|government|school|team|office|law|accounting|subsidiary|shepherd|teacher|lessons?|literature|class|classes|department)",
    )
});

/// A language asked for, and how strongly.
pub(super) struct Asked {
    pub(super) spoken: Spoken,
    pub(super) need: Need,
}

/// The languages an advert asks for, in order; one may stand there more than once. `names` are the places where languages
/// are named and not denied, in characters, in order.
pub(super) fn asked(advert: &Advert, names: &[(SkillIx, Range<u32>)]) -> Vec<Asked> {
    let mut apart: Vec<(SkillIx, Range<u32>)> = Vec::new();
    for (language, at) in names {
        if apart.last().is_none_or(|(_, last)| last.end <= at.start) {
            apart.push((*language, at.clone()));
        }
    }
    let need = |spoken: Spoken| {
        Some(Asked {
            need: need(advert, &spoken)?,
            spoken,
        })
    };
    spoken(&advert.folded, &apart).into_iter().filter_map(need).collect()
}

fn need(advert: &Advert, spoken: &Spoken) -> Option<Need> {
    let (sentence, asking) = advert.asking_at(spoken.at.start)?;
    let words = advert.words(sentence);
    let bytes = advert.folded.bytes(&spoken.at);
    let within = bytes.start.checked_sub(sentence.folded.start)?..bytes.end - sentence.folded.start;
    let behind = words.get(within.end..).unwrap_or("");
    let in_list = matches!(sentence.section, Section::Required | Section::Preferred) && words.split(' ').count() <= 6;
    let spoken_of = spoken.level.is_some() || in_list || SPEAKING.is_match(words);
    if OTHER_BEHIND.is_match(behind) || !spoken_of {
        return None;
    }
    asking.wording.need(&within, sentence.section)
}
