//! What could be better in a résumé, in words: what it is, why it matters, where it is changed.

use journey::studio::Remark as Is;

use crate::{pages::resume::Remark, view::when};

/// A remark for the page.
pub(super) fn remark(remark: &Is) -> Remark {
    Remark {
        words: words(remark),
        why: why(remark).to_owned(),
        mend: mend(remark).map(|(words, address)| (words.to_owned(), address)),
    }
}

fn words(remark: &Is) -> String {
    match remark {
        Is::NoName => "There is no name on it".to_owned(),
        Is::NoContact => "Nobody could answer you".to_owned(),
        Is::NoPlace => "It does not say where you live".to_owned(),
        Is::Unconfirmed => "Some of it waits for your word".to_owned(),
        Is::Empty => "Neither work nor school is named".to_owned(),
        Is::NoDates { title, .. } => format!("\u{201c}{title}\u{201d} has no dates"),
        Is::NothingDone { title, .. } => format!("\u{201c}{title}\u{201d} does not say what you did"),
        Is::LongLine { title, line, .. } => {
            format!("Under \u{201c}{title}\u{201d}, the line \u{201c}{line} \u{2026}\u{201d} is very long")
        }
        Is::Gap { from, until, months } => format!(
            "Nothing between {} and {} ({})",
            when::year_month(*from),
            when::year_month(*until),
            when::months(*months)
        ),
        Is::FewSkills(0) => "No skills are named".to_owned(),
        Is::FewSkills(1) => "Only one skill is named".to_owned(),
        Is::FewSkills(n) => format!("Only {n} skills are named"),
        Is::ManySkills(n) => format!("{n} skills are named"),
        Is::NoSummary => "Nothing at the top says who you are".to_owned(),
    }
}

fn why(remark: &Is) -> &'static str {
    match remark {
        Is::NoName => "Nobody answers a résumé without one.",
        Is::NoContact => "A mail address or a telephone number is enough.",
        Is::NoPlace => "The town is enough; leave street and house number out.",
        Is::Unconfirmed => "It was read from your document, and reading errs.",
        Is::Empty => "Unpaid work counts: caring, helping, a club, a season.",
        Is::NoDates { .. } => "Readers look for when before they look for what. A year is enough.",
        Is::NothingDone { .. } => "Two or three lines tell more than a title: what, for whom, how much.",
        Is::LongLine { .. } => "One thing a line is read; three things in one are not.",
        Is::Gap { .. } => {
            "You owe nobody a reason. If you cared for somebody, learned or looked for work, a line saying so stops the question."
        }
        Is::FewSkills(_) => "What you do every day seems too plain to say. Say it.",
        Is::ManySkills(_) => {
            "Among so many, the important ones are lost. A résumé for an opening puts what it asks for first."
        }
        Is::NoSummary => {
            "One line helps a reader with two hundred résumés: what you do, for how long, what you look for."
        }
    }
}

/// Where it is changed: words and address.
fn mend(remark: &Is) -> Option<(&'static str, String)> {
    let (words, address) = match remark {
        Is::NoName | Is::NoContact | Is::NoPlace | Is::NoSummary => ("Add it", "/me/edit/about".to_owned()),
        Is::Unconfirmed => ("Look it over", "/start/check".to_owned()),
        Is::Empty => ("Add something", "/me/edit/jobs".to_owned()),
        Is::NoDates { nr, .. } => ("Add the dates", job(*nr)),
        Is::NothingDone { nr, .. } => ("Write it down", job(*nr)),
        Is::LongLine { nr, .. } => ("Cut it in two", job(*nr)),
        Is::Gap { .. } => ("Add what you did then", "/me/edit/jobs".to_owned()),
        Is::FewSkills(_) => ("Add skills", "/me/edit/skills".to_owned()),
        Is::ManySkills(_) => return None,
    };
    Some((words, address))
}

fn job(nr: usize) -> String {
    format!("/me/edit/jobs/{}", journey::profile::FactKey::Job(nr))
}
