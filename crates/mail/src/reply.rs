//! Addresses that say by themselves what a mail to them is about: `reply+TOKEN@example.org`.
//!
//! Only we can make one, so whoever writes to one got it from us. That is no proof of who they are: see `authenticity`.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::secret::Secret;

const PREFIX: &str = "reply+";
/// The first byte of a token; another way to make them takes another.
const VERSION: u8 = 1;
/// Bytes of the code that are kept (RFC 2104, section 5: at least half of the hash).
const CODE: usize = 16;

/// Makes and checks reply addresses.
#[derive(Debug, Clone)]
pub struct ReplyKey(Secret);

impl ReplyKey {
    /// From a secret of the place, of at least 32 random bytes in any encoding.
    pub fn new(secret: Secret) -> Self {
        Self(secret)
    }

    /// The address for answers about `id`: the left part has 59 letters of the 64 that RFC 5321, section 4.5.3.1.1 grants, all
    /// lower case.
    pub fn address(&self, id: Uuid, domain: &str) -> String {
        let code = self.code(VERSION, id.as_bytes()).finalize().into_bytes();
        let token = [&[VERSION], &id.as_bytes()[..], &code[..CODE]].concat();
        format!("{PREFIX}{}@{domain}", BASE32_NOPAD.encode(&token).to_ascii_lowercase())
    }

    /// What the mail to this address is about, if the address is one of ours. Compared in constant time.
    pub fn read(&self, address: &str) -> Option<Uuid> {
        let (local, _) = address.rsplit_once('@')?;
        let local = local.to_ascii_lowercase();
        let token = local.strip_prefix(PREFIX)?.to_ascii_uppercase();
        let bytes = BASE32_NOPAD.decode(token.as_bytes()).ok()?;
        let (version, rest) = bytes.split_first().filter(|(version, _)| **version == VERSION)?;
        let (id, code) = rest.split_at_checked(16).filter(|(_, code)| code.len() == CODE)?;
        self.code(*version, id).verify_truncated_left(code).ok()?;
        Uuid::from_slice(id).ok()
    }

    fn code(&self, version: u8, id: &[u8]) -> Hmac<Sha256> {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.reveal().as_bytes()) else {
            unreachable!("HMAC takes keys of every length (RFC 2104, section 2)")
        };
        // The words keep codes made for something else with the same secret from counting here.
        mac.update(b"reply address");
        mac.update(&[version]);
        mac.update(id);
        mac
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::ReplyKey;
    use crate::secret::Secret;

    #[test]
    fn an_address_survives_the_way_and_no_other_is_ours() {
        let key = ReplyKey::new(Secret::new("0123456789abcdef0123456789abcdef"));
        let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        let address = key.address(id, "mail.example.org");
        let local = address.split('@').next().unwrap_or_default();
        assert!(
            local.len() <= 64 && address == address.to_ascii_lowercase(),
            "{address}"
        );
        assert_eq!(key.read(&address), Some(id));
        assert_eq!(
            key.read(&address.to_ascii_uppercase()),
            Some(id),
            "case may change on the way"
        );
        for at in 6..local.len() {
            let mut forged = address.clone().into_bytes();
            forged[at] = if forged[at] == b'a' { b'b' } else { b'a' };
            assert_eq!(
                key.read(&String::from_utf8(forged).unwrap()),
                None,
                "letter {at} was changed"
            );
        }
        let other = ReplyKey::new(Secret::new("another secret of another place!"));
        assert_eq!(other.read(&address), None);
        for wrong in [
            "",
            "reply+@x",
            "reply+aaaa@x",
            "asha@example.org",
            "reply+é@x",
            &local[..local.len() - 2],
        ] {
            assert_eq!(key.read(wrong), None, "{wrong}");
        }
        assert!(!format!("{key:?}").contains("0123"));
    }
}
