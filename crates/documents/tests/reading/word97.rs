//! Files of Word before 2007, put together here by what [MS-DOC] and [MS-CFB] say, as small as they can be.

use documents::{Document, Format, Limits, Refusal, read_here};

use crate::support::assert_in_order;

const SECTOR: usize = 512;
/// Streams shorter than this would stand in a container within the container.
const LONG: usize = 4096;
/// Where the text begins in its stream.
const TEXT_AT: usize = 1024;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// A file with this text; a paragraph ends in `\r`. `flags` are the second word of flags of its head.
fn word97(text: &str, flags: u16) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u32::try_from(letters.len() / 2).unwrap();
    container(&[
        ("WordDocument", &main_stream(&letters, length, flags)),
        ("1Table", &table_stream(length)),
    ])
}

fn put(stream: &mut [u8], at: usize, bytes: &[u8]) {
    stream[at..at + bytes.len()].copy_from_slice(bytes);
}

/// The head ([MS-DOC] 2.5.1) and the text.
fn main_stream(letters: &[u8], length: u32, flags: u16) -> Vec<u8> {
    let mut stream = vec![0; LONG.max(TEXT_AT + letters.len())];
    put(&mut stream, 0x00, &0xA5EC_u16.to_le_bytes());
    put(&mut stream, 0x02, &0x00C1_u16.to_le_bytes());
    put(&mut stream, 0x06, &0x0409_u16.to_le_bytes());
    put(&mut stream, 0x0A, &(0x0200 | flags).to_le_bytes());
    put(&mut stream, 0x20, &0x000E_u16.to_le_bytes());
    put(&mut stream, 0x3E, &0x0016_u16.to_le_bytes());
    put(&mut stream, 0x4C, &length.to_le_bytes());
    put(&mut stream, 0x98, &0x005D_u16.to_le_bytes());
    // Where the table of pieces stands, and how long it is.
    put(&mut stream, 0x1A2, &0_u32.to_le_bytes());
    put(&mut stream, 0x1A6, &21_u32.to_le_bytes());
    put(&mut stream, TEXT_AT, letters);
    stream
}

/// The table of pieces ([MS-DOC] 2.9.38): one piece, in UTF-16.
fn table_stream(length: u32) -> Vec<u8> {
    let mut stream = vec![2];
    stream.extend(16_u32.to_le_bytes());
    stream.extend(0_u32.to_le_bytes());
    stream.extend(length.to_le_bytes());
    stream.extend([0; 2]);
    stream.extend(u32::try_from(TEXT_AT).unwrap().to_le_bytes());
    stream.extend([0; 2]);
    stream.resize(LONG, 0);
    stream
}

/// A compound file ([MS-CFB]): one sector of allocation, one of names, then the streams.
fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut allocation = vec![0xFFFF_FFFD, END_OF_CHAIN];
    let mut names = entry("Root Entry", 5, (FREE, 1), END_OF_CHAIN, 0);
    let mut data = Vec::new();
    for (nr, (name, stream)) in streams.iter().enumerate() {
        let sectors = stream.len().div_ceil(SECTOR);
        let first = u32::try_from(allocation.len()).unwrap();
        allocation.extend((1..sectors).map(|next| first + u32::try_from(next).unwrap()));
        allocation.push(END_OF_CHAIN);
        // Of two names the shorter one stands to the left.
        let left = if nr == 0 { 2 } else { FREE };
        names.extend(entry(name, 2, (left, FREE), first, stream.len()));
        data.extend_from_slice(stream);
        data.resize(data.len().next_multiple_of(SECTOR), 0);
    }
    let mut file = head();
    allocation.resize(SECTOR / 4, FREE);
    file.extend(allocation.iter().flat_map(|sector| sector.to_le_bytes()));
    names.resize(SECTOR, 0);
    file.extend(names);
    file.extend(data);
    file
}

fn head() -> Vec<u8> {
    let mut head = vec![0; SECTOR];
    put(&mut head, 0x00, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(&mut head, 0x18, &0x003E_u16.to_le_bytes());
    put(&mut head, 0x1A, &3_u16.to_le_bytes());
    put(&mut head, 0x1C, &0xFFFE_u16.to_le_bytes());
    put(&mut head, 0x1E, &9_u16.to_le_bytes());
    put(&mut head, 0x20, &6_u16.to_le_bytes());
    put(&mut head, 0x2C, &1_u32.to_le_bytes());
    put(&mut head, 0x30, &1_u32.to_le_bytes());
    put(&mut head, 0x38, &u32::try_from(LONG).unwrap().to_le_bytes());
    put(&mut head, 0x3C, &END_OF_CHAIN.to_le_bytes());
    put(&mut head, 0x44, &END_OF_CHAIN.to_le_bytes());
    put(&mut head, 0x4C, &0_u32.to_le_bytes());
    head[0x50..].fill(0xFF);
    head
}

/// An entry of the directory: `beside` are the one to its left and the first below it.
fn entry(name: &str, kind: u8, beside: (u32, u32), first: u32, length: usize) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(&mut entry, 0, &letters);
    put(
        &mut entry,
        0x40,
        &u16::try_from(letters.len() + 2).unwrap().to_le_bytes(),
    );
    entry[0x42] = kind;
    entry[0x43] = 1;
    put(&mut entry, 0x44, &beside.0.to_le_bytes());
    put(&mut entry, 0x48, &FREE.to_le_bytes());
    put(&mut entry, 0x4C, &beside.1.to_le_bytes());
    put(&mut entry, 0x74, &first.to_le_bytes());
    put(&mut entry, 0x78, &u32::try_from(length).unwrap().to_le_bytes());
    entry
}

fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    read_here(bytes, &Limits::default())
}

const RESUME: &str = "Asha Rao\rStaff nurse, Leeds\rasha.rao@example.org\r\rWork experience\rStaff nurse\tMay 2019 \u{2013} today\r\
                      Example General Hospital\u{b}Ward 4\r\u{2022} Gave medicines to twelve patients\r\u{2022} हिन्दी और Zürich\r";

#[test]
fn a_word_file_of_before_2007_is_read_line_by_line() {
    let document = read(&word97(RESUME, 0)).unwrap();
    assert_eq!(document.format, Format::Doc);
    assert_in_order(
        &document.text,
        &[
            "Asha Rao\n",
            "Staff nurse, Leeds\n",
            "Work experience\n",
            "Staff nurse",
            "May 2019",
            "Example General Hospital\n",
            "Ward 4\n",
            "- Gave medicines to twelve patients\n",
            "- हिन्दी और Zürich",
        ],
    );
}

#[test]
fn a_locked_an_empty_and_a_cut_one_are_refused() {
    assert_eq!(read(&word97(RESUME, 0x0100)), Err(Refusal::Encrypted));
    assert_eq!(read(&word97("\r\r", 0)), Err(Refusal::Empty));
    let whole = word97(RESUME, 0);
    assert_eq!(read(&whole[..1600]), Err(Refusal::Damaged));
}

#[test]
fn any_changed_byte_is_read_or_refused() {
    let whole = word97(RESUME, 0);
    for at in (0..whole.len()).filter(|at| *at < 2_100 || at % 37 == 0) {
        let mut changed = whole.clone();
        changed[at] ^= 0xFF;
        if let Ok(document) = read(&changed) {
            assert!(document.text.len() <= Limits::default().output);
        }
    }
}
