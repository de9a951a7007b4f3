//! Any bytes in place of official files are read or passed over, never more: no panic, and every relation leads to a concept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use skills::standards::{Files, Source};

/// The files in one input are parted by this byte; the first byte chooses the release.
const BETWEEN: u8 = 0x1c;

const ESCO: [&str; 5] = [
    "skills_en.csv",
    "occupations_en.csv",
    "occupationSkillRelations_en.csv",
    "broaderRelationsSkillPillar_en.csv",
    "skills_es.csv",
];
const ONET: [&str; 5] = [
    "Occupation Data.txt",
    "Alternate Titles.txt",
    "Content Model Reference.txt",
    "Skills.txt",
    "Technology Skills.txt",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let (source, names) = if choice % 2 == 0 { (Source::Esco, ESCO) } else { (Source::Onet, ONET) };
    let parts = bytes.split(|byte| *byte == BETWEEN).map(<[u8]>::to_vec);
    let files: Files = names.into_iter().map(str::to_owned).zip(parts).collect();
    let loaded = source.read(&files);
    assert!(loaded.standard.is_whole());
    assert!(loaded.standard.concepts.iter().all(|concept| !concept.uri.is_empty() && !concept.label.is_empty()));
});
