//! The checker: everything wrong with the data that does not show while linking it.
//!
//! To add one more rule: a function from an entry to its problems, called in [`skill_problems`] or
//! [`occupation_problems`], and a case in `tests/taxonomy.rs`.

use std::collections::BTreeMap;

use super::{
    Fault, SkillKind,
    file::{Entries, OccupationEntry, SkillEntry},
};
use crate::text::name_key;

/// Most characters in a name, a task or a sentence about an occupation.
const LONGEST: usize = 200;
/// Most names, clues or links of one entry.
const MOST: usize = 200;
/// Learning takes from an hour to two and a half years full time.
const HOURS: std::ops::RangeInclusive<u16> = 1..=4000;

/// All faults of the entries as they stand, links aside.
pub(super) fn check(entries: &Entries) -> Vec<Fault> {
    let mut faults = Vec::new();
    for skill in &entries.skills {
        let problems = skill_problems(&skill.entry);
        faults.extend(
            problems
                .into_iter()
                .map(|problem| Fault::new(&skill.file, &skill.entry.id, problem)),
        );
    }
    for occupation in &entries.occupations {
        let problems = occupation_problems(&occupation.entry);
        faults.extend(
            problems
                .into_iter()
                .map(|problem| Fault::new(&occupation.file, &occupation.entry.id, problem)),
        );
    }
    let skills = entries.skills.iter().map(|skill| {
        let names = [&skill.entry.other, &skill.entry.cautious].into_iter().flatten();
        (
            skill.file.as_str(),
            skill.entry.id.as_str(),
            std::iter::once(&skill.entry.name).chain(names).collect(),
        )
    });
    faults.extend(clashes(skills));
    let occupations = entries.occupations.iter().map(|job| {
        (
            job.file.as_str(),
            job.entry.id.as_str(),
            std::iter::once(&job.entry.name).chain(&job.entry.other).collect(),
        )
    });
    faults.extend(clashes(occupations));
    faults
}

fn skill_problems(skill: &SkillEntry) -> Vec<String> {
    let mut problems = id_problem(&skill.id);
    problems.extend(text_problem("name", &skill.name));
    problems.extend(text_problem("basis", &skill.basis));
    for name in skill.other.iter().chain(&skill.cautious) {
        problems.extend(text_problem("name", name));
    }
    if !HOURS.contains(&skill.hours) {
        problems.push(format!(
            "hours {} are not from {} to {}",
            skill.hours,
            HOURS.start(),
            HOURS.end()
        ));
    }
    if skill.any_work && skill.kind != SkillKind::Transversal {
        problems.push("`any_work` is only for a transversal skill".to_owned());
    }
    for name in skill.cautious.iter().filter(|name| skill.other.contains(name)) {
        problems.push(format!("\"{name}\" stands in `cautious` and in `other`"));
    }
    for clue in skill
        .clues
        .iter()
        .filter(|clue| **clue != clue.to_lowercase() || clue.trim().is_empty())
    {
        problems.push(format!("clue \"{clue}\" is not in lower case"));
    }
    if [
        &skill.other,
        &skill.cautious,
        &skill.clues,
        &skill.broader,
        &skill.related,
        &skill.needs,
    ]
    .iter()
    .any(|l| l.len() > MOST)
    {
        problems.push(format!("a list of more than {MOST}"));
    }
    problems
}

fn occupation_problems(job: &OccupationEntry) -> Vec<String> {
    let mut problems = id_problem(&job.id);
    problems.extend(text_problem("name", &job.name));
    problems.extend(text_problem("about", &job.about));
    for name in &job.other {
        problems.extend(text_problem("name", name));
    }
    if job.isco.len() != 4 || !job.isco.bytes().all(|b| b.is_ascii_digit()) {
        problems.push(format!("isco \"{}\" is not four digits", job.isco));
    }
    if job.required.is_empty() {
        problems.push("no required skills".to_owned());
    }
    for (skill, weight) in job
        .required
        .iter()
        .chain(&job.useful)
        .filter(|(_, weight)| !(1..=3).contains(*weight))
    {
        problems.push(format!("weight {weight} of {skill} is not from 1 to 3"));
    }
    for skill in job.useful.keys().filter(|skill| job.required.contains_key(*skill)) {
        problems.push(format!("{skill} is both required and useful"));
    }
    if job.tasks.is_empty() {
        problems.push("no tasks".to_owned());
    }
    for task in &job.tasks {
        problems.extend(text_problem("task", &task.did));
        if task.shows.is_empty() {
            problems.push(format!("the task \"{}\" shows no skill", task.did));
        }
    }
    if job.other.len() > MOST || job.tasks.len() > MOST || job.required.len() + job.useful.len() > MOST {
        problems.push(format!("a list of more than {MOST}"));
    }
    problems
}

fn id_problem(id: &str) -> Vec<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let good = (1..=60).contains(&id.len()) && id.bytes().all(plain) && !id.starts_with('-') && !id.ends_with('-');
    if good {
        Vec::new()
    } else {
        vec![format!("the id \"{id}\" is not lower case letters, digits and hyphens")]
    }
}

fn text_problem(what: &str, text: &str) -> Option<String> {
    if text.trim() != text || text.is_empty() {
        return Some(format!("the {what} \"{text}\" is empty or has spaces around it"));
    }
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Some(format!(
            "a {what} is longer than {LONGEST} characters or has line breaks"
        ));
    }
    (what == "name" && name_key(text).is_empty()).then(|| format!("the name \"{text}\" holds no letter"))
}

/// Names that belong to two entries, compared as readers of text compare them: without case, plural and hyphens.
fn clashes<'e>(entries: impl Iterator<Item = (&'e str, &'e str, Vec<&'e String>)>) -> Vec<Fault> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (file, id, names) in entries {
        if let Some(first) = ids.insert(id, file) {
            faults.push(Fault::new(file, id, format!("the id stands in {first} too")));
            continue;
        }
        for name in names {
            let owner = *owners.entry(name_key(name)).or_insert(id);
            if owner != id {
                faults.push(Fault::new(
                    file,
                    id,
                    format!("the name \"{name}\" belongs to {owner} too"),
                ));
            }
        }
    }
    faults
}
