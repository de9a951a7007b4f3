//! A file's bytes, read as they are needed: a window onto what was read and not yet taken.
//!
//! Readers look at the window, ask for [`Tape::more`] when a row does not end in it, and take a row's bytes only when they
//! know where it ends. So a row that turns out broken can be read again in another way.

use std::{
    fmt,
    io::{self, Read},
};

use encoding_rs::{Decoder, Encoding, UTF_8};

/// The most bytes one row may have.
pub(crate) const MAX_ROW: usize = 1 << 20;

/// Bytes read at once.
const CHUNK: usize = 1 << 18;

pub(crate) struct Tape {
    reader: Box<dyn Read + Send>,
    /// For UTF-16: everything after this speaks UTF-8 or a one-byte encoding.
    decoder: Option<Decoder>,
    buffer: Vec<u8>,
    start: usize,
    line: u64,
    after_return: bool,
    bytes_read: u64,
    ended: bool,
    failed: bool,
}

impl Tape {
    /// Starts to read, a megabyte at first. A mark of the encoding at the very beginning is taken away.
    pub(crate) fn new(reader: Box<dyn Read + Send>) -> io::Result<Self> {
        let mut tape = Self {
            reader,
            decoder: None,
            buffer: Vec::new(),
            start: 0,
            line: 1,
            after_return: false,
            bytes_read: 0,
            ended: false,
            failed: false,
        };
        tape.read_chunk()?;
        match Encoding::for_bom(&tape.buffer) {
            Some((encoding, length)) if encoding == UTF_8 => tape.start = length,
            Some((encoding, _)) => {
                tape.decoder = Some(encoding.new_decoder_with_bom_removal());
                let raw = std::mem::take(&mut tape.buffer);
                tape.append(&raw);
            }
            None => {}
        }
        while !tape.ended && tape.window().len() < MAX_ROW {
            tape.read_chunk()?;
        }
        Ok(tape)
    }

    /// What was read and not yet taken.
    pub(crate) fn window(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Whether the window reaches to the end of the file.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// Whether the file could not be read to its end.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    /// The line the window begins on, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Bytes of the file read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Makes the window longer, unless the file has ended.
    pub(crate) fn more(&mut self) {
        self.buffer.drain(..self.start);
        self.start = 0;
        let wanted = self.buffer.len() + self.buffer.len().max(CHUNK);
        while !self.ended && self.buffer.len() < wanted {
            if self.read_chunk().is_err() {
                self.ended = true;
                self.failed = true;
            }
        }
    }

    /// Takes `length` bytes off the window.
    pub(crate) fn take(&mut self, length: usize) {
        let end = (self.start + length).min(self.buffer.len());
        for byte in &self.buffer[self.start..end] {
            match byte {
                b'\r' => self.line += 1,
                b'\n' if !self.after_return => self.line += 1,
                _ => {}
            }
            self.after_return = *byte == b'\r';
        }
        self.start = end;
    }

    /// Takes everything up to and with the next line break, however far that is.
    pub(crate) fn skip_line(&mut self) {
        loop {
            if let Some(end) = self.window().iter().position(|byte| *byte == b'\n') {
                return self.take(end + 1);
            }
            self.take(self.window().len());
            if self.ended {
                return;
            }
            self.more();
        }
    }

    fn read_chunk(&mut self) -> io::Result<()> {
        let mut raw = Vec::new();
        let read = (&mut self.reader).take(CHUNK as u64).read_to_end(&mut raw)?;
        self.bytes_read += read as u64;
        self.ended = read < CHUNK;
        self.append(&raw);
        Ok(())
    }

    fn append(&mut self, raw: &[u8]) {
        let Some(decoder) = &mut self.decoder else {
            return self.buffer.extend_from_slice(raw);
        };
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3 + 16));
        let _ = decoder.decode_to_string(raw, &mut text, self.ended);
        self.buffer.extend_from_slice(text.as_bytes());
    }
}

impl fmt::Debug for Tape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tape")
            .field("line", &self.line)
            .field("bytes_read", &self.bytes_read)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_for_all_three_kinds_of_line_break() {
        let mut tape = Tape::new(Box::new(&b"a\nb\r\nc\rd"[..])).unwrap();
        tape.take(2);
        assert_eq!(tape.line(), 2);
        tape.take(2);
        tape.take(1);
        assert_eq!(
            tape.line(),
            3,
            "a break of two characters taken in two steps is one line"
        );
        tape.take(2);
        assert_eq!((tape.line(), tape.window()), (4, &b"d"[..]));
    }

    #[test]
    fn a_file_from_a_spreadsheet_in_utf16_becomes_utf8() {
        let bytes: Vec<u8> = "\u{feff}Köchin\tKöln"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let tape = Tape::new(Box::new(io::Cursor::new(bytes))).unwrap();
        assert_eq!(tape.window(), "Köchin\tKöln".as_bytes());
    }

    #[test]
    fn the_window_grows_only_as_asked_and_a_long_line_is_skipped_without_keeping_it() {
        let endless = io::repeat(b'x').take(9 << 20).chain(&b"\nafter"[..]);
        let mut tape = Tape::new(Box::new(endless)).unwrap();
        assert_eq!(tape.window().len(), MAX_ROW);
        tape.skip_line();
        assert_eq!((tape.line(), tape.window()), (2, &b"after"[..]));
        assert!(tape.buffer.capacity() < 4 << 20);
    }
}
