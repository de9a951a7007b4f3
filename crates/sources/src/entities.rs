//! Character entities of HTML, as they are left behind in plain text.
//!
//! To add one more: a pair in `NAMED`.

/// The names met in postings: punctuation, currencies, and the letters of western European languages.
const NAMED: &str = "amp & lt < gt > quot \" apos ' nbsp \u{a0} bull • middot · hellip … ndash – mdash — lsquo ‘ rsquo ’ \
    sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » lsaquo ‹ rsaquo › iexcl ¡ iquest ¿ cent ¢ pound £ yen ¥ euro € curren ¤ \
    sect § copy © reg ® trade ™ deg ° plusmn ± times × divide ÷ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ micro µ \
    para ¶ ordf ª ordm º acute ´ not ¬ ensp \u{2002} emsp \u{2003} thinsp \u{2009} zwnj \u{200c} zwj \u{200d} shy \u{ad} \
    larr ← rarr → uarr ↑ darr ↓ check ✓ star ☆ starf ★ tick ✓ dagger † permil ‰ prime ′ Prime ″ minus − le ≤ ge ≥ ne ≠ \
    Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í \
    Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý \
    agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í \
    icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý \
    yuml ÿ szlig ß oelig œ OElig Œ scaron š Scaron Š zcaron ž Zcaron Ž";

/// The longest name or number between `&` and `;`, in bytes.
const MAX_NAME: usize = 8;

/// `text` with its entities decoded, once: `&amp;lt;` becomes `&lt;`. What is no entity stays as it stands.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(MAX_NAME + 1).position(|byte| byte == b';');
        match end.and_then(|end| Some((letter(&rest[..end])?, end))) {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out + rest
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    let mut words = NAMED.split(' ');
    while let (Some(known), Some(letter)) = (words.next(), words.next()) {
        if known == name {
            return letter.chars().next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_numbered_entities_become_letters() {
        assert_eq!(
            decode("R&amp;D &bull; M&uuml;nchen &#8211; &#x20AC;5&nbsp;k"),
            "R&D • München – €5\u{a0}k"
        );
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in [
            "R&D",
            "AT&T; more",
            "&unknown;",
            "&#xZZ;",
            "&#1114112;",
            "&",
            "a & b;",
            "&é;",
        ] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("&amp;lt;"), "&lt;", "decoded once");
    }

    #[test]
    fn every_name_has_one_letter() {
        let words: Vec<_> = NAMED.split(' ').collect();
        assert_eq!(words.len() % 2, 0);
        for pair in words.chunks(2) {
            assert!(
                pair[0].chars().all(|c| c.is_ascii_alphanumeric()) && pair[0].len() <= MAX_NAME,
                "{pair:?}"
            );
            assert_eq!(pair[1].chars().count(), 1, "{pair:?}");
        }
    }
}
