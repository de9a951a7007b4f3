//! A few openings in memory, searched as all of them are: what a search would find among those that came in just now.

use model::PostingId;
use tantivy::{Index, IndexReader};

use crate::{
    Entry, Position, Query, Result,
    commit::Writer,
    find::find_exactly,
    generation::reader,
    layout::{self, Fields},
};

/// A few openings. They stand alone: how rare a word is counts among them only, and so does which words there are. So only what the
/// words themselves find is found, and nothing for a word of which none of the few has more than something near it.
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

    /// The openings that have all the words, at most as many as the query asks for; a cursor in it counts for nothing.
    ///
    /// # Errors
    /// [`crate::Error::Engine`].
    pub fn having_all(&self, query: &Query) -> Result<Vec<PostingId>> {
        find_exactly(&self.reader.searcher(), &self.fields, query)
    }
}
