//! Pay: "$40 - $42/hr", "£29k–£36k per annum", "₹3,00,000 - ₹4,80,000 PA", "12,50 € pro Stunde", "3-5 LPA".
//!
//! Numbers that are not pay (revenue, head counts, bonuses, 401k) are left alone: in running text an amount counts only with a
//! currency and with words that make it pay.
//!
//! To add a currency: its signs in `currency.rs`, and, so that "30,000" can be told to be yearly, a line in `plausible.rs`. To
//! add a wording for an hour or a year: `unit.rs`. To add a word that makes an amount pay, or not: `around.rs`.

mod amount;
mod around;
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
mod tests;
