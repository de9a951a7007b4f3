//! One generation of the index: opened, or found to be unreadable.

use std::path::Path;

use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy, TantivyError, store::Compressor};

use crate::{
    Position, Result,
    layout::{self, Fields},
    payload::{self, Payload},
};

/// A generation that can be searched.
#[derive(Clone)]
pub(crate) struct Generation {
    /// The engine's index.
    pub(crate) index: Index,
    /// What searches see.
    pub(crate) reader: IndexReader,
    /// Where things are.
    pub(crate) fields: Fields,
    /// How far it has followed the journal; `None` when it was never built.
    pub(crate) position: Option<Position>,
}

/// What a directory turned out to be.
pub(crate) enum Opened {
    /// Whole and of this layout.
    Whole(Box<Generation>),
    /// Of another layout: whole, but of no use.
    OtherLayout,
    /// Not to be read; the reason is for the log.
    Damaged(String),
}

impl Generation {
    /// An empty one in memory, for searches until the first rebuild.
    pub(crate) fn unbuilt() -> Result<Self> {
        Self::of(Index::create_in_ram(layout::schema().0), None)
    }

    /// Makes an empty one in this directory.
    pub(crate) fn create(path: &Path) -> Result<Index> {
        // Nothing is stored in documents, so there is nothing to compress.
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            ..IndexSettings::default()
        };
        let index = Index::builder()
            .schema(layout::schema().0)
            .settings(settings)
            .create_in_dir(path)?;
        layout::register(&index);
        Ok(index)
    }

    /// Opens what is in this directory after reading all of it once, to be sure that it is whole.
    pub(crate) fn open(path: &Path) -> Opened {
        match Self::read(path) {
            Ok(opened) => opened,
            Err(error) => Opened::Damaged(error.to_string()),
        }
    }

    /// A generation of an index that was just written.
    pub(crate) fn of(index: Index, position: Option<Position>) -> Result<Self> {
        layout::register(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self {
            index,
            reader,
            fields: layout::schema().1,
            position,
        })
    }

    fn read(path: &Path) -> Result<Opened> {
        let index = Index::open_in_dir(path)?;
        let metas = index.load_metas()?;
        let position = match metas.payload.as_deref().map_or(Payload::Damaged, payload::read) {
            Payload::Current(position) => position,
            Payload::OtherLayout => return Ok(Opened::OtherLayout),
            Payload::Damaged => return Ok(Opened::Damaged("the position cannot be read".to_owned())),
        };
        if index.schema() != layout::schema().0 {
            return Ok(Opened::Damaged("the fields are not those of this layout".to_owned()));
        }
        for file in metas.list_segment_files() {
            if path.join(&file).exists() && !index.directory().validate_checksum(&file).map_err(TantivyError::from)? {
                return Ok(Opened::Damaged(format!("{} has a wrong checksum", file.display())));
            }
        }
        Ok(Opened::Whole(Box::new(Self::of(index, Some(position))?)))
    }
}
