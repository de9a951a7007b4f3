//! `onward titles`: job titles as rows.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::json;
use skills::{Taxonomy, TitleReader};

use super::rows;

/// What job titles stand for, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Titles {
    /// Find the occupations a title stands for.
    Classify(Classify),
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

#[derive(Debug, Deserialize)]
struct Title {
    title: String,
}

impl Titles {
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        let Self::Classify(Classify { top }) = self;
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
