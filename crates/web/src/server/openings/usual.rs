//! Pay against what is usual here.

use model::Posting;

use crate::{pages::job::UsualPay, server::App, svg::PayRange, view::money};

/// What it pays against what is usual; nothing when that rests on too few openings.
pub(super) fn usual(app: &App, posting: &Posting) -> Option<UsualPay> {
    let pay = posting.pay.as_ref()?;
    let usual = app.journey.usual_pay(posting)?;
    let (low, high) = (usual.spread.low, usual.spread.high);
    let words = t!(
        "It pays {pay}; usual here is {low}–{high} a year for full-time work.",
        pay = money::pay(pay),
        low = money::hundreds(low, pay.currency),
        high = money::hundreds(high, pay.currency)
    );
    let occupation = posting
        .occupation
        .as_ref()
        .and_then(|id| app.journey.taxonomy().occupation_ix(id));
    let name = occupation.map_or_else(
        || t!("such work").to_owned(),
        |ix| app.journey.taxonomy().occupation_name(ix).to_lowercase(),
    );
    let others = tn!(usual.spread.count as u64, "{n} other opening", "{n} other openings");
    Some(UsualPay {
        range: PayRange {
            here: pay.yearly(),
            usual: (low, high),
            text: words.clone(),
        },
        words,
        basis: if usual.near {
            t!("Rests on {others} ({name}) near by.", others, name)
        } else {
            t!("Rests on {others} ({name}) in this country.", others, name)
        },
    })
}
