//! `onward weights`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use journey::weights::Weighting;
use matching::{Version, Weights};
use serde_json::json;

use super::{serve::bar_style, told};
use crate::{settings::Settings, setup, table};

/// What each part of a score weighs: written by hand, or learned from what people here chose.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Examples:\n  onward weights show\n  onward weights learn\n  onward weights use learned-1\n  onward weights use prior-5"
)]
pub(crate) enum WeightsCommand {
    /// Show the weights in use, and the newest that were learned.
    Show(Output),
    /// Learn weights from everybody's choices. They are used when you say so; look at what they are worth first.
    Learn(Output),
    /// Make scores with these weights from now on, such as learned-1, or the written ones.
    Use {
        /// Which; `onward weights show` names them.
        version: Version,
    },
}

/// How it is told.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Print it as JSON.
    #[arg(long)]
    json: bool,
}

impl WeightsCommand {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let journey = setup::open_beside(settings).await?;
        let used = journey.look_up_weights().await.map_err(|error| told(&error))?;
        match self {
            Self::Show(output) => {
                let newest = journey.newest_weighting().await.map_err(|error| told(&error))?;
                show(used, newest, &output);
            }
            Self::Learn(output) => {
                let bar = ProgressBar::new_spinner().with_style(bar_style());
                let seen = |people: usize| bar.set_message(table::things(people as u64, "person", "people"));
                let learned = journey.learn_weights(None, seen).await;
                bar.finish_and_clear();
                show(used, Some(learned.map_err(|error| told(&error))?), &output);
            }
            Self::Use { version } => {
                journey
                    .choose_weights(None, version)
                    .await
                    .map_err(|error| told(&error))?;
                say!("Scores are made with {version} from now on.");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(used: Weights, newest: Option<Weighting>, output: &Output) {
    if output.json {
        let newest = newest.map(|newest| json!({ "lesson": newest.lesson, "at": newest.at }));
        say!("{}", json!({ "used": used, "learned": newest }));
        return;
    }
    say!("In use: {}", used.version);
    let learned = newest.map(|newest| newest.lesson.weights);
    let sets: Vec<Weights> = [Some(Weights::PRIOR), learned].into_iter().flatten().collect();
    let versions: Vec<String> = sets.iter().map(|set| set.version.to_string()).collect();
    let heads: Vec<&str> = ["part"]
        .into_iter()
        .chain(versions.iter().map(String::as_str))
        .collect();
    let rows = Weights::PARTS.into_iter().enumerate().map(|(at, name)| {
        let name = serde_json::to_value(name).unwrap_or_default();
        let name = name.as_str().unwrap_or_default().to_owned();
        let points = sets.iter().map(|set| set.points()[at].to_string());
        [name].into_iter().chain(points).collect()
    });
    say!("{}", table::lines(&heads, rows));
    let Some(Weighting { lesson, at, .. }) = newest else {
        say!("Nothing was learned yet: onward weights learn");
        return;
    };
    say!(
        "Learned on {} from {} choices; {} people chose.",
        at.date_naive(),
        lesson.choices,
        lesson.people
    );
    say!(
        "Of {} choices held back, {} of 1,000 are ordered as people chose; with the written weights {}.",
        lesson.tried,
        lesson.learned_agree,
        lesson.written_agree
    );
}
