//! Reading an OpenDocument text (ISO/IEC 26300, parts `content.xml` and `styles.xml`), as LibreOffice writes it.

mod body;
mod styles;

use self::styles::Styles;
use crate::{Refusal, package::Package, text::Lines};

/// Whether a package is an OpenDocument text: its first part says so.
pub(crate) fn is_text(package: &mut Package<'_>) -> bool {
    let kind = package.part("mimetype").ok().flatten();
    kind.is_some_and(|kind| kind.starts_with("application/vnd.oasis.opendocument.text"))
}

/// Reads headers, body and footers: contact details often stand in a header.
pub(crate) fn read(package: &mut Package<'_>, lines: &mut Lines) -> Result<(), Refusal> {
    let content = package.part("content.xml")?.ok_or(Refusal::Damaged)?;
    let frame = package.part("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    styles.read(&frame)?;
    styles.read(&content)?;
    body::read(&frame, "header", &styles, lines)?;
    body::read(&content, "text", &styles, lines)?;
    body::read(&frame, "footer", &styles, lines)
}
