//! Reading a DOCX: the parts of the package that hold words, bounded while they unpack, paragraph by paragraph.
//!
//! [`styles`] says which styles are headings, lists, bold, hidden; [`body`] reads paragraphs, table rows and text boxes as
//! lines. The package and its XML are read by `crate::package` and `crate::xml`.
//!
//! To read one more element: a branch in `body`'s `open` or `close`, and a document of it in its tests.

mod body;
mod paragraph;
mod styles;

use self::styles::Styles;
use crate::{
    Refusal,
    package::Package,
    text::{Line, Lines},
};

/// Reads the headers (contact details often stand there), the body, and the footers.
pub(crate) fn read(package: &mut Package<'_>, lines: &mut Lines) -> Result<(), Refusal> {
    let document = package.document()?;
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let styles = match package.part(&format!("{folder}/styles.xml"))? {
        Some(part) => Styles::read(&part)?,
        None => Styles::default(),
    };
    let mut seen: Vec<Line> = Vec::new();
    for header in package.parts(&format!("{folder}/header")) {
        margin(package, &header, &styles, &mut seen, lines)?;
    }
    let body = package.part(&document)?.ok_or(Refusal::Damaged)?;
    for line in body::lines(&body, &styles)? {
        lines.push(&line.text, line.mark)?;
    }
    for footer in package.parts(&format!("{folder}/footer")) {
        margin(package, &footer, &styles, &mut seen, lines)?;
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
