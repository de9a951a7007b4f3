//! Reading a DOCX: the parts of the package that hold words, bounded while they unpack, paragraph by paragraph.
//!
//! 1. [`package`]: the ZIP archive, which part is the document, and nothing that unpacks without end;
//! 2. [`xml`]: elements and text of a part, bounded in depth, entities never resolved;
//! 3. [`styles`]: which styles are headings, lists, bold, hidden;
//! 4. [`body`]: paragraphs, table rows and text boxes as lines.
//!
//! To read one more element: a branch in `body`'s `open` or `close`, and a document of it in its tests.

mod body;
mod package;
mod paragraph;
mod styles;
mod table;
mod xml;

use self::{package::Package, styles::Styles};
use crate::{
    Limits, Refusal,
    text::{Lines, Mark},
};

/// A line as the document holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    text: String,
    mark: Mark,
}

/// Reads the headers (contact details often stand there), the body, and the footers.
pub(crate) fn read(bytes: &[u8], limits: &Limits, lines: &mut Lines) -> Result<(), Refusal> {
    let mut package = Package::open(bytes, limits.unpacked)?;
    let document = package.document()?;
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let styles = match package.part(&format!("{folder}/styles.xml"))? {
        Some(part) => Styles::read(&part)?,
        None => Styles::default(),
    };
    let mut seen: Vec<Line> = Vec::new();
    for header in package.parts(&format!("{folder}/header")) {
        margin(&mut package, &header, &styles, &mut seen, lines)?;
    }
    let body = package.part(&document)?.ok_or(Refusal::Damaged)?;
    for line in body::lines(&body, &styles)? {
        lines.push(&line.text, line.mark)?;
    }
    for footer in package.parts(&format!("{folder}/footer")) {
        margin(&mut package, &footer, &styles, &mut seen, lines)?;
    }
    Ok(())
}

/// A header or a footer. First, odd and even pages have their own, often with the same words: each line is taken once.
fn margin(
    package: &mut Package<'_>,
    part: &str,
    styles: &Styles,
    seen: &mut Vec<Line>,
    lines: &mut Lines,
) -> Result<(), Refusal> {
    let Some(part) = package.part(part)? else { return Ok(()) };
    lines.blank();
    for line in body::lines(&part, styles)? {
        if !seen.contains(&line) && line.text.contains(char::is_alphabetic) {
            lines.push(&line.text, line.mark)?;
            seen.push(line);
        }
    }
    lines.blank();
    Ok(())
}
