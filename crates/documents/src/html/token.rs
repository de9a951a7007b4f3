//! Cutting a page into tags and words, whatever is wrong with it: every byte is passed once, nothing is refused.

use quick_xml::escape::resolve_html5_entity;

/// Elements whose content is not markup, nor words of the page.
const RAW: &[&str] = &["script", "style"];

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name ...>`, the name in small letters.
    Open(String, Attributes<'a>),
    /// `</name>`.
    Close(String),
    /// Words, names of letters resolved.
    Words(String),
}

/// What stands in a tag behind its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of one; empty when it has none.
    pub(super) fn value(self, name: &str) -> Option<&'a str> {
        let mut rest = self.0;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || "=/".contains(c));
            let (found, after) = rest.split_at(end.unwrap_or(rest.len()));
            let (value, after) = value_of(after);
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            if after.len() == rest.len() || after.is_empty() {
                return None;
            }
            rest = after;
        }
    }

    /// `<name/>`.
    pub(super) fn ends(self) -> bool {
        self.0.ends_with('/')
    }
}

/// The value behind a name, without its quotation marks, and what follows.
fn value_of(after: &str) -> (&str, &str) {
    let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
        return ("", after);
    };
    for mark in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(mark) {
            return quoted.split_once(mark).unwrap_or((quoted, ""));
        }
    }
    value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
}

/// The pieces, one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { rest: page }
    }

    /// A tag (what is not for the page is no words), or nothing when this `<` begins none: then it is a letter.
    fn tag(&mut self) -> Option<Token<'a>> {
        let inner = self.rest.strip_prefix('<')?;
        if let Some(comment) = inner.strip_prefix("!--") {
            self.rest = comment.split_once("-->").map_or("", |(_, after)| after);
            return Some(Token::Words(String::new()));
        }
        let close = inner.starts_with('/');
        let name_at = &inner[usize::from(close)..];
        if !name_at.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        let end = tag_end(name_at);
        let (tag, after) = name_at.split_at(end);
        self.rest = after.strip_prefix('>').unwrap_or(after);
        let name_end = tag
            .find(|c: char| c.is_ascii_whitespace() || c == '/')
            .unwrap_or(tag.len());
        let name = tag[..name_end].to_ascii_lowercase();
        if close {
            return Some(Token::Close(name));
        }
        if RAW.contains(&name.as_str()) {
            self.pass_over(&name);
            return Some(Token::Words(String::new()));
        }
        let is_element = name.starts_with(|c: char| c.is_ascii_alphabetic());
        Some(if is_element {
            Token::Open(name, Attributes(tag[name_end..].trim()))
        } else {
            Token::Words(String::new())
        })
    }

    /// To behind the end of a script or a style sheet.
    fn pass_over(&mut self, name: &str) {
        while let Some((_, after)) = self.rest.split_once("</") {
            self.rest = after;
            if after
                .get(..name.len())
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
            {
                break;
            }
        }
        self.rest = self.rest.split_once('>').map_or("", |(_, after)| after);
    }
}

/// Where a tag ends: at the first `>` outside quotation marks, else at the first one, else at the end of the page.
fn tag_end(tag: &str) -> usize {
    let mut quoted = None;
    for (at, c) in tag.char_indices() {
        match (quoted, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quoted = Some(c),
            (Some(mark), c) if c == mark => quoted = None,
            // A quotation mark that is never closed.
            (Some(_), '<') => break,
            _ => {}
        }
    }
    tag.find('>').unwrap_or(tag.len())
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let first = self.rest.chars().next()?.len_utf8();
        let tag = self.tag();
        if tag.is_some() {
            return tag;
        }
        // The first letter is no tag, even when it is `<`.
        let end = self.rest[first..].find('<').map_or(self.rest.len(), |at| at + first);
        let (words, after) = self.rest.split_at(end);
        self.rest = after;
        Some(Token::Words(letters(words)))
    }
}

/// A letter by its number: `233` or `xE9`.
fn letter(number: &str) -> Option<char> {
    let parsed = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(parsed.ok()?)
}

/// `&eacute;`, `&#233;` and `&#xE9;` as letters; what is no name stays as it is.
fn letters(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(after.len());
        let number = after[..end].strip_prefix('#').and_then(letter);
        let named = resolve_html5_entity(&after[..end]);
        match (number, named) {
            (Some(letter), _) => out.push(letter),
            (None, Some(letters)) => out.push_str(letters),
            (None, None) => {
                out.push('&');
                rest = after;
                continue;
            }
        }
        rest = &after[end..];
        rest = rest.strip_prefix(';').unwrap_or(rest);
    }
    out + rest
}
