//! Invitations to a team: an address, a role, and a link that works once. Here is only its hash.

use chrono::SubsecRound;
use model::{EmployerId, Instant, PersonId, TeamInvitationId};
use uuid::Uuid;

use super::{Desk, TeamRole};
use crate::{Reads, Result, Store, Tx, files::hex, text};

/// The longest address, in bytes.
const MAX_ADDRESS: usize = 320;

/// An invitation to a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamInvitation {
    /// Its id.
    pub id: TeamInvitationId,
    /// To whose team.
    pub employer: EmployerId,
    /// Where it was sent.
    pub address: String,
    /// What whoever accepts it may do.
    pub role: TeamRole,
    /// Who invites; nobody when they were erased.
    pub invited_by: Option<PersonId>,
    /// When it was sent last.
    pub sent_at: Instant,
    /// From when on its link is worth nothing.
    pub expires_at: Instant,
    /// How many mails went out for it.
    pub sends: i64,
}

record! {
    struct Row {
        id: Uuid,
        employer: Uuid,
        address: String,
        role: String,
        invited_by: Option<Uuid>,
        sent_at: Instant,
        expires_at: Instant,
        sends: i64,
    }
}

fn invitation(row: Row) -> Result<TeamInvitation> {
    Ok(TeamInvitation {
        id: TeamInvitationId(row.id),
        employer: EmployerId(row.employer),
        address: row.address,
        role: TeamRole::read(&row.role)?,
        invited_by: row.invited_by.map(PersonId),
        sent_at: row.sent_at,
        expires_at: row.expires_at,
        sends: row.sends,
    })
}

/// What is new about an invitation when it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The SHA-256 of what stands in the link.
    pub hash: &'a [u8; 32],
    /// From when on it is worth nothing.
    pub expires_at: Instant,
}

/// Invites an address, at most `most` times; false when it is invited, or was written to so often.
pub async fn add(
    tx: &mut Tx,
    desk: &Desk,
    id: TeamInvitationId,
    (address, role, most): (&str, TeamRole, i64),
    link: Link<'_>,
) -> Result<bool> {
    text::fits("an address", address, MAX_ADDRESS)?;
    let at = tx.at();
    let sql = "INSERT INTO team_invitation
                   (id, employer, address, role, token_hash, invited_by, made_at, sent_at, expires_at, sends)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, 1)
               ON CONFLICT (employer, address) DO UPDATE SET id = excluded.id, role = excluded.role,
                   token_hash = excluded.token_hash, invited_by = excluded.invited_by, sent_at = excluded.sent_at,
                   expires_at = excluded.expires_at, withdrawn_at = NULL, sends = team_invitation.sends + 1
               WHERE team_invitation.withdrawn_at IS NOT NULL AND team_invitation.sends < $9";
    let added = exec!(
        tx,
        sql,
        id.0,
        desk.employer().0,
        address,
        role.code(),
        hex(link.hash),
        desk.member().0,
        at,
        link.expires_at.trunc_subsecs(6),
        most
    )?;
    Ok(added == 1)
}

/// Gives an invitation of this team a new link, at most `most` times; the one before is worth nothing from now on.
pub async fn renew(
    tx: &mut Tx,
    desk: &Desk,
    (id, most): (TeamInvitationId, i64),
    link: Link<'_>,
) -> Result<Option<TeamInvitation>> {
    let (at, member) = (tx.at(), desk.member().0);
    let sql = "UPDATE team_invitation
               SET token_hash = $1, invited_by = $2, sent_at = $3, expires_at = $4, sends = sends + 1
               WHERE id = $5 AND employer = $6 AND withdrawn_at IS NULL AND sends < $7
               RETURNING id, employer, address, role, invited_by, sent_at, expires_at, sends";
    let until = link.expires_at.trunc_subsecs(6);
    let found: Option<Row> = row!(
        tx,
        sql,
        hex(link.hash),
        member,
        at,
        until,
        id.0,
        desk.employer().0,
        most
    )?;
    found.map(invitation).transpose()
}

/// Those of a team that nobody accepted, the last sent first, also those whose link is worth nothing any more.
pub async fn list(db: &mut impl Reads, desk: &Desk) -> Result<Vec<TeamInvitation>> {
    let sql = "SELECT id, employer, address, role, invited_by, sent_at, expires_at, sends FROM team_invitation
               WHERE employer = $1 AND withdrawn_at IS NULL ORDER BY sent_at DESC, id LIMIT 200";
    let found: Vec<Row> = rows!(db, sql, desk.employer().0)?;
    found.into_iter().map(invitation).collect()
}

/// How many addresses a team wrote to since a moment, those it took back among them.
pub async fn sent_since(db: &mut impl Reads, desk: &Desk, since: Instant) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM team_invitation WHERE employer = $1 AND sent_at > $2";
    let found: Option<(i64,)> = row!(db, sql, desk.employer().0, since)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// Takes an invitation of this team back; false when there is none.
pub async fn withdraw(tx: &mut Tx, desk: &Desk, id: TeamInvitationId) -> Result<bool> {
    let at = tx.at();
    let sql = "UPDATE team_invitation SET withdrawn_at = $1 WHERE id = $2 AND employer = $3 AND withdrawn_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, desk.employer().0)? == 1)
}

/// The invitation behind a link, while it is good: for the page with the button. Does not use it up.
pub async fn look(db: &mut impl Reads, hash: &[u8; 32], at: Instant) -> Result<Option<TeamInvitation>> {
    let sql = "SELECT id, employer, address, role, invited_by, sent_at, expires_at, sends FROM team_invitation
               WHERE token_hash = $1 AND expires_at > $2 AND withdrawn_at IS NULL";
    let found: Option<Row> = row!(db, sql, hex(hash), at)?;
    found.map(invitation).transpose()
}

/// Uses a link up. Of several who try at once, one gets it.
pub async fn take(tx: &mut Tx, hash: &[u8; 32]) -> Result<Option<TeamInvitation>> {
    let at = tx.at();
    let sql = "DELETE FROM team_invitation WHERE token_hash = $1 AND expires_at > $2 AND withdrawn_at IS NULL
               RETURNING id, employer, address, role, invited_by, sent_at, expires_at, sends";
    let found: Option<Row> = row!(tx, sql, hex(hash), at)?;
    found.map(invitation).transpose()
}

/// Lets go of those whose link ended before `before`, at most 1000 at a time; gives how many. Bookkeeping: they were worth nothing.
pub async fn remove_ended(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM team_invitation WHERE id IN
                   (SELECT id FROM team_invitation WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
