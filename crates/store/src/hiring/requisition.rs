//! Requisitions: the employer's side of an opening. A draft is seen by the team alone; once public, its posting stands under the
//! same id.

use model::{Draft, EmployerId, Instant, PersonId, PostingId, RequisitionState};
use sqlx::types::Json;
use uuid::Uuid;

use super::Desk;
use crate::{Error, Reads, Result, Tx, json};

/// The largest draft, in bytes of JSON.
const MAX_DRAFT: usize = 256 * 1024;
/// The most an employer has, shown at once.
const MOST: i64 = 200;

/// A requisition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requisition {
    /// The id its posting has or will have.
    pub posting: PostingId,
    /// Whose.
    pub employer: EmployerId,
    /// How it stands.
    pub state: RequisitionState,
    /// What they write and promise.
    pub draft: Draft,
    /// Who began it; nothing when they are gone.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Instant,
    /// When it was last changed.
    pub changed_at: Instant,
}

record! {
    struct Row {
        posting: Uuid,
        employer: Uuid,
        state: String,
        draft: Json<Draft>,
        made_by: Option<Uuid>,
        made_at: Instant,
        changed_at: Instant,
    }
}

impl TryFrom<Row> for Requisition {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            posting: PostingId(row.posting),
            employer: EmployerId(row.employer),
            state: RequisitionState::from_code(&row.state)
                .ok_or_else(|| Error::Corrupt(format!("requisition state `{}`", row.state)))?,
            draft: row.draft.0,
            made_by: row.made_by.map(PersonId),
            made_at: row.made_at,
            changed_at: row.changed_at,
        })
    }
}

/// Begins a draft.
pub async fn add(tx: &mut Tx, desk: &Desk, posting: PostingId, draft: &Draft) -> Result<()> {
    let packed = json::pack("a draft of an opening", draft, MAX_DRAFT)?;
    let at = tx.at();
    let sql = "INSERT INTO requisition (posting, employer, state, draft, made_by, made_at, changed_at)
               VALUES ($1, $2, 'draft', $3, $4, $5, $5)";
    exec!(tx, sql, posting.0, desk.employer().0, packed, desk.member().0, at).map(|_| ())
}

/// Writes the draft anew; false when there is none of this employer.
pub async fn change(tx: &mut Tx, desk: &Desk, posting: PostingId, draft: &Draft) -> Result<bool> {
    let packed = json::pack("a draft of an opening", draft, MAX_DRAFT)?;
    let at = tx.at();
    let sql = "UPDATE requisition SET draft = $1, changed_at = $2 WHERE posting = $3 AND employer = $4";
    Ok(exec!(tx, sql, packed, at, posting.0, desk.employer().0)? == 1)
}

/// Says how it stands from now on; false when it stood so already.
pub async fn set_state(tx: &mut Tx, desk: &Desk, posting: PostingId, state: RequisitionState) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE requisition SET state = $1, changed_at = $2 WHERE posting = $3 AND employer = $4 AND state <> $1";
    Ok(exec!(tx, sql, state.code(), at, posting.0, desk.employer().0)? == 1)
}

/// Lets go of a draft; false when it is none, or no longer.
pub async fn let_go(tx: &mut Tx, desk: &Desk, posting: PostingId) -> Result<bool> {
    let sql = "DELETE FROM requisition WHERE posting = $1 AND employer = $2 AND state = 'draft'";
    Ok(exec!(tx, sql, posting.0, desk.employer().0)? == 1)
}

/// The requisition of a posting, for everybody: what is promised with an opening is public. Drafts go through the team's desk.
pub async fn find(db: &mut impl Reads, posting: PostingId) -> Result<Option<Requisition>> {
    let sql =
        "SELECT posting, employer, state, draft, made_by, made_at, changed_at FROM requisition WHERE posting = $1";
    let found: Option<Row> = row!(db, sql, posting.0)?;
    found.map(Requisition::try_from).transpose()
}

/// The requisitions of these postings that are no drafts, in no order.
pub async fn of_employer(db: &mut impl Reads, desk: &Desk) -> Result<Vec<Requisition>> {
    let sql = "SELECT posting, employer, state, draft, made_by, made_at, changed_at FROM requisition
               WHERE employer = $1 ORDER BY made_at DESC, posting DESC LIMIT $2";
    let found: Vec<Row> = rows!(db, sql, desk.employer().0, MOST)?;
    found.into_iter().map(Requisition::try_from).collect()
}
