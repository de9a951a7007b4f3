//! What is offered, as it is typed.

use chrono::{Days, NaiveDate};
use i18n::Lang;
use model::{Employment, Ink, Per, Terms};

use crate::{Error, Result, profile::line};

/// The longest line, in characters.
const LINE: usize = 160;
/// The longest list of what comes with it, in characters.
const LIST: usize = 600;
/// The longest words of the team's own, in characters.
const WORDS: usize = 3_000;
/// An offer can be answered for so many days at most.
const ANSWERED_WITHIN: Days = Days::new(90);
/// It begins within so many days.
const BEGINS_WITHIN: Days = Days::new(730);

/// What is typed to offer a job.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedTerms {
    /// The code of the letter's language.
    pub lang: String,
    /// What the person will be.
    pub role: String,
    /// Where they work.
    pub place: String,
    /// Their first day, as `2026-04-01`.
    pub start: String,
    /// The pay: an amount with its currency.
    pub pay: String,
    /// For how long that is paid: `hour`, `day`, `week`, `month` or `year`.
    pub per: String,
    /// How much they work.
    pub hours: String,
    /// The code of the kind of employment.
    pub contract: String,
    /// For how long both sides try it.
    pub probation: String,
    /// How it can be ended.
    pub notice: String,
    /// What comes with it.
    pub benefits: String,
    /// Words of the team's own.
    pub words: String,
    /// The last day to answer.
    pub reply_by: String,
    /// Who signs for the employer.
    pub signatory: String,
    /// The code of a colour.
    pub ink: String,
}

impl TypedTerms {
    pub(super) fn read(&self, today: NaiveDate) -> Result<Terms> {
        let start = read_day("start", &self.start)?;
        let reply_by = read_day("reply_by", &self.reply_by)?;
        if reply_by <= today || reply_by > today + ANSWERED_WITHIN {
            return Err(Error::invalid(
                "reply_by",
                t!("Give them at least until tomorrow to answer, and at most 90 days."),
            ));
        }
        if start < reply_by || start > today + BEGINS_WITHIN {
            return Err(Error::invalid(
                "start",
                t!("The first day comes after the last day to answer, and within two years."),
            ));
        }
        Ok(Terms {
            lang: Lang::from_code(&self.lang).unwrap_or_default().code().to_owned(),
            role: must("role", &self.role)?,
            place: must("place", &self.place)?,
            start,
            pay: pay(&self.pay)?,
            per: per_of(&self.per)?,
            hours: must("hours", &self.hours)?,
            contract: contract_of(&self.contract)?,
            probation: line("probation", &self.probation, LINE)?.unwrap_or_default(),
            notice: line("notice", &self.notice, LINE)?.unwrap_or_default(),
            benefits: line("benefits", &self.benefits, LIST)?.unwrap_or_default(),
            words: line("words", &self.words, WORDS)?.unwrap_or_default().replace('\r', ""),
            reply_by,
            signatory: must("signatory", &self.signatory)?,
            ink: Ink::from_code(&self.ink).unwrap_or_default(),
        })
    }
}

fn must(field: &'static str, typed: &str) -> Result<String> {
    line(field, typed, LINE)?.ok_or_else(|| Error::invalid(field, t!("Please fill this in: it stands in the letter.")))
}

/// An amount, in whatever digits it is written.
fn pay(typed: &str) -> Result<String> {
    let pay = must("pay", typed)?;
    if pay.chars().any(char::is_numeric) {
        return Ok(pay);
    }
    Err(Error::invalid(
        "pay",
        t!("Write the amount with its currency, such as £17.50 or ₹32,000."),
    ))
}

fn read_day(field: &'static str, typed: &str) -> Result<NaiveDate> {
    typed
        .trim()
        .parse()
        .map_err(|_| Error::invalid(field, t!("Please write a day such as 2026-04-01.")))
}

fn coded<T: serde::de::DeserializeOwned>(field: &'static str, code: &str) -> Result<T> {
    let value = serde_json::Value::String(code.to_owned());
    serde_json::from_value(value).map_err(|_| Error::invalid(field, t!("Please choose one of these.")))
}

fn per_of(code: &str) -> Result<Per> {
    coded("per", code)
}

fn contract_of(code: &str) -> Result<Employment> {
    coded("contract", code)
}

#[cfg(test)]
mod tests {
    use super::TypedTerms;

    type Change = fn(&mut TypedTerms);

    fn typed() -> TypedTerms {
        TypedTerms {
            lang: "en".to_owned(),
            role: " Welder ".to_owned(),
            place: "Leeds".to_owned(),
            start: "2026-04-01".to_owned(),
            pay: "£17.50".to_owned(),
            per: "hour".to_owned(),
            hours: "40 a week".to_owned(),
            contract: "full-time".to_owned(),
            reply_by: "2026-03-12".to_owned(),
            signatory: "Rita Shah".to_owned(),
            ink: "blue".to_owned(),
            ..TypedTerms::default()
        }
    }

    #[test]
    fn what_a_letter_needs_is_there() {
        let today = "2026-03-02".parse().unwrap();
        let read = |typed: TypedTerms| typed.read(today);
        let terms = read(typed()).unwrap();
        assert_eq!((terms.role.as_str(), terms.probation.as_str()), ("Welder", ""));
        let wrong: [(&str, Change); 9] = [
            ("role", |typed| typed.role = "  ".to_owned()),
            ("pay", |typed| typed.pay = "good pay".to_owned()),
            ("per", |typed| typed.per = "century".to_owned()),
            ("contract", |typed| typed.contract = String::new()),
            ("reply_by", |typed| typed.reply_by = "2026-03-02".to_owned()),
            ("reply_by", |typed| typed.reply_by = "2026-08-02".to_owned()),
            ("start", |typed| typed.start = "2026-03-11".to_owned()),
            ("start", |typed| typed.start = "soon".to_owned()),
            ("signatory", |typed| typed.signatory = "x".repeat(200)),
        ];
        for (field, change) in wrong {
            let mut typed = typed();
            change(&mut typed);
            let refused = read(typed).unwrap_err();
            assert!(
                matches!(refused, crate::Error::Invalid { field: of, .. } if of == field),
                "{field}: {refused}"
            );
        }
    }
}
