//! From bytes to a document: the work itself, without the child process around it.

use crate::{
    Document, Format, Limits, Refusal, doc, docx, html, odt,
    package::Package,
    pdf, plain, records, rtf,
    sniff::{Kind, sniff},
    text::Lines,
};

/// Reads a file in this process. Time and memory are not bounded here: that is what [`crate::Reader`] is for.
///
/// # Errors
/// The [`Refusal`] that says why there is no text.
pub fn read_here(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    if u64::try_from(bytes.len()).map_or(true, |len| len > limits.bytes) {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    let mut lines = Lines::new(limits.output);
    let mut pages = 0;
    let format = match sniff(bytes)? {
        Kind::Pdf => {
            pages = pdf::read(bytes, limits, &mut lines)?;
            Format::Pdf
        }
        Kind::Doc => doc::read(bytes, &mut lines).map(|()| Format::Doc)?,
        Kind::Zip => packed(bytes, limits, &mut lines)?,
        Kind::Rtf => rtf::read(bytes, &mut lines).map(|()| Format::Rtf)?,
        Kind::Html => html::read(bytes, &mut lines).map(|()| Format::Html)?,
        Kind::JsonResume => records::read_json_resume(bytes, &mut lines).map(|()| Format::JsonResume)?,
        Kind::Europass => records::read_europass(bytes, &mut lines).map(|()| Format::Europass)?,
        Kind::Text => plain::read(bytes, &mut lines).map(|()| Format::Text)?,
    };
    let (text, headings) = lines.finish()?;
    Ok(Document {
        format,
        text,
        headings,
        pages,
    })
}

/// A document in a ZIP archive.
fn packed(bytes: &[u8], limits: &Limits, lines: &mut Lines) -> Result<Format, Refusal> {
    let mut package = Package::open(bytes, limits.unpacked)?;
    if odt::is_text(&mut package) {
        odt::read(&mut package, lines).map(|()| Format::Odt)
    } else {
        docx::read(&mut package, lines).map(|()| Format::Docx)
    }
}
