//! What is measured. To add one: a function that gives [`Line`]s, and its name in [`ALL`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    floors::{Pieces, Together, bayes, letters, words},
    program::{Failure, Place, each, text, texts},
    scores::{area, average_precision, hit, mean, r_precision, reciprocal_rank, weighted_precision},
};

/// A measure: what a plain way reaches, what is to be reached, and what is.
pub(crate) struct Line {
    pub(crate) what: String,
    pub(crate) floor: Option<f64>,
    pub(crate) reach: f64,
    pub(crate) now: f64,
}

fn line(what: &str, floor: impl Into<Option<f64>>, reach: f64, now: f64) -> Line {
    Line {
        what: what.to_owned(),
        floor: floor.into(),
        reach,
        now,
    }
}

/// How one thing is measured.
type Measure = fn(&Place) -> Result<Vec<Line>, Failure>;

/// All of them, each with the name it is chosen by.
pub(crate) const ALL: [(&str, Measure); 8] = [
    ("skills", skills),
    ("same-titles", same_titles),
    ("occupations", occupations),
    ("completing", completing),
    ("fakes", fakes),
    ("intents", intents),
    ("items", items),
    ("speed", speed),
];

/// Every so many-th row is judged where the others are learned from.
const JUDGED: usize = 12;

/// Names of an official ESCO table: address, main name, and all names.
fn names(place: &Place, file: &str) -> Result<Vec<(String, String, Vec<String>)>, Failure> {
    let path = place.path(file);
    let mut table = csv::Reader::from_path(&path).map_err(|error| format!("{path}: {error}"))?;
    let rows = table.deserialize::<BTreeMap<String, String>>();
    let rows: Result<Vec<_>, _> = rows.collect();
    let rows = rows.map_err(|error| format!("{path}: {error}"))?;
    let field = |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    Ok(rows
        .iter()
        .map(|row| {
            let main = field(row, "preferredLabel");
            let others = field(row, "altLabels");
            let all = std::iter::once(main.clone()).chain(others.lines().map(str::to_owned));
            (
                field(row, "conceptUri"),
                main,
                all.filter(|name| !name.is_empty()).collect(),
            )
        })
        .collect())
}

fn skills(place: &Place) -> Result<Vec<Line>, Failure> {
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
        let found = place.run(&["skills", "extract", "--taxonomy", "esco", "--top", "5"], &rows)?;
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

fn same_titles(place: &Place) -> Result<Vec<Line>, Failure> {
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
        &rows,
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

fn occupations(place: &Place) -> Result<Vec<Line>, Failure> {
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
    let found = place.run(&["titles", "classify", "--taxonomy", "esco", "--top", "100"], &rows)?;
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

/// One skill of each list is hidden: which, depends on the list alone.
fn completing(place: &Place) -> Result<Vec<Line>, Failure> {
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

/// The share of postings that are fake where the data is from.
const FAKE_SHARE: f64 = 0.048;

fn fakes(place: &Place) -> Result<Vec<Line>, Failure> {
    let rows = place.rows("trust/postings_dev.jsonl")?;
    let is_fake = |row: &Value| row["fraudulent"].as_bool().unwrap_or_default();
    let whole: Vec<(String, bool)> = rows
        .iter()
        .map(|row| {
            let parts = ["title", "company_profile", "description", "requirements", "benefits"];
            (parts.map(|part| text(row, part)).join(" "), is_fake(row))
        })
        .collect();
    let plain: Vec<(f64, bool)> = (0..whole.len())
        .step_by(1)
        .collect::<Vec<_>>()
        .chunks(whole.len().div_ceil(5))
        .flat_map(|part| {
            let others = whole.iter().enumerate().filter(|(at, _)| !part.contains(at));
            let weights = bayes(others.map(|(_, (text, fake))| (text.as_str(), *fake)));
            let judge = |at: &usize| {
                let distinct: BTreeSet<String> = words(&whole[*at].0).into_iter().collect();
                let sum: f64 = distinct.iter().filter_map(|word| weights.get(word)).sum();
                (sum, whole[*at].1)
            };
            part.iter().map(judge).collect::<Vec<_>>()
        })
        .collect();
    let asked: Vec<Value> = rows.iter().cloned().map(without_answer).collect();
    let found = place.run(&["postings", "check"], &asked)?;
    let ours: Vec<(f64, bool)> = rows
        .iter()
        .zip(&found)
        .map(|(row, found)| (found["risk"].as_f64().unwrap_or_default(), is_fake(row)))
        .collect();
    let accused: Vec<&Value> = rows
        .iter()
        .zip(&found)
        .filter(|(_, found)| found["level"] == "danger")
        .map(|(row, _)| row)
        .collect();
    let rightly = accused.iter().filter(|row| is_fake(row)).count() as f64;
    let wrongly = accused.len() as f64 - rightly;
    let (fakes, honest) = (
        ours.iter().filter(|one| one.1).count() as f64,
        ours.iter().filter(|one| !one.1).count() as f64,
    );
    let at_share = rightly / (rightly + wrongly * fakes * (1.0 - FAKE_SHARE) / FAKE_SHARE / honest);
    Ok(vec![
        line("fake postings, AUC", area(&plain), 0.90, area(&ours)),
        line(
            "fake postings, AP at 4.8 %",
            weighted_precision(&plain, FAKE_SHARE),
            0.58,
            weighted_precision(&ours, FAKE_SHARE),
        ),
        line("fake postings, precision of \"danger\" at 4.8 %", None, 0.80, at_share),
        line("fake postings, share that is \"danger\"", None, 0.40, rightly / fakes),
    ])
}

fn without_answer(mut row: Value) -> Value {
    if let Some(fields) = row.as_object_mut() {
        fields.remove("fraudulent");
    }
    row
}

fn intents(place: &Place) -> Result<Vec<Line>, Failure> {
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
    let asked: Vec<Value> = rows
        .iter()
        .map(|row| json!({"id": row["id"], "text": row["text"]}))
        .collect();
    let found = place.run(&["intents", "predict", "--model", &model], &asked)?;
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

/// How far the 2PL parameters of LSAT section 6 are from the published ones (Bock and Aitkin 1981): here, less is better.
fn items(place: &Place) -> Result<Vec<Line>, Failure> {
    let found = place.run(
        &[
            "items",
            "calibrate",
            "--model",
            "2pl",
            "--frequency",
            "Freq",
            &place.path("items/lsat6.csv"),
        ],
        &[],
    )?;
    let found = found.first().ok_or("no answer")?;
    let (a, b) = (
        [0.825, 0.723, 0.891, 0.689, 0.658],
        [-3.360, -1.370, -0.280, -1.866, -3.124],
    );
    let off = |name: &str, published: [f64; 5]| {
        let items = found["items"].as_array().into_iter().flatten().zip(published);
        items
            .map(|(item, published)| (item[name].as_f64().unwrap_or(f64::MAX) - published).abs())
            .fold(0.0, f64::max)
    };
    let likelihood = (found["log_likelihood"].as_f64().unwrap_or(f64::MAX) + 2466.653).abs();
    Ok(vec![
        line(
            "LSAT 2PL, furthest parameter (less is better)",
            None,
            -0.01,
            -off("a", a).max(off("b", b)),
        ),
        line("LSAT 2PL, log-likelihood (less is better)", None, -0.01, -likelihood),
    ])
}

/// How fast this machine is, in milliseconds (less is better).
fn speed(place: &Place) -> Result<Vec<Line>, Failure> {
    let found = place.run(
        &[
            "bench",
            "matching",
            "--openings",
            "1000000",
            "--people",
            "100",
            "--json",
        ],
        &[],
    )?;
    let reach = |what: &str| match what {
        "recommend" => 20.0,
        "skills_to_learn" => 150.0,
        "alerts" => 50.0,
        "extract" => 0.5,
        _ => f64::MAX,
    };
    let timed = found.iter().filter(|row| row["p99_ms"].is_number());
    let mut lines: Vec<Line> = timed
        .map(|row| {
            let what = text(row, "what");
            let now = row["p99_ms"].as_f64().unwrap_or_default();
            line(
                &format!("{what}, p99 ms over 1,000,000 (less is better)"),
                None,
                -reach(&what),
                -now,
            )
        })
        .collect();
    let memory = found.iter().find(|row| text(row, "what") == "memory");
    let bytes = memory.and_then(|row| Some(row["bytes"].as_f64()? / row["openings"].as_f64()?));
    lines.extend(bytes.map(|bytes| line("bytes an opening in the matrix (less is better)", None, -200.0, -bytes)));
    Ok(lines)
}
