//! How fast a long advert is read against taxonomies of others: adverts a second, over a made taxonomy as large as ESCO's skills.

use std::{collections::BTreeMap, hint::black_box};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use model::SeededRandom;
use skills::{
    AdvertText, SkillReader, Taxonomy,
    standards::{Concept, ConceptKind, MeantReader, Said, Standard},
};

/// So many skills, as ESCO has.
const CONCEPTS: usize = 13_900;
/// So many words they are called with.
const WORDS: usize = 9_000;
/// How long an advert is, in bytes.
const ADVERT: usize = 3_000;

/// Parts words are made of.
const PARTS: [&str; 24] = [
    "ar", "bel", "con", "dra", "el", "fir", "gan", "hol", "in", "jor", "kel", "lum", "mar", "nor", "os", "pre", "qui",
    "ros", "sta", "tel", "ul", "ver", "win", "zan",
];
/// How words end.
const ENDINGS: [&str; 5] = ["", "ing", "s", "er", "ment"];
/// Words that stand everywhere and say nothing.
const LITTLE: [&str; 16] = [
    "the", "and", "of", "to", "you", "will", "with", "for", "our", "in", "a", "we", "are", "as", "at", "is",
];

/// Makes words, names and adverts.
struct Maker {
    random: SeededRandom,
    words: Vec<String>,
}

impl Maker {
    fn new() -> Self {
        let word = |mut nr: usize| {
            let mut word = String::new();
            while word.is_empty() || nr > 0 {
                word.push_str(PARTS[nr % PARTS.len()]);
                nr /= PARTS.len();
            }
            word
        };
        Self {
            random: SeededRandom::new(11),
            words: (0..WORDS)
                .map(|nr| word(nr * 7 + 3) + ENDINGS[nr % ENDINGS.len()])
                .collect(),
        }
    }

    fn below(&self, n: usize) -> usize {
        self.random.below(u32::try_from(n).unwrap_or(1)) as usize
    }

    /// A word; the first ones are much more frequent than the last, as in every language.
    fn word(&self) -> &str {
        let most = self.below(WORDS) + 1;
        let fewer = self.below(most) + 1;
        &self.words[self.below(fewer)]
    }

    fn phrase(&self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn standard(&self) -> Standard {
        let concept = |nr: usize| Concept {
            uri: format!("http://example.org/skill/{nr:05}"),
            label: self.phrase(2 + self.below(3)),
            kind: ConceptKind::Skill,
            other: (0..self.below(6)).map(|_| self.phrase(2 + self.below(3))).collect(),
            about: self.phrase(25),
            isco: None,
            labels: BTreeMap::new(),
        };
        Standard {
            name: "made".to_owned(),
            concepts: (0..CONCEPTS).map(concept).collect(),
            relations: Vec::new(),
        }
    }

    /// Sentences and lists of words, some of them names.
    fn advert(&self, standard: &Standard) -> String {
        let mut text = String::new();
        while text.len() < ADVERT {
            for _ in 0..2 + self.below(6) {
                text.push_str(LITTLE[self.below(LITTLE.len())]);
                text.push(' ');
                text.push_str(self.word());
                text.push(' ');
            }
            if self.below(3) == 0 {
                text.push_str(&standard.concepts[self.below(CONCEPTS)].label);
            }
            text.push_str([". ", ".\n", ", ", "\n- ", "\n\nRequirements:\n- "][self.below(5)]);
        }
        text
    }
}

fn standards(c: &mut Criterion) {
    let maker = Maker::new();
    let standard = maker.standard();
    let adverts: Vec<String> = (0..50).map(|_| maker.advert(&standard)).collect();
    let named = SkillReader::new(Taxonomy::skills_of_standard(&standard));
    let meant = MeantReader::new(&standard);
    let mut group = c.benchmark_group("a long advert against a standard");
    group.throughput(Throughput::Elements(adverts.len() as u64));
    group.sample_size(20);
    group.bench_function("lay out", |b| {
        b.iter(|| {
            for advert in &adverts {
                let text = AdvertText::of(advert);
                black_box(text.lay_out());
                black_box(Said::of(advert));
            }
        });
    });
    let texts: Vec<AdvertText<'_>> = adverts.iter().map(|advert| AdvertText::of(advert)).collect();
    let laid: Vec<_> = texts.iter().map(AdvertText::lay_out).collect();
    group.bench_function("names and needs", |b| {
        b.iter(|| {
            laid.iter()
                .map(|advert| black_box(advert.asked(&named)).0.len())
                .sum::<usize>()
        });
    });
    let said: Vec<Said> = adverts.iter().map(|advert| Said::of(advert)).collect();
    group.bench_function("what is meant", |b| {
        b.iter(|| {
            said.iter()
                .map(|said| black_box(meant.meant_by(said, 100)).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, standards);
criterion_main!(benches);
