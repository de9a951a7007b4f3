//! Reading what comes in: who, about what, what they wrote now, and whether a person wrote it at all.
//!
//! Whatever the bytes are, reading ends: no panic, bounded in size, parts and time.
//!
//! - To know one more way of quoting: a line in `quoted`, and a mail with the text that is to be read in `tests`.
//! - To know one more kind of bounce or automatic answer: `bounce`, `kind`.

mod bounce;
mod html;
mod kind;
mod quoted;

use chrono::{DateTime, Utc};
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

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

/// A mail that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Whom it says it is from: a claim, until `authenticity` has looked.
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
    /// No headers.
    #[error("not a mail")]
    NotMail,
}

/// Reads a mail (RFC 5322, MIME).
pub fn read(bytes: &[u8]) -> Result<Incoming, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let parsed = MessageParser::default()
        .parse(bytes)
        .filter(|parsed| !parsed.headers().is_empty());
    let parsed = parsed.ok_or(Unreadable::NotMail)?;
    let said = said(&parsed);
    let mut attachments: Vec<Attachment> = attachments(&parsed);
    let left_out = attachments.len().saturating_sub(MOST_ATTACHMENTS);
    attachments.truncate(MOST_ATTACHMENTS);
    let mailboxes = |address: Option<&Address<'_>>| address.map(mailboxes).unwrap_or_default();
    let mut references = ids(parsed.references());
    references.drain(..references.len().saturating_sub(MOST_REFERENCES));
    Ok(Incoming {
        from: mailboxes(parsed.from()).into_iter().next(),
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

/// All that the mail says: its plain text, else its HTML as text.
fn said(parsed: &Message<'_>) -> String {
    let plain = parsed.text_body.iter().filter_map(|at| parsed.part(*at));
    let plain: Vec<&str> = plain
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let plain = plain.join("\n");
    if !plain.trim().is_empty() {
        return cut(&plain, LONGEST_TEXT).to_owned();
    }
    let html = parsed.html_body.iter().filter_map(|at| parsed.part(*at));
    let pages = html.filter_map(|part| match &part.body {
        PartType::Html(page) => Some(html::as_text(cut(page, LONGEST_TEXT))),
        _ => None,
    });
    pages.collect::<Vec<_>>().join("\n")
}

fn attachments(parsed: &Message<'_>) -> Vec<Attachment> {
    let files = parsed.attachments().map(|part| Attachment {
        name: words(part.attachment_name().unwrap_or_default()),
        media_type: part.content_type().map_or_else(
            || "application/octet-stream".to_owned(),
            |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("octet-stream")).to_lowercase(),
        ),
        bytes: part.contents().to_vec(),
    });
    files.take(MOST_ATTACHMENTS * 50).collect()
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
    let line: String = text.chars().take(LONGEST_WORDS).collect();
    let shown = line.split(|letter: char| letter.is_control() || letter.is_whitespace());
    shown.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}
