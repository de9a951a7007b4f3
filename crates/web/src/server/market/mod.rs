//! What the market asks for, for everybody to read, search engines too: by occupation, by skill, by place.

mod engines;
mod lists;
mod occupation;
mod parts;
mod place;
mod skill;

use axum::{Router, routing::get};
use journey::Journey;
use skills::SkillIx;

use super::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/occupations", get(lists::occupations))
        .route("/occupations/{id}", get(occupation::occupation))
        .route("/skills", get(lists::skills))
        .route("/skills/{id}", get(skill::skill))
        .route("/places", get(lists::places))
        .route("/places/{id}", get(place::place))
        .route("/robots.txt", get(engines::robots))
        .route("/sitemap.xml", get(engines::sitemap))
}

/// The page of a skill.
fn skill_address(journey: &Journey, skill: SkillIx) -> String {
    format!("/skills/{}", journey.taxonomy().skill(skill).id)
}

/// The page of a country.
fn country_address(code: [u8; 2]) -> String {
    format!("/places/{}", String::from_utf8_lossy(&code).to_lowercase())
}
