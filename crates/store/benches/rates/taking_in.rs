//! Taking postings in.

use std::time::Instant as Stopwatch;

use model::{Need, Posting, Quote, Requirement, SkillId};

use crate::home::{Home, noon};

/// Of the usual length: a description of 2 kB, eight skills with their quotes.
fn usual(home: &Home, key: &str) -> Posting {
    let ask = |number: u32| Requirement {
        skill: SkillId(format!("skill-number-{number}")),
        need: Need::Required,
        quote: Quote {
            text: "care for patients".to_owned(),
            start: number * 40,
            end: number * 40 + 17,
        },
    };
    Posting {
        description: "Care for patients on a surgical ward. ".repeat(50),
        requirements: (0..8).map(ask).collect(),
        ..home.opening(key, "Nurse")
    }
}

pub(crate) async fn measure(home: Home) {
    let source = home.source("jobs.csv").await;
    let keys = |batch: u32| (0..500).map(move |number| format!("{batch}-{number}"));
    let batches: Vec<Vec<_>> = (0..20)
        .map(|batch| keys(batch).map(|key| usual(&home, &key)).collect())
        .collect();
    for round in ["new", "the same"] {
        let since = Stopwatch::now();
        for batch in &batches {
            home.put(source, batch, noon()).await;
        }
        let rate = 10_000.0 / since.elapsed().as_secs_f64();
        eprintln!("{:?}: {round}: {rate:.0} postings a second", home.store.kind());
    }
}
