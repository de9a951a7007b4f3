//! Taking postings in: from a file, row by row, safe to run again.

use std::io::Read;

use model::{Event, EventKind, Posting, PostingId, PostingStatus, SourceId, posting::PostingSource};
use skills::posting::RawPosting;
use sources::{Field, Mapping, Row};
use store::{
    posting::{self, Outcome},
    source::{self, Counts},
};

use crate::{Error, Journey, Result};

/// Rows taken in with one transaction.
const BATCH: usize = 500;
/// Refused rows that are told one by one; more are only counted.
const TOLD: usize = 200;

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
    /// The first of those.
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
}

impl Import {
    /// Opens a file of postings. `name` is the source's name: what is taken in under it again is known again.
    pub fn open(reader: impl Read + Send + 'static, name: &str, overrides: &[(String, Field)]) -> Result<Self> {
        let inner =
            sources::open(reader, Some(name), overrides).map_err(|error| Error::invalid("file", error.to_string()))?;
        Ok(Self {
            source: name.to_owned(),
            inner,
        })
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
        let source = self.source(&import.source, "file").await?;
        let mut rows = import.inner.rows;
        let mut summary = Summary::default();
        let mut seen = 0;
        loop {
            let batch: Vec<Row> = tokio::task::block_in_place(|| rows.by_ref().take(BATCH).collect());
            if batch.is_empty() {
                break;
            }
            seen += batch.len() as u64;
            self.take_in(source, &import.source, batch, &mut summary).await?;
            progress(Progress {
                rows: seen,
                bytes: rows.bytes_read(),
            });
        }
        self.finish_source(source, &summary).await?;
        Ok(summary)
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

    async fn finish_source(&self, id: SourceId, summary: &Summary) -> Result<()> {
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let counts = Counts {
            added: count(summary.new),
            changed: count(summary.changed),
            same: count(summary.same),
            refused: count(summary.refused),
        };
        let mut tx = self.store().begin(self.now()).await?;
        source::note_run(&mut tx, id, counts, None).await?;
        tx.commit(Event::new(EventKind::SourceRead, id.0)).await?;
        self.0.changed.notify_one();
        Ok(())
    }

    async fn take_in(&self, source: SourceId, name: &str, batch: Vec<Row>, summary: &mut Summary) -> Result<()> {
        let mut refuse = |line, reason: String| {
            summary.refused += 1;
            if summary.refusals.len() < TOLD {
                summary.refusals.push(RefusedRow { line, reason });
            }
        };
        let mut postings = Vec::with_capacity(batch.len());
        for row in batch {
            match row.outcome {
                Err(refused) => refuse(row.line, refused.reason),
                Ok(raw) => {
                    let posting = tokio::task::block_in_place(|| self.understand(&raw, name, &row.key));
                    match posting::check(&posting) {
                        Ok(()) => postings.push(posting),
                        Err(error) => refuse(row.line, error.sentence().to_owned()),
                    }
                }
            }
        }
        let outcomes = self.put_postings(source, &postings).await?;
        for outcome in outcomes {
            match outcome {
                Outcome::New => summary.new += 1,
                Outcome::Changed => summary.changed += 1,
                Outcome::Same => summary.same += 1,
            }
        }
        Ok(())
    }

    pub(crate) async fn put_postings(&self, source: SourceId, postings: &[Posting]) -> Result<Vec<Outcome>> {
        let mut tx = self.store().begin(self.now()).await?;
        let put = posting::put(&mut tx, source, postings).await?;
        if put.iter().any(|put| put.outcome != Outcome::Same) {
            tx.commit(Event::new(EventKind::SourceRead, source.0)).await?;
            self.0.changed.notify_one();
        }
        Ok(put.into_iter().map(|put| put.outcome).collect())
    }

    /// Reads a posting's words into a posting, as of today.
    pub(crate) fn understand(&self, raw: &RawPosting, source: &str, key: &str) -> Posting {
        let now = self.now();
        let facts = self.0.postings.read(raw, now.date_naive());
        Posting {
            id: PostingId::new(now, self.random()),
            title: facts.title,
            employer_id: None,
            employer: facts.employer,
            description: facts.description,
            place: facts.place,
            site: facts.site,
            pay: facts.pay,
            employment: facts.employment,
            experience_months: facts.experience_months,
            education: facts.education,
            languages: facts.languages,
            occupation: facts.occupation,
            requirements: facts.requirements,
            posted: facts.posted,
            deadline: facts.deadline,
            status: PostingStatus::Open,
            source: PostingSource {
                source: source.to_owned(),
                key: key.to_owned(),
                url: raw.url.clone(),
            },
            taken_in: now,
        }
    }
}
