//! Writing: changes and the position they end at go into one commit, or not at all.

use tantivy::{Index, IndexWriter, TantivyDocument, schema::Schema};

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
        Ok(Self {
            engine: index.writer_with_num_threads(threads, memory)?,
            schema,
            fields,
        })
    }

    /// Stages changes; without [`Self::commit`] they never happened.
    pub(crate) fn stage(&self, changes: &[Change]) -> Result<()> {
        for change in changes {
            match change {
                Change::Put(entry) => self.put(entry)?,
                Change::Remove(id) => {
                    self.engine.delete_term(layout::id_term(&self.fields, *id));
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
