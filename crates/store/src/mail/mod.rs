//! The outbox: every mail Onward has to tell, whether or not there is a mail server. What cannot be sent is read in the app
//! by the person it is for. Staff see where mails go and what became of them, never what they say.

mod channel;
mod delivery;
mod incoming;
mod outgoing;

use chrono::SubsecRound;
use model::{Instant, MailId};
use uuid::Uuid;

#[cfg(test)]
pub(crate) use channel::TEXTS_SINCE;
pub use channel::{Channel, claim_texts, last_openings_by_text, texts_since};
#[cfg(test)]
pub(crate) use delivery::{DELIVERIES, DELIVERIES_IN};
pub use delivery::{
    Delivery, count_above, counts, deliveries, deliveries_above, mark_failed, mark_late, mark_sent,
    note_failed_attempt, put_in_at,
};

pub use incoming::{
    Answered, Context, answered, belongs, forget_taken, is_taken, named, not_reached, outcomes, reached_again, take,
    taken_since, unreached,
};
#[cfg(test)]
pub(crate) use incoming::{NAMED, TAKEN_SINCE};
pub use outgoing::{Outgoing, to_send, unsent_since};

use crate::{Error, Grant, Reads, Result, Tx, page, text};

/// The longest key, contact, kind, Message-ID, subject and error, in bytes.
const MAX_LINE: usize = 1000;
/// The longest body, in bytes.
const MAX_BODY: usize = 1024 * 1024;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not sent yet.
    Waiting,
    /// Handed to a mail server.
    Sent,
    /// Could not be sent, and is tried no more.
    Failed,
    /// Read in the app.
    Shown,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Sent, Self::Failed, Self::Shown];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Shown => "shown",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        let state = Self::ALL.into_iter().find(|state| state.code() == code);
        state.ok_or_else(|| Error::Corrupt(format!("a mail in state `{code}`")))
    }
}

/// A mail to put into the outbox.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Its id.
    pub id: MailId,
    /// What it tells of: one mail for each, however often it is put in.
    pub event_key: String,
    /// Its Message-ID, with angle brackets; the same at every attempt.
    pub message_id: String,
    /// Where it goes.
    pub to_contact: String,
    /// The code of its kind, as `confirm_email`.
    pub kind: String,
    /// Subject.
    pub subject: String,
    /// The text.
    pub body_text: String,
    /// The same as HTML.
    pub body_html: Option<String>,
    /// The language it is written in (BCP 47).
    pub lang: &'static str,
    /// Until when it is worth something: it is not sent after that.
    pub good_until: Option<Instant>,
}

/// A mail as the person it is for reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// By which way it leaves.
    pub channel: Channel,
    /// The code of its kind.
    pub kind: String,
    /// Where it goes.
    pub to_contact: String,
    /// Subject.
    pub subject: String,
    /// The text.
    pub body_text: String,
    /// The same as HTML.
    pub body_html: Option<String>,
    /// When it was put in.
    pub created_at: Instant,
    /// What became of it.
    pub state: State,
    /// When it was first read in the app.
    pub shown_at: Option<Instant>,
}

record! {
    struct MailRow {
        id: Uuid,
        channel: String,
        kind: String,
        to_contact: String,
        subject: String,
        body_text: String,
        body_html: Option<String>,
        created_at: Instant,
        state: String,
        shown_at: Option<Instant>,
    }
}

impl TryFrom<MailRow> for Mail {
    type Error = Error;

    fn try_from(row: MailRow) -> Result<Self> {
        Ok(Self {
            id: MailId(row.id),
            channel: Channel::from_code(&row.channel)?,
            kind: row.kind,
            to_contact: row.to_contact,
            subject: row.subject,
            body_text: row.body_text,
            body_html: row.body_html,
            created_at: row.created_at,
            state: State::from_code(&row.state)?,
            shown_at: row.shown_at,
        })
    }
}

/// Puts a mail into the outbox, to a person (then it is theirs, and goes with them) or to somebody not known here. False
/// when there is one for this event already.
pub async fn queue(tx: &mut Tx, grant: Option<&Grant>, mail: &NewMail) -> Result<bool> {
    queue_by(tx, Channel::Mail, grant, mail).await
}

/// The same, by any way.
pub async fn queue_by(tx: &mut Tx, channel: Channel, grant: Option<&Grant>, mail: &NewMail) -> Result<bool> {
    let lines = [
        &mail.event_key,
        &mail.message_id,
        &mail.to_contact,
        &mail.kind,
        &mail.subject,
    ];
    for line in lines {
        text::fits("a line of a mail's head", line, MAX_LINE)?;
    }
    text::fits("a mail's text", &mail.body_text, MAX_BODY)?;
    text::fits("a mail's text", mail.body_html.as_deref().unwrap_or_default(), MAX_BODY)?;
    let at = tx.at();
    let added = exec!(
        tx,
        "INSERT INTO mail (id, person, event_key, message_id, to_contact, kind, subject, body_text, body_html, created_at, lang, channel,
             good_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (event_key) DO NOTHING",
        mail.id.0,
        grant.map(|grant| grant.subject().0),
        mail.event_key.as_str(),
        mail.message_id.as_str(),
        mail.to_contact.as_str(),
        mail.kind.as_str(),
        mail.subject.as_str(),
        mail.body_text.as_str(),
        mail.body_html.as_deref(),
        at,
        mail.lang,
        channel.code(),
        mail.good_until.map(|until| until.trunc_subsecs(6))
    )?;
    Ok(added == 1)
}

/// The person's mails, newest first, before the moment and id given, at most `limit`. Lines on devices say what stands among the
/// alerts, and on each device again.
pub(crate) const OWN: &str =
    "SELECT id, channel, kind, to_contact, subject, body_text, body_html, created_at, state, shown_at
    FROM mail WHERE person = $1 AND channel <> 'push' AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT $4";

/// The person's own mails, newest first, before the one given, at most `limit`.
pub async fn own(
    db: &mut impl Reads,
    grant: &Grant,
    before: Option<(Instant, MailId)>,
    limit: u32,
) -> Result<Vec<Mail>> {
    let (moment, id) = page::before(before.map(|(moment, id)| (moment, id.0)));
    let found: Vec<MailRow> = rows!(db, OWN, grant.subject().0, moment, id, i64::from(limit))?;
    found.into_iter().map(Mail::try_from).collect()
}

/// One of the person's own mails.
pub async fn find(db: &mut impl Reads, grant: &Grant, id: MailId) -> Result<Option<Mail>> {
    let found: Option<MailRow> = row!(
        db,
        "SELECT id, channel, kind, to_contact, subject, body_text, body_html, created_at, state, shown_at FROM mail
         WHERE id = $1 AND person = $2",
        id.0,
        grant.subject().0
    )?;
    found.map(Mail::try_from).transpose()
}

/// How many mails of this kind were written to the person since then.
pub async fn written_since(db: &mut impl Reads, grant: &Grant, kind: &str, since: Instant) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM mail WHERE person = $1 AND kind = $2 AND created_at > $3";
    let found: Option<(i64,)> = row!(db, sql, grant.subject().0, kind, since)?;
    Ok(found.map_or(0, |(count,)| count))
}

/// Notes that the person read their mail in the app; false when it is not theirs or they had read it before. A mail that
/// was sent stays sent; one that was not need not be any more, unless `must_go` all the same.
pub async fn mark_shown(tx: &mut Tx, grant: &Grant, id: MailId, must_go: bool) -> Result<bool> {
    let (at, person) = (tx.at(), grant.subject().0);
    let sql = "UPDATE mail SET shown_at = $1, state = CASE WHEN state = 'sent' OR $4 THEN state ELSE 'shown' END
               WHERE id = $2 AND person = $3 AND shown_at IS NULL";
    Ok(exec!(tx, sql, at, id.0, person, must_go)? == 1)
}
