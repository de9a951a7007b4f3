//! What search engines are told: what is there, and what is not for them.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::server::App;

/// Openings a sitemap names; the protocol allows 50,000 addresses.
const MAPPED: usize = 40_000;

pub(super) async fn robots(State(app): State<App>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /me\nDisallow: /jobs\nDisallow: /learn\nDisallow: /start\nDisallow: /staff\nDisallow: /messages\nSitemap: {}/sitemap.xml\n",
        app.journey.place().public_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Addresses for search engines (the protocol of sitemaps.org, 0.9).
pub(super) async fn sitemap(State(app): State<App>) -> Response {
    let (base, journey) = (&app.journey.place().public_url, &app.journey);
    let fixed = ["/", "/openings", "/occupations", "/skills", "/places"].map(str::to_owned);
    let occupations = journey.occupations_asked();
    let occupations = occupations.iter().map(|(work, _)| format!("/occupations/{}", work.id));
    let skills = journey.skills_asked();
    let skills = skills.iter().map(|row| super::skill_address(journey, row.skill));
    let countries = journey.countries_asked();
    let countries = countries.iter().map(|(code, _)| super::country_address(*code));
    let openings = journey.open_ids(MAPPED).into_iter().map(|id| format!("/openings/{id}"));
    let paths = fixed
        .into_iter()
        .chain(occupations)
        .chain(skills)
        .chain(countries)
        .chain(openings);
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for path in paths {
        xml.extend(["<url><loc>", base.as_str(), path.as_str(), "</loc></url>\n"]);
    }
    xml.push_str("</urlset>\n");
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}
