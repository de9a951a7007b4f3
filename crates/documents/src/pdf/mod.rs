//! Reading a PDF: what stands where on each page, then in which order a person reads it.
//!
//! `pdf_oxide` gives the pieces of text with their places (its own Markdown puts dates at the right edge after all the
//! rest, and tears apart words that a font's kerning cut in two). The steps from there:
//!
//! 1. [`page`]: pieces of one page, cleaned of what no reader sees, and the dots drawn before list items;
//! 2. [`rows`]: pieces that touch become segments, segments on one baseline a row;
//! 3. [`columns`]: columns are found and put one after the other;
//! 4. [`flow`]: rows that the page wrapped become one line again; headings are told by size and weight.
//!
//! To mend a layout that is read wrongly: make a small PDF of it, see which step goes wrong with its unit tests, and add
//! the case there.

mod columns;
mod flow;
mod hyphens;
mod page;
mod rows;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_oxide::PdfDocument;

use self::{columns::Region, hyphens::Hyphens};
use crate::{Limits, Refusal, text::Lines};

/// Fewer letters and digits than this beside a picture are a stamp ("Scanned with ..."), not a text layer.
const STAMP: usize = 40;

/// Reads a PDF and returns how many pages it has.
pub(crate) fn read(bytes: &[u8], limits: &Limits, lines: &mut Lines) -> Result<u32, Refusal> {
    // The parser panics on some damaged files; nothing of it is used after that.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, limits, lines))).unwrap_or(Err(Refusal::Damaged))
}

fn read_pages(bytes: &[u8], limits: &Limits, lines: &mut Lines) -> Result<u32, Refusal> {
    let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|error| refusal(&error))?;
    if !document.is_authenticated() {
        return Err(Refusal::Encrypted);
    }
    let pages = document.page_count().map_err(|error| refusal(&error))?;
    if pages > limits.pages as usize {
        return Err(Refusal::TooManyPages { limit: limits.pages });
    }
    let mut content = Content::default();
    for index in 0..pages {
        content.add(&document, index, limits.output)?;
    }
    content.write(lines)?;
    if content.pictures && lines.letters() < STAMP {
        return Err(Refusal::PicturesOnly);
    }
    u32::try_from(pages).map_err(|_| Refusal::TooManyPages { limit: limits.pages })
}

/// What the pages hold.
#[derive(Default)]
struct Content {
    pages: Vec<Vec<Region>>,
    pictures: bool,
    letters: usize,
    scrambled: usize,
    bytes: usize,
}

impl Content {
    /// Adds one page. A page that cannot be read makes the whole file damaged: nobody would notice what is missing.
    fn add(&mut self, document: &PdfDocument, index: usize, limit: usize) -> Result<(), Refusal> {
        let pieces = page::pieces(document, index)?;
        for c in pieces
            .iter()
            .flat_map(|piece| piece.text.chars())
            .filter(|c| !c.is_whitespace())
        {
            self.letters += 1;
            self.scrambled += usize::from(page::has_no_meaning(c));
        }
        self.bytes += pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        if self.bytes > limit.saturating_mul(4) {
            return Err(Refusal::TooMuchText {
                limit: u64::try_from(limit).unwrap_or(u64::MAX),
            });
        }
        if self.letters < STAMP {
            self.pictures |= page::has_picture(document, index);
        }
        self.pages.push(columns::order(rows::segments(pieces)));
        Ok(())
    }

    fn write(&self, lines: &mut Lines) -> Result<(), Refusal> {
        // A third of the letters without meaning: what is left is not worth showing to anyone.
        if self.scrambled * 3 > self.letters {
            return Err(Refusal::Scrambled);
        }
        let body = flow::Body::of(self.pages.iter().flatten());
        let hyphens = Hyphens::of(self.pages.iter().flatten());
        for page in &self.pages {
            for (at, region) in page.iter().enumerate() {
                if at > 0 {
                    lines.blank();
                }
                flow::write(region, body, &hyphens, lines)?;
            }
        }
        Ok(())
    }
}

fn refusal(error: &pdf_oxide::Error) -> Refusal {
    match error {
        pdf_oxide::Error::EncryptedPdf => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
