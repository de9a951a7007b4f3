//! Talking to a person: `/me/help`.

use axum::{
    Router,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::help::{ForPerson, Helpers, Helpline, MAX_WORDS, Mine, RequestState};

use super::{
    App, Fault, Who,
    app::show,
    fields::Fields,
    said::{Asked, said},
};
use crate::{
    pages::help::{HelpCard, HelpPage, HelplineLine},
    svg::Icon,
    view::{Area, Control, Form, Light, Notice, PostButton, Status, Tick, Tone, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/help", get(page).post(ask))
        .route("/me/help/withdraw", post(withdraw))
}

async fn page(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let mut page = page_of(&app, &who, about_field("")).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn page_of(app: &App, who: &Who, about: Area) -> Result<HelpPage, Fault> {
    let help = app.journey.help_for(who.visit.as_ref()).await?;
    let waits = help.requests.iter().any(|request| request.state == RequestState::Open);
    let can_ask = help.helpers.count > 0 && !waits;
    let mut shell = app.shell(who, t!("Talk to a person"), None).await?;
    "/me/help".clone_into(&mut shell.path);
    Ok(HelpPage {
        shell,
        notice: (help.helpers.count == 0 && !waits).then(nobody),
        helpline: help.helpline.as_ref().map(helpline),
        seen: seen(&help.helpers),
        form: can_ask.then(|| form(about)),
        requests: requests(&help),
    })
}

fn nobody() -> Notice {
    Notice::new(
        Tone::Plain,
        t!("Nobody who works here is entrusted with you at the moment, so there is nobody to ask in this way. Whoever runs this place can change that. The chat helps with what a program can do."),
    )
    .link(t!("Go to the chat"), "/chat")
}

pub(super) fn helpline(line: &Helpline) -> HelplineLine {
    let dial = line.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    HelplineLine {
        name: line.name.clone(),
        dial: dial.collect(),
        phone: line.phone.clone(),
        hours: line.hours.clone(),
    }
}

/// What is seen by whom, and by when an answer comes.
fn seen(helpers: &Helpers) -> Vec<String> {
    let who = if helpers.names.is_empty() {
        t!("Those who work here and are entrusted with you are asked. Each look of theirs is noted for you.").to_owned()
    } else {
        t!(
            "{who} is asked. Each look is noted for you.",
            who = helpers.names.join(", ")
        )
    };
    let by = helpers.by.map(|by| {
        t!(
            "You will have an answer by {day}: here, in the chat, and by mail if your address is confirmed.",
            day = when::day(by)
        )
    });
    let what = t!("They see your name, that you asked, and what you write here.").to_owned();
    [Some(who), Some(what), by].into_iter().flatten().collect()
}

fn about_field(typed: &str) -> Area {
    Area {
        rows: 4,
        max: MAX_WORDS,
        hint: Some(t!("A few words help them to answer well. You need not say.").to_owned()),
        ..Area::new("about", t!("What is it about?"), typed)
    }
}

fn form(about: Area) -> Form {
    let tick = Tick {
        id: "messages".to_owned(),
        name: "messages".to_owned(),
        label: t!("They may see the last messages of my conversation in the chat").to_owned(),
        hint: None,
        ticked: false,
    };
    Form::new(
        "/me/help",
        vec![Control::Area(about), Control::Tick(tick)],
        t!("Ask for a person"),
    )
}

fn requests(help: &ForPerson) -> Vec<HelpCard> {
    help.requests.iter().map(card).collect()
}

fn card(mine: &Mine) -> HelpCard {
    let open = mine.state == RequestState::Open;
    let program = || t!("Onward").to_owned();
    HelpCard {
        asked: when::moment(mine.asked_at),
        about: mine.about.clone(),
        status: status(mine),
        sentences: if open { stands(mine) } else { Vec::new() },
        with_messages: mine.with_messages,
        answer: mine
            .answer
            .clone()
            .map(|words| (mine.who.clone().unwrap_or_else(program), words)),
        take_back: open.then(|| PostButton::new("/me/help/withdraw", t!("Take the request back")).icon(Icon::Cross)),
    }
}

fn status(mine: &Mine) -> Status {
    match mine.state {
        RequestState::Open if mine.late => Status::new(Light::Careful, t!("late")),
        RequestState::Open => Status::new(Light::Plain, t!("waiting")),
        RequestState::Answered => Status::new(Light::Good, t!("answered")),
        RequestState::Closed => Status::new(Light::Plain, t!("closed")),
        RequestState::Withdrawn => Status::new(Light::Plain, t!("taken back")),
    }
}

fn stands(mine: &Mine) -> Vec<String> {
    let who = match &mine.who {
        Some(name) => t!("{name} has your request and will answer it.", name),
        None => t!("Nobody has taken it on yet.").to_owned(),
    };
    let day = when::day(mine.due);
    let by = if mine.late {
        t!(
            "The answer was due by {day} and is late. I am sorry. The people here are reminded of it every day.",
            day
        )
    } else {
        t!("You will have an answer by {day}.", day)
    };
    vec![who, by]
}

async fn ask(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/me/help").into_response());
    };
    let about = fields.one("about");
    let messages = fields.one("messages") == "yes";
    match app.journey.ask_for_person(visit, about, messages).await {
        Ok(_) => Ok(Redirect::to("/me/help?said=help-asked").into_response()),
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            let field = Area {
                error: Some(words),
                ..about_field(about)
            };
            show(&page_of(&app, &who, field).await?)
        }
    }
}

async fn withdraw(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let is_back = match &who.visit {
        Some(visit) => app.journey.withdraw_request(visit).await?,
        None => false,
    };
    // Where it has ended meanwhile, the page says how.
    let to = if is_back {
        "/me/help?said=help-withdrawn"
    } else {
        "/me/help"
    };
    Ok(Redirect::to(to).into_response())
}
