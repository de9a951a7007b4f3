//! Applications side by side.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::hiring::OneApplicant;
use model::{ApplicationId, PostingId, SkillId};

use super::applicants::{answered, has_of};
use crate::{
    pages::among::{ComparePage, ComparedHead, ComparedRow},
    server::{
        App, Fault, Who,
        app::show,
        cards::{bar, held_words},
        fault::id_of,
    },
    view::stage_status,
};

/// So many fit beside each other.
const MOST: usize = 4;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/hire/openings/{id}/compare", get(compare))
}

async fn compare(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let opening: PostingId = id_of(&id)?;
    let list = format!("/hire/openings/{opening}/applicants");
    let mut chosen: Vec<ApplicationId> = Vec::new();
    for (_, id) in query.iter().filter(|(name, _)| name == "application") {
        let id = id_of(id)?;
        if !chosen.contains(&id) {
            chosen.push(id);
        }
    }
    // Whose opening it is is asked before anything is said of the choice.
    let requisition = app.journey.written_opening(visit, opening).await?.requisition;
    if !(2..=MOST).contains(&chosen.len()) {
        return Ok(Redirect::to(&format!("{list}?said=compare")).into_response());
    }
    let mut all = Vec::new();
    for id in chosen {
        let one = app.journey.applicant(visit, id).await?;
        if one.application.posting != opening {
            return Err(Fault::not_found());
        }
        all.push(one);
    }
    let title = super::titled(&requisition.draft.title);
    let mut shell = app.shell(&who, &t!("Side by side: {title}", title), None).await?;
    shell.path = format!("/hire/openings/{opening}/compare");
    let mut heads = Vec::new();
    for one in &all {
        let among = app.journey.among_team(visit, one.application.id).await?;
        heads.push(head(one, among.tags));
    }
    show(&ComparePage {
        shell,
        title,
        list,
        heads,
        skills: skills(&all),
        answers: answers(&all),
    })
}

fn head(one: &OneApplicant, tags: Vec<String>) -> ComparedHead {
    ComparedHead {
        called: one.called.clone(),
        address: format!("/hire/applications/{}", one.application.id),
        state: stage_status(one.application.stage),
        words: has_of(&one.application),
        bar: bar(&one.why),
        tags,
    }
}

/// The skills the opening asks for, each with what they sent of it.
fn skills(all: &[OneApplicant]) -> Vec<ComparedRow> {
    let mut asked: Vec<(&SkillId, &str)> = Vec::new();
    for one in all {
        let held = one.why.held.iter().map(|held| (&held.skill, held.name.as_str()));
        let missing = one
            .why
            .missing
            .iter()
            .map(|missing| (&missing.skill, missing.name.as_str()));
        for (skill, name) in held.chain(missing) {
            if !asked.iter().any(|(known, _)| *known == skill) {
                asked.push((skill, name));
            }
        }
    }
    let row = |(skill, name): (&SkillId, &str)| ComparedRow {
        name: name.to_owned(),
        cells: all.iter().map(|one| cell(one, skill)).collect(),
    };
    asked.into_iter().map(row).collect()
}

fn cell(one: &OneApplicant, skill: &SkillId) -> (Option<bool>, String) {
    if let Some(held) = one.why.held.iter().find(|held| held.skill == *skill) {
        let words = held.yours.clone().unwrap_or_else(|| {
            let words = held_words(held);
            if words == held.name { String::new() } else { words }
        });
        return (Some(true), words);
    }
    let is_missing = one.why.missing.iter().any(|missing| missing.skill == *skill);
    (is_missing.then_some(false), String::new())
}

fn answers(all: &[OneApplicant]) -> Vec<ComparedRow> {
    let Some(first) = all.first() else { return Vec::new() };
    let row = |nr: usize, question: &model::Question| ComparedRow {
        name: question.words.clone(),
        cells: all
            .iter()
            .map(|one| one.answers.get(nr).map(answered))
            .map(|cell| cell.map_or((None, String::new()), |cell| (Some(!cell.look), cell.answer)))
            .collect(),
    };
    let questions = first.answers.iter().enumerate();
    questions.map(|(nr, (question, _))| row(nr, question)).collect()
}
