//! Occupations, skills and countries by how many openings they have.

use axum::{extract::State, response::Response};
use skills::Occupation;

use super::{country_address, parts, skill_address};
use crate::{
    pages::{
        Nav,
        market::{MarketsPage, Row},
    },
    server::{App, Fault, Who, app::show},
    svg::Picture,
    view::Empty,
};

/// Skills that are listed.
const SKILLS: usize = 150;

pub(super) async fn occupations(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let asked = app.journey.occupations_asked();
    let name = |work: &Occupation| {
        app.journey
            .taxonomy()
            .name_of_occupation(&work.id)
            .unwrap_or(&work.name)
            .to_owned()
    };
    let rows = asked
        .iter()
        .map(|(work, n)| row(&format!("/occupations/{}", work.id), &name(work), *n))
        .collect();
    let all: u32 = asked.iter().map(|(_, n)| n).sum();
    let lead = t!(
        "{openings} in {occupations}, counted from what is open here now.",
        openings = tn!(u64::from(all), "{n} opening", "{n} openings"),
        occupations = tn!(asked.len() as u64, "{n} occupation", "{n} occupations")
    );
    list(&app, &who, "/occupations", t!("What work is asked for"), lead, rows).await
}

pub(super) async fn skills(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let asked = app.journey.skills_asked();
    let rows = asked.iter().take(SKILLS).map(|demand| Row {
        trend: demand.trend.map(parts::trend_word),
        ..row(
            &skill_address(&app.journey, demand.skill),
            app.journey.taxonomy().skill_name(demand.skill),
            demand.openings,
        )
    });
    let lead = t!(
        "What the {openings} here ask for, most often first. A skill is called rising or falling when the last three weeks differ \
         from the time before by more than chance would do.",
        openings = tn!(app.journey.openings() as u64, "{n} opening", "{n} openings")
    );
    let rows = rows.collect();
    list(&app, &who, "/skills", t!("What skills are asked for"), lead, rows).await
}

pub(super) async fn places(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let asked = app.journey.countries_asked();
    let rows = asked
        .iter()
        .map(|(code, n)| row(&country_address(*code), &parts::country_name(&app.journey, *code), *n))
        .collect();
    let lead = t!(
        "Openings in {countries}, counted from what is open here now.",
        countries = tn!(asked.len() as u64, "{n} country", "{n} countries")
    );
    list(&app, &who, "/places", t!("Where work is"), lead, rows).await
}

fn row(address: &str, name: &str, openings: u32) -> Row {
    Row {
        address: address.to_owned(),
        name: name.to_owned(),
        openings,
        trend: None,
        bar: parts::bar(openings, openings),
    }
}

async fn list(
    app: &App,
    who: &Who,
    way: &'static str,
    title: &'static str,
    lead: String,
    mut rows: Vec<Row>,
) -> Result<Response, Fault> {
    let most = rows.first().map_or(0, |row| row.openings);
    for row in &mut rows {
        row.bar = parts::bar(row.openings, most);
    }
    let mut shell = app.shell(who, title, Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing(way, &lead));
    let none = Empty::new(
        Picture::NothingYet,
        t!("No openings yet"),
        t!("As soon as there are some, they are counted here."),
        &[(t!("All openings"), "/openings")],
    );
    show(&MarketsPage {
        shell,
        way,
        title,
        lead,
        empty: rows.is_empty().then_some(none),
        rows,
    })
}
