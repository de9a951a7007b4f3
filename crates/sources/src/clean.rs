//! Values as people meant them: the many ways to write "nothing" become nothing, entities become letters, white space
//! becomes single.

use crate::entities;

/// The most characters of a one-line value.
pub(crate) const MAX_WORDS: usize = 500;

/// The most characters of a posting's text.
pub(crate) const MAX_TEXT: usize = 100_000;

/// Ways to say nothing, in lower case.
const NOTHING: [&str; 34] = [
    "",
    "-1",
    "-1.0",
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "n.a",
    "null",
    "none",
    "nan",
    "nil",
    "nat",
    "undefined",
    "unknown",
    "unknown / non-applicable",
    "not specified",
    "not available",
    "not applicable",
    "not provided",
    "not mentioned",
    "not disclosed",
    "tbd",
    "-",
    "--",
    "—",
    "–",
    "?",
    ".",
    "k. a.",
    "k.a.",
    "keine angabe",
    "no especificado",
    "non précisé",
];

/// Whether a value says nothing: empty, or one of the words for it.
pub(crate) fn says_nothing(value: &str) -> bool {
    let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    value.chars().take(26).count() <= 25 && NOTHING.contains(&value.to_lowercase().as_str())
}

/// A one-line value: entities and tags taken away, white space single, at most [`MAX_WORDS`] characters.
pub(crate) fn words(value: &str) -> Option<String> {
    let decoded = without_tags(&entities::decode(value));
    let line = decoded
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty());
    let line = cut(line.collect::<Vec<_>>().join(" "), MAX_WORDS);
    (!says_nothing(&line)).then_some(line)
}

/// A text of several lines. Entities become letters where the text is plain; HTML is left for the reader of postings.
pub(crate) fn text(value: &str) -> Option<String> {
    let mut text = value.replace("\r\n", "\n").replace('\r', "\n");
    if !is_html(&text) {
        text = entities::decode(&text);
    }
    text.retain(|c| !c.is_control() || c == '\n' || c == '\t');
    let text = cut(text.trim().to_owned(), MAX_TEXT);
    (!says_nothing(&text)).then_some(text)
}

/// Tags that make a text HTML. Other words in angle brackets can be a name.
const TAGS: [&str; 32] = [
    "p", "br", "li", "ul", "ol", "div", "span", "b", "i", "u", "em", "strong", "a", "font", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "table", "tbody", "tr", "td", "th", "section", "article", "html", "body", "sup", "sub",
];

/// The longest tag, in bytes.
const MAX_TAG: usize = 2000;

/// Whether a text is written in HTML.
pub(crate) fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
}

/// The length of the HTML tag `text` begins with.
fn tag(text: &str) -> Option<usize> {
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .map(|end| &inner[..end])?;
    let known = TAGS.iter().any(|known| known.eq_ignore_ascii_case(name));
    let follows = inner[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
    let end = text.bytes().take(MAX_TAG).position(|byte| byte == b'>');
    if known && follows { end.map(|end| end + 1) } else { None }
}

/// Tags inside a one-line value become blanks.
fn without_tags(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        if let Some(length) = tag(&rest[at..]) {
            out.push(' ');
            rest = &rest[at + length..];
        } else {
            out.push('<');
            rest = &rest[at + 1..];
        }
    }
    out + rest
}

/// At most `most` characters of `text`.
pub(crate) fn cut(mut text: String, most: usize) -> String {
    if text.len() > most
        && let Some((end, _)) = text.char_indices().nth(most)
    {
        text.truncate(end);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_nothing_are_nothing() {
        for value in [
            "",
            "  ",
            "-1",
            "N/A",
            "null",
            "None",
            "Not specified",
            "NaN",
            " - ",
            "keine Angabe",
            "&nbsp;",
        ] {
            assert_eq!(words(value), None, "{value:?}");
            assert_eq!(text(value), None, "{value:?}");
        }
        assert_eq!(words("Nil Desperandum Ltd"), Some("Nil Desperandum Ltd".to_owned()));
        assert_eq!(words("-1 to 3 years"), Some("-1 to 3 years".to_owned()));
    }

    #[test]
    fn entities_and_tags_leave_one_line_values() {
        assert_eq!(
            words("Caf&eacute;&nbsp;&amp; Bar\r\n <b>Central</b>").unwrap(),
            "Café & Bar Central"
        );
        assert_eq!(words("C < B, A > B").unwrap(), "C < B, A > B");
        assert_eq!(
            words("<arrow> & Sons").unwrap(),
            "<arrow> & Sons",
            "a name in angle brackets"
        );
    }

    #[test]
    fn plain_text_is_decoded_and_html_is_left_to_its_reader() {
        assert_eq!(
            text("Pay:&nbsp;12 &ndash; 14\r\nNow").unwrap(),
            "Pay:\u{a0}12 – 14\nNow"
        );
        assert_eq!(text("<p>if a &lt; b</p>").unwrap(), "<p>if a &lt; b</p>");
        assert_eq!(
            text("&lt;p&gt;Cook &amp;amp; clean&lt;/p&gt;").unwrap(),
            "<p>Cook &amp; clean</p>"
        );
    }

    #[test]
    fn lengths_are_bounded_in_characters() {
        assert_eq!(words(&"ä".repeat(900)).unwrap().chars().count(), MAX_WORDS);
        assert_eq!(text(&"ä".repeat(MAX_TEXT + 5)).unwrap().chars().count(), MAX_TEXT);
    }
}
