//! Cutting a file into control words, groups and bytes of text.

/// The longest control word (specification 1.9.1: 32 letters).
const LONGEST: usize = 32;

/// A piece of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// `\word` or `\word12`.
    Control(&'a str, Option<i32>),
    /// `\*`.
    Ignorable,
    /// A byte of text in the code page.
    Byte(u8),
    /// A letter with a sign of its own.
    Letter(&'static str),
}

/// The pieces, one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, n: usize) -> &'a [u8] {
        let (head, tail) = self.rest.split_at(n.min(self.rest.len()));
        self.rest = tail;
        head
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Option<Token<'a>> {
        let letters = self.rest.iter().take(LONGEST);
        let letters = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters > 0 {
            return Some(self.word(letters));
        }
        let sign = *self.take(1).first()?;
        Some(match sign {
            b'\'' => {
                let digits = std::str::from_utf8(self.take(2)).unwrap_or("");
                u8::from_str_radix(digits, 16).map_or(Token::Letter(""), Token::Byte)
            }
            b'*' => Token::Ignorable,
            b'~' => Token::Letter("\u{a0}"),
            b'_' => Token::Letter("-"),
            b'\\' | b'{' | b'}' => Token::Byte(sign),
            b'\n' | b'\r' => Token::Control("par", None),
            b'\t' => Token::Control("tab", None),
            _ => Token::Letter(""),
        })
    }

    fn word(&mut self, letters: usize) -> Token<'a> {
        let word = std::str::from_utf8(self.take(letters)).unwrap_or("");
        let minus = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self
            .rest
            .iter()
            .skip(minus)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = if digits == 0 {
            None
        } else {
            let text = std::str::from_utf8(self.take(minus + digits)).unwrap_or("");
            Some(text.parse().unwrap_or(0))
        };
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            // So many bytes that are not text.
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Token::Control(word, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return match *self.take(1).first()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.escaped(),
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Some(Token::Control("tab", None)),
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}
