//! The last entry of a backup: what is in it, and what it must hash to.

use model::Instant;
use serde::{Deserialize, Serialize};

/// The form of backups this program writes and reads.
pub(crate) const FORMAT: u32 = 1;
/// The manifest's name in the archive.
pub(crate) const NAME: &str = "manifest.json";

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the backup itself.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The schema of its tables.
    pub schema: i64,
    /// The engine it was taken from; it can be restored into either.
    pub engine: String,
    /// When it was taken.
    pub at: Instant,
    /// Its tables, those that are referred to first.
    pub tables: Vec<Part>,
    /// How many stored files it holds; each is checked against its row in the table `file`.
    pub files: u64,
    /// Keys of files that have a row and whose bytes were gone or damaged when the backup was taken: they are not in it.
    pub absent: Vec<String>,
}

/// One table in a backup: JSON Lines, the names of the columns first, then one line for each row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The table's name.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// The SHA-256 of the part, in hex.
    pub sha256: String,
}

impl Part {
    /// The part's name in the archive.
    pub(crate) fn entry(&self) -> String {
        format!("tables/{}.jsonl", self.table)
    }
}
