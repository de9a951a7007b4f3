//! A mail as it is written, made into the bytes that travel (RFC 5322, RFC 2045).
//!
//! The plain text is the one source: the HTML beside it is made from it ([`html`]). The same message gives the same bytes.
//!
//! To add one more header: a field of [`Message`], and a line in `headers`, which lets nothing through that ends a line.

mod headers;
pub mod html;
mod parts;

use chrono::{DateTime, Utc};
use i18n::Lang;

use crate::address::Mailbox;

/// A mail to one person.
#[derive(Debug, Clone)]
pub struct Message {
    /// The place it comes from.
    pub from: Mailbox,
    /// Whom it is for.
    pub to: Mailbox,
    /// Where an answer goes, if not to `from`.
    pub reply_to: Option<Mailbox>,
    /// The subject line.
    pub subject: String,
    /// What it says: paragraphs parted by empty lines, lists of lines beginning with `- `, bare links.
    pub text: String,
    /// The language of `subject` and `text`.
    pub lang: Lang,
    /// Its name, `<id@domain>` (RFC 5322, section 3.6.4): given, so that sending again is the same mail.
    pub message_id: String,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// The `message_id` of the mail this one answers.
    pub in_reply_to: Option<String>,
    /// The `message_id`s of the conversation so far, oldest first.
    pub references: Vec<String>,
    /// How to get no more of its kind.
    pub unsubscribe: Option<Unsubscribe>,
    /// Files that come along.
    pub attachments: Vec<Attachment>,
}

/// One click ends mails of this kind (RFC 2369, section 3.2; RFC 8058).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsubscribe {
    /// An `https` address that takes a POST, without signing in.
    pub https: String,
    /// An address that takes a mail, where mails are taken.
    pub mailto: Option<String>,
}

/// A file that comes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub name: String,
    /// Its media type: `application/pdf`, `text/calendar; charset=utf-8; method=REQUEST`.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A mail ready to be sent: the envelope (RFC 5321, section 2.3.1) and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The sender's address on the envelope: what cannot be delivered comes back there.
    pub from: String,
    /// The reader's address.
    pub to: String,
    /// Headers and body.
    pub bytes: Vec<u8>,
}

/// A message that cannot be made into a mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// Not an address, or one that would break out of its line.
    #[error("not a mail address: {0:?}")]
    Address(String),
    /// Not of the form `<id@domain>`.
    #[error("not the id of a message: {0:?}")]
    MessageId(String),
    /// Not an `https:` address and a mail address.
    #[error("not a way to unsubscribe: {0:?}")]
    Unsubscribe(String),
    /// Not a media type.
    #[error("not a media type: {0:?}")]
    MediaType(String),
    /// The builder refused.
    #[error("the mail could not be built: {0}")]
    Build(String),
}

impl Message {
    /// The mail as it travels.
    ///
    /// Line ends in words for people (names, the subject) become spaces; in everything else they are refused, so that no
    /// value can bring a header of its own.
    pub fn compose(&self) -> Result<Outgoing, ComposeError> {
        let body = parts::body(self)?;
        let message = headers::builder(self)?
            .multipart(body)
            .map_err(|error| ComposeError::Build(error.to_string()))?;
        Ok(Outgoing {
            from: self.from.address.clone(),
            to: self.to.address.clone(),
            bytes: message.formatted(),
        })
    }
}
