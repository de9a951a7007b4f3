//! The cutting itself: one pass, each character looked at a bounded number of times.

use unicode_normalization::char::is_combining_mark;

use super::{
    fold::{fold_char, is_unseen},
    gap::Gap,
    link::{is_link, run_end},
    words::{Word, Words},
};

pub(super) struct Cutter<'t> {
    text: &'t str,
    /// Next byte.
    byte: usize,
    /// Next character.
    char: u32,
    gap: Gap,
    /// Whether the next word starts with the full stop before it.
    dotted: bool,
    /// Up to which byte addresses were looked for, and whether the last run was one.
    looked: (usize, bool),
    words: Vec<Word>,
    folded: String,
}

impl<'t> Cutter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            char: 0,
            gap: Gap::BLANK,
            dotted: false,
            looked: (0, false),
            words: Vec::with_capacity(text.len() / 6),
            folded: String::with_capacity(text.len() + 16),
        }
    }

    pub(super) fn cut(mut self) -> Words<'t> {
        while let Some(c) = self.peek() {
            if c == ' ' {
                self.dotted = false;
                self.skip(1, Gap::SPACE);
            } else if is_word_char(c) {
                self.word();
            } else if c == '&' {
                self.ampersand();
            } else {
                self.mark(c);
            }
        }
        let end_gap = self.gap.and(Gap::BLANK);
        Words {
            text: self.text,
            list: self.words,
            folded: self.folded,
            end_gap,
        }
    }

    fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.byte) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text[self.byte..].chars().next(),
        }
    }

    /// The character after the next one.
    fn second(&self) -> Option<char> {
        self.text[self.byte..].chars().nth(1)
    }

    fn step(&mut self, c: char) {
        self.byte += c.len_utf8();
        self.char += 1;
    }

    fn word(&mut self) {
        let back = u32::from(self.dotted);
        let (start, byte_start) = (self.char - back, self.byte - back as usize);
        let from = self.folded.len();
        if self.dotted {
            self.folded.push('.');
        }
        self.letters();
        self.suffix();
        self.push(start, byte_start, from);
    }

    /// Reads the letters of a word, with the apostrophes and unseen characters inside it.
    fn letters(&mut self) {
        loop {
            self.plain_letters();
            let Some(c) = self.peek() else { return };
            if is_word_char(c) {
                fold_char(c, &mut self.folded);
            } else if is_apostrophe(c) && self.second().is_some_and(char::is_alphabetic) {
                if self.genitive(c) {
                    return;
                }
            } else if !(is_unseen(c) && self.second().is_some_and(is_word_char)) {
                return;
            }
            self.step(c);
        }
    }

    /// Reads the letters and digits up to the next character that is neither, or that is not ASCII.
    fn plain_letters(&mut self) {
        let rest = &self.text.as_bytes()[self.byte..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let from = self.folded.len();
        self.folded.push_str(&self.text[self.byte..self.byte + length]);
        self.folded[from..].make_ascii_lowercase();
        self.byte += length;
        // Texts are cut at 8 MiB: everything fits.
        self.char += u32::try_from(length).unwrap_or(u32::MAX);
    }

    /// Steps over the "'s" of a genitive, if that is what comes.
    fn genitive(&mut self, apostrophe: char) -> bool {
        let mut after = self.text[self.byte..].chars().skip(1);
        let found = matches!(after.next(), Some('s' | 'S')) && !after.next().is_some_and(is_word_char);
        if found {
            self.step(apostrophe);
            self.step('s');
        }
        found
    }

    /// "++" and "#" after a letter, when nothing else is glued to them.
    fn suffix(&mut self) {
        let rest = &self.text.as_bytes()[self.byte..];
        if !matches!(rest.first(), Some(b'+' | b'#')) || !self.text[..self.byte].ends_with(char::is_alphabetic) {
            return;
        }
        let signs = rest.iter().take(2).take_while(|b| matches!(b, b'+' | b'#')).count();
        let glued = self.text[self.byte + signs..].chars().next().is_some_and(is_word_char);
        if signs > 0 && (!glued || rest.starts_with(b"++")) {
            for _ in 0..signs {
                let sign = char::from(self.text.as_bytes()[self.byte]);
                self.folded.push(sign);
                self.step(sign);
            }
        }
    }

    fn push(&mut self, start: u32, byte_start: usize, from: usize) {
        if byte_start >= self.looked.0 {
            let end = run_end(self.text, byte_start);
            self.looked = (end, is_link(&self.text[byte_start..end]));
        }
        // Texts are cut at 8 MiB, and folding at most triples them: everything fits.
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.words.push(Word {
            start,
            end: self.char,
            byte_start: narrow(byte_start),
            byte_end: narrow(self.byte),
            folded: (narrow(from), narrow(self.folded.len())),
            gap: self.gap,
            link: self.looked.1,
        });
        self.gap = Gap::default();
        self.dotted = false;
    }

    fn ampersand(&mut self) {
        let rest = &self.text[self.byte..];
        if rest.starts_with("&nbsp;") {
            return self.skip(6, Gap::SPACE);
        }
        let (start, byte_start, from) = (self.char, self.byte, self.folded.len());
        let length = if rest.starts_with("&amp;") { 5 } else { 1 };
        self.dotted = false;
        self.folded.push_str("and");
        self.byte += length;
        self.char += if length == 5 { 5 } else { 1 };
        self.push(start, byte_start, from);
    }

    fn skip(&mut self, ascii: u32, gap: Gap) {
        self.byte += ascii as usize;
        self.char += ascii;
        self.gap = self.gap.and(gap);
    }

    fn mark(&mut self, c: char) {
        self.dotted = false;
        let gap = match c {
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.dash(c),
            '.' => self.full_stop(),
            '*' if self.at_line_start() => Gap::BULLET,
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' if self.gap.has(Gap::LINE) => Gap::BLANK,
            _ => gap_of(c),
        };
        self.gap = self.gap.and(gap);
        self.step(c);
    }

    fn at_line_start(&self) -> bool {
        self.gap.has(Gap::LINE.and(Gap::BLANK)) && !self.gap.has(Gap::BULLET)
    }

    fn dash(&self, c: char) -> Gap {
        let before = self.gap != Gap::default();
        let after = self.second().is_none_or(|next| !is_word_char(next));
        match (before, after) {
            _ if self.at_line_start() => Gap::BULLET,
            (true, _) => Gap::DASH,
            _ if matches!(c, '—' | '―') => Gap::DASH,
            _ => Gap::HYPHEN,
        }
    }

    fn full_stop(&mut self) -> Gap {
        let letter_follows = self.second().is_some_and(is_word_char);
        let inside = self.gap == Gap::default();
        match (letter_follows, inside) {
            (true, true) => Gap::DOT,
            (true, false) if !self.gap.has(Gap::STOP) => {
                self.dotted = self.second().is_some_and(char::is_alphabetic);
                Gap::default()
            }
            _ => Gap::STOP,
        }
    }
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '´')
}

fn gap_of(c: char) -> Gap {
    match c {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Gap::LINE,
        '\t' | '|' | '¦' | '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '□' | '➢' | '➤' | '►' | '▶' | '✓' | '✔'
        | '★' | '❖' | '\u{f0b7}' | '\u{f0a7}' => Gap::BULLET,
        '/' | '\\' => Gap::SLASH,
        ',' | '،' | '、' | '，' => Gap::COMMA,
        ';' | '；' => Gap::SEMICOLON,
        ':' | '：' => Gap::COLON,
        '(' | '[' | '{' | '（' => Gap::OPEN,
        ')' | ']' | '}' | '）' => Gap::CLOSE,
        '!' | '?' | '…' | '。' | '؟' | '।' => Gap::STOP,
        '+' => Gap::PLUS,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '’' | '‘' | '`' | '_' => Gap::SPACE,
        _ if c.is_whitespace() => Gap::SPACE,
        _ if is_unseen(c) => Gap::default(),
        _ => Gap::OTHER,
    }
}
