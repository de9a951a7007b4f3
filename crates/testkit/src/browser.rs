//! A browser that is told by web push: it has a key of its own, and opens what was sealed for it (RFC 8291).

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToEncodedPoint};
use sha2::Sha256;

/// The browser.
#[derive(Debug)]
pub struct Browser {
    key: SecretKey,
    secret: [u8; 16],
}

impl Browser {
    /// One of many; the same number gives the same.
    ///
    /// # Panics
    /// With the number 0, which makes no key.
    pub fn new(number: u8) -> Self {
        let key = SecretKey::from_slice(&[number; 32]).unwrap_or_else(|_| panic!("no key is made of {number}"));
        Self {
            key,
            secret: [number; 16],
        }
    }

    /// `p256dh`, as it hands it over.
    pub fn key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.point())
    }

    /// `auth`, as it hands it over.
    pub fn secret(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.secret)
    }

    fn point(&self) -> Vec<u8> {
        self.key.public_key().to_encoded_point(false).as_bytes().to_vec()
    }

    /// Opens what was sent to it; nothing when it was not sealed for it.
    pub fn open(&self, sent: &[u8]) -> Option<String> {
        let (salt, rest) = sent.split_at_checked(16)?;
        let (_, rest) = rest.split_at_checked(4)?;
        let (length, rest) = rest.split_first()?;
        let (theirs, sealed) = rest.split_at_checked(usize::from(*length))?;
        let public = PublicKey::from_sec1_bytes(theirs).ok()?;
        let shared = diffie_hellman(self.key.to_nonzero_scalar(), public.as_affine());
        let both = [b"WebPush: info\0", self.point().as_slice(), theirs].concat();
        let mut input = [0; 32];
        Hkdf::<Sha256>::new(Some(&self.secret), shared.raw_secret_bytes())
            .expand(&both, &mut input)
            .ok()?;
        let from = Hkdf::<Sha256>::new(Some(salt), &input);
        let (mut key, mut nonce) = ([0; 16], [0; 12]);
        from.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
        from.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
        let cipher = Aes128Gcm::new(&key.into());
        let mut opened = cipher.decrypt(&nonce.into(), sealed).ok()?;
        while opened.last() == Some(&0) {
            opened.pop();
        }
        (opened.pop() == Some(2)).then(|| String::from_utf8(opened).ok())?
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use p256::SecretKey;

    use super::Browser;

    /// RFC 8291, appendix A.
    #[test]
    fn the_example_of_the_standard_is_read() {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
        let browser = Browser {
            key: SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
                .unwrap_or_else(|error| panic!("{error}")),
            secret: bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().unwrap_or_default(),
        };
        let sent = bytes(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_\
             yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
        );
        assert_eq!(
            browser.open(&sent).as_deref(),
            Some("When I grow up, I want to be a watermelon")
        );
        assert_eq!(Browser::new(1).open(&sent), None);
    }
}
