//! The résumé studio: a person's résumé as a file, as it stands or turned towards an opening, and what could be better in it.
//!
//! A file is made from the profile as it is now; for an opening, from the version the person keeps for it, if they do.
//! `sheet` puts the profile into words, `tailor` turns it towards an opening, `version` keeps what was chosen for one and
//! says how the profile went on since, `remarks` looks it over.
//!
//! To add one more remark: a variant of [`Remark`], a line in `remarks.rs`, and its words at the page.

mod remarks;
mod sheet;
mod tailor;
mod version;

use std::sync::Arc;

use documents::write::{self, Design};
use model::{EventKind, Instant, Posting, PostingId, Profile};
use skills::Taxonomy;
use store::{
    posting,
    resume_version::{self, Content},
};

pub use remarks::{Remark, remarks};
pub use sheet::sheet;
pub use store::resume_version::Choices;
pub use tailor::{Change, tailor};
pub use version::{Entry, Kept, Since};

use crate::{
    Error, Journey, Result, Visit, json_resume,
    profile::{TEXT, line},
};

/// As many versions one person can keep.
const MOST: u32 = 50;

pub(crate) fn written(taxonomy: &Taxonomy, profile: &Profile, paper: Paper) -> Result<Vec<u8>> {
    let sheet = || sheet(taxonomy, profile);
    match paper {
        Paper::Pdf(design) => pdf(taxonomy, profile, design),
        Paper::Docx => Ok(write::docx(&sheet())),
        Paper::Text => Ok(write::plain(&sheet()).into_bytes()),
        Paper::Json => serde_json::to_vec_pretty(&json_resume(taxonomy, profile))
            .map_err(|error| Error::Internal(error.to_string())),
    }
}

/// A PDF in the language that is spoken; in English where there are no letters for that.
fn pdf(taxonomy: &Taxonomy, profile: &Profile, design: Design) -> Result<Vec<u8>> {
    write::pdf(&sheet(taxonomy, profile), design)
        .or_else(|_| {
            let english = i18n::speaking(i18n::Lang::English, || sheet(taxonomy, profile));
            write::pdf(&english, design)
        })
        .map_err(|error| Error::invalid("design", error.to_string()))
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
    /// What the version for the opening can leave out.
    pub entries: Vec<Entry>,
    /// What stands at the top of it.
    pub summary: String,
    /// The version that is kept for the opening.
    pub kept: Option<Kept>,
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
        let empty = profile.is_empty() && profile.name.is_none();
        let mut studio = Studio {
            remarks: remarks(&profile, self.now().date_naive()),
            opening: self.turned_towards(opening).await?,
            changes: Vec::new(),
            entries: Vec::new(),
            summary: String::new(),
            kept: None,
            empty,
            changed,
            stale: changed.is_some_and(|at| (self.now() - at).num_days() >= STALE_DAYS),
        };
        if let Some(posting) = studio.opening.clone() {
            let version = resume_version::find(&mut self.store().read().await?, &grant, posting.id).await?;
            self.turn(&mut studio, &mut profile, &posting, version);
        }
        Ok(studio)
    }

    /// Turns the profile towards an opening as its version says, and notes what that changed.
    fn turn(
        &self,
        studio: &mut Studio,
        profile: &mut Profile,
        posting: &Posting,
        version: Option<resume_version::Version>,
    ) {
        let taxonomy = &self.0.taxonomy;
        let choices = version
            .as_ref()
            .map(|version| version.content.choices.clone())
            .unwrap_or_default();
        studio.entries = version::entries(taxonomy, profile, &choices);
        studio.changes = made(taxonomy, profile, posting, &choices);
        version::summary(profile).clone_into(&mut studio.summary);
        studio.kept = version.map(|version| Kept {
            at: version.at,
            since: version::since(taxonomy, &version.content.profile, profile),
        });
    }

    /// Keeps a version for an opening: the profile as it is now, turned towards it, with what was chosen.
    pub async fn keep_version(&self, visit: &Visit, opening: PostingId, mut choices: Choices) -> Result<()> {
        let grant = self.own(visit).await?;
        let posting = self.posting(opening).await?;
        let mut profile = self.known(visit).await?.profile;
        if let Some(typed) = choices.summary {
            // Words that are the profile's are no choice: they go on with it.
            let words = line("summary", &typed, TEXT)?.unwrap_or_default();
            choices.summary = (words != version::summary(&profile)).then_some(words);
        }
        let taxonomy = &self.0.taxonomy;
        let known = version::entries(taxonomy, &profile, &choices);
        choices
            .left_out
            .retain(|key| known.iter().any(|entry| entry.key == *key));
        made(taxonomy, &mut profile, &posting, &choices);
        let mut tx = self.store().begin(self.now()).await?;
        let kept = resume_version::list(&mut tx, &grant, MOST).await?;
        if kept.len() >= MOST as usize && !kept.iter().any(|(posting, _)| *posting == opening) {
            return Err(Error::TooMany(t!(
                "You keep fifty versions already. Remove one that you no longer need, then keep this one."
            )));
        }
        resume_version::keep(&mut tx, &grant, opening, &Content { choices, profile }).await?;
        Ok(tx
            .commit(grant.event(EventKind::ResumeVersionKept).on(opening.0))
            .await?)
    }

    /// Keeps the version for an opening no longer.
    pub async fn remove_version(&self, visit: &Visit, opening: PostingId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if resume_version::remove(&mut tx, &grant, opening).await? {
            tx.commit(grant.event(EventKind::ResumeVersionRemoved).on(opening.0))
                .await?;
        }
        Ok(())
    }

    /// The openings the person keeps versions for, with when they were kept, the last first.
    pub async fn versions(&self, visit: &Visit) -> Result<Vec<(Posting, Instant)>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let kept = resume_version::list(&mut db, &grant, MOST).await?;
        let ids: Vec<PostingId> = kept.iter().map(|(posting, _)| *posting).collect();
        let postings = posting::find_all(&mut db, &ids).await?;
        let with_time = |(id, at): &(PostingId, Instant)| {
            let found = postings.iter().find(|kept| kept.posting.id == *id)?;
            Some((found.posting.clone(), *at))
        };
        Ok(kept.iter().filter_map(with_time).collect())
    }

    /// The résumé as a file; for an opening as its version says.
    pub async fn paper(&self, visit: &Visit, opening: Option<PostingId>, paper: Paper) -> Result<Vec<u8>> {
        let profile = self.on_paper(visit, opening).await?;
        let taxonomy = Arc::clone(&self.0.taxonomy);
        let made = tokio::task::spawn_blocking(i18n::carrying(move || written(&taxonomy, &profile, paper)));
        made.await.map_err(|error| Error::Internal(error.to_string()))?
    }

    async fn on_paper(&self, visit: &Visit, opening: Option<PostingId>) -> Result<Profile> {
        let mut profile = self.known(visit).await?.profile;
        let Some(posting) = self.turned_towards(opening).await? else {
            return Ok(profile);
        };
        let grant = self.own(visit).await?;
        let version = resume_version::find(&mut self.store().read().await?, &grant, posting.id).await?;
        if let Some(version) = version {
            return Ok(version.content.profile);
        }
        tailor(&mut profile, &posting);
        Ok(profile)
    }

    async fn turned_towards(&self, opening: Option<PostingId>) -> Result<Option<Posting>> {
        match opening {
            Some(id) => Ok(Some(self.posting(id).await?)),
            None => Ok(None),
        }
    }
}

/// Makes a version of a profile: what was chosen, then the order that follows from the opening.
fn made(taxonomy: &Taxonomy, profile: &mut Profile, posting: &Posting, choices: &Choices) -> Vec<Change> {
    let mut changes = version::choose(taxonomy, profile, choices);
    changes.extend(tailor(profile, posting));
    changes
}
