//! The index itself: opened, changed, rebuilt, searched.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use crate::{
    Change, Entry, Error, Found, Position, Query, Result,
    commit::Writer,
    directory::Directory,
    find::find,
    generation::{Generation, Opened},
};

/// The index of openings. Searches go on while changes are applied and while it is rebuilt. Everything here works at
/// once on the calling thread: call it where blocking is allowed.
pub struct OpeningsIndex {
    directory: Directory,
    live: RwLock<Arc<Generation>>,
    /// Made when it is first needed; thrown away after an error, so that nothing half staged is ever committed.
    writer: Mutex<Option<Writer>>,
}

impl OpeningsIndex {
    /// Opens the index in `dir`, which is made when it is not there. Without a position it is new, was damaged or is of
    /// an older layout: it is empty and must be rebuilt ([`Self::rebuild`]). A damaged one is set aside in `dir/damaged`.
    ///
    /// # Errors
    /// [`Error::InUse`] when another process (or another value of this one) has it open; [`Error::Io`].
    pub fn open(dir: &Path) -> Result<(Self, Option<Position>)> {
        let directory = Directory::open(dir)?;
        let current = directory.current()?;
        let live = match current.as_deref().map(Generation::open) {
            Some(Opened::Whole(generation)) => Some(*generation),
            Some(Opened::OtherLayout) => {
                tracing::info!("the index of openings is of another layout and has to be rebuilt");
                None
            }
            Some(Opened::Damaged(reason)) => {
                tracing::warn!(
                    reason,
                    "the index of openings is damaged; it is set aside and has to be rebuilt"
                );
                current
                    .as_deref()
                    .map_or(Ok(()), |generation| directory.set_aside(generation))?;
                None
            }
            None => None,
        };
        directory.keep_only(live.as_ref().and(current.as_deref()))?;
        let position = live.as_ref().and_then(|generation| generation.position);
        let live = live.map_or_else(Generation::unbuilt, Ok)?;
        Ok((
            Self {
                directory,
                live: RwLock::new(Arc::new(live)),
                writer: Mutex::new(None),
            },
            position,
        ))
    }

    /// Applies the changes, in order, in one commit that says they end at `position`. Searches see them when it returns.
    ///
    /// # Errors
    /// [`Error::NotBuilt`], [`Error::OutOfOrder`], [`Error::Engine`]. Nothing of the changes was applied then.
    pub fn apply(&self, changes: Vec<Change>, position: Position) -> Result<()> {
        let mut slot = self.writer();
        let live = self.live();
        if position < live.position.ok_or(Error::NotBuilt)? {
            return Err(Error::OutOfOrder);
        }
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => Writer::for_batches(&live.index)?,
        };
        writer.stage(changes)?;
        writer.commit(position)?;
        *slot = Some(writer);
        live.reader.reload()?;
        self.show(Generation {
            position: Some(position),
            ..live.as_ref().clone()
        });
        Ok(())
    }

    /// [`Self::try_rebuild`] with entries that cannot fail. An iterator that merely *stops* when its source breaks off
    /// would leave an index that claims to be complete: use the other one for those.
    pub fn rebuild(&self, entries: impl Iterator<Item = Entry>, position: Position) -> Result<u64> {
        self.try_rebuild(entries.map(Ok), position)
    }

    /// Replaces everything by `entries`, which are all there is at `position`; returns how many there are now. It is
    /// built in a new directory beside and then swapped in, so that searches go on meanwhile; [`Self::apply`] waits. Of
    /// entries with the same id the last one counts. On an error, the entries' own or the index's, everything stays as it
    /// was.
    ///
    /// # Errors
    /// The first one among the entries; [`Error::Io`] and [`Error::Engine`], usually for want of disk space.
    pub fn try_rebuild<E: From<Error>>(
        &self,
        entries: impl Iterator<Item = std::result::Result<Entry, E>>,
        position: Position,
    ) -> std::result::Result<u64, E> {
        let mut slot = self.writer();
        let path = self.directory.begin()?;
        let built = build(&path, entries, position).and_then(|built| {
            self.directory.put_into_use(&path)?;
            Ok(built)
        });
        let built = match built {
            Ok(built) => built,
            Err(error) => {
                self.directory.discard(&path);
                return Err(error);
            }
        };
        let old = self.live();
        let count = built.reader.searcher().num_docs();
        *slot = None;
        self.show(built);
        if let Some(old) = &old.path {
            self.directory.discard(old);
        }
        Ok(count)
    }

    /// How far the index has followed the journal; `None` when it must be rebuilt.
    pub fn position(&self) -> Option<Position> {
        self.live().position
    }

    /// How many openings are in the index, those past their deadline included.
    pub fn len(&self) -> u64 {
        self.live().reader.searcher().num_docs()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Searches.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Engine`] when the files cannot be read. No text in the query is an error.
    pub fn search(&self, query: &Query) -> Result<Found> {
        let live = self.live();
        find(&live.reader.searcher(), &live.fields, query)
    }

    fn live(&self) -> Arc<Generation> {
        Arc::clone(&self.live.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn show(&self, generation: Generation) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(generation);
    }

    fn writer(&self) -> MutexGuard<'_, Option<Writer>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn build<E: From<Error>>(
    path: &Path,
    entries: impl Iterator<Item = std::result::Result<Entry, E>>,
    position: Position,
) -> std::result::Result<Generation, E> {
    let index = Generation::create(path)?;
    let mut writer = Writer::for_rebuild(&index)?;
    for entry in entries {
        writer.put(&entry?)?;
    }
    writer.commit(position)?;
    writer.finish()?;
    Ok(Generation::of(index, path, position)?)
}
