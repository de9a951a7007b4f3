//! Telling postings apart, and a changed one from the same one.

use serde_json::Value;
use sha2::{Digest, Sha256};
use skills::RawPosting;

/// Characters of the text that count for a key.
const KEY_TEXT: usize = 200;

/// The longest id taken as it stands, in characters.
const MAX_ID: usize = 120;

/// The key of a posting in its source: its id there, else `k1-` and a hash of title, employer, place and the first 200
/// characters of the text (case and white space do not count).
pub(crate) fn key(id: Option<String>, raw: &RawPosting) -> String {
    if let Some(id) = id.filter(|id| id.chars().count() <= MAX_ID) {
        return id;
    }
    let beginning: String = raw
        .description
        .split_whitespace()
        .flat_map(|word| word.chars().chain([' ']))
        .take(KEY_TEXT)
        .collect();
    let place = raw.place.as_deref().unwrap_or_default();
    let employer = raw.employer.as_deref().unwrap_or_default();
    let parts = [plain(&raw.title), plain(employer), plain(place), plain(&beginning)];
    format!("k1-{:.32}", digest(parts.iter().map(String::as_str)))
}

/// A hash of everything `raw` says, tagged with the version of its making (`c1-` and 64 hexadecimal digits). Equal
/// content gives an equal hash on every machine and in every later version of Onward that has the same tag; fields that
/// say nothing do not count, so that a field added to [`RawPosting`] later changes no hash; nor does a day told from when the
/// file was made ("3 days ago"), which is another one tomorrow though nothing changed.
pub fn content_hash(raw: &RawPosting) -> String {
    let mut said: Vec<(String, String)> = Vec::new();
    if let Ok(Value::Object(fields)) = serde_json::to_value(raw) {
        let fixed = |(name, value): &(String, Value)| name != "posted" || value.as_str().is_some_and(names_a_year);
        said.extend(
            fields
                .into_iter()
                .filter(fixed)
                .filter_map(|(name, value)| match value {
                    Value::Null => None,
                    Value::String(text) => (!text.is_empty()).then_some((name, text)),
                    Value::Array(items) if items.is_empty() => None,
                    other => Some((name, other.to_string())),
                }),
        );
    }
    said.sort_unstable();
    format!(
        "c1-{}",
        digest(said.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]))
    )
}

/// Whether four digits stand together: "2026-11-02", "2 Nov 2026", a count of seconds.
fn names_a_year(day: &str) -> bool {
    day.as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit))
}

/// SHA-256 over the parts, each after its length, so that no two lists of parts are written alike.
fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    format!("{:x}", hash.finalize())
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cook() -> RawPosting {
        RawPosting {
            title: "Line Cook".to_owned(),
            employer: Some("Harbour Inn".to_owned()),
            description: "We cook fish. ".repeat(30),
            ..RawPosting::default()
        }
    }

    #[test]
    fn a_key_survives_changes_that_do_not_make_another_posting() {
        let mut changed = cook();
        changed.title = "LINE  COOK".to_owned();
        changed.pay = Some("$15 an hour".to_owned());
        changed.description.push_str("Apply until Friday.");
        assert_eq!(key(None, &cook()), key(None, &changed));
        assert_ne!(content_hash(&cook()), content_hash(&changed));
        changed.place = Some("Lima".to_owned());
        assert_ne!(key(None, &cook()), key(None, &changed));
        assert_eq!(key(Some("A-17".to_owned()), &cook()), "A-17");
        assert!(key(Some("x".repeat(500)), &cook()).starts_with("k1-"));
    }

    #[test]
    fn a_day_counted_from_today_changes_nothing_tomorrow() {
        let posted = |day: &str| {
            content_hash(&RawPosting {
                posted: Some(day.to_owned()),
                ..cook()
            })
        };
        assert_eq!(posted("3 days ago"), posted("4 days ago"));
        assert_ne!(posted("2026-11-02"), posted("2026-11-20"));
    }

    /// Stored hashes decide what counts as changed on the next import: this must not move while the tag is `c1`.
    #[test]
    fn the_hash_of_a_posting_stays_what_it_was() {
        assert_eq!(
            content_hash(&cook()),
            "c1-d4dd57b8983bd64656f6335b6b79a29f80d06aa19bd7a8d3bc93f0d55c22cd51"
        );
        assert_eq!(key(None, &cook()), "k1-97993b290dffcfb034519f1126ec64ed");
    }
}
