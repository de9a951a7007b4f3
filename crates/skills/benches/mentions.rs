//! How fast skills are read out of text: bytes a second over adverts and prose made from the taxonomy's own words.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use model::SeededRandom;
use skills::{Gazetteer, SkillReader, Taxonomy, TitleReader};

/// Words of adverts that name no skill.
const PROSE: &str = "we are looking for a friendly person to join our growing team in the heart of the city where you will \
    work closely with colleagues from many departments and take part in weekly meetings about the plans of the company";

/// An advert of about 3 KB: mostly prose, every tenth word or so a name, some of them in lists.
fn advert(taxonomy: &Taxonomy, random: &SeededRandom) -> String {
    let prose: Vec<&str> = PROSE.split(' ').collect();
    let pick = |n: usize| random.below(u32::try_from(n).unwrap_or(1)) as usize;
    let mut text = String::new();
    while text.len() < 3000 {
        for _ in 0..12 {
            text.push_str(prose[pick(prose.len())]);
            text.push(' ');
        }
        let skill = &taxonomy.skills()[pick(taxonomy.skills().len())];
        text.push_str(&skill.name);
        text.push_str([". ", ", ", " and ", "\n- "][pick(4)]);
    }
    text
}

fn mentions(c: &mut Criterion) {
    let taxonomy = Taxonomy::built_in();
    let random = SeededRandom::new(7);
    let adverts: Vec<String> = (0..100).map(|_| advert(&taxonomy, &random)).collect();
    let bytes: usize = adverts.iter().map(String::len).sum();
    let reader = SkillReader::new(taxonomy.clone());
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("mentions", |b| {
        b.iter(|| {
            adverts
                .iter()
                .map(|advert| black_box(reader.mentions(advert)).len())
                .sum::<usize>()
        });
    });
    group.finish();

    let titles = TitleReader::new(taxonomy.clone());
    c.bench_function("classify a title", |b| {
        b.iter(|| black_box(titles.classify("URGENT!! Sr. Java Dev (m/f/d) - Berlin", 3)));
    });
    let places = Gazetteer::built_in();
    c.bench_function("resolve a place", |b| {
        b.iter(|| black_box(places.resolve("London SE1, England, United Kingdom")));
    });
    c.bench_function("search skills while typing", |b| {
        b.iter(|| black_box(taxonomy.search_skills("weldng", 8)));
    });
    c.bench_function("make a reader", |b| {
        b.iter(|| black_box(SkillReader::new(taxonomy.clone())));
    });
}

criterion_group!(benches, mentions);
criterion_main!(benches);
