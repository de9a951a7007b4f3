//! What is missing or odd about a posting as a whole.

use crate::{
    advert::{Advert, Field},
    check::Reason,
};

/// A profile shorter than this says nothing of an employer.
const SHORT_PROFILE: usize = 20;
/// A description shorter than this does not say what the work is,
const SHORT_DESCRIPTION: usize = 300;
/// and one shorter than this little.
const BRIEF_DESCRIPTION: usize = 700;

/// The codes of what is told here.
pub(crate) const CODES: &[&str] = &[
    "employer_says_nothing",
    "no_logo",
    "work_not_described",
    "work_hardly_described",
    "no_place",
    "experience_not_told",
    "odd_pay",
    "title_shouts",
];

/// All that is found.
pub(crate) fn signals(advert: &Advert<'_>) -> Vec<Reason> {
    let mut found = missing(advert);
    if is_odd_pay(advert.salary_range) {
        found.push(Reason::new("odd_pay", 0.5, Field::SalaryRange, advert.salary_range));
    }
    if is_shouted(advert.title) {
        found.push(Reason::new("title_shouts", 0.7, Field::Title, advert.title));
    }
    found
}

/// What is left out: many honest postings are short, so it only colours.
fn missing(advert: &Advert<'_>) -> Vec<Reason> {
    let mut found = Vec::new();
    let mut add = |code: &str, points, field, quote: &str| {
        found.push(Reason::new(code, points, field, quote).colouring());
    };
    if let Some(profile) = advert.company_profile
        && letters(profile) < SHORT_PROFILE
    {
        add("employer_says_nothing", 1.7, Field::CompanyProfile, profile);
    }
    if advert.has_company_logo == Some(false) {
        add("no_logo", 1.4, Field::HasCompanyLogo, "");
    }
    match letters(advert.description) {
        ..SHORT_DESCRIPTION => add("work_not_described", 1.1, Field::Description, ""),
        SHORT_DESCRIPTION..BRIEF_DESCRIPTION => add("work_hardly_described", 0.6, Field::Description, ""),
        _ => (),
    }
    if advert.location.is_some_and(|place| place.trim().is_empty()) {
        add("no_place", 0.6, Field::Location, "");
    }
    if advert.required_experience.is_some_and(|words| words.trim().is_empty()) {
        add("experience_not_told", 0.6, Field::RequiredExperience, "");
    }
    found
}

fn letters(text: &str) -> usize {
    text.trim().chars().take(BRIEF_DESCRIPTION).count()
}

/// Two amounts that cannot both be the pay of one job for a year, a month or an hour: far apart, or high beyond belief.
fn is_odd_pay(range: &str) -> bool {
    let amounts: Vec<f64> = range
        .split('-')
        .filter_map(|amount| amount.trim().parse().ok())
        .collect();
    match amounts[..] {
        [low, high] => high > 3.0 * low.max(1.0) || high >= 200_000.0,
        _ => false,
    }
}

fn is_shouted(title: &str) -> bool {
    let count = |is: fn(char) -> bool| title.chars().filter(|c| is(*c)).count();
    let (capitals, small) = (count(char::is_uppercase), count(char::is_lowercase));
    // A short title may be an abbreviation.
    capitals + small >= 8 && capitals * 2 > (capitals + small)
}
