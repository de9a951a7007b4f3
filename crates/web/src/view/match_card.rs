//! An opening in the list "jobs for me": what it is, how it fits, why, what is missing and how sure that is.

use askama::Template;
use chrono::NaiveDate;

use super::{Choice, Employer, PostButton, Reason, amount, when};
use crate::svg::{Icon, MatchBar};

/// Whether learning something fits before the last day to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// It fits before this day.
    Before(NaiveDate),
    /// It takes longer than until this day.
    After(NaiveDate),
    /// The posting gives no last day.
    NoDeadline,
}

/// A skill the posting asks for and the person has not shown.
#[derive(Debug, Clone)]
pub struct MissingSkill {
    /// Its name.
    pub name: String,
    /// Hours to a working level, when they are known.
    pub hours: Option<u32>,
    /// Whether that fits.
    pub time: Time,
    /// Whether the posting asks for it as a must.
    pub required: bool,
}

impl MissingSkill {
    /// `about 40 h; fits before the deadline of 3 April`. Long hours never read as "do not apply".
    pub fn words(&self) -> String {
        let Some(hours) = self.hours else {
            return t!("how long it takes to learn is not known").to_owned();
        };
        let about = amount::about_hours(hours);
        match self.time {
            Time::Before(day) => t!(
                "{about}; fits before the deadline of {day}",
                about,
                day = when::short_day(day)
            ),
            Time::After(day) => t!(
                "{about}; longer than until {day}, and you can still apply",
                about,
                day = when::short_day(day)
            ),
            // The card says once that there is none.
            Time::NoDeadline => about,
        }
    }
}

/// What is known of a part of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Both sides are known.
    Yes,
    /// The posting does not say.
    NotStated,
    /// The person has not said.
    NotTold,
    /// Nobody asks for it.
    NotAsked,
}

/// One part of the score: all of them together are the score.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/part.html")]
pub struct Part {
    /// What it is: "Skills", "Distance".
    pub name: String,
    /// What it found: "6 km from Pune".
    pub words: String,
    /// Points given; for an unknown part the middle, and shown as unknown.
    pub points: u16,
    /// Points there are to give.
    pub of: u16,
    /// What is known.
    pub known: Known,
    /// Whether numbers are shown.
    pub numbers: bool,
}

impl Part {
    /// What is said where something is not known.
    pub fn unknown_words(&self) -> Option<&'static str> {
        match self.known {
            Known::Yes => None,
            Known::NotStated => Some(t!("The posting does not say")),
            Known::NotTold => Some(t!("You have not said")),
            Known::NotAsked => Some(t!("Not asked for")),
        }
    }
}

/// Something that is not known and would change the picture.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// What is not known: "The posting does not say which shifts."
    pub words: String,
    /// Where the person can say it: words and address.
    pub mend: Option<(String, String)>,
}

/// An opening with how it fits.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/match_card.html")]
pub struct MatchCard {
    /// The posting's id, the last part of its address.
    pub id: String,
    /// The title.
    pub title: String,
    /// The employer.
    pub employer: Employer,
    /// The place in words, or "Remote".
    pub place: Option<String>,
    /// Distance in words.
    pub distance: Option<String>,
    /// Pay in words.
    pub pay: Option<String>,
    /// More about the pay: "an estimate", "a little above usual".
    pub pay_note: Option<String>,
    /// Kind of employment, hours, site: short words.
    pub kind: Vec<String>,
    /// The skills asked for and had.
    pub bar: MatchBar,
    /// Whether numbers are shown.
    pub numbers: bool,
    /// Why it is here, the strongest first.
    pub why: Vec<Reason>,
    /// What is missing, musts first.
    pub missing: Vec<MissingSkill>,
    /// What is not known.
    pub doubts: Vec<Doubt>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
    /// Today, to count from.
    pub today: NaiveDate,
    /// Where the posting came from.
    pub source: String,
    /// Saved for later.
    pub saved: bool,
    /// "Not for me, because ...": code and words.
    pub reasons: Vec<Choice>,
}

impl MatchCard {
    /// "You have 7 of the 9 skills asked for".
    pub fn words(&self) -> String {
        amount::have_of(self.bar.have, self.bar.asked(), self.numbers)
    }

    /// `Apply by 3 April 2026 (in 3 weeks)`.
    pub fn deadline_words(&self) -> String {
        self.deadline.map_or_else(
            || t!("No deadline given").to_owned(),
            |day| {
                t!(
                    "Apply by {day} ({when})",
                    day = when::day(day),
                    when = when::from_today(day, self.today)
                )
            },
        )
    }

    /// Saves the opening, or takes that back.
    pub fn save(&self) -> PostButton {
        let (what, label, icon) = if self.saved {
            ("unsave", t!("Saved"), Icon::Bookmarked)
        } else {
            ("save", t!("Save"), Icon::Bookmark)
        };
        PostButton::new(&format!("/jobs/{}/{what}", self.id), label)
            .about(&self.title)
            .icon(icon)
            .refresh("jobs")
    }
}

super::parts!(Part, MatchCard);

#[cfg(test)]
mod tests {
    use super::{MissingSkill, Time};
    use chrono::NaiveDate;

    #[test]
    fn long_hours_never_say_do_not_apply() {
        let day = NaiveDate::from_ymd_opt(2026, 4, 3).unwrap();
        let words = |hours, time| {
            MissingSkill {
                name: "SQL".into(),
                hours,
                time,
                required: true,
            }
            .words()
            .replace('\u{a0}', " ")
        };
        assert_eq!(
            words(Some(40), Time::Before(day)),
            "about 40 h; fits before the deadline of 3 April"
        );
        assert_eq!(
            words(Some(400), Time::After(day)),
            "about 400 h; longer than until 3 April, and you can still apply"
        );
        assert_eq!(words(Some(40), Time::NoDeadline), "about 40 h");
        assert_eq!(
            words(None, Time::Before(day)),
            "how long it takes to learn is not known"
        );
    }
}
