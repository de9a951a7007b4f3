//! From ids to positions: the links of the entries, checked and turned both ways.

use std::collections::{BTreeMap, BTreeSet};

use model::{OccupationId, SkillId};

use super::{
    Fault, Occupation, OccupationIx, Skill, SkillIx, Task,
    circle::circles,
    file::{Entries, In, OccupationEntry, SkillEntry},
};

/// Links what can be linked; faults for the rest.
pub(super) fn link(entries: Entries) -> (Vec<Skill>, Vec<Occupation>, Vec<Fault>) {
    let mut faults = Vec::new();
    let skills = distinct(
        entries.skills,
        |skill: &SkillEntry| skill.id.clone(),
        "skills",
        &mut faults,
    );
    let occupations = distinct(
        entries.occupations,
        |job: &OccupationEntry| job.id.clone(),
        "occupations",
        &mut faults,
    );
    let mut linker = Linker {
        skills: positions(skills.iter().map(|skill| skill.entry.id.as_str())),
        occupations: positions(occupations.iter().map(|job| job.entry.id.as_str())),
        faults,
    };
    let mut linked_skills: Vec<Skill> = skills.iter().map(|skill| linker.skill(skill)).collect();
    turn(&mut linked_skills);
    linker.circles(&skills, &linked_skills);
    let mut linked_occupations: Vec<Occupation> = occupations.iter().map(|job| linker.occupation(job)).collect();
    turn_near(&mut linked_occupations);
    (linked_skills, linked_occupations, linker.faults)
}

/// The first entry of each id (the checker reports the others), as many as positions can count.
fn distinct<T>(mut list: Vec<In<T>>, id: impl Fn(&T) -> String, what: &str, faults: &mut Vec<Fault>) -> Vec<In<T>> {
    list.dedup_by_key(|item| id(&item.entry));
    if let Some(first) = list.get(usize::from(u16::MAX)) {
        faults.push(Fault::new(
            &first.file,
            &id(&first.entry),
            format!("more than {} {what}", u16::MAX),
        ));
        list.truncate(usize::from(u16::MAX));
    }
    list
}

fn positions<'e>(ids: impl Iterator<Item = &'e str>) -> BTreeMap<String, u16> {
    (0..=u16::MAX).zip(ids).map(|(ix, id)| (id.to_owned(), ix)).collect()
}

/// One kind of link of a skill.
type Links = fn(&Skill) -> &Vec<SkillIx>;

struct Linker {
    skills: BTreeMap<String, u16>,
    occupations: BTreeMap<String, u16>,
    faults: Vec<Fault>,
}

impl Linker {
    fn skill(&mut self, item: &In<SkillEntry>) -> Skill {
        let entry = &item.entry;
        let mut links = |what: &str, ids: &[String]| self.skill_links(&item.file, &entry.id, what, ids);
        Skill {
            broader: links("broader", &entry.broader),
            related: links("related", &entry.related),
            needs: links("needs", &entry.needs),
            narrower: Vec::new(),
            id: SkillId(entry.id.clone()),
            name: entry.name.clone(),
            kind: entry.kind,
            other: entry.other.clone(),
            cautious: entry.cautious.clone(),
            clues: entry.clues.clone(),
            hours: entry.hours,
            basis: entry.basis.clone(),
            any_work: entry.any_work,
        }
    }

    fn occupation(&mut self, item: &In<OccupationEntry>) -> Occupation {
        let (entry, file) = (&item.entry, item.file.as_str());
        let tasks = entry.tasks.iter().map(|task| Task {
            did: task.did.clone(),
            shows: self.skill_links(file, &entry.id, "shows", &task.shows),
        });
        Occupation {
            tasks: tasks.collect(),
            required: self.weights(file, &entry.id, "required", &entry.required),
            useful: self.weights(file, &entry.id, "useful", &entry.useful),
            near: self.near(file, entry),
            id: OccupationId(entry.id.clone()),
            name: entry.name.clone(),
            isco: entry.isco.clone(),
            other: entry.other.clone(),
            about: entry.about.clone(),
        }
    }

    fn skill_links(&mut self, file: &str, entry: &str, what: &str, ids: &[String]) -> Vec<SkillIx> {
        let mut links = BTreeSet::new();
        for id in ids {
            match self.skills.get(id) {
                Some(_) if id == entry && what != "shows" => {
                    self.faults
                        .push(Fault::new(file, entry, format!("{what} names the entry itself")));
                }
                Some(ix) => _ = links.insert(SkillIx(*ix)),
                None => self.faults.push(Fault::new(
                    file,
                    entry,
                    format!("{what} names \"{id}\", which is no skill"),
                )),
            }
        }
        links.into_iter().collect()
    }

    fn weights(&mut self, file: &str, entry: &str, what: &str, weights: &BTreeMap<String, u8>) -> Vec<(SkillIx, u8)> {
        let mut list = Vec::new();
        for (id, weight) in weights {
            match self.skills.get(id) {
                Some(ix) => list.push((SkillIx(*ix), *weight)),
                None => self.faults.push(Fault::new(
                    file,
                    entry,
                    format!("{what} names \"{id}\", which is no skill"),
                )),
            }
        }
        list.sort_unstable();
        list
    }

    fn near(&mut self, file: &str, entry: &OccupationEntry) -> Vec<OccupationIx> {
        let mut links = BTreeSet::new();
        for id in &entry.near {
            let problem = match self.occupations.get(id) {
                Some(_) if *id == entry.id => "near names the entry itself".to_owned(),
                Some(ix) => {
                    links.insert(OccupationIx(*ix));
                    continue;
                }
                None => format!("near names \"{id}\", which is no occupation"),
            };
            self.faults.push(Fault::new(file, &entry.id, problem));
        }
        links.into_iter().collect()
    }

    fn circles(&mut self, entries: &[In<SkillEntry>], skills: &[Skill]) {
        let kinds: [(&str, Links); 2] = [("broader", |s| &s.broader), ("needs", |s| &s.needs)];
        for (what, links_of) in kinds {
            let graph: Vec<Vec<usize>> = skills
                .iter()
                .map(|skill| links_of(skill).iter().map(|ix| usize::from(ix.0)).collect())
                .collect();
            for circle in circles(&graph) {
                let names: Vec<&str> = circle.iter().map(|at| skills[*at].id.as_str()).collect();
                let item = &entries[circle[0]];
                let problem = format!("{what} goes round in a circle: {} → {}", names.join(" → "), names[0]);
                self.faults.push(Fault::new(&item.file, &item.entry.id, problem));
            }
        }
    }
}

/// Fills in `narrower` and makes `related` hold in both directions.
fn turn(skills: &mut [Skill]) {
    let pairs = |links: Links, skills: &[Skill]| -> Vec<(SkillIx, SkillIx)> {
        let ixs = (0..=u16::MAX).map(SkillIx);
        ixs.zip(skills)
            .flat_map(|(ix, skill)| links(skill).iter().map(move |to| (*to, ix)))
            .collect()
    };
    for (to, from) in pairs(|skill| &skill.broader, skills) {
        skills[usize::from(to.0)].narrower.push(from);
    }
    for (to, from) in pairs(|skill| &skill.related, skills) {
        skills[usize::from(to.0)].related.push(from);
    }
    for skill in skills {
        skill.narrower.sort_unstable();
        skill.related.sort_unstable();
        skill.related.dedup();
    }
}

fn turn_near(occupations: &mut [Occupation]) {
    let pairs: Vec<(OccupationIx, OccupationIx)> = (0..=u16::MAX)
        .map(OccupationIx)
        .zip(occupations.iter())
        .flat_map(|(ix, job)| job.near.iter().map(move |to| (*to, ix)))
        .collect();
    for (to, from) in pairs {
        occupations[usize::from(to.0)].near.push(from);
    }
    for job in occupations {
        job.near.sort_unstable();
        job.near.dedup();
    }
}
