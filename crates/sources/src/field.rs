//! What a column can hold.
//!
//! To add one more: a line in `fields!`, its column names in `names.rs`, and where it goes in `posting/build.rs`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $label:literal;)*) => {
        /// What a column can hold. Several columns may hold parts of the place, the description and the skills.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code, as in `--map "Column=code"`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The plain English name.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

fields! {
    /// A key of the posting in its source.
    Id = "id", "number";
    /// The title.
    Title = "title", "title";
    /// The employer's name.
    Employer = "employer", "employer";
    /// Where; several columns (town, state) are joined by a comma.
    Place = "place", "place";
    /// The country.
    Country = "country", "country";
    /// The text; several columns are joined, each under its name.
    Description = "description", "text";
    /// Pay in words.
    Pay = "pay", "pay";
    /// The lowest pay as a number.
    PayMin = "pay_min", "lowest pay";
    /// The highest pay as a number.
    PayMax = "pay_max", "highest pay";
    /// The currency of both numbers.
    PayCurrency = "pay_currency", "currency";
    /// What the two numbers are paid for: hour, month, year.
    PayPer = "pay_per", "paid per";
    /// Day of publication.
    Posted = "posted", "published on";
    /// Last day to apply.
    Deadline = "deadline", "apply by";
    /// Kind of employment.
    Employment = "employment", "kind of employment";
    /// On site, hybrid, remote; or a yes/no to remote.
    Site = "site", "on site or remote";
    /// Experience asked for.
    Experience = "experience", "experience";
    /// Education asked for.
    Education = "education", "education";
    /// Skills; several columns are put together.
    Skills = "skills", "skills";
    /// Address of the posting where it came from.
    Url = "url", "address";
    /// Nothing: the column is left out. Only ever said by a person, with `--map "Column=ignore"`.
    Ignore = "ignore", "left out";
}

/// Not the code of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no field {0:?}; a column can be one of: {list}", list = codes())]
pub struct UnknownField(String);

fn codes() -> String {
    Field::ALL
        .iter()
        .map(|field| field.code())
        .collect::<Vec<_>>()
        .join(", ")
}

impl FromStr for Field {
    type Err = UnknownField;
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let wanted = code.trim().to_ascii_lowercase().replace('-', "_");
        let found = Self::ALL.iter().copied().find(|field| field.code() == wanted);
        found.ok_or_else(|| UnknownField(code.chars().take(60).collect()))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
