//! Devices that are told of openings by web push. An address belongs to one person: to whoever uses the browser now. A device is told
//! as long as the session it was added in lasts: whoever signs out there, or everywhere, is told there no more.

use model::{DeviceId, Instant, MailId, SessionId};
use uuid::Uuid;

use crate::{Grant, Reads, Result, Tx, text};

/// So many somebody may have.
pub const MOST: usize = 10;
/// The longest address, key, secret and name, in bytes.
const MAX_ADDRESS: usize = 1000;
const MAX_KEY: usize = 200;
const MAX_NAME: usize = 200;

/// A device to be told.
#[derive(Clone)]
pub struct NewDevice<'a> {
    /// Its id.
    pub id: DeviceId,
    /// Where it is reached: whoever knows this can send there.
    pub address: &'a str,
    /// Its public key.
    pub key: &'a str,
    /// What it shares with us alone.
    pub secret: &'a str,
    /// What its owner knows it by.
    pub name: &'a str,
    /// The session of its browser, with which it goes.
    pub session: Option<SessionId>,
}

/// A device as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// What its owner knows it by.
    pub name: String,
    /// Since when it is told.
    pub added_at: Instant,
}

/// Where a device is reached, and how what is told is sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Reached {
    /// The address.
    pub address: String,
    /// Its public key.
    pub key: String,
    /// What it shares with us alone.
    pub secret: String,
}

/// Adds a device, or what changed of it; whoever had its address before is told there no longer. False, and nothing is added, when the
/// person has [`MOST`] others.
pub async fn add(tx: &mut Tx, grant: &Grant, new: &NewDevice<'_>) -> Result<bool> {
    text::fits("the address of a device", new.address, MAX_ADDRESS)?;
    text::fits("the key of a device", new.key, MAX_KEY)?;
    text::fits("the secret of a device", new.secret, MAX_KEY)?;
    text::fits("the name of a device", new.name, MAX_NAME)?;
    let person = grant.subject().0;
    // One after the other, so that nobody gets more by asking at once.
    tx.hold(person).await?;
    let sql = "SELECT COUNT(*) FROM push_device WHERE person = $1 AND address <> $2";
    let others: Option<(i64,)> = row!(tx, sql, person, new.address)?;
    if others.is_some_and(|(count,)| usize::try_from(count).unwrap_or(MOST) >= MOST) {
        return Ok(false);
    }
    // Another person's device is another device: what waits for the one before must not reach this one.
    let sql = "DELETE FROM push_device WHERE address = $1 AND person <> $2";
    exec!(tx, sql, new.address, person)?;
    let at = tx.at();
    let sql =
        "INSERT INTO push_device (id, person, address, key, secret, name, added_at, session) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
               ON CONFLICT (address) DO UPDATE SET key = excluded.key, secret = excluded.secret, name = excluded.name,
                   session = excluded.session";
    exec!(
        tx,
        sql,
        new.id.0,
        person,
        new.address,
        new.key,
        new.secret,
        new.name,
        at,
        new.session.map(|session| session.0)
    )?;
    Ok(true)
}

/// The devices of one person, the first that was added first.
pub(crate) const OWN: &str =
    "SELECT id, name, added_at FROM push_device WHERE person = $1 ORDER BY added_at, id LIMIT $2";

/// The person's own devices, the first that was added first.
pub async fn list(db: &mut impl Reads, grant: &Grant) -> Result<Vec<Device>> {
    // Twice as many when a visitor brought theirs along.
    let most = i64::try_from(2 * MOST).unwrap_or(i64::MAX);
    let found: Vec<(Uuid, String, Instant)> = rows!(db, OWN, grant.subject().0, most)?;
    let devices = found.into_iter().map(|(id, name, added_at)| Device {
        id: DeviceId(id),
        name,
        added_at,
    });
    Ok(devices.collect())
}

/// Where the device is that a message goes to, for whoever sends it: no person reads it on this way. Nothing when it was removed, is
/// not that of whom the message is for, or its session is over at `at`.
pub async fn reached(db: &mut impl Reads, id: DeviceId, by: MailId, at: Instant) -> Result<Option<Reached>> {
    let sql = "SELECT address, key, secret FROM push_device JOIN mail ON mail.person = push_device.person
                   LEFT JOIN session ON session.id = push_device.session
               WHERE push_device.id = $1 AND mail.id = $2 AND (push_device.session IS NULL OR expires_at > $3)";
    let found: Option<(String, String, String)> = row!(db, sql, id.0, by.0, at)?;
    Ok(found.map(|(address, key, secret)| Reached { address, key, secret }))
}

/// Lets go of a device of the person; false when it is none of theirs.
pub async fn remove(tx: &mut Tx, grant: &Grant, id: DeviceId) -> Result<bool> {
    let sql = "DELETE FROM push_device WHERE id = $1 AND person = $2";
    Ok(exec!(tx, sql, id.0, grant.subject().0)? == 1)
}

/// The device of this browser goes with its session to the one in its place.
pub(crate) async fn follow(tx: &mut Tx, old: SessionId, new: SessionId) -> Result<()> {
    let sql = "UPDATE push_device SET session = $1 WHERE session = $2";
    exec!(tx, sql, new.0, old.0).map(|_| ())
}

/// Lets go of all devices of somebody but those of the session `keep`; gives how many.
pub async fn remove_others(tx: &mut Tx, grant: &Grant, keep: Option<SessionId>) -> Result<u64> {
    let keep = keep.map_or(Uuid::nil(), |id| id.0);
    let sql = "DELETE FROM push_device WHERE person = $1 AND (session IS NULL OR session <> $2)";
    exec!(tx, sql, grant.subject().0, keep)
}

/// Lets go of a device whose service says that it is gone; false when it is gone already. The caller's event says so.
pub async fn forget(tx: &mut Tx, id: DeviceId) -> Result<bool> {
    Ok(exec!(tx, "DELETE FROM push_device WHERE id = $1", id.0)? == 1)
}
