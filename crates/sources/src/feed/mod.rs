//! Files that are no tables, turned into one while they are read: packed files, XML feeds, web pages with `JobPosting`s.
//!
//! What comes out is JSON Lines, so that columns, keys, refusals and bounds are the same for every format; a "line" of such a
//! file is the number of its posting.
//!
//! To add one more: a reader that writes JSON Lines, and a branch in [`unfolded`].

mod json_ld;
mod peek;
mod records;
mod tree;
mod xml;

use std::{
    io::{self, BufRead, BufReader, Read},
    sync::{Arc, atomic::AtomicU64},
};

use encoding_rs::Encoding;
use flate2::bufread::MultiGzDecoder;

use self::{
    peek::{Bounded, Counted, Decoded, peeked},
    records::Records,
};
use crate::{Format, ImportError};

/// A packed file unpacks to no more than this.
const UNPACKED: u64 = 4 << 30;
/// A web page, or a file of linked data, is read as a whole; no larger one is.
const PAGE: u64 = 64 << 20;

/// A file as the readers of tables take it.
pub(crate) struct Unfolded {
    pub(crate) reader: Box<dyn Read + Send>,
    /// What it was, when it was no table.
    pub(crate) format: Option<Format>,
    /// Bytes read of the file as it is.
    pub(crate) read: Arc<AtomicU64>,
}

/// Looks at the beginning of a file and turns it into a table if it is none.
pub(crate) fn unfolded(reader: impl Read + Send + 'static) -> Result<Unfolded, ImportError> {
    let read = Arc::new(AtomicU64::new(0));
    let mut file: Box<dyn BufRead + Send> = Box::new(BufReader::new(Counted::new(reader, Arc::clone(&read))));
    if file.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        file = Box::new(BufReader::new(Bounded::new(MultiGzDecoder::new(file), UNPACKED)));
    }
    let (head, file) = peeked(file)?;
    let encoding = Encoding::for_bom(&head).map_or_else(|| declared(&head), |(encoding, _)| encoding);
    let beginning = encoding.decode(&head).0;
    let start = beginning.trim_start();
    let (reader, format): (Box<dyn Read + Send>, _) = match () {
        () if json_ld::is_page(start) || json_ld::is_bare(start) => (
            json_ld::lines(Bounded::new(Decoded::new(file, encoding), PAGE))?,
            Some(Format::JsonLd),
        ),
        () if start.starts_with('<') => {
            let record = xml::record_name(start).ok_or(ImportError::NotATable {
                what: later!("an XML file or a web page without postings"),
            })?;
            let records = Records::new(Decoded::new(file, encoding), record);
            (Box::new(records), Some(Format::Xml))
        }
        () => (Box::new(file), None),
    };
    Ok(Unfolded { reader, format, read })
}

/// The encoding an XML declaration names (XML 1.0, 4.3.3); UTF-8 unless it does.
fn declared(head: &[u8]) -> &'static Encoding {
    let line = String::from_utf8_lossy(&head[..head.len().min(200)]);
    let named = line
        .split_once("encoding=")
        .map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let named = named.and_then(|rest| rest.split(['"', '\'', '?']).next());
    named
        .and_then(|name| Encoding::for_label(name.as_bytes()))
        .unwrap_or(encoding_rs::UTF_8)
}

/// An error of reading, for what is wrong with the file itself.
fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}
