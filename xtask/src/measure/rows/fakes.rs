//! Postings that are fake.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::{Line, line};
use crate::measure::{
    floors::{bayes, words},
    program::{Failure, Place, text, without},
    scores::{area, weighted_precision},
};

/// The share of postings that are fake where the data is from.
const FAKE_SHARE: f64 = 0.048;
/// So many parts, each judged by what the others teach.
const PARTS: usize = 5;

pub(super) fn fakes(place: &Place) -> Result<Vec<Line>, Failure> {
    let rows = place.rows("trust/postings_dev.jsonl")?;
    let plain = plainly(&rows);
    let found = place.run(&["postings", "check"], &without(&rows, "fraudulent"))?;
    let scored: Vec<(f64, bool)> = rows
        .iter()
        .zip(&found)
        .map(|(row, found)| (found["risk"].as_f64().unwrap_or_default(), is_fake(row)))
        .collect();
    let dangerous: Vec<(bool, bool)> = rows
        .iter()
        .zip(&found)
        .map(|(row, found)| (found["level"] == "danger", is_fake(row)))
        .collect();
    let (precision, share) = accused(&dangerous);
    let precise = |scored: &[(f64, bool)]| weighted_precision(scored, FAKE_SHARE);
    Ok(vec![
        line("fake postings, AUC", area(&plain), 0.90, area(&scored)),
        line("fake postings, AP at 4.8 %", precise(&plain), 0.58, precise(&scored)),
        line("fake postings, precision of \"danger\" at 4.8 %", None, 0.80, precision),
        line("fake postings, share that is \"danger\"", None, 0.40, share),
    ])
}

fn is_fake(row: &Value) -> bool {
    row["fraudulent"].as_bool().unwrap_or_default()
}

/// How many of those accused are fake where so many are as in life, and how many of the fakes are accused.
fn accused(judged: &[(bool, bool)]) -> (f64, f64) {
    let count = |accused: bool, fake: bool| judged.iter().filter(|one| **one == (accused, fake)).count() as f64;
    let fakes = count(true, true) + count(false, true);
    let honest = count(true, false) + count(false, false);
    let weight = fakes * (1.0 - FAKE_SHARE) / FAKE_SHARE / honest;
    let precision = count(true, true) / (count(true, true) + count(true, false) * weight);
    (precision, count(true, true) / fakes)
}

/// Naive Bayes, each part judged by what the others teach.
fn plainly(rows: &[Value]) -> Vec<(f64, bool)> {
    let whole = |row: &Value| {
        let parts = ["title", "company_profile", "description", "requirements", "benefits"];
        (parts.map(|part| text(row, part)).join(" "), is_fake(row))
    };
    let all: Vec<(String, bool)> = rows.iter().map(whole).collect();
    let judged = |part: usize| {
        let others = all.iter().enumerate().filter(move |(at, _)| at % PARTS != part);
        let weights = bayes(others.map(|(_, (text, fake))| (text.as_str(), *fake)));
        let own = all.iter().skip(part).step_by(PARTS);
        own.map(move |(text, fake)| (sum(&weights, text), *fake))
    };
    (0..PARTS).flat_map(judged).collect()
}

fn sum(weights: &HashMap<String, f64>, text: &str) -> f64 {
    let distinct: BTreeSet<String> = words(text).into_iter().collect();
    distinct.iter().filter_map(|word| weights.get(word)).sum()
}

#[cfg(test)]
mod tests {
    use super::accused;

    #[test]
    fn who_is_accused_is_counted_as_in_life() {
        let judged = [(true, true), (false, true), (true, false), (false, false)];
        let (precision, share) = accused(&judged);
        assert!(
            (precision - 0.048).abs() < 1e-9,
            "half of each are accused: {precision}"
        );
        assert_eq!(share, 0.5);
        assert_eq!(accused(&[(true, true), (false, false)]), (1.0, 1.0));
    }
}
