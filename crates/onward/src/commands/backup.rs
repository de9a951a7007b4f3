//! `onward backup` and `onward restore`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use model::{Clock, SystemClock};
use store::Store;

use crate::{settings::Settings, setup};

/// Write everything (database and files) into one archive.
///
/// It may run while Onward serves: the archive shows one moment. Keep `erasures.log` of the data directory beside it, so
/// that a restored backup does not bring anybody back who was erased later.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward backup monday.tar\n  onward backup --data /var/lib/onward /backup/onward.tar"
)]
pub(crate) struct Backup {
    /// The archive to write; it must not exist yet.
    to: PathBuf,
}

/// Bring a backup back into an empty data directory (or database).
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward restore monday.tar --data fresh\n  onward restore monday.tar --data fresh --erasures old/erasures.log\n  onward restore monday.tar --data fresh --database postgres://onward@localhost/onward"
)]
pub(crate) struct Restore {
    /// The archive.
    from: PathBuf,
    /// The list of erasures since: they are carried out again.
    #[arg(long, value_name = "FILE")]
    erasures: Option<PathBuf>,
}

impl Backup {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let store = setup::open_store(settings).await?;
        let manifest = store.backup(&self.to, SystemClock.now()).await;
        let manifest = manifest.map_err(|error| format!("The backup was not written: {error}"))?;
        let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
        say!(
            "{} holds {rows} rows of {} tables and {} files, all with checksums.",
            self.to.display(),
            manifest.tables.len(),
            manifest.files
        );
        Ok(ExitCode::SUCCESS)
    }
}

impl Restore {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let options = setup::store_options(settings);
        let restored = Store::restore(&self.from, &options, self.erasures.as_deref()).await;
        let restored = restored.map_err(|error| format!("Nothing was restored: {error}"))?;
        say!(
            "Restored into {}; {} erasures were carried out again.",
            settings.data.display(),
            restored.erased
        );
        say!("The search index is built anew when Onward starts.");
        Ok(ExitCode::SUCCESS)
    }
}
