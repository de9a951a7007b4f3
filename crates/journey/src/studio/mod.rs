//! The résumé studio: a person's résumé as a file, as it stands or turned towards an opening, and what could be better in it.
//!
//! Nothing is kept: every file is made from the profile as it is now. `sheet` puts the profile into words, `tailor` turns it
//! towards an opening, `remarks` looks it over.
//!
//! To add one more remark: a variant of [`Remark`], a line in `remarks.rs`, and its words at the page.

mod remarks;
mod sheet;
mod tailor;

use std::sync::Arc;

use documents::write::{self, Design};
use model::{Instant, Posting, PostingId, Profile};
use skills::Taxonomy;

pub use remarks::{Remark, remarks};
pub use sheet::sheet;
pub use tailor::{Change, tailor};

use crate::{Error, Journey, Result, Visit, json_resume};

fn written(taxonomy: &Taxonomy, profile: &Profile, paper: Paper) -> Result<Vec<u8>> {
    let sheet = || sheet(taxonomy, profile);
    match paper {
        Paper::Pdf(design) => write::pdf(&sheet(), design).map_err(|error| Error::invalid("design", error.to_string())),
        Paper::Docx => Ok(write::docx(&sheet())),
        Paper::Text => Ok(write::plain(&sheet()).into_bytes()),
        Paper::Json => serde_json::to_vec_pretty(&json_resume(taxonomy, profile))
            .map_err(|error| Error::Internal(error.to_string())),
    }
}

/// After so many days a résumé is said to be old.
const STALE_DAYS: i64 = 180;

/// A résumé on the table.
#[derive(Debug, Clone)]
pub struct Studio {
    /// What could be better.
    pub remarks: Vec<Remark>,
    /// The opening it is turned towards.
    pub opening: Option<Posting>,
    /// What differs from the profile because of that.
    pub changes: Vec<Change>,
    /// Whether there is nothing to put on it yet.
    pub empty: bool,
    /// When the profile was last changed; nothing when there is none.
    pub changed: Option<Instant>,
    /// Whether that is so long ago that one should look it over.
    pub stale: bool,
}

/// The formats a résumé is made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// PDF, in a design.
    Pdf(Design),
    /// Word.
    Docx,
    /// Plain text.
    Text,
    /// JSON Resume.
    Json,
}

impl Paper {
    /// By the ending of a file's name; a PDF is set in this design.
    pub fn of(ending: &str, design: Design) -> Option<Self> {
        Some(match ending {
            "pdf" => Self::Pdf(design),
            "docx" => Self::Docx,
            "txt" => Self::Text,
            "json" => Self::Json,
            _ => return None,
        })
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf(_) => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Text => "text/plain; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

impl Journey {
    /// The résumé looked over; turned towards an opening, if one is named.
    pub async fn studio(&self, visit: &Visit, opening: Option<PostingId>) -> Result<Studio> {
        let grant = self.own(visit).await?;
        let found = store::profile::find(&mut self.store().read().await?, &grant).await?;
        let changed = found.as_ref().map(|found| found.updated_at);
        let mut profile = found.map(|found| found.profile).unwrap_or_default();
        let today = self.now().date_naive();
        let empty = profile.is_empty() && profile.name.is_none();
        let remarks = remarks(&profile, today);
        let opening = self.turned_towards(opening).await?;
        let changes = opening
            .as_ref()
            .map(|posting| tailor(&mut profile, posting))
            .unwrap_or_default();
        Ok(Studio {
            remarks,
            opening,
            changes,
            empty,
            changed,
            stale: changed.is_some_and(|at| (self.now() - at).num_days() >= STALE_DAYS),
        })
    }

    /// The résumé as a file.
    pub async fn paper(&self, visit: &Visit, opening: Option<PostingId>, paper: Paper) -> Result<Vec<u8>> {
        let mut profile = self.known(visit).await?.profile;
        if let Some(posting) = self.turned_towards(opening).await? {
            tailor(&mut profile, &posting);
        }
        let taxonomy = Arc::clone(&self.0.taxonomy);
        let made = tokio::task::spawn_blocking(i18n::carrying(move || written(&taxonomy, &profile, paper)));
        made.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    async fn turned_towards(&self, opening: Option<PostingId>) -> Result<Option<Posting>> {
        match opening {
            Some(id) => Ok(Some(self.posting(id).await?)),
            None => Ok(None),
        }
    }
}
