//! Skills and licences: each once, with the line that shows it best, and a level where one is stated.

use std::{ops::Range, sync::LazyLock};

use model::{Fact, Level, SkillClaim};
use regex::Regex;

use super::{headings::Section, page::Page, section::SectionKind};
use crate::{Mention, SkillIx, SkillKind, Taxonomy, facts::pattern};

/// Behind a name, in its item: "Excel (basic)", "PLC basics", "Python - expert".
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ \t]*(?:skills? )?[(:\[–,-]?[ \t]*(?:(basics?|beginner(?:'s)?(?: level)?|elementary|novice|grundkenntnisse|basico|some knowledge|learning)|(advanced|expert(?: level)?|very good|fortgeschritten|experte|avanzado|strong))(?-u:\b)",
    )
});

/// Before a name: "basic Excel", "basic knowledge of Excel", "expert in Go".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(basics?|beginner(?:'s)?|elementary|some|little|grundlegende|conocimientos basicos|notions)|(advanced|expert|strong|excellent|deep|profound|fortgeschrittene|avanzado))(?:(?: (?:knowledge|understanding|command|level|skills?|kenntnisse|user))? (?:of|in|with|de|en)(?: the| using)?| (?:level|user)?)? ?$",
    )
});

/// The skills the mentions claim, in order of where they stand. What is `excluded` (names of employers and schools, the
/// person's own) claims nothing.
pub(super) fn claims(
    page: &Page,
    sections: &[Section],
    mentions: &[Mention],
    excluded: &[Range<u32>],
    taxonomy: &Taxonomy,
) -> Vec<SkillClaim> {
    let mut best: Vec<(SkillIx, u8, Range<u32>, Option<Level>)> = Vec::new();
    for mention in mentions.iter().filter(|mention| !mention.negated) {
        let at = mention.start..mention.end;
        let language = taxonomy.skill(mention.skill).kind == SkillKind::Language;
        let named_only = excluded.iter().any(|name| name.start <= at.start && at.end <= name.end);
        let Some(rank) = rank(page, sections, &at).filter(|_| !language && !named_only) else {
            continue;
        };
        let level = level(page, &at);
        match best.iter_mut().find(|(skill, ..)| *skill == mention.skill) {
            Some(known) => {
                known.3 = known.3.or(level);
                if rank < known.1 {
                    (known.1, known.2) = (rank, at);
                }
            }
            None => best.push((mention.skill, rank, at, level)),
        }
    }
    best.sort_by_key(|(skill, _, at, _)| (at.start, at.end, *skill));
    let claim = |(skill, _, at, level): (SkillIx, u8, Range<u32>, Option<Level>)| {
        let line = &page.lines[page.line_at(at.start)];
        let within = line.at.start.min(at.start)..line.at.end.max(at.end);
        SkillClaim {
            skill: Fact::read(taxonomy.skill(skill).id.clone(), page.short_quote(&within, &at)),
            level,
        }
    };
    best.into_iter().map(claim).collect()
}

/// How well a place shows a skill, best first; nothing where it shows none.
fn rank(page: &Page, sections: &[Section], at: &Range<u32>) -> Option<u8> {
    let nr = page.line_at(at.start);
    let line = &page.lines[nr];
    if line.heading || at.start < line.at.start {
        return None;
    }
    let kind = sections.iter().find(|section| section.lines.contains(&nr))?.kind;
    Some(match kind {
        SectionKind::Work if line.bullet => 0,
        SectionKind::Certificates => 1,
        SectionKind::Projects | SectionKind::Volunteering => 2,
        SectionKind::Skills => 3,
        SectionKind::Work => 4,
        SectionKind::Summary => 5,
        SectionKind::Education | SectionKind::Languages => 6,
        SectionKind::Contact | SectionKind::Other => 7,
        SectionKind::References | SectionKind::Interests => return None,
    })
}

/// The level stated beside a name in its line.
fn level(page: &Page, at: &Range<u32>) -> Option<Level> {
    let line = &page.lines[page.line_at(at.start)];
    let bytes = line
        .folded
        .bytes(&(at.start.saturating_sub(line.at.start)..at.end.saturating_sub(line.at.start)));
    let text = line.folded.text();
    let told = |found: regex::Captures<'_>| {
        if found.get(1).is_some() {
            Level::Beginner
        } else {
            Level::Strong
        }
    };
    let behind = BEHIND
        .captures(text.get(bytes.end..)?)
        .filter(|found| !found[0].starts_with(',') || text[bytes.end..].len() == found[0].len());
    let before = || BEFORE.captures(text.get(..bytes.start)?);
    behind.map(told).or_else(|| before().map(told))
}
