//! What staff do with a file of openings: hand it in, look at its columns, have it taken in, let it go.

use std::{io::Cursor, sync::Arc};

use chrono::TimeDelta;
use model::{Event, EventKind, FileId, ImportId, Instant, PersonId, WorkId};
use serde_json::json;
use sources::{Field, Format};
use store::{
    Grant, files,
    import::{self, Column, Import, NewImport},
    source,
    work::{NewWork, Standing},
};

use super::{
    can_be_source, columns,
    run::{KIND, is_quiet},
};
use crate::{Error, Journey, Result, Visit, staff::must_be_staff};

/// The largest file taken at the page; larger ones are for the command.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The longest name of a file or source, in bytes.
const NAME_BYTES: usize = 200;
/// Imports shown at once.
const LISTED: u32 = 20;
/// A file that nobody had taken in is let go of after this.
const LEFT_LYING: TimeDelta = TimeDelta::days(30);

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Somebody is to look at its columns.
    Mapping,
    /// It waits for its turn.
    Waiting,
    /// It was interrupted and goes on by itself.
    Interrupted {
        /// Not before then.
        again: Instant,
        /// What went wrong, when that is known.
        reason: Option<String>,
    },
    /// It is being taken in.
    Running,
    /// It was being taken in, and there has been no sign of life for a while. Unless there is one, another goes on then.
    Quiet(Instant),
    /// It was taken in to its end, then.
    Done(Instant),
    /// It stopped for good.
    Stopped {
        /// Why, as a sentence.
        reason: String,
    },
}

/// An import, where it stands, and who brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The import.
    pub import: Import,
    /// Where it stands.
    pub state: State,
    /// The name of whoever handed it in, if they told one.
    pub by: Option<String>,
    /// What each column is taken for: as staff said, else as it was recognised.
    pub fields: Vec<Field>,
}

/// What was seen in a file.
struct Seen {
    columns: Vec<Column>,
    rows: u64,
    media_type: &'static str,
}

impl Journey {
    /// Keeps a file of openings and tells its columns. Nothing is taken in.
    pub async fn hand_in_openings(&self, visit: &Visit, name: &str, bytes: Vec<u8>) -> Result<ImportId> {
        must_be_staff(visit)?;
        if bytes.len() as u64 > FILE_BYTES {
            return Err(too_large());
        }
        let (name, bytes) = (tidy_name(name), Arc::<[u8]>::from(bytes));
        let (hint, looked_at) = (name.clone(), Arc::clone(&bytes));
        let seen = tokio::task::spawn_blocking(i18n::carrying(move || look(&looked_at, &hint))).await;
        let seen = seen.map_err(|error| Error::Internal(error.to_string()))??;
        let grant = self.own(visit).await?;
        let now = self.now();
        let stored = self
            .store()
            .files()
            .put(visit.person, &bytes[..], FILE_BYTES, now, self.random())
            .await?;
        let new = NewImport {
            id: ImportId::new(now, self.random()),
            file: FileId::new(now, self.random()),
            name: &name,
            by: visit.person,
            columns: &seen.columns,
            rows: seen.rows,
        };
        let mut tx = self.store().begin(now).await?;
        files::add(&mut tx, &grant, new.file, &stored, &name, seen.media_type).await?;
        import::add(&mut tx, &new).await?;
        tx.commit(by(EventKind::ImportHandedIn, new.id, visit)).await?;
        Ok(new.id)
    }

    /// Imports, newest first, after the one given; and whether there are more.
    pub async fn imports(&self, visit: &Visit, after: Option<ImportId>) -> Result<(Vec<Looked>, bool)> {
        must_be_staff(visit)?;
        let mut db = self.store().read().await?;
        let before = match after {
            Some(id) => import::find(&mut db, id).await?.map(|import| (import.handed_in_at, id)),
            None => None,
        };
        let mut found = import::list(&mut db, before, LISTED + 1).await?;
        drop(db);
        let more = found.len() > LISTED as usize;
        found.truncate(LISTED as usize);
        let mut list = Vec::with_capacity(found.len());
        for import in found {
            list.push(self.looked(import).await?);
        }
        Ok((list, more))
    }

    /// One import.
    pub async fn import_of(&self, visit: &Visit, id: ImportId) -> Result<Looked> {
        must_be_staff(visit)?;
        let found = import::find(&mut self.store().read().await?, id).await?;
        self.looked(found.ok_or(Error::NotFound(t!("import")))?).await
    }

    /// The source of this name, when openings were taken in under it before.
    pub async fn source_named(&self, visit: &Visit, name: &str) -> Result<Option<source::Source>> {
        must_be_staff(visit)?;
        Ok(source::by_name(&mut self.store().read().await?, name.trim()).await?)
    }

    /// Has a file taken in: its openings belong to the source of this name, and each column holds the field of this code, in
    /// their order. `whole`: the file is all of its source, so that openings not in it are closed. One that was started before is
    /// not started again; one that stopped goes on where it stopped.
    pub async fn start_import(
        &self,
        visit: &Visit,
        id: ImportId,
        source: &str,
        codes: &[String],
        whole: bool,
    ) -> Result<()> {
        let looked = self.import_of(visit, id).await?;
        if looked.state != State::Mapping {
            return self.go_on(&looked.import).await;
        }
        let source = source.trim();
        if source.is_empty() || source.len() > NAME_BYTES || source.contains(char::is_control) {
            return Err(Error::invalid(
                "source",
                t!("Give the source a name of at most 200 letters, as the board or the employer is called."),
            ));
        }
        can_be_source(source)?;
        let fields = columns::said(&looked.import.columns, codes)?;
        let codes: Vec<&str> = fields.iter().map(|field| field.code()).collect();
        let (now, key) = (self.now(), id.to_string());
        let work = NewWork {
            id: WorkId::new(now, self.random()),
            kind: KIND,
            key: &key,
            payload: &json!({ "import": id }),
            run_at: now,
        };
        let mut tx = self.store().begin(now).await?;
        if import::start(&mut tx, id, visit.person, source, &codes, whole).await? && tx.enqueue(&work).await? {
            tx.commit(by(EventKind::ImportStarted, id, visit)).await?;
        }
        Ok(())
    }

    /// Lets go of an import that is not under way, with its file. What was taken in stays.
    pub async fn let_import_go(&self, visit: &Visit, id: ImportId) -> Result<()> {
        let looked = self.import_of(visit, id).await?;
        match looked.state {
            State::Mapping | State::Stopped { .. } => {
                self.forget_import(&looked.import, by(EventKind::ImportLetGo, id, visit))
                    .await
            }
            State::Done(_) => Ok(()),
            State::Waiting | State::Interrupted { .. } | State::Running | State::Quiet(_) => Err(Error::Conflict(t!(
                "This file is being taken in, so it stays. Please wait until it is done."
            ))),
        }
    }

    /// Lets go of files that were handed in long ago and that nobody had taken in.
    pub(crate) async fn let_left_imports_go(&self) -> Result<()> {
        let before = self.now() - LEFT_LYING;
        let left = import::left_lying(&mut self.store().read().await?, before, LISTED).await?;
        for id in left {
            let found = import::find(&mut self.store().read().await?, id).await?;
            if let Some(import) = found {
                self.forget_import(&import, Event::new(EventKind::ImportLetGo, id.0))
                    .await?;
            }
        }
        Ok(())
    }

    async fn go_on(&self, import: &Import) -> Result<()> {
        if let Some(Standing::Dead(dead)) = self.standing(import.id).await? {
            self.store().work().retry(dead.id, self.now()).await?;
        }
        Ok(())
    }

    async fn forget_import(&self, import: &Import, event: Event) -> Result<()> {
        let standing = self.standing(import.id).await?;
        let grant = Grant::program(import.handed_in_by);
        let mut tx = self.store().begin(self.now()).await?;
        let mut key = None;
        if let Some(file) = import.file {
            key = files::remove(&mut tx, &grant, file).await?;
            if key.is_some() {
                tx.also(grant.event(EventKind::FileRemoved).on(file.0));
            }
        }
        if !import::remove(&mut tx, import.id).await? {
            return Ok(());
        }
        tx.commit(event).await?;
        if let Some(Standing::Dead(dead)) = standing {
            self.store().work().discard(dead.id).await?;
        }
        if let Some(key) = key {
            self.store().files().delete(&key).await?;
        }
        Ok(())
    }

    async fn standing(&self, id: ImportId) -> Result<Option<Standing>> {
        let work = self.store().work();
        Ok(work.standing(KIND, &id.to_string(), self.now()).await?)
    }

    async fn looked(&self, import: Import) -> Result<Looked> {
        let state = match (import.done_at, &import.started) {
            (Some(at), _) => State::Done(at),
            (None, None) => State::Mapping,
            (None, Some(_)) => match self.standing(import.id).await? {
                Some(Standing::Running { until }) if is_quiet(until, self.now()) => State::Quiet(until),
                Some(Standing::Running { .. }) => State::Running,
                Some(Standing::Dead(dead)) => State::Stopped {
                    reason: dead.reason.unwrap_or_default(),
                },
                Some(Standing::Waiting {
                    run_at,
                    attempts,
                    reason,
                }) if attempts > 0 => State::Interrupted { again: run_at, reason },
                // No work at all: it was finished between the two looks.
                Some(Standing::Waiting { .. }) | None => State::Waiting,
            },
        };
        let fields = match &import.started {
            Some(started) => started
                .fields
                .iter()
                .map(|code| code.parse().unwrap_or(Field::Ignore))
                .collect(),
            None => columns::recognised(&import.columns),
        };
        Ok(Looked {
            by: self.name_of_staff(import.handed_in_by).await?,
            import,
            state,
            fields,
        })
    }

    /// The name a member of staff goes by, among their own.
    async fn name_of_staff(&self, staff: PersonId) -> Result<Option<String>> {
        let known = self.known_of(&Grant::program(staff)).await?;
        Ok(known.profile.name.map(|name| name.value))
    }
}

/// What staff did with an import.
fn by(kind: EventKind, id: ImportId, visit: &Visit) -> Event {
    let mut event = Event::new(kind, id.0);
    event.actor = Some(visit.person);
    event
}

fn too_large() -> Error {
    Error::invalid(
        "file",
        t!(
            "This file is larger than 64 MB, so nothing of it was kept. On the server, take it in with: onward import FILE"
        ),
    )
}

/// Tells the columns and counts the rows.
fn look(bytes: &Arc<[u8]>, name: &str) -> Result<Seen> {
    let file = Cursor::new(Arc::clone(bytes));
    let import = sources::look(file, Some(name), &[]).map_err(|error| Error::invalid("file", error.to_string()))?;
    let columns: Vec<Column> = import
        .mapping
        .columns
        .iter()
        .map(|column| Column {
            name: column.name.clone(),
            field: column.field.map(|field| field.code().to_owned()),
            examples: column.examples.clone(),
        })
        .collect();
    if columns.len() < 2 {
        return Err(Error::invalid(
            "file",
            t!(
                "This is no table: only one column was found in it. Nothing was taken in. An opening has at least a title and \
             a text, each in a column of its own."
            ),
        ));
    }
    let rows = import.rows.count() as u64;
    if rows == 0 {
        return Err(Error::invalid(
            "file",
            t!(
                "The columns have names, but there is no row below them. Nothing was taken in. Please choose a file with \
             openings in it."
            ),
        ));
    }
    Ok(Seen {
        columns,
        rows,
        media_type: match import.format {
            Format::Csv => "text/csv",
            Format::Json => "application/json",
            Format::JsonLines => "application/jsonl",
            Format::Xml => "application/xml",
            Format::JsonLd => "application/ld+json",
        },
    })
}

/// The file's own name, without where it lay.
fn tidy_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut tidy = String::new();
    for letter in name.trim().chars().filter(|letter| !letter.is_control()) {
        if tidy.len() + letter.len_utf8() > NAME_BYTES {
            break;
        }
        tidy.push(letter);
    }
    if tidy.is_empty() { "openings".to_owned() } else { tidy }
}

#[cfg(test)]
mod tests {
    use super::tidy_name;

    #[test]
    fn a_files_name_is_short_and_says_nothing_of_where_it_lay() {
        assert_eq!(tidy_name("C:\\Users\\nadia\\jobs\u{7}.csv"), "jobs.csv");
        assert_eq!(tidy_name("../../etc/jobs.csv "), "jobs.csv");
        assert_eq!(tidy_name("  "), "openings");
        assert_eq!(tidy_name(&"ä".repeat(300)).len(), 200);
    }
}
