//! What could be better about an opening, told while it is written. Nothing of it keeps anybody from publishing.
//!
//! To add one more: a variant of [`Advice`], a line in [`advice`], and its words.

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

impl Advice {
    /// In words.
    pub fn sentence(&self) -> String {
        match self {
            Advice::NoPay => t!("Say what the work pays. Many people pass by openings that do not.").to_owned(),
            Advice::NoDeadline => t!("Name a last day to apply: people plan by it.").to_owned(),
            Advice::NoPlace => t!("Say where the work is, or that it is done from home.").to_owned(),
            Advice::NoSkills => {
                t!("We could read no skill in it. Write what one must be able to do, in plain words.").to_owned()
            }
            Advice::NoEmployment => t!("Say whether it is full time or part time.").to_owned(),
            Advice::ManyMusts(number) => tn!(
                *number,
                "It asks for {n} skill as a must.",
                "It asks for {n} skills as musts. People who could do the work stay away: write “a plus” where it is one."
            ),
            Advice::Short => t!("It tells little. A few sentences on a usual day answer most questions.").to_owned(),
            Advice::Shouting => t!("Capitals in the title are hard to read.").to_owned(),
        }
    }
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
