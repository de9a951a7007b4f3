//! Characters as they should be: composed letters, plain spaces, nothing invisible.

use unicode_normalization::UnicodeNormalization;

/// Cleans one line. Gaps stay as wide as they were, because they tell letters from words; [`close_gaps`] comes later.
pub(crate) fn clean(raw: &str) -> String {
    let mut clean = String::with_capacity(raw.len());
    for c in raw.nfc() {
        match c {
            '\t' => clean.push('\t'),
            '\u{FB00}'..='\u{FB06}' => clean.push_str(ligature(c)),
            // Joiners spell words in Persian and in Indian scripts; among Latin letters they only hide.
            '\u{200C}' | '\u{200D}' if clean.chars().next_back().is_some_and(|c| c > '\u{0590}') => clean.push(c),
            // Letters of private use are icons (a telephone, an envelope) or bullets from symbol fonts.
            '\u{E000}'..='\u{F8FF}' => clean.push(if is_private_bullet(c) { '•' } else { ' ' }),
            _ if is_unseen(c) => {}
            _ if c.is_whitespace() => clean.push(' '),
            _ => clean.push(c),
        }
    }
    clean
}

/// Closes gaps: one or two spaces become one; three or more, or any with a tab, become a tab. Ends are trimmed.
pub(crate) fn close_gaps(line: &str) -> String {
    let mut closed = String::with_capacity(line.len());
    let mut gap = String::new();
    for c in line.trim().chars() {
        if c == ' ' || c == '\t' {
            gap.push(c);
            continue;
        }
        if !gap.is_empty() {
            closed.push(if gap.contains('\t') || gap.len() >= 3 {
                '\t'
            } else {
                ' '
            });
            gap.clear();
        }
        closed.push(c);
    }
    closed
}

fn ligature(c: char) -> &'static str {
    match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        _ => "st",
    }
}

/// Where symbol fonts keep the round and the square bullet, the arrow and the tick.
fn is_private_bullet(c: char) -> bool {
    matches!(
        c,
        '\u{F0B7}' | '\u{F0A7}' | '\u{F0A8}' | '\u{F0D8}' | '\u{F0FC}' | '\u{F076}' | '\u{F06E}' | '\u{F071}'
    )
}

/// Control codes, marks of direction and width, soft hyphens, variation selectors, tags.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

/// White space of a file with markup is one space: the page decides where lines end.
pub(crate) fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let space = c.is_ascii_whitespace();
        if !space || !out.ends_with(' ') {
            out.push(if space { ' ' } else { c });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{clean, close_gaps};

    #[test]
    fn what_cannot_be_seen_is_gone_and_letters_are_whole() {
        let cases = [
            ("o\u{FB03}ce \u{FB01}le", "office file"),
            ("Ngu\u{0303}gi\u{0303}", "Ngũgĩ"),
            ("so\u{AD}phisti\u{200B}cated\u{7}", "sophisticated"),
            ("\u{F0B7} one\u{A0}two", "• one two"),
            ("\u{F095}020 7946 0421", " 020 7946 0421"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("Py\u{200D}thon", "Python"),
        ];
        for (raw, expected) in cases {
            assert_eq!(clean(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn wide_gaps_part_and_narrow_ones_join() {
        assert_eq!(
            close_gaps("  2017 to date    Night porter,  Hotel \t Yard "),
            "2017 to date\tNight porter, Hotel\tYard"
        );
    }
}
