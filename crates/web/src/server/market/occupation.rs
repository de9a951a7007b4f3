//! The market of an occupation.

use axum::{
    extract::{Path, State},
    response::Response,
};
use matching::market::Cut;
use model::OccupationId;

use super::parts;
use crate::{
    pages::{Nav, market::MarketPage},
    server::{App, Fault, Who, app::show, fields::encoded},
};

pub(super) async fn occupation(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let (journey, taxonomy) = (&app.journey, app.journey.taxonomy());
    let ix = taxonomy.occupation_ix(&OccupationId::from(id.as_str()));
    let ix = ix.ok_or_else(Fault::not_found)?;
    let (occupation, market) = (taxonomy.occupation(ix), journey.market(Cut::Occupation(ix)));
    let mut shell = app
        .shell(&who, taxonomy.occupation_name(ix), Some(Nav::Openings))
        .await?;
    let name = taxonomy.occupation_name(ix);
    let about = i18n::only_english(&occupation.about);
    let shared = if about.is_empty() {
        t!("What openings ask for and pay: {work}", work = name)
    } else {
        about.to_owned()
    };
    shell.sharing = Some(app.sharing(&format!("/occupations/{}", occupation.id), &shared));
    let thin = parts::thin(&market);
    let required = occupation
        .required
        .iter()
        .map(|(ix, _)| taxonomy.skill_name(*ix).to_owned());
    let near = occupation.near.iter().map(|ix| {
        let other = taxonomy.occupation(*ix);
        (
            taxonomy.occupation_name(*ix).to_owned(),
            format!("/occupations/{}", other.id),
        )
    });
    let mut facts = parts::facts(journey, &market);
    facts.push(("ISCO-08".to_owned(), occupation.isco.clone()));
    show(&MarketPage {
        shell,
        above: ("/occupations".to_owned(), t!("What work is asked for").to_owned()),
        name: name.to_owned(),
        about: about.to_owned(),
        other: parts::other_names(&occupation.other),
        facts,
        pay: parts::pay(journey, &market),
        lists: parts::filled([
            parts::asked(journey, &market, t!("What it asks for")),
            parts::towns(journey, &market, t!("Where it is")),
        ]),
        usually: if thin.is_some() { required.collect() } else { Vec::new() },
        thin,
        near: near.collect(),
        search: format!("/openings?q={}", encoded(name)),
    })
}
