//! `onward bench`. To add one more: a variant with its help here and a file beside this one.

mod alerts;
mod matching;
mod sample;

use std::process::ExitCode;

use clap::Subcommand;

use crate::settings::Settings;

/// How fast the parts are on this machine, over a made load; no data directory is touched.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Recommending, finding what to learn, reading adverts, and what the openings take in memory.
    Matching(matching::Matching),
    Alerts(alerts::Alerts),
}

impl Bench {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        match self {
            Self::Matching(command) => Ok(command.run()),
            Self::Alerts(command) => command.run(settings).await,
        }
    }
}
