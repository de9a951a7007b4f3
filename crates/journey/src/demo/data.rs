//! The files of the demo world (`data/demo`), as they stand.

use std::{collections::BTreeMap, sync::LazyLock};

use include_dir::{Dir, include_dir};
use model::{Draft, Question, posting::Employment};
use serde::Deserialize;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/demo");

/// An invented employer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoEmployer {
    /// Its key in the demo data, and its address here.
    pub id: String,
    /// Name.
    pub name: String,
    /// Fields it works in.
    pub sector: Vec<String>,
    /// Two honest sentences.
    pub about: String,
    /// Its own page (never a real one).
    pub site: String,
    /// What is proven of it, if anything is.
    #[serde(default)]
    pub proof: Option<String>,
    /// People who work there.
    pub size: u32,
    /// Towns, as in `data/places`.
    pub places: Vec<String>,
    /// Occupations it hires more than others do: most openings for them are its own.
    #[serde(default)]
    pub hires: Vec<String>,
}

/// An invented person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoPerson {
    /// Their key in the demo data.
    pub id: String,
    /// seeker, recruiter, mentor or staff.
    pub role: String,
    /// Name.
    pub name: String,
    /// Mail address, if any.
    pub email: Option<String>,
    /// Telephone, if any.
    pub phone: Option<String>,
    /// Town.
    pub place: String,
    /// For recruiters: whom they hire for.
    pub employer: Option<String>,
    /// How they heard of the place.
    pub source: String,
    /// One sentence.
    pub about: String,
    /// For seekers: their résumé as text; empty when they have none.
    #[serde(default)]
    pub resume: String,
}

/// What a kind of opening looks like; the generator makes several openings out of each.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DemoRole {
    /// The occupation in the taxonomy.
    pub occupation: String,
    /// How many openings there are of it for one of a rare role: most people work in few occupations.
    #[serde(default = "once")]
    pub often: u8,
    /// Titles as in real adverts.
    pub titles: Vec<String>,
    /// The field, matched with the employers'.
    pub sector: String,
    /// Opening sentences; `{employer}`, `{place}` and `{title}` are filled in.
    pub intro: Vec<String>,
    /// What one does there.
    pub duties: Vec<String>,
    /// What must be there.
    pub must: Vec<String>,
    /// What is a plus.
    pub nice: Vec<String>,
    /// What the employer gives.
    pub offer: Vec<String>,
    /// Kinds of employment that are usual.
    pub employment: Vec<String>,
    /// Usual experience, in months.
    pub experience_months: u16,
    /// Places of work that are usual.
    pub remote: Vec<String>,
    /// Low, high and per what, by country.
    pub pay: BTreeMap<String, (f64, f64, String)>,
}

fn once() -> u8 {
    1
}

/// A notice as a careless board would bring it: most of these are fakes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoNotice {
    /// Its key in the demo data.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who says they are the employer.
    pub employer: String,
    /// Where, as written.
    pub place: String,
    /// Pay, as written.
    #[serde(default)]
    pub pay: Option<String>,
    /// Its words.
    pub text: String,
}

/// An opening that an invented recruiter writes here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoOpening {
    /// The recruiter's key.
    pub recruiter: String,
    /// Its title.
    pub title: String,
    /// Where, in words.
    pub place: String,
    /// Pay, in words.
    pub pay: String,
    /// The kind of employment, by its code.
    pub employment: Employment,
    /// How many people are looked for.
    pub positions: u16,
    /// Everybody is answered within so many days.
    pub reply_days: u16,
    /// What whoever applies is asked.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Its words.
    pub text: String,
    /// Who applied.
    #[serde(default)]
    pub applicant: Vec<DemoApplicant>,
}

impl DemoOpening {
    /// As its recruiter writes it; the rest stays as it was begun.
    pub(super) fn draft(&self, begun: Draft) -> Draft {
        let question = |words: &String| Question {
            words: words.clone(),
            needs: None,
        };
        Draft {
            place: self.place.clone(),
            pay: self.pay.clone(),
            employment: Some(self.employment),
            positions: self.positions,
            reply_days: self.reply_days,
            questions: self.questions.iter().map(question).collect(),
            ..begun
        }
    }
}

/// Somebody who applied for an opening of the demo world.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoApplicant {
    /// Their key.
    pub person: String,
    /// Their words to the employer.
    pub note: String,
    /// Their answers, one for each question.
    pub answers: Vec<String>,
}

#[derive(Deserialize)]
struct Hiring {
    opening: Vec<DemoOpening>,
}

#[derive(Deserialize)]
struct Notices {
    notice: Vec<DemoNotice>,
}

#[derive(Deserialize)]
struct Employers {
    employer: Vec<DemoEmployer>,
}

#[derive(Deserialize)]
struct People {
    person: Vec<DemoPerson>,
}

#[derive(Deserialize)]
struct Roles {
    role: Vec<DemoRole>,
}

/// All of it.
#[derive(Debug)]
pub struct DemoData {
    /// Employers, in the file's order.
    pub employers: Vec<DemoEmployer>,
    /// People, in the file's order.
    pub people: Vec<DemoPerson>,
    /// Roles, by file name, then in the file's order.
    pub roles: Vec<DemoRole>,
    /// Notices that are to be doubted, in the file's order.
    pub notices: Vec<DemoNotice>,
    /// Openings that recruiters write here, in the file's order.
    pub openings: Vec<DemoOpening>,
}

impl DemoData {
    /// The data built into the program, read once. A fault in them is caught by the tests, and shows as an empty world.
    pub fn built_in() -> &'static Self {
        static DATA: LazyLock<DemoData> = LazyLock::new(|| {
            DemoData::read().unwrap_or_else(|_| DemoData {
                employers: Vec::new(),
                people: Vec::new(),
                roles: Vec::new(),
                notices: Vec::new(),
                openings: Vec::new(),
            })
        });
        &DATA
    }

    /// The roles in turns: each as often as it says, what is frequent spread over all turns.
    pub fn turns(&self) -> Vec<&DemoRole> {
        let most = self.roles.iter().map(|role| role.often).max().unwrap_or(0);
        (0..most)
            .flat_map(|turn| self.roles.iter().filter(move |role| role.often > turn))
            .collect()
    }

    /// Reads the files; the error names the file and the fault.
    pub fn read() -> Result<Self, String> {
        let mut roles = Vec::new();
        let mut files: Vec<_> = FILES
            .get_dir("roles")
            .map(|dir| dir.files().collect())
            .unwrap_or_default();
        files.sort_by_key(|file| file.path());
        for file in files
            .iter()
            .filter(|file| file.path().extension().is_some_and(|end| end == "toml"))
        {
            let name = file.path().display().to_string();
            roles.extend(parse::<Roles>(&name)?.role);
        }
        Ok(Self {
            employers: parse::<Employers>("employers.toml")?.employer,
            people: parse::<People>("people.toml")?.person,
            roles,
            notices: parse::<Notices>("notices.toml")?.notice,
            openings: parse::<Hiring>("hiring.toml")?.opening,
        })
    }
}

fn parse<T: for<'de> Deserialize<'de>>(name: &str) -> Result<T, String> {
    let text = FILES
        .get_file(name)
        .and_then(|file| file.contents_utf8())
        .ok_or_else(|| format!("{name}: missing"))?;
    toml::from_str(text).map_err(|error| format!("{name}: {error}"))
}
