//! What a mail says and brings along, as it stands there: its text with all quotes, its files.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{LONGEST_TEXT, MOST_ATTACHMENTS, cut, flowed, html, words};
use crate::compose::Attachment;

/// All that the mail says: its plain text, else its HTML as text.
pub(super) fn said(parsed: &Message<'_>) -> String {
    let plain = parsed.text_body.iter().filter_map(|at| parsed.part(*at));
    let plain: Vec<String> = plain.filter_map(|part| plain_text(parsed, part)).collect();
    let plain = plain.join("\n");
    if !plain.trim().is_empty() {
        return cut(&plain, LONGEST_TEXT).to_owned();
    }
    let html = parsed.html_body.iter().filter_map(|at| parsed.part(*at));
    let pages = html.filter_map(|part| match &part.body {
        PartType::Html(page) => Some(html::as_text(cut(page, LONGEST_TEXT))),
        _ => None,
    });
    let pages = pages.collect::<Vec<_>>().join("\n");
    match only_part(parsed) {
        Some(part) if pages.is_empty() => cut(&String::from_utf8_lossy(part.contents()), LONGEST_TEXT).to_owned(),
        _ => pages,
    }
}

fn plain_text(parsed: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let PartType::Text(text) = &part.body else { return None };
    let text = in_utf8(parsed, part).unwrap_or(text);
    Some(flowed::as_typed(part, cut(text, LONGEST_TEXT)))
}

/// The text of a part that says it is ASCII and is UTF-8, as careless programs send it.
fn in_utf8<'x>(parsed: &'x Message<'_>, part: &MessagePart<'_>) -> Option<&'x str> {
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"))?;
    let encoding = part.content_transfer_encoding().unwrap_or("8bit");
    let as_it_is = ["7bit", "8bit", "binary"]
        .iter()
        .any(|one| encoding.eq_ignore_ascii_case(one));
    if !as_it_is || !charset.eq_ignore_ascii_case("us-ascii") {
        return None;
    }
    let (start, end) = (part.offset_body as usize, part.offset_end as usize);
    std::str::from_utf8(parsed.raw_message.get(start..end)?).ok()
}

/// The part of a mail that says it has several and does not say where they begin: read as text, for want of better.
fn only_part<'x>(parsed: &'x Message<'_>) -> Option<&'x MessagePart<'x>> {
    let part = parsed.parts.first().filter(|_| parsed.parts.len() == 1)?;
    let kind = part.content_type()?;
    (kind.ctype().eq_ignore_ascii_case("multipart") && !part.is_multipart()).then_some(part)
}

/// Files that came along, not many more than are kept. What programs tell each other is no file: the parts of a report (RFC 6522),
/// signatures (RFC 1847).
pub(super) fn attachments(parsed: &Message<'_>) -> Vec<Attachment> {
    if is_report(parsed) || only_part(parsed).is_some() {
        return Vec::new();
    }
    let files = parsed
        .attachments()
        .filter(|part| !is_signature(part))
        .map(|part| Attachment {
            name: file_name(part.attachment_name().unwrap_or_default()),
            media_type: part.content_type().map_or_else(
                || "application/octet-stream".to_owned(),
                |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("octet-stream")).to_lowercase(),
            ),
            bytes: part.contents().to_vec(),
        });
    files.take(MOST_ATTACHMENTS * 50).collect()
}

/// Whether the whole mail is a report for programs (RFC 6522).
pub(super) fn is_report(parsed: &Message<'_>) -> bool {
    MimeHeaders::is_content_type(parsed, "multipart", "report")
}

fn is_signature(part: &MessagePart<'_>) -> bool {
    ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"]
        .iter()
        .any(|subtype| part.is_content_type("application", subtype))
}

/// The last part of a path: where a file is put, its sender has no say in (RFC 2183, section 2.3).
fn file_name(name: &str) -> String {
    words(name.rsplit(['/', '\\']).next().unwrap_or_default())
}
