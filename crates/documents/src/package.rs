//! The ZIP archive that DOCX and ODT files are, opened without trusting a word of what it says about itself.

use std::io::{Cursor, ErrorKind, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

use crate::{
    Refusal,
    refusal::OtherFormat,
    xml::{Event, Xml},
};

/// A document with many pictures has a few hundred parts.
const MOST_PARTS: usize = 5_000;
/// Headers or footers that are read.
const MOST_MARGINS: usize = 12;

/// An open package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limit: u64,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens it; all parts that will be read may unpack to `limit` bytes together.
    pub(crate) fn open(bytes: &'a [u8], limit: u64) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::OtherFormat {
                format: OtherFormat::Archive,
            });
        }
        Ok(Self {
            archive,
            limit,
            left: limit,
        })
    }

    /// The name of the part that is the document, or a refusal that says what the archive is instead.
    pub(crate) fn document(&mut self) -> Result<String, Refusal> {
        let Some(relations) = self.part("_rels/.rels")? else {
            return Err(self.something_else());
        };
        let mut xml = Xml::new(&relations);
        while let Some(event) = xml.next()? {
            if let Event::Open(element) = event
                && element.name() == "Relationship"
                && element
                    .value("Type")
                    .is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = element.value("Target")
            {
                let target = target.trim_start_matches('/').to_owned();
                return if is_text(&target) {
                    Ok(target)
                } else {
                    Err(self.something_else())
                };
            }
        }
        Err(self.something_else())
    }

    /// The names of the parts that begin with `prefix`, sorted.
    pub(crate) fn parts(&self, prefix: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .names()
            .filter(|name| name.starts_with(prefix))
            .map(str::to_owned)
            .collect();
        names.sort_unstable();
        names.truncate(MOST_MARGINS);
        names
    }

    /// The text of one part, counted while it unpacks: what the archive claims about sizes is not believed.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Encrypted),
            Err(_) => return Err(Refusal::Damaged),
        };
        let bytes = unpack(file, self.left)?.ok_or(Refusal::UnpacksTooLarge { limit: self.limit })?;
        self.left = self.left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let encoding = Encoding::for_bom(&bytes).map_or(UTF_8, |(encoding, _)| encoding);
        Ok(Some(encoding.decode_with_bom_removal(&bytes).0.into_owned()))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.archive
            .file_names_raw()
            .filter_map(|name| std::str::from_utf8(name).ok())
    }

    /// What a ZIP archive without a Word document in it is.
    fn something_else(&mut self) -> Refusal {
        if let Ok(Some(kind)) = self.part("mimetype")
            && kind.starts_with("application/vnd.oasis.opendocument")
        {
            return Refusal::OtherFormat {
                format: OtherFormat::OtherOffice,
            };
        }
        let any = |test: fn(&str) -> bool| self.names().any(test);
        let format = if any(|name| name.starts_with("xl/") || name.starts_with("ppt/")) {
            OtherFormat::OtherOffice
        } else if any(|name| name.eq_ignore_ascii_case("index/document.iwa")) {
            OtherFormat::Pages
        } else if any(|name| name.starts_with("word/")) {
            return Refusal::Damaged;
        } else {
            OtherFormat::Archive
        };
        Refusal::OtherFormat { format }
    }
}

/// Word keeps its document in `word/`; spreadsheets and slides keep theirs in `xl/` and `ppt/`.
fn is_text(target: &str) -> bool {
    !target.starts_with("xl/") && !target.starts_with("ppt/") && !target.starts_with("visio/")
}

/// Unpacks at most `limit` bytes; `None` when there is more.
fn unpack(file: ZipFile<'_, Cursor<&[u8]>>, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
    let mut bytes = Vec::new();
    match file.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length <= limit) => Ok(Some(bytes)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ErrorKind::OutOfMemory => Err(Refusal::TooMuchMemory),
        Err(_) => Err(Refusal::Damaged),
    }
}
