//! Signs and names of currencies. Some ("$", "Rs", "kr") mean another one in each country.

use std::sync::LazyLock;

use model::Currency;
use regex::Regex;

use crate::facts::pattern;

/// What a sign stands for.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// Always this.
    Is(&'static str),
    /// The currency of the country where that is one of these; else the first.
    OneOf(&'static [&'static str]),
    /// The currency of the country where that is one of these; else not told.
    Only(&'static [&'static str]),
}

const DOLLARS: &[&str] = &[
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "TTD", "BBD", "BSD", "BZD", "FJD", "GYD", "LRD", "NAD",
    "XCD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP",
];

/// Signs, longest first where one begins another; written as they are matched, capitals and all.
const SIGNS: &[(&str, Sign)] = &[
    (r"USD? ?\$|U\.S\. ?\$|\$US", Sign::Is("USD")),
    (r"AU?\$", Sign::Is("AUD")),
    (r"CA?\$", Sign::Is("CAD")),
    (r"NZ\$", Sign::Is("NZD")),
    (r"SG?\$", Sign::Is("SGD")),
    (r"HK\$", Sign::Is("HKD")),
    (r"R\$", Sign::Is("BRL")),
    (r"MX\$", Sign::Is("MXN")),
    (r"\$|[dD]ollars?(?-u:\b)|DOLLARS?(?-u:\b)", Sign::OneOf(DOLLARS)),
    (r"€|EURO?S?(?-u:\b)|[eE]uros?(?-u:\b)|Eur(?-u:\b)", Sign::Is("EUR")),
    (r"£|[pP]ounds?(?-u:\b)", Sign::Is("GBP")),
    (r"₹", Sign::Is("INR")),
    (
        r"R[sS]\.?|[rR]upees?(?-u:\b)|RUPEES(?-u:\b)",
        Sign::OneOf(&["INR", "PKR", "LKR", "NPR", "MUR", "SCR"]),
    ),
    (r"₦|[nN]aira(?-u:\b)", Sign::Is("NGN")),
    (r"₱", Sign::Is("PHP")),
    (r"₺|TL(?-u:\b)", Sign::Is("TRY")),
    (r"[zZ]ł", Sign::Is("PLN")),
    (r"S?Fr\.|[fF]ranken(?-u:\b)", Sign::Is("CHF")),
    (r"K[sS][hH][sS]?\.?|K/=", Sign::Is("KES")),
    (r"U[sS][hH]s?\.?", Sign::Is("UGX")),
    (r"T[sS][hH]s?\.?", Sign::Is("TZS")),
    (r"GH₵|GH¢|₵", Sign::Is("GHS")),
    (r"D[hH]s?\.?|[dD]irhams?(?-u:\b)", Sign::OneOf(&["AED", "MAD"])),
    (r"¥", Sign::OneOf(&["JPY", "CNY"])),
    (r"RMB", Sign::Is("CNY")),
    (r"৳|Tk\.?|[tT]aka(?-u:\b)", Sign::Is("BDT")),
    (r"RM", Sign::Only(&["MYR"])),
    (r"Rp\.?", Sign::Only(&["IDR"])),
    (r"₫", Sign::Is("VND")),
    (r"฿", Sign::Is("THB")),
    (r"₩", Sign::Is("KRW")),
    (r"[kK]r\.?", Sign::Only(&["SEK", "NOK", "DKK", "ISK"])),
    (r"Kč", Sign::Is("CZK")),
    (r"Ft", Sign::Only(&["HUF"])),
    (r"[lL]ei(?-u:\b)", Sign::Only(&["RON", "MDL"])),
    (r"₴", Sign::Is("UAH")),
    (r"₽", Sign::Is("RUB")),
    (r"₪|NIS(?-u:\b)", Sign::Is("ILS")),
    (r"S/\.?", Sign::Only(&["PEN"])),
    (r"F?CFA", Sign::OneOf(&["XOF", "XAF"])),
    (r"R", Sign::Only(&["ZAR"])),
];

/// ISO 4217 codes wages are paid in, in capitals.
const CODES: &str = "USD|CAD|AUD|NZD|SGD|HKD|EUR|GBP|INR|PKR|LKR|NPR|BDT|JPY|CNY|KRW|TWD|PHP|MYR|IDR|THB|VND|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|UAH|RUB|TRY|ILS|AED|SAR|QAR|KWD|BHD|OMR|JOD|EGP|MAD|TND|DZD|KES|UGX|TZS|RWF|ETB|NGN|GHS|ZAR|ZMW|BWP|NAD|MUR|XOF|XAF|BRL|MXN|ARS|CLP|COP|PEN|UYU|BOB|PYG|DOP|CRC|GTQ|HNL|JMD|TTD|GEL|AMD|AZN|KZT|UZS|MMK|KHR|RSD|ALL|MKD|BAM|MDL";

/// Any sign or code.
pub(super) fn any() -> String {
    format!(r"(?:(?:{CODES})(?-u:\b)|{})", signs())
}

/// Any sign or code that a number follows, maybe without a space: "GBP2500".
pub(super) fn any_before() -> String {
    format!(r"(?:{CODES}|{})", signs())
}

fn signs() -> String {
    let signs: Vec<&str> = SIGNS.iter().map(|(sign, _)| *sign).collect();
    signs.join("|")
}

static EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    SIGNS
        .iter()
        .map(|(sign, _)| pattern(&format!("^(?:{sign})$")))
        .collect()
});

static ANY: LazyLock<Regex> = LazyLock::new(|| pattern(&any()));

/// The currency a sign stands for in a country with the currency `home`.
pub(super) fn of_sign(sign: &str, home: Option<Currency>) -> Option<Currency> {
    if let Some(row) = EACH.iter().position(|known| known.is_match(sign)) {
        let at_home = |list: &[&str]| home.filter(|home| list.contains(&home.as_str()));
        return match SIGNS[row].1 {
            Sign::Is(code) => code.parse().ok(),
            Sign::OneOf(list) => at_home(list).or_else(|| list.first()?.parse().ok()),
            Sign::Only(list) => at_home(list),
        };
    }
    sign.parse().ok()
}

/// The currency a field names: "GBP", "£", "gbp", "Euro".
pub(super) fn named(field: &str, home: Option<Currency>) -> Option<Currency> {
    let field = field[..field.floor_char_boundary(40)].trim();
    let capital = field.to_ascii_uppercase();
    if CODES.split('|').any(|code| code == capital) {
        return capital.parse().ok();
    }
    of_sign(ANY.find(field)?.as_str(), home)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_sign_means_what_it_means_in_its_country() {
        for (sign, home, expected) in [
            ("$", "USD", Some("USD")),
            ("$", "CAD", Some("CAD")),
            ("$", "EUR", Some("USD")),
            ("Rs.", "PKR", Some("PKR")),
            ("Rs", "EUR", Some("INR")),
            ("kr", "NOK", Some("NOK")),
            ("kr", "EUR", None),
            ("usd", "EUR", Some("USD")),
            ("Euro", "USD", Some("EUR")),
            ("KSh", "KES", Some("KES")),
            ("R$", "BRL", Some("BRL")),
            ("points", "USD", None),
        ] {
            let told = named(sign, home.parse().ok()).map(|currency| currency.to_string());
            assert_eq!(told.as_deref(), expected, "{sign} in {home}");
        }
    }
}
