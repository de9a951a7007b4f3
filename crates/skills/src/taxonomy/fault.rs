//! What can be wrong with the data.

/// One thing wrong with the data, with the place to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}: {entry}: {problem}")]
pub struct Fault {
    /// The file it stands in.
    pub file: String,
    /// The id of the entry, or `-` when the file as a whole is meant.
    pub entry: String,
    /// What is wrong.
    pub problem: String,
}

impl Fault {
    pub(crate) fn new(file: &str, entry: &str, problem: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            entry: entry.to_owned(),
            problem: problem.into(),
        }
    }
}
