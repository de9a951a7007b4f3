//! Readers around readers: looking ahead, counting, turning letters into UTF-8.

use std::{
    io::{self, BufRead, Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use encoding_rs::{Decoder, Encoding};

use super::broken;

/// So much is looked at before it is decided what a file is.
const AHEAD: u64 = 1 << 20;

/// The beginning of a file, and the file from its beginning.
pub(super) fn peeked(mut file: Box<dyn BufRead + Send>) -> io::Result<(Vec<u8>, impl Read + Send)> {
    let mut head = Vec::new();
    file.by_ref().take(AHEAD).read_to_end(&mut head)?;
    Ok((head.clone(), Cursor::new(head).chain(file)))
}

/// Fails where more follows than may be read: what is cut off must not pass for the whole.
pub(super) struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R> Bounded<R> {
    pub(super) fn new(inner: R, limit: u64) -> Self {
        Self { inner, left: limit }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.left = self
            .left
            .checked_sub(length as u64)
            .ok_or_else(|| broken("the file is larger than what is read of one"))?;
        Ok(length)
    }
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

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::Bounded;

    #[test]
    fn what_is_too_large_is_an_error_and_never_cut_off_in_silence() {
        let mut text = String::new();
        assert!(
            Bounded::new(&b"12345"[..], 5)
                .read_to_string(&mut text)
                .is_ok_and(|length| length == 5)
        );
        assert!(Bounded::new(&b"123456"[..], 5).read_to_string(&mut text).is_err());
    }
}
