//! Files made in the test: packages, PDFs, and deflate streams that never seem to end.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A ZIP archive with these parts.
pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The part that says which part is the document.
pub(crate) const RELATIONS: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="r1" Type="http://schemas.example/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
);

/// The part `word/document.xml` with this body.
pub(crate) fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
}

/// A DOCX with this body.
pub(crate) fn package(body: &str) -> Vec<u8> {
    packed(&[RELATIONS, ("word/document.xml", &document(body))])
}

/// A PDF of the given objects (numbered from 1); the first one is the catalog.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.bytes());
    file.extend(format!("trailer\n<</Size {} /Root 1 0 R>>\n", objects.len() + 1).bytes());
    file.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    file
}

/// A stream object; `entries` go into its dictionary beside the length.
pub(crate) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries} /Length {}>>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// A PDF with one page per content stream and Helvetica, plain (`/F`) and bold (`/B`).
pub(crate) fn pages(contents: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    let mut objects = vec![
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        format!("<</Type /Pages /Kids [{}] /Count {}>>", kids.join(" "), kids.len()).into_bytes(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_vec(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>".to_vec(),
    ];
    for (n, content) in contents.iter().enumerate() {
        let page = format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources <</Font <</F 3 0 R /B 4 0 R>>>>>>",
            6 + 2 * n
        );
        objects.push(page.into_bytes());
        objects.push(content.clone());
    }
    pdf(&objects)
}

/// A content stream with lines of text: font and size, place, words.
pub(crate) fn text(lines: &[(&str, f32, f32, &str)]) -> Vec<u8> {
    let mut content = String::new();
    for (font, x, y, words) in lines {
        writeln!(content, "BT /{font} Tf {x} {y} Td ({words}) Tj ET").unwrap();
    }
    stream("", content.as_bytes())
}

/// A raw deflate stream (RFC 1951) that unpacks to more than `size` zeros, written without packing any: one zero, then
/// "the same again, 258 times" in 13 bits, over and over.
pub(crate) fn zeros(size: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // A last block in the fixed code; the literal 0 is 00110000.
    bits.push(0b1, 1);
    bits.push(0b01, 2);
    bits.code(0b0011_0000, 8);
    for _ in 0..=size / 258 {
        // Length 258 is 11000101, distance 1 is 00000.
        bits.code(0b1100_0101, 8);
        bits.code(0, 5);
    }
    bits.code(0, 7);
    bits.finish()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits {
    /// Least significant bit first, as numbers stand.
    fn push(&mut self, value: u32, count: u32) {
        self.pending |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.pending.to_le_bytes()[0]);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// Most significant bit first, as codes stand.
    fn code(&mut self, value: u32, count: u32) {
        self.push(value.reverse_bits() >> (32 - count), count);
    }

    fn finish(mut self) -> Vec<u8> {
        self.push(0, 7);
        self.bytes
    }
}

/// A part of a package as it stands in the archive.
#[derive(Clone)]
pub(crate) struct Packed {
    deflated: Vec<u8>,
    checksum: u32,
    /// How many bytes it says it unpacks to.
    claimed: u32,
}

/// A part of words: a deflate stream of one stored block.
pub(crate) fn stored(content: &str) -> Packed {
    let length = u16::try_from(content.len()).unwrap();
    let deflated = [
        &[1_u8][..],
        &length.to_le_bytes(),
        &(!length).to_le_bytes(),
        content.as_bytes(),
    ]
    .concat();
    Packed {
        deflated,
        checksum: checksum(content.as_bytes()),
        claimed: u32::from(length),
    }
}

/// A part of zeros that says how many they are, or lies. Nobody gets to its end, where the checksum is looked at.
pub(crate) fn bomb(size: usize, claimed: u32) -> Packed {
    Packed {
        deflated: zeros(size),
        checksum: 0,
        claimed,
    }
}

/// A part that is an archive itself.
pub(crate) fn nested(inner: &[u8]) -> Packed {
    Packed {
        deflated: inner.to_vec(),
        checksum: 0,
        claimed: 0,
    }
}

/// CRC-32 as in ZIP (ISO 3309), bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    })
}

/// A ZIP archive of parts as they are.
pub(crate) fn archive(parts: &[(&str, &Packed)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let mut count = 0_u16;
    for (name, part) in parts {
        let offset = u32::try_from(file.len()).unwrap();
        let size = u32::try_from(part.deflated.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        // Version, flags, method (8: deflate), time, date.
        let common: Vec<u8> = [[20, 0], [0, 0], [8, 0], [0, 0], [0x21, 0x5A]].concat();
        let sizes: Vec<u8> = [
            part.checksum.to_le_bytes(),
            size.to_le_bytes(),
            part.claimed.to_le_bytes(),
        ]
        .concat();
        file.extend(
            [
                b"PK\x03\x04".as_slice(),
                &common,
                &sizes,
                &length.to_le_bytes(),
                &[0; 2],
            ]
            .concat(),
        );
        file.extend(name.bytes());
        file.extend(&part.deflated);
        directory.extend(
            [
                b"PK\x01\x02\x14\x00".as_slice(),
                &common,
                &sizes,
                &length.to_le_bytes(),
                &[0; 12],
            ]
            .concat(),
        );
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
        count += 1;
    }
    let places = [directory.len(), file.len()]
        .map(|place| u32::try_from(place).unwrap().to_le_bytes())
        .concat();
    let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
    file.extend(directory);
    file.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &counts, &places, &[0; 2]].concat());
    file
}
