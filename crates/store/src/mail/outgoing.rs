//! Mails on their way out: what is read to be sent.

use model::{Instant, MailId};
use uuid::Uuid;

use super::Channel;
use crate::{Reads, Result};

record! {
    struct OutgoingRow {
        message_id: String,
        to_contact: String,
        subject: String,
        body_text: String,
        lang: String,
        created_at: Instant,
        kind: String,
        stop_token: Option<String>,
        person: Option<Uuid>,
        in_reply_to: Option<String>,
        thread: Option<String>,
        unreached: Option<String>,
        good_until: Option<Instant>,
    }
}

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its id.
    pub id: MailId,
    /// Whether it is for somebody known here, who may answer it.
    pub is_for_person: bool,
    /// The Message-ID of the mail it answers.
    pub in_reply_to: Option<String>,
    /// The Message-IDs of the conversation, oldest first.
    pub thread: Vec<String>,
    /// Why mails do not reach its address, if they do not.
    pub unreached: Option<String>,
    /// Its Message-ID, the same at every attempt.
    pub message_id: String,
    /// Where it goes.
    pub to_contact: String,
    /// Subject.
    pub subject: String,
    /// The text.
    pub body_text: String,
    /// The language it is written in (BCP 47).
    pub lang: String,
    /// When it was written.
    pub created_at: Instant,
    /// The code of its kind.
    pub kind: String,
    /// Ends mails about openings to whom it is for, if they chose to get any.
    pub stop_token: Option<String>,
    /// Until when it is worth something.
    pub good_until: Option<Instant>,
}

/// The mail with this id, for whoever sends it: no person reads it on this way. Nothing when it was sent already, was read in the
/// app in place of that, or went with the person it was for.
pub async fn to_send(db: &mut impl Reads, id: MailId) -> Result<Option<Outgoing>> {
    let sql = "SELECT message_id, to_contact, subject, body_text, mail.lang, created_at, kind, stop_token,
                   mail.person, in_reply_to, thread, mail_unreached.reason AS unreached, good_until
               FROM mail LEFT JOIN alert_settings ON alert_settings.person = mail.person
                   LEFT JOIN mail_unreached ON mail_unreached.address = LOWER(to_contact)
               WHERE id = $1 AND state IN ('waiting', 'failed')";
    let found: Option<OutgoingRow> = row!(db, sql, id.0)?;
    Ok(found.map(|row| Outgoing {
        id,
        is_for_person: row.person.is_some(),
        in_reply_to: row.in_reply_to,
        thread: row
            .thread
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        unreached: row.unreached,
        message_id: row.message_id,
        to_contact: row.to_contact,
        subject: row.subject,
        body_text: row.body_text,
        lang: row.lang,
        created_at: row.created_at,
        kind: row.kind,
        stop_token: row.stop_token,
        good_until: row.good_until,
    }))
}

/// The ids of what waits to leave by this way and was written since then, the earliest first, after the one given, at most `limit`.
pub async fn unsent_since(
    db: &mut impl Reads,
    channel: Channel,
    since: Instant,
    after: Option<(Instant, MailId)>,
    limit: u32,
) -> Result<Vec<(Instant, MailId)>> {
    let sql = "SELECT created_at, id FROM mail WHERE state = 'waiting' AND (created_at, id) > ($1, $2) AND channel = $4
               ORDER BY created_at, id LIMIT $3";
    let (moment, id) = after.map_or((since, Uuid::nil()), |(moment, id)| (moment, id.0));
    let found: Vec<(Instant, Uuid)> = rows!(db, sql, moment, id, i64::from(limit), channel.code())?;
    Ok(found.into_iter().map(|(moment, id)| (moment, MailId(id))).collect())
}
