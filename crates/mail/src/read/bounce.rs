//! Mail that came back: reports for programs (RFC 3464), and those written for people only.

use std::sync::LazyLock;

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};
use regex::Regex;

use super::{Kind, id, kind::raw};

struct Patterns {
    sender: Regex,
    subject: Regex,
    address: Regex,
    permanent: Regex,
    temporary: Regex,
    message_id: Regex,
    status: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| patterns().ok());

/// Subjects of mail servers, in the languages they speak.
const SUBJECTS: [&str; 9] = [
    "undeliver|delivery (status notification|failure|has failed|report)|failure notice|returned mail",
    "mail delivery (failed|subsystem|system)|(could|can) ?not be delivered|delayed",
    "unzustellbar|nicht zugestellt",
    "no se (pudo|ha podido) entregar|no entregado|devuelto",
    "non (remis|distribué)|échec de (la )?(remise|distribution)",
    "mancata consegna|mancato recapito",
    "não (foi )?entregue",
    "डिलीवर नहीं|वितरित नहीं",
    "недоставлен|не доставлен",
];

fn patterns() -> Result<Patterns, regex::Error> {
    Ok(Patterns {
        sender: Regex::new(r"(?i)^(mailer-daemon|postmaster|mail-daemon|mdaemon)@")?,
        subject: Regex::new(&format!("(?i){}", SUBJECTS.join("|")))?,
        address: Regex::new(r"[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")?,
        permanent: Regex::new(
            r"(?i)\b5\.\d{1,3}\.\d{1,3}\b|\b55[0-4]\b|permanent|does(n't| not) exist|no such user|user unknown|unknown user",
        )?,
        temporary: Regex::new(
            r"(?i)\b4\.\d{1,3}\.\d{1,3}\b|\b4[25]\d[ -]|delayed|not yet been delivered|will (be retried|keep trying|retry)|temporar",
        )?,
        status: Regex::new(r"\b[245]\.\d{1,3}\.\d{1,3}\b")?,
        message_id: Regex::new(r"(?im)^\s*message-id:\s*(<[^<>\s]{3,400}>)")?,
    })
}

/// The bounce a mail is, if it is one.
pub(super) fn of(parsed: &Message<'_>, said: &str) -> Option<Kind> {
    let parts = parsed.parts.iter().take(50);
    match parts.into_iter().find(|part| is_status(part)) {
        Some(status) => report(parsed, &String::from_utf8_lossy(status.contents())),
        None => prose(parsed, said),
    }
}

/// `multipart/report` with a part for programs (RFC 3464, section 2.1).
fn report(parsed: &Message<'_>, status: &str) -> Option<Kind> {
    // Of several recipients the first that failed; mails of ours have one.
    let groups = status.split("\n\n").flat_map(|group| group.split("\r\n\r\n"));
    let failed = groups.into_iter().find(|group| {
        let action = field(group, "Action").unwrap_or_default().to_ascii_lowercase();
        action.starts_with("failed") || action.starts_with("delayed")
    })?;
    let code = field(failed, "Status").unwrap_or_default();
    let delayed = field(failed, "Action")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .starts_with("delayed");
    let recipient = field(failed, "Original-Recipient").or_else(|| field(failed, "Final-Recipient"));
    let recipient = recipient.map(|value| value.rsplit(';').next().unwrap_or(&value).trim().to_owned());
    Some(Kind::Bounce {
        recipient: recipient
            .map(|address| address.trim_matches(['<', '>']).to_owned())
            .filter(|one| one.contains('@')),
        permanent: !delayed && !code.starts_with('4'),
        status: status_in(&code),
        original_message_id: original(parsed),
    })
}

/// A report in ASCII, or one that knows letters of the world (RFC 6533, section 3).
fn is_status(part: &MessagePart<'_>) -> bool {
    ["delivery-status", "global-delivery-status"]
        .iter()
        .any(|subtype| part.is_content_type("message", subtype))
}

/// The first enhanced status code in a text (RFC 3463, section 2).
fn status_in(text: &str) -> Option<String> {
    let found = PATTERNS.as_ref()?.status.find(text)?;
    Some(found.as_str().to_owned())
}

/// The value of a field in a group of them, unfolded (RFC 3464, section 2.1.2).
fn field(group: &str, name: &str) -> Option<String> {
    let mut lines = group.lines();
    let first = lines.by_ref().find_map(|line| {
        let (field, value) = line.split_once(':')?;
        field.trim().eq_ignore_ascii_case(name).then_some(value)
    })?;
    let more = lines.take_while(|line| line.starts_with([' ', '\t']));
    let value = std::iter::once(first).chain(more).map(str::trim);
    Some(value.collect::<Vec<_>>().join(" ").trim().to_owned())
}

/// The name of the mail that came back, from the copy that came along.
fn original(parsed: &Message<'_>) -> Option<String> {
    parsed.parts.iter().take(50).find_map(|part| match &part.body {
        PartType::Message(inner) => inner.message_id().and_then(id),
        // `text/rfc822-headers` (RFC 6522, section 3).
        _ if part.is_content_type("text", "rfc822-headers") => in_text(&String::from_utf8_lossy(part.contents())),
        _ => None,
    })
}

fn in_text(text: &str) -> Option<String> {
    let found = PATTERNS.as_ref()?.message_id.captures(text)?;
    id(found.get(1)?.as_str())
}

/// A bounce that only people were meant to read.
fn prose(parsed: &Message<'_>, said: &str) -> Option<Kind> {
    let patterns = PATTERNS.as_ref()?;
    let sender = parsed
        .from()
        .and_then(|from| from.first())
        .and_then(|from| from.address());
    let by_daemon = sender.is_some_and(|sender| patterns.sender.is_match(sender));
    let nobody = raw(parsed, "Return-Path").is_some_and(|path| path.trim() == "<>");
    let failed = raw(parsed, "X-Failed-Recipients").map(|list| list.split(',').next().unwrap_or(list).trim());
    let by_subject = patterns.subject.is_match(parsed.subject().unwrap_or_default());
    if failed.is_none() && !(by_subject && (by_daemon || nobody)) {
        return None;
    }
    let ours: Vec<&str> = parsed
        .to()
        .into_iter()
        .flat_map(|to| to.iter())
        .filter_map(|to| to.address())
        .collect();
    let others = patterns.address.find_iter(said).map(|found| found.as_str());
    let first = others
        .into_iter()
        .find(|found| !ours.contains(found) && !patterns.sender.is_match(found));
    // What is above the copy of the mail: its own words must not decide.
    let report = patterns
        .message_id
        .find(said)
        .map_or(said, |copy| &said[..copy.start()]);
    let report = &format!("{}\n{report}", parsed.subject().unwrap_or_default());
    Some(Kind::Bounce {
        recipient: failed.filter(|one| one.contains('@')).or(first).map(str::to_owned),
        permanent: patterns.permanent.is_match(report) || !patterns.temporary.is_match(report),
        status: status_in(report),
        original_message_id: original(parsed).or_else(|| in_text(said)),
    })
}
