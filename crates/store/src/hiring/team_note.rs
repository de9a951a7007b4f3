//! Notes: what a team writes among itself about an application. They are the applicant's data, and handed over when asked for.

use model::{ApplicationId, Instant, PersonId, TeamNoteId};
use uuid::Uuid;

use super::Desk;
use crate::{Reads, Result, Tx, text};

/// The longest note, in bytes.
const MAX_WORDS: usize = 8000;
/// Notes an application can have.
pub const MOST: i64 = 200;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamNote {
    /// Its id.
    pub id: TeamNoteId,
    /// Who wrote it; nothing when they are gone.
    pub author: Option<PersonId>,
    /// When.
    pub at: Instant,
    /// The words.
    pub words: String,
}

/// Writes a note about an application of this team. False when it has [`MOST`] already, or is not theirs.
pub async fn add(tx: &mut Tx, desk: &Desk, (id, of): (TeamNoteId, ApplicationId), words: &str) -> Result<bool> {
    text::fits("a note", words, MAX_WORDS)?;
    tx.hold(of.0).await?;
    let at = tx.at();
    let sql = "INSERT INTO team_note (id, application, person, author, at, words)
               SELECT $1, id, person, $2, $3, $4 FROM application WHERE id = $5 AND employer = $6 AND shown_from <= $3
                   AND (SELECT COUNT(*) FROM team_note WHERE application = $5) < $7";
    let added = exec!(tx, sql, id.0, desk.member().0, at, words, of.0, desk.employer().0, MOST)?;
    Ok(added == 1)
}

/// Takes away a note that this member wrote; false when there is none.
pub async fn remove(tx: &mut Tx, desk: &Desk, id: TeamNoteId) -> Result<bool> {
    let sql = "DELETE FROM team_note WHERE id = $1 AND author = $2
                   AND EXISTS (SELECT 1 FROM application WHERE id = team_note.application AND employer = $3)";
    Ok(exec!(tx, sql, id.0, desk.member().0, desk.employer().0)? == 1)
}

/// The notes about an application of this team, the first written first.
pub async fn of_application(db: &mut impl Reads, desk: &Desk, of: ApplicationId) -> Result<Vec<TeamNote>> {
    let sql = "SELECT team_note.id, team_note.author, team_note.at, team_note.words
               FROM team_note JOIN application ON application.id = team_note.application
               WHERE team_note.application = $1 AND application.employer = $2 ORDER BY team_note.at, team_note.id";
    let found: Vec<(Uuid, Option<Uuid>, Instant, String)> = rows!(db, sql, of.0, desk.employer().0)?;
    let note = |(id, author, at, words): (Uuid, Option<Uuid>, Instant, String)| TeamNote {
        id: TeamNoteId(id),
        author: author.map(PersonId),
        at,
        words,
    };
    Ok(found.into_iter().map(note).collect())
}
