//! Openings: searched and read.

use std::collections::BTreeMap;

use journey::find::{Radius, Search};
use model::{Employment, PostingId, WorkSite};
use search::{Facet, Sort};
use serde::de::DeserializeOwned;

use crate::{
    call::{Answered, Call, ok},
    problem::Problem,
    shapes::{Counted, Fit, FoundOpenings, ListedOpening, Opening},
};

/// A code, as what it stands for.
fn meant<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

pub(crate) async fn list(call: Call) -> Answered {
    let asked = &call.asked;
    let pay = match (asked.number("pay"), asked.one("currency")) {
        (Some(pay), Some(currency)) => currency.parse().ok().map(|currency| (u64::from(pay) * 100, currency)),
        (Some(_), None) => return Err(Problem::in_parameter("currency", "Say in which currency the pay is.")),
        _ => None,
    };
    let search = Search {
        words: asked.one("q").unwrap_or_default().to_owned(),
        place: asked.one("place").unwrap_or_default().to_owned(),
        radius: asked.number("radius").map_or(Radius::Usual, Radius::Km),
        min_pay_yearly: pay,
        sites: asked.all("site").filter_map(meant::<WorkSite>).collect(),
        employment: asked.all("employment").filter_map(meant::<Employment>).collect(),
        verified: asked.one("verified") == Some("true"),
        days: asked.number("days"),
        sort: asked.one("sort").and_then(meant::<Sort>).unwrap_or_default(),
        after: call.cursor()?,
        limit: asked.limit(),
        ..Search::default()
    };
    let found = call.journey.search(&search).await?;
    let mut facets = BTreeMap::new();
    for (facet, counts) in &found.facets.codes {
        let values = counts.iter().map(|(value, count)| Counted {
            value: value.clone(),
            count: *count,
        });
        facets.insert(name(*facet).to_owned(), values.take(100).collect());
    }
    ok(&FoundOpenings {
        data: found
            .postings
            .iter()
            .map(|posting| ListedOpening::new(&call.journey, posting))
            .collect(),
        next: found.next.as_deref().and_then(|place| call.place(place)),
        total: found.total,
        did_you_mean: found.did_you_mean,
        place_known: !found.unknown_place,
        facets,
    })
}

fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Country => "country",
        Facet::Site => "site",
        Facet::Employment => "employment",
        Facet::Experience => "experience",
        Facet::Language => "language",
        Facet::Employer => "employer",
    }
}

pub(crate) async fn one(call: Call) -> Answered {
    let posting = call.journey.posting(call.id::<PostingId>("id")?).await?;
    let promised = call.journey.promised(posting.id).await?;
    let questions = promised.map(|found| {
        found
            .draft
            .questions
            .into_iter()
            .map(|question| question.words)
            .collect()
    });
    ok(&Opening::new(&call.journey, &posting, questions))
}

pub(crate) async fn fit(call: Call) -> Answered {
    let posting = call.journey.posting(call.id::<PostingId>("id")?).await?;
    let suggestion = call.journey.suggestion(&call.caller.visit, &posting).await?;
    let suggestion = suggestion.ok_or_else(|| {
        Problem::new(
            409,
            "Nothing is told yet that an opening could fit. Fill in the profile first, on the pages.",
        )
    })?;
    ok(&Fit::new(posting.id, Some(&suggestion.found), &suggestion.why))
}
