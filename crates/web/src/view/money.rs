//! Pay in words: `₹3,00,000–4,80,000 a year`, `£29,000–36,000 a year`, `$18.50 an hour`.
//!
//! To add one more currency's sign: a line in [`sign`]. To add one more country's way of grouping: [`groups_in_lakhs`].

use i18n::{
    Lang,
    numbers::{decimal_sign, grouped},
};
use model::{Currency, Pay, Per};

/// A pay range with its currency and period, as `£29,000–36,000 a year`.
///
/// A range from zero reads "up to"; hundredths are shown only when there are any.
pub fn pay(pay: &Pay) -> String {
    let exact = !pay.min.is_multiple_of(100) || !pay.max.is_multiple_of(100);
    let number = |hundredths| digits(hundredths, pay.currency, exact);
    let per = per(pay.per);
    if pay.min == 0 && pay.max > 0 {
        let amount = signed(&number(pay.max), pay.currency);
        t!("up to {amount} {per}", amount, per)
    } else if pay.max <= pay.min {
        format!("{} {per}", signed(&number(pay.min), pay.currency))
    } else {
        let range = format!("{}–{}", number(pay.min), number(pay.max));
        format!("{} {per}", signed(&range, pay.currency))
    }
}

/// The sign where the language has it: `£29,000`, `29.000 £`.
fn signed(amount: &str, currency: Currency) -> String {
    let sign = sign(currency);
    match i18n::lang() {
        Lang::Spanish => format!("{amount}\u{a0}{}", sign.trim_end()),
        Lang::English | Lang::Hindi => format!("{sign}{amount}"),
    }
}

/// One amount without a period, in hundredths of the currency unit: `£29,000`.
pub fn amount(hundredths: u64, currency: Currency) -> String {
    let exact = !hundredths.is_multiple_of(100);
    signed(&digits(hundredths, currency, exact), currency)
}

/// An amount to the nearest hundred: what is counted from many is not exact to the penny.
pub fn hundreds(hundredths: u64, currency: Currency) -> String {
    amount(hundredths.saturating_add(5_000) / 10_000 * 10_000, currency)
}

/// "a year", "an hour".
pub fn per(per: Per) -> &'static str {
    match per {
        Per::Hour => t!("an hour"),
        Per::Day => t!("a day"),
        Per::Week => t!("a week"),
        Per::Month => t!("a month"),
        Per::Year => t!("a year"),
    }
}

/// The currency's own sign, or its code and a space that does not break.
pub fn sign(currency: Currency) -> String {
    let sign = match currency.as_str() {
        "AUD" => "A$",
        "BRL" => "R$",
        "CAD" => "C$",
        "CNY" => "CN¥",
        "EUR" => "€",
        "GBP" => "£",
        "INR" => "₹",
        "JPY" => "¥",
        "KRW" => "₩",
        "MXN" => "MX$",
        "NGN" => "₦",
        "NZD" => "NZ$",
        "PHP" => "₱",
        "USD" => "$",
        code => return format!("{code}\u{a0}"),
    };
    sign.to_owned()
}

/// Whether the last three digits stand alone and the rest is read in pairs (lakhs and crores).
fn groups_in_lakhs(currency: Currency) -> bool {
    matches!(currency.as_str(), "BDT" | "INR" | "NPR" | "PKR")
}

fn digits(hundredths: u64, currency: Currency, exact: bool) -> String {
    let whole = grouped(hundredths / 100, if groups_in_lakhs(currency) { 2 } else { 3 });
    if exact {
        format!("{whole}{}{:02}", decimal_sign(), hundredths % 100)
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, pay};
    use model::{Pay, Per};

    fn range(min: u64, max: u64, code: &str, per: Per) -> String {
        pay(&Pay {
            min,
            max,
            currency: code.parse().unwrap(),
            per,
            stated: true,
        })
    }

    #[test]
    fn pay_reads_the_way_it_is_written_in_its_country() {
        assert_eq!(
            range(30_000_000, 48_000_000, "INR", Per::Year),
            "₹3,00,000–4,80,000 a year"
        );
        assert_eq!(range(2_900_000, 3_600_000, "GBP", Per::Year), "£29,000–36,000 a year");
        assert_eq!(range(1_850, 1_850, "USD", Per::Hour), "$18.50 an hour");
        assert_eq!(range(1_800, 2_150, "USD", Per::Hour), "$18.00–21.50 an hour");
        assert_eq!(range(450_000, 450_000, "AED", Per::Month), "AED\u{a0}4,500 a month");
        assert_eq!(
            range(12_500_000_000, 12_500_000_000, "INR", Per::Year),
            "₹12,50,00,000 a year"
        );
        assert_eq!(range(0, 99_900, "EUR", Per::Week), "up to €999 a week");
    }

    #[test]
    fn odd_ranges_stay_true() {
        assert_eq!(
            range(5_000, 4_000, "EUR", Per::Day),
            "€50 a day",
            "a range the wrong way round is shown as its first"
        );
        assert_eq!(range(0, 0, "EUR", Per::Day), "€0 a day");
        assert_eq!(amount(u64::MAX, "USD".parse().unwrap()), "$184,467,440,737,095,516.15");
    }
}
