//! Titles: those of one meaning, and the occupations they stand for.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Line, line};
use crate::measure::{
    floors::{Pieces, letters},
    program::{Failure, Place, each, names, text, texts, without},
    scores::{average_precision, hit, mean, reciprocal_rank},
};

pub(super) fn same(place: &Place) -> Result<Vec<Line>, Failure> {
    let rows = place.rows("titles/similar_dev.jsonl")?;
    let corpus = place.rows("titles/similar_corpus.jsonl")?;
    let titles: Vec<String> = corpus.iter().map(|row| text(row, "title")).collect();
    let by_letters = Pieces::of(titles.iter().map(String::as_str), letters);
    let wanted = |row: &Value| -> BTreeSet<String> { texts(row, "relevant").into_iter().collect() };
    let plain = rows.iter().map(|row| {
        let ranked = by_letters.cosine(&text(row, "title"));
        let ranked: Vec<String> = ranked.into_iter().map(|(at, _)| text(&corpus[at], "id")).collect();
        average_precision(&ranked, &wanted(row))
    });
    let plain: Vec<f64> = plain.collect();
    let found = place.run(
        &["titles", "rank", "--corpus", &place.path("titles/similar_corpus.jsonl")],
        &without(&rows, "relevant"),
    )?;
    let ours = rows
        .iter()
        .zip(&found)
        .map(|(row, found)| average_precision(&each(found, "ranked", "id"), &wanted(row)));
    Ok(vec![line(
        "titles of the same meaning, MAP, English",
        mean(&plain),
        0.46,
        mean(&ours.collect::<Vec<_>>()),
    )])
}

pub(super) fn occupations(place: &Place) -> Result<Vec<Line>, Failure> {
    let rows = place.rows("titles/occupation_dev.jsonl")?;
    let known = names(place, "esco-1.2/occupations_en.csv")?;
    let (addresses, all): (Vec<&str>, Vec<&str>) = known
        .iter()
        .flat_map(|(address, _, all)| all.iter().map(|name| (address.as_str(), name.as_str())))
        .unzip();
    let by_letters = Pieces::of(all.iter().copied(), letters);
    let plain: Vec<Vec<String>> = rows
        .iter()
        .step_by(10)
        .map(|row| {
            let ranked = by_letters
                .cosine(&text(row, "title"))
                .into_iter()
                .map(|(at, _)| addresses[at].to_owned());
            let mut seen = BTreeSet::new();
            ranked
                .filter(|address| seen.insert(address.clone()))
                .take(100)
                .collect()
        })
        .collect();
    let found = place.run(
        &["titles", "classify", "--taxonomy", "esco", "--top", "100"],
        &without(&rows, "occupation"),
    )?;
    let ours: Vec<Vec<String>> = found.iter().map(|found| each(found, "occupations", "uri")).collect();
    let judged = |ranked: &[Vec<String>], step: usize, judge: &dyn Fn(&[String], &str) -> f64| {
        let each = ranked.iter().zip(rows.iter().step_by(step));
        mean(
            &each
                .map(|(ranked, row)| judge(ranked, &text(row, "occupation")))
                .collect::<Vec<_>>(),
        )
    };
    let first_five: &dyn Fn(&[String], &str) -> f64 = &|ranked, wanted| hit(ranked, wanted, 5);
    Ok(vec![
        line(
            "vacancy title to ESCO occupation, MRR",
            judged(&plain, 10, &reciprocal_rank),
            0.38,
            judged(&ours, 1, &reciprocal_rank),
        ),
        line(
            "vacancy title to ESCO occupation, R@5",
            judged(&plain, 10, first_five),
            0.50,
            judged(&ours, 1, first_five),
        ),
    ])
}
