//! Files of what a command learned, for another command to use: JSON with its kind and version in front.

use std::path::Path;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A kind of model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// What is in the file.
    pub(crate) name: &'static str,
    /// Raised when older files can no longer be used.
    pub(crate) version: u32,
    /// The command that writes it.
    pub(crate) written_by: &'static str,
}

#[derive(Debug, Serialize)]
struct Written<'a, T> {
    kind: &'a str,
    version: u32,
    learned: &'a T,
}

#[derive(Debug, Deserialize)]
struct Read<T> {
    kind: String,
    version: u32,
    learned: T,
}

impl Kind {
    /// Writes beside the place and moves there, so that no reader finds half a model. A file that says the same already is left
    /// alone; the answer is whether it was written.
    pub(crate) fn write<T: Serialize>(self, path: &Path, learned: &T) -> Result<bool, String> {
        let unwritten = |error: std::io::Error| format!("{} cannot be written: {error}", path.display());
        let model = Written {
            kind: self.name,
            version: self.version,
            learned,
        };
        let text = serde_json::to_vec(&model).map_err(|error| error.to_string())?;
        if std::fs::read(path).is_ok_and(|known| known == text) {
            return Ok(false);
        }
        let beside = path.with_added_extension("part");
        std::fs::write(&beside, text).map_err(unwritten)?;
        std::fs::rename(&beside, path).map_err(unwritten)?;
        Ok(true)
    }

    /// Reads what was learned; `whole` says whether its parts fit together, which a file that was changed may not.
    pub(crate) fn read<T: DeserializeOwned>(self, path: &Path, whole: impl Fn(&T) -> bool) -> Result<T, String> {
        let name = path.display();
        // Whole: to read out of a file byte by byte takes three times as long.
        let text = std::fs::read(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
        serde_json::from_slice(&text)
            .ok()
            .filter(|model: &Read<T>| model.kind == self.name && model.version == self.version)
            .map(|model| model.learned)
            .filter(whole)
            .ok_or_else(|| {
                format!(
                    "{name} is no model of this version; write it anew with `{}`.",
                    self.written_by
                )
            })
    }
}
