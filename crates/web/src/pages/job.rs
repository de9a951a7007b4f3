//! One opening, public: what it is, what it pays, what it asks for, and how the viewer stands to that.

use askama::Template;
use chrono::NaiveDate;

use super::Shell;
use crate::{
    svg::{Icon, MatchBar, PayRange},
    view::{Choice, Employer, Evidence, Form, MissingSkill, Outside, Part, PostButton, Prose, Warning, amount, when},
};

/// How the viewer stands to something asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The viewer is not known.
    Unknown,
    /// They have it.
    Have,
    /// They have something close: its name.
    Near(String),
    /// Not shown yet.
    Missing,
}

/// Something the opening asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The skill's name.
    pub name: String,
    /// Whether it is a must; `None` when the posting names it without saying.
    pub required: Option<bool>,
    /// How the viewer stands to it.
    pub standing: Standing,
    /// What it takes to learn, for what is missing.
    pub missing: Option<MissingSkill>,
    /// The words behind it: the posting's, and the viewer's where there are any.
    pub evidence: Vec<Evidence>,
}

impl Asked {
    /// "Must", "A plus", or nothing.
    pub fn need_words(&self) -> Option<&'static str> {
        self.required
            .map(|required| if required { t!("a must") } else { t!("a plus") })
    }
}

/// Another source that brings the same opening.
#[derive(Debug, Clone)]
pub struct Also {
    /// Its name.
    pub source: String,
    /// The opening's address there.
    pub address: Option<Outside>,
}

/// How the viewer fits, when they are known.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Skills asked for and had.
    pub bar: MatchBar,
    /// The parts of the score.
    pub parts: Vec<Part>,
    /// Where the weights of the parts come from, in a sentence.
    pub weights: String,
    /// Whether numbers are shown.
    pub numbers: bool,
    /// Saved for later.
    pub saved: bool,
    /// "Not for me, because ...": code and words.
    pub reasons: Vec<Choice>,
}

impl Fit {
    /// "You have 7 of the 9 skills asked for".
    pub fn words(&self) -> String {
        amount::have_of(self.bar.have, self.bar.asked(), self.numbers)
    }
}

/// A short fact about the opening.
#[derive(Debug, Clone)]
pub struct JobFact {
    /// Its icon.
    pub icon: Icon,
    /// What it is: "Pay".
    pub name: &'static str,
    /// Its value; unknown is said, not left out.
    pub value: String,
    /// More about it.
    pub note: Option<String>,
}

/// Pay against what is usual.
#[derive(Debug, Clone)]
pub struct UsualPay {
    /// The drawing.
    pub range: PayRange,
    /// What it shows, in words.
    pub words: String,
    /// What "usual" rests on: "24 openings for ward nurses in Pune this year".
    pub basis: String,
}

/// One opening.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/job.html")]
pub struct JobPage {
    /// What stands around it.
    pub shell: Shell,
    /// The posting's id.
    pub id: String,
    /// The title as published.
    pub title: String,
    /// The employer.
    pub employer: Employer,
    /// Where, in words.
    pub place: Option<String>,
    /// What speaks against it, or that somebody looked.
    pub warning: Option<Warning>,
    /// To say that it is a fake, or that the warning is mistaken.
    pub report: Form,
    /// Where staff look at it; for staff only.
    pub look: Option<String>,
    /// Short facts.
    pub facts: Vec<JobFact>,
    /// Pay against usual, when enough is known.
    pub usual: Option<UsualPay>,
    /// The full text with what is asked for marked.
    pub text: Prose,
    /// What it asks for.
    pub asked: Vec<Asked>,
    /// How the viewer fits; nothing for visitors.
    pub fit: Option<Fit>,
    /// What is promised to whoever applies here: in words; nothing where one applies outside.
    pub here: Option<String>,
    /// Hides them from the employer; nothing where they hide already, or nobody is named.
    pub hide: Option<PostButton>,
    /// Where the viewer's application to it stands, when they sent one.
    pub applied: Option<String>,
    /// Where to apply, outside.
    pub apply: Option<Outside>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
    /// Closed since, when it is closed.
    pub closed: Option<NaiveDate>,
    /// Where the posting came from.
    pub source: String,
    /// Other sources that bring the same opening.
    pub also: Vec<Also>,
    /// The opening for search engines, as `view::json_ld` makes it.
    pub json_ld: Option<String>,
}

impl JobPage {
    /// `Apply by 3 April 2026`.
    pub fn deadline_words(&self) -> String {
        self.deadline.map_or_else(
            || t!("No deadline given").to_owned(),
            |day| t!("Apply by {day}", day = when::day(day)),
        )
    }

    /// Whether it is most likely a fake: then nothing leads to it with weight.
    pub fn is_danger(&self) -> bool {
        self.warning.as_ref().is_some_and(|warning| warning.danger)
    }

    /// `in 3 weeks`.
    pub fn deadline_from_today(&self) -> Option<String> {
        self.deadline.map(|day| when::from_today(day, self.today))
    }

    /// The day it closed, in words.
    pub fn closed_words(&self) -> Option<String> {
        self.closed.map(when::day)
    }

    /// Saves it, or takes that back.
    pub fn save(&self, fit: &Fit) -> PostButton {
        let (what, label, icon) = if fit.saved {
            ("unsave", t!("Saved"), Icon::Bookmarked)
        } else {
            ("save", t!("Save for later"), Icon::Bookmark)
        };
        PostButton::new(&format!("/jobs/{}/{what}", self.id), label)
            .about(&self.title)
            .icon(icon)
            .value("back", &self.shell.path)
    }
}

/// An opening that is not here, or no longer.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/gone.html")]
pub struct GonePage {
    /// What stands around it.
    pub shell: Shell,
    /// Its title, when it was here once.
    pub title: Option<String>,
    /// Openings like it: title and address.
    pub similar: Vec<(String, String)>,
}
