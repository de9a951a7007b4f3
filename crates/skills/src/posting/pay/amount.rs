//! Numbers as the world writes them: "3,00,000", "38.000,-", "3.500,00", "12,50", "18 000", "6'200", "80, 000".

/// A pattern for one number. The first alternative that fits counts.
pub(super) const NUMBER: &str = r"(?:[0-9]{1,3}, [05]00(?-u:\b)|[0-9]{1,3}(?:[.,'][0-9]{3})+(?:[.,][0-9]{1,2}(?-u:\b))?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]{1,2})?|[0-9]{1,3}(?: [0-9]{3})+(?-u:\b)(?:[.,][0-9]{1,2}(?-u:\b))?|[0-9]+(?:[.,][0-9]{1,2}(?-u:\b))?)";

/// The most that is taken for an amount, in units of the currency.
const MOST: u64 = 1_000_000_000_000;

/// A number in hundredths. One separator with one or two digits behind it parts decimals; all others group thousands.
pub(super) fn hundredths(number: &str) -> Option<u64> {
    let last = number.rfind(['.', ',']);
    let decimals = last.map_or("", |at| &number[at + 1..]);
    let whole = match last {
        Some(at) if (1..=2).contains(&decimals.len()) => &number[..at],
        _ => number,
    };
    let decimals = if whole.len() == number.len() { "" } else { decimals };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let units: u64 = digits.parse().ok().filter(|units| *units <= MOST)?;
    let cents: u64 = format!("{decimals:0<2}").parse().ok()?;
    Some(units * 100 + cents)
}

/// The number in a field that holds one, with or without a currency: "29000.0", "£29,000", "29k"; in hundredths.
pub(super) fn plain(field: &str) -> Option<u64> {
    let field = field[..field.floor_char_boundary(60)].trim();
    let from = field.find(|c: char| c.is_ascii_digit())?;
    let rest = &field[from..];
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || ".,' ".contains(c)))
        .unwrap_or(rest.len());
    let thousand = rest[end..].trim_start().starts_with(['k', 'K']);
    let negative = field[..from].contains('-');
    let number = rest[..end].trim_end_matches(['.', ',', ' ', '\'']);
    // "29000.0000" is how databases write 29000.
    let number = match number.rsplit_once('.') {
        Some((whole, zeros)) if zeros.len() > 3 && zeros.bytes().all(|b| b == b'0') => whole,
        _ => number,
    };
    let amount = hundredths(number)?;
    (!negative).then_some(if thousand { amount.checked_mul(1000)? } else { amount })
}

#[cfg(test)]
mod tests {
    use super::{hundredths, plain};

    #[test]
    fn separators_are_told_apart() {
        for (number, expected) in [
            ("40", 4_000),
            ("3,00,000", 30_000_000),
            ("38.000", 3_800_000),
            ("3.500,00", 350_000),
            ("12,50", 1_250),
            ("10.5", 1_050),
            ("18 000", 1_800_000),
            ("6'200", 620_000),
            ("80, 000", 8_000_000),
            ("1,234.56", 123_456),
            ("15000.00", 1_500_000),
        ] {
            assert_eq!(hundredths(number), Some(expected), "{number}");
        }
        assert_eq!(hundredths("99999999999999999999999"), None);
        assert_eq!(plain("£29,000"), Some(2_900_000));
        assert_eq!(plain("29k"), Some(2_900_000));
        assert_eq!(plain("29000.0000"), Some(2_900_000));
        assert_eq!(plain("-1"), None);
        assert_eq!(plain("none"), None);
    }
}
