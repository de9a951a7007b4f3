//! Reading postings again from what their sources said: after the readers or the taxonomy have become better.

use std::collections::BTreeMap;

use model::{Event, EventKind, Posting, PostingId, SourceId};
use skills::posting::RawPosting;
use store::posting::{self, Outcome, Raw};

use crate::{Journey, Result};

/// Postings read with one transaction.
const BATCH: u32 = 500;

/// What reading again came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Reread {
    /// Postings read.
    pub read: u64,
    /// Of them, those that say something else now.
    pub changed: u64,
}

impl Journey {
    /// Reads every open posting whose record is kept again. `progress` is called after each batch with how many were read.
    pub async fn reread(&self, mut progress: impl FnMut(u64) + Send) -> Result<Reread> {
        let (mut done, mut after): (Reread, Option<PostingId>) = (Reread::default(), None);
        loop {
            let page = posting::raws(&mut self.store().read().await?, after, BATCH).await?;
            let Some(last) = page.last() else { return Ok(done) };
            after = Some(last.posting.id);
            done.read += page.len() as u64;
            let by_source = tokio::task::block_in_place(|| self.read_again(page));
            for (source, postings) in by_source {
                done.changed += self.put_read_again(source, &postings).await?;
            }
            progress(done.read);
        }
    }

    fn read_again(&self, page: Vec<Raw>) -> BTreeMap<SourceId, Vec<Posting>> {
        let mut by_source: BTreeMap<SourceId, Vec<Posting>> = BTreeMap::new();
        for raw in page {
            let Ok(record) = serde_json::from_value::<RawPosting>(raw.record) else {
                continue;
            };
            let named = &raw.posting.source;
            let read = Posting {
                employer_id: raw.posting.employer_id,
                ..self.understand(&record, &named.source, &named.key, raw.at)
            };
            if posting::check(&read).is_ok() {
                by_source.entry(raw.source).or_default().push(read);
            }
        }
        by_source
    }

    async fn put_read_again(&self, source: SourceId, postings: &[Posting]) -> Result<u64> {
        let mut tx = self.store().begin(self.now()).await?;
        let put = posting::put(&mut tx, source, postings).await?;
        self.check_postings(&mut tx, &put, postings, false).await?;
        let changed = put.iter().filter(|put| put.outcome != Outcome::Same).count() as u64;
        // Even where nothing else changed, the check may see more than before.
        tx.commit(Event::new(EventKind::SourceRead, source.0)).await?;
        self.0.changed.notify_one();
        Ok(changed)
    }
}
