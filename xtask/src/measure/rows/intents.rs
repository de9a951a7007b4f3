//! What somebody means.

use super::{Line, line};
use crate::measure::{
    floors::{Pieces, letters},
    program::{Failure, Place, text, without},
    scores::mean,
};

pub(super) fn intents(place: &Place) -> Result<Vec<Line>, Failure> {
    let rows = place.rows("intents/validation.jsonl")?;
    let train = place.rows("intents/train.jsonl")?;
    let told: Vec<String> = train.iter().map(|row| text(row, "text")).collect();
    let by_letters = Pieces::of(told.iter().map(String::as_str), letters);
    let nearest: Vec<String> = rows
        .iter()
        .map(|row| {
            let nearest = by_letters.cosine(&text(row, "text")).first().map(|(at, _)| *at);
            nearest.map_or_else(String::new, |at| text(&train[at], "intent"))
        })
        .collect();
    let model = place.own("intents.json");
    place.run(
        &["intents", "train", &place.path("intents/train.jsonl"), "--out", &model],
        &[],
    )?;
    let found = place.run(&["intents", "predict", "--model", &model], &without(&rows, "intent"))?;
    let found: Vec<String> = found.iter().map(|found| text(found, "intent")).collect();
    let right = |answers: &[String], meant: bool| {
        let judged = rows
            .iter()
            .zip(answers)
            .filter(|(row, _)| row["intent"].is_null() != meant);
        mean(
            &judged
                .map(|(row, answer)| f64::from(u8::from(text(row, "intent") == *answer)))
                .collect::<Vec<_>>(),
        )
    };
    Ok(vec![
        line(
            "intents, recall in scope",
            right(&nearest, true),
            0.93,
            right(&found, true),
        ),
        line(
            "intents, recall of none of these",
            right(&nearest, false),
            0.60,
            right(&found, false),
        ),
    ])
}
