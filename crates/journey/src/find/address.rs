//! The address of a search, as its page reads it.

use serde::Serialize;

use super::{Radius, Search};

impl Search {
    /// The address of the page that shows what it finds, in the form in which searches are saved.
    pub fn address(&self) -> String {
        let mut pairs: Vec<(&str, String)> = vec![("q", self.words.clone()), ("place", self.place.clone())];
        if !self.place.is_empty() {
            pairs.push(("radius", radius(self.radius)));
        }
        if let Some((hundredths, currency)) = self.min_pay_yearly {
            pairs.push(("pay", hundredths.div_ceil(100).to_string()));
            pairs.push(("currency", currency.to_string()));
            pairs.push(("per", "year".to_owned()));
        }
        pairs.extend(self.sites.iter().map(|site| ("site", code(site))));
        pairs.extend(self.employment.iter().map(|kind| ("kind", code(kind))));
        pairs.extend(self.experience.iter().map(|asked| ("experience", code(asked))));
        pairs.extend(self.languages.iter().map(|language| ("language", code(language))));
        if self.verified {
            pairs.push(("employer", search::VERIFIED.to_owned()));
        }
        pairs.extend(self.days.map(|days| ("days", days.to_string())));
        pairs.retain(|(_, value)| !value.trim().is_empty());
        pairs.sort_by_key(|(name, _)| *name);
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if pairs.is_empty() {
            "/openings".to_owned()
        } else {
            format!("/openings?{}", pairs.join("&"))
        }
    }
}

fn radius(radius: Radius) -> String {
    match radius {
        Radius::Usual => String::new(),
        Radius::Km(km) => km.to_string(),
        Radius::Any => "any".to_owned(),
    }
}

/// As it is written everywhere else.
fn code(value: &impl Serialize) -> String {
    let code = serde_json::to_value(value).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}

/// Percent-encoded for a query.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
