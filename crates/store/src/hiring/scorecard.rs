//! Scorecards: how each member of a team scores what an application showed.
//!
//! Blind: nobody reads those of others before they handed in their own ([`read`]), so that the first voice does not make the rest.

use model::{ApplicationId, Instant, Mark, PersonId};
use sqlx::types::Json;
use uuid::Uuid;

use super::Desk;
use crate::{Reads, Result, Tx, json};

/// The largest scorecard, in bytes of JSON.
const MAX_MARKS: usize = 64 * 1024;

/// A scorecard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Whose; nothing when they are gone.
    pub author: Option<PersonId>,
    /// When it was handed in.
    pub handed_in_at: Instant,
    /// When it was changed last. Later than that: its author could read what others gave.
    pub changed_at: Instant,
    /// What was given.
    pub marks: Vec<Mark>,
}

/// The scorecards of an application, as one member may see them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scorecards {
    /// Their own.
    pub own: Option<Scorecard>,
    /// How many others handed in.
    pub others: usize,
    /// Those of others, the first handed in first: empty until there is one of their own.
    pub seen: Vec<Scorecard>,
}

type Row = (Option<Uuid>, Instant, Instant, Json<Vec<Mark>>);

/// Hands in this member's scorecard, or changes it. False when the application is not theirs.
pub async fn hand_in(tx: &mut Tx, desk: &Desk, of: ApplicationId, marks: &[Mark]) -> Result<bool> {
    let packed = json::pack("a scorecard", &marks, MAX_MARKS)?;
    tx.hold(of.0).await?;
    let at = tx.at();
    let sql = "INSERT INTO scorecard (application, nr, person, author, handed_in_at, changed_at, marks)
               SELECT id, (SELECT COALESCE(MAX(nr), 0) + 1 FROM scorecard WHERE application = $1), person, $2, $3, $3, $4
               FROM application WHERE id = $1 AND employer = $5 AND shown_from <= $3
               ON CONFLICT (application, author) DO UPDATE SET changed_at = excluded.changed_at, marks = excluded.marks";
    Ok(exec!(tx, sql, of.0, desk.member().0, at, packed, desk.employer().0)? == 1)
}

/// The scorecards of an application of this team; those of others only once this member handed in their own.
pub async fn read(db: &mut impl Reads, desk: &Desk, of: ApplicationId) -> Result<Scorecards> {
    let sql = "SELECT scorecard.author, scorecard.handed_in_at, scorecard.changed_at, scorecard.marks
               FROM scorecard JOIN application ON application.id = scorecard.application
               WHERE scorecard.application = $1 AND application.employer = $2 ORDER BY scorecard.nr";
    let found: Vec<Row> = rows!(db, sql, of.0, desk.employer().0)?;
    let mut cards = Scorecards::default();
    for (author, handed_in_at, changed_at, Json(marks)) in found {
        let card = Scorecard {
            author: author.map(PersonId),
            handed_in_at,
            changed_at,
            marks,
        };
        if card.author == Some(desk.member()) {
            cards.own = Some(card);
        } else {
            cards.seen.push(card);
        }
    }
    cards.others = cards.seen.len();
    if cards.own.is_none() {
        cards.seen.clear();
    }
    Ok(cards)
}
