//! Case, accents and ligatures folded away.

use unicode_normalization::char::decompose_compatible;

/// Appends the folded form of one character: lower case, accents dropped, ligatures and wide forms taken apart, a few
/// letters that no decomposition covers written out (`ß` as `ss`, `ø` as `o`). Marks that carry vowels in Indic and
/// other scripts stay. Characters nobody sees (soft hyphen, zero-width space) become nothing.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| {
        if let Some(letters) = written_out(part) {
            out.push_str(letters);
        } else if !is_accent(part) && !is_unseen(part) {
            out.extend(part.to_lowercase().filter(|lower| !is_accent(*lower)));
        }
    });
}

/// The folded form of a whole text.
///
/// ```
/// assert_eq!(skills::text::fold("Köln, ŁÓDŹ, Straße"), "koln, lodz, strasse");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

/// Letters without a Unicode decomposition that readers of Latin script take for others.
fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'þ' | 'Þ' => "th",
        '♯' => "#",
        '’' | '‘' | 'ʼ' | '´' => "'",
        _ => return None,
    })
}

/// Accents over and under letters of European scripts, and the Arabic vowel signs that are usually left out.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}')
}

/// Characters that leave no mark on paper.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '®' | '™' | '©'
    )
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn two_ways_to_write_a_name_fold_to_one() {
        assert_eq!(fold("RÉSUMÉ"), "resume");
        assert_eq!(fold("Re\u{301}sume\u{301}"), fold("Résumé"));
        assert_eq!(fold("oﬃce"), "office");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("Malmø Ærø"), "malmo aero");
        assert_eq!(fold("C♯"), "c#");
        assert_eq!(fold("Microsoft® Excel"), "microsoft excel");
    }

    #[test]
    fn vowel_signs_of_other_scripts_stay() {
        assert_eq!(fold("हिन्दी"), "हिन्दी");
        assert_ne!(fold("की"), fold("का"));
    }
}
