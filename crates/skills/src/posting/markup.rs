//! Tags taken out and references resolved, one round.

use super::entities::reference;

/// A tag is no longer than this, in bytes.
const LONGEST_TAG: usize = 2_000;

const INLINE: &str = " a abbr acronym b bdi bdo big center cite code data del dfn em font i img input ins kbd label mark meta \
    q s samp small span strike strong sub sup time tt u var wbr link button o:p ";
const BREAKS: &str = " address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure \
    footer form h1 h2 h3 h4 h5 h6 head header hr html legend main nav ol option p pre section select summary table tbody \
    tfoot thead title tr ul ";
const PARAGRAPHS: &str = " h1 h2 h3 h4 h5 h6 p ";
const SKIPPED: &str = " script style template noscript svg iframe object ";

/// The text without tags, its references resolved.
pub(super) fn without_markup(text: &str) -> String {
    // In a marked-up text line breaks mean nothing, except where the source mixes both.
    let breaks = text.matches("<br").count() + text.matches("<p").count() + text.matches("<li").count();
    let lines_count = breaks == 0 || breaks * 3 < text.matches('\n').count();
    let mut round = Round {
        out: String::with_capacity(text.len()),
        unclosed: Vec::new(),
    };
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&', '\n']) {
        round.out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes()[0] {
            b'<' => round.tag(rest),
            b'&' => reference(rest).map(|(value, length)| {
                round.out.push_str(&value);
                length
            }),
            _ => {
                round.out.push(if lines_count { '\n' } else { ' ' });
                Some(1)
            }
        };
        let length = taken.unwrap_or_else(|| {
            round.out.push_str(&rest[..1]);
            1
        });
        rest = &rest[length..];
    }
    round.out.push_str(rest);
    round.out
}

struct Round {
    out: String,
    /// What was looked for up to the end of the text, in vain: it is not looked for again.
    unclosed: Vec<String>,
}

impl Round {
    /// Takes the tag at the start of `text`: writes what it means for the lines and tells its length. Nothing when it is
    /// none.
    fn tag(&mut self, text: &str) -> Option<usize> {
        if text.starts_with("<!--") {
            return self.over(text, "-->");
        }
        let closing = text[1..].starts_with('/');
        let from = 1 + usize::from(closing);
        let length = text[from..]
            .bytes()
            .take(12)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b':')
            .count();
        let name = format!(" {} ", text[from..from + length].to_ascii_lowercase());
        let end = text[1..]
            .bytes()
            .take(LONGEST_TAG)
            .position(|b| b == b'>' || b == b'<')?
            + 2;
        if text.as_bytes()[end - 1] == b'<' {
            return None;
        }
        if text.starts_with("<!") && !text.starts_with("<![") {
            return Some(end);
        }
        let known = |names: &str| length > 0 && names.contains(&name);
        if known(SKIPPED) {
            let close = format!("</{}>", name.trim());
            let over = if closing { None } else { self.over(text, &close) };
            return Some(over.unwrap_or(end));
        }
        match name.trim() {
            "li" => {
                self.line();
                self.out.push_str(if closing { "" } else { "- " });
            }
            "br" => self.out.push('\n'),
            "td" | "th" => self.out.push_str(if closing { " | " } else { "" }),
            _ if known(PARAGRAPHS) => {
                self.line();
                self.out.push('\n');
            }
            _ if known(BREAKS) => self.line(),
            _ if known(INLINE) => {}
            _ => return None,
        }
        Some(end)
    }

    /// Ends the line, unless that is done.
    fn line(&mut self) {
        if !self.out.trim_end_matches(' ').ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// How many bytes it is until after `close`.
    fn over(&mut self, text: &str, close: &str) -> Option<usize> {
        if self.unclosed.iter().any(|known| known == close) {
            return None;
        }
        let found = find_ignoring_case(text, close);
        if found.is_none() {
            self.unclosed.push(close.to_owned());
        }
        found.map(|at| at + close.len())
    }
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes()
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}
