//! The words of a mail about openings.

use chrono::{Datelike, NaiveDate};

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
}

/// An opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
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

    pub(crate) fn subject(&self) -> String {
        match (&self.deadlines[..], &self.openings[..]) {
            ([], [one]) if self.more == 0 => t!("New for you: {title}", title = one.title),
            ([one], []) => t!("{title}: apply by {day}", title = one.opening.title, day = day(one.day)),
            (deadlines, []) => tn!(deadlines.len(), "{n} deadline comes near", "{n} deadlines come near"),
            (_, openings) => tn!(
                openings.len() as u64 + u64::from(self.more),
                "{n} new opening for you",
                "{n} new openings for you"
            ),
        }
    }

    pub(crate) fn body(&self) -> String {
        let mut parts = Vec::new();
        if !self.deadlines.is_empty() {
            parts.push(t!("You saved this, and its last day comes near:").to_owned());
            parts.extend(self.deadlines.iter().map(Deadline::words));
        }
        if !self.openings.is_empty() {
            parts.push(t!("This came in for you:").to_owned());
            parts.extend(self.openings.iter().map(Line::words));
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
    fn words(&self) -> String {
        let until = self.deadline.map(|last| t!("Apply by {day}.", day = day(last)));
        let why = [Some(self.why.clone()), until]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let lines = [&self.title, &self.about, &why, &self.link];
        lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Deadline {
    fn words(&self) -> String {
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
        let lines = [
            &self.opening.title,
            &self.opening.about,
            &left,
            &self.opening.link,
            &calendar,
        ];
        lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// "5 March 2026".
fn day(day: NaiveDate) -> String {
    i18n::days::day(day.day(), day.month(), day.year())
}
