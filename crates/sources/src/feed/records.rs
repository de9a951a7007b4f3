//! The postings of an XML feed as JSON Lines, one after the other. Entities other than those of XML and HTML are never
//! resolved, nothing outside the file is asked for.

use std::{
    io::{self, BufReader, Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use quick_xml::{
    Reader,
    escape::resolve_html5_entity,
    events::{BytesStart, Event},
};

use super::{broken, peek::Counted, tree::Tree};

/// One element or stretch of words is no longer than this, in bytes.
const LONGEST: u64 = 8 << 20;

/// Reads a feed posting by posting.
pub(super) struct Records<R: Read> {
    reader: Reader<BufReader<Leashed<R>>>,
    leash: Arc<AtomicU64>,
    record: String,
    tree: Tree,
    buffer: Vec<u8>,
    line: Cursor<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Records<R> {
    /// `record` is the name of the element that is a posting.
    pub(super) fn new(feed: R, record: String) -> Self {
        let leash = Arc::new(AtomicU64::new(0));
        let counted = Counted::new(feed, Arc::clone(&leash));
        let mut reader = Reader::from_reader(BufReader::new(Leashed(counted, Arc::clone(&leash))));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        Self {
            reader,
            leash,
            record,
            tree: Tree::default(),
            buffer: Vec::new(),
            line: Cursor::new(Vec::new()),
            ended: false,
        }
    }

    /// Reads on until a posting is whole.
    fn next_line(&mut self) -> io::Result<()> {
        loop {
            self.buffer.clear();
            self.leash.store(0, Ordering::Relaxed);
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|error| broken(&error.to_string()))?;
            let whole = match event {
                Event::Start(element) => {
                    let name = element.name().into_inner();
                    if self.tree.is_open() || name == self.record {
                        self.tree.begin(name, attributes(&element));
                    }
                    None
                }
                Event::End(_) if self.tree.is_open() => self.tree.end(),
                Event::Text(text) => {
                    self.tree.words(&text.xml10_content());
                    None
                }
                Event::CData(text) => {
                    self.tree.words(&text.xml10_content());
                    None
                }
                Event::GeneralRef(reference) => {
                    match reference.resolve_char_ref() {
                        Ok(Some(letter)) => self.tree.words(letter.encode_utf8(&mut [0; 4])),
                        _ => self.tree.words(resolve_html5_entity(&reference).unwrap_or("")),
                    }
                    None
                }
                Event::Eof => {
                    self.ended = true;
                    return Ok(());
                }
                _ => None,
            };
            if let Some(posting) = whole {
                self.line = Cursor::new(format!("{posting}\n").into_bytes());
                return Ok(());
            }
        }
    }
}

fn attributes<'a>(element: &'a BytesStart<'_>) -> impl Iterator<Item = (String, String)> + 'a {
    element.attributes().filter_map(Result::ok).map(|attribute| {
        let name = attribute.key.into_inner();
        (
            name.rsplit(':').next().unwrap_or(name).to_owned(),
            attribute.value.into_owned(),
        )
    })
}

impl<R: Read> Read for Records<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.line.read(buffer)?;
            if length > 0 || self.ended || buffer.is_empty() {
                return Ok(length);
            }
            self.next_line()?;
        }
    }
}

/// Fails when more is read for one event than any posting needs: the XML reader keeps an event whole.
struct Leashed<R>(Counted<R>, Arc<AtomicU64>);

impl<R: Read> Read for Leashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.1.load(Ordering::Relaxed) > LONGEST {
            return Err(broken("an element is longer than any posting"));
        }
        self.0.read(buffer)
    }
}
