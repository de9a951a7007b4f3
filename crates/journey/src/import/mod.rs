//! Taking postings in: from a file, row by row, safe to run again.
//!
//! `take` takes rows in, batch by batch: at the command line that is all ([`Journey::import`]). At the page a file is handed
//! in first and somebody looks at its columns (`desk`, `columns`); then it waits in the work queue for whoever carries it
//! out (`run`), with a count that is right also when a process dies in the middle.

mod columns;
mod desk;
mod gone;
mod meanings;
mod reread;
mod run;
mod take;

use std::io::Read;

use model::{Event, EventKind, SourceId};
use sources::Mapping;
use store::source::{self, Counts};

pub use columns::missing;
pub use desk::{FILE_BYTES, Looked, State};
pub use meanings::{MEANINGS, meaning};
pub use reread::Reread;
pub(crate) use run::KIND;
pub use sources::Field;

use crate::{Error, Journey, Result, hiring};
use take::Taking;
pub(crate) use take::Understood;

/// A row that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why, in words.
    pub reason: String,
}

/// What an import came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Not there before.
    pub new: u64,
    /// There before, saying something else.
    pub changed: u64,
    /// There before, saying the same.
    pub same: u64,
    /// Not taken in.
    pub refused: u64,
    /// Closed, since the source has them no more.
    pub closed: u64,
    /// The first rows that were not taken in; line 0 tells of the file as a whole.
    pub refusals: Vec<RefusedRow>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows looked at.
    pub rows: u64,
    /// Bytes read of the file.
    pub bytes: u64,
}

/// An import that has looked at the file's shape and not yet taken anything in.
pub struct Import {
    source: String,
    inner: sources::Import,
    whole: bool,
}

impl Import {
    /// Opens a file of postings. `name` is the source's name: what is taken in under it again is known again.
    pub fn open(reader: impl Read + Send + 'static, name: &str, overrides: &[(String, Field)]) -> Result<Self> {
        let inner =
            sources::open(reader, Some(name), overrides).map_err(|error| Error::invalid("file", error.to_string()))?;
        Ok(Self {
            source: name.to_owned(),
            inner,
            whole: false,
        })
    }

    /// The file is all there is of its source: openings that are not in it are closed.
    #[must_use]
    pub fn whole(mut self, whole: bool) -> Self {
        self.whole = whole;
        self
    }

    /// Which column was taken for what.
    pub fn mapping(&self) -> &Mapping {
        &self.inner.mapping
    }
}

impl Journey {
    /// Takes every row in. `progress` is called after each batch. Each batch is a transaction of its own: what was taken in
    /// stays when a later one fails, and running the import again goes on from there.
    pub async fn import(&self, import: Import, mut progress: impl FnMut(Progress) + Send) -> Result<Summary> {
        let source = self.file_source(&import.source).await?;
        let mut taking = Taking::new(&import.source);
        let mut rows = import.inner.rows;
        while let Some(understood) = self.next_batch(&mut rows, &mut taking) {
            let outcomes = self.put_postings(source, &understood).await?;
            taking.count(outcomes);
            progress(Progress {
                rows: taking.progress.rows,
                bytes: rows.bytes_read(),
            });
        }
        if import.whole {
            self.close_gone(source, &mut taking).await?;
        }
        self.finish_source(source, taking.progress.counts).await?;
        Ok(Summary::of(&taking.progress))
    }

    /// The source of this name for openings from files, made when it is not there.
    async fn file_source(&self, name: &str) -> Result<SourceId> {
        can_be_source(name)?;
        self.source(name, "file").await
    }

    /// The source of this name, made when it is not there.
    pub(crate) async fn source(&self, name: &str, kind: &str) -> Result<SourceId> {
        let now = self.now();
        let mut tx = self.store().begin(now).await?;
        let (id, made) = source::put(&mut tx, SourceId::new(now, self.random()), name, kind).await?;
        if made {
            tx.commit(Event::new(EventKind::SourceAdded, id.0)).await?;
        }
        Ok(id)
    }

    async fn finish_source(&self, id: SourceId, counts: Counts) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        source::note_run(&mut tx, id, counts, None).await?;
        tx.commit(Event::new(EventKind::SourceRead, id.0)).await?;
        self.0.changed.notify_one();
        Ok(())
    }
}

/// Whether openings from files may come under this name: those written here have one of their own.
fn can_be_source(name: &str) -> Result<()> {
    if name == hiring::SOURCE {
        return Err(Error::invalid(
            "source",
            t!("This name belongs to openings that are written here. Choose another one."),
        ));
    }
    Ok(())
}

impl Summary {
    fn of(progress: &store::import::Progress) -> Self {
        let counts = progress.counts;
        let refusals = progress.refusals.iter().map(|refusal| RefusedRow {
            line: refusal.line,
            reason: refusal.reason.text(),
        });
        Self {
            new: counts.added.unsigned_abs(),
            changed: counts.changed.unsigned_abs(),
            same: counts.same.unsigned_abs(),
            refused: counts.refused.unsigned_abs(),
            closed: counts.closed.unsigned_abs(),
            refusals: refusals.collect(),
        }
    }
}
