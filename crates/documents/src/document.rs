//! What reading a file gives.

use serde::{Deserialize, Serialize};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Portable Document Format with a text layer.
    Pdf,
    /// Word before 2007.
    Doc,
    /// Word since 2007 (Office Open XML).
    Docx,
    /// OpenDocument text (LibreOffice).
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// JSON Resume.
    JsonResume,
    /// Europass XML.
    Europass,
    /// Plain text: UTF-8, UTF-16 with a mark, or Windows-1252.
    Text,
}

impl Format {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Rtf => "application/rtf",
            Self::Html => "text/html",
            Self::JsonResume => "application/json",
            Self::Europass => "application/xml",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The code, also the usual ending of a file's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::JsonResume => "json",
            Self::Europass => "xml",
            Self::Text => "txt",
        }
    }
}

/// The words of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What the file was, told from its bytes.
    pub format: Format,
    /// The words, in reading order. Lines end with `\n`; a line that was wrapped by the page is one line again; an item
    /// of a list begins with `- `; what stood apart on one line is parted by a tab, the cells of a table by ` | `. Never
    /// more than one empty line in a row, no control characters, composed letters (Unicode NFC).
    pub text: String,
    /// Which lines of `text` are headings by the file's own formatting (style, size, weight), counted from 0, rising.
    pub headings: Vec<u32>,
    /// How many pages a PDF has; 0 for formats that have pages only once they are printed.
    pub pages: u32,
}
