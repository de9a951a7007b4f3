//! Somebody says that an opening is a fake, or that a warning is mistaken.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use journey::doubts::{MAX_WORDS, Says};
use model::PostingId;

use super::one::show_opening;
use crate::{
    server::{App, Fault, Who, fields::Fields},
    view::{Area, Choice, Choices, Control, Form},
};

/// The form as it was filled in, with what is wrong: the field and the words.
pub(super) fn report_form(posting: PostingId, says: Option<Says>, words: &str, wrong: Option<&(&str, String)>) -> Form {
    let error = |field: &str| wrong.filter(|(of, _)| *of == field).map(|(_, words)| words.clone());
    let choice = |own: Says| {
        let label = match own {
            Says::Fake => t!("It looks like a fake, or wants money"),
            Says::Mistaken => t!("The warning is mistaken"),
        };
        Choice::new(own.code(), label).chosen(says == Some(own))
    };
    let what = Choices {
        error: error("says"),
        ..Choices::one("says", t!("What is wrong?"), Says::ALL.map(choice).to_vec())
    };
    let area = Area {
        hint: Some(t!("What happened, or how you know. No name is kept with it.").to_owned()),
        rows: 3,
        max: MAX_WORDS,
        error: error("words"),
        ..Area::new("words", t!("In your words"), words)
    };
    Form::new(
        &format!("/openings/{posting}/report"),
        vec![Control::Choices(what), Control::Area(area)],
        t!("Tell the people who run this place"),
    )
}

pub(super) async fn report(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let posting = PostingId::from_str(&id).map_err(|_| Fault::not_found())?;
    let (says, words) = (Says::from_code(fields.one("says")), fields.one("words"));
    let wrong = match says {
        None => ("says", t!("Choose what is wrong with it.").to_owned()),
        Some(says) => match app.journey.report_posting(posting, says, words).await {
            Ok(kept) => {
                let said = if kept { "reported" } else { "reported-before" };
                return Ok(Redirect::to(&format!("/openings/{posting}?said={said}")).into_response());
            }
            Err(error) => ("words", Fault::from(error).about_field()?.1),
        },
    };
    let form = report_form(posting, says, words, Some(&wrong));
    show_opening(&app, &who, &id, &BTreeMap::new(), Some(form)).await
}
