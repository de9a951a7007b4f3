//! Setting a letter, and making a PDF of it.

use std::{io, path::PathBuf};

use typst::{
    Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    layout::{Frame, FrameItem},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook, TextItem},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{fonts::Fonts, letter::Letter};

const LETTER: &str = include_str!("../data/letter.typ");
/// What was worked out for a letter is kept for so many more.
const KEPT: usize = 4;

/// Why something cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotSet {
    /// No font at hand has this letter.
    #[error("no font has the letter \u{201c}{0}\u{201d} (U+{code:04X})", code = u32::from(*.0))]
    NoLetter(char),
    /// The template or the library failed.
    #[error("the letter cannot be set: {0}")]
    Failed(String),
}

/// Sets letters. Made once: reading fonts takes a while.
pub struct Press {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    source: Source,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press")
            .field("fonts", &self.fonts.len())
            .finish_non_exhaustive()
    }
}

impl Press {
    /// With the built-in fonts, and those found in these directories.
    ///
    /// # Errors
    /// When a directory or a font in it cannot be read.
    pub fn new(dirs: &[PathBuf]) -> io::Result<Self> {
        let Fonts { all, book } = Fonts::new(dirs)?;
        let path = VirtualPath::new("letter.typ").map_err(|_| io::ErrorKind::InvalidInput)?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Ok(Self {
            fonts: all,
            book: LazyHash::new(book),
            source: Source::new(id, LETTER.to_owned()),
        })
    }

    /// A letter as the bytes of a PDF that can be read aloud (PDF/UA-1). The same letter gives the same bytes.
    ///
    /// # Errors
    /// When a letter of some script is in no font: never a box in its place.
    pub fn letter(&self, letter: &Letter) -> Result<Vec<u8>, CannotSet> {
        let sheet = Sheet {
            press: self,
            library: LazyHash::new(Library::builder().with_inputs(letter.inputs()).build()),
        };
        let made = make(&sheet);
        comemo::evict(KEPT);
        made
    }
}

fn make(sheet: &Sheet<'_>) -> Result<Vec<u8>, CannotSet> {
    let failed = |all: &dyn std::fmt::Debug| CannotSet::Failed(format!("{all:?}"));
    let document = typst::compile::<PagedDocument>(sheet).output;
    let document = document.map_err(|errors| failed(&errors))?;
    if let Some(letter) = document.pages().iter().find_map(|page| lacking(&page.frame)) {
        return Err(CannotSet::NoLetter(letter));
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| failed(&error))?;
    let options = PdfOptions {
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors))
}

/// The first letter for which a box would stand.
fn lacking(frame: &Frame) -> Option<char> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => lacking(&group.frame),
        FrameItem::Text(text) => lacking_in(text),
        _ => None,
    })
}

fn lacking_in(text: &TextItem) -> Option<char> {
    let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
    boxes
        .filter_map(|glyph| {
            text.text
                .get(usize::from(glyph.range.start)..usize::from(glyph.range.end))
        })
        .find_map(|letters| letters.chars().find(|c| !c.is_control()))
}

/// What one letter is set from: no files, no day, no network.
struct Sheet<'a> {
    press: &'a Press,
    library: LazyHash<Library>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.source.id() {
            Ok(self.press.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
