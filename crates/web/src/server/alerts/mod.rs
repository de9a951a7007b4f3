//! Alerts: what somebody was told, how they want to hear of it, the calendar, and the end of mails.

mod devices;

use axum::{
    Router,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use chrono::NaiveDate;
use journey::{
    alerts::{Alerts, Heard, Often, Settings, ToldOf},
    jobs::Suggestion,
    searches::SavedSearch,
};
use model::{ApplicationId, EmployerId, Party, PostingId, PostingStatus, TeamNews};

use crate::server::{
    App, Fault, Who,
    app::show,
    cards,
    fields::Fields,
    openings::search_at,
    phone::kind_words,
    said::{Asked, said},
};
use crate::{
    pages::alerts::{AlertSettingsPage, AlertStopPage, AlertsPage, Stop, Told, ToldOpening},
    svg::{Icon, Picture},
    view::{
        Choice, Choices, Control, Empty, Form, Notice, PostButton, Select, Tick, Tone, check_news, interview_news,
        money, offer_news, stage_word, when,
    },
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/alerts", get(alerts))
        .route("/alerts/calendar", post(renew_calendar))
        .route("/alerts/calendar/{token}/deadlines.ics", get(calendar))
        .route("/alerts/devices", post(devices::add))
        .route("/alerts/devices/remove", post(devices::remove))
        .route("/alerts/fits", post(hear_of_what_fits))
        .route("/alerts/settings", get(settings).post(choose))
        .route("/alerts/stop/{token}", get(ask_to_stop).post(stop))
        .route("/openings/{id}/deadline.ics", get(deadline))
}

async fn alerts(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let before = query.get("before").and_then(|before| before.parse().ok());
    let (heard, more) = app.journey.notifications(visit, before).await?;
    let chosen = app.journey.alerts(visit).await?;
    let today = app.journey.now().date_naive();
    let mut shell = app.shell(&who, t!("Alerts"), None).await?;
    "/alerts".clone_into(&mut shell.path);
    shell.notices.extend(said(&query));
    let hear = PostButton::new("/alerts/fits", t!("Tell me of what fits")).icon(Icon::Bell);
    let page = AlertsPage {
        shell,
        hear: (!chosen.settings.fits && before.is_none()).then_some(hear),
        earlier: heard
            .last()
            .filter(|_| more)
            .map(|last| format!("/alerts?before={}", last.id)),
        empty: heard.is_empty().then(|| nothing_yet(&chosen)),
        list: heard.iter().map(|heard| told(heard, today)).collect(),
    };
    show(&page)
}

fn nothing_yet(alerts: &Alerts) -> Empty {
    let text = if alerts.settings.fits {
        t!("As soon as an opening comes in that fits you, it stands here.")
    } else {
        t!("What you asked to hear of stands here, and the deadlines of openings you saved.")
    };
    let ways = [(t!("Jobs for you"), "/jobs"), (t!("Search all openings"), "/openings")];
    Empty::new(Picture::NothingYet, t!("No alerts yet"), text, &ways)
}

fn applications_of(side: Party) -> &'static str {
    match side {
        Party::Team => "/hire/applications",
        Party::Seeker | Party::Clock => "/applications",
    }
}

/// What happened in a team, after the employer's name.
fn team_news(news: TeamNews) -> &'static str {
    match news {
        TeamNews::Joined => t!("somebody joined your team"),
        TeamNews::Left => t!("somebody left your team"),
        TeamNews::RoleChanged => t!("what you may do in the team has changed"),
        TeamNews::Removed => t!("you are no longer in the team"),
        TeamNews::Proven => t!("you are verified"),
        TeamNews::ProofEnded => t!("what was proven is so no longer"),
    }
}

fn to_team(employer: EmployerId, news: TeamNews) -> (String, String) {
    match news {
        TeamNews::Removed => (t!("Hiring").to_owned(), "/hire".to_owned()),
        TeamNews::Proven | TeamNews::ProofEnded => (
            t!("What is proven of it").to_owned(),
            format!("/hire/verify?employer={employer}"),
        ),
        TeamNews::Joined | TeamNews::Left | TeamNews::RoleChanged => (
            t!("Look at the team").to_owned(),
            format!("/hire/team?employer={employer}"),
        ),
    }
}

/// The way to a part of an application, as one side sees it.
fn to_part(words: &str, side: Party, id: ApplicationId, part: &str) -> (String, String) {
    (words.to_owned(), format!("{}/{id}/{part}", applications_of(side)))
}

fn told(heard: &Heard, today: NaiveDate) -> Told {
    let (heading, openings, more) = match &heard.of {
        ToldOf::Openings(list, more) => {
            let count = list.len() as u64 + u64::from(*more);
            let openings: Vec<ToldOpening> = list
                .iter()
                .map(|(shown, search)| opening(shown, why(search.as_deref()), today))
                .collect();
            let words = (*more > 0).then(|| tn!(*more, "{n} more is among your jobs", "{n} more are among your jobs"));
            let more = words.map(|words| (words, "/jobs".to_owned()));
            (tn!(count, "{n} new opening", "{n} new openings"), openings, more)
        }
        ToldOf::Application(id, title, stage) => {
            let more = (t!("Look at the application").to_owned(), format!("/applications/{id}"));
            let stands = stage.map_or(t!("not decided yet"), stage_word);
            (format!("{title}: {stands}"), Vec::new(), Some(more))
        }
        ToldOf::Interview(id, title, news, side) => {
            let more = to_part(t!("Look at the interview"), *side, *id, "interview");
            (format!("{title}: {}", interview_news(*news)), Vec::new(), Some(more))
        }
        ToldOf::JobOffer(id, title, news, side) => {
            let more = to_part(t!("Look at the offer"), *side, *id, "offer");
            (format!("{title}: {}", offer_news(*news)), Vec::new(), Some(more))
        }
        ToldOf::Check(id, title, news, side) => {
            let more = to_part(t!("Look at the background check"), *side, *id, "check");
            (format!("{title}: {}", check_news(*news)), Vec::new(), Some(more))
        }
        ToldOf::Applied(posting, title) => (
            t!("Somebody applied: {title}", title),
            Vec::new(),
            Some(to_applicants(*posting)),
        ),
        ToldOf::Team(employer, name, news) => (
            format!("{name}: {}", team_news(*news)),
            Vec::new(),
            Some(to_team(*employer, *news)),
        ),
        ToldOf::Waiting(posting, title, waiting, due) => (
            waiting_words(title, *waiting, *due),
            Vec::new(),
            Some(to_applicants(*posting)),
        ),
        ToldOf::Deadline(shown, _) => {
            let saved = opening(shown, t!("You saved it.").to_owned(), today);
            (t!("A deadline comes near").to_owned(), vec![saved], None)
        }
    };
    Told {
        id: format!("told-{}", heard.id),
        when: when::moment(heard.at),
        heading,
        is_new: heard.is_new,
        openings,
        more,
    }
}

fn waiting_words(title: &str, waiting: u32, (by, overdue): (NaiveDate, bool)) -> String {
    let words = tn!(
        waiting,
        "{title}: {n} person waits for your answer",
        "{title}: {n} people wait for your answer",
        title
    );
    let by = when::day(by);
    let by = if overdue {
        t!("promised by {by}, which is past", by)
    } else {
        t!("promised by {by}", by)
    };
    format!("{words}, {by}")
}

fn to_applicants(posting: PostingId) -> (String, String) {
    let address = format!("/hire/openings/{posting}/applicants");
    (t!("See who waits and answer them").to_owned(), address)
}

fn why(search: Option<&str>) -> String {
    match search {
        Some(words) => t!("It answers your search “{words}”.", words),
        None => t!("It fits your profile.").to_owned(),
    }
}

fn opening(shown: &Suggestion, why: String, today: NaiveDate) -> ToldOpening {
    let posting = &shown.posting;
    let is_over = posting.deadline.is_some_and(|day| day < today);
    let is_closed = posting.status == PostingStatus::Closed || is_over;
    let about = [
        posting.employer.clone(),
        cards::place(posting),
        posting.pay.as_ref().map(money::pay),
    ];
    let until = if is_closed {
        Some(t!("It is closed by now.").to_owned())
    } else {
        posting.deadline.map(|day| t!("Apply by {day}.", day = when::day(day)))
    };
    ToldOpening {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        about: about.into_iter().flatten().collect(),
        why,
        until,
        is_closed,
    }
}

async fn hear_of_what_fits(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    app.journey.hear_of_what_fits(&visit).await?;
    Ok((jar, Redirect::to("/alerts?said=hears")).into_response())
}

async fn settings(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    show_settings(&app, &who, said(&query)).await
}

/// The settings with what just happened.
async fn show_settings(app: &App, who: &Who, happened: Option<Notice>) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let alerts = app.journey.alerts(visit).await?;
    let devices = devices::told(app, visit).await?;
    let has_devices = devices.as_ref().is_some_and(|devices| !devices.list.is_empty());
    let searches = app.journey.saved_searches(visit).await?;
    let mut shell = app.shell(who, t!("What I want to hear of"), None).await?;
    "/alerts/settings".clone_into(&mut shell.path);
    shell.notices.extend(happened);
    let renew = PostButton::new("/alerts/calendar", t!("Change the address")).class("plain");
    let page = AlertSettingsPage {
        shell,
        notice: (!alerts.has_address && alerts.phone.is_none() && !has_devices).then(no_address),
        phone: kind_words(app.journey.texts()).map(|messages| phone(messages, alerts.phone.as_deref(), who)),
        form: form(&alerts, kind_words(app.journey.texts()), &searches),
        devices,
        calendar: alerts.calendar.map(|address| {
            let path = address.strip_prefix(&app.journey.place().public_url);
            (address.clone(), path.unwrap_or(&address).to_owned(), renew)
        }),
    };
    show(&page)
}

fn no_address() -> Notice {
    Notice::new(
        Tone::Plain,
        t!(
            "There is no confirmed mail address of yours here, so alerts stand in the app alone. With an account whose address you confirmed, they come by mail too."
        ),
    )
}

/// What is said of the telephone, and where that is changed.
fn phone(messages: &str, number: Option<&str>, who: &Who) -> (String, String) {
    let words = number.map_or_else(
        || {
            t!(
                "With a telephone number, you can hear of openings by {messages} too.",
                messages
            )
        },
        |number| t!("A {messages} goes to {number}.", messages, number),
    );
    let path = if who.signed_in().is_ok() {
        "/me/phone"
    } else {
        "/sign-in/phone"
    };
    (words, path.to_owned())
}

fn form(alerts: &Alerts, messages: Option<&str>, searches: &[SavedSearch]) -> Form {
    let settings = &alerts.settings;
    let what = vec![
        Choice::new("fits", t!("New openings that fit my profile")).chosen(settings.fits),
        Choice::new("deadlines", t!("Deadlines of openings I saved"))
            .note(t!("Seven days, two days and one day before"))
            .chosen(settings.deadlines),
    ];
    let mut controls = vec![Control::Choices(Choices::many("tell", t!("Tell me of"), what))];
    if !searches.is_empty() {
        let saved = searches
            .iter()
            .map(|search| Choice::new(&search.address, &search.words).chosen(search.tells));
        let legend = t!("New openings that answer a search I saved");
        controls.push(Control::Choices(Choices::many("search", legend, saved.collect())));
    }
    controls.push(Control::Tick(Tick {
        id: "by_mail".to_owned(),
        name: "by_mail".to_owned(),
        label: t!("Also by mail").to_owned(),
        hint: None,
        ticked: settings.by_mail,
    }));
    if let Some(messages) = messages.filter(|_| alerts.phone.is_some() || settings.by_text) {
        controls.push(Control::Tick(Tick {
            id: "by_text".to_owned(),
            name: "by_text".to_owned(),
            label: t!("Also by {messages}", messages),
            hint: Some(t!("One sentence and one link, a few a day at most.").to_owned()),
            ticked: settings.by_text,
        }));
    }
    let often = Often::ALL.map(|often| Choice::new(often.code(), often_words(often)).chosen(settings.often == often));
    controls.push(Control::Choices(Choices::one(
        "often",
        t!("How often outside the app"),
        often.to_vec(),
    )));
    controls.push(Control::Select(hour(
        "quiet_from",
        t!("Nothing outside the app from"),
        settings.quiet_from,
    )));
    controls.push(Control::Select(hour("quiet_until", t!("Until"), settings.quiet_until)));
    Form::new("/alerts/settings", controls, t!("Keep this"))
}

fn often_words(often: Often) -> &'static str {
    match often {
        Often::AtOnce => t!("As soon as something comes in"),
        Often::Daily => t!("Once a day, in the morning"),
        Often::Weekly => t!("Once a week, on Monday"),
    }
}

/// The hours of a day.
fn hour(name: &str, label: &str, chosen: u8) -> Select {
    let hours = (0..24).map(|hour: u8| Choice::new(&hour.to_string(), &format!("{hour}:00")).chosen(hour == chosen));
    Select::new(name, label, hours.collect())
}

async fn choose(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    let before = app.journey.alerts(&visit).await?.settings;
    let told = |what: &str| fields.all("tell").any(|value| value == what);
    let hour = |name: &str, before: u8| {
        fields
            .one(name)
            .parse()
            .ok()
            .filter(|hour| *hour < 24)
            .unwrap_or(before)
    };
    let settings = Settings {
        fits: told("fits"),
        often: Often::from_code(fields.one("often")).unwrap_or(before.often),
        by_mail: fields.has("by_mail"),
        by_text: fields.has("by_text"),
        deadlines: told("deadlines"),
        quiet_from: hour("quiet_from", before.quiet_from),
        quiet_until: hour("quiet_until", before.quiet_until),
        lang: i18n::lang().code().to_owned(),
    };
    app.journey.choose_alerts(&visit, &settings).await?;
    for saved in app.journey.saved_searches(&visit).await? {
        let tells = fields.all("search").any(|address| address == saved.address);
        if let Some(search) = search_at(&saved.address).filter(|_| tells != saved.tells) {
            app.journey
                .tell_of_search(&visit, &saved.address, &search, tells)
                .await?;
        }
    }
    Ok((jar, Redirect::to("/alerts/settings?said=kept")).into_response())
}

async fn renew_calendar(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    app.journey.renew_calendar(&visit).await?;
    Ok((jar, Redirect::to("/alerts/settings?said=calendar-changed")).into_response())
}

async fn calendar(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Fault> {
    let file = app.journey.calendar(&token).await?;
    file.map(as_calendar)
        .ok_or_else(|| journey::Error::NotFound(t!("calendar")).into())
}

async fn deadline(State(app): State<App>, Path(id): Path<PostingId>) -> Result<Response, Fault> {
    Ok(as_calendar(app.journey.deadline_file(id).await?))
}

fn as_calendar(file: String) -> Response {
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"deadlines.ics\""),
    ];
    (head, file).into_response()
}

async fn ask_to_stop(State(app): State<App>, who: Who, Path(token): Path<String>) -> Result<Response, Fault> {
    let is_good = app.journey.ends_mails(&token).await?;
    let state = if is_good {
        Stop::Asks(format!("/alerts/stop/{token}"))
    } else {
        Stop::NoLink
    };
    stop_page(&app, &who, state).await
}

/// Also pressed by mail programs, for their readers (RFC 8058): no cookie comes along, and none is needed.
async fn stop(State(app): State<App>, who: Who, Path(token): Path<String>) -> Result<Response, Fault> {
    let state = if app.journey.end_mails(&token).await? {
        Stop::Done
    } else {
        Stop::NoLink
    };
    stop_page(&app, &who, state).await
}

async fn stop_page(app: &App, who: &Who, state: Stop) -> Result<Response, Fault> {
    let mut shell = app.shell(who, t!("Mails about openings"), None).await?;
    // The address holds a key: nothing that leads on keeps it.
    "/alerts".clone_into(&mut shell.path);
    show(&AlertStopPage { shell, state })
}
