//! Reading an archive once from end to end before anything is restored from it: every part there, each with its hash, and
//! nothing else.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tar::{Archive, Entry};

use super::{
    archive::Hashing,
    manifest::{self, Manifest},
    restore::RestoreError,
};
use crate::files::hex;

/// The longest line of a part and the longest manifest, in bytes.
pub(crate) const MAX_LINE: u64 = 64 * 1024 * 1024;

/// What an archive holds, found to be as its manifest says.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) manifest: Manifest,
    /// Hashes of the entries, by name.
    hashes: BTreeMap<String, String>,
    /// Hashes of the files, by key, as the table `file` has them.
    files: BTreeMap<String, String>,
}

/// Reads it all.
pub(crate) fn verify(path: &Path) -> Result<Verified, RestoreError> {
    let mut archive = Archive::new(BufReader::new(File::open(path).map_err(RestoreError::Unreadable)?));
    let (mut hashes, mut files, mut manifest) = (BTreeMap::new(), BTreeMap::new(), None);
    for entry in archive.entries().map_err(cut_off)? {
        let entry = entry.map_err(cut_off)?;
        let name = name(&entry)?;
        if manifest.is_some() {
            return Err(damaged(format!("`{name}` stands after the manifest")));
        }
        if name == manifest::NAME {
            let json = io::read_to_string(entry.take(MAX_LINE)).map_err(cut_off)?;
            manifest = Some(serde_json::from_str(&json).map_err(|_| damaged("its manifest cannot be read"))?);
            continue;
        }
        let mut reader = BufReader::new(Hashing {
            from: entry,
            hash: Sha256::new(),
        });
        if name == "tables/file.jsonl" {
            files = file_hashes(&mut reader)?;
        }
        io::copy(&mut reader, &mut io::sink()).map_err(cut_off)?;
        let hash = hex(&reader.into_inner().hash.finalize());
        if hashes.insert(name.clone(), hash).is_some() {
            return Err(damaged(format!("`{name}` is in it twice")));
        }
    }
    let manifest = manifest.ok_or_else(|| damaged("it ends before its manifest"))?;
    let verified = Verified {
        manifest,
        hashes,
        files,
    };
    verified.check()?;
    Ok(verified)
}

impl Verified {
    fn check(&self) -> Result<(), RestoreError> {
        if self.manifest.format != manifest::FORMAT {
            return Err(damaged(format!(
                "its form is {}, not {}",
                self.manifest.format,
                manifest::FORMAT
            )));
        }
        for part in &self.manifest.tables {
            self.expect(&part.entry(), &part.sha256)?;
        }
        let present = self.files.iter().filter(|(key, _)| !self.is_absent(key));
        for (key, sha256) in present {
            self.expect(&format!("files/{key}"), sha256)?;
        }
        let known = |name: &String| match name.strip_prefix("files/") {
            Some(key) => self.files.contains_key(key),
            None => self.manifest.tables.iter().any(|part| part.entry() == *name),
        };
        match self.hashes.keys().find(|name| !known(name)) {
            Some(name) => Err(damaged(format!("`{name}` does not belong there"))),
            None => Ok(()),
        }
    }

    fn expect(&self, name: &str, sha256: &str) -> Result<(), RestoreError> {
        match self.hashes.get(name) {
            Some(found) if found == sha256 => Ok(()),
            Some(_) => Err(damaged(format!("`{name}` is not what was saved"))),
            None => Err(damaged(format!("`{name}` is missing"))),
        }
    }

    /// Whether the backup itself says that these bytes were lost before it was taken.
    pub(crate) fn is_absent(&self, key: &str) -> bool {
        self.manifest.absent.iter().any(|absent| absent == key)
    }
}

/// The key and hash of each row of the table `file`.
fn file_hashes(reader: &mut impl BufRead) -> Result<BTreeMap<String, String>, RestoreError> {
    let broken = || damaged("its table of files cannot be read");
    let columns = next_line(reader).map_err(cut_off)?.ok_or_else(broken)?;
    let place = |name: &str| columns.iter().position(|column| column == name).ok_or_else(broken);
    let (key, sha256) = (place("key")?, place("sha256")?);
    let mut hashes = BTreeMap::new();
    while let Some(cells) = next_line(reader).map_err(cut_off)? {
        let cell = |index: usize| {
            cells
                .get(index)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .ok_or_else(broken)
        };
        hashes.insert(cell(key)?, cell(sha256)?);
    }
    Ok(hashes)
}

/// The next line of a part.
pub(crate) fn next_line(reader: &mut impl BufRead) -> io::Result<Option<Vec<Value>>> {
    let mut line = Vec::new();
    reader.take(MAX_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        Ok(None)
    } else {
        Ok(Some(serde_json::from_slice(&line)?))
    }
}

/// The name of an entry that is a plain file with a plain relative name.
pub(crate) fn name(entry: &Entry<impl Read>) -> Result<String, RestoreError> {
    let path = entry.path().map_err(cut_off)?;
    let name = path.to_str().ok_or_else(|| damaged("a name in it cannot be read"))?;
    let plain = name.split('/').all(|part| {
        !matches!(part, "" | "." | "..")
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    });
    if plain && entry.header().entry_type().is_file() {
        Ok(name.to_owned())
    } else {
        Err(damaged("it holds something that is no plain file"))
    }
}

fn damaged(what: impl Into<String>) -> RestoreError {
    RestoreError::Damaged(what.into())
}

pub(crate) fn cut_off(error: io::Error) -> RestoreError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::Other | io::ErrorKind::InvalidData => {
            damaged(format!("it is cut off or not a backup ({error})"))
        }
        _ => RestoreError::Unreadable(error),
    }
}
