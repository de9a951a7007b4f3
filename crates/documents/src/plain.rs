//! Plain text in the encodings people have: UTF-8, UTF-16 with its mark, and Windows-1252 for everything older.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{
    Refusal,
    text::{Lines, Mark},
};

/// Reads plain text, or refuses bytes that are no text.
pub(crate) fn read(bytes: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    let text = decode(bytes)?.replace("\r\n", "\n");
    for line in text.split(['\n', '\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        lines.push(line, Mark::Plain)?;
    }
    Ok(())
}

/// Turns bytes into text, never failing on a stray byte; bytes with many control codes are refused.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => as_utf8(bytes).unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0),
    };
    let (mut all, mut strange) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        strange += usize::from(is_strange(c));
    }
    // One stray control code in fifty characters happens in old files; more is a program, a sound, a database.
    if strange * 50 > all {
        Err(Refusal::UnknownFormat)
    } else {
        Ok(text)
    }
}

/// UTF-8, also with a few broken bytes (a file cut off in the middle of a letter): text in an older encoding almost never
/// holds a valid sequence of several bytes by chance.
fn as_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (text, broken) = UTF_8.decode_without_bom_handling(bytes);
    if !broken {
        return Some(text);
    }
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == '\u{FFFD}' { wrong += 1 } else { right += 1 }
    }
    (right > wrong * 4).then_some(text)
}

fn is_strange(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{0B}' | '\u{0C}' | '\u{1A}' | '\u{85}')) || c == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::Refusal;

    #[test]
    fn the_encodings_people_have_are_understood() {
        let little: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain("Zoë – Köln".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let big: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain("Zoë – Köln".encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let cases: [&[u8]; 5] = [
            "Zoë – Köln".as_bytes(),
            "\u{FEFF}Zoë – Köln".as_bytes(),
            b"Zo\xEB \x96 K\xF6ln",
            &little,
            &big,
        ];
        for bytes in cases {
            assert_eq!(decode(bytes).unwrap(), "Zoë – Köln", "{bytes:?}");
        }
    }

    #[test]
    fn a_file_cut_in_the_middle_of_a_letter_stays_utf_8() {
        let bytes = "Ägidius Müller, Größe 42, Straße".as_bytes();
        let cut = decode(&bytes[..bytes.len() - 3]).unwrap();
        assert!(cut.starts_with("Ägidius Müller, Größe 42"), "{cut}");
    }

    #[test]
    fn a_program_is_no_text() {
        let program: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 251) as u8).collect();
        assert_eq!(decode(&program), Err(Refusal::UnknownFormat));
    }
}
