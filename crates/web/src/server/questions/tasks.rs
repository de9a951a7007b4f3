//! Question two: tasks done, which show skills.

use journey::profile::Edit;
use model::{OccupationId, Origin, Profile};
use skills::{Occupation, Task, Taxonomy};

use super::work::done;
use crate::{
    pages::questions::TaskGroup,
    server::fields::Fields,
    view::{Choice, Choices, amount},
};

/// Work everybody may have done, for those who chose none.
const EVERYDAY: [&str; 4] = [
    "domestic-worker",
    "kitchen-assistant",
    "shop-assistant",
    "warehouse-worker",
];

/// The occupations whose tasks are asked: what was done, else what is wished, else everyday work.
pub(super) fn asked_about<'a>(taxonomy: &'a Taxonomy, profile: &Profile) -> Vec<&'a Occupation> {
    let known = |ids: Vec<OccupationId>| {
        ids.iter()
            .filter_map(|id| taxonomy.occupation_ix(id))
            .map(|ix| taxonomy.occupation(ix))
            .take(5)
            .collect::<Vec<_>>()
    };
    let mut ids = done(profile);
    ids.extend(
        profile
            .wishes
            .occupations
            .iter()
            .filter(|id| !done(profile).contains(id))
            .cloned(),
    );
    let chosen = known(ids);
    if chosen.is_empty() {
        known(EVERYDAY.iter().map(|id| OccupationId::from(*id)).collect())
    } else {
        chosen
    }
}

pub(super) fn task_groups(taxonomy: &Taxonomy, profile: &Profile) -> Vec<TaskGroup> {
    let ticked = |did: &str| {
        profile
            .skills
            .iter()
            .any(|claim| matches!(&claim.skill.origin, Origin::Task { task } if task == did))
    };
    let group = |occupation: &Occupation| {
        let choices = occupation
            .tasks
            .iter()
            .enumerate()
            .map(|(nr, task)| Choice::new(&nr.to_string(), &words(taxonomy, task)).chosen(ticked(&task.did)));
        let name = format!("task:{}", occupation.id);
        let work = taxonomy.name_of_occupation(&occupation.id).unwrap_or(&occupation.name);
        TaskGroup {
            work: work.to_owned(),
            tasks: Choices::many(&name, work, choices.collect()).id(&format!("tasks-{}", occupation.id)),
        }
    };
    asked_about(taxonomy, profile).into_iter().map(group).collect()
}

/// A task as it is asked about: the tasks stand in English alone, elsewhere the skills it shows stand for it.
fn words(taxonomy: &Taxonomy, task: &Task) -> String {
    match i18n::only_english(&task.did) {
        "" => {
            let shown: Vec<&str> = task.shows.iter().map(|ix| taxonomy.skill_name(*ix)).collect();
            amount::and(&shown)
        }
        did => did.to_owned(),
    }
}

/// What is ticked of each kind of work that was asked about.
pub(super) fn edits(taxonomy: &Taxonomy, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let ticked = |occupation: &Occupation| {
        fields
            .all(&format!("task:{}", occupation.id))
            .filter_map(|nr| nr.parse().ok())
            .collect()
    };
    asked_about(taxonomy, profile)
        .into_iter()
        .map(|occupation| Edit::Tasks(occupation.id.clone(), ticked(occupation)))
        .collect()
}
