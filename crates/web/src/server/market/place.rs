//! The market of a country, or of a town and what is near it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use journey::{Journey, find::USUAL_RADIUS_KM};
use matching::market::Cut;
use skills::{Country, Town};

use super::{country_address, parts};
use crate::{
    pages::{Nav, Shell, market::MarketPage},
    server::{App, Fault, Who, app::show, fields::encoded},
};

/// A country by its code, or a town by its id.
pub(super) async fn place(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let gazetteer = app.journey.gazetteer();
    let page = if let Some(town) = gazetteer.get(&id) {
        let mut shell = app
            .shell(
                &who,
                &t!("Work in {place}", place = town.spoken_name()),
                Some(Nav::Openings),
            )
            .await?;
        shell.sharing = Some(app.sharing(&format!("/places/{}", town.id), &around(town)));
        of_town(&app.journey, shell, town)
    } else {
        let country = gazetteer.country_of_code(&id.to_uppercase());
        let country = country.ok_or_else(Fault::not_found)?;
        let mut shell = app
            .shell(
                &who,
                &t!("Work in {place}", place = country.spoken_name()),
                Some(Nav::Openings),
            )
            .await?;
        shell.sharing = Some(app.sharing(&country_address(code(country)), &everywhere(country)));
        of_country(&app.journey, shell, country)
    };
    show(&page)
}

fn code(country: &Country) -> [u8; 2] {
    country.code.as_bytes().try_into().unwrap_or_default()
}

fn around(town: &Town) -> String {
    t!(
        "What openings up to {km} km from {place} ask for and pay.",
        km = USUAL_RADIUS_KM,
        place = town.spoken_name()
    )
}

fn everywhere(country: &Country) -> String {
    t!(
        "What openings in {place} ask for and pay.",
        place = country.spoken_name()
    )
}

fn of_town(journey: &Journey, shell: Shell, town: &Town) -> MarketPage {
    let country = journey.gazetteer().country_of_code(&town.country);
    let above = match country {
        Some(country) => (country_address(code(country)), country.spoken_name().to_owned()),
        None => ("/places".to_owned(), t!("Where work is").to_owned()),
    };
    MarketPage {
        above,
        about: around(town),
        other: town.other.iter().take(8).cloned().collect(),
        ..page(
            journey,
            shell,
            Cut::Near(town.at, USUAL_RADIUS_KM),
            town.spoken_name(),
            &journey.gazetteer().written(town),
        )
    }
}

fn of_country(journey: &Journey, shell: Shell, country: &Country) -> MarketPage {
    MarketPage {
        about: everywhere(country),
        ..page(
            journey,
            shell,
            Cut::Country(code(country)),
            country.spoken_name(),
            journey.gazetteer().written_country(country),
        )
    }
}

fn page(journey: &Journey, shell: Shell, cut: Cut, name: &str, place: &str) -> MarketPage {
    let market = journey.market(cut);
    MarketPage {
        shell,
        above: ("/places".to_owned(), t!("Where work is").to_owned()),
        name: t!("Work in {place}", place = name),
        about: String::new(),
        other: Vec::new(),
        facts: parts::facts(journey, &market),
        pay: parts::pay(journey, &market),
        lists: parts::filled([
            parts::occupations(journey, &market, t!("What work there is")),
            parts::asked(journey, &market, t!("What skills it asks for")),
            parts::towns(journey, &market, t!("In which towns")),
        ]),
        thin: parts::thin(&market),
        usually: Vec::new(),
        near: Vec::new(),
        search: format!("/openings?place={}", encoded(place)),
    }
}
