//! Text messages: an operator's gateway, spoken to as its documentation says. The address, the headers and the body are set by the
//! operator; `{to}`, `{digits}`, `{text}`, `{key}` and `{token}` stand for what differs.

use std::{fmt, time::Duration};

use serde_json::Value;

use crate::{Client, Failure, Reach, Unanswered, percent};

/// So long one message may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// As a form of a page sends it.
    Form,
}

/// What an operator sets.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where messages are posted to.
    pub url: String,
    /// What proves that it is us; stands for `{token}` in headers and body.
    pub token: String,
    /// Headers, each as `Name: value`.
    pub headers: Vec<String>,
    /// How the body is written.
    pub format: Format,
    /// The body, with what stands for each message.
    pub body: String,
}

/// Without the token, so that it cannot get into a log.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// A message.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The number it goes to, with its plus sign (E.164).
    pub to: &'a str,
    /// What it says.
    pub text: &'a str,
    /// What makes it this message: the same each time it is tried, so that a gateway that knows it sends it once.
    pub key: &'a str,
}

/// The way to a gateway.
#[derive(Debug, Clone)]
pub struct Gateway {
    client: Client,
    settings: Settings,
    body: Body,
}

#[derive(Debug, Clone)]
enum Body {
    Json(Value),
    Form(Vec<(String, String)>),
}

impl Gateway {
    /// The way to the gateway that is set, or what is wrong with the settings.
    pub fn new(settings: Settings) -> Result<Self, String> {
        let body = match settings.format {
            Format::Json => Body::Json(
                serde_json::from_str(&settings.body).map_err(|error| format!("The body is no JSON: {error}"))?,
            ),
            Format::Form => Body::Form(form(&settings.body)),
        };
        let names = |placeholder: &str| settings.body.contains(placeholder);
        if !names("{text}") || !(names("{to}") || names("{digits}")) {
            return Err("The body must hold {text}, and {to} or {digits}.".to_owned());
        }
        if let Some(bad) = settings.headers.iter().find(|line| !line.contains(':')) {
            let name = bad.split_whitespace().next().unwrap_or_default();
            return Err(format!(
                "The header that begins with \"{name}\" must be written as \"Name: value\"."
            ));
        }
        if !settings.url.starts_with("https://") && !settings.url.starts_with("http://") {
            return Err("The url must begin with https:// (or http://, within your own network).".to_owned());
        }
        Ok(Self {
            client: Client::new(Reach::Anywhere, PATIENCE),
            settings,
            body,
        })
    }

    /// Hands a message over. When it fails, it may have been taken all the same: the key tells.
    pub async fn send(&self, text: Text<'_>) -> Result<(), Failure> {
        let fill = |template: &str| self.filled(template, text);
        let (kind, body) = match &self.body {
            Body::Json(template) => ("application/json", in_strings(template, &fill).to_string()),
            Body::Form(pairs) => {
                let pairs = pairs
                    .iter()
                    .map(|(name, value)| format!("{}={}", percent(name), percent(&fill(value))));
                ("application/x-www-form-urlencoded", pairs.collect::<Vec<_>>().join("&"))
            }
        };
        let headers = self.settings.headers.iter().filter_map(|line| line.split_once(':'));
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (name.trim().to_owned(), fill(value.trim())))
            .collect();
        headers.push(("content-type".to_owned(), kind.to_owned()));
        judged(
            self.client
                .post(&self.settings.url, &headers, body.into_bytes())
                .await
                .map(|answer| answer.status),
        )
    }

    /// In one pass: what a message says is never looked at for placeholders.
    fn filled(&self, template: &str, text: Text<'_>) -> String {
        let mut out = String::with_capacity(template.len() + text.text.len());
        let mut rest = template;
        while let Some(begin) = rest.find('{') {
            out.push_str(&rest[..begin]);
            rest = &rest[begin..];
            let known = [
                ("{to}", text.to),
                ("{digits}", text.to.trim_start_matches('+')),
                ("{text}", text.text),
                ("{key}", text.key),
                ("{token}", &self.settings.token),
            ];
            let found = known.into_iter().find(|(name, _)| rest.starts_with(name));
            let (name, value) = found.unwrap_or(("{", "{"));
            out.push_str(value);
            rest = &rest[name.len()..];
        }
        out + rest
    }
}

/// What the answer means for the message.
fn judged(answered: Result<u16, Unanswered>) -> Result<(), Failure> {
    let status = match answered {
        Ok(200..300) => return Ok(()),
        Ok(status) => status,
        Err(Unanswered::BadAddress | Unanswered::NotAllowed) => {
            return Err(Failure::Misconfigured(
                t!("The address of the gateway for text messages cannot be used. Check the settings.").to_owned(),
            ));
        }
        Err(Unanswered::NotReached | Unanswered::TooSlow) => {
            return Err(Failure::Later(
                t!("The gateway for text messages cannot be reached at the moment.").to_owned(),
            ));
        }
    };
    Err(match status {
        300..=399 | 401 | 402 | 404 | 405 => Failure::Misconfigured(t!(
            "The gateway for text messages does not know us: it answered {status}. Check its address and token in the settings.",
            status
        )),
        408 | 409 | 425 | 429 | 500.. => Failure::Later(t!(
            "The gateway for text messages is busy: it answered {status}.",
            status
        )),
        _ => Failure::Never(t!(
            "The gateway does not take this text message: it answered {status}.",
            status
        )),
    })
}

/// The same, with each string filled.
fn in_strings(template: &Value, fill: &impl Fn(&str) -> String) -> Value {
    match template {
        Value::String(text) => Value::String(fill(text)),
        Value::Array(list) => list.iter().map(|value| in_strings(value, fill)).collect(),
        Value::Object(map) => {
            let pairs = map.iter().map(|(name, value)| (name.clone(), in_strings(value, fill)));
            Value::Object(pairs.collect())
        }
        other => other.clone(),
    }
}

fn form(body: &str) -> Vec<(String, String)> {
    let pairs = body.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Format, Gateway, Settings, judged};
    use crate::{Failure, Unanswered};

    fn settings(format: Format, body: &str) -> Settings {
        Settings {
            url: "https://texts.example/send".to_owned(),
            token: "secret-token".to_owned(),
            headers: vec!["Authorization: Bearer {token}".to_owned()],
            format,
            body: body.to_owned(),
        }
    }

    #[test]
    fn settings_that_cannot_work_are_told_at_the_start_and_without_the_token() {
        let wrong = |format, body| Gateway::new(settings(format, body)).unwrap_err();
        assert!(wrong(Format::Json, "{").contains("no JSON"));
        assert!(wrong(Format::Json, r#"{"to":"{to}"}"#).contains("{text}"));
        assert!(wrong(Format::Form, "Body={text}").contains("{digits}"));
        let mut bad = settings(Format::Form, "To={to}&Body={text}");
        bad.headers = vec!["secret-token".to_owned()];
        assert!(Gateway::new(bad.clone()).is_err());
        bad.headers.clear();
        bad.url = "texts.example".to_owned();
        assert!(Gateway::new(bad).unwrap_err().contains("https://"));
        let good = Gateway::new(settings(Format::Form, "To={to}&Body={text}")).unwrap();
        assert!(!format!("{good:?}").contains("secret-token"), "{good:?}");
    }

    #[test]
    fn each_answer_says_what_is_to_be_done() {
        assert_eq!(judged(Ok(202)), Ok(()));
        for (status, is) in [
            (302, "m"),
            (402, "m"),
            (401, "m"),
            (404, "m"),
            (400, "n"),
            (403, "n"),
            (422, "n"),
            (429, "l"),
            (500, "l"),
            (503, "l"),
        ] {
            let kind = match judged(Ok(status)).unwrap_err() {
                Failure::Misconfigured(_) => "m",
                Failure::Never(_) => "n",
                Failure::Later(_) => "l",
                Failure::Gone(_) => "g",
            };
            assert_eq!(kind, is, "{status}");
        }
        assert!(matches!(judged(Err(Unanswered::TooSlow)), Err(Failure::Later(_))));
        assert!(matches!(
            judged(Err(Unanswered::BadAddress)),
            Err(Failure::Misconfigured(_))
        ));
    }
}
