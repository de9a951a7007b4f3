//! Who sends: a token that only the place can sign, for one service and for half a day (RFC 8292).

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::{
    PublicKey, SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
};
use serde_json::json;

use super::{sealing::point, secret_key};

/// So long a token is good, in seconds; a service may refuse more than a day.
const GOOD_FOR: i64 = 12 * 60 * 60;

/// Signs for the place.
#[derive(Clone)]
pub struct Voucher {
    key: SigningKey,
    public: PublicKey,
    contact: String,
}

/// Without the key, so that it cannot get into a log.
impl fmt::Debug for Voucher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voucher").finish_non_exhaustive()
    }
}

impl Voucher {
    /// Signs with the key that comes of this secret, which is random and long; `contact` is where services complain: an address that
    /// begins with `https://` or `mailto:`.
    pub fn new(secret: &str, contact: &str) -> Self {
        let key: SecretKey = secret_key(secret.as_bytes());
        Self {
            public: key.public_key(),
            key: SigningKey::from(key),
            contact: contact.to_owned(),
        }
    }

    /// The public key, as browsers want it.
    pub(super) fn key(&self) -> String {
        URL_SAFE_NO_PAD.encode(point(&self.public))
    }

    /// The header that says who sends.
    pub(super) fn vouch(&self, origin: &str, now: i64) -> String {
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(&json!({ "typ": "JWT", "alg": "ES256" }));
        let says = part(&json!({ "aud": origin, "exp": now + GOOD_FOR, "sub": self.contact }));
        let words = format!("{head}.{says}");
        let signed: Signature = self.key.sign(words.as_bytes());
        let signed = URL_SAFE_NO_PAD.encode(signed.to_bytes());
        format!("vapid t={words}.{signed}, k={}", self.key())
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};

    use super::Voucher;

    #[test]
    fn whoever_has_the_public_key_sees_who_sends_where_and_until_when() {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let voucher = Voucher::new("a long secret", "mailto:careers@work.example.org");
        let header = voucher.vouch("https://push.example.net", 1_000);
        let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let key = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
        let (words, signed) = token.rsplit_once('.').unwrap();
        let signed = Signature::from_slice(&bytes(signed)).unwrap();
        key.verify(words.as_bytes(), &signed).unwrap();
        let says: serde_json::Value = serde_json::from_slice(&bytes(words.split_once('.').unwrap().1)).unwrap();
        assert_eq!(says["aud"], "https://push.example.net");
        assert_eq!(says["exp"], 1_000 + 12 * 60 * 60);
        assert_eq!(says["sub"], "mailto:careers@work.example.org");
        assert_ne!(Voucher::new("another", "").key(), voucher.key());
        assert!(!format!("{voucher:?}").contains("secret"));
    }
}
