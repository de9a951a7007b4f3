//! Writing: changes and the position they end at go into one commit, or not at all.

use tantivy::{Index, IndexWriter, TantivyDocument, merge_policy::LogMergePolicy, schema::Schema};

use crate::{
    Change, Entry, Position, Result,
    layout::{self, Fields},
    payload,
};

/// Memory for a batch before it is written out, in bytes.
const BATCH_MEMORY: usize = 32_000_000;
/// Memory for a rebuild, in bytes, for all its threads.
const REBUILD_MEMORY: usize = 128_000_000;
const REBUILD_THREADS: usize = 2;
/// The share of removed openings from which a part of the index is written anew without them.
const MOST_REMOVED: f32 = 0.3;

/// The one committer.
pub(crate) struct Writer {
    engine: IndexWriter,
    schema: Schema,
    fields: Fields,
}

impl Writer {
    /// For batches.
    pub(crate) fn for_batches(index: &Index) -> Result<Self> {
        Self::with(index, 1, BATCH_MEMORY)
    }

    /// For everything at once.
    pub(crate) fn for_rebuild(index: &Index) -> Result<Self> {
        Self::with(index, REBUILD_THREADS, REBUILD_MEMORY)
    }

    fn with(index: &Index, threads: usize, memory: usize) -> Result<Self> {
        let (schema, fields) = layout::schema();
        let engine: IndexWriter = index.writer_with_num_threads(threads, memory)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(MOST_REMOVED);
        engine.set_merge_policy(Box::new(merging));
        Ok(Self { engine, schema, fields })
    }

    /// Stages changes; without [`Self::commit`] they never happened.
    pub(crate) fn stage(&self, changes: Vec<Change>) -> Result<()> {
        for change in changes {
            match change {
                Change::Put(entry) => self.put(&entry)?,
                Change::Remove(id) => {
                    self.engine.delete_term(layout::id_term(&self.fields, id));
                }
            }
        }
        Ok(())
    }

    /// Stages an entry in place of the one with its id.
    pub(crate) fn put(&self, entry: &Entry) -> Result<()> {
        self.engine.delete_term(layout::id_term(&self.fields, entry.id));
        let document: TantivyDocument = layout::document(&self.schema, &self.fields, entry);
        self.engine.add_document(document)?;
        Ok(())
    }

    /// Makes what was staged happen, together with the position.
    pub(crate) fn commit(&mut self, position: Position) -> Result<()> {
        let mut prepared = self.engine.prepare_commit()?;
        prepared.set_payload(&payload::write(position));
        prepared.commit()?;
        Ok(())
    }

    /// Waits for what the engine does in the background.
    pub(crate) fn finish(self) -> Result<()> {
        Ok(self.engine.wait_merging_threads()?)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use model::PostingId;
    use uuid::Uuid;

    use super::Writer;
    use crate::{
        Change, Entry, OpeningsIndex, Position, Query,
        generation::{Generation, Opened},
    };

    fn cook(number: u128) -> Entry {
        Entry {
            id: PostingId(Uuid::from_u128(number)),
            title: "Cook".into(),
            employer: None,
            verified: false,
            description: String::new(),
            skills: vec![],
            skill_ids: vec![],
            occupation: None,
            place: None,
            site: None,
            employment: None,
            experience: None,
            languages: vec![],
            pay: None,
            posted: None,
            deadline: None,
        }
    }

    #[test]
    fn what_was_staged_but_not_committed_never_happened() {
        let directory = tempfile::tempdir().unwrap();
        let position = Position { tx: 0, seq: 1 };
        let (index, _) = OpeningsIndex::open(directory.path()).unwrap();
        index.rebuild([cook(1), cook(2)].into_iter(), position).unwrap();
        drop(index);

        let generation = directory.path().join("generation-1");
        let Opened::Whole(opened) = Generation::open(&generation) else {
            panic!("it is whole")
        };
        let writer = Writer::for_batches(&opened.index).unwrap();
        let waiter = Entry {
            title: "Waiter".into(),
            ..cook(3)
        };
        writer
            .stage(vec![Change::Remove(cook(1).id), Change::Put(Box::new(waiter))])
            .unwrap();
        drop(writer);

        let (index, found) = OpeningsIndex::open(directory.path()).unwrap();
        assert_eq!((found, index.len()), (Some(position), 2));
        let cooks = index
            .search(&Query {
                words: "cook".into(),
                ..Query::new(NaiveDate::default())
            })
            .unwrap();
        assert_eq!(cooks.total, 2);
    }
}
