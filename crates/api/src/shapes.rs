//! The shapes of bodies, as they are read and written; the document is made of the same types.

use chrono::{DateTime, NaiveDate, Utc};
use matching::{Explanation, Match};
use model::{Posting, Profile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A moment.
pub(crate) type Moment = DateTime<Utc>;

/// As it is written everywhere else.
pub(crate) fn code(value: &impl Serialize) -> String {
    let code = serde_json::to_value(value).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}

fn codes<T: Serialize>(value: Option<&T>) -> Option<String> {
    value.map(code)
}

/// Part of a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Page<T> {
    /// The entries, in the order of the list.
    pub(crate) data: Vec<T>,
    /// Where the list goes on; nothing at its end.
    pub(crate) next: Option<String>,
}

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

/// A skill somebody says they have.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ClaimedSkill {
    skill: String,
    name: String,
    level: Option<String>,
    /// Whether they looked at it and said that it is right.
    confirmed: bool,
}

/// A job somebody had.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Job {
    title: String,
    employer: Option<String>,
    /// As `2019` or `2019-03`.
    start: Option<String>,
    end: Option<String>,
    current: bool,
}

/// A course of study.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Study {
    what: String,
    at: Option<String>,
    level: Option<String>,
}

/// A language somebody speaks.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Language {
    language: String,
    level: Option<String>,
}

/// What somebody told of themself.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnProfile {
    /// Which state of it this is.
    revision: i64,
    name: Option<String>,
    headline: Option<String>,
    summary: Option<String>,
    place: Option<String>,
    skills: Vec<ClaimedSkill>,
    jobs: Vec<Job>,
    education: Vec<Study>,
    languages: Vec<Language>,
}

fn month(when: model::profile::YearMonth) -> String {
    match when.month {
        Some(month) => format!("{:04}-{month:02}", when.year),
        None => format!("{:04}", when.year),
    }
}

impl OwnProfile {
    pub(crate) fn new(journey: &journey::Journey, profile: &Profile, revision: i64) -> Self {
        let words = |fact: &Option<model::Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
        let skills = profile.skills.iter().map(|claim| ClaimedSkill {
            skill: claim.skill.value.to_string(),
            name: journey
                .taxonomy()
                .name_of_skill(&claim.skill.value)
                .unwrap_or_default()
                .to_owned(),
            level: codes(claim.level.as_ref()),
            confirmed: claim.skill.confirmed,
        });
        let jobs = profile.jobs.iter().map(|job| Job {
            title: job.value.title.clone(),
            employer: job.value.employer.clone(),
            start: job.value.start.map(month),
            end: job.value.end.map(month),
            current: job.value.current,
        });
        let education = profile.education.iter().map(|study| Study {
            what: study.value.what.clone(),
            at: study.value.at.clone(),
            level: codes(study.value.level.as_ref()),
        });
        let languages = profile.languages.iter().map(|one| Language {
            language: one.value.language.to_string(),
            level: codes(one.value.level.as_ref()),
        });
        Self {
            revision,
            name: words(&profile.name),
            headline: words(&profile.headline),
            summary: words(&profile.summary),
            place: profile.place.as_ref().map(|place| place.value.text.clone()),
            skills: skills.collect(),
            jobs: jobs.collect(),
            education: education.collect(),
            languages: languages.collect(),
        }
    }
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

/// How an application stands, for whoever sent it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnApplication {
    pub(crate) id: Uuid,
    pub(crate) opening: Uuid,
    pub(crate) title: String,
    pub(crate) employer: Option<String>,
    /// `sent`, `shortlisted`, `interview`, `hired`, `declined`, `withdrawn` or `unanswered`.
    pub(crate) stage: String,
    pub(crate) sent_at: Moment,
    /// The day by which the employer promised the next word.
    pub(crate) reply_by: NaiveDate,
    pub(crate) moved_at: Moment,
}

/// A step an application took.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Step {
    at: Moment,
    stage: String,
    /// Who took it: `seeker`, `team` or `clock`.
    party: String,
    reasons: Vec<String>,
    words: String,
}

impl Step {
    pub(crate) fn new(step: &store::hiring::application::Step) -> Self {
        Self {
            at: step.at,
            stage: step.stage.code().to_owned(),
            party: step.party.code().to_owned(),
            reasons: step.reasons.iter().map(|reason| reason.code().to_owned()).collect(),
            words: step.words.clone(),
        }
    }
}

/// One application with what was sent and said.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneOwnApplication {
    #[serde(flatten)]
    pub(crate) application: OwnApplication,
    pub(crate) note: String,
    pub(crate) answers: Vec<String>,
    pub(crate) steps: Vec<Step>,
}

/// What is sent to apply: the profile goes with it, as it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendApplication {
    /// For which opening.
    pub(crate) opening: Uuid,
    /// Words to the employer.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub(crate) note: String,
    /// The answers to the opening's questions, in their order.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub(crate) answers: Vec<String>,
}

/// The id of what was made.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Made {
    pub(crate) id: Uuid,
}

/// An opening of the employer.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DeskOpening {
    pub(crate) id: Uuid,
    pub(crate) title: String,
    /// `draft`, `open`, `paused` or `closed`.
    pub(crate) state: String,
    pub(crate) deadline: Option<NaiveDate>,
    /// Within so many days everybody is answered.
    pub(crate) reply_days: u16,
    pub(crate) positions: u16,
    /// So many people wait for a word.
    pub(crate) waiting: i64,
    /// The nearest day one of them was promised.
    pub(crate) answer_by: Option<NaiveDate>,
    pub(crate) made_at: Moment,
    pub(crate) changed_at: Moment,
}

/// An opening to write. It is a draft until it is published.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOpening {
    #[schemars(length(min = 1, max = 120))]
    pub(crate) title: String,
    #[schemars(length(min = 1, max = 20000))]
    pub(crate) description: String,
    /// Where, in words.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) place: Option<String>,
    /// The pay, in words.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub(crate) pay: Option<String>,
    /// The last day to apply.
    #[serde(default)]
    pub(crate) deadline: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(range(min = 1, max = 60))]
    pub(crate) reply_days: Option<u16>,
    #[serde(default)]
    #[schemars(range(min = 1, max = 999))]
    pub(crate) positions: Option<u16>,
    /// What whoever applies is asked.
    #[serde(default)]
    #[schemars(length(max = 5))]
    pub(crate) questions: Vec<String>,
}

/// Why an opening is closed: everybody who still waits is told so.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseOpening {
    pub(crate) reason: WhyNot,
    #[serde(default)]
    #[schemars(length(max = 1500))]
    pub(crate) words: String,
}

/// Why somebody is not taken, as they are told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum WhyNot {
    /// Skills that the opening needs are missing.
    Skills,
    /// More experience is needed.
    Experience,
    /// A licence, certificate or permit is missing.
    Licence,
    /// Others came closer.
    OthersCloser,
    /// The opening is filled.
    Filled,
    /// The opening is no longer there.
    Gone,
}

impl WhyNot {
    pub(crate) fn reason(self) -> Option<model::DeclineReason> {
        model::DeclineReason::from_code(&code(&self))
    }
}

/// What becomes of an application.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NextStage {
    /// The employer wants to know more.
    Shortlisted,
    /// They talk with each other.
    Interview,
    /// Hired.
    Hired,
    /// A no, with at least one reason.
    Declined,
}

/// An answer to somebody who applied.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerApplication {
    pub(crate) stage: NextStage,
    /// Why; needed for a no, and told to whoever applied.
    #[serde(default)]
    #[schemars(length(max = 6))]
    pub(crate) reasons: Vec<WhyNot>,
    /// Words to whoever applied.
    #[serde(default)]
    #[schemars(length(max = 1500))]
    pub(crate) words: String,
}

/// So many people were answered.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AnsweredPeople {
    pub(crate) answered: usize,
}

/// Somebody who applied, in the list of the team.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Applicant {
    pub(crate) id: Uuid,
    /// The name, or what stands in its place while it is hidden.
    pub(crate) called: String,
    pub(crate) stage: String,
    /// Points for what they can do of what is asked for: the order of the list.
    pub(crate) points: i64,
    /// Skills they have, of those asked for.
    pub(crate) skills_held: u32,
    pub(crate) skills_asked: u32,
    pub(crate) sent_at: Moment,
    pub(crate) reply_by: NaiveDate,
}

/// One application, as the team reads it.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OneApplicant {
    #[serde(flatten)]
    pub(crate) applicant: Applicant,
    pub(crate) opening: Uuid,
    /// Whether who they are is hidden until somebody of the team chooses otherwise, on the page.
    pub(crate) hidden: bool,
    pub(crate) note: String,
    /// What was asked, and what was answered.
    pub(crate) answers: Vec<QuestionAnswered>,
    pub(crate) profile: OwnProfile,
    /// Why they fit.
    pub(crate) fit: Fit,
    pub(crate) steps: Vec<Step>,
}

/// A question with its answer.
#[derive(Serialize, JsonSchema)]
pub(crate) struct QuestionAnswered {
    pub(crate) question: String,
    pub(crate) answer: String,
}

/// What programs can be told of.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
pub(crate) enum EventName {
    /// An application reached the employer.
    #[serde(rename = "application.received")]
    Received,
    /// The employer answered.
    #[serde(rename = "application.answered")]
    Answered,
    /// Whoever applied took it back.
    #[serde(rename = "application.withdrawn")]
    Withdrawn,
    /// An opening of the employer became public.
    #[serde(rename = "opening.published")]
    Published,
    /// It was closed.
    #[serde(rename = "opening.closed")]
    Closed,
}

/// A webhook to add.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewWebhook {
    /// Where it is reached: `https://`, on the internet.
    #[schemars(length(max = 1000))]
    pub(crate) url: String,
    #[schemars(length(min = 1, max = 5))]
    pub(crate) events: Vec<EventName>,
}

/// A webhook that was added.
#[derive(Serialize, JsonSchema)]
pub(crate) struct AddedWebhook {
    pub(crate) id: Uuid,
    /// With this each message is signed, as in Standard Webhooks. It is shown this once.
    pub(crate) secret: String,
}

/// A webhook.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Webhook {
    pub(crate) id: Uuid,
    pub(crate) url: String,
    pub(crate) events: Vec<String>,
    pub(crate) made_at: Moment,
    /// Since when nobody takes what is sent there.
    pub(crate) failing_since: Option<Moment>,
    /// When it was switched off for that.
    pub(crate) off_at: Option<Moment>,
}

/// What became of one message.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Delivery {
    pub(crate) id: Uuid,
    pub(crate) event: String,
    /// The application or opening it is about.
    pub(crate) subject: Uuid,
    pub(crate) made_at: Moment,
    /// `waiting`, `delivered`, `failed`, or `dropped` when there was nothing to tell any more.
    pub(crate) state: String,
    pub(crate) attempts: i64,
    pub(crate) tried_at: Option<Moment>,
    /// The status that was answered last.
    pub(crate) status: Option<u16>,
    pub(crate) reason: Option<String>,
}

/// What is sent to a webhook.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Message {
    /// What happened.
    pub(crate) r#type: String,
    /// When.
    pub(crate) timestamp: Moment,
    pub(crate) data: MessageData,
}

/// About what a message is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MessageData {
    pub(crate) opening: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) application: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<String>,
}
