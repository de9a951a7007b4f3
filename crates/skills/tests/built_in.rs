//! The built-in taxonomy keeps its promises.

use std::collections::BTreeMap;

use skills::{SkillReader, Taxonomy};

#[test]
fn built_in_taxonomy_is_sound() {
    let taxonomy = match Taxonomy::parse(Taxonomy::built_in_files()) {
        Ok(taxonomy) => taxonomy,
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", faults.len(), lines.join("\n"));
        }
    };
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for job in taxonomy.occupations() {
        *groups.entry(&job.isco[..1]).or_insert(0) += 1;
    }
    println!(
        "{} skills, {} occupations: {groups:?}",
        taxonomy.skills().len(),
        taxonomy.occupations().len()
    );
    assert!(taxonomy.skills().len() >= 600, "{} skills", taxonomy.skills().len());
    assert!(
        taxonomy.occupations().len() >= 120,
        "{} occupations",
        taxonomy.occupations().len()
    );
    for major in '1'..='9' {
        let count = groups.get(major.to_string().as_str()).copied().unwrap_or(0);
        assert!(count >= 3, "only {count} occupations in ISCO-08 major group {major}");
    }
}

/// A skill whose own name the reader does not find would never be found in any text.
#[test]
fn every_sure_name_is_read_as_its_skill() {
    let taxonomy = Taxonomy::built_in();
    let reader = SkillReader::new(taxonomy.clone());
    let mut missed = Vec::new();
    for skill in taxonomy.skills() {
        let names = std::iter::once(&skill.name)
            .chain(&skill.other)
            .filter(|name| !skill.cautious.contains(name));
        for name in names {
            let found = reader.mentions(name);
            if !found
                .iter()
                .any(|m| taxonomy.skill(m.skill).id == skill.id && m.score > 0)
            {
                let read: Vec<&str> = found.iter().map(|m| taxonomy.skill(m.skill).id.as_str()).collect();
                missed.push(format!("{}: \"{name}\" is read as {read:?}", skill.id));
            }
        }
    }
    assert!(missed.is_empty(), "{} names:\n{}", missed.len(), missed.join("\n"));
}

/// Tasks are what people without a résumé tick: they must reach most of what their occupation requires.
#[test]
fn tasks_cover_what_occupations_require() {
    let taxonomy = Taxonomy::built_in();
    let mut thin = Vec::new();
    for job in taxonomy.occupations() {
        let licence = |ix| taxonomy.skill(ix).kind == skills::SkillKind::Licence;
        let required: Vec<_> = job
            .required
            .iter()
            .map(|(skill, _)| *skill)
            .filter(|ix| !licence(*ix))
            .collect();
        let shown = required
            .iter()
            .filter(|ix| job.tasks.iter().any(|task| task.shows.contains(ix)))
            .count();
        if shown * 2 < required.len() {
            thin.push(format!("{}: {shown} of {}", job.id, required.len()));
        }
    }
    assert!(thin.is_empty(), "{} occupations:\n{}", thin.len(), thin.join("\n"));
}
