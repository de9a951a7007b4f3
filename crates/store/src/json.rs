//! What structures may be stored.

use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::types::Json;

use crate::{Error, Result};

/// Ready to be bound, written out once.
pub(crate) type Packed = Json<Box<RawValue>>;

/// Writes a structure out. Refuses more than `max` bytes, and text with a zero character, which SQLite would take and
/// PostgreSQL would not.
pub(crate) fn pack(what: &'static str, value: &impl Serialize, max: usize) -> Result<Packed> {
    let text = serde_json::to_string(value).map_err(|_| Error::Refused("a structure that JSON cannot hold"))?;
    if text.len() > max {
        return Err(Error::TooLarge(what, max as u64));
    }
    if holds_zero(&text) {
        return Err(Error::Refused("text with a zero character"));
    }
    let raw = RawValue::from_string(text).map_err(|_| Error::Refused("a structure that JSON cannot hold"))?;
    Ok(Json(raw))
}

/// Whether one of the escapes in the JSON is that of the zero character.
fn holds_zero(json: &str) -> bool {
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at + 1..];
        if escape.starts_with("u0000") {
            return true;
        }
        // What follows a backslash is one ASCII character at least.
        rest = escape.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn only_the_zero_character_itself_is_refused() {
        for fine in ["", "\\u0000", "\\\\u0000", "\u{1}", "é\n\"", "\\"] {
            assert!(pack("text", &fine, 100).is_ok(), "{fine:?}");
        }
        for bad in ["\0", "a\\\0", "\n\0b"] {
            assert!(pack("text", &bad, 100).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_bound_counts_what_is_stored() {
        assert!(pack("text", &"x".repeat(98), 100).is_ok());
        assert!(pack("text", &"x".repeat(99), 100).is_err());
    }
}
