//! Why a file was not read, in words for the person who sent it.
//!
//! To add one more reason: a variant with its sentence (what happened, what was kept, what to do) and its code.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

/// Why a file was not read. [`Refusal::sentence`] is for the person, [`Refusal::code`] for logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum Refusal {
    /// No words in it.
    Empty,
    /// A PDF made of pictures: scanned, photographed, or with its letters turned into drawings.
    PicturesOnly,
    /// A picture file.
    Picture,
    /// A PDF whose letters have no known meaning (fonts without a character map).
    Scrambled,
    /// More bytes than allowed.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Unpacks to more than allowed, as a zip bomb does.
    UnpacksTooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// More text than allowed.
    TooMuchText {
        /// The limit, in bytes of UTF-8.
        limit: u64,
    },
    /// More pages than allowed.
    TooManyPages {
        /// The limit.
        limit: u32,
    },
    /// A format we know but do not read yet.
    OtherFormat {
        /// Which one.
        format: OtherFormat,
    },
    /// Bytes we cannot make sense of.
    UnknownFormat,
    /// Locked with a password.
    Encrypted,
    /// Begins like a known format, but breaks its rules.
    Damaged,
    /// Ran out of time.
    TookTooLong,
    /// Ran out of memory.
    TooMuchMemory,
    /// The reading process broke down or could not be started.
    ReaderFailed,
    /// Too many files wait to be read.
    Busy,
}

impl Refusal {
    /// The sentence for the person: what happened, what was kept, what to do.
    pub fn sentence(&self) -> Cow<'static, str> {
        match self {
            Self::Empty => t!("There are no words in this file, so nothing was taken from it. Check that it is the right one, or answer a few \
         questions instead.").into(),
            Self::PicturesOnly => t!("This PDF holds pictures, not text, as scans do. We do not guess, so nothing was taken from it. Save your résumé \
         as PDF or Word from the program it was written in, or answer a few questions instead.").into(),
            Self::Picture => t!("This is a photo or another picture, and words in pictures cannot be read here. Nothing was taken from it, and \
         nothing is lost: a few questions do as well, in five minutes. If you have the file your résumé was written in, send that.").into(),
            Self::Scrambled => t!("The letters in this PDF are stored in a way that cannot be turned into words. Nothing was taken from it. Save it \
         again as PDF from the program it was written in, or send it as Word (.docx) or plain text.").into(),
            Self::TooLarge { limit } => t!("This file is larger than {size} MB, so it was not read and nothing was kept of it. Send a smaller one, for instance \
         without photos, or answer a few questions instead.", size = megabytes(*limit)).into(),
            Self::UnpacksTooLarge { limit } => t!("Unpacked, this file is larger than {size} MB, far more than a résumé needs, so reading stopped and nothing was \
         taken from it. Save it again from your writing program, or send it as PDF or plain text.", size = megabytes(*limit)).into(),
            Self::TooMuchText { .. } => t!("This file holds more text than a résumé does, so reading stopped and nothing was taken from it. Send only your \
         résumé.").into(),
            Self::TooManyPages { limit } => t!("This file has more than {limit} pages, so it was not read and nothing was taken from it. Send only the pages of \
         your résumé.", limit).into(),
            Self::OtherFormat { format } => t!("This is {format}, which cannot be read yet. Nothing was taken from it. PDF, Word, OpenDocument, RTF and plain text \
         work: {way}, or answer a few questions instead.", format = format.name(), way = format.way_out()).into(),
            Self::UnknownFormat => t!("We do not know this kind of file, so nothing was taken from it. PDF, Word, OpenDocument, RTF and plain text \
         work. You can also answer a few questions instead.").into(),
            Self::Encrypted => t!("This file is locked with a password, so nothing was taken from it. Save a copy without the password and send \
         that, or answer a few questions instead.").into(),
            Self::Damaged => t!("This file is damaged or incomplete, so nothing was taken from it. Open it in the program it was written in, \
         save it again and send that, or answer a few questions instead.").into(),
            Self::TookTooLong => t!("Reading this file took too long and was stopped; nothing was taken from it. Save it again as a new PDF or as \
         plain text and send that, or answer a few questions instead.").into(),
            Self::TooMuchMemory => t!("Reading this file needed too much memory and was stopped; nothing was taken from it. Save it again as a new PDF \
         or as plain text and send that, or answer a few questions instead.").into(),
            Self::ReaderFailed => t!("Reading this file failed on our side; nothing was taken from it. Try once more; if it fails again, send it as \
         plain text or answer a few questions instead.").into(),
            Self::Busy => t!("Many files are being read right now, and yours was not; nothing was taken from it. Try again in a minute, or \
         answer a few questions instead.").into(),
        }
    }

    /// A code that never changes, for logs and other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::PicturesOnly => "pictures_only",
            Self::Picture => "picture",
            Self::Scrambled => "scrambled",
            Self::TooLarge { .. } => "too_large",
            Self::UnpacksTooLarge { .. } => "unpacks_too_large",
            Self::TooMuchText { .. } => "too_much_text",
            Self::TooManyPages { .. } => "too_many_pages",
            Self::OtherFormat { format } => format.code(),
            Self::UnknownFormat => "unknown_format",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::TookTooLong => "took_too_long",
            Self::TooMuchMemory => "too_much_memory",
            Self::ReaderFailed => "reader_failed",
            Self::Busy => "busy",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence())
    }
}

impl std::error::Error for Refusal {}

/// Formats that are recognised, to say so kindly, and not read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherFormat {
    /// A web page saved with its pictures.
    WebArchive,
    /// Another Office file: a spreadsheet or slides.
    OtherOffice,
    /// Apple Pages.
    Pages,
    /// An archive with files in it.
    Archive,
}

impl OtherFormat {
    /// A code that never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::WebArchive => "mht",
            Self::OtherOffice => "other_office",
            Self::Pages => "pages",
            Self::Archive => "archive",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::WebArchive => t!("a web page saved with its pictures (.mht)"),
            Self::OtherOffice => t!("a spreadsheet or a set of slides"),
            Self::Pages => t!("a Pages file"),
            Self::Archive => t!("an archive with other files in it"),
        }
    }

    fn way_out(self) -> &'static str {
        match self {
            Self::WebArchive => t!("open it in your browser, choose \"Print\" and \"Save as PDF\", and send that"),
            Self::OtherOffice => t!("choose \"Save as\" and PDF there, and send that"),
            Self::Pages => t!("choose \"Export to\" and PDF or Word there, and send that"),
            Self::Archive => t!("unpack it and send the résumé alone"),
        }
    }
}

fn megabytes(bytes: u64) -> u64 {
    (bytes / (1024 * 1024)).max(1)
}
