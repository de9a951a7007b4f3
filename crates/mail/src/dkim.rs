//! Our signature on our mails: DomainKeys Identified Mail (RFC 6376), with Ed25519 (RFC 8463) and RSA.
//!
//! Large receivers still check RSA only, so a place that sends to them has one key of each; a mail then carries both
//! signatures. An Ed25519 key is made here; an RSA key is made with `openssl genrsa 2048` and only loaded.

use base64::{Engine, engine::general_purpose::STANDARD};
use mail_auth::{
    common::{
        crypto::{Ed25519Key, RsaKey, Sha256, SigningKey},
        headers::HeaderWriter,
    },
    dkim::{Canonicalization, DkimSigner, Done},
};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject};

use crate::secret::Secret;

/// The headers a signature holds (RFC 6376, section 5.4.1; RFC 8058, section 4). `From` stands twice, so that a second one
/// added on the way breaks the signature (section 8.15); the same for what a mail has not.
const SIGNED: [&str; 15] = [
    "From",
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

/// What PKCS #8 (RFC 8410, section 7) puts before the 32 bytes of an Ed25519 key.
const PKCS8_ED25519: [u8; 16] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
/// What a `SubjectPublicKeyInfo` says of an RSA key: its algorithm, `rsaEncryption` (RFC 3279, section 2.3.1).
const RSA_ENCRYPTION: [u8; 15] = [48, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1, 5, 0];

/// Signs mails with the keys of a domain.
pub struct Signer {
    domain: String,
    keys: Vec<Key>,
}

struct Key {
    selector: String,
    record: String,
    signs: Signs,
}

enum Signs {
    Ed25519(DkimSigner<Ed25519Key, Done>),
    Rsa(DkimSigner<RsaKey<Sha256>, Done>),
}

/// A record to publish in DNS, of type TXT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DnsRecord {
    /// Its name: `selector._domainkey.example.org`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl DnsRecord {
    /// The line of a zone file: a text longer than 255 bytes is several strings (RFC 1035, section 3.3).
    pub fn zone_line(&self) -> String {
        let text: Vec<char> = self.text.chars().collect();
        let strings = text
            .chunks(255)
            .map(|some| format!("\"{}\"", some.iter().collect::<String>()));
        format!("{}. TXT {}", self.name, strings.collect::<Vec<_>>().join(" "))
    }
}

/// A key that cannot sign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimError {
    /// Not PEM of PKCS #8 or PKCS #1, or neither Ed25519 nor RSA of 2048 bits and more.
    #[error("not a key for signing mail (Ed25519, or RSA from 2048 bits, as PEM): {0}")]
    Key(String),
    /// The mail has no headers.
    #[error("the mail cannot be signed: {0}")]
    Sign(String),
}

/// A new Ed25519 key as PEM, from 32 bytes of good randomness.
pub fn ed25519_key(randomness: [u8; 32]) -> Secret {
    let der = [&PKCS8_ED25519[..], &randomness].concat();
    let base64 = STANDARD.encode(der);
    Secret::new(format!(
        "-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n"
    ))
}

impl Signer {
    /// A signer for the mails from this domain, still without keys.
    pub fn new(domain: impl Into<String>) -> Self {
        Self {
            domain: domain.into(),
            keys: Vec::new(),
        }
    }

    /// With one more key: the PEM, and the selector its record is found by (RFC 6376, section 3.1).
    pub fn with_key(mut self, selector: &str, pem: &Secret) -> Result<Self, DkimError> {
        let der = PrivateKeyDer::from_pem_slice(pem.reveal().as_bytes()).map_err(|error| refused(&error))?;
        let ed25519 = match &der {
            PrivateKeyDer::Pkcs8(der) => Ed25519Key::from_pkcs8_maybe_unchecked_der(der.secret_pkcs8_der()).ok(),
            _ => None,
        };
        let (record, signs) = if let Some(key) = ed25519 {
            let record = format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(key.public_key()));
            (record, Signs::Ed25519(self.signs(selector, key)))
        } else {
            let key = RsaKey::<Sha256>::from_key_der(der).map_err(|error| refused(&error))?;
            let public = STANDARD.encode(public_key_info(&key.public_key()));
            let record = format!("v=DKIM1; k=rsa; p={public}");
            (record, Signs::Rsa(self.signs(selector, key)))
        };
        let selector = selector.to_owned();
        self.keys.push(Key {
            selector,
            record,
            signs,
        });
        Ok(self)
    }

    fn signs<K: SigningKey>(&self, selector: &str, key: K) -> DkimSigner<K, Done> {
        DkimSigner::from_key(key)
            .domain(&self.domain)
            .selector(selector)
            .headers(SIGNED)
            .header_canonicalization(Canonicalization::Relaxed)
            .body_canonicalization(Canonicalization::Relaxed)
    }

    /// The mail with a signature of each key on top. Its time is that of the signing: a mail tried again is signed again.
    pub fn sign(&self, mail: &[u8]) -> Result<Vec<u8>, DkimError> {
        let mut signed = Vec::with_capacity(mail.len() + 1024);
        for key in &self.keys {
            let signature = match &key.signs {
                Signs::Ed25519(signer) => signer.sign(mail),
                Signs::Rsa(signer) => signer.sign(mail),
            };
            let signature = signature.map_err(|error| DkimError::Sign(error.to_string()))?;
            signed.extend_from_slice(signature.to_header().as_bytes());
        }
        signed.extend_from_slice(mail);
        Ok(signed)
    }

    /// What to publish, so that others can check the signatures (RFC 6376, section 3.6.1).
    pub fn records(&self) -> Vec<DnsRecord> {
        let record = |key: &Key| DnsRecord {
            name: format!("{}._domainkey.{}", key.selector, self.domain),
            text: key.record.clone(),
        };
        self.keys.iter().map(record).collect()
    }
}

fn refused(error: &dyn std::fmt::Display) -> DkimError {
    DkimError::Key(error.to_string())
}

/// The key as `SubjectPublicKeyInfo`, which is what receivers expect (RFC 5280, section 4.1).
fn public_key_info(rsa: &[u8]) -> Vec<u8> {
    let bits = der(3, &[&[0], rsa].concat());
    der(48, &[&RSA_ENCRYPTION[..], &bits].concat())
}

/// One value of DER: tag, length, content (X.690, section 8.1). Keys are shorter than 64 KiB.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let [.., high, low] = content.len().to_be_bytes();
    let head: &[u8] = match (high, low) {
        (0, 0..=127) => &[tag, low],
        (0, _) => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    [head, content].concat()
}
