//! What a mail about openings tells: of everything somebody was told that is still good, each opening once.

use std::collections::BTreeSet;

use model::{Posting, PostingId};
use store::{
    alert::{Kept, Often},
    notification::{Told, ToldOpening},
};

use super::{
    mailing::{Due, Openings},
    news::{Deadline, Line, News},
};
use crate::Journey;

/// Openings that one mail shows.
const SHOWN: usize = 8;

impl Journey {
    /// What the next mail tells.
    pub(super) fn news_for(&self, due: &Due, kept: &Kept, openings: &Openings) -> News {
        let place = self.place();
        let mut news = News {
            often: often_words(kept.settings.often),
            page: format!("{}/alerts", place.public_url),
            stop: self.stop_address(&kept.tokens.stop),
            takes_answers: self.takes_mails(),
            ..News::default()
        };
        self.add_openings(due, openings, &mut news);
        self.add_deadlines(due, openings, &mut news);
        news
    }

    /// The openings that were told, the ones told last first: each once, the best of each time before the others.
    fn add_openings(&self, due: &Due, openings: &Openings, news: &mut News) {
        let (mut seen, mut shown) = (BTreeSet::new(), Vec::<(&Posting, &ToldOpening)>::new());
        for one in due.told.iter().rev() {
            let Told::Openings { list, more } = &one.told else {
                continue;
            };
            news.more += more;
            for told in list {
                let posting = due.good(openings, told.posting);
                if let Some(posting) = posting.filter(|posting| seen.insert(posting.id)) {
                    shown.push((posting, told));
                }
            }
        }
        news.more += u32::try_from(shown.len().saturating_sub(SHOWN)).unwrap_or(0);
        let shown = shown.into_iter().take(SHOWN);
        news.openings = shown.map(|(posting, told)| self.line(posting, why(told))).collect();
    }

    fn add_deadlines(&self, due: &Due, openings: &Openings, news: &mut News) {
        let today = self.today_there();
        let mut seen = BTreeSet::new();
        for one in due.told.iter().rev() {
            let Told::Deadline { posting, .. } = &one.told else {
                continue;
            };
            let posting = due.good(openings, *posting).filter(|posting| seen.insert(posting.id));
            let Some((posting, day)) = posting.and_then(|posting| Some((posting, posting.deadline?))) else {
                continue;
            };
            news.deadlines.push(Deadline {
                opening: self.line(posting, String::new()),
                day,
                days: (day - today).num_days(),
                calendar: format!("{}/openings/{}/deadline.ics", self.place().public_url, posting.id),
            });
        }
        news.deadlines.sort_by_key(|deadline| deadline.day);
    }

    fn line(&self, posting: &Posting, why: String) -> Line {
        let place = posting.place.as_ref().map(|place| place.text.clone());
        let about: Vec<String> = posting.employer.clone().into_iter().chain(place).collect();
        Line {
            posting: posting.id,
            title: posting.title.clone(),
            about: about.join(", "),
            why,
            deadline: posting.deadline,
            link: format!("{}/openings/{}", self.place().public_url, posting.id),
        }
    }
}

impl Due {
    /// An opening, if it is still good, and they have neither said that it is not for them nor hide from its employer.
    fn good<'o>(&self, openings: &'o Openings, id: PostingId) -> Option<&'o Posting> {
        let known = openings.get(&id).filter(|_| !self.dismissed.contains(&id));
        known.filter(|posting| !self.hiding.leaves_out(posting))
    }
}

/// Why somebody was told of an opening: "It fits you: you have 5 of the 6 skills it asks for."
fn why(told: &ToldOpening) -> String {
    match (&told.search, told.has, told.asked) {
        (Some(words), ..) => t!("It answers your search “{words}”.", words),
        (None, 0, _) | (None, _, 0) => t!("It fits what you told of yourself.").to_owned(),
        (None, has, asked) if has == asked => t!("It fits you: you have all the skills it asks for.").to_owned(),
        (None, has, asked) => t!(
            "It fits you: you have {has} of the {asked} skills it asks for.",
            has,
            asked
        ),
    }
}

/// After "You get these mails".
fn often_words(often: Often) -> &'static str {
    match often {
        Often::AtOnce => t!("as soon as something comes in"),
        Often::Daily => t!("at most once a day"),
        Often::Weekly => t!("at most once a week"),
    }
}
