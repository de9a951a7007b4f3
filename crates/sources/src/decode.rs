//! Bytes to text: UTF-8, and what is not UTF-8 as Windows-1252, also when both stand in one file.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// The text in `bytes`; `None` when they are in neither encoding: bytes that Windows-1252 has no letter for, or so many
/// foreign letters that it must be another encoding (Cyrillic, Japanese).
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut foreign = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        foreign += chunk.invalid().len();
        if chunk
            .invalid()
            .iter()
            .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d))
        {
            return None;
        }
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (foreign * 4 <= bytes.len()).then_some(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn old_windows_letters_are_read_even_between_utf8() {
        assert_eq!(
            decode(b"Verk\xe4ufer in M\xfcnchen \x96 sofort").unwrap(),
            "Verkäufer in München – sofort"
        );
        assert_eq!(decode(b"K\xc3\xb6ln und M\xfcnchen").unwrap(), "Köln und München");
        assert_eq!(decode("Łódź".as_bytes()).unwrap(), "Łódź");
    }

    #[test]
    fn another_encoding_is_not_guessed() {
        assert_eq!(
            decode(b"\xc2\xe0\xea\xe0\xed\xf1\xe8\xff"),
            None,
            "Cyrillic in Windows-1251"
        );
        assert_eq!(decode(b"a plain text with \x81 in it"), None);
    }
}
