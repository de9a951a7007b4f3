//! Places in lists: opaque to programs, signed with what only their token and we know, and good for one list.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::problem::{BAD_CURSOR, Problem};

/// The length of the signature, in bytes: enough against guessing, as each guess is a request.
const SIGNED: usize = 12;
/// The longest cursor that is read, in characters.
pub(crate) const LONGEST: usize = 2000;

fn signature(seal: &[u8; 32], list: &str, place: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(seal).ok()?;
    mac.update(list.as_bytes());
    mac.update(&[0]);
    mac.update(place.as_bytes());
    Some(mac)
}

/// A place in a list, as a program gets it.
pub(crate) fn write(seal: &[u8; 32], list: &str, place: &str) -> Option<String> {
    let mac = signature(seal, list, place)?.finalize().into_bytes();
    let mut bytes = mac[..SIGNED].to_vec();
    bytes.extend(place.as_bytes());
    Some(URL_SAFE_NO_PAD.encode(bytes))
}

/// The place, when it is one of this list and this token.
pub(crate) fn read(seal: &[u8; 32], list: &str, cursor: &str) -> Result<String, Problem> {
    let decoded = || {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (signed, place) = bytes.split_at_checked(SIGNED)?;
        let place = std::str::from_utf8(place).ok()?;
        signature(seal, list, place)?.verify_truncated_left(signed).ok()?;
        Some(place.to_owned())
    };
    decoded().ok_or_else(|| Problem::in_parameter("cursor", BAD_CURSOR))
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn a_place_is_good_for_its_list_and_its_token() {
        let cursor = write(&[1; 32], "applications", "7").unwrap();
        assert_eq!(read(&[1; 32], "applications", &cursor).unwrap(), "7");
        assert!(read(&[2; 32], "applications", &cursor).is_err());
        assert!(read(&[1; 32], "openings", &cursor).is_err());
        for bad in ["", "7", "ü", &cursor[1..], &format!("{cursor}AAAA")] {
            assert!(read(&[1; 32], "applications", bad).is_err(), "{bad}");
        }
    }
}
