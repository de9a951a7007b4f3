//! Skills: in sentences, and with others.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Line, line};
use crate::measure::{
    floors::{Pieces, Together, words},
    program::{Failure, Place, each, names, text, texts, without},
    scores::{hit, mean, r_precision},
};

/// Every so many-th list is judged; the others are learned from.
const JUDGED: usize = 12;

pub(super) fn in_sentences(place: &Place) -> Result<Vec<Line>, Failure> {
    let known = names(place, "esco-1.2/skills_en.csv")?;
    let by_words = Pieces::of(known.iter().map(|(_, main, _)| main.as_str()), words);
    let mut lines = Vec::new();
    for (name, reach) in [("tech", 0.55), ("house", 0.45)] {
        let rows = place.rows(&format!("skills/{name}_validation.jsonl"))?;
        let wanted = |row: &Value| -> BTreeSet<String> {
            texts(row, "labels").iter().map(|label| label.to_lowercase()).collect()
        };
        let rows: Vec<Value> = rows.into_iter().filter(|row| !wanted(row).is_empty()).collect();
        let plain = rows.iter().map(|row| {
            let ranked = by_words.bm25(&text(row, "text")).into_iter().take(5);
            let ranked: Vec<String> = ranked.map(|(at, _)| known[at].1.to_lowercase()).collect();
            r_precision(&ranked, &wanted(row), 5)
        });
        let plain: Vec<f64> = plain.collect();
        let found = place.run(
            &["skills", "extract", "--taxonomy", "esco", "--top", "5"],
            &without(&rows, "labels"),
        )?;
        let ours = rows.iter().zip(&found).map(|(row, found)| {
            let ranked: Vec<String> = each(found, "skills", "label")
                .iter()
                .map(|label| label.to_lowercase())
                .collect();
            r_precision(&ranked, &wanted(row), 5)
        });
        let what = format!("skills in sentences, ESCO labels, RP@5, {name}");
        lines.push(line(&what, mean(&plain), reach, mean(&ours.collect::<Vec<_>>())));
    }
    Ok(lines)
}

/// One skill of each list is hidden: which, depends on the list alone.
pub(super) fn completing(place: &Place) -> Result<Vec<Line>, Failure> {
    let lists = place.rows("postings/skill_lists.jsonl")?;
    let small = |row: &Value| -> Vec<String> {
        texts(row, "skills")
            .iter()
            .map(|skill| skill.trim().to_lowercase())
            .collect()
    };
    let (mut learned, mut judged, mut together) = (Vec::new(), Vec::new(), Together::default());
    for (at, row) in lists.iter().enumerate() {
        let mut skills = small(row);
        if at % JUDGED != 0 {
            together.add(&skills);
            learned.push(json!({"id": row["id"], "skills": skills}));
        } else if skills.len() > 1 {
            let hidden = skills.remove(at / JUDGED % skills.len());
            skills.retain(|skill| *skill != hidden);
            judged.push((skills, hidden));
        }
    }
    let file = place.write("lists.jsonl", &learned)?;
    let model = place.own("together.json");
    place.run(&["skills", "learn", &file, "--out", &model], &[])?;
    let rows: Vec<Value> = judged
        .iter()
        .enumerate()
        .map(|(at, (skills, _))| json!({"id": at.to_string(), "skills": skills}))
        .collect();
    let found = place.run(&["skills", "complete", "--model", &model, "--top", "10"], &rows)?;
    let plain = judged
        .iter()
        .map(|(skills, hidden)| hit(&together.with(skills), hidden, 10))
        .collect::<Vec<_>>();
    let ours = judged.iter().zip(&found).map(|((_, hidden), found)| {
        let ranked: Vec<String> = each(found, "skills", "label")
            .iter()
            .map(|label| label.to_lowercase())
            .collect();
        hit(&ranked, hidden, 10)
    });
    Ok(vec![line(
        "a hidden skill of a list, hit at 10",
        mean(&plain),
        0.40,
        mean(&ours.collect::<Vec<_>>()),
    )])
}
