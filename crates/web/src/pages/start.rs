//! Handing in a résumé.

use askama::Template;

use super::Shell;
use crate::view::Notice;

/// Why a file could not be read. Each says what happened, what was kept, and a way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadProblem {
    /// No file was chosen.
    NoFile,
    /// A PDF of pictures.
    OnlyPictures,
    /// Nothing in it.
    Empty,
    /// Cannot be opened.
    Damaged,
    /// Above the limit.
    TooLarge,
    /// Reading took too long.
    TooLong,
    /// Not a kind of file that can be read.
    UnknownKind,
    /// A password is needed to open it.
    Locked,
}

impl UploadProblem {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NoFile,
        Self::OnlyPictures,
        Self::Empty,
        Self::Damaged,
        Self::TooLarge,
        Self::TooLong,
        Self::UnknownKind,
        Self::Locked,
    ];

    /// Its name in the gallery and in logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::OnlyPictures => "only-pictures",
            Self::Empty => "empty",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
            Self::TooLong => "too-long",
            Self::UnknownKind => "unknown-kind",
            Self::Locked => "locked",
        }
    }

    /// What happened, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::NoFile => t!("No file was chosen."),
            Self::OnlyPictures => t!("This PDF holds pictures, not text."),
            Self::Empty => t!("There is no text in this file."),
            Self::Damaged => t!("This file could not be opened."),
            Self::TooLarge => t!("This file is larger than 10 MB."),
            Self::TooLong => t!("Reading this file took too long, so we stopped."),
            Self::UnknownKind => t!("We cannot read this kind of file yet."),
            Self::Locked => t!("This file is locked with a password."),
        }
    }

    /// What it means and what to do.
    pub fn way_out(self) -> &'static str {
        match self {
            Self::NoFile => t!("Choose a file first, then press “Read my résumé”."),
            Self::OnlyPictures => {
                t!(
                    "It was probably scanned or photographed, and we do not guess at pictures. If you have the document it was \
                 printed from, hand that in: Word or PDF."
                )
            }
            Self::Empty => {
                t!("Perhaps another version was meant. Look whether it opens with words in it on your device.")
            }
            Self::Damaged => {
                t!("It may have been cut off on its way. Open it on your device, save it again as PDF, and try that.")
            }
            Self::TooLarge => t!("Large pictures are the usual cause. Saving it as PDF without photos makes it small."),
            Self::TooLong => {
                t!("It may be built in an unusual way. Opening it and saving it again as PDF usually helps.")
            }
            Self::UnknownKind => {
                t!(
                    "PDF, Word (.docx, .doc), OpenDocument (.odt), RTF and plain text (.txt) work. Most programs can save as PDF."
                )
            }
            Self::Locked => t!("Open it with the password, save a copy without one, and hand in the copy."),
        }
    }

    /// What was kept of what was handed in.
    pub fn kept(self) -> &'static str {
        match self {
            Self::NoFile => t!("Nothing was lost."),
            Self::TooLarge => t!("The file was not kept, and nothing you told us before has changed."),
            _ => {
                t!("The file is kept with your data until you erase them, and nothing you told us before has changed.")
            }
        }
    }
}

/// The page that takes a résumé.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/start.html")]
pub struct StartPage {
    /// What stands around it.
    pub shell: Shell,
    /// What went wrong with the last file.
    pub problem: Option<UploadProblem>,
    /// When there is a profile already: what happens to it.
    pub before: Option<Notice>,
}
