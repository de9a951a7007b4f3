//! A version of the résumé for one opening: what the person chose for it, and how it stands to the profile.
//!
//! What was kept stays as it was, whatever becomes of the profile: it may be what an employer has. [`since`] says how the
//! profile went on.

use std::collections::BTreeMap;

use model::{Fact, Instant, Job, Profile, SkillId, Study};
use serde::Serialize;
use skills::Taxonomy;
use store::resume_version::Choices;

use super::Change;

/// Something in the profile that a version can leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name in [`Choices::left_out`]: stays the same while what it stands for does.
    pub key: String,
    /// As the person reads it.
    pub words: String,
    /// Whether it is left out.
    pub left_out: bool,
}

/// How the profile went on since a version was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// The profile has these, the version does not.
    More(Vec<String>),
    /// The version has these, the profile no longer does.
    Less(Vec<String>),
    /// Both have these, in other words.
    Other(Vec<String>),
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When.
    pub at: Instant,
    /// How the profile went on since; nothing when it is as it was.
    pub since: Vec<Since>,
}

/// What can be left out of a profile, in its order.
pub(super) fn entries(taxonomy: &Taxonomy, profile: &Profile, choices: &Choices) -> Vec<Entry> {
    let entry = |key: String, words: &str| Entry {
        left_out: choices.left_out.contains(&key),
        words: words.to_owned(),
        key,
    };
    let jobs = profile
        .jobs
        .iter()
        .map(|job| entry(of_job(&job.value), &job.value.title));
    let studies = profile.education.iter();
    let studies = studies.map(|study| entry(of_study(&study.value), &study.value.what));
    let skills = profile.skills.iter().map(|claim| &claim.skill.value);
    let skills = skills.filter_map(|id| Some(entry(of_skill(id), taxonomy.name_of_skill(id)?)));
    let languages = profile.languages.iter().map(|fact| &fact.value.language);
    let languages = languages.filter_map(|id| Some(entry(of_language(id), taxonomy.name_of_skill(id)?)));
    jobs.chain(studies).chain(skills).chain(languages).collect()
}

fn of_skill(id: &SkillId) -> String {
    format!("skill:{id}")
}

fn of_language(id: &SkillId) -> String {
    format!("language:{id}")
}

fn of_job(job: &Job) -> String {
    let since = job.start.map(|start| start.year.to_string()).unwrap_or_default();
    format!(
        "job:{}|{}|{since}",
        job.title,
        job.employer.as_deref().unwrap_or_default()
    )
}

fn of_study(study: &Study) -> String {
    format!("study:{}|{}", study.what, study.at.as_deref().unwrap_or_default())
}

/// The words at the top; empty where there are none.
pub(super) fn summary(profile: &Profile) -> &str {
    profile.summary.as_ref().map_or("", |summary| &summary.value)
}

/// Carries out what was chosen, and says what that changed.
pub(super) fn choose(taxonomy: &Taxonomy, profile: &mut Profile, choices: &Choices) -> Vec<Change> {
    let mut changes = Vec::new();
    if let Some(words) = choices.summary.as_ref().filter(|words| **words != summary(profile)) {
        profile.summary = (!words.is_empty()).then(|| Fact::entered(words.clone()));
        changes.push(Change::OwnWords);
    }
    let out: Vec<Entry> = entries(taxonomy, profile, choices)
        .into_iter()
        .filter(|entry| entry.left_out)
        .collect();
    if out.is_empty() {
        return changes;
    }
    let stays = |key: String| !out.iter().any(|entry| entry.key == key);
    profile.jobs.retain(|job| stays(of_job(&job.value)));
    profile.education.retain(|study| stays(of_study(&study.value)));
    profile.skills.retain(|claim| stays(of_skill(&claim.skill.value)));
    profile
        .languages
        .retain(|fact| stays(of_language(&fact.value.language)));
    changes.push(Change::LeftOut(out.into_iter().map(|entry| entry.words).collect()));
    changes
}

/// How a version differs from what would be made of the profile now. Order does not count: it follows from the opening.
pub(super) fn since(taxonomy: &Taxonomy, kept: &Profile, now: &Profile) -> Vec<Since> {
    let (kept, now) = (contents(taxonomy, kept), contents(taxonomy, now));
    let missing_in = |those: &Contents, these: &Contents| -> Vec<String> {
        let missing = these.iter().filter(|(key, _)| !those.contains_key(*key));
        missing.map(|(_, (words, _))| words.clone()).collect()
    };
    let other = now
        .iter()
        .filter(|(key, (_, content))| kept.get(*key).is_some_and(|(_, before)| before != content));
    let all = [
        Since::More(missing_in(&kept, &now)),
        Since::Less(missing_in(&now, &kept)),
        Since::Other(other.map(|(_, (words, _))| words.clone()).collect()),
    ];
    let says_something = |since: &Since| match since {
        Since::More(list) | Since::Less(list) | Since::Other(list) => !list.is_empty(),
    };
    all.into_iter().filter(says_something).collect()
}

/// What is on a résumé: for each key its words and all that it says.
type Contents = BTreeMap<String, (String, String)>;

fn contents(taxonomy: &Taxonomy, profile: &Profile) -> Contents {
    let mut contents: Contents = BTreeMap::new();
    let mut add = |key: String, words: &str, said: &dyn Fn() -> String| {
        contents.insert(key, (words.to_owned(), said()));
    };
    let text = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone());
    let reached = (
        text(&profile.name),
        text(&profile.email),
        text(&profile.phone),
        text(&profile.headline),
    );
    let place = profile.place.as_ref().map(|place| &place.value.text);
    add("about".to_owned(), t!("name and contact"), &|| {
        written(&(&reached, place))
    });
    if let Some(summary) = &profile.summary {
        add("summary".to_owned(), t!("the words at the top"), &|| {
            summary.value.clone()
        });
    }
    for job in &profile.jobs {
        add(of_job(&job.value), &job.value.title, &|| {
            written(&lines_sorted(&job.value))
        });
    }
    for study in &profile.education {
        add(of_study(&study.value), &study.value.what, &|| written(&study.value));
    }
    for claim in &profile.skills {
        let id = &claim.skill.value;
        add(of_skill(id), taxonomy.name_of_skill(id).unwrap_or(&id.0), &String::new);
    }
    for fact in &profile.languages {
        let id = &fact.value.language;
        add(of_language(id), taxonomy.name_of_skill(id).unwrap_or(&id.0), &|| {
            written(&fact.value.level)
        });
    }
    contents
}

/// A job with its lines in order of their letters: in which order they stand follows from the opening.
fn lines_sorted(job: &Job) -> Job {
    let mut lines: Vec<&str> = job.text.lines().collect();
    lines.sort_unstable();
    Job {
        text: lines.join("\n"),
        ..job.clone()
    }
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
