//! Keeping the index and the job matrix up to date with the record.
//!
//! Both follow the journal with one position, which the index stores in its commits. At start the matrix is built from a
//! snapshot; the index too, when it is new, damaged, of an older layout or of another history.

use std::{
    collections::BTreeSet,
    sync::{PoisonError, atomic::Ordering},
};

use matching::{JobMatrix, Opening};
use model::{EmployerId, EventKind, Posting, PostingId, PostingStatus};
use search::{Change, Entry};
use store::{
    Entry as Entered, Position, Reads, Snapshot,
    posting::{self, Kept},
};

use crate::{Error, Journey, Result};

/// Postings read at once.
const PAGE: u32 = 500;

impl Journey {
    /// Builds the matrix (and the index, when it must be) from the tables, then catches up with the journal. Gives how many
    /// openings there are.
    pub async fn open_openings(&self) -> Result<usize> {
        if self.index()?.position().is_none() {
            self.rebuild(self.store().snapshot().await?).await?;
        } else if !self.take_kept_openings().await? {
            self.fill_matrix(self.store().snapshot().await?, None).await?;
        }
        while self.follow_openings().await? > 0 {}
        Ok(self.openings())
    }

    /// Fills the matrix alone: for a process without an index. Gives how many openings there are.
    pub async fn load_matrix(&self) -> Result<usize> {
        if !self.take_kept_openings().await? {
            self.fill_matrix(self.store().snapshot().await?, None).await?;
        }
        Ok(self.openings())
    }

    /// Builds index and matrix anew from the tables, while searches go on.
    pub async fn rebuild_openings(&self) -> Result<usize> {
        let snapshot = self.store().snapshot().await?;
        self.rebuild(snapshot).await?;
        while self.follow_openings().await? > 0 {}
        Ok(self.openings())
    }

    /// How many openings are open and known to the matrix.
    pub fn openings(&self) -> usize {
        self.matrix().len()
    }

    async fn rebuild(&self, snapshot: Snapshot) -> Result<()> {
        let position = index_position(snapshot.position());
        let (entries, taken) = std::sync::mpsc::sync_channel::<Entry>(1_000);
        let journey = self.clone();
        let building =
            tokio::task::spawn_blocking(move || Ok::<_, Error>(journey.index()?.rebuild(taken.into_iter(), position)?));
        self.fill_matrix(snapshot, Some(entries)).await?;
        building.await.map_err(|error| Error::Internal(error.to_string()))??;
        Ok(())
    }

    /// Reads every open posting once: into a new matrix, and to the index when it is being built.
    async fn fill_matrix(
        &self,
        mut snapshot: Snapshot,
        index: Option<std::sync::mpsc::SyncSender<Entry>>,
    ) -> Result<()> {
        let mut matrix = JobMatrix::default();
        let mut after = None;
        self.read_beside(&mut snapshot).await?;
        loop {
            let page = posting::open(&mut snapshot, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.posting.id);
            for kept in &page {
                matrix.put(Opening::new(&self.0.taxonomy, &kept.posting));
                if let Some(index) = &index {
                    let entry = self.entry(&kept.posting);
                    let stopped = |_| Error::Internal("the index stopped".into());
                    tokio::task::block_in_place(|| index.send(entry).map_err(stopped))?;
                }
            }
        }
        *self.0.matrix.write().unwrap_or_else(PoisonError::into_inner) = matrix;
        self.openings_changed();
        Ok(())
    }

    /// Reads into memory what lists need beside the openings.
    pub(crate) async fn read_beside(&self, db: &mut impl Reads) -> Result<()> {
        self.read_verified(db).await?;
        self.read_doubts(db).await?;
        self.read_weights(db).await
    }

    /// Takes the next changes from the journal into the matrix and the index. Gives how many entries it looked at; 0 means it
    /// has caught up.
    pub async fn follow_openings(&self) -> Result<usize> {
        let Some(from) = self.index()?.position() else {
            // Set aside as damaged meanwhile.
            return self.rebuild(self.store().snapshot().await?).await.map(|()| 1);
        };
        let from = Position {
            tx: from.tx,
            seq: from.seq,
        };
        let entries = self.store().journal().after(from, PAGE).await?;
        let Some(last) = entries.last() else { return Ok(0) };
        let touched: Vec<PostingId> = self.touched(&entries).await?.into_iter().collect();
        let mut parts = touched.chunks(PAGE as usize).peekable();
        loop {
            let part = parts.next().unwrap_or_default();
            let is_last = parts.peek().is_none();
            // Until the last part is in, the index stands where it stood.
            self.take(part, if is_last { last.position } else { from }).await?;
            if is_last {
                return Ok(entries.len());
            }
        }
    }

    /// The postings that these entries are about, or whose employer they are about.
    pub(crate) async fn touched(&self, entries: &[Entered]) -> Result<BTreeSet<PostingId>> {
        let mut touched = BTreeSet::new();
        let mut employers = BTreeSet::new();
        let (mut checked, mut weighed) = (false, false);
        for entry in entries {
            let subject = entry.event.subject;
            match entry.event.kind {
                EventKind::PostingAdded | EventKind::PostingChanged | EventKind::PostingClosed => {
                    touched.insert(PostingId(subject));
                }
                // Reading again may see more in the same words.
                EventKind::PostingRuled | EventKind::SourceRead => checked = true,
                EventKind::WeightsChosen => weighed = true,
                // What was proven may end with a change of the page.
                EventKind::EmployerVerified
                | EventKind::EmployerUnverified
                | EventKind::EmployerProven
                | EventKind::EmployerProofEnded
                | EventKind::EmployerChanged => {
                    employers.insert(EmployerId(subject));
                }
                _ => {}
            }
        }
        if weighed {
            self.read_weights(&mut self.store().read().await?).await?;
        }
        if checked || !touched.is_empty() {
            self.read_doubts(&mut self.store().read().await?).await?;
        }
        if !employers.is_empty() {
            let mut db = self.store().read().await?;
            self.read_verified(&mut db).await?;
            for employer in employers {
                touched.extend(posting::open_of_employer(&mut db, employer).await?);
            }
        }
        Ok(touched)
    }

    /// Takes these postings as they are now into the matrix, and into the index, which then stands at this position.
    async fn take(&self, postings: &[PostingId], position: Position) -> Result<()> {
        let kept = posting::find_all(&mut self.store().read().await?, postings).await?;
        let changes = kept.iter().map(|kept| self.change(kept)).collect();
        self.change_matrix(&kept);
        let (journey, position) = (self.clone(), index_position(position));
        let applied =
            tokio::task::spawn_blocking(move || Ok::<_, Error>(journey.index()?.apply(changes, position)?)).await;
        applied.map_err(|error| Error::Internal(error.to_string()))?
    }

    /// Waits until something was changed by this process, or for at most `limit`.
    pub async fn wait_for_change(&self, limit: std::time::Duration) {
        let _ = tokio::time::timeout(limit, self.0.changed.notified()).await;
    }

    fn change(&self, kept: &Kept) -> Change {
        if is_listed(kept) {
            Change::Put(Box::new(self.entry(&kept.posting)))
        } else {
            Change::Remove(kept.posting.id)
        }
    }

    pub(crate) fn change_matrix(&self, kept: &[Kept]) {
        let openings: Vec<_> = kept
            .iter()
            .map(|kept| {
                let opening = is_listed(kept).then(|| Opening::new(&self.0.taxonomy, &kept.posting));
                (kept.posting.id, opening)
            })
            .collect();
        let mut matrix = self.0.matrix.write().unwrap_or_else(PoisonError::into_inner);
        for (id, opening) in openings {
            match opening {
                Some(opening) => matrix.put(opening),
                None => matrix.remove(id),
            }
        }
        self.openings_changed();
    }

    /// What is shown of openings to everybody alike is the same as long as this is: how often they, the doubts about them or
    /// their employers have changed since the program started, and the day.
    pub fn openings_version(&self) -> (u64, i32) {
        (self.0.version.load(Ordering::Acquire), self.day())
    }

    /// To be called after every change in memory.
    pub(crate) fn openings_changed(&self) {
        self.0.version.fetch_add(1, Ordering::Release);
    }

    /// What the index keeps of a posting.
    pub(crate) fn entry(&self, posting: &Posting) -> Entry {
        let taxonomy = &self.0.taxonomy;
        let asked = posting
            .requirements
            .iter()
            .filter_map(|asked| taxonomy.skill_ix(&asked.skill));
        let occupation = posting.occupation.as_ref().and_then(|id| taxonomy.occupation_ix(id));
        Entry {
            id: posting.id,
            title: posting.title.clone(),
            employer: posting.employer.clone(),
            verified: self.is_verified(posting),
            description: posting.description.clone(),
            skills: asked.map(|ix| taxonomy.skill_name(ix).to_owned()).collect(),
            skill_ids: posting.requirements.iter().map(|asked| asked.skill.clone()).collect(),
            occupation: occupation.map(|ix| taxonomy.occupation_name(ix).to_owned()),
            place: posting.place.clone(),
            site: posting.site,
            employment: posting.employment,
            experience: posting.experience_asked(),
            languages: posting.languages.iter().map(|asked| asked.language.clone()).collect(),
            pay: posting.pay,
            posted: posting.posted,
            deadline: posting.deadline,
        }
    }
}

/// Whether it stands in lists: it is open, and the first of what several sources bring.
pub(crate) fn is_listed(kept: &Kept) -> bool {
    kept.posting.status == PostingStatus::Open && kept.same_as.is_none()
}

fn index_position(position: Position) -> search::Position {
    search::Position {
        tx: position.tx,
        seq: position.seq,
    }
}
