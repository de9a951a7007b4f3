//! The page of the search.

use axum::{
    extract::{Query, State},
    response::Response,
};
use journey::blocking::Hiding;
use model::Posting;

use super::{
    filters::filters,
    narrowed::{narrowed, nothing, wider},
    saved::{save_button, saved},
    typed::Typed,
};
use crate::{
    pages::{
        Nav,
        search::{Found, SearchPage},
    },
    server::{
        App, Fault, Who,
        app::show,
        cards::{kinds, place},
        said::said,
    },
    view::{Employer, Field, Pager, amount, money},
};

pub(super) async fn search(
    State(app): State<App>,
    who: Who,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let said = said(&pairs.iter().cloned().collect());
    let typed = Typed::read(pairs);
    let saved = saved(&app, &who).await?;
    let results = app.journey.search(&typed.search()).await?;
    let hiding = match &who.visit {
        Some(visit) => app.journey.hides_from(visit).await?,
        None => Hiding::default(),
    };
    let today = app.journey.now().date_naive();
    let mut shell = app.shell(&who, t!("All openings"), Some(Nav::Openings)).await?;
    shell.notices.extend(said);
    shell.sharing = Some(app.sharing(
        &typed.address("", None),
        t!("All openings, with what they ask for and what they pay."),
    ));
    let wider = wider(&typed, &results);
    let page = SearchPage {
        words: Field::search("q", t!("Words"))
            .suggest("/suggest/words")
            .value(typed.one("q")),
        place: Field::search("place", t!("Place"))
            .suggest("/suggest/places")
            .value(typed.one("place")),
        filters: filters(&app, &typed, &results),
        narrowed: narrowed(&app, &typed, &results),
        count: count(&results),
        meant: results
            .did_you_mean
            .clone()
            .map(|words| (words.clone(), typed.address("q", Some(("q", &words))))),
        empty: results.postings.is_empty().then(|| nothing(&typed, &wider)),
        wider,
        pager: pager(&typed, &results),
        save: save_button(&typed, &saved),
        saved,
        found: results
            .postings
            .iter()
            .map(|posting| found(&app, posting, hiding.leaves_out(posting)))
            .collect(),
        today,
        shell,
    };
    show(&page)
}

fn count(results: &journey::find::Results) -> String {
    let count = tn!(results.total as u64, "{n} opening", "{n} openings");
    if results.loosened {
        t!("{count} with some of your words; none has all of them", count)
    } else {
        count
    }
}

fn pager(typed: &Typed, results: &journey::find::Results) -> Option<Pager> {
    let first = typed.one("page").is_empty();
    if first && results.next.is_none() {
        return None;
    }
    Some(Pager {
        words: if first {
            t!(
                "The first {shown} of {all}",
                shown = results.postings.len(),
                all = amount::count(results.total as u64)
            )
        } else {
            t!("{number} more", number = results.postings.len())
        },
        before: (!first).then(|| typed.address("page", None)),
        after: results
            .next
            .as_ref()
            .map(|next| typed.address("page", Some(("page", next)))),
    })
}

fn found(app: &App, posting: &Posting, is_hidden: bool) -> Found {
    let text: String = posting.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut snippet: String = text.chars().take(180).collect();
    if text.chars().count() > 180 {
        snippet.push('\u{2026}');
    }
    Found {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: Employer::named(posting.employer.clone())
            .verified(app.journey.is_verified(posting))
            .level(app.journey.level(posting.id))
            .hidden(is_hidden),
        place: place(posting),
        pay: posting.pay.as_ref().map(money::pay),
        kind: kinds(posting),
        snippet,
        posted: posting.posted,
        deadline: posting.deadline,
    }
}
