//! What a file is, told from its bytes, never from its name.
//!
//! To recognise one more format: a line in [`signature`] or [`written`], or in `package` when it comes in a ZIP archive.

use crate::{
    records::{is_europass, is_json_resume},
    refusal::{OtherFormat, Refusal},
};

/// What to do with the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Pdf,
    /// Word of before 2007.
    Doc,
    /// DOCX or ODT, or something else in a ZIP archive.
    Zip,
    Rtf,
    Html,
    JsonResume,
    Europass,
    Text,
}

/// The mark of the container of old Office files.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How far into a file a PDF's mark may stand (readers agree on this much; some servers put lines before it).
const PDF_MARK_WITHIN: usize = 1024;

/// Tells the kind, or refuses what is known to be something else.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, Refusal> {
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return Err(Refusal::Empty);
    }
    if start.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    if let Some(refusal) = signature(bytes) {
        return Err(refusal);
    }
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if contains(head, b"%PDF-") && contains(bytes, b" obj") {
        return Ok(Kind::Pdf);
    }
    Ok(written(bytes, start))
}

/// What is written in letters.
fn written(bytes: &[u8], start: &[u8]) -> Kind {
    match () {
        () if start.starts_with(b"{\\rtf") => Kind::Rtf,
        () if is_html(start) => Kind::Html,
        () if is_europass(start) => Kind::Europass,
        () if start.starts_with(b"{") && is_json_resume(bytes) => Kind::JsonResume,
        () => Kind::Text,
    }
}

fn signature(bytes: &[u8]) -> Option<Refusal> {
    let other = |format| Some(Refusal::OtherFormat { format });
    if is_picture(bytes) {
        return Some(Refusal::Picture);
    }
    if is_web_archive(bytes) {
        return other(OtherFormat::WebArchive);
    }
    let packed: [&[u8]; 5] = [
        b"7z\xBC\xAF\x27\x1C",
        b"Rar!\x1A\x07",
        b"\x1F\x8B",
        b"BZh",
        b"\xFD7zXZ\0",
    ];
    if packed.iter().any(|mark| bytes.starts_with(mark)) {
        return other(OtherFormat::Archive);
    }
    None
}

/// The container of old Office files. A modern Office file with a password is packed into one, too.
fn ole(bytes: &[u8]) -> Result<Kind, Refusal> {
    if contains(bytes, &utf16("EncryptedPackage")) {
        return Err(Refusal::Encrypted);
    }
    if contains(bytes, &utf16("WordDocument")) {
        return Ok(Kind::Doc);
    }
    let format = OtherFormat::OtherOffice;
    Err(Refusal::OtherFormat { format })
}

fn is_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 6] = [
        b"\xFF\xD8\xFF",
        b"\x89PNG\r\n\x1A\n",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
    ];
    let boxed = |at: usize, names: &[&[u8; 4]]| {
        bytes
            .get(at..at + 4)
            .is_some_and(|name| names.iter().any(|known| known.as_slice() == name))
    };
    marks.iter().any(|mark| bytes.starts_with(mark))
        || (bytes.starts_with(b"RIFF") && boxed(8, &[b"WEBP"]))
        // Phones save photos as HEIC or AVIF, both in the ISO base media container.
        || (boxed(4, &[b"ftyp"]) && boxed(8, &[b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif"]))
        // A bitmap: its own length stands in bytes 2 to 5.
        || (bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
}

fn is_html(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let head = start[..start.len().min(512)].to_ascii_lowercase();
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || (head.starts_with(b"<?xml") && contains(&head, b"<html"))
}

fn is_web_archive(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(512)].to_ascii_lowercase();
    contains(&head, b"mime-version:") && contains(&head, b"multipart/related")
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

fn utf16(ascii: &str) -> Vec<u8> {
    ascii.bytes().flat_map(|byte| [byte, 0]).collect()
}
