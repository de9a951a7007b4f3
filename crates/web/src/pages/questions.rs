//! For those without a résumé: five questions, one at a time, each of which may be skipped.
//!
//! To add one more: a struct here with its template extending `pages/question.html`, a step in [`Step`].

use askama::Template;
use model::profile::Travel;

use super::Shell;
use crate::view::{Choice, Choices, Field, Mistakes, Select};

/// The questions in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Work done or wished for.
    Work,
    /// Tasks done.
    Tasks,
    /// Licences and languages.
    Papers,
    /// Where, and how far.
    Place,
    /// Pay, kind of work.
    Wishes,
}

impl Step {
    /// All of them in order.
    pub const ALL: [Self; 5] = [Self::Work, Self::Tasks, Self::Papers, Self::Place, Self::Wishes];

    /// Its name in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Tasks => "tasks",
            Self::Papers => "papers",
            Self::Place => "place",
            Self::Wishes => "wishes",
        }
    }

    /// The step with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(1, |at| at + 1)
    }

    /// Where it is shown and sent to.
    pub fn address(self) -> String {
        format!("/start/questions/{}", self.code())
    }

    /// Where "Back" leads.
    pub fn back(self) -> String {
        match self.number().checked_sub(2).and_then(|at| Self::ALL.get(at)) {
            Some(step) => step.address(),
            None => "/".to_owned(),
        }
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }
}

/// A kind of work one can have done, or would like.
#[derive(Debug, Clone)]
pub struct WorkChoice {
    /// The occupation's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "I have done this" is ticked.
    pub done: bool,
    /// "I would like this" is ticked.
    pub wished: bool,
}

/// Occupations of one field.
#[derive(Debug, Clone)]
pub struct WorkField {
    /// The field's code, for ids on the page.
    pub code: String,
    /// "Care and health".
    pub name: String,
    /// How many occupations it has.
    pub count: usize,
    /// Its occupations, when it stands open.
    pub choices: Vec<WorkChoice>,
    /// Whether it stands open.
    pub open: bool,
}

/// Words that may mean several kinds of work.
#[derive(Debug, Clone)]
pub struct Unclear {
    /// What was typed.
    pub typed: String,
    /// What it may mean.
    pub options: Vec<WorkChoice>,
}

/// Question one: what work they have done or would like.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/question_work.html")]
pub struct WorkPage {
    /// What stands around it.
    pub shell: Shell,
    /// The field to type in.
    pub search: Field,
    /// Typed words that need a choice.
    pub unclear: Option<Unclear>,
    /// What is chosen so far.
    pub chosen: Vec<WorkChoice>,
    /// All occupations by field, without those chosen.
    pub fields: Vec<WorkField>,
    /// What is wrong.
    pub mistakes: Mistakes,
}

/// Tasks of one occupation.
#[derive(Debug, Clone)]
pub struct TaskGroup {
    /// The occupation.
    pub work: String,
    /// Its tasks as boxes to tick.
    pub tasks: Choices,
}

/// Question two: tasks they have done.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/question_tasks.html")]
pub struct TasksPage {
    /// What stands around it.
    pub shell: Shell,
    /// Tasks of the occupations chosen before; everyday ones when none was.
    pub groups: Vec<TaskGroup>,
    /// What is wrong.
    pub mistakes: Mistakes,
}

/// A language and how well.
#[derive(Debug, Clone)]
pub struct LanguageLine {
    /// Which language.
    pub language: Field,
    /// How well.
    pub level: Select,
}

/// Question three: licences and languages.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/question_papers.html")]
pub struct PapersPage {
    /// What stands around it.
    pub shell: Shell,
    /// Licences usual in the chosen work.
    pub licences: Choices,
    /// Any other.
    pub other: Field,
    /// Languages, with an empty line at the end.
    pub languages: Vec<LanguageLine>,
    /// What is wrong.
    pub mistakes: Mistakes,
}

/// Question four: where they live and how far they would travel.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/question_place.html")]
pub struct PlacePage {
    /// What stands around it.
    pub shell: Shell,
    /// The town.
    pub place: Field,
    /// Towns of that name, when there are several.
    pub which: Option<Choices>,
    /// How far.
    pub distance: Choices,
    /// At the workplace, partly at home, from home.
    pub sites: Choices,
    /// What is wrong.
    pub mistakes: Mistakes,
}

/// Question five: what matters.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/question_wishes.html")]
pub struct WishesPage {
    /// What stands around it.
    pub shell: Shell,
    /// The least they need.
    pub pay: Field,
    /// In which currency.
    pub currency: Select,
    /// For which time.
    pub per: Select,
    /// Full time, part time and so on.
    pub kinds: Choices,
    /// What is wrong.
    pub mistakes: Mistakes,
}

macro_rules! steps {
    ($($page:ty = $step:ident,)*) => {$(
        impl $page {
            /// Which question this is.
            pub fn step(&self) -> Step {
                Step::$step
            }
        }
    )*};
}

steps! {
    WorkPage = Work,
    TasksPage = Tasks,
    PapersPage = Papers,
    PlacePage = Place,
    WishesPage = Wishes,
}

/// How far one would go, as choices: the usual distances, then moving.
pub fn distances(chosen: Option<Travel>) -> Vec<Choice> {
    let near = [5, 10, 25, 50, 100].map(|km| (Travel::Km(km), format!("{km}\u{a0}km")));
    let moving = [
        (Travel::Country, t!("I would move within the country").to_owned()),
        (Travel::Abroad, t!("I would move abroad").to_owned()),
    ];
    near.into_iter()
        .chain(moving)
        .map(|(travel, label)| Choice::new(&travel_code(travel), &label).chosen(Some(travel) == chosen))
        .collect()
}

/// How a form says how far: `25`, `country`, `abroad`.
pub fn travel_code(travel: Travel) -> String {
    match travel {
        Travel::Km(km) => km.to_string(),
        Travel::Country => "country".to_owned(),
        Travel::Abroad => "abroad".to_owned(),
    }
}

/// What a form said; nothing when it said nothing that can be meant.
pub fn travel_from(code: &str) -> Option<Travel> {
    match code {
        "country" => Some(Travel::Country),
        "abroad" => Some(Travel::Abroad),
        km => km.parse().ok().filter(|km| (1..=1000).contains(km)).map(Travel::Km),
    }
}

#[cfg(test)]
mod tests {
    use model::profile::Travel;

    use super::{Step, travel_code, travel_from};

    #[test]
    fn how_far_is_said_and_understood_alike() {
        for travel in [Travel::Km(25), Travel::Country, Travel::Abroad] {
            assert_eq!(travel_from(&travel_code(travel)), Some(travel));
        }
        assert_eq!(travel_from(""), None);
        assert_eq!(travel_from("0"), None);
        assert_eq!(travel_from("everywhere"), None);
    }

    #[test]
    fn the_steps_lead_there_and_back() {
        assert_eq!(Step::Work.back(), "/");
        for step in Step::ALL {
            assert_eq!(Step::from_code(step.code()), Some(step));
            if let Some(next) = step.next() {
                assert_eq!(next.back(), step.address());
            }
        }
        assert_eq!(Step::Wishes.next(), None);
    }
}
