//! Narrowing the list, and making it wider.
//!
//! To add one more way: a variant of `Narrowing`, what it does to the filters in [`apply`], and what it is called in [`label`].

use i18n::t;
use model::{Employment, PostingId, WorkSite};

use super::find::{begin, look, take_in};
use crate::{
    act::{Act, Narrowing},
    command::Filters,
    heard::Heard,
    reply::Form,
    state::Question,
    turn::Turn,
};

/// Closer to home is this near at first, then half of what it was.
const NEAR_KM: u32 = 20;

/// "Only part-time", "closer to home", "not driving".
pub(crate) fn narrow(turn: &mut Turn<'_>, how: Option<Narrowing>, heard: Option<&Heard<'_>>) {
    if turn.state.list.total == 0 && turn.state.list.shown.is_empty() && how.is_none() {
        begin(turn, heard);
        return;
    }
    let mut filters = turn.state.list.filters.clone();
    let named = match (how, heard) {
        (Some(how), _) => apply(&mut filters, &how, turn),
        (None, Some(heard)) => take_in(&mut filters, heard, turn) || spoken(&mut filters, heard, turn),
        (None, None) => false,
    };
    if named {
        look(turn, filters);
        return;
    }
    turn.say(t!("What should be different?"));
    for how in [
        Narrowing::Nearer,
        Narrowing::BetterPaid,
        Narrowing::PartTime,
        Narrowing::Remote,
    ] {
        let label = label(&how);
        turn.offer(Act::Narrow(Some(how)), label);
    }
    turn.form(Form::Jobs);
    turn.ask(Question::HowNarrow);
}

pub(crate) fn how(turn: &mut Turn<'_>, heard: &Heard<'_>) -> bool {
    let mut filters = turn.state.list.filters.clone();
    let named = take_in(&mut filters, heard, turn) || spoken(&mut filters, heard, turn);
    if named {
        turn.state.flow = None;
        look(turn, filters);
    }
    named
}

/// Narrowings in the middle of a sentence: "something closer please", "can it pay more".
fn spoken(filters: &mut Filters, heard: &Heard<'_>, turn: &Turn<'_>) -> bool {
    const NEARER: &str = "closer nearer near close cerca cercano पास paas nazdeek नज़दीक";
    const PAID: &str = "pay pays paid salary money paga pagado pagados salario sueldo वेतन पैसे paise salary vetan";
    let any = |list: &str| list.split(' ').any(|word| heard.words.iter().any(|said| said == word));
    if any(NEARER) {
        apply(filters, &Narrowing::Nearer, turn)
    } else {
        any(PAID) && apply(filters, &Narrowing::BetterPaid, turn)
    }
}

/// Whether that changes anything.
fn apply(filters: &mut Filters, how: &Narrowing, turn: &Turn<'_>) -> bool {
    let list = &turn.state.list;
    let than = list.get(list.current.unwrap_or(1)).map(|shown| shown.id);
    let narrowed = narrowed(filters, how, than);
    let changes = narrowed != *filters || list.shown.is_empty();
    *filters = narrowed;
    changes
}

/// The filters after this way; paid better `than` an opening. Whoever counts where a way leads asks here, so that it leads there.
pub fn narrowed(filters: &Filters, how: &Narrowing, than: Option<PostingId>) -> Filters {
    let mut filters = filters.clone();
    match how {
        Narrowing::PartTime => filters.wishes.employment = Some(Employment::PartTime),
        Narrowing::FullTime => filters.wishes.employment = Some(Employment::FullTime),
        Narrowing::Remote => filters.wishes.site = Some(WorkSite::Remote),
        Narrowing::Nearer => filters.within_km = Some(filters.within_km.map_or(NEAR_KM, |km| (km / 2).max(2))),
        Narrowing::BetterPaid => filters.paid_above = than,
        Narrowing::AnyPlace => (filters.within_km, filters.place) = (None, None),
        Narrowing::AnyPay => (filters.paid_above, filters.wishes.min_pay) = (None, None),
        Narrowing::AnyHours => (filters.wishes.employment, filters.wishes.hours) = (None, None),
    }
    filters
}

/// What a way is called.
pub(super) fn label(how: &Narrowing) -> &'static str {
    match how {
        Narrowing::PartTime => t!("Only part-time"),
        Narrowing::FullTime => t!("Only full-time"),
        Narrowing::Remote => t!("Only from home"),
        Narrowing::Nearer => t!("Closer to home"),
        Narrowing::BetterPaid => t!("Better paid"),
        Narrowing::AnyPlace => t!("At any distance"),
        Narrowing::AnyPay => t!("At any pay"),
        Narrowing::AnyHours => t!("At any hours"),
    }
}
