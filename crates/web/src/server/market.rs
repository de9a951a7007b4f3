//! What the market asks for, for everybody to read, search engines too.

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use journey::Journey;
use matching::market::{LEAST, Spread, Trade, Trend};
use model::{Currency, OccupationId};
use skills::Occupation;

use super::{App, Fault, Who, app::show, fields::encoded};
use crate::{
    pages::{
        Nav,
        market::{CountryPay, Demand, OccupationPage, OccupationsPage, Row},
    },
    svg::{PartBar, PayRange, Picture},
    view::{Empty, amount, money},
};

/// Skills that are listed.
const ASKED: usize = 20;
/// Openings a sitemap names; the protocol allows 50,000 addresses.
const MAPPED: usize = 45_000;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/occupations", get(occupations))
        .route("/occupations/{id}", get(occupation))
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
}

async fn occupations(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let trades = app.journey.trades();
    let most = trades.first().map_or(0, |(_, n)| *n);
    let all: u32 = trades.iter().map(|(_, n)| n).sum();
    let rows: Vec<Row> = trades
        .iter()
        .map(|(occupation, n)| Row {
            id: occupation.id.to_string(),
            name: occupation.name.clone(),
            openings: *n,
            bar: bar(*n, most),
        })
        .collect();
    let lead = format!(
        "{} in {}, counted from what is open here now.",
        amount::things(u64::from(all), "opening", "openings"),
        amount::things(rows.len() as u64, "occupation", "occupations")
    );
    let mut shell = app.shell(&who, "What work is asked for", Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing("/occupations", &lead));
    show(&OccupationsPage {
        shell,
        lead,
        empty: rows.is_empty().then(|| {
            Empty::new(
                Picture::NothingYet,
                "No openings yet",
                "As soon as there are some, they are counted here.",
                &[("All openings", "/openings")],
            )
        }),
        rows,
    })
}

async fn occupation(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let (occupation, trade) = app.journey.trade(&OccupationId::from(id.as_str()))?;
    let mut shell = app.shell(&who, &occupation.name, Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing(&format!("/occupations/{}", occupation.id), &occupation.about));
    show(&page(&app.journey, shell, occupation, &trade))
}

fn page(journey: &Journey, shell: crate::pages::Shell, occupation: &Occupation, trade: &Trade) -> OccupationPage {
    let taxonomy = journey.taxonomy();
    let enough = trade.openings as usize >= LEAST;
    let near = occupation.near.iter().map(|ix| {
        let other = taxonomy.occupation(*ix);
        (other.name.clone(), format!("/occupations/{}", other.id))
    });
    let required = occupation
        .required
        .iter()
        .map(|(ix, _)| taxonomy.skill(*ix).name.clone());
    OccupationPage {
        shell,
        name: occupation.name.clone(),
        about: occupation.about.clone(),
        other: occupation.other.iter().take(8).cloned().collect(),
        facts: facts(journey, occupation, trade),
        pay: trade.pay.iter().map(|row| country_pay(journey, row)).collect(),
        asked: trade
            .asked
            .iter()
            .take(ASKED)
            .map(|row| demand(journey, row, trade.openings))
            .collect(),
        thin: (!enough).then(|| thin(trade.openings)),
        usually: if enough { Vec::new() } else { required.collect() },
        near: near.collect(),
        search: format!("/openings?q={}", encoded(&occupation.name)),
    }
}

fn thin(openings: u32) -> String {
    match openings {
        0 => "There is no opening for it here today, so nothing can be said of pay and demand.".to_owned(),
        1 => "There is one opening for it here. That is too few to say what is usual.".to_owned(),
        n => format!("There are {n} openings for it here. That is too few to say what is usual."),
    }
}

fn facts(journey: &Journey, occupation: &Occupation, trade: &Trade) -> Vec<(String, String)> {
    let country =
        |(code, n): &([u8; 2], u32)| format!("{} {}", country_name(journey, *code), amount::count(u64::from(*n)));
    let mut list = vec![("Openings here".to_owned(), amount::count(u64::from(trade.openings)))];
    if trade.remote > 0 {
        list.push(("From home".to_owned(), amount::count(u64::from(trade.remote))));
    }
    if !trade.countries.is_empty() {
        let most: Vec<String> = trade.countries.iter().take(4).map(country).collect();
        list.push(("Where".to_owned(), most.join(" \u{b7} ")));
    }
    list.push(("ISCO-08".to_owned(), occupation.isco.clone()));
    list
}

fn country_name(journey: &Journey, code: [u8; 2]) -> String {
    let code = String::from_utf8_lossy(&code).into_owned();
    let country = journey.gazetteer().country_of_code(&code);
    country.map_or(code, |country| country.name.clone())
}

fn country_pay(journey: &Journey, (country, currency, spread): &([u8; 2], Currency, Spread)) -> CountryPay {
    let words = format!(
        "Half of them pay {}\u{2013}{} a year; from {}.",
        money::hundreds(spread.low, *currency),
        money::hundreds(spread.high, *currency),
        amount::things(spread.count as u64, "opening", "openings")
    );
    CountryPay {
        country: country_name(journey, *country),
        middle: format!("{} a year", money::hundreds(spread.middle, *currency)),
        range: PayRange {
            here: (spread.middle, spread.middle),
            usual: (spread.low, spread.high),
            text: words.clone(),
        },
        words,
    }
}

fn demand(journey: &Journey, row: &matching::market::Demand, of: u32) -> Demand {
    let must = if row.must > 0 {
        format!(", a must in {}", row.must)
    } else {
        String::new()
    };
    Demand {
        name: journey.taxonomy().skill(row.skill).name.clone(),
        bar: bar(row.openings, of),
        words: format!("in {} of {of}{must}", row.openings),
        trend: row.trend.map(|trend| match trend {
            Trend::Rising => "rising",
            Trend::Falling => "falling",
        }),
    }
}

fn bar(points: u32, of: u32) -> PartBar {
    PartBar {
        points,
        of,
        known: true,
    }
}

async fn robots(State(app): State<App>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /me\nDisallow: /jobs\nDisallow: /learn\nDisallow: /start\nDisallow: /staff\nDisallow: /messages\nSitemap: {}/sitemap.xml\n",
        app.journey.place().public_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Addresses for search engines (the protocol of sitemaps.org, 0.9).
async fn sitemap(State(app): State<App>) -> Response {
    let base = &app.journey.place().public_url;
    let trades = app.journey.trades();
    let occupations = trades
        .iter()
        .map(|(occupation, _)| format!("/occupations/{}", occupation.id));
    let openings = app
        .journey
        .open_ids(MAPPED)
        .into_iter()
        .map(|id| format!("/openings/{id}"));
    let fixed = ["/", "/openings", "/occupations"].map(str::to_owned).into_iter();
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for path in fixed.chain(occupations).chain(openings) {
        xml.extend(["<url><loc>", base.as_str(), path.as_str(), "</loc></url>\n"]);
    }
    xml.push_str("</urlset>\n");
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}
