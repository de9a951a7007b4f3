//! Suggestions while typing.

use axum::{
    Json,
    extract::{Path, Query, State},
};
use serde_json::{Value, json};
use skills::{Gazetteer, Town};

use crate::server::{App, Fault, said::Asked};

/// Suggestions while typing.
pub(super) async fn suggest(
    State(app): State<App>,
    Path(what): Path<String>,
    Query(query): Asked,
) -> Result<Json<Value>, Fault> {
    let typed: String = query.get("q").map_or("", String::as_str).chars().take(80).collect();
    let taxonomy = app.journey.taxonomy();
    let list: Vec<Value> = match what.as_str() {
        "words" => words(taxonomy, &typed),
        "places" => places(app.journey.gazetteer(), &typed),
        "skills" => taxonomy
            .search_skills(&typed, 8)
            .into_iter()
            .map(|ix| taxonomy.skill_name(ix))
            .map(|name| json!({ "value": name, "label": name }))
            .collect(),
        "occupations" => taxonomy
            .search_occupations(&typed, 8)
            .into_iter()
            .map(|ix| json!({ "value": taxonomy.occupation(ix).id, "label": taxonomy.occupation_name(ix) }))
            .collect(),
        _ => return Err(Fault::not_found()),
    };
    Ok(Json(Value::Array(list)))
}

/// Work and skills by name: what one may look for among the openings.
fn words(taxonomy: &skills::Taxonomy, typed: &str) -> Vec<Value> {
    let work = taxonomy.search_occupations(typed, 4).into_iter();
    let work = work.map(|ix| taxonomy.occupation_name(ix));
    let skills = taxonomy.search_skills(typed, 4).into_iter();
    let skills = skills.map(|ix| taxonomy.skill_name(ix));
    let mut seen = std::collections::BTreeSet::new();
    work.chain(skills)
        .filter(|name| seen.insert(name.to_lowercase()))
        .map(|name| json!({ "value": name, "label": name }))
        .collect()
}

/// Towns by name, in words that are read as that town again.
fn places(gazetteer: &Gazetteer, typed: &str) -> Vec<Value> {
    let towns = gazetteer.suggest(typed, 8).into_iter();
    let suggestion = |town: &Town| {
        let label = format!("{} ({})", town.spoken_name(), town.country);
        json!({ "value": gazetteer.written_town(town), "label": label })
    };
    towns.map(suggestion).collect()
}
