//! What is told to a device, sealed so that only the device reads it (RFC 8291 over RFC 8188, `aes128gcm`): the service that carries it
//! learns how long it is and nothing else.

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToEncodedPoint};
use sha2::Sha256;

use super::Subscription;

/// The size of a record: everything fits into one.
const RECORD: u32 = 4096;
/// What stands behind the last of what is told.
const END: u8 = 2;

/// A public key as it is written: a point, not compressed.
pub(super) fn point(key: &PublicKey) -> Vec<u8> {
    key.to_encoded_point(false).as_bytes().to_vec()
}

/// Seals `words` for a device, with a key and a salt that are used this once.
pub(super) fn seal(words: &[u8], to: &Subscription, once: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    let shared = diffie_hellman(once.to_nonzero_scalar(), to.key.as_affine());
    let ours = point(&once.public_key());
    let both = [b"WebPush: info\0", point(&to.key).as_slice(), &ours].concat();
    let mut input = [0; 32];
    Hkdf::<Sha256>::new(Some(&to.secret), shared.raw_secret_bytes())
        .expand(&both, &mut input)
        .ok()?;
    let from = Hkdf::<Sha256>::new(Some(&salt), &input);
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    from.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
    from.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
    let record = [words, &[END]].concat();
    let cipher = Aes128Gcm::new(&key.into());
    let sealed = cipher.encrypt(&nonce.into(), record.as_slice()).ok()?;
    let length = u8::try_from(ours.len()).ok()?;
    Some([salt.as_slice(), &RECORD.to_be_bytes(), &[length], &ours, &sealed].concat())
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use p256::SecretKey;

    use super::seal;
    use crate::push::Subscription;

    /// RFC 8291, appendix A.
    #[test]
    fn the_example_of_the_standard_comes_out_to_the_byte() {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let to = Subscription::new(
            "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        );
        let once = SecretKey::from_slice(&bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).unwrap();
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let sealed = seal(b"When I grow up, I want to be a watermelon", &to.unwrap(), &once, salt).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_\
             yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }
}
