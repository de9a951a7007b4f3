//! `onward reread`.

use std::process::ExitCode;

use clap::Args;
use indicatif::ProgressBar;

use super::{serve::bar_style, told};
use crate::{settings::Settings, setup};

/// Read all openings again from what their sources said.
///
/// What a source says of an opening is kept word for word. After a new version of Onward, or a change in the lists of your own
/// place, this reads it again: skills, pay, place and all else. Openings that say the same as before are not touched. It may
/// run beside `onward serve`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  onward reread\n  onward reread --data demo-world --json")]
pub(crate) struct Rereading {
    /// Print what it came to as JSON.
    #[arg(long)]
    json: bool,
}

impl Rereading {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let journey = setup::open_beside(settings).await?;
        let bar = ProgressBar::new_spinner().with_style(bar_style());
        let done = journey
            .reread(|read| bar.set_message(crate::table::things(read, "opening", "openings")))
            .await
            .map_err(|error| told(&error))?;
        bar.finish_and_clear();
        if self.json {
            say!("{}", serde_json::to_string(&done).unwrap_or_default());
        } else {
            say!(
                "{} read again, {} changed.",
                crate::table::things(done.read, "opening", "openings"),
                web::view::amount::count(done.changed)
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
