//! Whether an amount can be pay, and what it is paid for where that is not said: 60,000 dollars a year, 18,000 rupees a month.
//!
//! The numbers are rough on purpose: they part units that lie a factor of ten apart, no more.

use model::{Currency, Pay, Per};

/// Code; up to how much an amount is taken to be hourly (0: never); from how much monthly; from how much yearly.
const TABLE: &[(&str, u64, u64, u64)] = &[
    ("USD", 200, 1_000, 10_000),
    ("CAD", 200, 1_000, 10_000),
    ("AUD", 200, 1_000, 15_000),
    ("NZD", 200, 1_000, 15_000),
    ("EUR", 150, 400, 10_000),
    ("GBP", 150, 400, 9_000),
    ("CHF", 200, 1_000, 18_000),
    ("SGD", 100, 700, 20_000),
    ("HKD", 400, 6_000, 100_000),
    ("INR", 0, 3_000, 100_000),
    ("PKR", 0, 8_000, 500_000),
    ("LKR", 0, 15_000, 500_000),
    ("NPR", 0, 8_000, 200_000),
    ("BDT", 0, 5_000, 200_000),
    ("PHP", 0, 5_000, 150_000),
    ("MYR", 0, 800, 20_000),
    ("IDR", 0, 1_000_000, 40_000_000),
    ("THB", 0, 7_000, 150_000),
    ("VND", 0, 3_000_000, 100_000_000),
    ("JPY", 10_000, 80_000, 1_500_000),
    ("CNY", 0, 1_500, 60_000),
    ("KRW", 50_000, 800_000, 15_000_000),
    ("AED", 0, 700, 50_000),
    ("SAR", 0, 1_000, 50_000),
    ("QAR", 0, 1_000, 50_000),
    ("EGP", 0, 2_000, 80_000),
    ("KES", 0, 5_000, 300_000),
    ("UGX", 0, 80_000, 4_000_000),
    ("TZS", 0, 80_000, 4_000_000),
    ("NGN", 0, 15_000, 800_000),
    ("GHS", 0, 300, 12_000),
    ("ZAR", 0, 2_000, 70_000),
    ("BRL", 0, 900, 25_000),
    ("MXN", 0, 3_000, 90_000),
    ("COP", 0, 700_000, 15_000_000),
    ("CLP", 0, 250_000, 6_000_000),
    ("PEN", 0, 600, 18_000),
    ("PLN", 200, 2_000, 35_000),
    ("CZK", 900, 10_000, 200_000),
    ("HUF", 0, 100_000, 2_500_000),
    ("RON", 100, 1_200, 25_000),
    ("SEK", 600, 10_000, 150_000),
    ("NOK", 800, 12_000, 180_000),
    ("DKK", 800, 10_000, 180_000),
    ("TRY", 0, 8_000, 250_000),
    ("ILS", 200, 3_000, 50_000),
];

/// What an amount (hundredths) is most likely paid for; nothing where that is open.
pub(super) fn guess(currency: Currency, hundredths: u64) -> Option<Per> {
    let (_, hourly, monthly, yearly) = TABLE.iter().find(|(code, ..)| *code == currency.as_str())?;
    match hundredths / 100 {
        amount if amount >= *yearly => Some(Per::Year),
        amount if amount >= *monthly => Some(Per::Month),
        amount if amount > 0 && amount <= *hourly => Some(Per::Hour),
        _ => None,
    }
}

/// Whether somebody may be paid this: a full-time year of it is no less than a twentieth and no more than two hundred
/// times what counts as a yearly amount, and the ends of the range belong together.
pub(super) fn plausible(pay: &Pay) -> bool {
    let (low, high) = pay.yearly();
    let together = pay.min > 0 && pay.max <= pay.min.saturating_mul(12);
    let known = TABLE.iter().find(|(code, ..)| *code == pay.currency.as_str());
    together && known.is_none_or(|(.., yearly)| low >= yearly * 100 / 20 && high <= yearly * 100 * 200)
}
