//! Numbers that are not judgements: parameters of items, and speed.

use super::{Line, line};
use crate::measure::program::{Failure, Place, text};

/// How far the 2PL parameters of LSAT section 6 are from the published ones (Bock and Aitkin 1981): here, less is better.
pub(super) fn items(place: &Place) -> Result<Vec<Line>, Failure> {
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
    if found["items"].as_array().map(Vec::len) != Some(5) {
        return Err(format!("five items were asked for: {found}"));
    }
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
pub(super) fn speed(place: &Place) -> Result<Vec<Line>, Failure> {
    let found = place.run(
        &[
            "bench",
            "matching",
            "--openings",
            "1000000",
            "--people",
            "1000000",
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
