//! What speaks against an opening, in words, each with what it says itself.

use askama::Template;
use journey::doubts::{Standing, reasons};
use trust::Level;

use crate::view::when;

/// A warning on an opening, or what staff found about it.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/warning.html")]
pub struct Warning {
    /// Whether it is most likely a fake.
    pub danger: bool,
    /// "This opening looks like a fake."
    pub title: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// Why: in words, and the posting's own words where there are any.
    pub reasons: Vec<(&'static str, String)>,
    /// What staff found, and when.
    pub found: Option<String>,
}

impl Warning {
    /// Nothing where there is nothing to say.
    pub fn of(standing: &Standing) -> Option<Self> {
        let found = standing.ruling.as_ref().map(|ruling| {
            let day = when::day(ruling.at.date_naive());
            t!("Looked at on {day}: {words}", day, words = ruling.words)
        });
        let (title, advice) = match (standing.level, &found) {
            (Level::Clear, None) => return None,
            (Level::Clear, Some(_)) => (
                t!("Somebody here looked at this opening and found nothing wrong."),
                t!("All the same, an honest employer never asks you for money."),
            ),
            (Level::Caution, _) => (
                t!("Take care with this opening."),
                t!(
                    "Before you send anything, find the employer's own page yourself and ask there whether this opening is theirs."
                ),
            ),
            (Level::Danger, _) => (
                t!("This opening looks like a fake."),
                t!(
                    "Please send no money, no papers and no bank details. If you like the employer, find its own page yourself and ask there."
                ),
            ),
        };
        Some(Self {
            danger: standing.level == Level::Danger,
            title,
            advice,
            reasons: if standing.level == Level::Clear {
                Vec::new()
            } else {
                reasons(&standing.reasons)
            },
            found,
        })
    }

    /// Whether staff found nothing wrong.
    pub fn is_cleared(&self) -> bool {
        !self.danger && self.found.is_some() && self.reasons.is_empty()
    }
}

crate::view::parts!(Warning);

#[cfg(test)]
mod tests {
    use journey::doubts::{Ruling, Standing};
    use trust::{Field, Level, Reason};

    use super::Warning;

    fn why(code: &str, quote: &str) -> Reason {
        Reason {
            code: code.to_owned(),
            quote: quote.to_owned(),
            field: Field::Description,
            points: 1.0,
            colours: false,
        }
    }

    #[test]
    fn a_warning_quotes_the_posting_and_says_each_thing_once() {
        let standing = Standing {
            level: Level::Danger,
            reasons: vec![
                why("asks_for_money", "Pay <500> first"),
                why("office_work", "typing"),
                why("work_that_is_often_faked", "Typist"),
            ],
            ruling: None,
        };
        let warning = Warning::of(&standing).unwrap();
        assert_eq!(warning.reasons.len(), 2);
        let html = warning.to_string();
        assert!(
            html.contains("Pay &#60;500&#62; first") && html.contains("looks like a fake"),
            "{html}"
        );
    }

    #[test]
    fn what_staff_found_counts_and_a_clear_opening_says_nothing() {
        let clear = Standing {
            level: Level::Clear,
            reasons: vec![why("easy_money", "Earn fast")],
            ruling: None,
        };
        assert_eq!(Warning::of(&clear), None);
        let ruling = Ruling {
            level: 0,
            words: "We rang them.".to_owned(),
            at: chrono::DateTime::UNIX_EPOCH,
            by: None,
            words_hash: String::new(),
        };
        let found = Warning::of(&Standing {
            ruling: Some(ruling),
            ..clear
        });
        let found = found.unwrap();
        assert!(found.is_cleared() && found.to_string().contains("We rang them."));
    }
}
