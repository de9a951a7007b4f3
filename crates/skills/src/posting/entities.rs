//! Character references: `&amp;`, `&#8217;`, `&rsquo;`.

/// Names that occur in adverts. To add one: a line here.
const NAMES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("shy", ""),
    ("zwnj", ""),
    ("zwj", ""),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("sbquo", "‚"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("deg", "°"),
    ("plusmn", "±"),
    ("times", "×"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("sup2", "²"),
    ("reg", "®"),
    ("trade", "™"),
    ("copy", "©"),
    ("sect", "§"),
    ("para", "¶"),
    ("rarr", "→"),
    ("larr", "←"),
    ("check", "✓"),
    ("euro", "€"),
    ("pound", "£"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("rupee", "₹"),
    ("num", "#"),
    ("ast", "*"),
    ("colon", ":"),
    ("comma", ","),
    ("period", "."),
    ("sol", "/"),
    ("lpar", "("),
    ("rpar", ")"),
    ("plus", "+"),
    ("percnt", "%"),
    ("Tab", " "),
    ("NewLine", "\n"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("Aacute", "Á"),
    ("Eacute", "É"),
    ("Iacute", "Í"),
    ("Oacute", "Ó"),
    ("Uacute", "Ú"),
    ("ntilde", "ñ"),
    ("Ntilde", "Ñ"),
    ("iquest", "¿"),
    ("iexcl", "¡"),
    ("agrave", "à"),
    ("egrave", "è"),
    ("ugrave", "ù"),
    ("acirc", "â"),
    ("ecirc", "ê"),
    ("icirc", "î"),
    ("ocirc", "ô"),
    ("ucirc", "û"),
    ("euml", "ë"),
    ("iuml", "ï"),
    ("ccedil", "ç"),
    ("Ccedil", "Ç"),
    ("Eacute", "É"),
    ("atilde", "ã"),
    ("otilde", "õ"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("oslash", "ø"),
    ("oelig", "œ"),
];

/// Longest reference that is looked at, in bytes.
const LONGEST: usize = 12;

/// The reference at the start of `text` (which begins with `&`): what it stands for and its length in bytes. Nothing when
/// it is an ordinary ampersand.
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let value = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| (*value).to_owned())?,
    };
    Some((value, end + 1))
}

fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}
