//! Pay: "$40 - $42/hr", "£29k–£36k per annum", "₹3,00,000 - ₹4,80,000 PA", "12,50 € pro Stunde", "3-5 LPA".
//!
//! Numbers that are not pay (revenue, head counts, bonuses, 401k) are left alone: in running text an amount counts only with a
//! currency and with words that make it pay.
//!
//! To add a currency: its signs in `currency.rs`, and, so that "30,000" can be told to be yearly, a line in `plausible.rs`. To
//! add a wording for an hour or a year: `unit.rs`.

mod amount;
mod currency;
mod money;
mod plausible;
mod unit;

use model::{Currency, Pay};

use super::{RawPosting, advert::Advert};
use crate::facts::{Folded, tidy};
use money::{Money, Setting};

/// The pay of an advert: the numbers, else the pay field, else the text. `home` is the currency of the country the work is
/// in.
pub(super) fn pay(raw: &RawPosting, advert: &Advert, home: Option<Currency>) -> Option<Pay> {
    from_numbers(raw, home)
        .or_else(|| raw.pay.as_deref().and_then(|field| from_field(field, home)))
        .or_else(|| from_text(advert, home))
}

/// Lowest and highest as fields of their own.
fn from_numbers(raw: &RawPosting, home: Option<Currency>) -> Option<Pay> {
    let amount = |field: &Option<String>| {
        field
            .as_deref()
            .and_then(amount::plain)
            .filter(|hundredths| *hundredths > 0)
    };
    let (low, high) = (amount(&raw.pay_min), amount(&raw.pay_max));
    let (min, max) = (low.or(high)?, high.or(low)?);
    let named = raw
        .pay_currency
        .as_deref()
        .and_then(|words| currency::named(words, home));
    let signed = || {
        [&raw.pay_min, &raw.pay_max]
            .into_iter()
            .flatten()
            .find_map(|field| currency::named(field, home))
    };
    let currency = named.or_else(signed).or(home)?;
    let stated = raw
        .pay_per
        .as_deref()
        .or(raw.pay.as_deref())
        .and_then(|words| unit::named(Folded::of(clip(words)).text()));
    let per = stated.or_else(|| plausible::guess(currency, min))?;
    let pay = Pay {
        min: min.min(max),
        max: min.max(max),
        currency,
        per,
        stated: !raw.pay.as_deref().is_some_and(is_estimate),
    };
    plausible::plausible(&pay).then_some(pay)
}

/// A field about nothing but pay.
fn from_field(field: &str, home: Option<Currency>) -> Option<Pay> {
    let text = tidy(clip(field));
    let best = best(&text, Setting::Field, home)?;
    Some(Pay {
        stated: !is_estimate(field),
        ..best
    })
}

fn from_text(advert: &Advert, home: Option<Currency>) -> Option<Pay> {
    let text: String = advert.chars.iter().collect();
    best(&tidy(&text), Setting::Text, home)
}

/// The first of the surest amounts in a text.
fn best(text: &str, setting: Setting, home: Option<Currency>) -> Option<Pay> {
    let mut best: Option<(u8, Pay)> = None;
    for money in Money::all(text) {
        if let Some((sureness, pay)) = money.read(text, setting, home)
            && best.is_none_or(|(so_far, _)| sureness > so_far)
        {
            best = Some((sureness, pay));
        }
    }
    best.map(|(_, pay)| pay)
}

/// "(Glassdoor est.)" is somebody else's estimate; "(Employer est.)" is the employer's word.
fn is_estimate(field: &str) -> bool {
    let folded = Folded::of(clip(field));
    let words: Vec<&str> = folded.text().split(|c: char| !c.is_alphanumeric()).collect();
    words
        .iter()
        .any(|word| matches!(*word, "est" | "estimate" | "estimated" | "estimation"))
        && !words.contains(&"employer")
}

fn clip(field: &str) -> &str {
    &field[..field.floor_char_boundary(400)]
}

#[cfg(test)]
mod tests {
    use model::{Currency, Pay, Per};

    use super::{RawPosting, pay};
    use crate::posting::advert::Advert;

    fn show(pay: Option<Pay>) -> String {
        let money = |hundredths: u64| match hundredths % 100 {
            0 => (hundredths / 100).to_string(),
            rest => format!("{}.{rest:02}", hundredths / 100),
        };
        pay.map_or("-".into(), |pay| {
            let estimate = if pay.stated { "" } else { " est" };
            format!(
                "{}-{} {} {:?}{estimate}",
                money(pay.min),
                money(pay.max),
                pay.currency,
                pay.per
            )
        })
    }

    fn field(text: &str, home: &str) -> String {
        let raw = RawPosting {
            pay: Some(text.to_owned()),
            ..RawPosting::default()
        };
        show(pay(&raw, &Advert::new("T\nx"), home.parse().ok()))
    }

    fn text(text: &str, home: &str) -> String {
        show(pay(
            &RawPosting::default(),
            &Advert::new(&format!("T\n{text}")),
            home.parse().ok(),
        ))
    }

    #[test]
    fn the_field_is_read_in_the_ways_the_world_writes_pay() {
        for (words, home, expected) in [
            ("$40 - $42/hr", "USD", "40-42 USD Hour"),
            ("$53K-$91K (Glassdoor est.)", "USD", "53000-91000 USD Year est"),
            ("$110K-$150K(Employer est.)", "USD", "110000-150000 USD Year"),
            ("$21-$34 Per Hour(Glassdoor est.)", "USD", "21-34 USD Hour est"),
            ("Employer Provided Salary:$150K-$160K", "USD", "150000-160000 USD Year"),
            ("£29k–£36k per annum", "GBP", "29000-36000 GBP Year"),
            ("₹3,00,000 - ₹4,80,000 PA", "INR", "300000-480000 INR Year"),
            ("3-5 LPA", "INR", "300000-500000 INR Year"),
            ("3.5 - 6 Lacs P.A.", "INR", "350000-600000 INR Year"),
            ("Rs. 18,000 per month", "INR", "18000-18000 INR Month"),
            ("INR 264000 - 480000 per year", "INR", "264000-480000 INR Year"),
            ("€ 38.000,- brutto/Jahr", "EUR", "38000-38000 EUR Year"),
            ("12,50 € pro Stunde", "EUR", "12.50-12.50 EUR Hour"),
            ("R$ 3.500,00", "BRL", "3500-3500 BRL Month"),
            ("KSh 60,000 pm", "KES", "60000-60000 KES Month"),
            ("38 500 EUR per year", "EUR", "38500-38500 EUR Year"),
            ("CHF 6'200 / month", "CHF", "6200-6200 CHF Month"),
            ("1.800 € mensuales", "EUR", "1800-1800 EUR Month"),
            ("$15 an hour", "CAD", "15-15 CAD Hour"),
            ("US$ 2,000 monthly", "KES", "2000-2000 USD Month"),
            ("80-100k", "GBP", "80000-100000 GBP Year"),
            ("30000 to 40000 GBP", "GBP", "30000-40000 GBP Year"),
            ("£120 per day", "GBP", "120-120 GBP Day"),
            ("Competitive", "GBP", "-"),
            ("-1", "USD", "-"),
            ("DOE", "USD", "-"),
            ("", "USD", "-"),
            ("$0", "USD", "-"),
            ("$5,000,000,000 per hour", "USD", "-"),
        ] {
            assert_eq!(field(words, home), expected, "{words}");
        }
    }

    #[test]
    fn running_text_needs_words_that_make_it_pay() {
        for (words, home, expected) in [
            ("Pay Rate: $40 - $42/hr.", "USD", "40-42 USD Hour"),
            (
                "Compensation: $10.00 to $11.00 per hourOfficeTeam is looking",
                "USD",
                "10-11 USD Hour",
            ),
            ("Starting rate is $10.50/hr!", "USD", "10.50-10.50 USD Hour"),
            ("The annual salary is $65,000.", "USD", "65000-65000 USD Year"),
            ("Salary: £30,000 + bonus", "GBP", "30000-30000 GBP Year"),
            ("Gehalt: 3.200 € brutto im Monat", "EUR", "3200-3200 EUR Month"),
            ("CTC 4 to 6 lakhs", "INR", "400000-600000 INR Year"),
            ("You earn 14 euros per hour", "EUR", "14-14 EUR Hour"),
            ("Salary 30,000 - 34,000 per annum", "GBP", "30000-34000 GBP Year"),
            ("A 401k plan and a 401(k) match", "USD", "-"),
            ("a company with $5M in revenue and 10,000 employees", "USD", "-"),
            ("You manage a budget of $200,000 per year", "USD", "-"),
            ("$1,000 sign-on bonus", "USD", "-"),
            ("tuition reimbursement up to $5,250 per year", "USD", "-"),
            ("We raised $30 million and save $500", "USD", "-"),
            ("Open 8 to 5 pm, 20 per hour", "USD", "-"),
            ("Salary: competitive, 25 days of leave per year", "GBP", "-"),
        ] {
            assert_eq!(text(words, home), expected, "{words}");
        }
    }

    #[test]
    fn numbers_of_their_own_win() {
        let raw = |min: &str, max: &str, currency: &str, per: &str| RawPosting {
            pay_min: Some(min.into()),
            pay_max: Some(max.into()),
            pay_currency: Some(currency.into()),
            pay_per: Some(per.into()),
            pay: Some("$1 per hour".into()),
            ..RawPosting::default()
        };
        let advert = Advert::new("T\nx");
        let home: Option<Currency> = "GBP".parse().ok();
        let told = |raw: &RawPosting| pay(raw, &advert, home);
        assert_eq!(told(&raw("29000.00", "36000", "GBP", "YEAR")).unwrap().per, Per::Year);
        assert_eq!(
            show(told(&raw("29000.00", "36000", "gbp", "YEAR"))),
            "29000-36000 GBP Year"
        );
        assert_eq!(show(told(&raw("15", "0", "EUR", "hourly"))), "15-15 EUR Hour");
        assert_eq!(show(told(&raw("36000", "29000", "£", "PA"))), "29000-36000 GBP Year");
    }
}
