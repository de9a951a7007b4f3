//! Applications, for whoever sends them.

use model::{ApplicationId, Posting, PostingId};
use store::hiring::{application::Application, draft::Letter};

use crate::{
    call::{Answered, Call, done, made, ok},
    shapes::{Made, OneOwnApplication, OwnApplication, SendApplication, Step},
};

fn shown(application: &Application, posting: &Posting) -> OwnApplication {
    OwnApplication {
        id: application.id.0,
        opening: application.posting.0,
        title: posting.title.clone(),
        employer: posting.employer.clone(),
        stage: application.stage.code().to_owned(),
        sent_at: application.sent_at,
        reply_by: application.reply_by,
        moved_at: application.moved_at,
    }
}

pub(crate) async fn list(call: Call) -> Answered {
    let all = call.journey.my_applications(&call.caller.visit).await?;
    let all = all
        .iter()
        .map(|(one, posting)| (one.id.to_string(), shown(one, posting)));
    call.page(all.collect())
}

pub(crate) async fn one(call: Call) -> Answered {
    let id = call.id::<ApplicationId>("id")?;
    let found = call.journey.my_application(&call.caller.visit, id).await?;
    ok(&OneOwnApplication {
        application: shown(&found.application, &found.posting),
        note: found.sent.letter.note.clone(),
        answers: found.sent.letter.answers.clone(),
        steps: found.steps.iter().map(Step::new).collect(),
    })
}

pub(crate) async fn send(call: Call) -> Answered {
    let wanted: SendApplication = call.body()?;
    let letter = Letter {
        note: wanted.note,
        answers: wanted.answers,
    };
    let id = call
        .journey
        .apply(&call.caller.visit, PostingId(wanted.opening), letter)
        .await?;
    made(&Made { id: id.0 })
}

pub(crate) async fn withdraw(call: Call) -> Answered {
    let id = call.id::<ApplicationId>("id")?;
    // Whether it is theirs is asked first, so that others are told nothing.
    call.journey.my_application(&call.caller.visit, id).await?;
    if !call.journey.undo_application(&call.caller.visit, id).await? {
        call.journey.withdraw_application(&call.caller.visit, id).await?;
    }
    Ok(done())
}
