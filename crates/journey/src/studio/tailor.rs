//! Turning a résumé towards an opening: what it asks for comes first. Nothing is added, nothing reworded, nothing left out.

use std::collections::BTreeSet;

use model::{Job, Posting, Profile, SkillId};

/// What stands elsewhere than in the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These skills come first, since the opening asks for them.
    SkillsFirst(Vec<SkillId>),
    /// In this job, these lines come first, since they show what is asked for.
    LinesFirst {
        /// The job's title.
        job: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// The words at the top are for this opening.
    OwnWords,
    /// These entries are left out.
    LeftOut(Vec<String>),
}

/// Turns a profile towards an opening, and says what that changed.
pub fn tailor(profile: &mut Profile, posting: &Posting) -> Vec<Change> {
    let asked: BTreeSet<&SkillId> = posting
        .requirements
        .iter()
        .map(|requirement| &requirement.skill)
        .collect();
    let shows: Vec<String> = profile
        .skills
        .iter()
        .filter(|claim| asked.contains(&claim.skill.value))
        .filter_map(|claim| claim.skill.evidence())
        .map(str::to_owned)
        .collect();
    let mut changes: Vec<Change> = skills_first(profile, &asked).into_iter().collect();
    for fact in &mut profile.jobs {
        changes.extend(lines_first(&mut fact.value, &shows));
    }
    changes
}

fn skills_first(profile: &mut Profile, asked: &BTreeSet<&SkillId>) -> Option<Change> {
    let before: Vec<SkillId> = profile.skills.iter().map(|claim| claim.skill.value.clone()).collect();
    profile.skills.sort_by_key(|claim| !asked.contains(&claim.skill.value));
    let moved = profile.skills.iter().map(|claim| &claim.skill.value).ne(&before);
    let first = || before.into_iter().filter(|skill| asked.contains(skill)).collect();
    moved.then(|| Change::SkillsFirst(first()))
}

/// The points that hold words of evidence come first; the order within both stays. Sentences are left as they are: one may
/// lead to the next.
fn lines_first(job: &mut Job, shows: &[String]) -> Option<Change> {
    let lines: Vec<&str> = job.text.lines().filter(|line| !line.trim().is_empty()).collect();
    if !lines.iter().all(|line| line.trim_start().starts_with("- ")) {
        return None;
    }
    let tells = |line: &&str| {
        let words = line.trim_start_matches("- ").trim();
        shows
            .iter()
            .any(|shown| line.contains(shown.as_str()) || shown.contains(words))
    };
    let (first, rest): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| tells(line));
    let turned = [first.as_slice(), rest.as_slice()].concat();
    if turned == lines {
        return None;
    }
    let plain = |line: &&str| line.trim_start_matches("- ").trim().to_owned();
    let change = Change::LinesFirst {
        job: job.title.clone(),
        lines: first.iter().map(plain).collect(),
    };
    job.text = turned.join("\n");
    Some(change)
}
