//! What somebody is looking for: as entries, as fields, and back.

use journey::profile::{Edit, WishForm};
use model::{Employment, Pay, Per, Profile, WorkSite, profile::Travel};

use super::{
    App,
    cards::{employment_words, site_words},
    facts::from_code,
    fields::{Fields, code_of, hundredths},
};
use crate::{
    pages::{
        profile::Entry,
        questions::{distances, travel_from},
    },
    view::{Choice, Choices, Control, Field, Select, money},
};

/// Kinds of employment one can wish for.
pub(crate) const KINDS: [Employment; 6] = [
    Employment::FullTime,
    Employment::PartTime,
    Employment::Temporary,
    Employment::Contract,
    Employment::Internship,
    Employment::Apprenticeship,
];
/// Places of work one can wish for.
pub(crate) const SITES: [WorkSite; 3] = [WorkSite::OnSite, WorkSite::Hybrid, WorkSite::Remote];

/// The wishes as entries of the profile page.
pub(crate) fn entries(app: &App, profile: &Profile) -> Vec<Entry> {
    let (wishes, taxonomy) = (&profile.wishes, app.journey.taxonomy());
    let work: Vec<&str> = wishes
        .occupations
        .iter()
        .filter_map(|id| taxonomy.occupation_ix(id))
        .map(|ix| taxonomy.occupation_name(ix))
        .collect();
    let place = wishes.place.as_ref().map(|place| match wishes.travel {
        Some(Travel::Km(km)) => t!("Within {km} km of {place}", km, place = place.text),
        Some(Travel::Country) => t!("Near {place}, or anywhere in the country", place = place.text),
        Some(Travel::Abroad) => t!("Near {place}, or anywhere, abroad too", place = place.text),
        None => t!("Near {place}", place = place.text),
    });
    let kinds: Vec<&str> = wishes.employment.iter().map(|kind| employment_words(*kind)).collect();
    let sites: Vec<&str> = wishes.sites.iter().map(|site| site_words(*site)).collect();
    let pay = wishes
        .min_pay
        .as_ref()
        .map(|pay| t!("At least {pay}", pay = money::pay(pay)));
    let joined = |list: Vec<&str>| (!list.is_empty()).then(|| list.join(", "));
    let values = [
        (joined(work), "/start/questions/work"),
        (place, "/me/edit/wishes"),
        (joined(kinds), "/me/edit/wishes"),
        (joined(sites), "/me/edit/wishes"),
        (pay, "/me/edit/wishes"),
    ];
    let unplaced = wishes.place.as_ref().is_some_and(|place| place.at.is_none());
    let about_place = t!("We do not know this place, so distances are not counted. A bigger town near you works.");
    values
        .into_iter()
        .enumerate()
        .filter_map(|(nr, (value, edit))| {
            let says = unplaced && nr == 1;
            Some(Entry {
                value: value?,
                lines: says.then(|| about_place.to_owned()).into_iter().collect(),
                evidence: None,
                unconfirmed: false,
                edit: edit.to_owned(),
            })
        })
        .collect()
}

/// The field for the town distances count from.
pub(crate) fn place_field(profile: &Profile) -> Field {
    let place = profile
        .wishes
        .place
        .as_ref()
        .or(profile.place.as_ref().map(|fact| &fact.value));
    Field::text("place", t!("Your town"))
        .optional()
        .suggest("/suggest/places")
        .value(place.map_or("", |place| place.text.as_str()))
}

/// How far they would go; what scores reckon with stands chosen until they say.
pub(crate) fn distance(profile: &Profile) -> Choices {
    let chosen = profile.wishes.travel.unwrap_or(Travel::Km(matching::USUAL_KM));
    Choices::one(
        "distance",
        t!("How far would you go for work?"),
        distances(Some(chosen)),
    )
    .in_row()
}

/// At the workplace, partly at home, from home.
pub(crate) fn sites(profile: &Profile) -> Choices {
    let choices = SITES
        .iter()
        .map(|site| Choice::new(&code_of(site), site_words(*site)).chosen(profile.wishes.sites.contains(site)));
    Choices::many("site", t!("Where would you work?"), choices.collect())
        .hint(t!("Tick nothing if it does not matter."))
}

/// Full time, part time and so on.
pub(crate) fn kinds(profile: &Profile) -> Choices {
    let choices = KINDS.iter().map(|kind| {
        Choice::new(&code_of(kind), employment_words(*kind)).chosen(profile.wishes.employment.contains(kind))
    });
    Choices::many("kind", t!("What kind of work?"), choices.collect()).hint(t!("Tick nothing if it does not matter."))
}

/// The least they need: amount, currency, time.
pub(crate) fn pay(app: &App, profile: &Profile) -> (Field, Select, Select) {
    let wished = profile.wishes.min_pay;
    let amount = wished.map(|pay| (pay.min / 100).to_string()).unwrap_or_default();
    let home = profile
        .wishes
        .place
        .as_ref()
        .or(profile.place.as_ref().map(|fact| &fact.value));
    let country = home
        .and_then(|place| place.country.as_deref())
        .and_then(|code| app.journey.gazetteer().country_of_code(code));
    let usual = country.map_or("GBP", |country| country.currency.as_str());
    let chosen = wished.map_or_else(|| usual.to_owned(), |pay| pay.currency.to_string());
    let mut codes = vec!["GBP", "EUR", "USD", "INR", "KES", "BRL", "MXN", "ZAR", "NGN"];
    if !codes.contains(&chosen.as_str()) {
        codes.push(&chosen);
    }
    let currencies = codes
        .iter()
        .map(|code| Choice::new(code, code).chosen(*code == chosen))
        .collect();
    let per = wished.map_or(Per::Month, |pay| pay.per);
    let times = [
        (Per::Hour, t!("an hour")),
        (Per::Day, t!("a day")),
        (Per::Week, t!("a week")),
        (Per::Month, t!("a month")),
        (Per::Year, t!("a year")),
    ];
    let times = times
        .iter()
        .map(|(time, words)| Choice::new(&code_of(time), words).chosen(*time == per))
        .collect();
    (
        Field::number("pay", t!("The least you need")).optional().value(&amount),
        Select::new("currency", t!("Currency"), currencies),
        Select::new("per", t!("For"), times),
    )
}

/// All wishes as fields of one form.
pub(crate) fn controls(app: &App, profile: &Profile) -> Vec<Control> {
    let (amount, currency, per) = pay(app, profile);
    vec![
        Control::Field(place_field(profile)),
        Control::Choices(distance(profile)),
        Control::Choices(sites(profile)),
        Control::Choices(kinds(profile)),
        Control::Field(amount),
        Control::Select(currency),
        Control::Select(per),
    ]
}

/// The place, the distance and the places of work from their fields.
pub(crate) fn place_form(fields: &Fields) -> WishForm {
    WishForm {
        place: Some(fields.one("place").to_owned()),
        travel: Some(travel_from(fields.one("distance"))),
        sites: Some(fields.all("site").filter_map(from_code).collect()),
        ..WishForm::default()
    }
}

/// The pay and the kinds of employment from their fields.
pub(crate) fn pay_form(fields: &Fields) -> WishForm {
    WishForm {
        min_pay: Some(least(fields)),
        employment: Some(fields.all("kind").filter_map(from_code).collect()),
        ..WishForm::default()
    }
}

fn least(fields: &Fields) -> Option<Pay> {
    let amount = hundredths(fields.one("pay")).filter(|amount| *amount > 0)?;
    Some(Pay {
        min: amount,
        max: amount,
        currency: fields.one("currency").parse().ok()?,
        per: from_code(fields.one("per"))?,
        stated: true,
    })
}

/// All wishes from one form.
pub(crate) fn edits(fields: &Fields) -> Vec<Edit> {
    let (place, pay) = (place_form(fields), pay_form(fields));
    vec![Edit::Wishes(WishForm {
        min_pay: pay.min_pay,
        employment: pay.employment,
        ..place
    })]
}
