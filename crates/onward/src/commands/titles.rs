//! `onward titles`: job titles as rows.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::{Value, json};
use skills::{Taxonomy, TitleCorpus, TitleReader};

use super::rows;

/// What job titles stand for, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Titles {
    /// Find the occupations a title stands for.
    Classify(Classify),
    /// Order a corpus of titles by likeness to each.
    Rank(Rank),
}

/// Classify titles: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `title`, as adverts write it: noise such as "URGENT" or "(m/f/d)" does no harm. The answer has
/// the occupations, most likely first, each with its ISCO-08 unit group and a score up to 1.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward titles classify --top 3 < titles.jsonl\n  echo '{\"id\":1,\"title\":\"URGENT!! Sr. Java Dev (m/f/d) - Berlin\"}' | onward titles classify"
)]
pub(crate) struct Classify {
    /// At most so many occupations.
    #[arg(long, default_value_t = 5, value_name = "N")]
    top: usize,
}

/// Rank a corpus of titles: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `title`, and so has each line of the corpus. The answer has the whole corpus, most alike first, each
/// with a score up to 1. Titles are alike by what they stand for, and by their letters.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward titles rank --corpus titles.jsonl < titles.jsonl\n  echo '{\"id\":1,\"title\":\"animal doctor\"}' | onward titles rank --corpus titles.jsonl"
)]
pub(crate) struct Rank {
    /// The titles to order: JSON Lines with `id` and `title`.
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Title {
    title: String,
}

/// A line of a corpus.
#[derive(Debug, Deserialize)]
struct Entry {
    id: Value,
    title: String,
}

impl Titles {
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        match self {
            Self::Classify(classify) => classify.run(),
            Self::Rank(rank) => rank.run(),
        }
    }
}

impl Classify {
    fn run(self) -> Result<ExitCode, String> {
        let top = self.top;
        let taxonomy = Taxonomy::built_in();
        let reader = TitleReader::new(taxonomy.clone());
        rows::answer(|row: Title| {
            let found = reader.classify(&row.title, top).into_iter().map(|(ix, score)| {
                let occupation = taxonomy.occupation(ix);
                json!({
                    "uri": occupation.id, "label": occupation.name, "isco": occupation.isco,
                    "score": f64::from(score) / 1000.0,
                })
            });
            Ok(json!({ "occupations": found.collect::<Vec<_>>() }))
        })
    }
}

impl Rank {
    fn run(self) -> Result<ExitCode, String> {
        let entries: Vec<Entry> = rows::of_file(&self.corpus, "with `id` and `title`")?;
        let reader = TitleReader::new(Taxonomy::built_in());
        let corpus = TitleCorpus::new(reader, entries.iter().map(|entry| entry.title.as_str()));
        rows::answer(|row: Title| {
            let ranked = corpus
                .rank(&row.title)
                .into_iter()
                .map(|(at, score)| json!({ "id": entries[at].id, "score": f64::from(score) / 1_000_000.0 }));
            Ok(json!({ "ranked": ranked.collect::<Vec<_>>() }))
        })
    }
}
