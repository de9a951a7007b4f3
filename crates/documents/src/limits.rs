//! What one reading may cost.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The most one file may cost. [`Limits::default`] is what the program uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The file itself, in bytes.
    pub bytes: u64,
    /// The text read from it, in bytes of UTF-8.
    pub output: usize,
    /// Pages of a PDF.
    pub pages: u32,
    /// What a packed file (DOCX) may unpack to, in bytes, over all the parts that are read.
    pub unpacked: u64,
    /// Time on the wall, from the start of the child to its answer.
    pub wall: Duration,
    /// Processor time of the child, in whole seconds (the rest is cut off).
    pub cpu: Duration,
    /// Address space of the child, in bytes.
    pub memory: u64,
}

const MIB: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10 * MIB,
            output: 1024 * 1024,
            pages: 50,
            unpacked: 32 * MIB,
            wall: Duration::from_secs(10),
            cpu: Duration::from_secs(8),
            memory: 512 * MIB,
        }
    }
}

impl Limits {
    /// The longest answer a child can have to give, in bytes: every byte of text escaped in JSON (`\n`, `\"`), and a
    /// line number for every second one.
    pub(crate) fn answer(&self) -> u64 {
        let output = u64::try_from(self.output).unwrap_or(u64::MAX);
        output.saturating_mul(6).saturating_add(64 * 1024)
    }
}
