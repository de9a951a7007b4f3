//! Carrying an import out, from the work queue. What a batch came to is written down in the transaction that takes it in,
//! and only by whoever holds the lease: when a process dies, another goes on after the last whole batch, and every count is
//! right.

use std::io::Cursor;

use chrono::TimeDelta;
use model::{Event, EventKind, ImportId, Instant, SourceId};
use sources::Field;
use store::{
    Grant, files,
    import::{self, Import},
    posting::Outcome,
    source,
    work::Lease,
};

use super::{
    columns::overrides,
    take::{Taking, Understood},
};
use crate::{Journey, Result};

/// The kind of work.
pub(crate) const KIND: &str = "import";
/// For how long the work is ours without a sign of life.
const LEASE_LASTS: TimeDelta = TimeDelta::minutes(1);
/// A batch takes a second or a few; after so long somebody may wonder.
const WONDER_AFTER: TimeDelta = TimeDelta::seconds(20);

/// Whether whoever holds the lease until then has given no sign of life for a while.
pub(super) fn is_quiet(until: Instant, now: Instant) -> bool {
    now - (until - LEASE_LASTS) > WONDER_AFTER
}

/// How carrying out ended.
enum End {
    /// The file is taken in.
    Done,
    /// The lease ran out, and somebody else goes on.
    Lost,
    /// We are being stopped.
    Stopped,
    /// Trying again would not help.
    Hopeless(String),
}

/// An import that is being carried out.
struct Running {
    import: Import,
    source: SourceId,
    lease: Lease,
    taking: Taking,
}

impl Journey {
    /// Carries out the import that has waited longest, if one is due; whether there was one. Between two batches it asks
    /// whether to `go_on`: if not, the work is given back and the next process goes on with it.
    pub async fn carry_out_import(&self, go_on: &(dyn Fn() -> bool + Send + Sync)) -> Result<bool> {
        let work = self.store().work();
        let claimed = work.claim(KIND, 1, LEASE_LASTS, self.now(), self.random()).await?;
        let Some(lease) = claimed.into_iter().next() else {
            return Ok(false);
        };
        match self.carry_out(lease.clone(), go_on).await {
            Ok(End::Done) => tracing::info!(import = %lease.key, "a file of openings is taken in"),
            Ok(End::Lost) => tracing::warn!(import = %lease.key, "the lease on an import ran out"),
            Ok(End::Stopped) => work.release(&lease, self.now()).await?,
            Ok(End::Hopeless(reason)) => {
                work.give_up(&lease, &reason, self.now()).await?;
            }
            Err(error) => {
                tracing::error!(import = %lease.key, %error, "an import was interrupted");
                work.fail(&lease, &error.sentence(), self.now()).await?;
            }
        }
        Ok(true)
    }

    async fn carry_out(&self, lease: Lease, go_on: &(dyn Fn() -> bool + Send + Sync)) -> Result<End> {
        let id: ImportId = match lease.key.parse() {
            Ok(id) => id,
            Err(_) => return Ok(End::Hopeless(later!("The work names no import.").to_owned())),
        };
        let Some(import) = import::find(&mut self.store().read().await?, id).await? else {
            // It was let go of.
            self.store().work().finish(&lease).await?;
            return Ok(End::Done);
        };
        let Some(started) = import.started.clone() else {
            return Ok(End::Hopeless(later!("Nobody has looked at the columns.").to_owned()));
        };
        let bytes = match self.bytes_of(&import).await? {
            Ok(bytes) => bytes,
            Err(reason) => return Ok(End::Hopeless(reason.to_owned())),
        };
        let fields: Vec<Field> = started
            .fields
            .iter()
            .map(|code| code.parse().unwrap_or(Field::Ignore))
            .collect();
        let overrides = overrides(&import.columns, &fields);
        let hint = import.name.clone();
        let opened = tokio::task::block_in_place(|| sources::open(Cursor::new(bytes), Some(&hint), &overrides));
        let mut rows = match opened {
            Ok(opened) => opened.rows,
            Err(error) => return Ok(End::Hopeless(error.to_string())),
        };
        let source = self.file_source(&started.source).await?;
        let mut taking = Taking::from(&started.source, import.progress.clone());
        tokio::task::block_in_place(|| taking.pass_over(&mut rows));
        let whole = started.whole;
        let mut running = Running {
            import,
            source,
            lease,
            taking,
        };
        while go_on() {
            let Some(understood) = self.next_batch(&mut rows, &mut running.taking) else {
                if whole {
                    self.close_gone(source, &mut running.taking).await?;
                }
                return self.close(running).await;
            };
            if !self.keep(&mut running, &understood).await? {
                return Ok(End::Lost);
            }
        }
        Ok(End::Stopped)
    }

    /// The file's bytes, or why there are none.
    async fn bytes_of(&self, import: &Import) -> Result<Result<Vec<u8>, &'static str>> {
        let grant = Grant::program(import.handed_in_by);
        let found = match import.file {
            Some(file) => files::find(&mut self.store().read().await?, &grant, file).await?,
            None => None,
        };
        let Some(file) = found else {
            return Ok(Err(later!(
                "The file is not kept here any more. What was taken in stays. Please hand it in again."
            )));
        };
        match self.store().files().get(&file).await {
            Ok(bytes) => Ok(Ok(bytes)),
            Err(store::Error::Missing(_) | store::Error::Corrupt(_)) => Ok(Err(later!(
                "The stored file was damaged on the disk. What was taken in stays. Please hand it in again."
            ))),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes a batch in and writes down how far it is, both or neither; false when the lease was lost.
    async fn keep(&self, running: &mut Running, understood: &Understood) -> Result<bool> {
        let Running {
            import,
            source,
            lease,
            taking,
        } = running;
        let (now, id) = (self.now(), import.id);
        let mut tx = self.store().begin(now).await?;
        let put = self.put_understood(&mut tx, *source, understood).await?;
        taking.count(put.iter().map(|put| put.outcome));
        let until = now + LEASE_LASTS;
        if put.iter().all(|put| put.outcome == Outcome::Same) {
            drop(tx);
            return Ok(self
                .store()
                .note_import(lease, until, id, &taking.progress, now)
                .await?);
        }
        let held = import::step(&mut tx, lease, until, id, &taking.progress).await?;
        if held {
            tx.commit(Event::new(EventKind::SourceRead, source.0)).await?;
            self.0.changed.notify_one();
        }
        Ok(held)
    }

    /// Writes down what it came to and lets go of the file.
    async fn close(&self, running: Running) -> Result<End> {
        let Running {
            import,
            source,
            mut lease,
            taking,
        } = running;
        let now = self.now();
        let grant = Grant::program(import.handed_in_by);
        let mut tx = self.store().begin(now).await?;
        if !tx.extend(&mut lease, now + LEASE_LASTS).await? {
            return Ok(End::Lost);
        }
        import::finish(&mut tx, &lease, import.id, &taking.progress).await?;
        source::note_run(&mut tx, source, taking.progress.counts, None).await?;
        tx.also(Event::new(EventKind::SourceRead, source.0));
        let mut key = None;
        if let Some(file) = import.file {
            key = files::remove(&mut tx, &grant, file).await?;
            if key.is_some() {
                tx.also(grant.event(EventKind::FileRemoved).on(file.0));
            }
        }
        let mut event = Event::new(EventKind::ImportDone, import.id.0);
        event.actor = import.started.map(|started| started.by);
        tx.commit(event).await?;
        if let Some(key) = key
            && let Err(error) = self.store().files().delete(&key).await
        {
            tracing::warn!(%error, "the bytes of a file that is taken in are left to the sweep");
        }
        Ok(End::Done)
    }
}
