//! Putting the parts together into one tar file.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::Path,
};

use sha2::{Digest, Sha256};
use tar::{Builder, Header};

use super::{
    Described,
    manifest::{self, Manifest},
};
use crate::{engine, files::hex};

/// Writes the archive and the manifest that ends it.
pub(crate) fn write(to: &Path, parts: &Path, files: &[Described], mut manifest: Manifest) -> io::Result<Manifest> {
    if to.exists() {
        fs::remove_file(to)?;
    }
    let mut tar = Builder::new(BufWriter::new(engine::create_private(to)?));
    let mtime = manifest.at.timestamp().unsigned_abs();
    for part in &manifest.tables {
        let mut file = File::open(parts.join(format!("{}.jsonl", part.table)))?;
        let mut header = header(file.metadata()?.len(), mtime);
        tar.append_data(&mut header, part.entry(), &mut file)?;
    }
    for file in files {
        match add_file(&mut tar, file, mtime)? {
            Added::Whole => manifest.files += 1,
            Added::Damaged => {
                manifest.files += 1;
                manifest.absent.push(file.key.clone());
            }
            Added::Gone => manifest.absent.push(file.key.clone()),
        }
    }
    let json = serde_json::to_vec_pretty(&manifest)?;
    tar.append_data(&mut header(json.len() as u64, mtime), manifest::NAME, &json[..])?;
    let mut file = tar.into_inner()?.into_inner()?;
    file.flush()?;
    file.sync_all()?;
    Ok(manifest)
}

enum Added {
    Whole,
    Damaged,
    Gone,
}

/// A file that was erased or damaged since is told of in the manifest and does not keep the rest from being saved.
fn add_file(tar: &mut Builder<impl Write>, file: &Described, mtime: u64) -> io::Result<Added> {
    let bytes = match File::open(&file.path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Added::Gone),
        Err(error) => return Err(error),
    };
    let mut header = header(bytes.metadata()?.len(), mtime);
    let mut hashing = Hashing {
        from: bytes,
        hash: Sha256::new(),
    };
    tar.append_data(&mut header, format!("files/{}", file.key), &mut hashing)?;
    Ok(if hex(&hashing.hash.finalize()) == file.sha256 {
        Added::Whole
    } else {
        Added::Damaged
    })
}

fn header(size: u64, mtime: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(mtime);
    header
}

/// Hashes what is read through it.
pub(crate) struct Hashing<R> {
    pub(crate) from: R,
    pub(crate) hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.hash.update(&to[..read]);
        Ok(read)
    }
}
