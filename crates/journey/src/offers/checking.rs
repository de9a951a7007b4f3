//! Whether what somebody holds is what was sent and signed, for whoever has the address on the paper; and whether an offer's words are
//! those of a trick.

use sha2::{Digest, Sha256};
use store::hiring::job_offer::{Seal, find_seal};
use trust::{Advert, Level};

use super::written::{hex, whole_text};
use crate::{Error, Journey, Result, signs};

/// Which paper a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// The one that was sent.
    Given,
    /// The one that was signed.
    Signed,
    /// Neither.
    Neither,
}

/// What speaks against an offer: how much, and in words, each with those of the offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubts {
    /// How much.
    pub level: Level,
    /// Why.
    pub reasons: Vec<(&'static str, String)>,
}

impl Journey {
    /// What may be known of a paper by the code on it.
    pub async fn checked_offer(&self, code: &str) -> Result<Seal> {
        let known = (code.len() == 43).then_some(code);
        let code = known.ok_or(Error::NotFound(t!("offer")))?;
        let found = find_seal(&mut self.store().read().await?, code).await?;
        found.ok_or(Error::NotFound(t!("offer")))
    }

    /// Which of the papers of an offer a file is.
    pub fn which_paper(&self, seal: &Seal, file: &[u8]) -> Fits {
        let sum = hex(&Sha256::digest(file));
        if seal.signed.as_ref() == Some(&sum) {
            Fits::Signed
        } else if seal.given == sum {
            Fits::Given
        } else {
            Fits::Neither
        }
    }

    /// What speaks against the words of an offer. What only colours accuses nobody, and an offer need not say what an opening says.
    pub(super) fn doubts_of_offer(&self, terms: &model::Terms, employer: &str) -> Doubts {
        let text = whole_text(terms, employer);
        let advert = Advert {
            title: &terms.role,
            description: &text,
            benefits: &terms.benefits,
            ..Advert::default()
        };
        let verdict = tokio::task::block_in_place(|| self.readers().checker.check(&advert));
        let said: Vec<_> = verdict.reasons.into_iter().filter(|reason| !reason.colours).collect();
        Doubts {
            level: if said.is_empty() { Level::Clear } else { verdict.level },
            reasons: signs::reasons(&said),
        }
    }
}
