//! Applying, and how one's applications stand.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::applying::{Applying, Barred, MyApplication};
use model::{Party, Posting, PostingId, Profile, Stage};
use store::hiring::{application::Application, draft::Letter};

use super::{
    App, Fault, Who,
    app::show,
    cards::{bar, evidence, held_words},
    checks,
    fault::id_of,
    fields::Fields,
    hidden,
    hire::{answered, answers_words, lines, step_line},
    interview, offer,
    said::{Asked, said},
};
use crate::{
    pages::applying::{ApplicationGroup, ApplicationPage, ApplicationRow, ApplicationsPage, ApplyPage},
    svg::{MatchBar, Picture},
    view::{
        Area, Choice, Choices, Control, Empty, Field, Form, Notice, PostButton, Reason, Tone, amount, stage_status,
        when,
    },
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/openings/{id}/apply", get(apply_page).post(apply))
        .route("/applications", get(list))
        .route("/applications/{id}", get(one).post(change))
}

async fn apply_page(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let id = PostingId::from_str(&id).map_err(|_| Fault::not_found())?;
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let Some(applying) = app.journey.applying(visit, id).await? else {
        return Ok(Redirect::to(&format!("/openings/{id}")).into_response());
    };
    if let Some(already) = &applying.already {
        return Ok(Redirect::to(&format!("/applications/{}", already.id)).into_response());
    }
    show_apply(&app, &who, &applying, None, said(&query)).await
}

async fn show_apply(
    app: &App,
    who: &Who,
    applying: &Applying,
    wrong: Option<(&'static str, String)>,
    notice: Option<Notice>,
) -> Result<Response, Fault> {
    let posting = &applying.posting;
    let opening = format!("/openings/{}", posting.id);
    let mut shell = app
        .shell(who, &t!("Apply: {title}", title = posting.title), None)
        .await?;
    shell.notices.extend(notice);
    shell.path = format!("{opening}/apply");
    let why = applying.suggestion.as_ref().map(|shown| &shown.why);
    let held = why.map_or(&[][..], |why| &why.held[..]);
    show(&ApplyPage {
        shell,
        title: posting.title.clone(),
        employer: applying.employer.name.clone(),
        barred: applying.barred.map(barred),
        fit: why.map(|why| {
            let bar = bar(why);
            (amount::have_of(bar.have, bar.asked(), who.numbers), bar)
        }),
        held: held
            .iter()
            .map(|held| Reason {
                words: held_words(held),
                evidence: evidence(held, t!("Your profile")),
            })
            .collect(),
        missing: why.map_or_else(Vec::new, |why| {
            why.missing.iter().map(|missing| missing.name.clone()).collect()
        }),
        sends: sends(&applying.known.profile, applying.has_version),
        change: (
            t!("Look at my résumé for this opening"),
            format!("/me/resume?for={}", posting.id),
        ),
        promise: promise(applying),
        answers: answers_words(applying.answers),
        action: format!("{opening}/apply"),
        controls: controls(applying, wrong.as_ref()),
        can_send: applying.barred.is_none(),
        opening,
    })
}

fn promise(applying: &Applying) -> String {
    let days = applying.requisition.draft.reply_days;
    tn!(
        days,
        "{employer} promises an answer within a day.",
        "{employer} promises an answer within {n} days.",
        employer = applying.employer.name
    )
}

fn barred(barred: Barred) -> Notice {
    let notice = Notice::new(Tone::Careful, barred.sentence());
    match barred {
        Barred::NoAccount => notice.link(t!("Make an account"), "/sign-up"),
        Barred::NoProfile => notice.link(t!("To my profile"), "/me"),
        Barred::Over | Barred::Danger => notice.link(t!("Jobs for you"), "/jobs"),
    }
}

/// What goes to the employer, in words.
fn sends(profile: &Profile, has_version: bool) -> Vec<String> {
    let contact = [&profile.email, &profile.phone]
        .into_iter()
        .flatten()
        .map(|way| way.value.clone());
    let name = profile.name.iter().map(|name| name.value.clone());
    let reached: Vec<String> = name.chain(contact).collect();
    let mut all = Vec::new();
    if !reached.is_empty() {
        all.push(t!(
            "Who you are, hidden until they choose to see it where they wish so: {list}",
            list = reached.join(", ")
        ));
    }
    all.push(if has_version {
        t!("Your résumé as you kept it for this opening").to_owned()
    } else {
        t!("Your profile as it is now: your work, education, skills and languages").to_owned()
    });
    all
}

fn controls(applying: &Applying, wrong: Option<&(&'static str, String)>) -> Vec<Control> {
    let error = |name: &str| wrong.filter(|(of, _)| *of == name).map(|(_, words)| words.clone());
    let letter = &applying.letter;
    let mut all = Vec::new();
    for (at, question) in applying.requisition.draft.questions.iter().enumerate() {
        let typed = letter.answers.get(at).map_or("", String::as_str);
        let name = format!("answer-{}", at + 1);
        let error = error("answer").filter(|_| typed.is_empty());
        all.push(if question.needs.is_some() {
            let choice = |code: &str, words: &str| Choice::new(code, words).chosen(typed == code);
            let choices = vec![choice("yes", t!("Yes")), choice("no", t!("No"))];
            Control::Choices(Choices {
                error,
                ..Choices::one(&name, &question.words, choices).in_row()
            })
        } else {
            Control::Field(Field {
                error,
                ..Field::text(&name, &question.words).max(1_000).value(typed)
            })
        });
    }
    all.push(Control::Area(Area {
        hint: Some(t!("Two or three sentences: why this work, and one thing you have done that shows it.").to_owned()),
        error: error("note"),
        rows: 6,
        max: 2_000,
        required: false,
        ..Area::new("note", t!("Your words to them, if you like"), &letter.note)
    }));
    all
}

fn typed(fields: &Fields) -> Letter {
    let answers = (1..=journey::hiring::MAX_QUESTIONS).map(|at| fields.one(&format!("answer-{at}")).to_owned());
    Letter {
        note: fields.one("note").to_owned(),
        answers: answers.collect(),
    }
}

async fn apply(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let id = PostingId::from_str(&id).map_err(|_| Fault::not_found())?;
    let (visit, jar) = who.begin(&app).await?;
    let letter = typed(&fields);
    let done = if fields.one("do") == "send" {
        let sent = app.journey.apply(&visit, id, letter.clone()).await;
        sent.map(|id| format!("/applications/{id}?said=applied"))
    } else {
        let kept = app.journey.keep_application(&visit, id, letter.clone()).await;
        kept.map(|()| format!("/openings/{id}/apply?said=kept"))
    };
    match done {
        Ok(address) => Ok((jar, Redirect::to(&address)).into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            let applying = app.journey.applying(&visit, id).await?;
            let mut applying = applying.ok_or_else(Fault::not_found)?;
            applying.letter = letter;
            show_apply(&app, &who, &applying, Some(wrong), None).await
        }
    }
}

async fn list(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let mut shell = app.shell(&who, t!("My applications"), None).await?;
    shell.notices.extend(said(&query));
    let all = match &who.visit {
        Some(visit) => app.journey.my_applications(visit).await?,
        None => Vec::new(),
    };
    let today = app.journey.today_there();
    let empty = || {
        Empty::new(
            Picture::NothingYet,
            t!("No application yet"),
            t!("When you apply to an opening here, you see where it stands, and by when you hear."),
            &[(t!("Jobs for you"), "/jobs"), (t!("Search all openings"), "/openings")],
        )
    };
    let group = |id, heading, of: &[Stage]| {
        let rows = all.iter().filter(|(one, _)| of.contains(&one.stage));
        let rows: Vec<ApplicationRow> = rows.map(|(one, posting)| row(one, posting, today)).collect();
        (!rows.is_empty()).then_some(ApplicationGroup { id, heading, rows })
    };
    let groups = [
        group("going-on", t!("Going on"), &[Stage::Shortlisted, Stage::Interview]),
        group("waiting", t!("Waiting for an answer"), &[Stage::Sent]),
        group("hired", t!("Hired"), &[Stage::Hired]),
        group(
            "ended",
            t!("Ended"),
            &[Stage::Declined, Stage::Unanswered, Stage::Withdrawn],
        ),
    ];
    show(&ApplicationsPage {
        shell,
        groups: groups.into_iter().flatten().collect(),
        empty: all.is_empty().then(empty),
    })
}

fn row(application: &Application, posting: &Posting, today: chrono::NaiveDate) -> ApplicationRow {
    ApplicationRow {
        title: posting.title.clone(),
        employer: posting.employer.clone().unwrap_or_default(),
        address: format!("/applications/{}", application.id),
        state: stage_status(application.stage),
        next: next(application, today),
    }
}

fn next(application: &Application, today: chrono::NaiveDate) -> String {
    let by = when::day(application.reply_by);
    match application.stage {
        stage if stage.is_open() && application.reply_by < today => {
            t!("An answer was promised by {by}. We remind them.", by)
        }
        stage if stage.is_open() => t!("You hear by {by}.", by),
        _ => when::day(application.moved_at.date_naive()),
    }
}

async fn one(State(app): State<App>, who: Who, Path(id): Path<String>, Query(query): Asked) -> Result<Response, Fault> {
    show_one(&app, &who, &id, said(&query), None).await
}

async fn show_one(
    app: &App,
    who: &Who,
    id: &str,
    notice: Option<Notice>,
    wrong: Option<(&str, String)>,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let found = app.journey.my_application(visit, id_of(id)?).await?;
    let mut shell = app.shell(who, &found.posting.title, None).await?;
    shell.notices.extend(notice);
    let address = format!("/applications/{}", found.application.id);
    shell.path.clone_from(&address);
    show(&one_page(app, shell, &found, &address, wrong.as_ref()))
}

fn one_page(
    app: &App,
    shell: crate::pages::Shell,
    found: &MyApplication,
    address: &str,
    wrong: Option<&(&str, String)>,
) -> ApplicationPage {
    let application = &found.application;
    let way = |code: &str, words: &str| PostButton::new(address, words).value("do", code);
    let questions = found.requisition.draft.questions.iter().cloned();
    let contested = application.contested.clone().unwrap_or_default();
    ApplicationPage {
        shell,
        title: found.posting.title.clone(),
        employer: found.posting.employer.clone().unwrap_or_default(),
        opening: format!("/openings/{}", found.posting.id),
        state: stage_status(application.stage),
        next: next(application, app.journey.today_there()),
        is_hired: application.stage == Stage::Hired,
        undo: found.can_undo.then(|| way("undo", t!("Undo: nobody has seen it yet"))),
        withdraw: (application.stage.is_open() && !found.can_undo)
            .then(|| way("withdraw", t!("Take my application back"))),
        hide: found
            .posting
            .employer
            .is_some()
            .then(|| hidden::button(found.posting.id)),
        interview: interview::line(
            Party::Seeker,
            (application.id, application.stage),
            found.interview.as_ref(),
        ),
        offer: offer::line(Party::Seeker, (application.id, application.stage), found.offer.as_ref()),
        check: checks::line(Party::Seeker, (application.id, application.stage), found.check.as_ref()),
        steps: found.steps.iter().map(|step| step_line(step, Party::Seeker)).collect(),
        fit: (
            amount::have_of(application.has, application.asked, true),
            MatchBar::new(application.has, 0, application.asked.saturating_sub(application.has)),
        ),
        is_contested: application.contested.is_some() || wrong.is_some(),
        contest: contest(address, wrong.map_or(contested.as_str(), |(typed, _)| typed), wrong),
        sends: sends(&found.sent.profile, false),
        note: lines(&found.sent.letter.note),
        answers: questions
            .zip(found.sent.letter.answers.iter().cloned())
            .map(|pair| answered(&pair))
            .collect(),
    }
}

fn contest(address: &str, words: &str, wrong: Option<&(&str, String)>) -> Form {
    let area = Area {
        hint: Some(t!("The employer reads it beside the score. Leave it empty to take it back.").to_owned()),
        error: wrong.map(|(_, words)| words.clone()),
        rows: 4,
        max: 1_500,
        required: false,
        ..Area::new("words", t!("What does it get wrong?"), words)
    };
    let what = Control::Hidden {
        name: "do".to_owned(),
        value: "contest".to_owned(),
    };
    Form::new(address, vec![what, Control::Area(area)], t!("Tell the employer"))
}

async fn change(State(app): State<App>, who: Who, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let application = id_of(&id)?;
    let to = |said: &str| Ok(Redirect::to(&format!("/applications/{application}?said={said}")).into_response());
    match fields.one("do") {
        "undo" => {
            let opening = app.journey.my_application(visit, application).await?.posting.id;
            if app.journey.undo_application(visit, application).await? {
                return Ok(Redirect::to(&format!("/openings/{opening}/apply?said=undone")).into_response());
            }
            to("too-late")
        }
        "withdraw" => {
            app.journey.withdraw_application(visit, application).await?;
            to("withdrawn")
        }
        _ => match app
            .journey
            .contest_application(visit, application, fields.one("words"))
            .await
        {
            Ok(()) => to("kept"),
            Err(error) => {
                let (_, words) = Fault::from(error).about_field()?;
                show_one(&app, &who, &id, None, Some((fields.one("words"), words))).await
            }
        },
    }
}
