//! What a gateway brings: a message somebody sent. Whether it is from the gateway, and who wrote what.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The longest value that is read, in bytes.
const LONGEST: usize = 16 * 1024;

/// How a gateway proves that it is the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The secret itself stands in the header, alone or after `Bearer`.
    Token,
    /// The header holds the HMAC-SHA256 of the body, as hexadecimal digits or base64, alone or after `sha256=`.
    Hmac,
}

/// What an operator sets about messages that come in.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// What only the gateway and we know.
    pub secret: String,
    /// How it is used.
    pub proof: Proof,
    /// The header it stands in.
    pub header: String,
    /// Where the number stands: the name of a field, or a JSON pointer (`/messages/0/from`).
    pub from: String,
    /// Where the words stand.
    pub text: String,
    /// Where the gateway's own id of the message stands.
    pub id: String,
}

/// Without the secret, so that it cannot get into a log.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("proof", &self.proof)
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

/// A message as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The number it is from, with its plus sign.
    pub from: String,
    /// What it says.
    pub text: String,
    /// The gateway's id of it.
    pub id: String,
}

impl Settings {
    /// Whether what the header holds proves that the gateway sent this body.
    pub fn proves(&self, header: &str, body: &[u8]) -> bool {
        if self.secret.is_empty() {
            return false;
        }
        let header = header.trim();
        match self.proof {
            Proof::Token => {
                let given = header.strip_prefix("Bearer ").unwrap_or(header).trim();
                // Hashes compare in a time that tells nothing of the secret.
                Sha256::digest(given.as_bytes()) == Sha256::digest(self.secret.as_bytes())
            }
            Proof::Hmac => {
                let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()) else {
                    return false;
                };
                mac.update(body);
                let given = header.strip_prefix("sha256=").unwrap_or(header);
                let bytes = hex(given).or_else(|| STANDARD.decode(given).ok());
                bytes.is_some_and(|bytes| mac.verify_slice(&bytes).is_ok())
            }
        }
    }

    /// Reads a body; nothing when it holds no message, as when a gateway tells that one of ours arrived.
    pub fn read(&self, body: &[u8]) -> Option<Came> {
        let body = std::str::from_utf8(body).ok()?;
        let value = match serde_json::from_str::<Value>(body) {
            Ok(json) => Box::new(move |name: &str| in_json(&json, name)) as Box<dyn Fn(&str) -> Option<String>>,
            Err(_) => Box::new(|name: &str| in_form(body, name)),
        };
        let short = |name: &str| value(name).filter(|value| !value.is_empty() && value.len() <= LONGEST);
        let digits: String = short(&self.from)?.chars().filter(char::is_ascii_digit).collect();
        Some(Came {
            from: format!("+{digits}"),
            text: short(&self.text)?,
            id: short(&self.id)?,
        })
    }
}

fn in_json(json: &Value, name: &str) -> Option<String> {
    let found = if name.starts_with('/') {
        json.pointer(name)
    } else {
        json.get(name)
    };
    match found? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn in_form(body: &str, name: &str) -> Option<String> {
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    let mut found = pairs.filter(|(key, _)| decoded(key).as_deref() == Some(name));
    found.next().and_then(|(_, value)| decoded(value))
}

fn decoded(text: &str) -> Option<String> {
    let (mut out, mut bytes) = (Vec::with_capacity(text.len()), text.bytes());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => hex(std::str::from_utf8(&[bytes.next()?, bytes.next()?]).ok()?)?[0],
            other => other,
        });
    }
    String::from_utf8(out).ok()
}

fn hex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let pairs = (0..text.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, Mac};
    use sha2::Sha256;

    use super::{Came, Engine, Proof, STANDARD, Settings};

    fn signed(secret: &str, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(body);
        STANDARD.encode(mac.finalize().into_bytes())
    }

    fn settings(proof: Proof) -> Settings {
        Settings {
            secret: "only we know".to_owned(),
            proof,
            header: "x-signature".to_owned(),
            from: "from".to_owned(),
            text: "text".to_owned(),
            id: "id".to_owned(),
        }
    }

    #[test]
    fn only_the_gateway_is_believed() {
        let body = br#"{"from":"1"}"#;
        let hmac = settings(Proof::Hmac);
        assert!(!hmac.proves(&"0".repeat(64), body) && !hmac.proves("", body) && !hmac.proves("sha256=", body));
        let right = signed("only we know", body);
        assert!(hmac.proves(&right, body) && hmac.proves(&format!("sha256={right}"), body));
        assert!(hmac.proves("375f031150aed69e97c65a96d1bfb51965f50fc10e4eabe30b2da783300f19bd", body));
        assert!(!hmac.proves(&right, br#"{"from":"2"}"#));
        let token = settings(Proof::Token);
        assert!(token.proves("only we know", body) && token.proves("Bearer only we know", body));
        assert!(!token.proves("only we kno", body) && !token.proves("", body));
        let none = Settings {
            secret: String::new(),
            ..settings(Proof::Token)
        };
        assert!(!none.proves("", body), "without a secret nothing is believed");
    }

    #[test]
    fn messages_are_read_as_forms_and_as_json_however_deep() {
        let came = Some(Came {
            from: "+919876543210".to_owned(),
            text: "why 1 & 2?".to_owned(),
            id: "m-7".to_owned(),
        });
        let plain = settings(Proof::Token);
        assert_eq!(
            plain.read(br#"{"from":"+91 98765 43210","text":"why 1 & 2?","id":"m-7"}"#),
            came
        );
        assert_eq!(plain.read(b"id=m-7&from=%2B919876543210&text=why+1+%26+2%3F"), came);
        let deep = Settings {
            from: "/messages/0/from".to_owned(),
            text: "/messages/0/text/body".to_owned(),
            id: "/messages/0/id".to_owned(),
            ..plain.clone()
        };
        let body = br#"{"messages":[{"from":919876543210,"id":"m-7","text":{"body":"why 1 & 2?"}}]}"#;
        assert_eq!(deep.read(body), came);
        for nothing in [&b"{}"[..], b"", b"\xff", b"id=m-7&from=1", br#"{"statuses":[]}"#] {
            assert_eq!(plain.read(nothing), None);
            assert_eq!(deep.read(nothing), None);
        }
    }
}
