//! Handing in a résumé.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use documents::Refusal;
use journey::Error;

use super::{App, Fault, Who, app::show};
use crate::{
    pages::start::{StartPage, UploadProblem},
    view::{Notice, Tone},
};

/// A document and the form around it.
pub(super) const UPLOAD_BYTES: usize = 11 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/start", get(start))
        .route("/start/upload", post(upload).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
}

async fn start(State(app): State<App>, who: Who) -> Result<Response, Fault> {
    show(&page(&app, &who, None).await?)
}

async fn page(app: &App, who: &Who, problem: Option<UploadProblem>) -> Result<StartPage, Fault> {
    let mut shell = app.shell(who, t!("Hand in your résumé"), None).await?;
    "/start".clone_into(&mut shell.path);
    let known = match &who.visit {
        Some(visit) => app.journey.known(visit).await?,
        None => journey::profile::Known::default(),
    };
    let before = (!known.profile.is_empty()).then(|| {
        Notice::new(Tone::Plain, t!("What you confirmed or wrote yourself stays. What was read from an earlier résumé and not confirmed gives way to the new one."))
    });
    Ok(StartPage { shell, problem, before })
}

async fn upload(State(app): State<App>, who: Who, form: Multipart) -> Result<Response, Fault> {
    let (name, bytes) = match file(form).await {
        Ok(file) => file,
        Err(problem) => return show(&page(&app, &who, Some(problem)).await?),
    };
    let (visit, jar) = who.begin(&app).await?;
    match app.journey.hand_in(&visit, &name, bytes).await {
        Ok(_) => Ok((jar, Redirect::to("/start/check")).into_response()),
        Err(Error::Document(refusal)) => {
            let page = page(&app, &who, Some(problem(&refusal))).await?;
            Ok((jar, show(&page)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The file's name and bytes.
pub(super) async fn file(mut form: Multipart) -> Result<(String, Vec<u8>), UploadProblem> {
    while let Some(field) = form.next_field().await.map_err(|_| UploadProblem::TooLarge)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or("").to_owned();
            let bytes = field.bytes().await.map_err(|_| UploadProblem::TooLarge)?;
            return if bytes.is_empty() && name.is_empty() {
                Err(UploadProblem::NoFile)
            } else {
                Ok((name, bytes.to_vec()))
            };
        }
    }
    Err(UploadProblem::NoFile)
}

fn problem(refusal: &Refusal) -> UploadProblem {
    match refusal {
        Refusal::PicturesOnly | Refusal::Picture => UploadProblem::OnlyPictures,
        Refusal::Empty => UploadProblem::Empty,
        Refusal::TooLarge { .. } => UploadProblem::TooLarge,
        Refusal::TookTooLong | Refusal::TooMuchMemory => UploadProblem::TooLong,
        Refusal::Encrypted => UploadProblem::Locked,
        Refusal::UnknownFormat | Refusal::OtherFormat { .. } => UploadProblem::UnknownKind,
        _ => UploadProblem::Damaged,
    }
}
