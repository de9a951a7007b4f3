//! Text into words, the same way for what is indexed and for what is asked: lower case, accents folded away, apostrophes
//! dropped, `C++`, `C#` and `.NET` kept whole. Scripts written without spaces become one word a character (a phrase
//! brings them together again).
//!
//! To treat one more kind of word specially: [`Splitter::take`], a test below, and `LAYOUT` in `layout.rs` raised.

use rust_stemmers::{Algorithm, Stemmer};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A longer run of letters is no word of a language; it is left out on both sides.
const MAX_LETTERS: usize = 40;

/// The words of a text, in order.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut splitter = Splitter::default();
    for (at, c) in folded.char_indices() {
        splitter.take(c, &folded[at + c.len_utf8()..]);
    }
    splitter.end_word();
    splitter.done
}

/// The stem of a word, by the Porter2 rules for English; words with other signs than a to z stay as they are.
pub(crate) fn stem(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        Stemmer::create(Algorithm::English).stem(word).into_owned()
    } else {
        word.to_owned()
    }
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // One character at a time: what would be put in another order is dropped here anyway.
            std::iter::once(c)
                .nfkd()
                .flat_map(char::to_lowercase)
                .for_each(|c| fold_into(&mut folded, c));
        }
    }
    folded
}

fn fold_into(folded: &mut String, c: char) {
    match c {
        '\u{300}'..='\u{36f}' => {}
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ı' => folded.push('i'),
        _ => folded.push(c),
    }
}

/// Scripts without spaces between words: Thai to Khmer, kana, Han.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[derive(Default)]
struct Splitter {
    word: String,
    done: Vec<String>,
}

impl Splitter {
    fn take(&mut self, c: char, rest: &str) {
        match c {
            '\'' | '’' | 'ʼ' if self.goes_on(rest) => {}
            '\u{200c}' | '\u{200d}' => {}
            '+' | '#' if self.may_end_with_sign() => self.word.push(c),
            '.' if rest.starts_with("net") && !rest[3..].starts_with(char::is_alphanumeric) => {
                self.end_word();
                self.word.push(c);
            }
            _ if is_combining_mark(c) => self.word.push(c),
            _ if c.is_alphanumeric() => {
                if stands_alone(c)
                    || self
                        .word
                        .ends_with(|last| stands_alone(last) || last == '+' || last == '#')
                {
                    self.end_word();
                }
                self.word.push(c);
            }
            _ => self.end_word(),
        }
    }

    fn goes_on(&self, rest: &str) -> bool {
        !self.word.is_empty() && rest.starts_with(char::is_alphanumeric)
    }

    /// `c++`, `c#`, `a+`, but not `5+` or `notepad++`.
    fn may_end_with_sign(&self) -> bool {
        let letters = self.word.trim_end_matches('+');
        !letters.is_empty()
            && letters.len() <= 2
            && self.word.len() - letters.len() < 2
            && letters.bytes().all(|b| b.is_ascii_lowercase())
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.contains(char::is_alphanumeric) && word.chars().count() <= MAX_LETTERS {
            self.done.push(word);
        }
    }
}

/// The engine's view of [`tokens`], with stems or without.
#[derive(Clone)]
pub(crate) struct Words {
    pub(crate) stems: bool,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let words = tokens(text);
        let words = if self.stems {
            words.iter().map(|word| stem(word)).collect()
        } else {
            words
        };
        Stream {
            words: words.into_iter(),
            token: Token::default(),
        }
    }
}

/// The words of one text.
pub(crate) struct Stream {
    words: std::vec::IntoIter<String>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.text = word;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{stem, tokens};

    #[test]
    fn accents_fold_and_case_goes() {
        assert_eq!(tokens("Krankenschwester in KÖLN"), ["krankenschwester", "in", "koln"]);
        assert_eq!(
            tokens("Ko\u{308}ln Łódź Straße Ærø"),
            ["koln", "lodz", "strasse", "aero"]
        );
        assert_eq!(tokens("İstanbul ﬁtter"), ["istanbul", "fitter"]);
    }

    #[test]
    fn names_with_signs_stay_whole_and_ordinary_signs_part() {
        assert_eq!(
            tokens("C++, C# or C; ASP.NET and .NET (5+ years)."),
            ["c++", "c#", "or", "c", "asp", ".net", "and", ".net", "5", "years"]
        );
        assert_eq!(
            tokens("notepad++ full-time node.js c+++x end.Next"),
            ["notepad", "full", "time", "node", "js", "c++", "x", "end", "next"]
        );
    }

    #[test]
    fn apostrophes_do_not_part_words() {
        assert_eq!(
            tokens("master’s children's 'quoted' rock'n'roll"),
            ["masters", "childrens", "quoted", "rocknroll"]
        );
    }

    #[test]
    fn scripts_without_spaces_and_scripts_with_marks() {
        assert_eq!(tokens("看護師の仕事"), ["看", "護", "師", "の", "仕", "事"]);
        assert_eq!(tokens("नर्स की नौकरी"), ["नर्स", "की", "नौकरी"]);
    }

    #[test]
    fn endless_runs_are_left_out() {
        assert_eq!(tokens(&format!("{} nurse", "x".repeat(1000))), ["nurse"]);
    }

    #[test]
    fn stems_join_forms_of_a_word() {
        assert_eq!(stem("electricians"), stem("electrician"));
        assert_eq!(stem("welding"), stem("welded"));
        assert_eq!(stem("c++"), "c++");
    }
}
