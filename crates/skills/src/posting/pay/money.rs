//! An amount or a range in a text, with what stands around it.

use std::sync::LazyLock;

use model::{Currency, Pay, Per};
use regex::{Captures, Regex};

use super::{amount, around::Around, currency, plausible, unit};
use crate::facts::pattern;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// A field about pay.
    Field,
    /// Running text about anything.
    Text,
}

/// One amount or range.
pub(super) struct Money<'t> {
    start: usize,
    end: usize,
    sign: Option<&'t str>,
    first: (&'t str, Option<Scale>),
    second: Option<(&'t str, Option<Scale>)>,
}

/// A word that multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Thousand,
    Lakh,
    /// Lakhs a year: Indian rupees.
    LakhsAYear,
    Crore,
    /// Millions: never pay in an advert.
    Million,
}

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    let (sign_before, sign, number) = (currency::any_before(), currency::any(), amount::NUMBER);
    let scale = r"[kK](?:[pP]lus)?(?-u:\b)|[lL]\.?[pP]\.?[aA](?-u:\b)|[lL](?:akhs?|acs?)(?-u:\b)|LAKHS?(?-u:\b)|LACS?(?-u:\b)|L(?-u:\b)|[cC]rores?(?-u:\b)|Cr(?-u:\b)|[mM]illions?(?-u:\b)|[mM]n(?-u:\b)|MM?(?-u:\b)|m(?-u:\b)|[bB]illions?(?-u:\b)|[bB]n(?-u:\b)|B(?-u:\b)";
    let one = |nr: u8| {
        format!(
            r"(?P<a{nr}>{sign_before})? ?(?P<n{nr}>{number})(?:,-{{1,2}}|\.-)?\+?(?: ?(?P<s{nr}>{scale})\+?)?(?: ?(?P<b{nr}>{sign}))?"
        )
    };
    pattern(&format!(
        r"{}(?: ?(?:--?|/-|to|TO|To|bis|a|y|und|and|up to) ?{})?",
        one(1),
        one(2)
    ))
});

impl<'t> Money<'t> {
    /// All amounts in a text; `text` must have been through [`crate::facts::tidy`].
    pub(super) fn all(text: &'t str) -> impl Iterator<Item = Self> {
        let mut from = 0;
        let next = move || loop {
            let found = MONEY.captures_at(text, from)?;
            from = found.get(0)?.end();
            // "Spring 2027 $2000": the sign is the next number's.
            match found.name("b1").filter(|sign| sign.end() == from) {
                Some(sign) if text[from..].starts_with(|c: char| c.is_ascii_digit()) => from = sign.start(),
                _ => return Some(found),
            }
        };
        std::iter::from_fn(next).filter_map(move |found| Self::of(text, &found))
    }

    fn of(text: &'t str, found: &Captures<'t>) -> Option<Self> {
        let start = found.name("a1").or(found.name("n1"))?.start();
        let end = found.get(0)?.end();
        let group = |name: &str| found.name(name).map(|group| group.as_str());
        // A sign begins anew even where a space was lost: "Benefits available$15/hr".
        let begins_anew = text[start..].starts_with(['$', '€', '£', '₹']);
        let inside_a_word =
            text[..start].ends_with(|c: char| c == '#' || c == '.' || c.is_alphanumeric() && !begins_anew);
        let scale = |name: &str| group(name).map(Scale::of);
        let (first, second) = (group("n1")?, group("n2"));
        let sign = ["a1", "b1", "a2", "b2"].into_iter().find_map(group);
        let retirement = first == "401" || text[end..].starts_with("(k)");
        if inside_a_word || retirement {
            return None;
        }
        Some(Self {
            start,
            end,
            sign,
            first: (first, scale("s1")),
            second: second.map(|number| (number, scale("s2"))),
        })
    }

    /// What it says of pay, and how sure that is; nothing when it is not pay.
    pub(super) fn read(&self, text: &str, setting: Setting, home: Option<Currency>) -> Option<(u8, Pay)> {
        let lpa = self.scales().any(|scale| scale == Scale::LakhsAYear);
        if self.scales().any(|scale| scale == Scale::Million) || self.too_bare(setting) {
            return None;
        }
        let around = Around::of(text, self.start, self.end);
        if setting == Setting::Text && around.makes_it_something_else() {
            return None;
        }
        let signed = self
            .sign
            .and_then(|sign| currency::of_sign(sign, home))
            .or_else(|| self.rupees());
        let labelled = around.label() || (setting == Setting::Text && signed.is_some() && self.stands_as_pay(&around));
        let unit = if lpa {
            Some(Per::Year)
        } else {
            unit::behind(around.behind())
        };
        let sure = match setting {
            Setting::Field => unit.is_some() || signed.is_some() || home.is_some(),
            Setting::Text => {
                labelled && (signed.is_some() || self.thousands()) || unit.is_some() && (signed.is_some() || labelled)
            }
        };
        let currency = signed.or(home).filter(|_| sure)?;
        let (min, max) = self.range()?;
        let guess = || plausible::guess(currency, min).filter(|per| signed.is_some() || *per != Per::Hour);
        let per = unit.or_else(|| unit::before(around.before())).or_else(guess)?;
        let pay = Pay {
            min: min.min(max),
            max: min.max(max),
            currency,
            per,
            stated: true,
        };
        let sureness = u8::from(labelled) * 2 + u8::from(unit.is_some()) * 2 + u8::from(signed.is_some());
        plausible::plausible(&pay).then_some((sureness, pay))
    }

    /// A number alone, in running text, without currency or scale, needs more around it than most have: looked at only when it
    /// could be an amount at all.
    fn too_bare(&self, setting: Setting) -> bool {
        setting == Setting::Text && self.sign.is_none() && self.scales().next().is_none() && self.first.0.len() < 2
    }

    /// Whether it is pay for where it stands, no word needed: in the title, below a heading, or as a range on a line of its own.
    fn stands_as_pay(&self, around: &Around) -> bool {
        around.in_title() || around.below_a_label() || (self.second.is_some() && around.alone())
    }

    /// "90k": nobody writes a head count or a year so where pay is told.
    fn thousands(&self) -> bool {
        self.scales().any(|scale| scale == Scale::Thousand)
    }

    fn scales(&self) -> impl Iterator<Item = Scale> {
        self.first.1.into_iter().chain(self.second.and_then(|(_, scale)| scale))
    }

    /// Lakhs and crores are counted in rupees.
    fn rupees(&self) -> Option<Currency> {
        let indian = |scale| matches!(scale, Scale::Lakh | Scale::LakhsAYear | Scale::Crore);
        self.scales().any(indian).then(|| "INR".parse().ok()).flatten()
    }

    /// Lowest and highest in hundredths: "80-100k" and "80-100,000" mean thousands twice.
    fn range(&self) -> Option<(u64, u64)> {
        let (number, scale) = self.first;
        let shared = self.second.and_then(|(_, scale)| scale).filter(|_| number.len() <= 4);
        let min = scaled(number, scale.or(shared))?;
        let max = self.second.map_or(Some(min), |(number, own)| {
            scaled(number, own.or(scale.filter(|_| number.len() <= 4)))
        })?;
        let short = self.scales().next().is_none() && number.len() <= 3 && max >= 10_000 * 100;
        let in_thousands = min.checked_mul(1_000).filter(|min| short && *min <= max);
        Some((in_thousands.unwrap_or(min), max))
    }
}

fn scaled(number: &str, scale: Option<Scale>) -> Option<u64> {
    let times = match scale {
        None => 1,
        Some(Scale::Thousand) => 1_000,
        Some(Scale::Lakh | Scale::LakhsAYear) => 100_000,
        Some(Scale::Crore) => 10_000_000,
        Some(Scale::Million) => return None,
    };
    amount::hundredths(number)?.checked_mul(times)
}

impl Scale {
    fn of(word: &str) -> Self {
        let word = word.to_ascii_lowercase();
        match word.as_str() {
            "k" | "kplus" => Self::Thousand,
            _ if word.starts_with('l') && word.contains('p') => Self::LakhsAYear,
            _ if word.starts_with('l') => Self::Lakh,
            _ if word.starts_with('c') => Self::Crore,
            _ => Self::Million,
        }
    }
}
