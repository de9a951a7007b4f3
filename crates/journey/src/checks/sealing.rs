//! Documents are kept sealed: AES-256-GCM with a key of each one's own, which stands in the record and goes with it. The bytes alone,
//! in a directory or a copy of one, open nothing.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{FileId, Random};

use crate::{Error, Result};

/// A document, sealed.
pub(super) struct Sealed {
    /// What is kept of it.
    pub(super) bytes: Vec<u8>,
    /// What opens it.
    pub(super) key: String,
}

/// Seals a document that is kept as this file: under another name it cannot be opened.
pub(super) fn seal(document: &[u8], file: FileId, random: &dyn Random) -> Result<Sealed> {
    let (mut key, mut nonce) = ([0; 32], [0; 12]);
    random.fill(&mut key);
    random.fill(&mut nonce);
    let with = Payload {
        msg: document,
        aad: file.0.as_bytes(),
    };
    let sealed = Aes256Gcm::new(&key.into()).encrypt(&nonce.into(), with);
    let sealed = sealed.map_err(|_| Error::Internal("a document could not be sealed".to_owned()))?;
    Ok(Sealed {
        bytes: [nonce.as_slice(), &sealed].concat(),
        key: STANDARD.encode(key),
    })
}

/// Opens one.
pub(crate) fn open(bytes: &[u8], key: &str, file: FileId) -> Result<Vec<u8>> {
    let broken = || Error::Internal("a sealed document could not be opened".to_owned());
    let key: [u8; 32] = STANDARD
        .decode(key)
        .ok()
        .and_then(|key| key.try_into().ok())
        .ok_or_else(broken)?;
    let (nonce, sealed) = bytes.split_first_chunk::<12>().ok_or_else(broken)?;
    let with = Payload {
        msg: sealed,
        aad: file.0.as_bytes(),
    };
    Aes256Gcm::new(&key.into())
        .decrypt(&(*nonce).into(), with)
        .map_err(|_| broken())
}

#[cfg(test)]
mod tests {
    use model::{FileId, SeededRandom};
    use uuid::Uuid;

    use super::{open, seal};

    #[test]
    fn a_document_opens_with_its_key_under_its_name_alone() {
        let random = SeededRandom::new(1);
        let (one, other) = (FileId(Uuid::from_u128(1)), FileId(Uuid::from_u128(2)));
        let (sealed, another) = (
            seal(b"my contract", one, &random).unwrap(),
            seal(b"my contract", one, &random).unwrap(),
        );
        assert!(
            !sealed.bytes.windows(8).any(|some| some == b"contract"),
            "nothing of it is read"
        );
        assert_ne!(sealed.bytes, another.bytes);
        assert_eq!(open(&sealed.bytes, &sealed.key, one).unwrap(), b"my contract");
        assert!(open(&sealed.bytes, &another.key, one).is_err());
        assert!(open(&sealed.bytes, &sealed.key, other).is_err());
        let mut changed = sealed.bytes.clone();
        changed[20] ^= 1;
        assert!(open(&changed, &sealed.key, one).is_err());
        assert!(open(b"short", &sealed.key, one).is_err());
    }
}
