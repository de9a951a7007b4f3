//! `onward bench`. To add one more: a variant with its help here and a file beside this one.

mod matching;
mod sample;

use std::process::ExitCode;

use clap::Subcommand;

/// How fast the parts are on this machine, over a made load; no data directory is touched.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Recommending, finding what to learn, reading adverts, and what the openings take in memory.
    Matching(matching::Matching),
}

impl Bench {
    pub(crate) fn run(self) -> ExitCode {
        match self {
            Self::Matching(command) => command.run(),
        }
    }
}
