//! The pieces of a recommendation, over a made load: reading a person, ranking, what to learn, who is told.

use std::hint::black_box;

use chrono::DateTime;
use criterion::{Criterion, criterion_group, criterion_main};
use matching::{Context, Crowd, Feedback, Filter, JobMatrix, Person, REACH, Weights, made::Maker, opens_most};
use model::{PersonId, SeededRandom};
use skills::{Gazetteer, Taxonomy};

const OPENINGS: usize = 200_000;
const PEOPLE: usize = 100_000;
const SHOWN: usize = 20;

fn all(criterion: &mut Criterion) {
    let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap_or_default();
    let context = Context {
        taxonomy: &taxonomy,
        weights: Weights::PRIOR,
        today: now.date_naive(),
    };
    let maker = Maker::new(&taxonomy, &gazetteer, now, 1);
    let mut matrix = JobMatrix::default();
    (0..OPENINGS).for_each(|_| matrix.put(maker.opening()));
    let profile = maker.person();
    let person = || Person::new(&taxonomy, &profile, Feedback::default(), context.today);
    let (one, filter) = (person(), Filter::default());

    criterion.bench_function("read a person", |bencher| bencher.iter(person));
    criterion.bench_function("recommend among 200,000 openings", |bencher| {
        bencher.iter(|| matrix.recommend(&context, black_box(&one), &filter, SHOWN));
    });
    criterion.bench_function("skills to learn for 200,000 openings", |bencher| {
        bencher.iter(|| opens_most(&context, &matrix, black_box(&one), &filter));
    });
    let mut crowd = Crowd::default();
    let random = SeededRandom::new(1);
    for _ in 0..PEOPLE {
        let id = PersonId::new(now, &random);
        crowd.put(&taxonomy, id, &maker.person(), Feedback::default(), context.today);
    }
    // Few are told of most openings, and many of some: the one of sixty that most are told of.
    let openings = std::iter::repeat_with(|| maker.opening()).take(60);
    let Some(opening) = openings.max_by_key(|opening| crowd.suited(&context, opening, REACH).len()) else {
        return;
    };
    criterion.bench_function("who is told among 100,000 people, of an opening for many", |bencher| {
        bencher.iter(|| crowd.suited(&context, black_box(&opening), REACH));
    });
}

criterion_group!(benches, all);
criterion_main!(benches);
