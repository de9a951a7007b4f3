//! Sentences that are kept and read later, by people of any language.

use std::{collections::BTreeMap, fmt::Display};

use serde::{Deserialize, Serialize};

use crate::{count, fill, said::known};

/// A sentence kept in English with the numbers in it; made with [`kept!`](crate::kept), told with [`Kept::text`].
///
/// A sentence whose English was changed since it was kept is told in the English it was kept in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The sentence in English, with `{names}` for the numbers.
    words: String,
    /// The numbers by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    numbers: BTreeMap<String, u64>,
}

impl Kept {
    /// A sentence with its numbers. [`kept!`](crate::kept) checks that they belong together.
    pub fn new(english: &str, numbers: &[(&str, u64)]) -> Self {
        Self {
            words: english.to_owned(),
            numbers: numbers
                .iter()
                .map(|(name, number)| ((*name).to_owned(), *number))
                .collect(),
        }
    }

    /// The sentence in the language that is spoken.
    pub fn text(&self) -> String {
        let shown: Vec<(&str, String)> = self
            .numbers
            .iter()
            .map(|(name, number)| (name.as_str(), count(*number)))
            .collect();
        let values: Vec<(&str, &dyn Display)> = shown
            .iter()
            .map(|(name, shown)| (*name, shown as &dyn Display))
            .collect();
        fill(&known(&self.words), &values)
    }
}

/// One without numbers.
impl From<&'static str> for Kept {
    fn from(english: &'static str) -> Self {
        Self::new(english, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::{Lang, kept, speaking};

    #[test]
    fn a_kept_sentence_is_told_in_the_language_of_its_reader() {
        let kept = kept!("Step {number} of {of}.", number = 1000, of = 5_u64);
        let stored = serde_json::to_string(&kept).unwrap();
        let read: Kept = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, kept);
        assert_eq!(read.text(), "Step 1,000 of 5.");
        speaking(Lang::Hindi, || {
            assert!(!read.text().contains("Step") && read.text().contains("1,000"));
        });
        let old: Kept = serde_json::from_str(r#"{"words": "Nobody says this any more."}"#).unwrap();
        speaking(Lang::Spanish, || assert_eq!(old.text(), "Nobody says this any more."));
    }
}
