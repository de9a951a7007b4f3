//! `onward postings`: adverts as rows.

mod check;
mod read;

use std::{path::Path, process::ExitCode};

use clap::Subcommand;

/// What adverts say and whether they may be fake, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Postings {
    /// Read pay, place, experience, skills and more out of adverts.
    Read(read::Read),
    /// Check whether adverts may be fake or want money.
    Check(check::Check),
}

impl Postings {
    pub(crate) fn run(self, data: &Path) -> Result<ExitCode, String> {
        match self {
            Self::Read(read) => read.run(data),
            Self::Check(check) => check.run(),
        }
    }
}
