//! The examples the intents are learned from: `data/dialogue/intents.LANG.txt`.
//!
//! A line `[intent]` begins an intent, `[none]` what has none; each line below is something people say. Empty lines and lines that begin
//! with `#` say nothing. To teach an intent a wording: a line there. To add an intent: its heading in every file, and what it means in
//! `heard/patterns.rs`.

use crate::intents::Example;

const FILES: [&str; 3] = [
    include_str!("../../../data/dialogue/intents.en.txt"),
    include_str!("../../../data/dialogue/intents.es.txt"),
    include_str!("../../../data/dialogue/intents.hi.txt"),
];

/// What is wrong with a file of examples.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// An example before the first heading.
    #[error("line {0}: stands before the first heading")]
    NoHeading(usize),
    /// A heading that is not closed, or empty.
    #[error("line {0}: a heading is a name in brackets")]
    BadHeading(usize),
}

/// The built-in examples, of all languages. A test keeps them without faults.
pub fn built_in() -> Vec<Example> {
    FILES
        .into_iter()
        .flat_map(|file| parse(file).unwrap_or_default())
        .collect()
}

/// The examples of a file.
///
/// # Errors
/// The first line that is neither a heading nor an example under one.
pub fn parse(file: &str) -> Result<Vec<Example>, Fault> {
    let mut examples = Vec::new();
    let mut heading: Option<&str> = None;
    for (line, text) in (1..).zip(file.lines().map(str::trim)) {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if let Some(rest) = text.strip_prefix('[') {
            let name = rest.strip_suffix(']').filter(|name| !name.is_empty());
            heading = Some(name.ok_or(Fault::BadHeading(line))?);
            continue;
        }
        let intent = heading.ok_or(Fault::NoHeading(line))?;
        examples.push(Example {
            text: text.to_owned(),
            intent: (intent != "none").then(|| intent.to_owned()),
        });
    }
    Ok(examples)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{FILES, Fault, parse};
    use crate::heard::{folded, patterns};

    #[test]
    fn a_fault_is_told_with_its_line() {
        assert_eq!(parse("# notes\n\nhello"), Err(Fault::NoHeading(3)));
        assert_eq!(parse("[find"), Err(Fault::BadHeading(1)));
    }

    #[test]
    fn every_intent_is_in_every_language_and_no_example_stands_twice() {
        let known: BTreeSet<&str> = patterns::INTENTS.into_iter().chain(["none"]).collect();
        let mut seen = BTreeMap::new();
        for (file, least) in FILES.into_iter().zip([40, 40, 40]) {
            let examples = parse(file).expect("no faults");
            let mut counts = BTreeMap::<String, usize>::new();
            for example in examples {
                let intent = example.intent.unwrap_or_else(|| "none".to_owned());
                *counts.entry(intent.clone()).or_default() += 1;
                let before = seen.insert(folded(&example.text).join(" "), intent.clone());
                assert_eq!(before, None, "\"{}\" stands twice, now in {intent}", example.text);
            }
            let names: BTreeSet<&str> = counts.keys().map(String::as_str).collect();
            assert_eq!(names, known);
            let few: Vec<_> = counts.iter().filter(|(_, count)| **count < least).collect();
            assert!(few.is_empty(), "too few examples: {few:?}");
        }
        let unknown = |name: &&&str| patterns::of_intent(name).is_none();
        assert_eq!(patterns::INTENTS.iter().find(unknown), None);
    }
}
