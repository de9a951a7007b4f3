//! From bytes to a document: the work itself, without the child process around it.

use crate::{
    Document, Format, Limits, Refusal, docx, pdf, plain,
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
    let (format, pages) = match sniff(bytes)? {
        Kind::Pdf => (Format::Pdf, pdf::read(bytes, limits, &mut lines)?),
        Kind::Zip => (Format::Docx, docx::read(bytes, limits, &mut lines).map(|()| 0)?),
        Kind::Text => (Format::Text, plain::read(bytes, &mut lines).map(|()| 0)?),
    };
    let (text, headings) = lines.finish()?;
    Ok(Document {
        format,
        text,
        headings,
        pages,
    })
}
