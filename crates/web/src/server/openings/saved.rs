//! Searches that are saved to be made again.

use axum::extract::Query;
use axum::{
    extract::State,
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};

use journey::find::Search;

use super::{narrowed, typed::Typed};
use crate::{
    pages::search::SavedSearch,
    server::{App, Fault, Who, fields::Fields},
    svg::Icon,
    view::PostButton,
};

/// The search whose address was sent along, as it is saved.
fn sent(fields: &Fields) -> Result<Typed, Fault> {
    let unclear = || Fault::unclear("search", t!("This is no search. Please go back and search once more."));
    let address: Uri = fields.one("search").parse().map_err(|_| unclear())?;
    typed_at(&address).filter(|typed| !typed.is_empty()).ok_or_else(unclear)
}

fn typed_at(address: &Uri) -> Option<Typed> {
    let Query(pairs) = Query::try_from_uri(address).ok()?;
    Some(Typed::read(pairs))
}

/// The search that an address of ours shows.
pub(in crate::server) fn search_at(address: &str) -> Option<Search> {
    Some(typed_at(&address.parse().ok()?)?.search())
}

pub(super) async fn save(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let typed = sent(&fields)?;
    let (visit, jar) = who.begin(&app).await?;
    let address = typed.address("", None);
    app.journey
        .save_search(&visit, &address, &narrowed::in_words(&app, &typed), &typed.search())
        .await?;
    Ok((jar, Redirect::to(&said(&address, "search-saved"))).into_response())
}

pub(super) async fn unsave(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let address = sent(&fields)?.address("", None);
    if let Some(visit) = &who.visit {
        app.journey.unsave_search(visit, &address).await?;
    }
    Ok(Redirect::to(&said(&address, "search-removed")).into_response())
}

fn said(address: &str, what: &str) -> String {
    format!("{address}&said={what}")
}

/// The searches of whoever looks, the last first.
pub(super) async fn saved(app: &App, who: &Who) -> Result<Vec<SavedSearch>, Fault> {
    let Some(visit) = &who.visit else { return Ok(Vec::new()) };
    let saved = app.journey.saved_searches(visit).await?;
    let shown = saved.into_iter().map(|search| SavedSearch {
        remove: button("/openings/searches/remove", t!("Remove"), &search.address)
            .about(&search.words)
            .class("plain"),
        words: search.words,
        address: search.address,
    });
    Ok(shown.collect())
}

/// To save this search, when it is one and is not saved yet.
pub(super) fn save_button(typed: &Typed, saved: &[SavedSearch]) -> Option<PostButton> {
    let address = typed.address("", None);
    let known = saved.iter().any(|search| search.address == address);
    (!typed.is_empty() && !known)
        .then(|| button("/openings/searches", t!("Save and tell me of new ones"), &address).icon(Icon::Bookmark))
}

fn button(action: &str, label: &str, address: &str) -> PostButton {
    PostButton::new(action, label).value("search", address)
}
