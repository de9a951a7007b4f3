//! Pay against what is usual here.

use model::Posting;

use crate::{
    pages::job::UsualPay,
    server::App,
    svg::PayRange,
    view::{amount, money},
};

/// What it pays against what is usual; nothing when that rests on too few openings.
pub(super) fn usual(app: &App, posting: &Posting) -> Option<UsualPay> {
    let pay = posting.pay.as_ref()?;
    let usual = app.journey.usual_pay(posting)?;
    let (low, high) = (usual.spread.low, usual.spread.high);
    let words = format!(
        "It pays {}; usual here is {}\u{2013}{} a year for full-time work.",
        money::pay(pay),
        money::hundreds(low, pay.currency),
        money::hundreds(high, pay.currency)
    );
    let occupation = posting
        .occupation
        .as_ref()
        .and_then(|id| app.journey.taxonomy().occupation_ix(id));
    let name = occupation.map_or_else(
        || "such work".to_owned(),
        |ix| app.journey.taxonomy().occupation(ix).name.to_lowercase(),
    );
    let others = amount::things(usual.spread.count as u64, "other opening", "other openings");
    let near = if usual.near { "near by" } else { "in this country" };
    Some(UsualPay {
        range: PayRange {
            here: pay.yearly(),
            usual: (low, high),
            text: words.clone(),
        },
        words,
        basis: format!("Rests on {others} ({name}) {near}."),
    })
}
