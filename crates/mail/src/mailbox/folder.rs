//! Names of folders as they travel.

use base64::{Engine, alphabet, engine::GeneralPurpose, engine::general_purpose::NO_PAD};

/// The Base64 of names of folders, with a comma for the slash.
fn base64() -> Option<GeneralPurpose> {
    let letters = alphabet::Alphabet::new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,").ok()?;
    Some(GeneralPurpose::new(&letters, NO_PAD))
}

/// A name in modified UTF-7 (RFC 3501, section 5.1.3): ASCII means itself, other letters are UTF-16 in Base64.
pub(super) fn encoded(name: &str) -> String {
    let mut out = String::new();
    let mut others: Vec<u8> = Vec::new();
    // The last letter closes what is open.
    for letter in name.chars().map(Some).chain([None]) {
        let plain = letter.filter(|letter| matches!(letter, ' '..='~'));
        if let (Some(letter), None) = (letter, plain) {
            let mut units = [0; 2];
            others.extend(
                letter
                    .encode_utf16(&mut units)
                    .iter()
                    .flat_map(|unit| unit.to_be_bytes()),
            );
            continue;
        }
        if let (false, Some(base64)) = (others.is_empty(), base64()) {
            out = format!("{out}&{}-", base64.encode(std::mem::take(&mut others)));
        }
        match plain {
            Some('&') => out += "&-",
            Some(letter) => out.push(letter),
            None => (),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn names_travel_as_the_standard_shows() {
        assert_eq!(encoded("INBOX"), "INBOX");
        assert_eq!(encoded("Q & A"), "Q &- A");
        assert_eq!(encoded("~peter/mail/台北/日本語"), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        assert_eq!(encoded("Entwürfe"), "Entw&APw-rfe");
        assert_eq!(encoded("आवेदन"), "&CQYJNQlHCSYJKA-");
        assert_eq!(encoded("a\r\nb"), "a&AA0ACg-b");
    }
}
