//! One generation of the index: opened, or found to be unreadable.

use std::{
    panic::catch_unwind,
    path::{Path, PathBuf},
};

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
    /// Where it lives; `None` when it was never built and lives in memory.
    pub(crate) path: Option<PathBuf>,
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
        let index = Index::create_in_ram(layout::schema().0);
        let reader = reader(&index)?;
        Ok(Self {
            index,
            reader,
            fields: layout::schema().1,
            path: None,
            position: None,
        })
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

    /// The generation of an index in this directory.
    pub(crate) fn of(index: Index, path: &Path, position: Position) -> Result<Self> {
        layout::register(&index);
        let reader = reader(&index)?;
        Ok(Self {
            index,
            reader,
            fields: layout::schema().1,
            path: Some(path.to_owned()),
            position: Some(position),
        })
    }

    /// Opens what is in this directory after reading all of it once, to be sure that it is whole.
    pub(crate) fn open(path: &Path) -> Opened {
        // Some damage makes the engine panic rather than fail: a footer that says it is longer than its file.
        match catch_unwind(|| read(path)) {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) => Opened::Damaged(error.to_string()),
            Err(_) => Opened::Damaged("reading it broke off".to_owned()),
        }
    }
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
    // The engine's own check passes over files that its list of files has lost, and it takes a missing file for an
    // empty one; only lists of removed openings may be missing, where there are none.
    for file in metas.list_segment_files() {
        if !path.join(&file).exists() {
            if file.extension().is_some_and(|kind| kind == "del") {
                continue;
            }
            return Ok(Opened::Damaged(format!("{} is missing", file.display())));
        }
        if !index.directory().validate_checksum(&file).map_err(TantivyError::from)? {
            return Ok(Opened::Damaged(format!("{} has a wrong checksum", file.display())));
        }
    }
    Ok(Opened::Whole(Box::new(Generation::of(index, path, position)?)))
}

pub(crate) fn reader(index: &Index) -> Result<IndexReader> {
    Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?)
}
