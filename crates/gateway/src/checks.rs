//! A service that looks into what people say of themselves, for employers: it is sent an order, and tells what it found by a webhook that
//! is signed as Standard Webhooks are (`webhook-id`, `webhook-timestamp`, `webhook-signature`).

use std::{fmt, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::{Client, Reach, Unanswered};

/// So long an order may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// A message may be so many seconds old, or early.
const TOLERANCE: i64 = 5 * 60;
/// The longest words it may say of one part, in characters.
const WORDS: usize = 1_500;
/// The most parts it may tell of at once.
const PARTS: usize = 20;

/// What an operator sets.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// What it is called: people read it in what they say yes to.
    pub name: String,
    /// The address orders are posted to.
    pub url: String,
    /// What proves that it is us.
    pub key: String,
    /// What its messages are signed with: `whsec_` and base64.
    pub secret: String,
}

/// Without its secrets, so that they cannot get into a log.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// What it is asked to look into: nothing beyond what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order<'a> {
    /// What finds it here again: the same order is posted once, however often it is tried.
    pub id: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The parts: the code of each, and what the person said of it.
    pub parts: &'a [(&'static str, String)],
    /// The version of the text the person said yes to, and when, as RFC 3339.
    pub consent: (&'a str, &'a str),
}

/// What it found of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The code of the part.
    pub part: String,
    /// The code of the finding: `confirmed`, `unconfirmed` or `differs`.
    pub finding: String,
    /// What it says of it; may be empty.
    pub words: String,
}

/// The way to a provider.
#[derive(Clone)]
pub struct Provider {
    client: Client,
    settings: Settings,
    secret: Vec<u8>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Provider {
    /// The way to the provider that is set, or what is wrong with the settings.
    ///
    /// # Errors
    /// When there is no name, when the url is none, and when the secret is not as Standard Webhooks write it.
    pub fn new(settings: Settings) -> Result<Self, String> {
        if settings.name.is_empty() {
            return Err("The name must be set: people read it in what they say yes to.".to_owned());
        }
        if !settings.url.starts_with("https://") && !settings.url.starts_with("http://") {
            return Err("The url must begin with https:// (or http://, within your own network).".to_owned());
        }
        let encoded = settings.secret.strip_prefix("whsec_").unwrap_or(&settings.secret);
        let secret = STANDARD.decode(encoded).ok().filter(|secret| secret.len() >= 16);
        let secret = secret.ok_or("The secret must be \"whsec_\" and at least 16 bytes as base64.")?;
        Ok(Self {
            client: Client::new(Reach::Anywhere, PATIENCE),
            settings,
            secret,
        })
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Posts an order.
    ///
    /// # Errors
    /// When it was not taken, in words without anything of the order.
    pub async fn order(&self, order: &Order<'_>) -> Result<(), String> {
        let parts: Vec<Value> = order
            .parts
            .iter()
            .map(|(part, details)| json!({"part": part, "details": details}))
            .collect();
        let (version, at) = order.consent;
        let body = json!({
            "id": order.id,
            "name": order.name,
            "parts": parts,
            "consent": {"version": version, "at": at},
        });
        let headers = [
            ("content-type".to_owned(), "application/json".to_owned()),
            ("authorization".to_owned(), format!("Bearer {}", self.settings.key)),
            ("idempotency-key".to_owned(), order.id.to_owned()),
        ];
        let posted = self
            .client
            .post(&self.settings.url, &headers, body.to_string().into_bytes());
        let answer = posted.await.map_err(why)?;
        if (200..300).contains(&answer.status) {
            return Ok(());
        }
        Err(format!("It answers with status {}.", answer.status))
    }

    /// Whether a message is from the provider, and of now: `at` and `now` are seconds since 1970.
    pub fn proves(&self, (id, at, signatures): (&str, &str, &str), body: &[u8], now: i64) -> bool {
        let Ok(seconds) = at.parse::<i64>() else {
            return false;
        };
        if id.is_empty() || now.abs_diff(seconds) > TOLERANCE.unsigned_abs() {
            return false;
        }
        signatures
            .split(' ')
            .filter_map(|one| one.strip_prefix("v1,"))
            .any(|given| {
                let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.secret) else {
                    return false;
                };
                mac.update(format!("{id}.{at}.").as_bytes());
                mac.update(body);
                let given = STANDARD.decode(given);
                // Compares in a time that tells nothing of the secret.
                given.is_ok_and(|given| mac.verify_slice(&given).is_ok())
            })
    }
}

/// Reads a message: which order, and what was found; nothing when it is none of these.
pub fn read(body: &[u8]) -> Option<(String, Vec<Told>)> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let id = value.get("id")?.as_str()?.to_owned();
    let parts = value.get("parts")?.as_array().filter(|parts| parts.len() <= PARTS)?;
    let told = parts.iter().map(|part| {
        let text = |name: &str| part.get(name).and_then(Value::as_str);
        Some(Told {
            part: text("part")?.to_owned(),
            finding: text("finding")?.to_owned(),
            words: text("words").unwrap_or_default().chars().take(WORDS).collect(),
        })
    });
    Some((id, told.collect::<Option<_>>()?))
}

fn why(unanswered: Unanswered) -> String {
    match unanswered {
        Unanswered::BadAddress | Unanswered::NotAllowed => "Its address cannot be asked.",
        Unanswered::NotReached => "It is not reached.",
        Unanswered::TooSlow => "It takes too long.",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Engine, Hmac, Mac, Provider, STANDARD, Settings, Sha256, Told, read};

    /// The example of the specification's own libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const AT: &str = "1614265330";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn provider() -> Provider {
        let settings = Settings {
            name: "Clear Ground".to_owned(),
            url: "https://checks.example.com/orders".to_owned(),
            key: "k".to_owned(),
            secret: SECRET.to_owned(),
        };
        Provider::new(settings).unwrap()
    }

    #[test]
    fn a_message_is_believed_when_it_is_signed_and_of_now() {
        let provider = provider();
        let now = 1_614_265_330;
        assert!(provider.proves((ID, AT, SIGNATURE), BODY, now));
        assert!(
            provider.proves((ID, AT, &format!("v1,AAAA {SIGNATURE}")), BODY, now + 300),
            "one of several"
        );
        assert!(!provider.proves((ID, AT, SIGNATURE), BODY, now + 301), "too old");
        assert!(!provider.proves((ID, AT, SIGNATURE), BODY, now - 301), "too early");
        assert!(!provider.proves(("msg_other", AT, SIGNATURE), BODY, now));
        assert!(!provider.proves((ID, "1614265331", SIGNATURE), BODY, now));
        assert!(!provider.proves((ID, AT, SIGNATURE), b"{}", now));
        for nothing in ["", "v1,", "v1,g0hM9", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="] {
            assert!(!provider.proves((ID, AT, nothing), BODY, now), "{nothing}");
        }
        assert!(!provider.proves((ID, "soon", SIGNATURE), BODY, now));
    }

    #[test]
    fn a_signature_is_over_id_time_and_body() {
        let mut mac = Hmac::<Sha256>::new_from_slice(&STANDARD.decode(&SECRET[6..]).unwrap()).unwrap();
        mac.update(b"m1.100.{}");
        let signature = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        assert!(provider().proves(("m1", "100", &signature), b"{}", 100));
    }

    #[test]
    fn settings_that_cannot_work_are_told() {
        for (name, url, secret) in [
            ("", "https://x.example", SECRET),
            ("A", "ftp://x.example", SECRET),
            ("A", "https://x.example", "short"),
        ] {
            let settings = Settings {
                name: name.to_owned(),
                url: url.to_owned(),
                key: String::new(),
                secret: secret.to_owned(),
            };
            assert!(Provider::new(settings).is_err(), "{name} {url}");
        }
        assert!(!format!("{:?}", provider()).contains("MfKQ"), "no secrets in a log");
    }

    #[test]
    fn what_it_found_is_read_and_all_else_is_nothing() {
        let body = br#"{"id":"c1","parts":[{"part":"work","finding":"differs","words":"Two years."},{"part":"education","finding":"confirmed"}]}"#;
        let told = |part: &str, finding: &str, words: &str| Told {
            part: part.to_owned(),
            finding: finding.to_owned(),
            words: words.to_owned(),
        };
        let expected = vec![
            told("work", "differs", "Two years."),
            told("education", "confirmed", ""),
        ];
        assert_eq!(read(body), Some(("c1".to_owned(), expected)));
        for nothing in [
            &b""[..],
            b"{}",
            b"\xff",
            br#"{"id":"c1"}"#,
            br#"{"id":"c1","parts":[{}]}"#,
            br#"{"id":1,"parts":[]}"#,
        ] {
            assert_eq!(read(nothing), None);
        }
    }
}
