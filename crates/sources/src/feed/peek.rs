//! Readers around readers: looking ahead, counting, turning letters into UTF-8.

use std::{
    io::{self, BufRead, Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use encoding_rs::{Decoder, Encoding};

/// So much is looked at before it is decided what a file is.
const AHEAD: u64 = 1 << 20;

/// The beginning of a file, and the file from its beginning.
pub(super) fn peeked(mut file: Box<dyn BufRead + Send>) -> io::Result<(Vec<u8>, impl Read + Send)> {
    let mut head = Vec::new();
    file.by_ref().take(AHEAD).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(file)))
}

/// Counts what is read through it.
pub(super) struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R, read: Arc<AtomicU64>) -> Self {
        Self { inner, read }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

/// Turns an encoding into UTF-8; what is no letter in it becomes the sign for that.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Cursor<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder(),
            raw: vec![0; 1 << 15],
            ready: Cursor::new(Vec::new()),
            ended: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.ready.read(buffer)?;
            if length > 0 || self.ended || buffer.is_empty() {
                return Ok(length);
            }
            let length = self.inner.read(&mut self.raw)?;
            self.ended = length == 0;
            let room = self.decoder.max_utf8_buffer_length(length).unwrap_or(0);
            let mut text = String::with_capacity(room);
            // The room is what the decoder asks for, so that it takes all there is.
            let _ = self
                .decoder
                .decode_to_string(&self.raw[..length], &mut text, self.ended);
            self.ready = Cursor::new(text.into_bytes());
        }
    }
}
