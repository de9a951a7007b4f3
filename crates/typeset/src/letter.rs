//! What a letter says, handed to `data/letter.typ` as values.

use typst::foundations::{Array, Dict, IntoValue, Value};

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The code of its language: `en`.
    pub lang: String,
    /// Who writes.
    pub from: String,
    /// The colour of its head: `#26323f`.
    pub ink: String,
    /// The day, in words.
    pub date: String,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub paragraphs: Vec<String>,
    /// What is agreed: each with its name.
    pub terms: Vec<(String, String)>,
    /// Who signs.
    pub signs: Vec<Sign>,
    /// How it can be checked; may be empty.
    pub check: String,
    /// Where.
    pub link: String,
    /// At the end of each page.
    pub foot: String,
}

/// Where somebody signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sign {
    /// Who, below the line.
    pub who: String,
    /// The name that was signed with; empty leaves room for it.
    pub name: String,
    /// When, in words; may be empty.
    pub when: String,
}

impl Letter {
    /// As values for the template.
    pub(crate) fn inputs(&self) -> Dict {
        let mut all = Dict::new();
        let mut put = |name: &str, value: Value| all.insert(name.into(), value);
        put("lang", plain(&self.lang));
        put("ink", plain(&self.ink));
        put("date", plain(&self.date));
        put("link", plain(&self.link));
        put("foot", plain(&self.foot));
        put("from", said(&self.from));
        put("to", said(&self.to));
        put("subject", said(&self.subject));
        put("check", said(&self.check));
        put("paragraphs", list(self.paragraphs.iter().map(|words| said(words))));
        let row = |(label, words): &(String, String)| dict([("label", said(label)), ("words", said(words))]);
        put("terms", list(self.terms.iter().map(row)));
        let sign = |sign: &Sign| {
            dict([
                ("who", said(&sign.who)),
                ("name", said(&sign.name)),
                ("when", plain(&sign.when)),
            ])
        };
        put("signs", list(self.signs.iter().map(sign)));
        all
    }
}

fn plain(text: &str) -> Value {
    text.into_value()
}

fn list(all: impl Iterator<Item = Value>) -> Value {
    Value::Array(all.collect::<Array>())
}

fn dict<const N: usize>(all: [(&str, Value); N]) -> Value {
    Value::Dict(all.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// Words with the direction they are written in.
fn said(words: &str) -> Value {
    let clean: String = words.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    dict([("rtl", is_from_right(&clean).into_value()), ("words", plain(&clean))])
}

/// Whether the first letter that has a direction goes from right to left.
fn is_from_right(words: &str) -> bool {
    let first = words.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

#[cfg(test)]
mod tests {
    use super::is_from_right;

    #[test]
    fn the_first_letter_says_the_direction() {
        assert!(is_from_right("2026: عقد عمل"));
        assert!(!is_from_right("Welder (لحام)"));
        assert!(!is_from_right("वेल्डर"));
        assert!(!is_from_right("12"));
    }
}
