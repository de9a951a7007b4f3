//! What a search can be narrowed by, each choice with what it would find.

use journey::find::{Results, USUAL_RADIUS_KM};
use model::ExperienceAsked;
use search::{AGES, Facet, RADII, VERIFIED};

use super::typed::{ANY_RADIUS, Typed};
use crate::{
    pages::search::Filters,
    server::{
        App,
        cards::{employment_words, site_words},
        fields::code_of,
        wishes::{KINDS, SITES},
    },
    view::{Choice, Choices, Field, Select, amount},
};

/// Currencies one can search pay in.
const CURRENCIES: [&str; 8] = ["GBP", "EUR", "USD", "INR", "KES", "BRL", "MXN", "ZAR"];
/// As many languages are shown, those most asked for.
const MOST_LANGUAGES: usize = 8;

/// The controls.
pub(super) fn filters(app: &App, typed: &Typed, results: &Results) -> Filters {
    Filters {
        radius: (!typed.one("place").is_empty()).then(|| radii(typed, results)),
        age: ages(typed, results),
        pay: Field {
            says_optional: false,
            ..Field::number("pay", t!("Amount")).optional()
        }
        .value(typed.one("pay")),
        currency: currencies(typed.one("currency")),
        per: periods(typed.one("per")),
        groups: [
            sites(typed, results),
            kinds(typed, results),
            experience(typed, results),
            languages(app, typed, results),
            employers(typed, results),
        ]
        .into_iter()
        .filter(|group| !group.choices.is_empty())
        .collect(),
        sort: sorts(typed.one("sort")),
    }
}

fn counted(words: &str, count: usize) -> String {
    format!("{words} ({})", amount::count(count as u64))
}

fn radii(typed: &Typed, results: &Results) -> Select {
    let chosen = typed.radius().km();
    let known = RADII.iter().zip(results.facets.radii).map(|(km, count)| {
        let words = counted(&t!("Up to {km} km away", km), count);
        Choice::new(&km.to_string(), &words).chosen(chosen == Some(*km))
    });
    let any = Choice::new(ANY_RADIUS, t!("However far")).chosen(chosen.is_none());
    let mut choices: Vec<Choice> = known.chain([any]).collect();
    if !choices.iter().any(|choice| choice.chosen) {
        let km = chosen.unwrap_or(USUAL_RADIUS_KM);
        choices.insert(
            0,
            Choice::new(&km.to_string(), &t!("Up to {km} km away", km)).chosen(true),
        );
    }
    Select::new("radius", t!("How far from there"), choices)
}

fn ages(typed: &Typed, results: &Results) -> Select {
    let chosen = typed.days();
    let any = Choice::new("", t!("At any time")).chosen(chosen.is_none());
    let known = AGES.iter().zip(results.facets.ages).map(|(days, count)| {
        let words = counted(&age_words(*days), count);
        Choice::new(&days.to_string(), &words).chosen(chosen == Some(*days))
    });
    let mut choices: Vec<Choice> = [any].into_iter().chain(known).collect();
    if let Some(days) = chosen.filter(|days| !AGES.contains(days)) {
        choices.push(Choice::new(&days.to_string(), &age_words(days)).chosen(true));
    }
    Select::new("days", t!("Published"), choices)
}

/// "In the last week".
pub(super) fn age_words(days: u32) -> String {
    match days {
        1 => t!("Since yesterday").to_owned(),
        7 => t!("In the last week").to_owned(),
        30 => t!("In the last month").to_owned(),
        days => tn!(u64::from(days), "In the last {n} day", "In the last {n} days"),
    }
}

fn currencies(chosen: &str) -> Select {
    let choices = CURRENCIES
        .iter()
        .map(|code| Choice::new(code, code).chosen(*code == chosen));
    Select::new("currency", t!("Currency"), choices.collect())
}

fn periods(chosen: &str) -> Select {
    let periods = [
        ("year", t!("a year")),
        ("month", t!("a month")),
        ("week", t!("a week")),
        ("day", t!("a day")),
        ("hour", t!("an hour")),
    ];
    let choices = periods.map(|(code, words)| Choice::new(code, words).chosen(code == chosen));
    Select::new("per", t!("For"), choices.to_vec())
}

fn sorts(chosen: &str) -> Select {
    let sorts = [
        ("best", t!("Best match")),
        ("new", t!("Newest")),
        ("pay", t!("Highest pay")),
        ("near", t!("Nearest")),
    ];
    let choices = sorts.map(|(code, words)| Choice::new(code, words).chosen(code == chosen));
    Select::new("sort", t!("Order"), choices.to_vec())
}

fn sites(typed: &Typed, results: &Results) -> Choices {
    let list = SITES.iter().map(|site| (code_of(site), site_words(*site).to_owned()));
    group("site", t!("Where the work is done"), Facet::Site, list, typed, results)
}

fn kinds(typed: &Typed, results: &Results) -> Choices {
    let list = KINDS
        .iter()
        .map(|kind| (code_of(kind), employment_words(*kind).to_owned()));
    group("kind", t!("Kind of work"), Facet::Employment, list, typed, results)
}

fn experience(typed: &Typed, results: &Results) -> Choices {
    let list = ExperienceAsked::ALL
        .iter()
        .map(|asked| (code_of(asked), experience_words(*asked).to_owned()));
    group(
        "experience",
        t!("Experience asked for"),
        Facet::Experience,
        list,
        typed,
        results,
    )
}

/// t!("2 to 5 years").
pub(super) fn experience_words(asked: ExperienceAsked) -> &'static str {
    match asked {
        ExperienceAsked::None => t!("None needed"),
        ExperienceAsked::UpToTwoYears => t!("Up to 2 years"),
        ExperienceAsked::TwoToFiveYears => t!("2 to 5 years"),
        ExperienceAsked::OverFiveYears => t!("More than 5 years"),
    }
}

/// The languages most asked for, and those chosen.
fn languages(app: &App, typed: &Typed, results: &Results) -> Choices {
    let taxonomy = app.journey.taxonomy();
    let asked = results.facets.codes.get(&Facet::Language);
    let mut list: Vec<(&String, usize)> = asked
        .into_iter()
        .flatten()
        .map(|(code, count)| (code, *count))
        .collect();
    list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    list.truncate(MOST_LANGUAGES);
    let mut codes: Vec<String> = list.into_iter().map(|(code, _)| code.clone()).collect();
    codes.extend(typed.languages().into_iter().map(|language| language.0.clone()));
    let mut named: Vec<(String, String)> = codes
        .into_iter()
        .filter_map(|code| {
            let skill = taxonomy.skill_ix(&code.as_str().into())?;
            Some((code, taxonomy.skill_name(skill).to_owned()))
        })
        .collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named.dedup();
    group(
        "language",
        t!("Languages asked for"),
        Facet::Language,
        named.into_iter(),
        typed,
        results,
    )
}

/// The one thing that can be asked of employers, where any is verified.
fn employers(typed: &Typed, results: &Results) -> Choices {
    let any = typed.verified() || results.facets.count(Facet::Employer, VERIFIED) > 0;
    let words = t!("Verified: somebody here looked at who they are");
    let list = any.then(|| (VERIFIED.to_owned(), words.to_owned()));
    group(
        "employer",
        t!("Employers"),
        Facet::Employer,
        list.into_iter(),
        typed,
        results,
    )
}

fn group(
    name: &str,
    legend: &str,
    facet: Facet,
    list: impl Iterator<Item = (String, String)>,
    typed: &Typed,
    results: &Results,
) -> Choices {
    let choices = list.map(|(code, words)| {
        let count = results.facets.count(facet, &code);
        Choice::new(&code, &words)
            .chosen(typed.has(name, &code))
            .count(count as u64)
    });
    Choices::many(name, legend, choices.collect())
}
