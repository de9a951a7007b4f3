//! The market of a skill.

use axum::{
    extract::{Path, State},
    response::Response,
};
use journey::Journey;
use matching::market::Cut;
use model::SkillId;
use skills::{Skill, SkillKind};

use super::{parts, skill_address};
use crate::{
    pages::{Nav, market::MarketPage},
    server::{App, Fault, Who, app::show, fields::encoded},
    view::amount,
};

pub(super) async fn skill(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let (journey, taxonomy) = (&app.journey, app.journey.taxonomy());
    let ix = taxonomy.skill_ix(&SkillId::from(id.as_str()));
    let ix = ix.ok_or_else(Fault::not_found)?;
    let (skill, market) = (taxonomy.skill(ix), journey.market(Cut::Skill(ix)));
    let about = format!(
        "Asked for by {} of {} here.",
        amount::count(u64::from(market.openings)),
        amount::things(journey.openings() as u64, "opening", "openings")
    );
    let mut shell = app.shell(&who, &skill.name, Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing(&skill_address(journey, ix), &about));
    let lately = journey.skill_asked(ix).and_then(|row| row.trend).map(parts::trend_word);
    let mut facts = parts::facts(journey, &market);
    facts.extend(lately.map(|word| ("Lately".to_owned(), word.to_owned())));
    facts.extend(learning(journey, skill));
    let near = skill.related.iter().chain(&skill.narrower).chain(&skill.broader);
    show(&MarketPage {
        shell,
        above: ("/skills".to_owned(), "What skills are asked for".to_owned()),
        name: skill.name.clone(),
        about,
        other: skill.other.iter().take(8).cloned().collect(),
        facts,
        pay: parts::pay(journey, &market),
        lists: parts::filled([
            parts::occupations(journey, &market, "What work asks for it"),
            parts::asked(journey, &market, "What is asked for with it"),
            parts::towns(journey, &market, "Where it is asked for"),
        ]),
        thin: parts::thin(&market),
        usually: Vec::new(),
        near: near
            .take(12)
            .map(|ix| (taxonomy.skill(*ix).name.clone(), skill_address(journey, *ix)))
            .collect(),
        search: format!("/openings?q={}", encoded(&skill.name)),
    })
}

/// What it takes to learn it.
fn learning(journey: &Journey, skill: &Skill) -> Vec<(String, String)> {
    let mut list = Vec::new();
    if skill.kind == SkillKind::Licence {
        list.push(("A licence".to_owned(), "held or not held, nothing between".to_owned()));
    }
    if skill.hours > 0 {
        list.push(("To learn it".to_owned(), amount::about_hours(skill.hours.into())));
    }
    let needs: Vec<&str> = skill
        .needs
        .iter()
        .map(|ix| journey.taxonomy().skill(*ix).name.as_str())
        .collect();
    if !needs.is_empty() {
        list.push(("Learn first".to_owned(), amount::and(&needs)));
    }
    list
}
