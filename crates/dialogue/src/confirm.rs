//! Doing only what was said yes to.
//!
//! A [`Deed`] becomes a command only here: it was asked about ([`Asked`], kept in the state), and the next thing heard was a yes. There
//! is no other way to make a [`Confirmed`].

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{act::Act, command::Deed};

/// "Shall I ...?", and to how many more of that question yes must be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    deed: Deed,
    more: u8,
}

/// The proof that the person was asked about a deed and said yes.
#[derive(Clone, PartialEq, Eq)]
pub struct Confirmed(Deed);

impl Confirmed {
    /// What they said yes to.
    pub fn deed(&self) -> &Deed {
        &self.0
    }
}

impl fmt::Debug for Confirmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What comes of an answer.
pub(crate) enum Outcome {
    /// Said yes to all.
    Granted(Confirmed),
    /// To be asked once more.
    Again(Asked),
    /// Said no, or nothing that is a yes.
    Not(Deed),
}

impl Asked {
    /// Erasing is asked about twice, all else once.
    pub(crate) fn about(deed: Deed) -> Self {
        let more = u8::from(deed == Deed::EraseMe);
        Self { deed, more }
    }

    /// What was asked about.
    pub(crate) fn deed(&self) -> &Deed {
        &self.deed
    }

    pub(crate) fn answered(self, by: &Act) -> Outcome {
        match (by, self.more) {
            (Act::Yes, 0) => Outcome::Granted(Confirmed(self.deed)),
            (Act::Yes, more) => Outcome::Again(Self {
                deed: self.deed,
                more: more - 1,
            }),
            _ => Outcome::Not(self.deed),
        }
    }
}
