//! A sentence with links and strong words in it.
//!
//! `rich!("New here? [Make an account], or [start without one].", ["/sign-up", "/start"])`: what stands in brackets
//! leads to the address at the same place of the list, what stands between stars is strong, `{values}` are filled in as
//! in `t!`. A translation keeps the order of the links. Values are never read as brackets or stars.

use std::fmt::{self, Display, Formatter, Write};

use askama::filters::{Html, escape};

/// A sentence as HTML, everything in it escaped; made by `rich!`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rich(String);

/// A sentence with links and strong words in the language that is spoken.
macro_rules! rich {
    ($id:literal, [$($link:expr),* $(,)?] $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::view::Rich::new(
            ::i18n::t!($id),
            &[$(::std::convert::AsRef::<str>::as_ref(&$link)),*],
            &[$((::core::stringify!($name), &::i18n::given!($name $(= $value)?))),*],
        )
    };
}

impl Rich {
    /// The sentence with these addresses for its brackets and these values for its placeholders.
    pub fn new(pattern: &str, links: &[&str], values: &[(&str, &dyn Display)]) -> Self {
        let mut out = String::with_capacity(pattern.len() * 2);
        let mut links = links.iter();
        let mut strong = false;
        let mut from = 0;
        for (at, mark) in pattern.match_indices(['[', ']', '*']) {
            words(&mut out, &pattern[from..at], values);
            from = at + 1;
            match mark {
                "[" => {
                    let address = links.next().copied().unwrap_or_default();
                    let _ = write!(out, "<a href=\"{}\">", escaped(address));
                }
                "]" => out.push_str("</a>"),
                _ => {
                    strong = !strong;
                    out.push_str(if strong { "<strong>" } else { "</strong>" });
                }
            }
        }
        words(&mut out, &pattern[from..], values);
        Self(out)
    }
}

fn words(out: &mut String, pattern: &str, values: &[(&str, &dyn Display)]) {
    out.push_str(&escaped(&i18n::fill(pattern, values)));
}

fn escaped(text: &str) -> String {
    escape(text, Html).map_or_else(|never| match never {}, |text| text.to_string())
}

impl Display for Rich {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_and_strong_words_come_from_the_sentence_alone() {
        let name = "*<b>[x]";
        assert_eq!(
            rich!("See *{name}* at [this place] or [that].", ["/a?b=1&c=2", "/d"], name).to_string(),
            "See <strong>*&#60;b&#62;[x]</strong> at <a href=\"/a?b=1&#38;c=2\">this place</a> or <a href=\"/d\">that</a>."
        );
    }
}
