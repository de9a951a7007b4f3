//! What could be better about an opening, told while it is written. Nothing of it keeps anybody from publishing.
//!
//! To add one more: a variant of [`Advice`], a line in [`advice`], and its words at the page.

use model::{Draft, Need, Posting};

/// More musts than this, and people who could do the work do not apply.
const MANY_MUSTS: usize = 10;
/// A shorter text leaves questions, in characters.
const SHORT: usize = 400;

/// Something that could be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// It does not say what the work pays.
    NoPay,
    /// It names no last day to apply.
    NoDeadline,
    /// It does not say where.
    NoPlace,
    /// No skill could be read: people it fits do not find it.
    NoSkills,
    /// It does not say whether the work is full time or part time.
    NoEmployment,
    /// It asks for so many skills as musts.
    ManyMusts(usize),
    /// It tells little.
    Short,
    /// The title is written in capitals.
    Shouting,
}

/// What could be better about a draft that reads so, what matters most first.
pub(super) fn advice(draft: &Draft, read: &Posting) -> Vec<Advice> {
    let musts = read
        .requirements
        .iter()
        .filter(|asked| asked.need == Need::Required)
        .count();
    let letters = draft.title.chars().filter(|c| c.is_alphabetic());
    let is_shouting = letters.clone().count() > 4 && letters.clone().all(char::is_uppercase) && draft.title.is_ascii();
    let all = [
        (read.pay.is_none(), Advice::NoPay),
        (
            read.place.is_none() && read.site != Some(model::WorkSite::Remote),
            Advice::NoPlace,
        ),
        (read.requirements.is_empty(), Advice::NoSkills),
        (musts > MANY_MUSTS, Advice::ManyMusts(musts)),
        (draft.deadline.is_none(), Advice::NoDeadline),
        (read.employment.is_none(), Advice::NoEmployment),
        (draft.description.chars().count() < SHORT, Advice::Short),
        (is_shouting, Advice::Shouting),
    ];
    all.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, advice)| advice)
        .collect()
}
