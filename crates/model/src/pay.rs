//! Pay as a posting states it. Amounts are compared only within one currency.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// An ISO 4217 code, as `INR`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Not three capital letters.
#[derive(Debug, thiserror::Error)]
#[error("a currency is three letters such as INR or EUR")]
pub struct BadCurrency;

impl Currency {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl FromStr for Currency {
    type Err = BadCurrency;
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let bytes: [u8; 3] = code
            .to_ascii_uppercase()
            .as_bytes()
            .try_into()
            .map_err(|_| BadCurrency)?;
        if bytes.iter().all(u8::is_ascii_uppercase) {
            Ok(Self(bytes))
        } else {
            Err(BadCurrency)
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = BadCurrency;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the amount is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Per {
    /// How many of these make a full-time working year (40 hours a week, 52 paid weeks).
    pub fn a_year(self) -> u32 {
        match self {
            Self::Hour => 2080,
            Self::Day => 260,
            Self::Week => 52,
            Self::Month => 12,
            Self::Year => 1,
        }
    }
}

/// A pay range, in hundredths of the currency unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Lowest amount, in hundredths of the currency unit.
    pub min: u64,
    /// Highest amount, in hundredths; equal to `min` when one amount is stated.
    pub max: u64,
    /// The currency.
    pub currency: Currency,
    /// What it is paid for.
    pub per: Per,
    /// True when the employer states it; false when it is somebody's estimate (shown as such).
    pub stated: bool,
}

impl Pay {
    /// The range as hundredths a full-time year.
    pub fn yearly(&self) -> (u64, u64) {
        let factor = u64::from(self.per.a_year());
        (self.min.saturating_mul(factor), self.max.saturating_mul(factor))
    }
}
