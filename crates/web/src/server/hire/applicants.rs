//! Who applied, and answering them.

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use chrono::NaiveDate;
use documents::write::Design;
use journey::{
    hiring::{Answer, Applicant, Applicants, OneApplicant, Sieve, reason_words},
    studio::Paper,
};
use model::{ApplicationId, DeclineReason, Party, Profile, Stage};
use store::hiring::{
    Act,
    application::{Application, Step},
};

use super::{answer_by, titled};
use crate::{
    pages::hire::{
        AnswerBox, Answered, ApplicantPage, ApplicantRow, ApplicantsPage, SentPart, StageTab, StepLine, asked_for,
    },
    server::{
        App, Fault, Who,
        app::show,
        cards::{bar, evidence, held_words},
        checks,
        fault::id_of,
        fields::{Fields, encoded},
        interview, offer,
        own_data::attachment,
        said::{Asked, said},
        staff::forwards,
        who::Elsewhere,
    },
    svg::{MatchBar, Picture},
    view::{Choice, Empty, PostButton, Reason, amount, decline_reasons, stage_status, stage_word, when},
};

/// Tags shown above the list.
const TAGS: usize = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hire/openings/{id}/applicants", get(list).post(answer_some))
        .route("/hire/applications/{id}", get(one).post(answer_one))
        .route("/hire/applications/{id}/resume.pdf", get(resume))
}

async fn list(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): Asked,
) -> Result<Response, Fault> {
    let sieve = Sieve {
        stage: query.get("stage").and_then(|code| Stage::from_code(code)),
        tag: query.get("tag").cloned().unwrap_or_default(),
        after: query.get("after").and_then(|after| after.parse().ok()),
    };
    let mut page = match list_page(&app, &who, &id, &sieve).await? {
        Ok(page) => page,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn list_page(app: &App, who: &Who, id: &str, sieve: &Sieve) -> Result<Result<ApplicantsPage, Elsewhere>, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    let opening = id_of(id)?;
    let found = app.journey.applicants(visit, opening, sieve).await?;
    let today = app.journey.today_there();
    let can_answer = found.role.may(Act::Hire);
    let address = format!("/hire/openings/{opening}/applicants");
    let title = titled(&found.requisition.draft.title);
    let mut shell = app.shell(who, &t!("Who applied: {title}", title), None).await?;
    shell.path.clone_from(&address);
    Ok(Ok(ApplicantsPage {
        shell,
        title,
        opening: format!("/hire/openings/{opening}"),
        hides: found.requisition.draft.hide_names,
        compare: format!("/hire/openings/{opening}/compare"),
        tabs: tabs(&address, &found, sieve.stage),
        tags: tags(&address, &found, sieve),
        empty: found.list.is_empty().then(|| nobody(opening.to_string().as_str())),
        rows: found.list.iter().map(|one| row(one, today)).collect(),
        can_answer,
        answer: answer_box("", None),
        everybody: sieve
            .stage
            .filter(|stage| can_answer && stage.is_open() && sieve.tag.is_empty())
            .and_then(|stage| everybody(&found, stage)),
        pager: forwards(
            &sieved(&address, sieve.stage, &sieve.tag),
            tn!(found.list.len() as u64, "{n} person", "{n} people"),
            sieve.after.map(|after| after.to_string()),
            found.next.map(|next| next.to_string()),
        ),
        action: address,
    }))
}

fn nobody(opening: &str) -> Empty {
    let public = format!("/openings/{opening}");
    Empty::new(
        Picture::NothingYet,
        t!("Nobody here"),
        t!("Whoever applies stands here a minute later, and you hear of it."),
        &[(t!("The opening as people see it"), public.as_str())],
    )
}

fn tabs(address: &str, found: &Applicants, here: Option<Stage>) -> Vec<StageTab> {
    let all: i64 = found.counts.iter().map(|(_, count)| count).sum();
    let first = StageTab {
        word: t!("All").to_owned(),
        count: amount::count(all.unsigned_abs()),
        address: address.to_owned(),
        here: here.is_none(),
    };
    let mut counts = found.counts.clone();
    counts.sort_unstable();
    let tab = |(stage, count): &(Stage, i64)| StageTab {
        word: stage_word(*stage).to_owned(),
        count: amount::count(count.unsigned_abs()),
        address: format!("{address}?stage={}", stage.code()),
        here: here == Some(*stage),
    };
    std::iter::once(first).chain(counts.iter().map(tab)).collect()
}

/// Where those of a stage and with a tag are listed.
fn sieved(address: &str, stage: Option<Stage>, tag: &str) -> String {
    let stage = stage.map(|stage| format!("stage={}", stage.code()));
    let tag = (!tag.is_empty()).then(|| format!("tag={}", encoded(tag)));
    let asked: Vec<String> = stage.into_iter().chain(tag).collect();
    if asked.is_empty() {
        return address.to_owned();
    }
    format!("{address}?{}", asked.join("&"))
}

/// The tags in use, each with how many have it; the chosen one leads back to all.
fn tags(address: &str, found: &Applicants, sieve: &Sieve) -> Vec<StageTab> {
    let tab = |(tag, count): (&String, &u64)| {
        let here = *tag == sieve.tag;
        StageTab {
            word: tag.clone(),
            count: amount::count(*count),
            address: sieved(address, sieve.stage, if here { "" } else { tag }),
            here,
        }
    };
    found.tags.iter().take(TAGS).map(tab).collect()
}

fn everybody(found: &Applicants, stage: Stage) -> Option<(String, String)> {
    let (_, count) = found.counts.iter().find(|(of, _)| *of == stage)?;
    let words = tn!(
        count.unsigned_abs(),
        "The one person of this stage",
        "All {n} people of this stage, on every page of the list"
    );
    Some((stage.code().to_owned(), words))
}

fn row(one: &Applicant, today: NaiveDate) -> ApplicantRow {
    let application = &one.application;
    let by = waits_by(application, today);
    ApplicantRow {
        id: application.id.to_string(),
        called: one.called.clone(),
        tags: one.tags.clone(),
        words: has_of(application),
        bar: MatchBar::new(application.has, 0, application.asked.saturating_sub(application.has)),
        state: stage_status(application.stage),
        overdue: by.as_ref().is_some_and(|(_, overdue)| *overdue),
        when: by.map_or_else(|| when::day(application.moved_at.date_naive()), |(words, _)| words),
        contested: application.contested.is_some(),
        can_answer: application.stage.is_open(),
    }
}

pub(super) fn has_of(application: &Application) -> String {
    match application.asked {
        0 => t!("The opening names no skills we could read.").to_owned(),
        asked => t!(
            "Has {has} of the {asked} skills asked for",
            has = application.has,
            asked
        ),
    }
}

fn waits_by(application: &Application, today: NaiveDate) -> Option<(String, bool)> {
    application
        .stage
        .is_open()
        .then(|| answer_by(application.reply_by, today))
}

fn answer_box(words: &str, error: Option<String>) -> AnswerBox {
    AnswerBox {
        forward: vec![
            Choice::new("shortlisted", t!("We want to know more")),
            Choice::new("interview", t!("We want to talk")),
            Choice::new("hired", t!("Hired")),
        ],
        reasons: decline_reasons(),
        error,
        words: words.to_owned(),
    }
}

fn answer_of(fields: &Fields) -> journey::Result<Answer> {
    let words = fields.one("words");
    match Stage::from_code(fields.one("do")) {
        Some(Stage::Declined) => Answer::no(
            fields.all("reason").filter_map(DeclineReason::from_code).collect(),
            words,
        ),
        stage => Answer::forward(stage.unwrap_or(Stage::Sent), words),
    }
}

async fn answer_some(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let opening = id_of(&id)?;
    let everybody = Stage::from_code(fields.one("everybody"));
    let chosen: Vec<ApplicationId> = fields.all("application").filter_map(|id| id.parse().ok()).collect();
    let answered = match answer_of(&fields) {
        Ok(_) if chosen.is_empty() && everybody.is_none() => Err(t!("Choose whom you answer first.").to_owned()),
        Ok(answer) => Ok(match everybody {
            Some(stage) => app.journey.answer_stage(visit, opening, stage, &answer).await?,
            None => {
                app.journey
                    .answer_applications(visit, opening, &chosen, &answer)
                    .await?
            }
        }),
        Err(error) => Err(Fault::from(error).about_field()?.1),
    };
    match answered {
        Ok(_) => Ok(Redirect::to(&format!("/hire/openings/{opening}/applicants?said=answered")).into_response()),
        Err(words) => match list_page(&app, &who, &id, &of_stage(everybody)).await? {
            Ok(mut page) => {
                page.answer = answer_box(fields.one("words"), Some(words));
                show(&page)
            }
            Err(elsewhere) => Ok(elsewhere.into_response()),
        },
    }
}

fn of_stage(stage: Option<Stage>) -> Sieve {
    Sieve {
        stage,
        ..Sieve::default()
    }
}

async fn one(State(app): State<App>, who: Who, Path(id): Path<String>, Query(query): Asked) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let found = app.journey.applicant(visit, id_of(&id)?).await?;
    let mut page = one_page(&app, &who, &found, answer_box("", None)).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn one_page(app: &App, who: &Who, found: &OneApplicant, answer: AnswerBox) -> Result<ApplicantPage, Fault> {
    let application = &found.application;
    let action = format!("/hire/applications/{}", application.id);
    let mut shell = app.shell(who, &found.called, None).await?;
    shell.path.clone_from(&action);
    let profile = &found.profile;
    let may_hire = found.role.may(Act::Hire);
    let can_answer = may_hire && application.stage.may_follow(Stage::Hired, Party::Team);
    // Whoever looks on sees what there is, and no way to begin something.
    let has_interview = may_hire || found.interview.is_some();
    let has_offer = may_hire || found.offer.is_some();
    Ok(ApplicantPage {
        shell,
        called: found.called.clone(),
        title: found.posting.title.clone(),
        list: format!("/hire/openings/{}/applicants", application.posting),
        state: stage_status(application.stage),
        by: waits_by(application, app.journey.today_there()),
        reveal: (found.is_hidden && may_hire)
            .then(|| PostButton::new(&action, t!("Show who they are")).value("do", "reveal")),
        words: has_of(application),
        bar: bar(&found.why),
        held: held(found),
        missing: found
            .why
            .missing
            .iter()
            .map(|missing| asked_for(&missing.name, &missing.theirs.text))
            .collect(),
        contested: application.contested.clone(),
        note: lines(&found.note),
        answers: found.answers.iter().map(answered).collect(),
        among: format!("{action}/team"),
        contact: contact(profile),
        summary: profile
            .summary
            .as_ref()
            .map_or_else(Vec::new, |summary| lines(&summary.value)),
        jobs: jobs(profile),
        studies: studies(profile),
        resume: format!("{action}/resume.pdf"),
        interview: interview::line(
            Party::Team,
            (application.id, application.stage),
            found.interview.as_ref(),
        )
        .filter(|_| has_interview),
        offer: offer::line(Party::Team, (application.id, application.stage), found.offer.as_ref())
            .filter(|_| has_offer),
        check: checks::line(Party::Team, (application.id, application.stage), found.check.as_ref()),
        steps: found.steps.iter().map(|step| step_line(step, Party::Team)).collect(),
        action,
        answer: can_answer.then_some(answer),
    })
}

fn held(found: &OneApplicant) -> Vec<Reason> {
    let held = found.why.held.iter();
    held.map(|held| Reason {
        words: held_words(held),
        evidence: evidence(held, t!("What they sent")),
    })
    .collect()
}

/// The lines of a text that say something.
pub(in crate::server) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What was asked and answered; an answer the work does not need is to be looked at.
pub(in crate::server) fn answered((question, answer): &(model::Question, String)) -> Answered {
    let said = match answer.as_str() {
        "yes" => t!("Yes").to_owned(),
        "no" => t!("No").to_owned(),
        other => other.to_owned(),
    };
    let wanted = question.needs.map(|yes| if yes { "yes" } else { "no" });
    Answered {
        question: question.words.clone(),
        look: wanted.is_some_and(|wanted| wanted != answer),
        answer: said,
    }
}

fn contact(profile: &Profile) -> Vec<String> {
    let ways = [&profile.email, &profile.phone];
    ways.into_iter().flatten().map(|way| way.value.clone()).collect()
}

fn jobs(profile: &Profile) -> Vec<SentPart> {
    let part = |job: &model::Job| {
        let parts = [Some(job.title.clone()), job.employer.clone()];
        SentPart {
            title: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            when: when::stay(job.start, job.end, job.current).unwrap_or_default(),
            text: lines(&job.text),
        }
    };
    profile.jobs.iter().map(|job| part(&job.value)).collect()
}

fn studies(profile: &Profile) -> Vec<SentPart> {
    let part = |study: &model::Study| {
        let parts: Vec<String> = [Some(study.what.clone()), study.at.clone()]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        SentPart {
            // Of some only the school is known, and its name may be hidden.
            title: if parts.is_empty() {
                t!("School, name hidden").to_owned()
            } else {
                parts.join(", ")
            },
            when: study.end.map(|end| end.year.to_string()).unwrap_or_default(),
            text: Vec::new(),
        }
    };
    profile.education.iter().map(|study| part(&study.value)).collect()
}

/// A step in words, as one side reads it.
pub(in crate::server) fn step_line(step: &Step, reader: Party) -> StepLine {
    StepLine {
        when: when::moment(step.at),
        state: stage_status(step.stage),
        by: match (step.party, reader) {
            (Party::Seeker, Party::Seeker) => t!("by you"),
            (Party::Seeker, _) => t!("by them"),
            (Party::Team, Party::Team) => t!("by your team"),
            (Party::Team, _) => t!("by the employer"),
            (Party::Clock, _) => t!("by the reply clock"),
        },
        reasons: step.reasons.iter().map(|reason| reason_words(*reason)).collect(),
        words: step.words.clone(),
    }
}

async fn answer_one(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let id = id_of(&id)?;
    let to = |said: &str| Ok(Redirect::to(&format!("/hire/applications/{id}?said={said}")).into_response());
    if fields.one("do") == "reveal" {
        app.journey.reveal_applicant(visit, id).await?;
        return to("revealed");
    }
    let found = app.journey.applicant(visit, id).await?;
    match answer_of(&fields) {
        Ok(answer) => {
            let opening = found.application.posting;
            app.journey.answer_applications(visit, opening, &[id], &answer).await?;
            to("answered")
        }
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            let answer = answer_box(fields.one("words"), Some(words));
            show(&one_page(&app, &who, &found, answer).await?)
        }
    }
}

async fn resume(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let paper = Paper::Pdf(Design::Classic);
    let bytes = app.journey.applicant_resume(visit, id_of(&id)?, paper).await?;
    Ok(attachment(bytes, paper.media_type(), "resume.pdf"))
}
