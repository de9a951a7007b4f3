//! The taxonomy of a place: the built-in one, with the local lists in its data directory.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use skills::{Fault, Taxonomy};

/// So many faults are told at once; the doctor tells all.
const TOLD: usize = 5;

/// The directory with the local lists.
pub(crate) fn local(data: &Path) -> PathBuf {
    data.join("taxonomy")
}

/// Why there is no taxonomy.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// A list cannot be read.
    Unread(String),
    /// Lists have faults.
    Faults(Vec<Fault>),
}

/// Reads the local lists: `taxonomy/*.toml` in the data directory, in the format of `data/taxonomy/README.md`.
pub(crate) fn read(data: &Path) -> Result<Arc<Taxonomy>, Unusable> {
    let directory = local(data);
    let unread = |error: io::Error| Unusable::Unread(format!("{} cannot be read: {error}", directory.display()));
    if !directory.exists() {
        return Ok(Taxonomy::built_in());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(&directory).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).map_err(unread)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push((format!("local/{name}"), text));
        }
    }
    files.sort_unstable();
    Taxonomy::with_local(files).map_err(Unusable::Faults)
}

/// As [`read`], the error as a sentence.
pub(crate) fn of(data: &Path) -> Result<Arc<Taxonomy>, String> {
    read(data).map_err(|unusable| match unusable {
        Unusable::Unread(why) => why,
        Unusable::Faults(faults) => {
            let first: Vec<String> = faults.iter().take(TOLD).map(|fault| format!("  {fault}")).collect();
            format!(
                "The local lists in {} have {} faults, so nothing was started; mend them, or move the file away. `onward doctor` \
                 tells all.\n{}",
                local(data).display(),
                faults.len(),
                first.join("\n")
            )
        }
    })
}
