//! A posting as somebody handed it over: words only, nothing understood yet.

use serde::{Deserialize, Serialize};

/// What a file, a feed or a form says of one opening. Everything is text as written; what is not said is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RawPosting {
    /// The title.
    pub title: String,
    /// The employer's name.
    pub employer: Option<String>,
    /// Where: "Warren, MI".
    pub place: Option<String>,
    /// The country, as a name or a code.
    pub country: Option<String>,
    /// The text; may hold HTML or entities.
    pub description: String,
    /// Pay in words: "$40 - $42/hr".
    pub pay: Option<String>,
    /// Lowest pay as a number.
    pub pay_min: Option<String>,
    /// Highest pay as a number.
    pub pay_max: Option<String>,
    /// Currency of the two numbers.
    pub pay_currency: Option<String>,
    /// What the two numbers are paid for: "year", "hourly", "PA".
    pub pay_per: Option<String>,
    /// Day of publication.
    pub posted: Option<String>,
    /// Last day to apply.
    pub deadline: Option<String>,
    /// Kind of employment: "Full-Time".
    pub employment: Option<String>,
    /// On site, hybrid, remote; or a yes/no to remote.
    pub site: Option<String>,
    /// Experience asked for: "3-5 years".
    pub experience: Option<String>,
    /// Education asked for.
    pub education: Option<String>,
    /// Skills named apart from the text.
    pub skills: Vec<String>,
    /// Address of the posting where it came from.
    pub url: Option<String>,
}
