//! The words of a mail about openings.

use chrono::NaiveDate;
use i18n::days::day;
use model::PostingId;

/// The longest title in a subject line, in characters.
const LONGEST_TITLE: usize = 80;

/// The longest title in a text message, which is paid for by its length.
const LONGEST_IN_TEXT: usize = 40;

/// What a mail tells of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct News {
    /// Saved openings whose deadline comes near, the nearest first.
    pub(super) deadlines: Vec<Deadline>,
    /// New openings, the best first.
    pub(super) openings: Vec<Line>,
    /// So many more stand in the app.
    pub(super) more: u32,
    /// How often such mails come, in words after "You get these mails".
    pub(super) often: &'static str,
    /// The page with everything that was told, and with the settings.
    pub(super) page: String,
    /// The page that ends these mails without signing in.
    pub(super) stop: String,
    /// Whether it can be answered.
    pub(super) takes_answers: bool,
}

/// An opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) posting: PostingId,
    pub(super) title: String,
    /// Employer, place, pay: what is known.
    pub(super) about: String,
    /// Why it is told.
    pub(super) why: String,
    /// The last day to apply.
    pub(super) deadline: Option<NaiveDate>,
    pub(super) link: String,
}

/// A deadline that comes near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deadline {
    pub(super) opening: Line,
    pub(super) day: NaiveDate,
    /// So many days from the day the mail is written.
    pub(super) days: i64,
    /// The day as a calendar file.
    pub(super) calendar: String,
}

impl News {
    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.deadlines.is_empty() && self.openings.is_empty()
    }

    /// The openings it shows, in the order of their numbers.
    pub(super) fn postings(&self) -> Vec<PostingId> {
        let deadlines = self.deadlines.iter().map(|deadline| deadline.opening.posting);
        deadlines.chain(self.openings.iter().map(|line| line.posting)).collect()
    }

    pub(crate) fn subject(&self) -> String {
        match (&self.deadlines[..], &self.openings[..]) {
            ([], [one]) if self.more == 0 => t!("New for you: {title}", title = short(&one.title)),
            ([one], []) => t!(
                "{title}: apply by {day}",
                title = short(&one.opening.title),
                day = day(one.day)
            ),
            (deadlines, []) => tn!(deadlines.len(), "{n} deadline comes near", "{n} deadlines come near"),
            (_, openings) => tn!(
                openings.len() as u64 + u64::from(self.more),
                "{n} new opening for you",
                "{n} new openings for you"
            ),
        }
    }

    /// The same as a text message says it: one sentence, and one link.
    pub(crate) fn short(&self, place: &str, takes_answers: bool) -> String {
        let (what, link) = self.line();
        let words = format!("{place}: {what}. {link}");
        if takes_answers {
            t!("{words} Answer STOP to end these.", words)
        } else {
            words
        }
    }

    /// The sentence without its full stop, and where it leads.
    pub(crate) fn line(&self) -> (String, &str) {
        let what = match (&self.deadlines[..], &self.openings[..]) {
            ([], [one]) if self.more == 0 => t!("New for you: {title}", title = cut(&one.title, LONGEST_IN_TEXT)),
            ([one], []) => t!(
                "{title}: apply by {day}",
                title = cut(&one.opening.title, LONGEST_IN_TEXT),
                day = day(one.day)
            ),
            _ => self.subject(),
        };
        let link = match (&self.deadlines[..], &self.openings[..]) {
            ([], [one]) if self.more == 0 => &one.link,
            ([one], []) => &one.opening.link,
            _ => &self.page,
        };
        (what, link)
    }

    pub(crate) fn body(&self) -> String {
        let mut parts = Vec::new();
        if !self.deadlines.is_empty() {
            parts.push(t!("You saved this, and its last day comes near:").to_owned());
            parts.extend((1..).zip(&self.deadlines).map(|(number, one)| one.words(number)));
        }
        if !self.openings.is_empty() {
            parts.push(t!("This came in for you:").to_owned());
            parts.extend(
                (self.deadlines.len() + 1..)
                    .zip(&self.openings)
                    .map(|(number, one)| one.words(number)),
            );
        }
        let page = &self.page;
        if self.more > 0 {
            let more = tn!(
                self.more,
                "{n} more opening is on your page:",
                "{n} more openings are on your page:"
            );
            parts.push(format!("{more}\n{page}"));
        }
        if self.takes_answers {
            parts.push(
                t!("You can answer this mail: “why 1”, “save 1”, “not for me 1”, “stop”, or in your own words.")
                    .to_owned(),
            );
        }
        parts.push(t!("“Not for me” on the page of an opening helps to choose better next time.").to_owned());
        parts.push(t!(
            "You get these mails {often}. To get them more or less often: {page}\nTo end them with one press: {stop}",
            often = self.often,
            page,
            stop = self.stop
        ));
        parts.join("\n\n")
    }
}

impl Line {
    fn words(&self, number: usize) -> String {
        let until = self.deadline.map(|last| t!("Apply by {day}.", day = day(last)));
        let why = [self.why.as_str(), until.as_deref().unwrap_or_default()].join(" ");
        lines(&[&format!("{number}. {}", self.title), &self.about, &why, &self.link])
    }
}

impl Deadline {
    fn words(&self, number: usize) -> String {
        let left = match self.days {
            ..=0 => t!("The last day to apply is today.").to_owned(),
            1 => t!("The last day to apply is tomorrow, {day}.", day = day(self.day)),
            days => t!(
                "The last day to apply is {day}, in {days} days.",
                day = day(self.day),
                days
            ),
        };
        let calendar = t!("For your calendar: {link}", link = self.calendar);
        let Line { title, about, link, .. } = &self.opening;
        lines(&[&format!("{number}. {title}"), about, &left, link, &calendar])
    }
}

/// Those that say something, one under the other.
fn lines(all: &[&str]) -> String {
    let said = all.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    said.collect::<Vec<_>>().join("\n")
}

/// A title as it fits into a subject line: employers write whole sentences.
fn short(title: &str) -> String {
    cut(title, LONGEST_TITLE)
}

fn cut(title: &str, longest: usize) -> String {
    if title.chars().count() <= longest {
        return title.to_owned();
    }
    let begin: String = title.chars().take(longest - 1).collect();
    format!("{}…", begin.trim_end())
}

#[cfg(test)]
mod tests {
    use model::PostingId;

    use super::{Line, News};

    fn line(title: &str) -> Line {
        Line {
            posting: PostingId(uuid::Uuid::nil()),
            title: title.to_owned(),
            about: String::new(),
            why: String::new(),
            deadline: None,
            link: "https://work.example.org/openings/1".to_owned(),
        }
    }

    #[test]
    fn a_title_as_long_as_a_page_fits_into_a_subject_and_stands_whole_in_the_mail() {
        let title = "वेल्डर ".repeat(60);
        let news = News {
            openings: vec![line(&title)],
            ..News::default()
        };
        assert!(
            news.subject().len() < 500 && news.subject().ends_with('…'),
            "{}",
            news.subject()
        );
        assert!(news.body().contains(title.trim()));
        let short = News {
            openings: vec![line("Welder")],
            ..News::default()
        };
        assert_eq!(short.subject(), "New for you: Welder");
    }

    #[test]
    fn what_is_not_known_leaves_no_empty_line() {
        assert_eq!(
            line("Welder").words(1),
            "1. Welder\nhttps://work.example.org/openings/1"
        );
    }
}
