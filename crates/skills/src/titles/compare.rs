//! How alike a title and the names of an occupation are.
//!
//! `likeness = F · head`, with F the F-measure (van Rijsbergen 1979, β = 2) of the share of the name found in the title
//! and the share of the title found in the name: finding the whole name matters more than using the whole title.
//! Shares are by rarity of words (a word with the same stem counts 900 thousandths, one with a typing error 800).
//! `head` is 1000 when both end in the same word, 930 when the name's last word stands elsewhere in the title, 850 when the
//! title ends in no word for a person ("IT support"), else 620: a "sales assistant" is an assistant, no manager. Words of the title that the name lacks but a skill of the occupation has count half
//! for the title, and a third towards the name. A name found for less than 600 thousandths (450 when such a skill is
//! named) is no answer: "promoter" is not a "health promoter".

use std::collections::BTreeMap;

use super::index::{Index, Known, Name, NameWord, StemId, UNNAMED};
use crate::taxonomy::OccupationIx;

/// Words outside the main part of a title count so much of the title (thousandths), and so much for the name.
const OTHER_PART: u32 = 400;
const OTHER_PART_FOUND: u32 = 850;
/// A word that so many names end in is one for a person: "assistant", "driver".
const COMMON_HEAD: u32 = 4;
/// Words after "at", "with", "for".
const ASIDE: u32 = 150;
const ASIDE_FOUND: u32 = 500;

/// The best score of every occupation that shares a word with the title, in order of occupation.
pub(super) fn scores(index: &Index, title: &[Known]) -> Vec<(OccupationIx, u16)> {
    let main = main_part(index, title);
    let mut found: Vec<u32> = Vec::new();
    for stem in title
        .iter()
        .filter(|known| !known.word.rank && !known.word.noise)
        .filter_map(|known| known.stem)
    {
        found.extend(&index.with[stem as usize]);
    }
    found.sort_unstable();
    found.dedup();
    let mut best: BTreeMap<OccupationIx, u16> = BTreeMap::new();
    for name in found.iter().map(|at| &index.names[*at as usize]) {
        let score = likeness(index, title, main, name);
        let known = best.entry(name.occupation).or_insert(0);
        *known = score.max(*known);
    }
    best.into_iter().collect()
}

/// The part of the title that says most; of equal ones the first.
fn main_part(index: &Index, title: &[Known]) -> usize {
    let mut sums: BTreeMap<usize, u32> = BTreeMap::new();
    for known in title
        .iter()
        .filter(|known| !known.word.aside && !known.word.rank && !known.word.noise)
    {
        let rarity = known.stem.map_or(0, |stem| index.rarity[stem as usize]);
        *sums.entry(known.word.part).or_insert(0) += rarity;
    }
    let first = sums.keys().next().copied().unwrap_or(0);
    let preferred = |part: usize, sum: u32| if part == first { sum * 2 + 1 } else { sum };
    let best = sums
        .iter()
        .max_by_key(|(part, sum)| (preferred(**part, **sum), std::cmp::Reverse(**part)));
    best.map_or(0, |(part, _)| *part)
}

fn likeness(index: &Index, title: &[Known], main: usize, name: &Name) -> u16 {
    let mut shared_of_name = 0;
    let mut shared_of_title = 0;
    let mut all_of_title = 0;
    let mut skilled = false;
    for known in title {
        let (weight, found_weight) = weights(known, main);
        let rarity = known.stem.map_or(UNNAMED, |stem| index.rarity[stem as usize]);
        let rarity = if known.word.rank { rarity / 4 } else { rarity };
        let quality = quality(known, name);
        if known.word.noise && quality == 0 {
            continue;
        }
        all_of_title += rarity * weight / 1000;
        if quality > 0 {
            shared_of_title += rarity * weight / 1000 * quality / 1000;
            shared_of_name += rarity * found_weight / 1000 * quality / 1000;
        } else if known
            .stem
            .is_some_and(|stem| index.skilled[stem as usize].binary_search(&name.occupation.0).is_ok())
        {
            skilled = true;
            shared_of_title += rarity * weight / 2000;
            shared_of_name += rarity * found_weight / 3000;
        }
    }
    let rarity = |word: &NameWord| index.rarity[word.stem as usize] / if word.rank { 4 } else { 1 };
    let all_of_name: u32 = name.words.iter().map(rarity).sum();
    let of_name = (shared_of_name * 1000 / all_of_name.max(1)).min(1000);
    let of_title = (shared_of_title * 1000 / all_of_title.max(1)).min(1000);
    if of_name < if skilled { 450 } else { 600 } {
        return 0;
    }
    let both = 5 * of_name * of_title / (4 * of_title + of_name).max(1);
    let alike = both * head(index, title, main, name) / 1000;
    let main_name_first = u32::from(name.main && alike > 0 && alike < 1000);
    u16::try_from((alike + main_name_first).min(1000)).unwrap_or(1000)
}

fn weights(known: &Known, main: usize) -> (u32, u32) {
    match (known.word.aside, known.word.part == main) {
        (true, _) => (ASIDE, ASIDE_FOUND),
        (false, true) => (1000, 1000),
        (false, false) => (OTHER_PART, OTHER_PART_FOUND),
    }
}

/// How well a word of the title stands in the name, in thousandths.
fn quality(known: &Known, name: &Name) -> u32 {
    let Some(stem) = known.stem else { return 0 };
    let Some(word) = name.words.iter().find(|word| word.stem == stem) else {
        return 0;
    };
    match (known.corrected, *word.folded == *known.word.folded) {
        (true, _) => 800,
        (false, true) => 1000,
        (false, false) => 900,
    }
}

fn head(index: &Index, title: &[Known], main: usize, name: &Name) -> u32 {
    let Some(head) = name.head() else { return 0 };
    let is_main =
        |known: &&Known| known.word.part == main && !known.word.aside && !known.word.noise && !known.word.rank;
    let last: Option<StemId> = title.iter().rev().find(is_main).and_then(|known| known.stem);
    match (last == Some(head), title.iter().any(|known| known.stem == Some(head))) {
        (true, _) => 1000,
        (false, true) => 930,
        (false, false) if last.is_some_and(|last| index.heads[last as usize] >= COMMON_HEAD) => 620,
        (false, false) => 850,
    }
}
