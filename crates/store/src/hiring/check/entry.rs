//! What was done with a background check, and by whom.

use model::{CheckId, CheckKind, Hand, Instant, PersonId};
use uuid::Uuid;

use super::{By, MAX_WORDS};
use crate::{Error, Reads, Result, Tx, hiring::interview::Side, text};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; the first is 1.
    pub nr: i64,
    /// When.
    pub at: Instant,
    /// By which hand.
    pub hand: Hand,
    /// Who; nothing where it was nobody who is known here, and when they are gone.
    pub actor: Option<PersonId>,
    /// The code of what was done.
    pub what: String,
    /// Of which part.
    pub kind: Option<CheckKind>,
    /// Of a look at a document: which, and for what reason.
    pub words: String,
}

/// Writes down what was done.
pub(super) async fn add(
    tx: &mut Tx,
    (id, person): (CheckId, PersonId),
    (hand, actor): By,
    (what, kind): (&str, Option<CheckKind>),
    words: &str,
) -> Result<()> {
    text::fits("why a document was looked at", words, MAX_WORDS)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO background_check_entry (background_check, nr, person, at, hand, actor, what, kind, words)
         VALUES ($1, (SELECT COALESCE(MAX(nr), 0) + 1 FROM background_check_entry WHERE background_check = $1), $2, $3, $4, $5, $6,
             $7, $8)",
        id.0,
        person.0,
        at,
        hand.code(),
        actor.map(|actor| actor.0),
        what,
        kind.map(CheckKind::code),
        words
    )
    .map(|_| ())
}

/// What was done with one, the first first, at most 1000.
pub async fn entries(db: &mut impl Reads, side: Side<'_>, id: CheckId) -> Result<Vec<Entry>> {
    type Row = (i64, Instant, String, Option<Uuid>, String, Option<String>, String);
    let (employer, person) = side.of();
    let sql = "SELECT entry.nr, entry.at, entry.hand, entry.actor, entry.what, entry.kind, entry.words
               FROM background_check_entry entry JOIN background_check one ON one.id = entry.background_check
               JOIN application ON application.id = one.application
               WHERE entry.background_check = $1 AND (application.employer = $2 OR one.person = $3) ORDER BY entry.nr LIMIT 1000";
    let found: Vec<Row> = rows!(db, sql, id.0, employer, person)?;
    let entry = |(nr, at, hand, actor, what, kind, words): Row| {
        Ok(Entry {
            nr,
            at,
            hand: Hand::from_code(&hand).ok_or_else(|| Error::Corrupt(format!("hand `{hand}`")))?,
            actor: actor.map(PersonId),
            what,
            kind: kind.and_then(|code| CheckKind::from_code(&code)),
            words,
        })
    };
    found.into_iter().map(entry).collect()
}
