//! `onward skills learn` and `onward skills complete`: which skills go together.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use serde::Deserialize;
use serde_json::json;
use skills::{Completer, SkillLists};

use crate::commands::{model_file::Kind, rows};

/// Learn which skills go together: JSON Lines in a file, a model out.
///
/// A line has a list `skills` of names, as an advert or a résumé gives them; the names are free. The model is a JSON file and holds
/// the lists themselves: keep it as you keep them.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  onward skills learn lists.jsonl --out lists.model\n  onward skills complete --model lists.model < lists.jsonl"
)]
pub(crate) struct Learn {
    /// Lists of skills: JSON Lines with `skills`.
    file: PathBuf,
    /// Where the model is written; one that is there is replaced.
    #[arg(long, value_name = "MODEL")]
    out: PathBuf,
}

/// Complete lists of skills: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a list `skills` of names. The answer has what usually goes with these and is not among them, best first,
/// each with a score up to 1; an empty list when nothing of them is known.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward skills complete --model lists.model < lists.jsonl\n  echo '{\"id\":1,\"skills\":[\"Baking\"]}' | onward skills complete --model lists.model --top 3"
)]
pub(crate) struct Complete {
    /// What `onward skills learn` wrote.
    #[arg(long, value_name = "MODEL")]
    model: PathBuf,
    /// At most so many skills.
    #[arg(long, default_value_t = 10, value_name = "N")]
    top: usize,
}

#[derive(Debug, Deserialize)]
struct List {
    skills: Vec<String>,
}

const KIND: Kind = Kind {
    name: "lists of skills",
    version: 1,
    written_by: "onward skills learn",
};

impl Learn {
    pub(super) fn run(self) -> Result<ExitCode, String> {
        let lists: Vec<List> = rows::of_file(&self.file, "with a list `skills`")?;
        let learned = SkillLists::learn(lists.into_iter().map(|list| list.skills));
        if learned.is_empty() {
            return Err(format!(
                "{} has no list of at least two skills; there is nothing to learn from.",
                self.file.display()
            ));
        }
        KIND.write(&self.out, &learned)?;
        eprintln!("Learned from {} lists.", learned.len());
        Ok(ExitCode::SUCCESS)
    }
}

impl Complete {
    pub(super) fn run(self) -> Result<ExitCode, String> {
        let completer = Completer::new(KIND.read(&self.model, SkillLists::is_whole)?);
        rows::answer(|row: List| {
            let completed = completer.complete(row.skills.iter().map(String::as_str), self.top);
            let skills = completed
                .into_iter()
                .map(|(label, score)| json!({ "label": label, "score": score }));
            Ok(json!({ "skills": skills.collect::<Vec<_>>() }))
        })
    }
}
