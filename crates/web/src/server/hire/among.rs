//! What a team writes among itself about an application: tags, scorecards, notes.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::hiring::{AmongTeam, CardOfTeam, NoteOfTeam, TypedMark};
use model::{ApplicationId, Mark, SkillId, scorecard::SCALE};

use super::lines;
use crate::{
    pages::among::{AmongPage, SeenCard, SeenNote},
    server::{
        App, Fault, Who,
        app::show,
        fault::id_of,
        fields::{Fields, Mistaken},
        said::{Asked, said},
    },
    svg::Icon,
    view::{Area, Choice, Choices, Control, Field, Form, PostButton, when},
};

/// So many skills a scorecard asks for at most.
const MARKS: usize = 6;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/hire/applications/{id}/team", get(page).post(change))
}

fn mistake(wrong: Option<&Mistaken<'_>>, field: &str) -> Option<String> {
    wrong
        .filter(|wrong| wrong.field == field)
        .map(|wrong| wrong.words.clone())
}

async fn page(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let found = app.journey.among_team(visit, id_of(&id)?).await?;
    let mut page = page_of(&app, &who, &found, None).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn change(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id: ApplicationId = id_of(&id)?;
    let done = match fields.one("do") {
        "tag" => app.journey.tag_applicant(visit, id, fields.one("tag")).await,
        "untag" => app.journey.untag_applicant(visit, id, fields.one("tag")).await,
        "forget" => app.journey.forget_note(visit, id, id_of(fields.one("note"))?).await,
        "score" => app.journey.score_applicant(visit, id, &marks_of(&fields)).await,
        _ => app.journey.note_among_team(visit, id, fields.one("note")).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/hire/applications/{id}/team?said=kept")).into_response()),
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            let found = app.journey.among_team(visit, id).await?;
            let wrong = Mistaken {
                field,
                words,
                typed: &fields,
            };
            show(&page_of(&app, &who, &found, Some(&wrong)).await?)
        }
    }
}

fn marks_of(fields: &Fields) -> Vec<TypedMark> {
    let mark = |nr: usize| TypedMark {
        skill: fields.one(&format!("skill-{nr}")).to_owned(),
        points: fields.one(&format!("points-{nr}")).to_owned(),
        evidence: fields.one(&format!("evidence-{nr}")).to_owned(),
    };
    (1..=MARKS).map(mark).collect()
}

async fn page_of(app: &App, who: &Who, found: &AmongTeam, wrong: Option<&Mistaken<'_>>) -> Result<AmongPage, Fault> {
    let back = format!("/hire/applications/{}", found.application.id);
    let action = format!("{back}/team");
    let mut shell = app.shell(who, t!("Among your team"), None).await?;
    shell.path.clone_from(&action);
    Ok(AmongPage {
        shell,
        called: found.called.clone(),
        title: found.title.clone(),
        tags: found
            .tags
            .iter()
            .map(|tag| (tag.clone(), untag(&action, tag)))
            .collect(),
        tag: tag_form(&action, found, wrong),
        score: (!found.about.is_empty()).then(|| score_form(&action, found, wrong)),
        others: others(found),
        cards: found.seen.iter().map(|card| card_of(found, card)).collect(),
        notes: found.notes.iter().map(|note| note_of(&action, note)).collect(),
        note: note_form(&action, wrong),
        back,
    })
}

fn untag(action: &str, tag: &str) -> PostButton {
    PostButton::new(action, t!("Take away"))
        .about(tag)
        .class("plain")
        .value("do", "untag")
        .value("tag", tag)
}

fn does(code: &str) -> Control {
    Control::Hidden {
        name: "do".to_owned(),
        value: code.to_owned(),
    }
}

fn tag_form(action: &str, found: &AmongTeam, wrong: Option<&Mistaken<'_>>) -> Form {
    let used = found.known_tags.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
    let typed = wrong.filter(|wrong| wrong.typed.one("do") == "tag");
    let field = Field {
        hint: (!used.is_empty()).then(|| t!("Used before: {used}", used)),
        error: mistake(wrong, "tag"),
        ..Field::text("tag", t!("Another tag")).max(40)
    };
    let field = field.value(typed.map_or("", |wrong| wrong.typed.one("tag")));
    Form::new(action, vec![does("tag"), Control::Field(field)], t!("Add"))
}

fn note_form(action: &str, wrong: Option<&Mistaken<'_>>) -> Form {
    let typed = wrong.filter(|wrong| wrong.typed.one("do") == "note");
    let area = Area {
        error: mistake(wrong, "note"),
        rows: 4,
        max: 2_000,
        required: true,
        ..Area::new("note", t!("A note"), typed.map_or("", |wrong| wrong.typed.one("note")))
    };
    Form::new(action, vec![does("note"), Control::Area(area)], t!("Keep the note"))
}

/// The points in words.
fn points_word(points: u8) -> &'static str {
    match points {
        1 => t!("1: no sign of it"),
        2 => t!("2: some sign"),
        3 => t!("3: clear signs"),
        _ => t!("4: strong signs"),
    }
}

fn score_form(action: &str, found: &AmongTeam, wrong: Option<&Mistaken<'_>>) -> Form {
    let typed = wrong.filter(|wrong| wrong.typed.one("do") == "score");
    let mut controls = vec![does("score")];
    for (nr, (skill, question)) in (1..).zip(&found.about) {
        let own = found
            .own
            .iter()
            .flat_map(|card| &card.marks)
            .find(|mark| mark.skill == *skill);
        let name = format!("points-{nr}");
        let given = typed.map_or_else(
            || own.map(|mark| mark.points.to_string()).unwrap_or_default(),
            |wrong| wrong.typed.one(&name).to_owned(),
        );
        let choices = (SCALE.0..=SCALE.1).map(|points| {
            let code = points.to_string();
            Choice::new(&code, points_word(points)).chosen(code == given)
        });
        controls.push(Control::Hidden {
            name: format!("skill-{nr}"),
            value: skill.as_str().to_owned(),
        });
        controls.push(Control::Choices(Choices {
            hint: Some(format!("{} {}", question.ask, question.good)),
            in_row: true,
            error: (nr == 1).then(|| mistake(typed, "points")).flatten(),
            ..Choices::one(&name, &question.skill, choices.collect())
        }));
        let name = format!("evidence-{nr}");
        let given = typed.map_or_else(
            || own.map(|mark| mark.evidence.clone()).unwrap_or_default(),
            |wrong| wrong.typed.one(&name).to_owned(),
        );
        controls.push(Control::Area(Area {
            hint: Some(t!("Each mark needs it: what they said or did.").to_owned()),
            rows: 2,
            max: 600,
            required: true,
            error: (nr == 1).then(|| mistake(typed, "evidence")).flatten(),
            ..Area::new(&name, t!("What it rests on"), &given)
        }));
    }
    let submit = if found.own.is_some() {
        t!("Change it")
    } else {
        t!("Hand it in")
    };
    Form::new(action, controls, submit)
}

fn others(found: &AmongTeam) -> String {
    match (found.others, found.own.is_some()) {
        (0, _) => t!("Nobody else handed in a scorecard yet.").to_owned(),
        (others, false) => tn!(
            others as u64,
            "One other handed in a scorecard. You see it once you handed in your own, so that nobody copies.",
            "{n} others handed in scorecards. You see them once you handed in your own, so that nobody copies."
        ),
        (others, true) => tn!(
            others as u64,
            "One other handed in a scorecard.",
            "{n} others handed in scorecards."
        ),
    }
}

fn card_of(found: &AmongTeam, seen: &CardOfTeam) -> SeenCard {
    let who = seen.author.as_deref().unwrap_or(t!("Somebody who left the team"));
    let at = when::moment(seen.card.handed_in_at);
    let whose = if seen.card.changed_at > seen.card.handed_in_at {
        t!("{who}, {at}, changed later", who, at)
    } else {
        t!("{who}, {at}", who, at)
    };
    let name = |skill: &SkillId| {
        let known = found.about.iter().find(|(id, _)| id == skill);
        known.map_or_else(|| skill.as_str().to_owned(), |(_, question)| question.skill.clone())
    };
    let mark = |mark: &Mark| {
        (
            name(&mark.skill),
            points_word(mark.points).to_owned(),
            mark.evidence.clone(),
        )
    };
    SeenCard {
        whose,
        marks: seen.card.marks.iter().map(mark).collect(),
    }
}

fn note_of(action: &str, note: &NoteOfTeam) -> SeenNote {
    let who = note.author.as_deref().unwrap_or(t!("Somebody who left the team"));
    let id = note.id.to_string();
    let remove = || {
        PostButton::new(action, t!("Take the note away"))
            .icon(Icon::Cross)
            .class("plain")
            .value("do", "forget")
            .value("note", &id)
    };
    SeenNote {
        whose: t!("{who}, {at}", who, at = when::moment(note.at)),
        words: lines(&note.words),
        remove: note.mine.then(remove),
    }
}
