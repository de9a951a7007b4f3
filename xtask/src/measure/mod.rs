//! `cargo xtask measure DATA`: how well the program judges, on real data written by others, beside plain ways to do the same.
//!
//! The data is no part of the project: a directory with the public sets named in `docs/development/judgement.md`.

mod floors;
mod program;
mod rows;
mod scores;

use std::{path::Path, time::Instant};

use program::Place;
use rows::{ALL, Line};
use serde_json::json;

/// Measures what is named, or everything. True when everything that is to be reached is.
pub(crate) fn measure(data: &str, only: Option<&str>, as_json: bool) -> bool {
    let place = match Place::ready(Path::new(data)) {
        Ok(place) => place,
        Err(why) => {
            eprintln!("{why}");
            return false;
        }
    };
    if !as_json {
        println!("{:<58} {:>9} {:>9} {:>9}", "measure", "floor", "reach", "now");
    }
    let chosen = ALL
        .iter()
        .filter(|(name, _)| only.is_none_or(|only| only.split(',').any(|one| one == *name)));
    let mut reached = true;
    for (name, measure) in chosen {
        let begun = Instant::now();
        match measure(&place) {
            Ok(lines) => {
                reached &= lines.iter().all(|line| line.now >= line.reach);
                lines.iter().for_each(|line| print(line, as_json));
            }
            Err(why) => {
                eprintln!("{name}: {why}");
                reached = false;
            }
        }
        eprintln!("{name}: {} s", begun.elapsed().as_secs());
    }
    reached
}

fn print(line: &Line, as_json: bool) {
    if as_json {
        let (reach, now) = (line.reach.abs(), line.now.abs());
        println!(
            "{}",
            json!({"what": line.what, "floor": line.floor, "reach": reach, "now": now, "reached": line.now >= line.reach})
        );
        return;
    }
    let floor = line.floor.map_or_else(String::new, |floor| format!("{floor:.3}"));
    let mark = if line.now >= line.reach { "" } else { "  not reached" };
    println!(
        "{:<58} {floor:>9} {:>9.3} {:>9.3}{mark}",
        line.what,
        line.reach.abs(),
        line.now.abs()
    );
}
