//! Files of what can be made anew from the tables, kept so that it need not be: bytes behind a checksum.

use std::{fs, io, path::Path};

/// Writes the file; it is whole or, after a crash, as it was.
///
/// # Errors
/// When the directory cannot be written to.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    fs::write(&beside, [&crc32fast::hash(bytes).to_le_bytes(), bytes].concat())?;
    fs::rename(beside, path)
}

/// What stands in the file; nothing when it is not there, not whole, or changed by anything else than [`write`].
pub fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(path).ok()?;
    let sum = *bytes.first_chunk::<4>()?;
    bytes.drain(..4);
    let whole = crc32fast::hash(&bytes) == u32::from_le_bytes(sum);
    if !whole {
        tracing::warn!(path = %path.display(), "a kept file is damaged; it is made anew from the tables");
    }
    whole.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn what_was_written_is_read_and_what_is_damaged_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("kept.bytes");
        assert_eq!(read(&path), None);
        for bytes in [b"".as_slice(), b"of before", b"of now"] {
            write(&path, bytes).unwrap();
            assert_eq!(read(&path).as_deref(), Some(bytes));
        }
        let whole = std::fs::read(&path).unwrap();
        for end in 0..whole.len() {
            std::fs::write(&path, &whole[..end]).unwrap();
            assert_eq!(read(&path), None, "cut at {end}");
            let mut changed = whole.clone();
            changed[end] ^= 1;
            std::fs::write(&path, changed).unwrap();
            assert_eq!(read(&path), None, "changed at {end}");
        }
    }
}
