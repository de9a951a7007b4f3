//! What can go wrong in a use case. The variants are for the program; [`Error::sentence`] is for the person: what
//! happened, what was kept, what to do.

use documents::Refusal;

/// Why a use case was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not for this person to know of: its name, as the person reads it.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// The person may not do this.
    #[error("not allowed: {0}")]
    NotAllowed(&'static str),
    /// Something the person gave cannot be taken.
    #[error("invalid {field}: {sentence}")]
    Invalid {
        /// The name of the field in forms and in the API.
        field: &'static str,
        /// What to tell the person.
        sentence: String,
    },
    /// Done too often in too short a time.
    #[error("too many: {0}")]
    TooMany(&'static str),
    /// The document could not be read.
    #[error("document: {0}")]
    Document(#[from] Refusal),
    /// Somebody changed the same thing in the meantime.
    #[error("changed in the meantime: {0}")]
    Conflict(&'static str),
    /// The store failed.
    #[error("store: {0}")]
    Store(#[from] store::Error),
    /// The index failed.
    #[error("index: {0}")]
    Index(#[from] search::Error),
    /// Something that cannot happen did.
    #[error("internal: {0}")]
    Internal(String),
}

/// What use cases give back.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// What to tell the person.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotFound(what) => t!("We could not find this ({what}). It may have been removed, or the address has a slip in it.", what),
            Self::NotAllowed(sentence) | Self::TooMany(sentence) | Self::Conflict(sentence) => (*sentence).to_owned(),
            Self::Invalid { sentence, .. } => sentence.clone(),
            Self::Document(refusal) => refusal.sentence().into_owned(),
            Self::Store(error) => error.sentence().to_owned(),
            Self::Index(_) | Self::Internal(_) => {
                t!("Something on our side did not work. What you saved before is still there. Please try again in a moment.").to_owned()
            }
        }
    }

    pub(crate) fn invalid(field: &'static str, sentence: impl Into<String>) -> Self {
        Self::Invalid {
            field,
            sentence: sentence.into(),
        }
    }
}

impl From<store::Refused> for Error {
    fn from(refused: store::Refused) -> Self {
        match refused {
            refused @ (store::Refused::NotEntrusted | store::Refused::NotOnTeam | store::Refused::NotInRole(_)) => {
                Self::NotAllowed(refused.sentence())
            }
            store::Refused::Failed(error) => Self::Store(error),
        }
    }
}
