//! A résumé as PDF (ISO 32000-1): A4, letters embedded, the words in reading order with their Unicode values.
//!
//! `set` says what comes after what, `flow` puts it on pages, `faces` measures letters, `look` holds the measures of each
//! design, `wrap` cuts lines.

mod faces;
mod flow;
mod look;
mod set;
mod wrap;

use pdf_oxide::writer::{PdfWriter, PdfWriterConfig};

use self::{
    faces::{Face, Faces},
    flow::{Mark, PAGE},
    look::Look,
};
use super::{design::Design, sheet::Sheet};

/// Why a résumé cannot be set as PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotSet {
    /// The built-in letters do not have this script.
    #[error("The letters for \u{201c}{0}\u{201d} are not here. Take the Word document: it shows them, and prints.")]
    Letters(String),
    /// The library failed.
    #[error("The PDF could not be made. Take the Word document or the plain text.")]
    Failed,
}

/// The résumé as the bytes of a PDF file.
pub fn pdf(sheet: &Sheet, design: Design) -> Result<Vec<u8>, CannotSet> {
    let faces = Faces::new().ok_or(CannotSet::Failed)?;
    if let Some(word) = sheet
        .texts()
        .flat_map(str::split_whitespace)
        .find(|word| !faces.has(word))
    {
        return Err(CannotSet::Letters(word.chars().take(40).collect()));
    }
    let pages = set::pages(sheet, Look::of(design), &faces);
    write(sheet, faces, &pages).ok_or(CannotSet::Failed)
}

fn write(sheet: &Sheet, faces: Faces, pages: &[Vec<Mark>]) -> Option<Vec<u8>> {
    let config = PdfWriterConfig {
        creator: Some("Onward".to_owned()),
        ..PdfWriterConfig::default()
            .with_title(sheet.name.as_str())
            .with_author(sheet.name.as_str())
            .with_language(sheet.language.as_str())
            .with_compress(true)
    };
    let mut writer = PdfWriter::with_config(config);
    let names = faces.into_all().map(|font| writer.register_embedded_font(font));
    let name = |face: Face| names[face as usize].as_str();
    for marks in pages {
        let mut page = writer.add_page(PAGE.0, PAGE.1);
        for mark in marks {
            // The library counts from the bottom, we from the top.
            match mark {
                Mark::Words {
                    x,
                    y,
                    face,
                    size,
                    colour,
                    words,
                } => {
                    page.set_fill_color(colour[0], colour[1], colour[2]);
                    page.add_embedded_text(words, *x, PAGE.1 - y, name(*face), *size);
                }
                Mark::Line { x, y, width, colour } => {
                    page.draw_hline_colored(*x, PAGE.1 - y, *width, 0.7, colour[0], colour[1], colour[2]);
                }
                Mark::Band {
                    x,
                    y,
                    width,
                    height,
                    colour,
                } => {
                    page.fill_rect_colored(
                        *x,
                        PAGE.1 - y - height,
                        *width,
                        *height,
                        colour[0],
                        colour[1],
                        colour[2],
                    );
                }
            }
        }
    }
    writer.finish().ok()
}
