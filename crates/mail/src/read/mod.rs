//! Reading what comes in: who, about what, what they wrote now, and whether a person wrote it at all.
//!
//! Whatever the bytes are, reading ends: no panic, bounded in size, parts and time.
//!
//! - To know one more way of quoting: a line in `phrases`, and a mail with what is to be read of it in `tests/mails`.
//! - To know one more kind of bounce or automatic answer: `bounce`, `kind`.

mod body;
mod bounce;
mod exhausting;
mod flowed;
mod html;
mod kind;
mod phrases;
mod quoted;
mod shallow;

use std::panic::catch_unwind;

use chrono::{DateTime, Utc};
use mail_parser::{Address, HeaderName, Message, MessageParser};

pub use kind::Kind;

use crate::{address::Mailbox, compose::Attachment};

/// The largest mail that is read.
pub const LARGEST: usize = 25 << 20;
/// Files of one mail that are kept.
pub const MOST_ATTACHMENTS: usize = 20;
/// The longest text that is kept, in bytes.
const LONGEST_TEXT: usize = 256 << 10;
/// The longest line of a header that is kept, in letters.
const LONGEST_WORDS: usize = 1000;
/// Mails a conversation remembers.
const MOST_REFERENCES: usize = 100;

/// Letters that are not seen, and turn round those that are: `fdp.exe` read from the right.
const UNSEEN: &str =
    "\u{200b}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}";

/// A mail that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Whom it says it is from: a claim, until `authenticity` has looked. Nobody, where it says two things.
    pub from: Option<Mailbox>,
    /// Whom it says it is for, in `To` and `Cc`.
    pub to: Vec<Mailbox>,
    /// The subject, decoded, on one line.
    pub subject: String,
    /// When it says it was written.
    pub date: Option<DateTime<Utc>>,
    /// Its name, `<id@domain>`.
    pub message_id: Option<String>,
    /// The mail it answers.
    pub in_reply_to: Option<String>,
    /// The conversation so far, oldest first.
    pub references: Vec<String>,
    /// What the person wrote now, without what was quoted and without a signature.
    pub text: String,
    /// Files that came along.
    pub attachments: Vec<Attachment>,
    /// How many files were left out because there were too many.
    pub left_out: usize,
    /// Who wrote it: a person, or a program.
    pub kind: Kind,
}

/// Bytes that are no mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More than [`LARGEST`] bytes.
    #[error("larger than {LARGEST} bytes")]
    TooLarge,
    /// No headers, or what nobody could take apart.
    #[error("not a mail")]
    NotMail,
    /// Letters inside letters without end, a header without end.
    #[error("made to exhaust whoever reads it")]
    Exhausting,
}

/// Reads a mail (RFC 5322, MIME).
pub fn read(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    if exhausting::is_exhausting(bytes) {
        return Err(Unreadable::Exhausting);
    }
    // The parser promises never to panic; a stranger's mail is not where to rely on that.
    catch_unwind(|| take_apart(bytes)).unwrap_or(Err(Unreadable::NotMail))
}

fn take_apart(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    let parsed = MessageParser::default()
        .parse(bytes)
        .filter(|parsed| !parsed.headers().is_empty());
    let parsed = parsed.ok_or(Unreadable::NotMail)?;
    let said = body::said(&parsed);
    let mut attachments = body::attachments(&parsed);
    let left_out = attachments.len().saturating_sub(MOST_ATTACHMENTS);
    attachments.truncate(MOST_ATTACHMENTS);
    let mailboxes = |address: Option<&Address<'_>>| address.map(mailboxes).unwrap_or_default();
    let mut references = ids(parsed.references());
    references.drain(..references.len().saturating_sub(MOST_REFERENCES));
    Ok(Incoming {
        from: author(&parsed),
        to: [mailboxes(parsed.to()), mailboxes(parsed.cc())].concat(),
        subject: words(parsed.subject().unwrap_or_default()),
        date: parsed
            .date()
            .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        message_id: parsed.message_id().and_then(id),
        in_reply_to: ids(parsed.in_reply_to()).into_iter().next(),
        references,
        kind: kind::of(&parsed, &said),
        text: quoted::written_now(&said),
        attachments,
        left_out,
    })
}

/// Whom it says it is from. Where two headers say so, nobody can tell which one a reader would see (RFC 5322, section 3.6).
fn author(parsed: &Message<'_>) -> Option<Mailbox> {
    let headers = parsed.headers().iter().filter(|header| header.name == HeaderName::From);
    if headers.count() > 1 {
        return None;
    }
    parsed.from().map(mailboxes).unwrap_or_default().into_iter().next()
}

fn mailboxes(address: &Address<'_>) -> Vec<Mailbox> {
    let all = address.iter().take(100).filter_map(|one| {
        let address = words(one.address()?);
        let name = one.name().map(words).filter(|name| !name.is_empty());
        address.contains('@').then_some(Mailbox { name, address })
    });
    all.collect()
}

fn ids(value: &mail_parser::HeaderValue<'_>) -> Vec<String> {
    let all: Vec<&str> = match value {
        mail_parser::HeaderValue::Text(text) => vec![text.as_ref()],
        mail_parser::HeaderValue::TextList(list) => list.iter().map(AsRef::as_ref).collect(),
        _ => Vec::new(),
    };
    all.into_iter().filter_map(id).collect()
}

/// `<id>`, as `compose` takes it; nothing where it could not be written into a header again.
fn id(text: &str) -> Option<String> {
    let inner = text.trim().trim_start_matches('<').trim_end_matches('>');
    let good = inner.len() < 500 && inner.contains('@') && inner.bytes().all(|byte| byte.is_ascii_graphic());
    (good && !inner.contains(['<', '>', ','])).then(|| format!("<{inner}>"))
}

/// One line without what would hide in it.
fn words(text: &str) -> String {
    let seen = text.chars().filter(|letter| !UNSEEN.contains(*letter));
    let line: String = seen.take(LONGEST_WORDS).collect();
    let shown = line.split(|letter: char| letter.is_control() || letter.is_whitespace());
    shown.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
