//! Wishes in words.

use i18n::{days::day, numbers, t};
use model::{Employment, WorkSite};

use crate::command::Wishes;

impl Wishes {
    /// As they are read back: "part-time, at least 300 EUR a week"; empty when nothing is wished.
    pub fn in_words(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        match self.employment {
            Some(Employment::PartTime) => parts.push(t!("part-time").to_owned()),
            Some(Employment::FullTime) => parts.push(t!("full-time").to_owned()),
            Some(Employment::Temporary) => parts.push(t!("for some time").to_owned()),
            Some(Employment::Internship) => parts.push(t!("an internship").to_owned()),
            Some(Employment::Apprenticeship) => parts.push(t!("an apprenticeship").to_owned()),
            _ => (),
        }
        match self.site {
            Some(WorkSite::Remote) => parts.push(t!("from home").to_owned()),
            Some(WorkSite::Hybrid) => parts.push(t!("partly from home").to_owned()),
            _ => (),
        }
        if let Some(pay) = self.min_pay {
            let amount = format!("{} {}", numbers::count(pay.min / 100), pay.currency);
            parts.push(match pay.per {
                model::Per::Hour => t!("at least {amount} an hour", amount),
                model::Per::Day => t!("at least {amount} a day", amount),
                model::Per::Week => t!("at least {amount} a week", amount),
                model::Per::Month => t!("at least {amount} a month", amount),
                model::Per::Year => t!("at least {amount} a year", amount),
            });
        }
        if let Some(hours) = self.hours {
            parts.push(t!("{hours} hours a week", hours));
        }
        if let Some(from) = self.from {
            parts.push(t!("from {day} on", day = day(from)));
        }
        parts.join(", ")
    }
}
