//! One opening.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use journey::{Error, jobs::Suggestion, proving::Shown};
use matching::Weights;
use model::{Need, Posting, PostingId, PostingStatus};
use store::employer::Verified;

use super::{doubt, usual};
use crate::{
    pages::{
        Nav, Shell,
        job::{Also, Asked, Fit, GonePage, JobFact, JobPage, Standing},
    },
    server::{
        App, Fault, Who,
        app::show,
        cards::{bar, dismissals, evidence, gap, kinds, parts, place},
        hidden,
        hire::answers_words,
        said::{Asked as AskedFor, said},
    },
    svg::Icon,
    view::{Employer, Evidence, Form, Mark, Outside, Prose, Warning, amount, json_ld, money, when},
};

pub(super) async fn opening(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): AskedFor,
) -> Result<Response, Fault> {
    app.kept(&who, || show_opening(&app, &who, &id, &query, None)).await
}

/// The page; with the form as it was sent when something is wrong with it.
pub(super) async fn show_opening(
    app: &App,
    who: &Who,
    id: &str,
    query: &BTreeMap<String, String>,
    report: Option<Form>,
) -> Result<Response, Fault> {
    let posting = match PostingId::from_str(id) {
        Ok(id) => match app.journey.posting(id).await {
            Ok(posting) => posting,
            Err(Error::NotFound(_)) => return gone(app, who).await,
            Err(other) => return Err(other.into()),
        },
        Err(_) => return gone(app, who).await,
    };
    let suggestion = match &who.visit {
        Some(visit) => app.journey.suggestion(visit, &posting).await?,
        None => None,
    };
    let mut shell = app.shell(who, &posting.title, Some(Nav::Openings)).await?;
    shell.notices.extend(said(query));
    shell.path = format!("/openings/{}", posting.id);
    let mut page = job_page(app, who, shell, &posting, suggestion.as_ref());
    let (verified, proven) = match posting.employer_id {
        Some(id) => (
            app.journey.employer(id).await?.verified,
            app.journey.proven_of(id).await?,
        ),
        None => (None, Vec::new()),
    };
    page.employer = page.employer.verified(!proven.is_empty());
    if let Some(report) = report {
        page.report = report;
    }
    page.facts.push(employer(verified, &proven));
    let standing = app.journey.standing_of(&posting).await?;
    page.employer = page.employer.level(standing.level);
    page.warning = Warning::of(&standing);
    if page.is_danger() {
        // Nobody is to come by it from elsewhere.
        page.json_ld = None;
        page.shell.sharing = None;
    }
    page.here = promise(app, &posting).await?;
    if let Some(visit) = who.visit.as_ref().filter(|_| page.here.is_some()) {
        let applied = app.journey.applied_to(visit, posting.id).await?;
        page.applied = applied.map(|id| format!("/applications/{id}"));
    }
    if let Some(visit) = &who.visit {
        let hides = app.journey.hides_from(visit).await?.leaves_out(&posting);
        page.employer = page.employer.hidden(hides);
        page.hide = (posting.employer.is_some() && !hides).then(|| hidden::button(posting.id));
    }
    page.also = app.journey.twins(posting.id).await?.iter().map(also).collect();
    if page.apply.is_none() {
        page.apply = page.also.iter().find_map(|other| other.address.clone());
    }
    show(&page)
}

/// What an employer promises to whoever applies here.
async fn promise(app: &App, posting: &Posting) -> Result<Option<String>, Fault> {
    let Some(requisition) = app.journey.promised(posting.id).await? else {
        return Ok(None);
    };
    let days = requisition.draft.reply_days;
    let promised = tn!(
        days,
        "They promise an answer within a day.",
        "They promise an answer within {n} days."
    );
    let answers = app.journey.answers_of(requisition.employer).await?;
    Ok(Some(format!("{promised} {}", answers_words(answers))))
}

async fn gone(app: &App, who: &Who) -> Result<Response, Fault> {
    let shell = app
        .shell(who, t!("This opening is not here"), Some(Nav::Openings))
        .await?;
    let newest = app.journey.newest(5).await?;
    let similar = newest
        .into_iter()
        .map(|posting| (posting.title, format!("/openings/{}", posting.id)))
        .collect();
    Ok((
        StatusCode::NOT_FOUND,
        show(&GonePage {
            shell,
            title: None,
            similar,
        })?,
    )
        .into_response())
}

fn job_page(app: &App, who: &Who, mut shell: Shell, posting: &Posting, shown: Option<&Suggestion>) -> JobPage {
    let sharing = app.sharing(&format!("/openings/{}", posting.id), &share_words(posting));
    let url = sharing.canonical.clone();
    let today = app.journey.now().date_naive();
    let open = posting.status == PostingStatus::Open && posting.deadline.is_none_or(|day| day >= today);
    shell.sharing = open.then_some(sharing);
    JobPage {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: Employer::named(posting.employer.clone()),
        place: place(posting),
        warning: None,
        report: doubt::report_form(posting.id, None, "", None),
        look: who
            .visit
            .as_ref()
            .filter(|visit| visit.is_staff())
            .map(|_| format!("/staff/doubts/{}", posting.id)),
        facts: facts(posting),
        usual: usual::usual(app, posting),
        text: Prose::of(&posting.description, &marks(posting, shown)),
        asked: asked(app, posting, shown),
        fit: shown.map(|shown| Fit {
            bar: bar(&shown.why),
            parts: parts(shown, who.numbers),
            weights: weights(app),
            numbers: who.numbers,
            saved: shown.saved,
            reasons: dismissals(),
        }),
        hide: None,
        here: None,
        applied: None,
        apply: posting.source.url.as_deref().and_then(Outside::parse),
        deadline: posting.deadline,
        today,
        closed: if open {
            None
        } else {
            Some(posting.deadline.filter(|day| *day < today).unwrap_or(today))
        },
        source: posting.source.source.clone(),
        also: Vec::new(),
        json_ld: if open {
            json_ld::job_posting(posting, &url)
        } else {
            None
        },
        shell,
    }
}

/// Where the weights of the parts come from.
fn weights(app: &App) -> String {
    let Some(learned) = app.journey.weighting() else {
        return t!(
            "What each part weighs was written by hand ({version}).",
            version = Weights::PRIOR.version
        );
    };
    t!(
        "What each part weighs was learned on {day} from {choices} choices of people here ({version}).",
        day = when::day(learned.at.date_naive()),
        choices = amount::count(u64::from(learned.lesson.choices)),
        version = learned.lesson.weights.version
    )
}

/// The same opening at another source.
fn also(other: &Posting) -> Also {
    Also {
        source: other.source.source.clone(),
        address: other.source.url.as_deref().and_then(Outside::parse),
    }
}

fn share_words(posting: &Posting) -> String {
    let parts = [
        posting.employer.clone(),
        place(posting),
        posting.pay.as_ref().map(money::pay),
    ];
    let facts: Vec<String> = parts.into_iter().flatten().collect();
    if facts.is_empty() {
        t!("An opening, with what it asks for.").to_owned()
    } else {
        facts.join(" \u{b7} ")
    }
}

/// What is known of the employer: what was proven and when, or that nobody looked.
fn employer(verified: Option<Verified>, proven: &[Shown]) -> JobFact {
    let (value, note) = match verified {
        _ if proven.iter().any(|one| !one.is_by_staff) => {
            let words: Vec<&str> = proven.iter().map(|one| one.words.as_str()).collect();
            (t!("Verified").to_owned(), words.join(" \u{b7} "))
        }
        Some(verified) => (
            t!("Verified on {day}", day = when::day(verified.at.date_naive())),
            verified.proof,
        ),
        None => (
            t!("Not verified").to_owned(),
            t!("Nobody here has looked at who they are. An honest employer never asks you for money.").to_owned(),
        ),
    };
    JobFact {
        icon: Icon::Eye,
        name: t!("Employer"),
        value,
        note: Some(note),
    }
}

pub(crate) fn facts(posting: &Posting) -> Vec<JobFact> {
    let unknown = || t!("Not stated").to_owned();
    let fact = |icon, name, value: Option<String>, note| JobFact {
        icon,
        name,
        value: value.unwrap_or_else(unknown),
        note,
    };
    let experience = posting.experience_months.map(|months| {
        if months == 0 {
            t!("None needed").to_owned()
        } else {
            when::months(u32::from(months))
        }
    });
    vec![
        fact(
            Icon::Coin,
            t!("Pay"),
            posting.pay.as_ref().map(money::pay),
            posting
                .pay
                .filter(|pay| !pay.stated)
                .map(|_| t!("An estimate, not stated by the employer").to_owned()),
        ),
        fact(Icon::Pin, t!("Place"), place(posting), None),
        fact(
            Icon::Briefcase,
            t!("Kind of work"),
            Some(kinds(posting).join(", ")).filter(|kinds| !kinds.is_empty()),
            None,
        ),
        fact(Icon::Clock, t!("Experience"), experience, None),
        fact(Icon::Book, t!("Published"), posting.posted.map(when::day), None),
    ]
}

/// Quotes count from the title on; the text shown begins after it.
pub(crate) fn marks(posting: &Posting, shown: Option<&Suggestion>) -> Vec<Mark> {
    let before = u32::try_from(posting.title.chars().count() + 1).unwrap_or(0);
    let lacks =
        |skill: &model::SkillId| shown.map(|shown| !shown.why.missing.iter().any(|missing| missing.skill == *skill));
    posting
        .requirements
        .iter()
        .filter(|asked| asked.quote.start >= before)
        .map(|asked| Mark {
            start: asked.quote.start - before,
            end: asked.quote.end - before,
            have: lacks(&asked.skill),
        })
        .collect()
}

fn asked(app: &App, posting: &Posting, shown: Option<&Suggestion>) -> Vec<Asked> {
    let taxonomy = app.journey.taxonomy();
    let requirements = posting
        .requirements
        .iter()
        .filter_map(|asked| Some((asked, taxonomy.skill(taxonomy.skill_ix(&asked.skill)?))));
    requirements
        .map(|(requirement, skill)| {
            let held = shown.and_then(|shown| shown.why.held.iter().find(|held| held.skill == skill.id));
            let missing = shown.and_then(|shown| {
                shown
                    .why
                    .missing
                    .iter()
                    .find(|missing| missing.skill == skill.id)
                    .map(|missing| (shown, missing))
            });
            let standing = match (held, &missing) {
                (Some(held), _) if held.likely => Standing::Near(held.through.clone().unwrap_or_default()),
                (Some(_), _) => Standing::Have,
                (None, Some((_, missing))) => missing.head_start.clone().map_or(Standing::Missing, Standing::Near),
                (None, None) => Standing::Unknown,
            };
            Asked {
                name: taxonomy.name_of_skill(&skill.id).unwrap_or(&skill.name).to_owned(),
                required: match requirement.need {
                    Need::Required => Some(true),
                    Need::Preferred => Some(false),
                    Need::Unknown => None,
                },
                standing,
                missing: missing.map(|(shown, missing)| gap(missing, &shown.why, posting)),
                evidence: held.map_or_else(
                    || vec![Evidence::posting(&requirement.quote.text)],
                    |held| evidence(held, t!("Your profile")),
                ),
            }
        })
        .collect()
}
