//! Languages and how well they are spoken.

use std::ops::Range;

use model::{Fact, LanguageSkill};

use super::{
    headings::Section,
    page::{Page, narrow},
    section::SectionKind,
};
use crate::{
    SkillIx, Taxonomy,
    facts::{Folded, Spoken, spoken},
};

/// The languages a person says they speak, each once: all of the sections on languages, elsewhere those with a level.
/// `names` are the places where languages are named and not denied, in characters, in order.
pub(super) fn languages(
    page: &Page,
    sections: &[Section],
    names: &[(SkillIx, Range<u32>)],
    taxonomy: &Taxonomy,
) -> Vec<Fact<LanguageSkill>> {
    let mut found: Vec<Fact<LanguageSkill>> = Vec::new();
    let own = sections.iter().filter(|section| section.kind == SectionKind::Languages);
    let elsewhere = sections.iter().filter(|section| {
        matches!(
            section.kind,
            SectionKind::Contact
                | SectionKind::Summary
                | SectionKind::Skills
                | SectionKind::Certificates
                | SectionKind::Other
        )
    });
    for section in own.chain(elsewhere) {
        for spoken in in_section(page, section, names) {
            let told = section.kind == SectionKind::Languages || spoken.level.is_some();
            let language = taxonomy.skill(spoken.language).id.clone();
            if told && !found.iter().any(|known| known.value.language == language) {
                let at = with_bracket(page, spoken.at);
                found.push(page.fact(
                    LanguageSkill {
                        language,
                        level: spoken.level,
                    },
                    &at,
                ));
            }
        }
    }
    found
}

fn in_section(page: &Page, section: &Section, names: &[(SkillIx, Range<u32>)]) -> Vec<Spoken> {
    let lines = &page.lines[section.lines.clone()];
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    let at = first.at.start..last.at.end;
    let mut inside: Vec<(SkillIx, Range<u32>)> = Vec::new();
    for (language, name) in names
        .iter()
        .filter(|(_, name)| at.start <= name.start && name.end <= at.end)
    {
        if inside.last().is_none_or(|(_, last)| last.end <= name.start - at.start) {
            inside.push((*language, name.start - at.start..name.end - at.start));
        }
    }
    let shifted = |mut spoken: Spoken| {
        spoken.at = spoken.at.start + at.start..spoken.at.end + at.start;
        spoken
    };
    spoken(&Folded::of(&page.text(&at)), &inside)
        .into_iter()
        .map(shifted)
        .collect()
}

/// Up to the bracket that closes the one inside, when that is near.
fn with_bracket(page: &Page, at: Range<u32>) -> Range<u32> {
    let words = page.text(&at);
    if !words.contains('(') || words.contains(')') {
        return at;
    }
    let rest = page.chars[at.end as usize..]
        .iter()
        .take(40)
        .take_while(|c| **c != '\n');
    let closing = rest.clone().position(|c| *c == ')');
    at.start..closing.map_or(at.end, |closing| at.end + narrow(closing + 1))
}
