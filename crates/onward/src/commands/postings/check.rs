//! `onward postings check`: whether adverts may be fake, as rows.

use std::process::ExitCode;

use clap::Args;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use trust::{Advert, Checker, Surroundings};

use crate::commands::rows;

/// Check whether adverts may be fake: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and what the source gives: `title`, `company_profile`, `description`, `requirements`, `benefits`, `location`,
/// `salary_range`, `required_experience`, `has_company_logo`; all of it may be missing, and other fields do
/// not matter. A field that is there and empty was left empty by the employer; one that is missing counts for nothing. The answer has a `level` (`clear`, `caution` or `danger`), the `risk` that it is fake (0 to 1, where about one in
/// twenty is), and the `reasons`: each with a `code` that stays, the `field` and the words in it, none when something is missing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward postings check < postings.jsonl\n  echo '{\"id\":1,\"title\":\"Typist from home\",\"description\":\"Pay the refundable deposit and earn $500 a day\"}' | onward postings check"
)]
pub(crate) struct Check;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    #[serde(deserialize_with = "text")]
    title: String,
    #[serde(deserialize_with = "field")]
    company_profile: Option<String>,
    #[serde(deserialize_with = "text")]
    description: String,
    #[serde(deserialize_with = "text")]
    requirements: String,
    #[serde(deserialize_with = "text")]
    benefits: String,
    #[serde(deserialize_with = "field")]
    location: Option<String>,
    #[serde(deserialize_with = "text")]
    salary_range: String,
    #[serde(deserialize_with = "field")]
    required_experience: Option<String>,
    #[serde(deserialize_with = "yes_or_no")]
    has_company_logo: Option<bool>,
}

impl Check {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(super) fn run(self) -> Result<ExitCode, String> {
        let checker = Checker::built_in();
        rows::answer(|row: Row| {
            let verdict = checker.check(&row.advert());
            serde_json::to_value(verdict).map_err(|error| error.to_string())
        })
    }
}

impl Row {
    fn advert(&self) -> Advert<'_> {
        Advert {
            title: &self.title,
            company_profile: self.company_profile.as_deref(),
            description: &self.description,
            requirements: &self.requirements,
            benefits: &self.benefits,
            location: self.location.as_deref(),
            salary_range: &self.salary_range,
            required_experience: self.required_experience.as_deref(),
            has_company_logo: self.has_company_logo,
            surroundings: Surroundings::default(),
        }
    }
}

/// Null is nothing told.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Null is nothing told, in a field there is.
fn field<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    text(deserializer).map(Some)
}

/// Sources write it as a boolean, a number or a word.
fn yes_or_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Bool(told) => Some(told),
        Value::Number(number) => number.as_f64().map(|number| number != 0.0),
        Value::String(word) => match word.trim().to_lowercase().as_str() {
            "1" | "1.0" | "true" | "yes" | "t" | "y" => Some(true),
            "0" | "0.0" | "false" | "no" | "f" | "n" => Some(false),
            _ => None,
        },
        _ => None,
    })
}
