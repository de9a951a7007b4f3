//! What was sent with a form: names and values, some of them several times.

use axum::{
    extract::{Form, FromRequest, Request},
    http::StatusCode,
    response::IntoResponse,
};

pub(crate) use journey::find::encoded;

use super::{App, Fault};

/// A value of a short list as it stands in forms and addresses: as it is written everywhere else.
pub(crate) fn code_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The fields of a form, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl FromRequest<App> for Fields {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        let form = Form::<Vec<(String, String)>>::from_request(request, app).await;
        form.map(|Form(fields)| Self(fields.into_iter().map(with_plain_ends).collect()))
            .map_err(|refused| match refused.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
                _ => Fault::unclear("form", t!("The form could not be read. Please try once more.")),
            })
    }
}

/// Browsers end each line of an area with two signs (HTML, 4.10.21.4); inside there is one.
fn with_plain_ends((name, value): (String, String)) -> (String, String) {
    (name, value.replace("\r\n", "\n"))
}

impl Fields {
    /// The first value of this name, without spaces around it; empty when it was not sent.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// All values of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether it was sent, as ticked boxes are.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// An amount of money as people type it, in hundredths: "1,200" is 1200, "12.80" and "12,80" are twelve and eighty.
pub(crate) fn hundredths(typed: &str) -> Option<u64> {
    let (whole, part) = match typed.trim().rsplit_once(['.', ',']) {
        Some((whole, part)) if matches!(part.len(), 1 | 2) => (whole, part),
        _ => (typed, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents: u64 = format!("{part:0<2}").parse().ok()?;
    digits.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents)
}

/// A page of ours to go back to: never another site's.
pub(crate) fn back_to(address: &str, otherwise: &str) -> String {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && !address.contains(char::is_control);
    if ours { address.to_owned() } else { otherwise.to_owned() }
}

/// What was sent with a mistake: which field it is about, what is wrong, and everything that was typed.
pub(crate) struct Mistaken<'a> {
    /// The field.
    pub(crate) field: &'static str,
    /// What is wrong, with a way out.
    pub(crate) words: String,
    /// Everything that was typed.
    pub(crate) typed: &'a Fields,
}

#[cfg(test)]
mod tests {
    use super::{back_to, encoded, hundredths};

    #[test]
    fn a_name_in_an_address_stays_one_value() {
        assert_eq!(encoded("Ana & Bo"), "Ana%20%26%20Bo");
        assert_eq!(encoded("é"), "%C3%A9");
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("1200", Some(120_000)),
            ("1,200", Some(120_000)),
            ("\u{a3}1.200", Some(120_000)),
            ("12.80", Some(1_280)),
            ("12,8", Some(1_280)),
            ("", None),
            ("much", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(typed), expected, "{typed}");
        }
    }

    #[test]
    fn only_our_own_pages_are_gone_back_to() {
        assert_eq!(back_to("/jobs?page=2", "/"), "/jobs?page=2");
        for other in [
            "https://example.org",
            "//example.org",
            "/\\example.org",
            "",
            "javascript:alert(1)",
            "/a\nb",
        ] {
            assert_eq!(back_to(other, "/"), "/", "{other}");
        }
    }
}
