//! Invitations and campaigns: what brings people here. Their code stands in a public link, and each person and account
//! keeps the one it came by.

use model::{Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Reads, Result, Tx, page, text};

/// The longest code, in bytes.
const MAX_CODE: usize = 100;
/// The longest label, in bytes.
const MAX_LABEL: usize = 200;

/// Who invites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, somebody they know.
    Invitation,
    /// The place, many.
    Campaign,
}

impl Kind {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Campaign => "campaign",
        }
    }
}

/// An invitation or campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The code in its link.
    pub code: String,
    /// Who invites.
    pub kind: Kind,
    /// What staff call it; no personal text.
    pub label: String,
    /// Who made it; nothing when they were erased.
    pub created_by: Option<PersonId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

record! {
    struct Row {
        code: String,
        kind: String,
        label: String,
        created_by: Option<Uuid>,
        created_at: Instant,
        closed_at: Option<Instant>,
    }
}

impl TryFrom<Row> for Invitation {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let kind = [Kind::Invitation, Kind::Campaign]
            .into_iter()
            .find(|kind| kind.code() == row.kind);
        Ok(Self {
            code: row.code,
            kind: kind.ok_or_else(|| Error::Corrupt(format!("an invitation of kind `{}`", row.kind)))?,
            label: row.label,
            created_by: row.created_by.map(PersonId),
            created_at: row.created_at,
            closed_at: row.closed_at,
        })
    }
}

record! {
    /// How many people a code brought.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Brought {
        /// The code; nothing for those who came by themselves.
        pub source: Option<String>,
        /// How many came, those erased since among them.
        pub people: i64,
        /// How many of them have an account.
        pub accounts: i64,
    }
}

/// Makes an invitation or campaign. [`Error::Taken`] when there is one with this code.
pub async fn add(tx: &mut Tx, code: &str, kind: Kind, label: &str, by: PersonId) -> Result<()> {
    text::fits("the code of an invitation", code, MAX_CODE)?;
    text::fits("the label of an invitation", label, MAX_LABEL)?;
    let at = tx.at();
    let sql = "INSERT INTO invitation (code, kind, label, created_by, created_at) VALUES ($1, $2, $3, $4, $5)";
    exec!(tx, sql, code, kind.code(), label, by.0, at).map(|_| ())
}

/// The invitation with this code, open or closed.
pub async fn find(db: &mut impl Reads, code: &str) -> Result<Option<Invitation>> {
    let sql = "SELECT code, kind, label, created_by, created_at, closed_at FROM invitation WHERE code = $1";
    let found: Option<Row> = row!(db, sql, code)?;
    found.map(Invitation::try_from).transpose()
}

/// Closes it: its link brings nobody any more. False when it was closed before.
pub async fn close(tx: &mut Tx, code: &str) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE invitation SET closed_at = $1 WHERE code = $2 AND closed_at IS NULL";
    Ok(exec!(tx, sql, at, code)? == 1)
}

/// All of them, the newest first, before the moment and code given, at most `limit`.
pub async fn list(db: &mut impl Reads, before: Option<(Instant, &str)>, limit: u32) -> Result<Vec<Invitation>> {
    let (moment, code) = before.unwrap_or((page::far_future(), ""));
    let found: Vec<Row> = rows!(
        db,
        "SELECT code, kind, label, created_by, created_at, closed_at FROM invitation
         WHERE (created_at, code) < ($1, $2) ORDER BY created_at DESC, code DESC LIMIT $3",
        moment,
        code,
        i64::from(limit)
    )?;
    found.into_iter().map(Invitation::try_from).collect()
}

/// How many people and accounts each code brought, the most people first, at most 1000. Reads every person: for a page
/// that staff open now and then.
pub async fn brought(db: &mut impl Reads) -> Result<Vec<Brought>> {
    rows!(
        db,
        "SELECT person.source AS source, COUNT(*) AS people, COUNT(account.person) AS accounts
         FROM person LEFT JOIN account ON account.person = person.id
         GROUP BY person.source ORDER BY COUNT(*) DESC, person.source NULLS FIRST LIMIT 1000"
    )
}
