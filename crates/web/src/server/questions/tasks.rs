//! Question two: tasks done, which show skills.

use journey::profile::Edit;
use model::{OccupationId, Origin, Profile};
use skills::{Occupation, Taxonomy};

use super::work::done;
use crate::{
    pages::questions::TaskGroup,
    server::fields::Fields,
    view::{Choice, Choices},
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
            .map(|(nr, task)| Choice::new(&nr.to_string(), &task.did).chosen(ticked(&task.did)));
        let name = format!("task:{}", occupation.id);
        TaskGroup {
            work: occupation.name.clone(),
            tasks: Choices::many(&name, &occupation.name, choices.collect()).id(&format!("tasks-{}", occupation.id)),
        }
    };
    asked_about(taxonomy, profile).into_iter().map(group).collect()
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
