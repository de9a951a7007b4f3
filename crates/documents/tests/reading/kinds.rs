//! The format is told from the bytes, and what cannot be read yet is told kindly.

use documents::{Document, Format, Limits, OtherFormat, Refusal, read_here};
use pdf_oxide::editor::{DocumentEditor, EncryptionAlgorithm, EncryptionConfig, SaveOptions};

use crate::{
    made::{package, packed},
    support::fixture,
};

fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    read_here(bytes, &Limits::default())
}

#[test]
fn formats_we_know_but_do_not_read_yet_are_named() {
    let ods = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<a/>"),
    ]);
    let office = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let cases: Vec<(Vec<u8>, OtherFormat)> = vec![
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html>CV".to_vec(),
            OtherFormat::WebArchive,
        ),
        (ole("Workbook"), OtherFormat::OtherOffice),
        (ods, OtherFormat::OtherOffice),
        (
            packed(&[("_rels/.rels", office), ("xl/workbook.xml", "<a/>")]),
            OtherFormat::OtherOffice,
        ),
        (packed(&[("Index/Document.iwa", "x")]), OtherFormat::Pages),
        (packed(&[("cv.txt", "Asha Rao, welder")]), OtherFormat::Archive),
        (b"Rar!\x1A\x07\x01\x00".to_vec(), OtherFormat::Archive),
    ];
    for (bytes, format) in cases {
        let refusal = read(&bytes).unwrap_err();
        assert_eq!(refusal, Refusal::OtherFormat { format });
        assert_eq!(refusal.code(), format.code());
        assert!(refusal.to_string().contains("PDF"), "a way out: {refusal}");
    }
}

#[test]
fn photos_are_told_to_be_photos() {
    let pictures: [&[u8]; 6] = [
        b"\xFF\xD8\xFF\xE0\x00\x10JFIF",
        b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
        b"RIFF\x10\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic\0\0\0\0",
        b"GIF89a",
        b"BM\x36\x10\0\0\0\0\0\0\x36\0",
    ];
    for bytes in pictures {
        assert_eq!(read(bytes), Err(Refusal::Picture), "{bytes:?}");
    }
}

#[test]
fn a_name_says_nothing_the_bytes_say_all() {
    // A text that talks of formats is still text.
    let text = read(b"Wrote %PDF- and <html> files; PK\x20\nWelder").unwrap();
    assert_eq!(text.format, Format::Text);
    // A PDF behind some lines that a server put before it is still a PDF.
    let mut late = b"Content-Type: application/pdf\r\n\r\n".to_vec();
    late.extend(fixture("cook.pdf"));
    assert_eq!(read(&late).unwrap().format, Format::Pdf);
    let program: Vec<u8> = (0..8000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    assert_eq!(read(&program), Err(Refusal::UnknownFormat));
}

#[test]
fn a_file_with_a_password_says_so_and_one_that_opens_without_is_read() {
    for algorithm in [
        EncryptionAlgorithm::Rc4_128,
        EncryptionAlgorithm::Aes128,
        EncryptionAlgorithm::Aes256,
    ] {
        let locked = encrypted("secret", algorithm);
        assert_eq!(read(&locked), Err(Refusal::Encrypted), "{algorithm:?}");
        // Many programs forbid copying without asking for a password to read.
        let open = read(&encrypted("", algorithm)).unwrap();
        assert!(open.text.contains("Graciela Pardiñas"), "{algorithm:?}");
    }
    assert_eq!(read(&ole("EncryptedPackage")), Err(Refusal::Encrypted));
}

#[test]
fn broken_packages_are_damaged() {
    let whole = package("<w:p><w:r><w:t>Asha Rao</w:t></w:r></w:p>");
    assert!(read(&whole).is_ok());
    assert_eq!(read(&whole[..whole.len() - 30]), Err(Refusal::Damaged));
    let missing = packed(&[("word/styles.xml", "<a/>")]);
    assert_eq!(read(&missing), Err(Refusal::Damaged));
    assert_eq!(read(b"%PDF-1.7\nnothing more"), Err(Refusal::Damaged));
}

#[test]
fn every_refusal_says_what_was_kept_and_has_a_code() {
    let limit = 10 * 1024 * 1024;
    let all = [
        Refusal::Empty,
        Refusal::PicturesOnly,
        Refusal::Picture,
        Refusal::Scrambled,
        Refusal::TooLarge { limit },
        Refusal::UnpacksTooLarge { limit },
        Refusal::TooMuchText { limit },
        Refusal::TooManyPages { limit: 50 },
        Refusal::OtherFormat {
            format: OtherFormat::Pages,
        },
        Refusal::UnknownFormat,
        Refusal::Encrypted,
        Refusal::Damaged,
        Refusal::TookTooLong,
        Refusal::TooMuchMemory,
        Refusal::ReaderFailed,
        Refusal::Busy,
    ];
    let mut codes = std::collections::BTreeSet::new();
    for refusal in all {
        let sentence = refusal.to_string();
        assert!(
            sentence.to_lowercase().contains("nothing was"),
            "what was kept: {sentence}"
        );
        assert!(
            codes.insert(refusal.code()),
            "two refusals with the code {}",
            refusal.code()
        );
        let sent: Refusal = serde_json::from_str(&serde_json::to_string(&refusal).unwrap()).unwrap();
        assert_eq!(sent, refusal);
    }
    assert!(Refusal::TooLarge { limit }.to_string().contains("larger than 10 MB"));
}

/// The container of old Office files with one stream of this name.
fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

fn encrypted(password: &str, algorithm: EncryptionAlgorithm) -> Vec<u8> {
    let mut editor = DocumentEditor::from_bytes(fixture("cook.pdf")).unwrap();
    let config = EncryptionConfig::new(password, "owner").with_algorithm(algorithm);
    editor
        .save_to_bytes_with_options(SaveOptions::with_encryption(config))
        .unwrap()
}
