//! Webhooks: where programs hear of what happens, and what became of each event on its way there.

use model::{ApiTokenId, DeliveryId, EmployerId, Instant, PersonId, WebhookId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, page, text};

/// So many one token may have.
pub const MOST: usize = 10;
/// The longest address, in bytes.
pub const MAX_ADDRESS: usize = 1000;
/// The longest list of events, secret, body and reason, in bytes.
const MAX_SHORT: usize = 400;
const MAX_BODY: usize = 16 * 1024;

/// A webhook to add.
#[derive(Clone)]
pub struct NewWebhook<'a> {
    /// Its id.
    pub id: WebhookId,
    /// With which token it was asked for, and goes.
    pub token: ApiTokenId,
    /// Of which employer it hears; nothing: of the person's own doing.
    pub employer: Option<EmployerId>,
    /// Where it is reached.
    pub address: &'a str,
    /// What is signed with.
    pub secret: &'a str,
    /// Codes of the events it hears of, between spaces.
    pub events: &'a str,
}

record! {
    struct Row {
        id: Uuid,
        person: Uuid,
        address: String,
        events: String,
        made_at: Instant,
        failing_since: Option<Instant>,
        off_at: Option<Instant>,
    }
}

/// A webhook, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Whose it is.
    pub person: PersonId,
    /// Where it is reached.
    pub address: String,
    /// Codes of the events it hears of, between spaces.
    pub events: String,
    /// Since when it is there.
    pub made_at: Instant,
    /// Since when nobody takes what is sent there.
    pub failing_since: Option<Instant>,
    /// When it was switched off for that.
    pub off_at: Option<Instant>,
}

impl From<Row> for Webhook {
    fn from(row: Row) -> Self {
        Self {
            id: WebhookId(row.id),
            person: PersonId(row.person),
            address: row.address,
            events: row.events,
            made_at: row.made_at,
            failing_since: row.failing_since,
            off_at: row.off_at,
        }
    }
}

/// How an event on its way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is sent, or sent again, when its time comes.
    Waiting,
    /// It was taken.
    Delivered,
    /// It is tried no more.
    Failed,
    /// What it tells of was taken back, or nobody may hear of it any more.
    Dropped,
}

impl State {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        let all = [Self::Waiting, Self::Delivered, Self::Failed, Self::Dropped];
        all.into_iter()
            .find(|state| state.code() == code)
            .ok_or_else(|| Error::Corrupt(format!("delivery state `{code}`")))
    }
}

/// An event to send to one webhook.
#[derive(Debug, Clone)]
pub struct NewDelivery<'a> {
    /// Its id.
    pub id: DeliveryId,
    /// To which.
    pub webhook: WebhookId,
    /// Whose that is.
    pub person: PersonId,
    /// What makes it this event: sent once to each.
    pub key: &'a str,
    /// The event's code.
    pub event: &'a str,
    /// The application or opening it is about.
    pub subject: Uuid,
    /// What is sent.
    pub body: &'a str,
}

record! {
    struct DeliveryRow {
        id: Uuid,
        webhook: Uuid,
        event: String,
        subject: Uuid,
        made_at: Instant,
        state: String,
        attempts: i64,
        tried_at: Option<Instant>,
        status: Option<i64>,
        reason: Option<String>,
    }
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: DeliveryId,
    /// To which webhook.
    pub webhook: WebhookId,
    /// The event's code.
    pub event: String,
    /// The application or opening it is about.
    pub subject: Uuid,
    /// When it happened.
    pub made_at: Instant,
    /// How it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// When last.
    pub tried_at: Option<Instant>,
    /// What was answered last.
    pub status: Option<u16>,
    /// Why it was not taken.
    pub reason: Option<String>,
}

impl TryFrom<DeliveryRow> for Delivery {
    type Error = Error;

    fn try_from(row: DeliveryRow) -> Result<Self> {
        Ok(Self {
            id: DeliveryId(row.id),
            webhook: WebhookId(row.webhook),
            event: row.event,
            subject: row.subject,
            made_at: row.made_at,
            state: State::from_code(&row.state)?,
            attempts: row.attempts,
            tried_at: row.tried_at,
            status: row.status.and_then(|status| u16::try_from(status).ok()),
            reason: row.reason,
        })
    }
}

record! {
    /// An event with where it goes, for whoever sends it.
    pub struct Outgoing {
        /// To which webhook.
        pub webhook: Uuid,
        /// Whose that is.
        pub person: Uuid,
        /// The employer it hears of.
        pub employer: Option<Uuid>,
        /// Where it is reached.
        pub address: String,
        /// What is signed with.
        pub secret: String,
        /// The event's code.
        pub event: String,
        /// What it is about.
        pub subject: Uuid,
        /// What is sent.
        pub body: String,
        /// How it stands.
        pub state: String,
        /// Since when nobody takes what is sent there.
        pub failing_since: Option<Instant>,
        /// When it was switched off.
        pub off_at: Option<Instant>,
        /// From when on its token is worth nothing.
        pub ends_at: Instant,
    }
}

/// Adds a webhook. False, and nothing is added, when its token has [`MOST`].
pub async fn add(tx: &mut Tx, grant: &Grant, new: &NewWebhook<'_>) -> Result<bool> {
    text::fits("the address of a webhook", new.address, MAX_ADDRESS)?;
    text::fits("the secret of a webhook", new.secret, MAX_SHORT)?;
    text::fits("the events of a webhook", new.events, MAX_SHORT)?;
    tx.hold(new.token.0).await?;
    let sql = "SELECT COUNT(*) FROM webhook WHERE token = $1";
    let others: Option<(i64,)> = row!(tx, sql, new.token.0)?;
    if others.is_some_and(|(count,)| usize::try_from(count).unwrap_or(MOST) >= MOST) {
        return Ok(false);
    }
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO webhook (id, token, person, employer, address, secret, events, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.0,
        new.token.0,
        grant.subject().0,
        new.employer.map(|id| id.0),
        new.address,
        new.secret,
        new.events,
        at
    )?;
    Ok(true)
}

/// The webhooks of one of the person's tokens, the first added first.
pub async fn list(db: &mut impl Reads, grant: &Grant, token: ApiTokenId) -> Result<Vec<Webhook>> {
    let sql = "SELECT id, person, address, events, made_at, failing_since, off_at FROM webhook
               WHERE token = $1 AND person = $2 ORDER BY made_at, id LIMIT 100";
    let found: Vec<Row> = rows!(db, sql, token.0, grant.subject().0)?;
    Ok(found.into_iter().map(Webhook::from).collect())
}

/// Lets go of a webhook of one of the person's tokens, with its log; false when there is none such.
pub async fn remove(tx: &mut Tx, grant: &Grant, token: ApiTokenId, id: WebhookId) -> Result<bool> {
    let sql = "DELETE FROM webhook WHERE id = $1 AND token = $2 AND person = $3";
    Ok(exec!(tx, sql, id.0, token.0, grant.subject().0)? == 1)
}

/// Who hears of something about this person or this employer: webhooks that are on, whose token has not ended, and whose owner
/// still hires for the employer.
pub(crate) const LISTENING: &str =
    "SELECT webhook.id, webhook.person, webhook.address, webhook.events, webhook.made_at,
        webhook.failing_since, webhook.off_at
    FROM webhook JOIN api_token ON api_token.id = webhook.token
    WHERE webhook.off_at IS NULL AND api_token.ends_at > $3
        AND ((webhook.employer IS NULL AND webhook.person = $1)
            OR (webhook.employer = $2 AND EXISTS (SELECT member.person FROM team_member member
                WHERE member.employer = webhook.employer AND member.person = webhook.person)))
    LIMIT 1000";

/// Who hears of something about this person or this employer, for the program's own work.
pub async fn listening(
    db: &mut impl Reads,
    person: Option<PersonId>,
    employer: EmployerId,
    at: Instant,
) -> Result<Vec<Webhook>> {
    let person = person.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<Row> = rows!(db, LISTENING, person, employer.0, at)?;
    let mut all: Vec<Webhook> = found.into_iter().map(Webhook::from).collect();
    all.sort_unstable_by_key(|webhook| webhook.id);
    Ok(all)
}

/// Writes an event down for one webhook; false when it stands there already.
pub async fn queue(tx: &mut Tx, new: &NewDelivery<'_>) -> Result<bool> {
    text::fits("what is sent to a webhook", new.body, MAX_BODY)?;
    text::fits("the key of an event", new.key, MAX_SHORT)?;
    let at = tx.at();
    let added = exec!(
        tx,
        "INSERT INTO webhook_delivery (id, webhook, person, key, event, subject, body, made_at, state, attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0) ON CONFLICT (webhook, key) DO NOTHING",
        new.id.0,
        new.webhook.0,
        new.person.0,
        new.key,
        new.event,
        new.subject,
        new.body,
        at
    )?;
    Ok(added == 1)
}

/// An event with where it goes, for whoever sends it; nothing when its webhook is gone.
pub async fn to_send(db: &mut impl Reads, id: DeliveryId) -> Result<Option<Outgoing>> {
    let sql =
        "SELECT webhook.id AS webhook, webhook.person, webhook.employer, address, secret, event, subject, body, state,
                   failing_since, off_at, ends_at
               FROM webhook_delivery JOIN webhook ON webhook.id = webhook_delivery.webhook
                   JOIN api_token ON api_token.id = webhook.token
               WHERE webhook_delivery.id = $1";
    row!(db, sql, id.0)
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// How it stands now.
    pub state: State,
    /// What was answered.
    pub status: Option<u16>,
    /// Why it was not taken.
    pub reason: Option<&'a str>,
}

/// Writes an attempt down, and since when the webhook fails.
pub async fn tried(tx: &mut Tx, id: DeliveryId, webhook: WebhookId, tried: Tried<'_>) -> Result<()> {
    let at = tx.at();
    let reason = tried
        .reason
        .map(|reason| reason.chars().filter(|c| *c != '\0').take(200).collect::<String>());
    exec!(
        tx,
        "UPDATE webhook_delivery SET state = $1, attempts = attempts + 1, tried_at = $2, status = $3, reason = $4 WHERE id = $5",
        tried.state.code(),
        at,
        tried.status.map(i64::from),
        reason,
        id.0
    )?;
    match tried.state {
        State::Delivered => exec!(tx, "UPDATE webhook SET failing_since = NULL WHERE id = $1", webhook.0)?,
        State::Dropped => 0,
        State::Waiting | State::Failed => {
            let sql = "UPDATE webhook SET failing_since = $1 WHERE id = $2 AND failing_since IS NULL";
            exec!(tx, sql, at, webhook.0)?
        }
    };
    Ok(())
}

/// Sends nothing there any more; false when that is so already.
pub async fn switch_off(tx: &mut Tx, id: WebhookId) -> Result<bool> {
    let at = tx.at();
    let off = exec!(
        tx,
        "UPDATE webhook SET off_at = $1 WHERE id = $2 AND off_at IS NULL",
        at,
        id.0
    )? == 1;
    let sql = "UPDATE webhook_delivery SET state = 'failed' WHERE webhook = $1 AND state = 'waiting'";
    exec!(tx, sql, id.0)?;
    Ok(off)
}

/// Switches a webhook of one of the person's tokens on again; false when there is none such.
pub async fn switch_on(tx: &mut Tx, grant: &Grant, token: ApiTokenId, id: WebhookId) -> Result<bool> {
    let sql = "UPDATE webhook SET off_at = NULL, failing_since = NULL WHERE id = $1 AND token = $2 AND person = $3";
    Ok(exec!(tx, sql, id.0, token.0, grant.subject().0)? == 1)
}

/// The log of one webhook, the newest first.
pub(crate) const LOG: &str = "SELECT delivery.id, delivery.webhook, delivery.event, delivery.subject, delivery.made_at,
        delivery.state, delivery.attempts, delivery.tried_at, delivery.status, delivery.reason
    FROM webhook_delivery delivery JOIN webhook ON webhook.id = delivery.webhook
    WHERE delivery.webhook = $1 AND webhook.token = $2 AND webhook.person = $3 AND (delivery.made_at, delivery.id) < ($4, $5)
    ORDER BY delivery.made_at DESC, delivery.id DESC LIMIT $6";

/// The log of a webhook of one of the person's tokens, the newest first, before the one given, at most `limit`.
pub async fn log(
    db: &mut impl Reads,
    grant: &Grant,
    (token, id): (ApiTokenId, WebhookId),
    before: Option<(Instant, DeliveryId)>,
    limit: u32,
) -> Result<Vec<Delivery>> {
    let (at, last) = page::before(before.map(|(at, id)| (at, id.0)));
    let found: Vec<DeliveryRow> = rows!(db, LOG, id.0, token.0, grant.subject().0, at, last, i64::from(limit))?;
    found.into_iter().map(Delivery::try_from).collect()
}

/// Lets one event of a webhook of one of the person's tokens wait to be sent again; nothing when there is none such.
pub async fn again(
    tx: &mut Tx,
    grant: &Grant,
    (token, webhook): (ApiTokenId, WebhookId),
    id: DeliveryId,
) -> Result<bool> {
    let sql = "UPDATE webhook_delivery SET state = 'waiting' WHERE id = $1 AND webhook = $2 AND EXISTS
                   (SELECT webhook.id FROM webhook
                    WHERE webhook.id = webhook_delivery.webhook AND webhook.token = $3 AND webhook.person = $4)";
    Ok(exec!(tx, sql, id.0, webhook.0, token.0, grant.subject().0)? == 1)
}

/// Lets go of what was sent before `before`, at most 1000 at a time; gives how many. Bookkeeping.
pub async fn forget(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM webhook_delivery WHERE id IN
                   (SELECT id FROM webhook_delivery WHERE made_at <= $1 AND state <> 'waiting' ORDER BY made_at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
