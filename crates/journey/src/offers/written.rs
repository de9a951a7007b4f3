//! An offer as a letter: what it says, in its language, and the paper it is set on.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use data_encoding::HEXLOWER;
use i18n::{Lang, days::day};
use model::{Employment, Instant, Paper, Per, Terms};
use sha2::{Digest, Sha256};
use typeset::{CannotSet, Letter, Sign};

use super::template::paragraphs;
use crate::{Error, Journey, Result, interviews::clock_time};

/// What a letter is made from.
pub(super) struct About<'a> {
    pub(super) terms: &'a Terms,
    pub(super) employer: &'a str,
    pub(super) person: &'a str,
    /// When the person gets it, or got it.
    pub(super) day: NaiveDate,
    /// The version it has, or will have.
    pub(super) version: u32,
    pub(super) code: &'a str,
    /// The name it is signed with, and when.
    pub(super) signed: Option<(&'a str, Instant)>,
}

/// For how long a pay is paid.
pub fn per_words(per: Per) -> &'static str {
    match per {
        Per::Hour => t!("an hour"),
        Per::Day => t!("a day"),
        Per::Week => t!("a week"),
        Per::Month => t!("a month"),
        Per::Year => t!("a year"),
    }
}

/// A kind of employment.
pub fn contract_words(contract: Employment) -> &'static str {
    match contract {
        Employment::FullTime => t!("Full time"),
        Employment::PartTime => t!("Part time"),
        Employment::Temporary => t!("For a time"),
        Employment::Contract => t!("As a contractor"),
        Employment::Internship => t!("Internship"),
        Employment::Apprenticeship => t!("Apprenticeship"),
        Employment::Volunteer => t!("Voluntary"),
    }
}

/// What is agreed, each with its name, in the language that is spoken.
pub fn rows(terms: &Terms) -> Vec<(String, String)> {
    let all = [
        (t!("The work"), terms.role.clone()),
        (t!("Where"), terms.place.clone()),
        (t!("First day"), day(terms.start)),
        (t!("Pay"), format!("{} {}", terms.pay, per_words(terms.per))),
        (t!("Working time"), terms.hours.clone()),
        (t!("Kind of employment"), contract_words(terms.contract).to_owned()),
        (t!("Trial period"), terms.probation.clone()),
        (t!("Notice"), terms.notice.clone()),
        (t!("What comes with it"), terms.benefits.clone()),
        (t!("To be answered by"), day(terms.reply_by)),
    ];
    all.into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| (label.to_owned(), words))
        .collect()
}

/// All that a letter says, for the check.
pub(super) fn whole_text(terms: &Terms, employer: &str) -> String {
    let mut all = paragraphs(terms, employer, "");
    all.extend(
        rows(terms)
            .into_iter()
            .map(|(label, words)| format!("{label}: {words}")),
    );
    all.join("\n")
}

impl Journey {
    /// An offer as paper; an error that names the letter where no font has it.
    pub(super) fn offer_paper_of(&self, about: &About<'_>) -> Result<Paper> {
        let lang = Lang::from_code(&about.terms.lang).unwrap_or_default();
        let letter = i18n::speaking(lang, || self.letter_of(about, lang));
        let press = self.press()?;
        let pdf = tokio::task::block_in_place(|| press.letter(&letter)).map_err(cannot_set)?;
        Ok(Paper {
            sha256: hex(&Sha256::digest(&pdf)),
            pdf: STANDARD.encode(pdf),
        })
    }

    fn letter_of(&self, about: &About<'_>, lang: Lang) -> Letter {
        let terms = about.terms;
        let by_person = match about.signed {
            Some((name, at)) => Sign {
                who: about.person.to_owned(),
                name: name.to_owned(),
                when: t!("Signed on {time}", time = clock_time(at, self.place().time_zone.name())),
            },
            None => Sign {
                who: about.person.to_owned(),
                ..Sign::default()
            },
        };
        let by_employer = Sign {
            who: about.employer.to_owned(),
            name: terms.signatory.clone(),
            when: day(about.day),
        };
        Letter {
            lang: lang.code().to_owned(),
            from: about.employer.to_owned(),
            ink: terms.ink.hex().to_owned(),
            date: day(about.day),
            to: about.person.to_owned(),
            subject: t!("An offer of work: {role}", role = terms.role),
            paragraphs: paragraphs(terms, about.employer, about.person),
            terms: rows(terms),
            signs: vec![by_employer, by_person],
            check: t!("Whether this paper is what was sent and signed can be checked here:").to_owned(),
            link: self.link_to_check(about.code),
            foot: t!("{employer}, version {n}", employer = about.employer, n = about.version),
        }
    }

    pub(super) fn link_to_check(&self, code: &str) -> String {
        format!("{}/offers/check/{code}", self.place().public_url)
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

/// The bytes of a paper that was kept.
pub(super) fn unpacked(pdf: &str) -> Result<Vec<u8>> {
    STANDARD
        .decode(pdf)
        .map_err(|_| Error::Internal("a paper that is no base64".to_owned()))
}

fn cannot_set(why: CannotSet) -> Error {
    match why {
        CannotSet::NoLetter(letter) => Error::invalid(
            "words",
            t!(
                "The letter “{letter}” cannot be printed: no font here has it. Write it otherwise, or ask the staff of this place to add a font.",
                letter
            ),
        ),
        CannotSet::Failed(why) => Error::Internal(why),
    }
}
