//! What was sent with a form: names and values, some of them several times.

use axum::{
    extract::{Form, FromRequest, Request},
    http::StatusCode,
    response::IntoResponse,
};

use super::{App, Fault};

/// The fields of a form, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl FromRequest<App> for Fields {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        let form = Form::<Vec<(String, String)>>::from_request(request, app).await;
        form.map(|Form(fields)| Self(fields))
            .map_err(|refused| match refused.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
                _ => Fault::unclear("form", "The form could not be read. Please try once more."),
            })
    }
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

/// A page of ours to go back to: never another site's.
pub(crate) fn back_to(address: &str, otherwise: &str) -> String {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && !address.contains(char::is_control);
    if ours { address.to_owned() } else { otherwise.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::back_to;

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
