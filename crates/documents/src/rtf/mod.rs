//! Reading Rich Text Format (specification 1.9.1): groups, control words, letters in a code page or as Unicode.
//!
//! [`token`] cuts the file, [`groups`] says which groups hold words, this file turns words and breaks into lines. To read one
//! more control word: a line in [`Document::control`].

mod groups;
mod token;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::{
    groups::Groups,
    token::{Token, Tokens},
};
use crate::{
    Refusal,
    text::{Flow, Lines, Mark},
};

/// Reads a document.
pub(crate) fn read(bytes: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    let mut document = Document::new();
    for token in Tokens::new(bytes) {
        match token {
            Token::Open => document.open()?,
            Token::Close => document.close(),
            Token::Control(word, number) => document.control(word, number),
            Token::Ignorable => document.groups.ignorable(),
            Token::Byte(byte) => document.byte(byte),
            Token::Letter(letter) => document.letters(letter),
        }
    }
    document.flush();
    document.flow.finish(lines)
}

struct Document {
    flow: Flow,
    groups: Groups,
    encoding: &'static Encoding,
    /// Bytes in the code page that are not letters yet: some letters take two.
    bytes: Vec<u8>,
    /// The first half of a letter beyond the basic plane.
    high: Option<u16>,
    /// Letters after a Unicode one that stand for it in older programs, still to be passed over.
    fallback: u32,
    in_row: bool,
}

impl Document {
    fn new() -> Self {
        Self {
            flow: Flow::new(),
            groups: Groups::new(),
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            high: None,
            fallback: 0,
            in_row: false,
        }
    }

    fn open(&mut self) -> Result<(), Refusal> {
        self.flush();
        self.fallback = 0;
        self.groups.open()
    }

    fn close(&mut self) {
        self.flush();
        self.fallback = 0;
        self.groups.close();
    }

    fn control(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return;
        }
        self.flush();
        self.fallback = 0;
        if self.groups.destination(word) {
            if matches!(word, "listtext" | "pntext") {
                self.flow.mark(Mark::Item);
            }
            return;
        }
        let on = number != Some(0);
        let group = self.groups.now();
        match word {
            "ansicpg" => self.encoding = code_page(number).unwrap_or(self.encoding),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "uc" => group.fallback = u32::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "b" => group.bold = on,
            "v" | "deleted" => group.hidden = on,
            "plain" => (group.bold, group.hidden) = (false, false),
            _ if group.is_read() => self.layout(word, number),
            _ => {}
        }
    }

    fn layout(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" | "nestrow" | "nestcell" => self.flow.end(),
            "line" => self.flow.end_line(),
            "pard" => self.flow.mark(Mark::Plain),
            "outlinelevel" if number.is_some_and(|level| (0..9).contains(&level)) => self.flow.mark(Mark::Heading),
            "trowd" if !self.in_row => {
                self.in_row = true;
                self.flow.open_row();
                self.flow.open_cell();
            }
            "cell" if self.in_row => {
                self.flow.close_cell();
                self.flow.open_cell();
            }
            "row" if self.in_row => {
                self.in_row = false;
                self.flow.close_cell();
                self.flow.close_row();
            }
            _ => {
                if let Some(words) = sign(word) {
                    self.write(words);
                }
            }
        }
    }

    /// A byte of text, in the code page.
    fn byte(&mut self, byte: u8) {
        if self.fallback > 0 {
            self.fallback -= 1;
        } else if self.groups.now().is_read() {
            self.bytes.push(byte);
        }
    }

    /// A letter that is written by a sign of its own.
    fn letters(&mut self, words: &str) {
        self.flush();
        if self.fallback > 0 {
            self.fallback -= 1;
        } else {
            self.write(words);
        }
    }

    /// A code unit of UTF-16, as a signed number.
    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        let units = [self.high.take().unwrap_or(0), unit];
        let pair = if units[0] == 0 { &units[1..] } else { &units[..] };
        match String::from_utf16(pair) {
            Ok(letter) => self.write(&letter),
            Err(_) => self.high = Some(unit),
        }
        self.fallback = self.groups.now().fallback;
    }

    /// Bytes become letters.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let words = self.encoding.decode_without_bom_handling(&bytes).0;
            self.write(&words);
        }
    }

    fn write(&mut self, words: &str) {
        let group = self.groups.now();
        if group.is_read() && !group.hidden {
            self.flow.add(words, group.bold);
        }
    }
}

fn code_page(number: Option<i32>) -> Option<&'static Encoding> {
    match number? {
        65001 => Some(encoding_rs::UTF_8),
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        10000 => Some(encoding_rs::MACINTOSH),
        number => Encoding::for_label(format!("windows-{number}").as_bytes()),
    }
}

/// Letters that have a control word.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "cell" => "\t",
        "bullet" => "•",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
