//! The page of the search.

use axum::{
    extract::{Query, State},
    response::Response,
};
use model::Posting;

use super::typed::{KINDS, Typed, kind_code};
use crate::{
    pages::{
        Nav,
        search::{Found, Narrowed, SearchPage},
    },
    server::{
        App, Fault, Who,
        app::show,
        cards::{employment_words, kinds, place},
    },
    svg::Picture,
    view::{Choice, Choices, Empty, Field, Pager, Select, Tick, amount, money},
};

/// Currencies one can search pay in.
const CURRENCIES: [&str; 8] = ["GBP", "EUR", "USD", "INR", "KES", "BRL", "MXN", "ZAR"];

pub(super) async fn search(
    State(app): State<App>,
    who: Who,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let typed = Typed::read(pairs);
    let results = app.journey.search(&typed.search()).await?;
    let today = app.journey.now().date_naive();
    let mut shell = app.shell(&who, "All openings", Some(Nav::Openings)).await?;
    shell.sharing = Some(app.sharing(
        &typed.address("", None),
        "All openings, with what they ask for and what they pay.",
    ));
    let page = SearchPage {
        words: Field::search("q", "Words").value(typed.one("q")),
        place: Field::search("place", "Place")
            .suggest("/suggest/places")
            .value(typed.one("place")),
        pay: Field {
            says_optional: false,
            ..Field::number("pay", "Amount").optional()
        }
        .value(typed.one("pay")),
        currency: currencies(typed.one("currency")),
        per: periods(typed.one("per")),
        kinds: Choices::many(
            "kind",
            "Kind of work",
            KINDS
                .iter()
                .map(|kind| {
                    Choice::new(&kind_code(*kind), employment_words(*kind)).chosen(typed.has("kind", &kind_code(*kind)))
                })
                .collect(),
        ),
        remote: Tick {
            id: "remote".to_owned(),
            name: "remote".to_owned(),
            label: "From home only".to_owned(),
            hint: None,
            ticked: typed.has("remote", "yes"),
        },
        sort: sorts(typed.one("sort")),
        narrowed: narrowed(&typed, results.unknown_place),
        count: count(&results),
        meant: results
            .did_you_mean
            .clone()
            .map(|words| (words.clone(), typed.address("q", Some(("q", &words))))),
        empty: results.postings.is_empty().then(|| nothing(&typed)),
        pager: pager(&typed, &results),
        found: results.postings.iter().map(found).collect(),
        today,
        shell,
    };
    show(&page)
}

fn count(results: &journey::find::Results) -> String {
    let count = amount::things(results.total as u64, "opening", "openings");
    if results.loosened {
        format!("{count} with some of your words; none has all of them")
    } else {
        count
    }
}

fn currencies(chosen: &str) -> Select {
    Select::new(
        "currency",
        "Currency",
        CURRENCIES
            .iter()
            .map(|code| Choice::new(code, code).chosen(*code == chosen))
            .collect(),
    )
}

fn periods(chosen: &str) -> Select {
    let periods = [
        ("year", "a year"),
        ("month", "a month"),
        ("week", "a week"),
        ("day", "a day"),
        ("hour", "an hour"),
    ];
    Select::new(
        "per",
        "For",
        periods
            .iter()
            .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
            .collect(),
    )
}

fn sorts(chosen: &str) -> Select {
    let sorts = [
        ("best", "Best match"),
        ("new", "Newest"),
        ("pay", "Highest pay"),
        ("near", "Nearest"),
    ];
    Select::new(
        "sort",
        "Order",
        sorts
            .iter()
            .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
            .collect(),
    )
}

fn narrowed(typed: &Typed, unknown_place: bool) -> Vec<Narrowed> {
    let mut list = Vec::new();
    if !typed.one("place").is_empty() {
        let words = if unknown_place {
            format!(
                "The words \u{201c}{}\u{201d} (a place we do not know)",
                typed.one("place")
            )
        } else {
            format!("Near {}", typed.one("place"))
        };
        list.push(Narrowed {
            words,
            without: typed.address("place", None),
        });
    }
    if let Some((amount, currency)) = typed.pay() {
        list.push(Narrowed {
            words: format!("From {} a year", money::amount(amount, currency)),
            without: typed.address("pay", None),
        });
    }
    if typed.has("remote", "yes") {
        list.push(Narrowed {
            words: "From home".to_owned(),
            without: typed.address("remote", None),
        });
    }
    if KINDS.iter().any(|kind| typed.has("kind", &kind_code(*kind))) {
        list.push(Narrowed {
            words: "Some kinds of work".to_owned(),
            without: typed.address("kind", None),
        });
    }
    list
}

fn nothing(typed: &Typed) -> Empty {
    let mut ways: Vec<(&str, String)> = Vec::new();
    for (name, words) in [
        ("place", "Search everywhere"),
        ("pay", "Without a least pay"),
        ("remote", "Not only from home"),
        ("kind", "Any kind of work"),
    ] {
        if !typed.one(name).is_empty() {
            ways.push((words, typed.address(name, None)));
        }
    }
    ways.push(("All openings", "/openings".to_owned()));
    let ways: Vec<(&str, &str)> = ways.iter().map(|(words, address)| (*words, address.as_str())).collect();
    Empty::new(
        Picture::NothingFound,
        "Nothing found",
        "Try fewer or other words, or take something away.",
        &ways,
    )
}

fn pager(typed: &Typed, results: &journey::find::Results) -> Option<Pager> {
    let first = typed.one("page").is_empty();
    if first && results.next.is_none() {
        return None;
    }
    Some(Pager {
        words: if first {
            format!("The first {} of {}", results.postings.len(), results.total)
        } else {
            format!("{} more", results.postings.len())
        },
        before: (!first).then(|| typed.address("page", None)),
        after: results
            .next
            .as_ref()
            .map(|next| typed.address("page", Some(("page", next)))),
    })
}

fn found(posting: &Posting) -> Found {
    let text: String = posting.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut snippet: String = text.chars().take(180).collect();
    if text.chars().count() > 180 {
        snippet.push('\u{2026}');
    }
    Found {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: posting.employer.clone(),
        place: place(posting),
        pay: posting.pay.as_ref().map(money::pay),
        kind: kinds(posting),
        snippet,
        posted: posting.posted,
        deadline: posting.deadline,
    }
}
