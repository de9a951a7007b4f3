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
        Is::NoName => t!("There is no name on it").to_owned(),
        Is::NoContact => t!("Nobody could answer you").to_owned(),
        Is::NoPlace => t!("It does not say where you live").to_owned(),
        Is::Unconfirmed => t!("Some of it waits for your word").to_owned(),
        Is::Empty => t!("Neither work nor school is named").to_owned(),
        Is::NoDates { title, .. } => t!("“{title}” has no dates", title),
        Is::NothingDone { title, .. } => t!("“{title}” does not say what you did", title),
        Is::LongLine { title, line, .. } => {
            t!("Under “{title}”, the line “{line} …” is very long", title, line)
        }
        Is::Gap { from, until, months } => t!(
            "Nothing between {from} and {until} ({time})",
            from = when::year_month(*from),
            until = when::year_month(*until),
            time = when::months(*months)
        ),
        Is::FewSkills(0) => t!("No skills are named").to_owned(),
        Is::FewSkills(n) => tn!(*n, "Only one skill is named", "Only {n} skills are named"),
        Is::ManySkills(n) => tn!(*n, "{n} skill is named", "{n} skills are named"),
        Is::NoSummary => t!("Nothing at the top says who you are").to_owned(),
    }
}

fn why(remark: &Is) -> &'static str {
    match remark {
        Is::NoName => t!("Nobody answers a résumé without one."),
        Is::NoContact => t!("A mail address or a telephone number is enough."),
        Is::NoPlace => t!("The town is enough; leave street and house number out."),
        Is::Unconfirmed => t!("It was read from your document, and reading errs."),
        Is::Empty => t!("Unpaid work counts: caring, helping, a club, a season."),
        Is::NoDates { .. } => t!("Readers look for when before they look for what. A year is enough."),
        Is::NothingDone { .. } => t!("Two or three lines tell more than a title: what, for whom, how much."),
        Is::LongLine { .. } => t!("One thing a line is read; three things in one are not."),
        Is::Gap { .. } => {
            t!(
                "You owe nobody a reason. If you cared for somebody, learned or looked for work, a line saying so stops the question."
            )
        }
        Is::FewSkills(_) => t!("What you do every day seems too plain to say. Say it."),
        Is::ManySkills(_) => {
            t!("Among so many, the important ones are lost. A résumé for an opening puts what it asks for first.")
        }
        Is::NoSummary => {
            t!("One line helps a reader with two hundred résumés: what you do, for how long, what you look for.")
        }
    }
}

/// Where it is changed: words and address.
fn mend(remark: &Is) -> Option<(&'static str, String)> {
    let (words, address) = match remark {
        Is::NoName | Is::NoContact | Is::NoPlace | Is::NoSummary => (t!("Add it"), "/me/edit/about".to_owned()),
        Is::Unconfirmed => (t!("Look it over"), "/start/check".to_owned()),
        Is::Empty => (t!("Add something"), "/me/edit/jobs".to_owned()),
        Is::NoDates { nr, .. } => (t!("Add the dates"), job(*nr)),
        Is::NothingDone { nr, .. } => (t!("Write it down"), job(*nr)),
        Is::LongLine { nr, .. } => (t!("Cut it in two"), job(*nr)),
        Is::Gap { .. } => (t!("Add what you did then"), "/me/edit/jobs".to_owned()),
        Is::FewSkills(_) => (t!("Add skills"), "/me/edit/skills".to_owned()),
        Is::ManySkills(_) => return None,
    };
    Some((words, address))
}

fn job(nr: usize) -> String {
    format!("/me/edit/jobs/{}", journey::profile::FactKey::Job(nr))
}
