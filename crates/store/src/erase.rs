//! Erasing a person, and making sure that a restored backup does not bring them back.
//!
//! What is erased stands in the schema: every column that references `person` says whether its row goes (`ON DELETE
//! CASCADE`) or stays without the person (`ON DELETE SET NULL`). Here the row of the person goes, everything that hangs on
//! it follows, and an empty row takes its place, so that the id in the journal keeps its meaning.
//!
//! The table `erasure` remembers who was erased; `erasures.log` in the data directory is its copy outside the database, one
//! line for each (`MOMENT ID`), only ever appended to. [`Store::restore`] takes such a log.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs::OpenOptions,
    io::{self, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, SecondsFormat, Utc};
use model::{EventKind, Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, files::FileKey, hiring::team};

/// The log's name in the data directory.
pub const LOG: &str = "erasures.log";

/// Who was erased, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erasure {
    /// When.
    pub at: Instant,
    /// Who.
    pub person: PersonId,
}

impl Store {
    /// Erases everything that is kept of the person, with the event that says so. [`Error::Missing`] when there is nobody.
    pub async fn erase(&self, grant: &Grant, at: Instant) -> Result<()> {
        let mut tx = self.begin(at).await?;
        let erasure = Erasure {
            at: tx.at(),
            person: grant.subject(),
        };
        let keys = rows_of(&mut tx, erasure).await?;
        tx.commit(grant.event(EventKind::PersonErased)).await?;
        // From here on it is done. What fails now is made good later: the log at the next opening, files by the sweep.
        if let Err(error) = append(&self.dir.join(LOG), &[erasure]) {
            tracing::warn!(%error, "an erasure is not in {LOG} yet");
        }
        for key in &keys {
            if let Err(error) = self.files.delete(key).await {
                tracing::warn!(%error, "the bytes of an erased person are left to the sweep");
            }
        }
        Ok(())
    }

    /// Erases everybody who is named as erased and is there all the same. Runs at every opening.
    pub(crate) async fn erase_pending(&self) -> Result<()> {
        let pending = pending(&mut self.read().await?).await?;
        for erasure in pending {
            self.erase(&Grant::program(erasure.person), erasure.at).await?;
        }
        Ok(())
    }

    /// Appends to `erasures.log` what is in the table and not in the log: a process that died between the two, another
    /// machine that did the erasing. Runs at every opening.
    pub async fn copy_erasures(&self) -> Result<()> {
        let path = self.dir.join(LOG);
        let known: BTreeSet<_> = read_log(&path)?.into_iter().map(|erasure| erasure.person).collect();
        let sql = "SELECT at, person FROM erasure ORDER BY at, person";
        let found: Vec<(Instant, Uuid)> = rows!(&mut self.read().await?, sql)?;
        let erasures = found.into_iter().map(|(at, person)| Erasure {
            at,
            person: PersonId(person),
        });
        let missing: Vec<_> = erasures.filter(|erasure| !known.contains(&erasure.person)).collect();
        Ok(append(&path, &missing)?)
    }
}

/// Removes the person's rows; gives the keys of their files, whose bytes go after the commit.
pub(crate) async fn rows_of(tx: &mut Tx, erasure: Erasure) -> Result<Vec<FileKey>> {
    let id = erasure.person.0;
    tx.hold(id).await?;
    let keys: Vec<(String,)> = rows!(tx, "SELECT key FROM file WHERE owner = $1 ORDER BY key", id)?;
    let owned = team::owned(tx, id).await?;
    let sql = "DELETE FROM person WHERE id = $1 AND erased_at IS NULL RETURNING created_at, source";
    let gone: Option<(Instant, Option<String>)> = row!(tx, sql, id)?;
    let (created_at, source) = gone.ok_or(Error::Missing("this person"))?;
    let sql = "INSERT INTO person (id, created_at, source, erased_at) VALUES ($1, $2, $3, $4)";
    exec!(tx, sql, id, created_at, source, erasure.at)?;
    for employer in owned {
        team::inherit(tx, employer).await?;
    }
    remember(tx, erasure).await?;
    Ok(keys.into_iter().map(|(key,)| FileKey(key)).collect())
}

/// Who is named as erased and is there all the same: in a restored backup. With the moment of their erasure.
pub(crate) async fn pending(db: &mut impl Reads) -> Result<Vec<Erasure>> {
    let sql = "SELECT erasure.at, erasure.person FROM erasure JOIN person ON person.id = erasure.person
               WHERE person.erased_at IS NULL ORDER BY erasure.at, erasure.person";
    let found: Vec<(Instant, Uuid)> = rows!(db, sql)?;
    Ok(found
        .into_iter()
        .map(|(at, person)| Erasure {
            at,
            person: PersonId(person),
        })
        .collect())
}

/// Into the table; the first moment counts.
pub(crate) async fn remember(db: &mut impl Reads, erasure: Erasure) -> Result<()> {
    let sql = "INSERT INTO erasure (person, at) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING";
    exec!(db, sql, erasure.person.0, erasure.at).map(|_| ())
}

fn append(path: &Path, erasures: &[Erasure]) -> io::Result<()> {
    if erasures.is_empty() {
        return Ok(());
    }
    // In one write, so that lines of two processes never mix.
    let mut lines = String::new();
    for erasure in erasures {
        let at = erasure.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        let _ = writeln!(lines, "{at} {}", erasure.person);
    }
    cut_torn_line(path)?;
    let mut log = OpenOptions::new().create(true).append(true).open(path)?;
    log.write_all(lines.as_bytes())?;
    log.sync_all()
}

/// A line that a crash cut off goes before the next is written after it.
fn cut_torn_line(path: &Path) -> io::Result<()> {
    let Ok(text) = std::fs::read(path) else { return Ok(()) };
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    if whole < text.len() {
        OpenOptions::new().write(true).open(path)?.set_len(whole as u64)?;
    }
    Ok(())
}

/// Reads a log; nothing when there is none. A last line cut off by a crash is passed over, for the table has it; any other
/// line that is no erasure makes the log unusable.
pub fn read_log(path: &Path) -> Result<Vec<Erasure>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let broken = |line| Error::Corrupt(format!("{}: line {line} is no erasure", display(path)));
    whole
        .lines()
        .enumerate()
        .map(|(index, line)| parse(line).ok_or_else(|| broken(index + 1)))
        .collect()
}

fn display(path: &Path) -> String {
    path.file_name()
        .map_or_else(PathBuf::new, PathBuf::from)
        .display()
        .to_string()
}

fn parse(line: &str) -> Option<Erasure> {
    let (at, person) = line.split_once(' ')?;
    let at = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    Some(Erasure {
        at,
        person: person.parse().ok()?,
    })
}
