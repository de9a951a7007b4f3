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
    let about = t!(
        "Asked for by {number} of {openings} here.",
        number = amount::count(u64::from(market.openings)),
        openings = tn!(journey.openings() as u64, "{n} opening", "{n} openings")
    );
    let mut shell = app.shell(&who, taxonomy.skill_name(ix), Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing(&skill_address(journey, ix), &about));
    let lately = journey.skill_asked(ix).and_then(|row| row.trend).map(parts::trend_word);
    let mut facts = parts::facts(journey, &market);
    facts.extend(lately.map(|word| (t!("Lately").to_owned(), word.to_owned())));
    facts.extend(learning(journey, skill));
    let near = skill.related.iter().chain(&skill.narrower).chain(&skill.broader);
    show(&MarketPage {
        shell,
        above: ("/skills".to_owned(), t!("What skills are asked for").to_owned()),
        name: taxonomy.skill_name(ix).to_owned(),
        about,
        other: parts::other_names(&skill.other),
        facts,
        pay: parts::pay(journey, &market),
        lists: parts::filled([
            parts::occupations(journey, &market, t!("What work asks for it")),
            parts::asked(journey, &market, t!("What is asked for with it")),
            parts::towns(journey, &market, t!("Where it is asked for")),
        ]),
        thin: parts::thin(&market),
        usually: Vec::new(),
        near: near
            .take(12)
            .map(|ix| (taxonomy.skill_name(*ix).to_owned(), skill_address(journey, *ix)))
            .collect(),
        search: format!("/openings?q={}", encoded(taxonomy.skill_name(ix))),
    })
}

/// What it takes to learn it.
fn learning(journey: &Journey, skill: &Skill) -> Vec<(String, String)> {
    let mut list = Vec::new();
    if skill.kind == SkillKind::Licence {
        list.push((
            t!("A licence").to_owned(),
            t!("held or not held, nothing between").to_owned(),
        ));
    }
    if skill.hours > 0 {
        list.push((t!("To learn it").to_owned(), amount::about_hours(skill.hours.into())));
    }
    let needs: Vec<&str> = skill
        .needs
        .iter()
        .map(|ix| journey.taxonomy().skill_name(*ix))
        .collect();
    if !needs.is_empty() {
        list.push((t!("Learn first").to_owned(), amount::and(&needs)));
    }
    list
}
