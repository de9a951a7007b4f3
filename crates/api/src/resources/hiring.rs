//! An employer's openings, and who applied. A token is for one desk: what belongs to another is not there for it.

use journey::hiring::{Answer, Sieve};
use model::{ApplicationId, Draft, PostingId, Question, Stage};

use crate::{
    call::{Answered, Call, done, made, ok},
    problem::Problem,
    shapes::{
        AnswerApplication, AnsweredPeople, Applicant, CloseOpening, DeskOpening, Fit, Made, NewOpening, NextStage,
        OneApplicant, OwnProfile, Page, QuestionAnswered, Step,
    },
};

/// The opening in the address, when it is one of this desk.
async fn opening(call: &Call) -> Result<PostingId, Problem> {
    let id = call.id("id")?;
    call.journey.check_desk_opening(&call.caller, id).await?;
    Ok(id)
}

pub(crate) async fn list(call: Call) -> Answered {
    let all = call.journey.hiring(&call.caller.visit).await?;
    let desk = all
        .into_iter()
        .find(|desk| Some(desk.employer.id) == call.caller.employer);
    let openings = desk.map(|desk| desk.openings).unwrap_or_default();
    let openings = openings.into_iter().map(|one| {
        let found = one.requisition;
        let shown = DeskOpening {
            id: found.posting.0,
            title: found.draft.title,
            state: found.state.code().to_owned(),
            deadline: found.draft.deadline,
            reply_days: found.draft.reply_days,
            positions: found.draft.positions,
            waiting: one.waiting,
            answer_by: one.answer_by,
            made_at: found.made_at,
            changed_at: found.changed_at,
        };
        (found.posting.to_string(), shown)
    });
    call.page(openings.collect())
}

pub(crate) async fn write(call: Call) -> Answered {
    let wanted: NewOpening = call.body()?;
    let employer = call.caller.employer.ok_or_else(Problem::not_found)?;
    let title = wanted.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || title.chars().count() > 120 {
        return Err(Problem::in_body(
            "/title",
            "Give the opening a title of at most 120 characters.",
        ));
    }
    let visit = &call.caller.visit;
    let pasted = format!("{title}\n{}", wanted.description);
    let id = call.journey.begin_opening(visit, employer, &pasted).await?;
    let understood = call.journey.written_opening(visit, id).await?.requisition.draft;
    let draft = Draft {
        title,
        description: wanted.description.trim().to_owned(),
        place: wanted.place.unwrap_or(understood.place),
        pay: wanted.pay.unwrap_or(understood.pay),
        deadline: wanted.deadline.or(understood.deadline),
        reply_days: wanted.reply_days.unwrap_or(understood.reply_days),
        positions: wanted.positions.unwrap_or(understood.positions),
        questions: wanted
            .questions
            .into_iter()
            .map(|words| Question { words, needs: None })
            .collect(),
        ..understood
    };
    if let Err(error) = call.journey.change_opening(visit, id, draft).await {
        // Half an opening is none.
        call.journey.let_go_of_draft(visit, id).await?;
        return Err(error.into());
    }
    made(&Made { id: id.0 })
}

pub(crate) async fn publish(call: Call) -> Answered {
    let id = opening(&call).await?;
    call.journey.publish_opening(&call.caller.visit, id).await?;
    Ok(done())
}

pub(crate) async fn pause(call: Call) -> Answered {
    let id = opening(&call).await?;
    call.journey.pause_opening(&call.caller.visit, id).await?;
    Ok(done())
}

pub(crate) async fn close(call: Call) -> Answered {
    let id = opening(&call).await?;
    let wanted: CloseOpening = call.body()?;
    let reason = wanted.reason.reason().ok_or_else(Problem::not_found)?;
    let answered = call
        .journey
        .close_opening(&call.caller.visit, id, reason, &wanted.words)
        .await?;
    ok(&AnsweredPeople { answered })
}

fn shown(one: &store::hiring::application::Application, called: String) -> Applicant {
    Applicant {
        id: one.id.0,
        called,
        stage: one.stage.code().to_owned(),
        points: one.total,
        skills_held: one.has,
        skills_asked: one.asked,
        sent_at: one.sent_at,
        reply_by: one.reply_by,
    }
}

pub(crate) async fn applicants(call: Call) -> Answered {
    let id = opening(&call).await?;
    let sieve = Sieve {
        stage: call.asked.one("stage").and_then(Stage::from_code),
        after: call.cursor()?.and_then(|id| id.parse().ok()),
        ..Sieve::default()
    };
    let found = call.journey.applicants(&call.caller.visit, id, &sieve).await?;
    let (count, limit) = (found.list.len(), call.asked.limit());
    let part: Vec<Applicant> = found
        .list
        .into_iter()
        .take(limit)
        .map(|one| shown(&one.application, one.called))
        .collect();
    let goes_on = found.next.is_some() || count > limit;
    let last = part.last().filter(|_| goes_on).map(|one| one.id.to_string());
    ok(&Page {
        next: last.and_then(|id| call.place(&id)),
        data: part,
    })
}

pub(crate) async fn applicant(call: Call) -> Answered {
    let id = call.id::<ApplicationId>("id")?;
    call.journey.check_desk_application(&call.caller, id).await?;
    let found = call.journey.applicant(&call.caller.visit, id).await?;
    let answers = found.answers.iter().map(|(question, answer)| QuestionAnswered {
        question: question.words.clone(),
        answer: answer.clone(),
    });
    ok(&OneApplicant {
        answers: answers.collect(),
        applicant: shown(&found.application, found.called.clone()),
        opening: found.application.posting.0,
        hidden: found.is_hidden,
        note: found.note.clone(),
        profile: OwnProfile::new(&call.journey, &found.profile, 0),
        fit: Fit::new(found.posting.id, found.score.as_ref(), &found.why),
        steps: found.steps.iter().map(Step::new).collect(),
    })
}

pub(crate) async fn answer(call: Call) -> Answered {
    let id = call.id::<ApplicationId>("id")?;
    let opening = call.journey.check_desk_application(&call.caller, id).await?;
    let wanted: AnswerApplication = call.body()?;
    let forward = |stage| Answer::forward(stage, &wanted.words);
    let answer = match wanted.stage {
        NextStage::Shortlisted => forward(Stage::Shortlisted)?,
        NextStage::Interview => forward(Stage::Interview)?,
        NextStage::Hired => forward(Stage::Hired)?,
        NextStage::Declined => {
            let reasons = wanted.reasons.iter().filter_map(|why| why.reason()).collect();
            Answer::no(reasons, &wanted.words)?
        }
    };
    let answered = call
        .journey
        .answer_applications(&call.caller.visit, opening, &[id], &answer)
        .await?;
    if answered == 0 {
        return Err(Problem::new(
            409,
            "This application stands so already, or was taken back. Nothing was changed.",
        ));
    }
    ok(&AnsweredPeople { answered })
}
