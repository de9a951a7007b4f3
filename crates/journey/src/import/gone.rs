//! Openings that their source has no more.
//!
//! Only where somebody said that a file is all of its source. A broken file must not close what people are applying to: when
//! rows were refused, or when the file has fewer than half of what is open, nothing is closed and the reason is told.

use i18n::Kept;
use model::{Event, EventKind, PostingId, SourceId};
use store::{
    import::Refusal,
    posting::{self, MAX_PAGE},
};

use super::take::Taking;
use crate::{Journey, Result};

/// Openings closed with one transaction.
const BATCH: usize = 500;

impl Journey {
    /// Closes the open openings of a source that were not met in the file, and counts them.
    pub(super) async fn close_gone(&self, source: SourceId, taking: &mut Taking) -> Result<()> {
        let (open, gone) = self.open_and_gone(source, taking).await?;
        if gone.is_empty() {
            return Ok(());
        }
        if let Some(reason) = kept_open(open, gone.len(), taking.progress.counts.refused) {
            taking.progress.refusals.insert(0, Refusal { line: 0, reason });
            return Ok(());
        }
        for batch in gone.chunks(BATCH) {
            let mut tx = self.store().begin(self.now()).await?;
            for id in batch {
                if posting::close(&mut tx, *id).await? {
                    tx.also(Event::new(EventKind::PostingClosed, id.0));
                    taking.progress.counts.closed += 1;
                }
            }
            tx.commit(Event::new(EventKind::SourceRead, source.0)).await?;
        }
        self.0.changed.notify_one();
        Ok(())
    }

    /// How many openings of the source are open, and those of them the file does not have.
    async fn open_and_gone(&self, source: SourceId, taking: &Taking) -> Result<(usize, Vec<PostingId>)> {
        let mut db = self.store().read().await?;
        let (mut open, mut gone, mut after) = (0, Vec::new(), None);
        loop {
            let page = posting::open_of_source(&mut db, source, after, MAX_PAGE).await?;
            let Some((last, _)) = page.last() else {
                return Ok((open, gone));
            };
            after = Some(*last);
            open += page.len();
            let missing = page.into_iter().filter(|(_, key)| !taking.has_met(key));
            gone.extend(missing.map(|(id, _)| id));
        }
    }
}

/// Why nothing is closed, when it should not be.
fn kept_open(open: usize, gone: usize, refused: i64) -> Option<Kept> {
    if refused > 0 {
        return Some(kept!(
            "Some openings of this source are not in the file ({gone} of {open}), but rows were refused and may be those. \
             None was closed. Mend the rows and bring the file again.",
            gone,
            open
        ));
    }
    (gone * 2 > open && gone > 1).then(|| {
        kept!(
            "The file has only {there} of the {open} openings of this source that are open, as if it were cut short. None \
             was closed. Look whether the file is whole.",
            there = open - gone,
            open
        )
    })
}

#[cfg(test)]
mod tests {
    use super::kept_open;

    #[test]
    fn a_file_that_may_be_broken_closes_nothing() {
        assert!(kept_open(100, 20, 0).is_none());
        assert!(kept_open(100, 50, 0).is_none());
        assert!(kept_open(1, 1, 0).is_none(), "the only one may go");
        assert!(kept_open(100, 51, 0).is_some_and(|words| words.text().contains("only 49 of the 100")));
        assert!(kept_open(100, 1, 1).is_some());
    }
}
