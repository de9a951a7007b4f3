//! The person's name: the line among the first, or among the document's headings, that looks most like one.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    headings::Section,
    page::{Line, Page},
    section::SectionKind,
    words::{Words, is_place},
};
use crate::{Gazetteer, facts::pattern, text::fold};

/// Before a name, or instead of one.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:full )?name|nombre(?: completo)?|nom|curriculum vit(?:ae|æ)|curr[íi]culum(?: vit(?:ae|æ))?|c\.?v\.?|r[ée]sum[ée]|lebenslauf|hoja de vida|bio-?data)(?: of| von| de)?[ \t]*(?:[:–—|-][ \t]*|[ \t]|$)",
    )
});

/// What stands behind names: degrees, honours.
const BEHIND: &str =
    "aca acca cpa cfa mba phd md rn msc bsc ma ba pmp jr sr ii iii iv esq dds dvm llb llm frcs mrcp bed med dr";
/// Before them.
const BEFORE: &str = "mr mrs ms miss mx dr prof herr frau sr sra shri smt";
/// Small words inside names.
const INSIDE: &str = "de del de la los las van von der den di da do dos du le la bin binti ibn al el ter ten y e of zu";
/// Words no name holds.
const NEVER: &str = "curriculum vitae resume cv lebenslauf page profile contact about email phone address the and with for \
    confidential personal details summary objective experience education skills references united kingdom states university \
    hospital school certificate licence license driving registered open available";

/// A name in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// As people write it: "Ngozi Hartley".
    pub(super) value: String,
    /// Where it stands, in characters.
    pub(super) at: Range<u32>,
    /// Its line.
    pub(super) line: usize,
}

/// Finds the name. `email` helps: most people are in their address.
pub(super) fn name(
    page: &Page,
    sections: &[Section],
    email: Option<&str>,
    words: &Words,
    places: &Gazetteer,
) -> Option<Name> {
    let kind = |nr: usize| {
        sections
            .iter()
            .find(|section| section.lines.contains(&nr))
            .map(|section| section.kind)
    };
    let only_label = |line: &Line| {
        LABEL
            .find(&line.words)
            .is_some_and(|label| label.end() == line.words.len())
    };
    let first = page
        .lines
        .iter()
        .position(|line| !line.blank() && !only_label(line))
        .unwrap_or(0);
    let mut best: Option<(i32, Name)> = None;
    for (nr, line) in page
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.blank() && !line.heading && !line.bullet)
    {
        let in_contact = kind(nr) == Some(SectionKind::Contact);
        if kind(nr) == Some(SectionKind::References) {
            continue;
        }
        let Some((name, labelled)) = read(line, nr) else {
            continue;
        };
        let in_mail = email.map_or(0, |email| shared(&name.value, email));
        if !(in_contact || line.hint || in_mail >= 2 || labelled) {
            continue;
        }
        let like_a_title = words.title(&name.value) >= 3 && in_mail == 0;
        let like_a_place = is_place(&name.value, places) && in_mail == 0;
        if like_a_title || like_a_place || words.employer(&name.value, places) >= 3 {
            continue;
        }
        let near = if nr == first {
            3
        } else {
            i32::from(in_contact && nr <= first + 6)
        };
        let score = near + in_mail * 2 + i32::from(line.hint) + i32::from(labelled) * 3;
        if score >= 2 && best.as_ref().is_none_or(|(so_far, _)| score > *so_far) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The name a line holds, if it can be one, and whether a label says so.
fn read(line: &Line, nr: usize) -> Option<(Name, bool)> {
    let label = LABEL.find(&line.words).map_or(0, |label| label.end());
    let rest = &line.words[label..];
    // What follows a bar, a comma or a wide gap is a title or an address.
    let end = rest
        .find(['|', '·', '•', ',', '\t', '(', ':', '–', '—'])
        .or_else(|| rest.find(" - "))
        .or_else(|| rest.find("   "))
        .unwrap_or(rest.len());
    let mut from = label + (rest.len() - rest.trim_start().len());
    let mut to = label + rest[..end].trim_end().len();
    let mut parts: Vec<&str> = line.words.get(from..to)?.split_whitespace().collect();
    let bare = |part: &str| fold(part).trim_matches('.').to_owned();
    while parts.len() > 2 && parts.last().is_some_and(|part| listed(BEHIND, &bare(part))) {
        parts.pop();
    }
    while parts.len() > 1 && parts.first().is_some_and(|part| listed(BEFORE, &bare(part))) {
        parts.remove(0);
    }
    let (first, last) = (parts.first()?, parts.last()?);
    let least = if label > 0 { 1 } else { 2 };
    if !(least..=5).contains(&parts.len()) || !parts.iter().all(|part| named(part)) || !capital(first) || !capital(last)
    {
        return None;
    }
    from += line.words[from..to].find(first)?;
    to = from + line.words[from..to].rfind(last)? + last.len();
    let value = parts
        .iter()
        .map(|part| nicely(part, &parts))
        .collect::<Vec<_>>()
        .join(" ");
    Some((
        Name {
            value,
            at: line.place_of_words(&(from..to)),
            line: nr,
        },
        label > 0,
    ))
}

/// A part of a name: letters, hyphens, apostrophes; with a capital unless it is a small word.
fn named(part: &str) -> bool {
    let letters = part
        .chars()
        .all(|c| c.is_alphabetic() || "-'’.".contains(c) || is_mark(c));
    let folded = fold(part);
    let small = listed(INSIDE, &folded);
    letters
        && part.chars().any(char::is_alphabetic)
        && part.chars().count() <= 25
        && (capital(part) || small)
        && !listed(NEVER, folded.trim_matches('.'))
}

/// Scripts without capitals count as capitals.
fn capital(part: &str) -> bool {
    part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// Vowel signs and the like.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}')
}

/// "NGOZI HARTLEY" as "Ngozi Hartley"; names written with small letters stay as they are.
fn nicely(part: &str, parts: &[&str]) -> String {
    let loud = parts.iter().all(|part| !part.contains(char::is_lowercase))
        && parts.iter().any(|part| part.chars().count() > 3);
    if !loud || part.ends_with('.') || part.chars().count() < 2 {
        return part.to_owned();
    }
    let mut out = String::with_capacity(part.len());
    let mut begins = true;
    for c in part.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = "-'’".contains(c);
    }
    out
}

/// How many words of a name stand in a mail address, umlauts written either way.
fn shared(name: &str, email: &str) -> i32 {
    let local = fold(email.split('@').next().unwrap_or(""));
    let spelled = name
        .to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue");
    let parts = |name: &str| {
        fold(name)
            .split([' ', '-', '\''])
            .filter(|part| part.len() > 2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let count = |parts: Vec<String>| parts.iter().filter(|part| local.contains(part.as_str())).count();
    i32::try_from(count(parts(name)).max(count(parts(&spelled)))).unwrap_or(0)
}

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::{Words, name};
    use crate::{
        Gazetteer, Taxonomy,
        resume::{headings::sections, page::Page},
    };

    #[test]
    fn the_name_is_found_where_it_stands() {
        let (words, places) = (Words::new(&Taxonomy::built_in()), Gazetteer::built_in());
        for (text, mail, expected) in [
            (
                "Mateo Lucero-Benally\nAlbuquerque, NM\nm@example.com",
                None,
                Some("Mateo Lucero-Benally"),
            ),
            ("PRAKASH GHODVINDE\nElectrician", None, Some("Prakash Ghodvinde")),
            (
                "Curriculum Vitae\n\nDarnell O'Keefe\nCleveland, OH",
                None,
                Some("Darnell O'Keefe"),
            ),
            (
                "Curriculum Vitae: Mercy Wangechi Otunga\nNairobi",
                None,
                Some("Mercy Wangechi Otunga"),
            ),
            (
                "HELEN ADEYEMI-WARD ACA\nReading, Berkshire",
                None,
                Some("Helen Adeyemi-Ward"),
            ),
            ("Name: Dr. Anna de la Cruz\nPhone: 1", None, Some("Anna de la Cruz")),
            (
                "Registered Nurse\nNgozi Hartley\nx",
                Some("ngozi.hartley@example.org"),
                Some("Ngozi Hartley"),
            ),
            (
                "Contact\nLeeds, United Kingdom\nInterests\nFell walking\nNgozi Hartley\nNurse",
                Some("ngozi.hartley@example.org"),
                Some("Ngozi Hartley"),
            ),
            (
                "İlkay Sönmezer\nData Engineer",
                Some("ilkay.soenmezer@example.com"),
                Some("İlkay Sönmezer"),
            ),
            ("रोहित शर्मा\nपुणे", None, Some("रोहित शर्मा")),
            ("Luísa Tavares | Data Engineer", None, Some("Luísa Tavares")),
            ("Curriculum Vitae\nWork experience\nCook", None, None),
            ("Aldermoor General Hospital\nWard nurse", None, None),
            ("Cook\nI have worked in kitchens since 2010.", None, None),
            ("References\nBob Other, chef", None, None),
        ] {
            let mut page = Page::new(text, &[]);
            let sections = sections(&mut page);
            let found = name(&page, &sections, mail, &words, &places);
            assert_eq!(found.map(|name| name.value).as_deref(), expected, "{text}");
        }
    }
}
