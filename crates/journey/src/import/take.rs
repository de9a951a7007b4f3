//! Rows become postings, and postings are counted.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use i18n::Kept;
use model::{Event, EventKind, Instant, Posting, PostingId, SourceId, posting::PostingSource};
use serde_json::Value;
use sha2::{Digest, Sha256};
use skills::posting::RawPosting;
use sources::{Row, Rows, content_hash};
use store::{
    Tx,
    import::{Progress, Refusal},
    posting::{self, Outcome, Put},
};

use crate::{Journey, Result};

/// Rows taken in with one transaction.
const BATCH: usize = 500;
/// Refused rows that are told one by one; more are only counted.
const TOLD: usize = 200;

/// What is known while a file is taken in.
pub(super) struct Taking {
    source: String,
    /// How far it is.
    pub(super) progress: Progress,
    met: Met,
}

/// The openings met in this file: on which line, and what was said. Only hashes, so that a file of millions of rows fits
/// into memory.
#[derive(Default)]
struct Met(HashMap<[u8; 16], (u64, [u8; 8])>);

/// Openings that were understood, with what was said of each.
#[derive(Default)]
pub(crate) struct Understood {
    /// The openings.
    pub(crate) postings: Vec<Posting>,
    /// What their source said, in the same order.
    pub(crate) records: Vec<Value>,
}

impl Understood {
    /// One more.
    pub(crate) fn push(&mut self, posting: Posting, raw: &RawPosting) {
        self.postings.push(posting);
        self.records.push(serde_json::to_value(raw).unwrap_or_default());
    }
}

/// How a row stands to those before it.
enum Meeting {
    First,
    Again,
    /// As on this line, with other words.
    Contradicts(u64),
}

impl Met {
    fn meet(&mut self, line: u64, key: &str, raw: &RawPosting) -> Meeting {
        let (key, said) = (digest(key), digest(&content_hash(raw)));
        match self.0.get(&key) {
            Some((_, before)) if *before == said => Meeting::Again,
            Some((line, _)) => Meeting::Contradicts(*line),
            None => {
                self.0.insert(key, (line, said));
                Meeting::First
            }
        }
    }
}

fn digest<const N: usize>(text: &str) -> [u8; N] {
    let whole = Sha256::digest(text.as_bytes());
    std::array::from_fn(|at| whole[at])
}

impl Taking {
    /// From the beginning.
    pub(super) fn new(source: &str) -> Self {
        Self::from(source, Progress::default())
    }

    /// From where somebody else stopped; their rows are still to be passed over.
    pub(super) fn from(source: &str, progress: Progress) -> Self {
        Self {
            source: source.to_owned(),
            progress,
            met: Met::default(),
        }
    }

    /// Whether the file has an opening with this key.
    pub(super) fn has_met(&self, key: &str) -> bool {
        self.met.0.contains_key(&digest(key))
    }

    /// Passes over the rows that were taken in before.
    pub(super) fn pass_over(&mut self, rows: &mut Rows) {
        let done = usize::try_from(self.progress.rows).unwrap_or(usize::MAX);
        for row in rows.take(done) {
            if let Ok(raw) = &row.outcome {
                self.met.meet(row.line, &row.key, raw);
            }
        }
    }

    /// Counts what putting openings came to.
    pub(super) fn count(&mut self, outcomes: impl IntoIterator<Item = Outcome>) {
        let counts = &mut self.progress.counts;
        for outcome in outcomes {
            match outcome {
                Outcome::New => counts.added += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Same => counts.same += 1,
            }
        }
    }

    fn refuse(&mut self, line: u64, reason: Kept) {
        self.progress.counts.refused += 1;
        if self.progress.refusals.len() < TOLD {
            self.progress.refusals.push(Refusal { line, reason });
        }
    }

    /// The words of a row that are to be understood. A row that comes twice counts once; one that says two things would be
    /// changed to and fro by every run, so the second is refused.
    fn words_of(&mut self, row: Row) -> Option<(u64, String, RawPosting)> {
        let raw = match row.outcome {
            Ok(raw) => raw,
            Err(refused) => {
                self.refuse(row.line, refused.reason);
                return None;
            }
        };
        match self.met.meet(row.line, &row.key, &raw) {
            Meeting::First => return Some((row.line, row.key, raw)),
            Meeting::Again => self.progress.counts.same += 1,
            Meeting::Contradicts(first) => self.refuse(
                row.line,
                kept!(
                    "This is the opening of line {first} again, with other words: it has the same number, or the same \
                     title, employer, place and beginning. Line {first} was taken in. Please give each opening a number \
                     of its own.",
                    first
                ),
            ),
        }
        None
    }
}

impl Journey {
    /// Reads the next rows and understands them; nothing when the file has ended.
    pub(super) fn next_batch(&self, rows: &mut Rows, taking: &mut Taking) -> Option<Understood> {
        tokio::task::block_in_place(|| {
            let batch: Vec<Row> = rows.take(BATCH).collect();
            taking.progress.rows += batch.len() as u64;
            let any = !batch.is_empty();
            any.then(|| {
                let mut understood = Understood::default();
                for row in batch {
                    if let Some((posting, raw)) = self.posting_of(row, taking) {
                        understood.push(posting, &raw);
                    }
                }
                understood
            })
        })
    }

    fn posting_of(&self, row: Row, taking: &mut Taking) -> Option<(Posting, RawPosting)> {
        let (line, key, raw) = taking.words_of(row)?;
        // One row that the readers stumble over must not keep the others out.
        let understood = catch_unwind(AssertUnwindSafe(|| {
            self.understand(&raw, &taking.source, &key, self.now())
        }));
        let checked = match understood {
            Ok(posting) => posting::check(&posting)
                .map(|()| posting)
                .map_err(|error| Kept::from(error.sentence())),
            Err(_) => Err(kept!(
                "This row could not be understood, which is our mistake. Please tell the people who run this place, with \
                 the row. The other rows are not touched by it."
            )),
        };
        let posting = checked.map_err(|reason| taking.refuse(line, reason)).ok()?;
        Some((posting, raw))
    }

    /// Puts openings of one source, each with what was said of it and what speaks against it when that is new.
    pub(crate) async fn put_understood(
        &self,
        tx: &mut Tx,
        source: SourceId,
        understood: &Understood,
    ) -> Result<Vec<Put>> {
        let put = posting::put(tx, source, &understood.postings).await?;
        for (put, record) in put.iter().zip(&understood.records) {
            if put.outcome != Outcome::Same {
                posting::keep_raw(tx, put.id, record).await?;
            }
        }
        self.check_postings(tx, &put, &understood.postings, true).await?;
        Ok(put)
    }

    /// Puts openings of one source, in one transaction.
    pub(crate) async fn put_postings(&self, source: SourceId, understood: &Understood) -> Result<Vec<Outcome>> {
        let mut tx = self.store().begin(self.now()).await?;
        let put = self.put_understood(&mut tx, source, understood).await?;
        if put.iter().any(|put| put.outcome != Outcome::Same) {
            tx.commit(Event::new(EventKind::SourceRead, source.0)).await?;
            self.0.changed.notify_one();
        }
        Ok(put.into_iter().map(|put| put.outcome).collect())
    }

    /// Reads a posting's words into a posting. Days like "yesterday" count from the moment `said`.
    pub(crate) fn understand(&self, raw: &RawPosting, source: &str, key: &str, said: Instant) -> Posting {
        let now = self.now();
        let facts = self.readers().postings.read(raw, said.date_naive());
        let source = PostingSource {
            source: source.to_owned(),
            key: key.to_owned(),
            url: raw.url.clone(),
        };
        facts.into_posting(PostingId::new(now, self.random()), source, now)
    }
}
