//! My profile: seeing it and changing each part.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::{
    jobs::GoesWith,
    profile::{Edit, FactKey, Known},
};
use model::{Fact, Job, Profile, Study};

use super::{
    App, Fault, Who,
    app::show,
    facts::{self, LANGUAGE_LEVELS, LEVELS, choose, from_code, job_form, named, study_form},
    fields::{Fields, back_to},
    said::{Asked, said},
    wishes,
};
use crate::{
    pages::{
        Nav,
        check::FactGroup,
        profile::{BesideSkill, EditPage, Entry, ProfilePage, ProfilePart},
    },
    svg::Picture,
    view::{Control, Empty, FactRow, FactState, Field, Form, Notice, PostButton, Tone, when},
};

/// Skills offered beside those the person has.
const BESIDE: usize = 8;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me", get(me))
        .route("/me/undo", post(undo))
        .route("/me/edit/{part}", get(add_page).post(add))
        .route("/me/edit/{part}/{fact}", get(change_page).post(change))
        .route("/me/edit/{part}/{fact}/remove", post(remove))
}

async fn me(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let known = app.journey.known(visit).await?;
    let profile = &known.profile;
    let mut shell = app.shell(&who, t!("My profile"), Some(Nav::Profile)).await?;
    shell.notices.extend(said(&query));
    let page = ProfilePage {
        shell,
        name: profile.name.as_ref().map(|name| name.value.clone()),
        headline: profile.headline.as_ref().map(|line| line.value.clone()),
        about: about(&app, profile),
        notice: notice(visit.signed_in, profile),
        parts: parts(&app, profile),
        empty: (profile.is_empty() && profile.name.is_none()).then(|| {
            Empty::new(
                Picture::NothingYet,
                t!("Nothing is known of you yet"),
                t!("Hand in a résumé or answer a few questions. You can change and erase everything."),
                &[
                    (t!("I have a résumé"), "/start"),
                    (t!("Answer a few questions"), "/start/questions/work"),
                ],
            )
        }),
    };
    show(&page)
}

fn notice(signed_in: bool, profile: &Profile) -> Option<Notice> {
    let open =
        profile.skills.iter().any(|claim| !claim.skill.confirmed) || profile.jobs.iter().any(|job| !job.confirmed);
    if open {
        Some(
            Notice::new(
                Tone::Careful,
                t!("Some of this was read from your résumé and waits for your word."),
            )
            .link(t!("Look it over"), "/start/check"),
        )
    } else if !signed_in && !profile.is_empty() {
        Some(
            Notice::new(
                Tone::Plain,
                t!("Without an account it is kept on this device for 30 days."),
            )
            .title(t!("Only this device knows it."))
            .link(t!("Keep it with an account"), "/sign-up"),
        )
    } else {
        None
    }
}

fn about(app: &App, profile: &Profile) -> Vec<(String, String)> {
    let mut list = Vec::new();
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
    let place = profile.place.as_ref().map(|place| place.value.text.clone());
    for (name, value) in [
        (t!("Lives in"), place),
        (t!("Mail"), text(&profile.email)),
        (t!("Telephone"), text(&profile.phone)),
    ] {
        list.extend(value.map(|value| (name.to_owned(), value)));
    }
    let today = app.journey.now().date_naive();
    if let Some(months) = profile.experience_months(today) {
        list.push((t!("Has worked").to_owned(), when::months(months)));
    }
    list
}

fn parts(app: &App, profile: &Profile) -> Vec<ProfilePart> {
    let adds = [
        ("jobs", t!("None yet. Unpaid work counts too."), t!("Add a job")),
        ("education", t!("None yet."), t!("Add school or training")),
        (
            "skills",
            t!("Nothing yet. Tasks you have done say it best."),
            t!("Add a skill"),
        ),
        (
            "languages",
            t!("None yet. Your mother tongue counts."),
            t!("Add a language"),
        ),
    ];
    let groups = facts::groups(app, profile);
    let mut parts: Vec<ProfilePart> = groups
        .into_iter()
        .filter_map(|group: FactGroup| {
            let (code, none, add) = *adds.iter().find(|(code, ..)| *code == group.code)?;
            Some(ProfilePart {
                code,
                title: group.title,
                entries: group.facts.into_iter().map(|fact| entry(code, fact)).collect(),
                none: none.to_owned(),
                add: (add.to_owned(), format!("/me/edit/{code}")),
                short: code == "skills" || code == "languages",
            })
        })
        .collect();
    parts.push(ProfilePart {
        code: "wishes",
        title: t!("What you are looking for").to_owned(),
        entries: wishes::entries(app, profile),
        none: t!("Nothing said, so nothing is ruled out.").to_owned(),
        add: (t!("Say more").to_owned(), "/me/edit/wishes".to_owned()),
        short: false,
    });
    parts
}

fn entry(part: &str, fact: FactRow) -> Entry {
    Entry {
        value: fact.value,
        lines: fact.lines,
        unconfirmed: fact.state == FactState::Open,
        evidence: fact.evidence,
        edit: format!("/me/edit/{part}/{}", fact.id),
    }
}

async fn undo(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let revision = fields
        .one("revision")
        .parse()
        .map_err(|_| Fault::unclear("revision", t!("The form could not be read. Nothing was changed.")))?;
    app.journey.undo(visit, revision).await?;
    let back = back_to(fields.one("back"), "/me");
    Ok(Redirect::to(&format!("{back}?said=undone")).into_response())
}

/// What is wrong with which field.
type Wrong = Option<(&'static str, String)>;

/// Puts what is wrong beside its field; a mistake in a field that is not there stands beside the first one.
fn marked(mut controls: Vec<Control>, wrong: Wrong) -> Vec<Control> {
    let Some((name, words)) = wrong else { return controls };
    let at = controls
        .iter()
        .position(|control| matches!(control, Control::Field(field) if field.name == name));
    if let Some(Control::Field(field)) = controls.get_mut(at.unwrap_or(0)) {
        field.error = Some(words);
    }
    controls
}

/// The fields of a part, filled with what was sent.
fn add_controls(app: &App, part: &str, known: &Known) -> Result<(&'static str, &'static str, Vec<Control>), Fault> {
    let profile = &known.profile;
    Ok(match part {
        "about" | "place" => (
            t!("You and how to reach you"),
            t!("Only you see this, and those you let."),
            about_controls(profile),
        ),
        "jobs" => (
            t!("A job you have had"),
            t!("Paid or unpaid, long ago or now: all of it counts."),
            facts::job_controls("job", &empty_job()),
        ),
        "education" => (
            t!("School or training"),
            t!("A course of a few days counts too."),
            facts::study_controls("study", &empty_study()),
        ),
        "skills" => (
            t!("Something you can do"),
            t!("A skill, a machine, a program, or a licence you hold."),
            vec![
                Control::Field(Field::text("skill", t!("Skill or licence")).suggest("/suggest/skills")),
                Control::Select(choose("level", t!("How well"), &LEVELS, "")),
            ],
        ),
        "languages" => (
            t!("A language you speak"),
            t!("Your mother tongue counts."),
            vec![
                Control::Field(Field::text("language", t!("Language"))),
                Control::Select(choose("level", t!("How well"), &LANGUAGE_LEVELS, "")),
            ],
        ),
        "wishes" => (
            t!("What you are looking for"),
            t!("Nothing said means nothing is ruled out."),
            wishes::controls(app, profile),
        ),
        _ => return Err(Fault::not_found()),
    })
}

fn about_controls(profile: &Profile) -> Vec<Control> {
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
    let place = profile.place.as_ref().map(|place| place.value.text.clone());
    vec![
        named("about", "name", t!("Name"), &text(&profile.name), false),
        named("about", "email", t!("Mail address"), &text(&profile.email), false),
        named("about", "phone", t!("Telephone"), &text(&profile.phone), false),
        Control::Field(
            Field::text("place", t!("Where you live"))
                .optional()
                .suggest("/suggest/places")
                .value(&place.unwrap_or_default()),
        ),
        named(
            "about",
            "headline",
            t!("You in one line"),
            &text(&profile.headline),
            false,
        ),
    ]
}

fn empty_job() -> Job {
    Job {
        title: String::new(),
        occupation: None,
        employer: None,
        start: None,
        end: None,
        current: false,
        text: String::new(),
    }
}

fn empty_study() -> Study {
    Study {
        what: String::new(),
        at: None,
        level: None,
        end: None,
        prepares_for: None,
    }
}

async fn add_page(State(app): State<App>, who: Who, Path(part): Path<String>) -> Result<Response, Fault> {
    let known = match &who.visit {
        Some(visit) => app.journey.known(visit).await?,
        None => Known::default(),
    };
    show_add(&app, &who, &part, &known, None).await
}

async fn show_add(app: &App, who: &Who, part: &str, known: &Known, wrong: Wrong) -> Result<Response, Fault> {
    let (heading, lead, controls) = add_controls(app, part, known)?;
    let form = Form::new(&format!("/me/edit/{part}"), marked(controls, wrong), t!("Keep it"));
    let shell = app.shell(who, heading, Some(Nav::Profile)).await?;
    show(&EditPage {
        shell,
        heading: heading.to_owned(),
        lead: lead.to_owned(),
        form,
        remove: None,
        beside: if part == "skills" {
            beside(app, known).await?
        } else {
            Vec::new()
        },
    })
}

/// Skills that usually go with what the person has; nothing for somebody of whom no skill is known.
async fn beside(app: &App, known: &Known) -> Result<Vec<BesideSkill>, Fault> {
    if known.profile.skills.is_empty() {
        return Ok(Vec::new());
    }
    let told = app.journey.goes_with(&known.profile, BESIDE).await?;
    let one = |goes_with: GoesWith| BesideSkill {
        why: match goes_with.openings {
            0 => t!("It often belongs to the same work.").to_owned(),
            n => tn!(
                u64::from(n),
                "{n} opening asks for it together with some of what you have, for example:",
                "{n} openings ask for it together with some of what you have, for example:"
            ),
        },
        example: goes_with.example.map(|(id, title)| (title, format!("/openings/{id}"))),
        add: PostButton::new("/me/edit/skills", t!("Add"))
            .about(&goes_with.spoken)
            .value("skill", &goes_with.name),
        name: goes_with.spoken,
    };
    Ok(told.into_iter().map(one).collect())
}

async fn add(State(app): State<App>, who: Who, Path(part): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let (visit, jar) = who.begin(&app).await?;
    let known = app.journey.known(&visit).await?;
    let edits = added(&part, &fields)?;
    match app.journey.edit(&visit, None, edits).await {
        Ok(_) => Ok((jar, Redirect::to(&format!("/me?said=changed&undo={}", known.revision))).into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            Ok((jar, show_add(&app, &who, &part, &known, Some(wrong)).await?).into_response())
        }
    }
}

fn added(part: &str, fields: &Fields) -> Result<Vec<Edit>, Fault> {
    let sent = |name: &str| fields.one(name).to_owned();
    Ok(match part {
        "about" | "place" => vec![
            Edit::Text(FactKey::Name, sent("name")),
            Edit::Text(FactKey::Email, sent("email")),
            Edit::Text(FactKey::Phone, sent("phone")),
            Edit::Place(sent("place")),
            Edit::Text(FactKey::Headline, sent("headline")),
        ],
        "jobs" => vec![Edit::Job(None, job_form(fields, false))],
        "education" => vec![Edit::Study(None, study_form(fields))],
        "skills" => vec![Edit::Skill(sent("skill"), from_code(fields.one("level")))],
        "languages" => vec![Edit::Language(sent("language"), from_code(fields.one("level")))],
        "wishes" => wishes::edits(fields),
        _ => return Err(Fault::not_found()),
    })
}

async fn change_page(
    State(app): State<App>,
    who: Who,
    Path((part, fact)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let known = app.journey.known(visit).await?;
    show_change(&app, &who, &part, &fact, &known, None).await
}

async fn show_change(
    app: &App,
    who: &Who,
    part: &str,
    fact: &str,
    known: &Known,
    wrong: Wrong,
) -> Result<Response, Fault> {
    let groups = facts::groups(app, &known.profile);
    let row = groups
        .into_iter()
        .flat_map(|group| group.facts)
        .find(|row| row.id == fact)
        .ok_or_else(Fault::not_found)?;
    let revision = Control::Hidden {
        name: "revision".to_owned(),
        value: known.revision.to_string(),
    };
    let controls = marked(row.change, wrong).into_iter().chain([revision]).collect();
    let remove = PostButton::new(&format!("/me/edit/{part}/{fact}/remove"), t!("Remove it"))
        .value("revision", &known.revision.to_string())
        .class("danger");
    let page = EditPage {
        shell: app.shell(who, &row.value, Some(Nav::Profile)).await?,
        heading: row.value,
        lead: row.evidence.map_or_else(String::new, |evidence| {
            t!("It rests on: “{words}”", words = evidence.words)
        }),
        form: Form::new(&format!("/me/edit/{part}/{fact}"), controls, t!("Keep this change")),
        remove: Some(remove),
        beside: Vec::new(),
    };
    show(&page)
}

async fn change(
    State(app): State<App>,
    who: Who,
    Path((part, fact)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let key: FactKey = fact.parse().map_err(|_| Fault::not_found())?;
    let known = app.journey.known(visit).await?;
    let edit = facts::change(&key, &known.profile, &fields)?;
    match app
        .journey
        .edit(visit, fields.one("revision").parse().ok(), vec![edit])
        .await
    {
        Ok(_) => Ok(Redirect::to(&format!("/me?said=changed&undo={}", known.revision)).into_response()),
        Err(journey::Error::Conflict(_)) => Ok(Redirect::to("/me?said=conflict").into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            show_change(&app, &who, &part, &fact, &known, Some(wrong)).await
        }
    }
}

async fn remove(
    State(app): State<App>,
    who: Who,
    Path((_, fact)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let key: FactKey = fact.parse().map_err(|_| Fault::not_found())?;
    let before = app.journey.known(visit).await?.revision;
    match app
        .journey
        .edit(visit, fields.one("revision").parse().ok(), vec![Edit::Remove(key)])
        .await
    {
        Ok(_) => Ok(Redirect::to(&format!("/me?said=removed&undo={before}")).into_response()),
        Err(journey::Error::Conflict(_)) => Ok(Redirect::to("/me?said=conflict").into_response()),
        Err(error) => Err(error.into()),
    }
}
