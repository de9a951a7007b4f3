//! `onward skills`: skills as rows.

mod extract;
mod load;
mod together;

use std::{path::Path, process::ExitCode};

use clap::Subcommand;

/// Which skills texts ask for, and which go together, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Skills {
    /// Load ESCO and O*NET from their official files.
    Load(load::Load),
    /// Find the skills a text names.
    Extract(extract::Extract),
    /// Learn from lists of skills which go together.
    Learn(together::Learn),
    /// Tell what usually goes with skills.
    Complete(together::Complete),
}

impl Skills {
    pub(crate) fn run(self, data: &Path) -> Result<ExitCode, String> {
        match self {
            Self::Load(load) => load.run(data),
            Self::Extract(extract) => extract.run(data),
            Self::Learn(learn) => learn.run(),
            Self::Complete(complete) => complete.run(),
        }
    }
}
