//! A few openings in memory, searched as all of them are: what a search would find among those that came in just now.

use tantivy::{Index, IndexReader};

use crate::{
    Entry, Found, Position, Query, Result,
    commit::Writer,
    find::find,
    generation::reader,
    layout::{self, Fields},
};

/// A few openings. They stand alone: how rare a word is counts among them only, so the order is not that of all openings, but
/// what is found is the same.
pub struct FewOpenings {
    reader: IndexReader,
    fields: Fields,
}

impl FewOpenings {
    /// Of these; of entries with the same id the last one counts.
    ///
    /// # Errors
    /// [`crate::Error::Engine`], for want of memory.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Result<Self> {
        let (schema, fields) = layout::schema();
        let index = Index::create_in_ram(schema);
        layout::register(&index);
        let mut writer = Writer::for_batches(&index)?;
        for entry in entries {
            writer.put(&entry)?;
        }
        writer.commit(Position::default())?;
        writer.finish()?;
        Ok(Self {
            reader: reader(&index)?,
            fields,
        })
    }

    /// What the query finds among them.
    ///
    /// # Errors
    /// As [`crate::OpeningsIndex::search`].
    pub fn search(&self, query: &Query) -> Result<Found> {
        find(&self.reader.searcher(), &self.fields, query)
    }
}
