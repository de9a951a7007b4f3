//! How somebody wants to work, out of a message: part-time, remote, pay, hours, when.

use chrono::NaiveDate;
use model::{Employment, Pay, WorkSite};
use skills::RawPosting;

use super::{Heard, day, number};
use crate::{around::Around, command::Wishes};

const EMPLOYMENT: [(Employment, &str); 5] = [
    (
        Employment::PartTime,
        "part time|parttime|medio tiempo|tiempo parcial|media jornada|अंशकालिक|पार्ट टाइम|half day",
    ),
    (
        Employment::FullTime,
        "full time|fulltime|tiempo completo|jornada completa|पूर्णकालिक|फुल टाइम",
    ),
    (Employment::Temporary, "temporary|temp|temporal|अस्थायी"),
    (Employment::Internship, "internship|intern|practicas|pasantia|इंटर्नशिप"),
    (Employment::Apprenticeship, "apprenticeship|apprentice|aprendiz|शिक्षुता"),
];
const SITES: [(WorkSite, &str); 2] = [
    (WorkSite::Hybrid, "hybrid|hibrido|हाइब्रिड"),
    (
        WorkSite::Remote,
        "remote|from home|at home|teletrabajo|remoto|desde casa|घर से|ghar se",
    ),
];
const HOURS: &str = "hours hour hrs horas hora घंटे ghante";
/// What must stand beside a number that is pay.
const PAID: &str = "at least|minimum|min|earn|pay|paid|salary|month|year|an hour|per hour|annum|lakh|lpa|euro|euros|rupees|dollars|pounds|\
    al menos|minimo|ganar|salario|mes|la hora|por hora|ano|वेतन|महीना|महीने|रुपये|कम से कम|mahina|mahine|rupaye|kam se kam|vetan";

/// What a message says of it; empty when nothing.
pub(crate) fn of(heard: &Heard<'_>, around: &Around<'_>) -> Wishes {
    let text = format!(" {} ", heard.words.join(" "));
    let min_pay = pay(heard, around);
    let hours = hours(&heard.words);
    let from = min_pay.is_none() && hours.is_none();
    let day = |today: NaiveDate| day::of(heard.text, &heard.words, today, &around.readers.postings);
    Wishes {
        employment: found(&EMPLOYMENT, &text),
        site: found(&SITES, &text),
        min_pay,
        hours,
        from: from.then(|| day(around.today)).flatten(),
    }
}

fn found<T: Copy>(table: &[(T, &str)], text: &str) -> Option<T> {
    let named = |phrases: &str| phrases.split('|').any(|phrase| holds(text, phrase));
    table
        .iter()
        .find(|(_, phrases)| named(phrases))
        .map(|(value, _)| *value)
}

fn holds(text: &str, phrase: &str) -> bool {
    text.contains(&format!(" {} ", super::folded(phrase).join(" ")))
}

fn hours(said: &[String]) -> Option<u16> {
    let at = said.iter().position(|word| super::is_one_of(word, HOURS))?;
    let number = number::of(&said[at.checked_sub(1)?..at])?;
    (1..=80).contains(&number).then_some(number)
}

/// The pay a message names, by the reader of postings; a bare number is in the currency of where the person lives.
pub(crate) fn pay(heard: &Heard<'_>, around: &Around<'_>) -> Option<Pay> {
    if !heard.text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let text = format!(" {} ", heard.words.join(" "));
    let signed = heard.text.contains(['$', '€', '£', '₹']);
    if !signed && (hours(&heard.words).is_some() || !PAID.split('|').any(|phrase| holds(&text, phrase))) {
        return None;
    }
    let person = around.person;
    let home = person.place.as_ref().and_then(|place| place.country.clone());
    let raw = RawPosting {
        pay: Some(heard.text.to_owned()),
        country: home.or_else(|| person.country.clone()),
        ..RawPosting::default()
    };
    around.readers.postings.read(&raw, around.today).pay
}
