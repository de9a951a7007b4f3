//! Pieces several samples share.

use crate::view::{Choice, Choices, Select};

/// "Not for me, because ...".
pub(crate) fn reasons() -> Vec<Choice> {
    [
        ("wrong_work", "it is not the kind of work I want"),
        ("too_far", "it is too far away"),
        ("pay_too_low", "it pays too little"),
        ("schedule", "the hours or the contract do not suit me"),
        ("asks_too_much", "it asks for more than I have"),
        ("employer", "not with this employer"),
        ("known", "I know it already"),
        ("other", "of something else"),
    ]
    .into_iter()
    .map(|(code, words)| Choice::new(code, words))
    .collect()
}

/// Currencies to choose from.
pub(crate) fn currencies(id: &str) -> Select {
    let choices = [("INR", "₹ INR"), ("EUR", "€ EUR"), ("GBP", "£ GBP"), ("USD", "$ USD")];
    Select::new(
        "currency",
        "Currency",
        choices.map(|(code, words)| Choice::new(code, words)).to_vec(),
    )
    .id(id)
}

/// Times pay can be for.
pub(crate) fn periods(id: &str) -> Select {
    let choices = [
        ("month", "a month"),
        ("year", "a year"),
        ("hour", "an hour"),
        ("day", "a day"),
    ];
    Select::new(
        "per",
        "For",
        choices.map(|(code, words)| Choice::new(code, words)).to_vec(),
    )
    .id(id)
}

/// Kinds of employment, with some ticked.
pub(crate) fn kinds(ticked: &[&str]) -> Choices {
    let choices = [
        ("full-time", "Full time"),
        ("part-time", "Part time"),
        ("temporary", "For a season"),
        ("apprenticeship", "Apprenticeship"),
        ("internship", "Internship"),
    ];
    let choice = |(code, words)| Choice::new(code, words).chosen(ticked.contains(&code));
    Choices::many("kind", "Kind of work", choices.map(choice).to_vec()).in_row()
}
