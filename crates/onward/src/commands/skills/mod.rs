//! `onward skills`: skills as rows.

mod extract;
mod together;

use std::process::ExitCode;

use clap::Subcommand;

/// Which skills texts ask for, and which go together, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Skills {
    /// Find the skills a text names.
    Extract(extract::Extract),
    /// Learn from lists of skills which go together.
    Learn(together::Learn),
    /// Tell what usually goes with skills.
    Complete(together::Complete),
}

impl Skills {
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        match self {
            Self::Extract(extract) => extract.run(),
            Self::Learn(learn) => learn.run(),
            Self::Complete(complete) => complete.run(),
        }
    }
}
