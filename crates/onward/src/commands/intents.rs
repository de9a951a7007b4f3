//! `onward intents`: what messages mean, told from examples.

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};
use dialogue::intents::{self, Example, Learned, Reader};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Deserializer};
use serde_json::json;

use crate::commands::{model_file::Kind, rows};

/// What messages mean, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Intents {
    /// Learn from examples what messages mean.
    Train(Train),
    /// Tell what messages mean.
    Predict(Predict),
}

/// Learn from examples what messages mean: JSON Lines in a file, a model out.
///
/// A line has a `text` and its `intent`, null when the text means none of the intents; give some such lines too, about all sorts of
/// things, and the model knows better when it does not know. Intents are free names. The model is a JSON file and holds the examples
/// themselves: keep it as you keep them.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  onward intents train examples.jsonl --out intents.model\n  onward intents predict --model intents.model < messages.jsonl"
)]
pub(crate) struct Train {
    /// Examples: JSON Lines with `text` and `intent`.
    file: PathBuf,
    /// Where the model is written; one that is there is replaced.
    #[arg(long, value_name = "MODEL")]
    out: PathBuf,
}

/// Tell what messages mean: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `text`. The answer has the `intent`, null when the text most likely means none of those learned, and the
/// `confidence`: how likely that answer is right, 0 to 1.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward intents predict --model intents.model < messages.jsonl\n  echo '{\"id\":1,\"text\":\"any news on my application?\"}' | onward intents predict --model intents.model"
)]
pub(crate) struct Predict {
    /// What `onward intents train` wrote.
    #[arg(long, value_name = "MODEL")]
    model: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Labelled {
    text: String,
    #[serde(deserialize_with = "told")]
    intent: Option<String>,
}

/// Null is an answer; a missing field is none.
fn told<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)
}

#[derive(Debug, Deserialize)]
struct Message {
    text: String,
}

const KIND: Kind = Kind {
    name: "intents",
    version: 1,
    written_by: "onward intents train",
};

impl Intents {
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        match self {
            Self::Train(train) => train.run(),
            Self::Predict(predict) => predict.run(),
        }
    }
}

impl Train {
    fn run(self) -> Result<ExitCode, String> {
        let lines: Vec<Labelled> = rows::of_file(&self.file, "with `text` and `intent`")?;
        let example = |line: Labelled| Example {
            text: line.text,
            intent: line.intent,
        };
        let bar = bar();
        let progress = |part: f64| bar.set_position(percent(part));
        let learned = intents::train(lines.into_iter().map(example).collect(), progress);
        bar.finish_and_clear();
        let learned =
            learned.map_err(|unusable| format!("Nothing can be learned from {}: {unusable}.", self.file.display()))?;
        KIND.write(&self.out, &learned)?;
        let (examples, intents) = (learned.examples(), learned.intents().len());
        eprintln!("Learned {intents} intents from {examples} examples.");
        Ok(ExitCode::SUCCESS)
    }
}

impl Predict {
    fn run(self) -> Result<ExitCode, String> {
        let reader = Reader::new(KIND.read(&self.model, Learned::is_whole)?);
        rows::answer(|row: Message| {
            let guess = reader.read(&row.text);
            Ok(json!({ "intent": guess.intent, "confidence": guess.confidence }))
        })
    }
}

fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("Learning {bar:40} {percent} %").unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(100).with_style(style);
    bar.tick();
    bar
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn percent(part: f64) -> u64 {
    (part * 100.0).round().clamp(0.0, 100.0) as u64
}
