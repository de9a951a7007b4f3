//! Openings, and how one fits somebody.

use chrono::NaiveDate;
use matching::{Explanation, Match};
use model::Posting;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{code, codes};

/// What an opening pays, in hundredths of the currency's unit.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Pay {
    min: u64,
    max: u64,
    /// Three letters of ISO 4217.
    currency: String,
    /// For what it is paid: `hour`, `day`, `week`, `month` or `year`.
    per: String,
    /// False for an estimate of somebody else.
    stated: bool,
}

/// An opening in a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ListedOpening {
    id: Uuid,
    title: String,
    employer: Option<String>,
    /// Where, in words.
    place: Option<String>,
    /// Two letters of ISO 3166.
    country: Option<String>,
    /// `on-site`, `hybrid` or `remote`.
    site: Option<String>,
    /// Such as `full-time`.
    employment: Option<String>,
    pay: Option<Pay>,
    posted: Option<NaiveDate>,
    /// The last day to apply.
    deadline: Option<NaiveDate>,
    /// `open` or `closed`.
    status: String,
    /// How far it can be trusted, by our check: `clear`, or a warning.
    trust: String,
}

impl ListedOpening {
    pub(crate) fn new(journey: &journey::Journey, posting: &Posting) -> Self {
        let place = posting.place.as_ref();
        Self {
            id: posting.id.0,
            title: posting.title.clone(),
            employer: posting.employer.clone(),
            place: place.map(|place| place.text.clone()),
            country: place.and_then(|place| place.country.clone()),
            site: codes(posting.site.as_ref()),
            employment: codes(posting.employment.as_ref()),
            pay: posting.pay.as_ref().map(|pay| Pay {
                min: pay.min,
                max: pay.max,
                currency: pay.currency.to_string(),
                per: code(&pay.per),
                stated: pay.stated,
            }),
            posted: posting.posted,
            deadline: posting.deadline,
            status: code(&posting.status),
            trust: format!("{:?}", journey.level(posting.id)).to_lowercase(),
        }
    }
}

/// A skill an opening asks for.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AskedSkill {
    /// Its id in the taxonomy.
    skill: String,
    name: String,
    /// `required`, `preferred` or `unknown`.
    need: String,
}

/// One opening.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Opening {
    #[serde(flatten)]
    listed: ListedOpening,
    /// The text, plain.
    description: String,
    experience_months: Option<u16>,
    education: Option<String>,
    /// The id of the occupation its title stands for.
    occupation: Option<String>,
    skills: Vec<AskedSkill>,
    /// Where it was published.
    source: String,
    source_url: Option<String>,
    /// Whether one can apply for it here.
    takes_applications: bool,
    /// What whoever applies is asked; answered in this order.
    questions: Vec<String>,
}

impl Opening {
    pub(crate) fn new(journey: &journey::Journey, posting: &Posting, questions: Option<Vec<String>>) -> Self {
        let name = |id: &model::SkillId| journey.taxonomy().name_of_skill(id).unwrap_or_default().to_owned();
        let skills = posting.requirements.iter().map(|asked| AskedSkill {
            skill: asked.skill.to_string(),
            name: name(&asked.skill),
            need: code(&asked.need),
        });
        Self {
            skills: skills.collect(),
            listed: ListedOpening::new(journey, posting),
            description: posting.description.clone(),
            experience_months: posting.experience_months,
            education: codes(posting.education.as_ref()),
            occupation: posting.occupation.as_ref().map(ToString::to_string),
            source: posting.source.source.clone(),
            source_url: posting.source.url.clone(),
            takes_applications: questions.is_some(),
            questions: questions.unwrap_or_default(),
        }
    }
}

/// So many openings have a value.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Counted {
    pub(crate) value: String,
    pub(crate) count: usize,
}

/// What a search found.
#[derive(Serialize, JsonSchema)]
pub(crate) struct FoundOpenings {
    pub(crate) data: Vec<ListedOpening>,
    /// Where the list goes on; nothing at its end.
    pub(crate) next: Option<String>,
    /// All that was found.
    pub(crate) total: usize,
    /// What was perhaps meant.
    pub(crate) did_you_mean: Option<String>,
    /// Whether the place that was given is known.
    pub(crate) place_known: bool,
    /// By which values it can be narrowed: what each alone would find.
    pub(crate) facets: std::collections::BTreeMap<String, Vec<Counted>>,
}

/// A skill that is asked for and had.
#[derive(Serialize, JsonSchema)]
pub(crate) struct HeldSkill {
    skill: String,
    name: String,
    need: String,
    /// Their work usually takes it; they did not say so.
    likely: bool,
}

/// A skill that is asked for and missing.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MissingSkill {
    skill: String,
    name: String,
    need: String,
    /// Hours it takes to learn.
    hours: u32,
    /// Whether it is a licence.
    licence: bool,
}

/// One reason.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Reason {
    /// The part of the score it belongs to.
    part: String,
    words: String,
}

/// How an opening fits, and why.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Fit {
    opening: Uuid,
    /// 0 to 100.
    percent: Option<i32>,
    headline: String,
    held: Vec<HeldSkill>,
    missing: Vec<MissingSkill>,
    reasons: Vec<Reason>,
    /// What is not known, in words.
    unknown: Vec<String>,
}

impl Fit {
    pub(crate) fn new(opening: model::PostingId, found: Option<&Match>, why: &Explanation) -> Self {
        let held = why.held.iter().map(|held| HeldSkill {
            skill: held.skill.to_string(),
            name: held.name.clone(),
            need: code(&held.need),
            likely: held.likely,
        });
        let missing = why.missing.iter().map(|missing| MissingSkill {
            skill: missing.skill.to_string(),
            name: missing.name.clone(),
            need: code(&missing.need),
            hours: missing.hours,
            licence: missing.licence,
        });
        let reasons = why.parts.iter().map(|(part, words)| Reason {
            part: code(part),
            words: words.clone(),
        });
        Self {
            opening: opening.0,
            percent: found.map(Match::percent),
            headline: why.headline.clone(),
            held: held.collect(),
            missing: missing.collect(),
            reasons: reasons.collect(),
            unknown: why.unknown.iter().map(|one| one.words.clone()).collect(),
        }
    }
}
