//! What either side can say of an offer, as forms.

use i18n::Lang;
use journey::offers::{SeenOffer, TypedTerms, contract_words, per_words};
use model::{Employment, Ink, JobOfferState, Party, Per};
use store::hiring::Act;

use super::Mistaken;
use crate::{
    pages::interview::Unfolds,
    server::fields::Fields,
    view::{Area, Choice, Control, Field, Form, PostButton, Select},
};

pub(super) fn typed(fields: &Fields) -> TypedTerms {
    let one = |name: &str| fields.one(name).to_owned();
    TypedTerms {
        lang: one("lang"),
        role: one("role"),
        place: one("place"),
        start: one("start"),
        pay: one("pay"),
        per: one("per"),
        hours: one("hours"),
        contract: one("contract"),
        probation: one("probation"),
        notice: one("notice"),
        benefits: one("benefits"),
        words: one("words"),
        reply_by: one("reply_by"),
        signatory: one("signatory"),
        ink: one("ink"),
    }
}

/// A code as forms send it: the one it has in JSON.
fn code(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// What stands in the form at first: what was offered so far, else what the employer offered last, else what the opening says.
fn begun_with(seen: &SeenOffer) -> TypedTerms {
    let own = seen.offer.as_ref().filter(|offer| offer.state.is_live());
    let Some(terms) = own.map(|offer| &offer.terms).or(seen.last.as_ref()) else {
        return TypedTerms {
            lang: seen.application.lang.clone(),
            role: seen.title.clone(),
            ..TypedTerms::default()
        };
    };
    let is_own = own.is_some();
    let only_own = |value: String| if is_own { value } else { String::new() };
    TypedTerms {
        lang: if is_own {
            terms.lang.clone()
        } else {
            seen.application.lang.clone()
        },
        role: if is_own { terms.role.clone() } else { seen.title.clone() },
        place: terms.place.clone(),
        start: only_own(terms.start.to_string()),
        pay: only_own(terms.pay.clone()),
        per: code(terms.per),
        hours: terms.hours.clone(),
        contract: code(terms.contract),
        probation: terms.probation.clone(),
        notice: terms.notice.clone(),
        benefits: terms.benefits.clone(),
        words: only_own(terms.words.clone()),
        reply_by: only_own(terms.reply_by.to_string()),
        signatory: terms.signatory.clone(),
        ink: terms.ink.code().to_owned(),
    }
}

fn ink_words(ink: Ink) -> &'static str {
    match ink {
        Ink::Slate => t!("Slate"),
        Ink::Blue => t!("Blue"),
        Ink::Green => t!("Green"),
        Ink::Red => t!("Red"),
        Ink::Violet => t!("Violet"),
    }
}

fn does(code: &str) -> Control {
    Control::Hidden {
        name: "do".to_owned(),
        value: code.to_owned(),
    }
}

fn error(wrong: Option<&Mistaken<'_>>, field: &str) -> Option<String> {
    wrong
        .filter(|wrong| wrong.field == field)
        .map(|wrong| wrong.words.clone())
}

fn wrong_in<'a>(wrong: Option<&'a Mistaken<'_>>, code: &str) -> Option<&'a Mistaken<'a>> {
    wrong.filter(|wrong| wrong.typed.one("do") == code)
}

/// One line, and whether it must be there.
fn text(name: &str, label: &str, value: &str, must: bool, wrong: Option<&Mistaken<'_>>) -> Field {
    Field {
        required: must,
        max: 160,
        error: error(wrong, name),
        ..Field::text(name, label).value(value)
    }
}

fn select(name: &str, label: &str, value: &str, all: Vec<(String, &str)>, wrong: Option<&Mistaken<'_>>) -> Control {
    let choices = all
        .into_iter()
        .map(|(code, words)| Choice::new(&code, words).chosen(code == value));
    Control::Select(Select {
        error: error(wrong, name),
        ..Select::new(name, label, choices.collect())
    })
}

fn langs() -> Vec<(String, &'static str)> {
    let all = Lang::ALL.iter().map(|lang| (lang.code().to_owned(), lang.own_name()));
    all.collect()
}

fn pers() -> Vec<(String, &'static str)> {
    let all = [Per::Hour, Per::Day, Per::Week, Per::Month, Per::Year];
    all.map(|per| (code(per), per_words(per))).into()
}

fn kinds() -> Vec<(String, &'static str)> {
    let all = [
        Employment::FullTime,
        Employment::PartTime,
        Employment::Temporary,
        Employment::Contract,
        Employment::Internship,
        Employment::Apprenticeship,
        Employment::Volunteer,
    ];
    all.map(|kind| (code(kind), contract_words(kind))).into()
}

fn inks() -> Vec<(String, &'static str)> {
    Ink::ALL.map(|ink| (ink.code().to_owned(), ink_words(ink))).into()
}

/// The form a letter is made from.
fn write(seen: &SeenOffer, action: &str, wrong: Option<&Mistaken<'_>>) -> Form {
    let with = wrong.map_or_else(|| begun_with(seen), |wrong| typed(wrong.typed));
    let line = |name: &str, label: &str, value: &str, must: bool| Control::Field(text(name, label, value, must, wrong));
    let day = |name: &str, label: &str, value: &str| {
        Control::Field(Field {
            kind: "date",
            width: "w-medium",
            ..text(name, label, value, true, wrong)
        })
    };
    let area = |name: &str, label: &str, value: &str, max: u16| {
        Control::Area(Area {
            rows: 3,
            max,
            error: error(wrong, name),
            ..Area::new(name, label, value)
        })
    };
    let controls = vec![
        does("write"),
        select("lang", t!("Language of the letter"), &with.lang, langs(), wrong),
        line("role", t!("The work"), &with.role, true),
        line("place", t!("Where"), &with.place, true),
        day("start", t!("First day"), &with.start),
        Control::Field(
            text("pay", t!("Pay"), &with.pay, true, wrong)
                .hint(t!("The amount with its currency, such as £17.50 or ₹32,000.")),
        ),
        select("per", t!("Paid for"), &with.per, pers(), wrong),
        line("hours", t!("Working time"), &with.hours, true),
        select("contract", t!("Kind of employment"), &with.contract, kinds(), wrong),
        line("probation", t!("Trial period"), &with.probation, false),
        line("notice", t!("Notice"), &with.notice, false),
        area("benefits", t!("What comes with it"), &with.benefits, 600),
        area("words", t!("Words of your own"), &with.words, 3_000),
        day("reply_by", t!("Last day to answer"), &with.reply_by),
        line("signatory", t!("Who signs for you"), &with.signatory, true),
        select("ink", t!("Colour of the letter's head"), &with.ink, inks(), wrong),
    ];
    Form::new(action, controls, t!("Keep it and look at the letter"))
}

/// Words that must be there.
fn must(name: &str, label: &str, hint: &str, wrong: Option<&Mistaken<'_>>) -> Control {
    Control::Area(Area {
        hint: Some(hint.to_owned()),
        error: error(wrong, name),
        rows: 3,
        max: 1_500,
        required: true,
        ..Area::new(name, label, wrong.map_or("", |wrong| wrong.typed.one(name)))
    })
}

/// What the team can do with one press.
pub(super) fn buttons(seen: &SeenOffer, side: Party, action: &str) -> Vec<PostButton> {
    let state = seen.offer.as_ref().map(|offer| offer.state);
    let press = |code: &str, words: &str| PostButton::new(action, words).class("primary").value("do", code);
    match (side, state) {
        (Party::Team, Some(JobOfferState::Draft)) if seen.can_approve => {
            vec![press("approve", t!("It is right: it can be sent"))]
        }
        (Party::Team, Some(JobOfferState::Approved)) if may_act(seen) => vec![press("send", t!("Send it"))],
        _ => Vec::new(),
    }
}

/// What can be done with it now.
pub(super) fn ways(seen: &SeenOffer, side: Party, action: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    match side {
        Party::Team if may_act(seen) => of_team(seen, action, wrong),
        Party::Team => Vec::new(),
        Party::Seeker | Party::Clock => of_person(seen, action, wrong),
    }
}

/// Whether whoever looks may say something: in a team not everybody may.
fn may_act(seen: &SeenOffer) -> bool {
    seen.role.is_none_or(|role| role.may(Act::Hire))
}

fn of_team(seen: &SeenOffer, action: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    let mut all = Vec::new();
    let live = seen.offer.as_ref().filter(|offer| offer.state.is_live());
    let writes = live.is_none_or(|offer| offer.state != JobOfferState::Sent);
    if writes && (seen.can_begin || live.is_some()) {
        let wrong = wrong_in(wrong, "write");
        all.push(Unfolds {
            summary: t!("Write the offer"),
            open: seen.offer.is_none() || wrong.is_some(),
            form: write(seen, action, wrong),
        });
    }
    if live.is_some() {
        let wrong = wrong_in(wrong, "withdraw");
        let hint = t!("They read it, where they had the offer already. It cannot be undone.");
        let why = must("reason", t!("Why do you take it back?"), hint, wrong);
        all.push(Unfolds {
            summary: t!("Take the offer back"),
            open: wrong.is_some(),
            form: Form::new(action, vec![does("withdraw"), why], t!("Yes, take it back")),
        });
    }
    all
}

fn of_person(seen: &SeenOffer, action: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    let Some(offer) = seen.offer.as_ref().filter(|offer| offer.state == JobOfferState::Sent) else {
        return Vec::new();
    };
    let accepts = wrong_in(wrong, "accept");
    let version = Control::Hidden {
        name: "version".to_owned(),
        value: offer.version.to_string(),
    };
    let name = Field {
        max: 120,
        error: error(accepts, "name"),
        ..Field::text("name", t!("Your full name, as your signature"))
            .hint(t!("With it and the time the letter is signed, and the job is yours."))
            .autocomplete("name")
            .value(accepts.map_or("", |wrong| wrong.typed.one("name")))
    };
    let asks = wrong_in(wrong, "change");
    let declines = wrong_in(wrong, "decline");
    let hint = t!("The employer reads it, and answers with another offer or a no. What you have stays on this page.");
    let which = must("words", t!("What would you like to be different?"), hint, asks);
    let why = must("reason", t!("Why not?"), t!("The employer reads it."), declines);
    vec![
        Unfolds {
            summary: t!("Accept and sign"),
            open: true,
            form: Form::new(
                action,
                vec![does("accept"), version, Control::Field(name)],
                t!("Sign and take the job"),
            ),
        },
        Unfolds {
            summary: t!("Ask for a change"),
            open: asks.is_some(),
            form: Form::new(action, vec![does("change"), which], t!("Ask them")),
        },
        Unfolds {
            summary: t!("Say no"),
            open: declines.is_some(),
            form: Form::new(action, vec![does("decline"), why], t!("Yes, say no to the offer")),
        },
    ]
}
