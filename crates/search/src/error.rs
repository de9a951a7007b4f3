//! What can go wrong with the index.

use tantivy::TantivyError;

/// The result of everything that touches the index.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. A query, however odd, is never an error; a cursor can be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The cursor was changed on its way, or belongs to another query or to an older layout: start from the first page.
    #[error("the cursor does not belong to this query")]
    BadCursor,
    /// The index has to be rebuilt before changes can be applied: nothing is known of what came before them.
    #[error("the index was never built: rebuild it before applying changes")]
    NotBuilt,
    /// The changes end before what the index already holds. Go on from [`crate::OpeningsIndex::position`].
    #[error("the changes end before the position of the index")]
    OutOfOrder,
    /// Another process has the index open.
    #[error("another process has the index open")]
    InUse,
    /// The directory could not be read or written.
    #[error("the directory of the index cannot be used: {0}")]
    Io(#[from] std::io::Error),
    /// The engine gave up, usually for want of disk space. What was committed before is still there; the same changes can
    /// be applied again.
    #[error("the index failed: {0}")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        Self::Engine(Box::new(error))
    }
}
