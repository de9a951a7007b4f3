//! What can go wrong, for the programmer, and as a sentence a person can read.

use std::{io, path::PathBuf};

/// What store calls give back.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed. After any error inside a [`crate::Tx`], drop it: PostgreSQL will not go on with it anyway.
///
/// What the engines tell beside their message (`detail` and the like) may quote a row and is not carried.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else held what was needed for too long, or changed it at the same time. Trying again may help.
    #[error("busy: {0}")]
    Busy(String),
    /// Such a row is there already (a unique constraint, named).
    #[error("already there: {0}")]
    Taken(String),
    /// There is no such row, file or lease (any more).
    #[error("not there: {0}")]
    Missing(&'static str),
    /// A value is longer or larger than is stored (what, and the bound).
    #[error("too large: {0} (at most {1})")]
    TooLarge(&'static str, u64),
    /// A value does not have the form it must have.
    #[error("not allowed here: {0}")]
    Refused(&'static str),
    /// The disk is full.
    #[error("no space left: {0}")]
    Full(String),
    /// What is stored cannot be read back: damaged, or written by something else.
    #[error("cannot be read back: {0}")]
    Corrupt(String),
    /// The database cannot be reached (or the connection broke: when that happens in a commit, it may have been made).
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The database refused; its code and message.
    #[error("the database refused ({code}): {message}")]
    Database {
        /// SQLSTATE on PostgreSQL, the result code on SQLite.
        code: String,
        /// The engine's message.
        message: String,
    },
    /// Reading or writing in the data directory failed.
    #[error("data directory: {0}")]
    Io(#[source] io::Error),
}

impl Error {
    /// What to tell the person whose doing met this error: what happened, what was kept, what to do.
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::Busy(_) => {
                t!(
                    "Many people are using Onward right now, and this did not get its turn in time. Nothing was changed. \
                 Please try again in a moment."
                )
            }
            Self::Taken(_) => t!("This is already there. Nothing was changed."),
            Self::Missing(_) => {
                t!("This is not here any more. Nothing was changed. Please go back and reload the page.")
            }
            Self::TooLarge(..) => t!("This is longer than can be kept. Nothing was changed. Please shorten it."),
            Self::Refused(_) => t!("This cannot be kept as it is. Nothing was changed. Please look at it again."),
            Self::Full(_) => {
                t!(
                    "The server has no space left. Nothing was changed. Please tell the people who run it; until then you \
                 can go on reading."
                )
            }
            Self::Unreachable(_) => {
                t!(
                    "The database did not answer, so it is not sure whether this was kept. Please reload the page and look \
                 before you try again."
                )
            }
            Self::Corrupt(_) | Self::Database { .. } | Self::Io(_) => {
                t!(
                    "Something went wrong on the server. Nothing was changed. Please try again; if it happens again, tell \
                 the people who run it."
                )
            }
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(error.to_string()),
            _ => Self::Io(error),
        }
    }
}

/// The file store's own messages name the file, whose name is a secret: only the cause below them is carried.
impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(inner) = cause {
            if let Some(io) = inner.downcast_ref::<io::Error>() {
                return io
                    .raw_os_error()
                    .map_or_else(|| io.kind().into(), io::Error::from_raw_os_error)
                    .into();
            }
            cause = inner.source();
        }
        Self::Io(io::Error::other("the file store refused"))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) => from_engine(&*refusal),
            sqlx::Error::PoolTimedOut => Self::Busy("every connection is in use".into()),
            sqlx::Error::RowNotFound => Self::Missing("row"),
            sqlx::Error::ColumnDecode { index, .. } => Self::Corrupt(format!("column {index}")),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unreachable(error.to_string()),
            other => Self::Database {
                code: "driver".into(),
                message: other.to_string(),
            },
        }
    }
}

fn from_engine(refusal: &dyn sqlx::error::DatabaseError) -> Error {
    let code = refusal.code().unwrap_or_default().into_owned();
    let message = refusal.message().to_owned();
    if refusal.is_unique_violation() {
        return Error::Taken(refusal.constraint().map_or(message, str::to_owned));
    }
    // SQLSTATE has five places; SQLite's extended result codes have fewer, the primary code in the low byte.
    let primary = if code.len() == 5 {
        None
    } else {
        code.parse::<u32>().ok().map(|code| code & 0xff)
    };
    match (primary, code.as_str()) {
        (Some(5 | 6), _) | (None, "40001" | "40P01" | "55P03" | "57014" | "53300") => Error::Busy(message),
        (Some(13), _) | (None, "53100") => Error::Full(message),
        (Some(11 | 26), _) => Error::Corrupt(message),
        (None, "57P01" | "57P02" | "57P03") => Error::Unreachable(message),
        _ => Error::Database { code, message },
    }
}

/// Why the store could not be opened. Each says what to do; nothing was changed unless it says so.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data is of a newer program.
    #[error(
        "The data here was written by a newer version of Onward (schema {found}; this program knows up to {known}). \
         Nothing was changed. Start the newer version again, or restore a backup made with this version into an empty \
         place."
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// A migration that was applied differs from the one in this program.
    #[error(
        "The data here was written by a different build of Onward (migration {0} differs). Nothing was changed. Start the \
         build that made it."
    )]
    Altered(i64),
    /// Bringing the data to this program's schema failed; it stays as it was.
    #[error(
        "The data could not be brought from schema {from} to {to}: {source}. It stays as it was{}. Start the earlier \
         version again and report this.",
        kept.as_ref().map(|path| format!(", and a copy is in {}", path.display())).unwrap_or_default()
    )]
    Upgrade {
        /// The schema found.
        from: i64,
        /// The schema wanted.
        to: i64,
        /// The copy made before.
        kept: Option<PathBuf>,
        /// What went wrong.
        source: Box<Error>,
    },
    /// The database address cannot be understood.
    #[error("The database address cannot be understood. It should look like postgres://user:password@host/database.")]
    Address,
    /// The data directory cannot be used.
    #[error("The data directory {} cannot be used: {source}. Create it, or let the program's user write there.", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The database cannot be used.
    #[error("The database cannot be used: {0}. Check that it runs and that its address is right.")]
    Database(#[from] Error),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn an_error_of_the_file_store_does_not_name_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let store = object_store::local::LocalFileSystem::new_with_prefix(dir.path()).unwrap();
        std::fs::write(dir.path().join("owner"), "a file where a directory should be").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let path = object_store::path::Path::from("owner/secret");
        let put = object_store::ObjectStoreExt::put(&store, &path, "bytes".into());
        let original = runtime.block_on(put).unwrap_err();
        assert!(
            format!("{original:?}").contains("secret"),
            "otherwise there is nothing to hide: {original:?}"
        );
        let ours = Error::from(original);
        assert!(matches!(ours, Error::Io(_)));
        assert!(!format!("{ours} {ours:?}").contains("secret"), "{ours:?}");
    }
}
