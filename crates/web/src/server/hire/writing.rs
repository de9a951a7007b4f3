//! Writing an opening.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::hiring::{Advice, MAX_QUESTIONS, WrittenOpening};
use model::{DeclineReason, Draft, EmployerId, Employment, Need, Question, Requirement, RequisitionState, WorkSite};
use serde::de::DeserializeOwned;
use store::hiring::Act;

use super::titled;
use crate::{
    pages::hire::{NewOpeningPage, ReadSkill, WrittenPage},
    server::{
        App, Fault, Who,
        app::show,
        cards::{employment_words, site_words},
        fault::id_of,
        fields::{Fields, code_of},
        openings::{facts, marks},
        said::{Asked, said},
    },
    view::{
        Area, Choice, Choices, Control, Field, Form, PostButton, Prose, Select, Tick, Warning, decline_reasons,
        requisition_status,
    },
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hire/openings", post(begin))
        .route("/hire/openings/new", get(new))
        .route("/hire/openings/{id}", get(opening).post(change))
}

type Wrong = Option<(&'static str, String)>;

async fn new(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let employer = query.get("employer").map_or("", String::as_str);
    show_new(&app, &who, employer, "", None).await
}

async fn show_new(app: &App, who: &Who, employer: &str, typed: &str, wrong: Wrong) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let mine = app.journey.hiring(visit).await?;
    let mut writable = mine.iter().filter(|one| one.role.may(Act::Hire));
    let asked = writable.clone().find(|one| one.employer.id.to_string() == employer);
    let chosen = asked.or_else(|| writable.next());
    let Some(chosen) = chosen else {
        return Ok(Redirect::to("/hire").into_response());
    };
    let mut shell = app.shell(who, t!("A new opening"), None).await?;
    "/hire/openings/new".clone_into(&mut shell.path);
    let area = Area {
        hint: Some(
            t!("What the work is, what it takes, where, when, and what it pays. We read the rest out of it.")
                .to_owned(),
        ),
        error: wrong.map(|(_, words)| words),
        rows: 14,
        max: 20_200,
        required: false,
        ..Area::new("text", t!("Your words"), typed)
    };
    let employer = Control::Hidden {
        name: "employer".to_owned(),
        value: chosen.employer.id.to_string(),
    };
    show(&NewOpeningPage {
        shell,
        employer: chosen.employer.name.clone(),
        form: Form::new("/hire/openings", vec![employer, Control::Area(area)], t!("Go on")),
    })
}

async fn begin(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let Ok(employer) = EmployerId::from_str(fields.one("employer")) else {
        return Ok(Redirect::to("/hire").into_response());
    };
    match app.journey.begin_opening(visit, employer, fields.one("text")).await {
        Ok(id) => Ok(Redirect::to(&format!("/hire/openings/{id}")).into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_new(&app, &who, fields.one("employer"), fields.one("text"), Some(wrong)).await
        }
    }
}

async fn opening(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let written = app.journey.written_opening(visit, id_of(&id)?).await?;
    let mut page = page(&app, &who, &written, None, None).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn page(
    app: &App,
    who: &Who,
    written: &WrittenOpening,
    typed: Option<&Draft>,
    wrong: Wrong,
) -> Result<WrittenPage, Fault> {
    let requisition = &written.requisition;
    let address = format!("/hire/openings/{}", requisition.posting);
    let title = titled(&requisition.draft.title);
    let mut shell = app.shell(who, &title, None).await?;
    shell.path.clone_from(&address);
    let (state, posting) = (requisition.state, &written.preview);
    let is_draft = state == RequisitionState::Draft;
    let can_write = written.role.may(Act::Hire);
    Ok(WrittenPage {
        shell,
        title,
        state: requisition_status(state),
        controls: controls(typed.unwrap_or(&requisition.draft), wrong.as_ref()),
        can_publish: state != RequisitionState::Open,
        is_public: state == RequisitionState::Open,
        can_write,
        advice: written.advice.iter().map(Advice::sentence).collect(),
        warning: Warning::of(&written.standing),
        facts: facts(posting),
        text: Prose::of(&posting.description, &marks(posting, None)),
        skills: posting
            .requirements
            .iter()
            .filter_map(|asked| read_skill(app, asked))
            .collect(),
        people: (!is_draft).then(|| format!("{address}/applicants")),
        public: (!is_draft).then(|| format!("/openings/{}", requisition.posting)),
        ways: if can_write { ways(&address, state) } else { Vec::new() },
        close: (can_write && matches!(state, RequisitionState::Open | RequisitionState::Paused))
            .then(|| close_form(&address)),
        action: address,
    })
}

fn read_skill(app: &App, asked: &Requirement) -> Option<ReadSkill> {
    Some(ReadSkill {
        name: app.journey.taxonomy().name_of_skill(&asked.skill)?.to_owned(),
        need: match asked.need {
            Need::Required => Some(t!("a must")),
            Need::Preferred => Some(t!("a plus")),
            Need::Unknown => None,
        },
    })
}

fn ways(address: &str, state: RequisitionState) -> Vec<PostButton> {
    let way = |code: &str, words: &str| PostButton::new(address, words).value("do", code);
    let copy = way("copy", t!("Copy it"));
    match state {
        RequisitionState::Draft => vec![copy, way("let_go", t!("Let go of it"))],
        RequisitionState::Open => vec![way("pause", t!("Pause it")), copy],
        RequisitionState::Paused | RequisitionState::Closed => vec![copy],
    }
}

fn close_form(address: &str) -> Form {
    let reasons = decline_reasons()
        .into_iter()
        .filter(|choice| ["filled", "gone"].contains(&choice.value.as_str()))
        .enumerate()
        .map(|(at, choice)| choice.chosen(at == 0));
    let controls = vec![
        Control::Hidden {
            name: "do".to_owned(),
            value: "close".to_owned(),
        },
        Control::Choices(Choices::one(
            "reason",
            t!("Why? Everybody who waits is told."),
            reasons.collect(),
        )),
        Control::Area(Area {
            rows: 3,
            max: 1_500,
            required: false,
            ..Area::new("words", t!("Your words to them, if you like"), "")
        }),
    ];
    Form::new(address, controls, t!("Close it and answer everybody"))
}

fn controls(draft: &Draft, wrong: Option<&(&'static str, String)>) -> Vec<Control> {
    let error = |name: &str| wrong.filter(|(of, _)| *of == name).map(|(_, words)| words.clone());
    let line = |name: &str, label: &str, value: &str| Field {
        error: error(name),
        ..Field::text(name, label).max(200).value(value)
    };
    let day = draft.deadline.map(|day| day.to_string()).unwrap_or_default();
    let mut all = vec![
        Control::Field(line("title", t!("Title"), &draft.title)),
        Control::Area(Area {
            error: error("description"),
            rows: 12,
            max: 20_000,
            ..Area::new("description", t!("The work, and what it takes"), &draft.description)
        }),
        Control::Field(line("place", t!("Place"), &draft.place).optional()),
        Control::Field(
            line("pay", t!("Pay"), &draft.pay)
                .optional()
                .hint(t!("For example: £15 - £18 an hour")),
        ),
        Control::Field(Field {
            kind: "date",
            ..line("deadline", t!("Last day to apply"), &day).optional()
        }),
        Control::Select(select(
            "employment",
            t!("Kind of work"),
            &EMPLOYMENTS,
            draft.employment,
            employment_words,
        )),
        Control::Select(select("site", t!("Where one works"), &SITES, draft.site, site_words)),
        Control::Field(Field {
            error: error("positions"),
            ..Field::number("positions", t!("How many people")).value(&draft.positions.to_string())
        }),
        Control::Field(
            Field {
                error: error("reply_days"),
                ..Field::number("reply_days", t!("Everybody is answered within so many days"))
                    .value(&draft.reply_days.to_string())
            }
            .hint(t!(
                "Whoever applies sees the day. We remind you; a week after it they are told that no answer came."
            )),
        ),
        Control::Tick(Tick {
            id: "hide_names".to_owned(),
            name: "hide_names".to_owned(),
            label: t!("Hide names until I choose to see one").to_owned(),
            hint: None,
            ticked: draft.hide_names,
        }),
    ];
    all.extend(questions(draft, error("question")));
    all
}

/// The questions there are, and room for one more.
fn questions(draft: &Draft, mut error: Option<String>) -> Vec<Control> {
    let room = 0..MAX_QUESTIONS.min(draft.questions.len() + 1);
    room.flat_map(|at| question(at, draft.questions.get(at), error.take()))
        .collect()
}

fn question(at: usize, asked: Option<&Question>, error: Option<String>) -> [Control; 2] {
    let number = at + 1;
    let words = asked.map_or("", |asked| asked.words.as_str());
    let needs = asked.and_then(|asked| asked.needs);
    let choices = vec![
        Choice::new("", t!("in their own words")),
        Choice::new("yes", t!("with yes or no: the work needs a yes")).chosen(needs == Some(true)),
        Choice::new("no", t!("with yes or no: the work needs a no")).chosen(needs == Some(false)),
    ];
    let field = Field {
        error,
        ..Field::text("question", &t!("Question {number}", number))
            .id(&format!("question-{number}"))
            .optional()
            .max(200)
            .value(words)
    };
    [
        Control::Field(field),
        Control::Select(
            Select::new("needs", &t!("Question {number} is answered", number), choices).id(&format!("needs-{number}")),
        ),
    ]
}

const EMPLOYMENTS: [Employment; 7] = [
    Employment::FullTime,
    Employment::PartTime,
    Employment::Temporary,
    Employment::Contract,
    Employment::Internship,
    Employment::Apprenticeship,
    Employment::Volunteer,
];
const SITES: [WorkSite; 3] = [WorkSite::OnSite, WorkSite::Hybrid, WorkSite::Remote];

fn select<T: Copy + PartialEq + serde::Serialize>(
    name: &str,
    label: &str,
    all: &[T],
    chosen: Option<T>,
    words: impl Fn(T) -> &'static str,
) -> Select {
    let none = Choice::new("", t!("Not stated")).chosen(chosen.is_none());
    let choices = all
        .iter()
        .map(|one| Choice::new(&code_of(one), words(*one)).chosen(chosen == Some(*one)));
    Select::new(name, label, std::iter::once(none).chain(choices).collect())
}

fn chosen<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

/// The draft as it was typed; what is no number or day is refused by the use case or left out.
fn typed(fields: &Fields) -> Draft {
    let needs: Vec<&str> = fields.all("needs").collect();
    let questions = fields.all("question").enumerate().map(|(at, words)| Question {
        words: words.trim().to_owned(),
        needs: match needs.get(at) {
            Some(&"yes") => Some(true),
            Some(&"no") => Some(false),
            _ => None,
        },
    });
    Draft {
        title: fields.one("title").to_owned(),
        description: fields.one("description").to_owned(),
        place: fields.one("place").to_owned(),
        pay: fields.one("pay").to_owned(),
        deadline: fields.one("deadline").parse().ok(),
        employment: chosen(fields.one("employment")),
        site: chosen(fields.one("site")),
        positions: fields.one("positions").parse().unwrap_or(0),
        reply_days: fields.one("reply_days").parse().unwrap_or(0),
        hide_names: fields.has("hide_names"),
        questions: questions.collect(),
    }
}

async fn change(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id = id_of(&id)?;
    let to = |said: &str| Ok(Redirect::to(&format!("/hire/openings/{id}?said={said}")).into_response());
    match fields.one("do") {
        "pause" => {
            app.journey.pause_opening(visit, id).await?;
            to("paused")
        }
        "copy" => {
            let copy = app.journey.copy_opening(visit, id).await?;
            Ok(Redirect::to(&format!("/hire/openings/{copy}")).into_response())
        }
        "let_go" => {
            app.journey.let_go_of_draft(visit, id).await?;
            Ok(Redirect::to("/hire").into_response())
        }
        "close" => {
            let reason = DeclineReason::from_code(fields.one("reason")).unwrap_or(DeclineReason::Filled);
            app.journey
                .close_opening(visit, id, reason, fields.one("words"))
                .await?;
            to("closed")
        }
        what => {
            let draft = typed(&fields);
            let publish = what == "publish";
            let done = match app.journey.change_opening(visit, id, draft.clone()).await {
                Ok(()) if publish => app.journey.publish_opening(visit, id).await,
                other => other,
            };
            match done {
                Ok(()) if publish => to("published"),
                Ok(()) => to("kept"),
                Err(error) => {
                    let wrong = Fault::from(error).about_field()?;
                    let written = app.journey.written_opening(visit, id).await?;
                    show(&page(&app, &who, &written, Some(&draft), Some(wrong)).await?)
                }
            }
        }
    }
}
