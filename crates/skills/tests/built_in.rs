//! The built-in taxonomy keeps its promises.

use std::collections::{BTreeMap, BTreeSet};

use skills::{SkillIx, SkillReader, Taxonomy};

#[test]
fn built_in_taxonomy_is_sound() {
    let taxonomy = match Taxonomy::parse(Taxonomy::built_in_files()) {
        Ok(taxonomy) => taxonomy,
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", faults.len(), lines.join("\n"));
        }
    };
    assert!(taxonomy.skills().len() >= 3_000, "{} skills", taxonomy.skills().len());
    assert!(
        taxonomy.occupations().len() >= 450,
        "{} occupations",
        taxonomy.occupations().len()
    );
}

const README: &str = include_str!("../../../data/taxonomy/README.md");

/// The table in the README is true, and no major group is thinner than its share of working life.
#[test]
fn every_major_group_has_its_share() {
    let taxonomy = Taxonomy::built_in();
    let mut groups: BTreeMap<&str, (usize, BTreeSet<SkillIx>)> = BTreeMap::new();
    for job in taxonomy.occupations() {
        let (jobs, asked) = groups.entry(&job.isco[..1]).or_default();
        *jobs += 1;
        asked.extend(job.required.iter().chain(&job.useful).map(|(skill, _)| *skill));
    }
    let rows = README.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, cells @ ..] = cells.as_slice() else {
            return None;
        };
        let numbers: Vec<usize> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
        let [units, jobs, asked] = numbers[..] else { return None };
        Some((&name[..1], units, jobs, asked))
    });
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.len(), 10, "one row for each major group");
    for (group, units, jobs, asked) in rows {
        let (jobs_here, asked_here) = &groups[group];
        assert_eq!(
            (jobs, asked),
            (*jobs_here, asked_here.len()),
            "the row of group {group}"
        );
        assert!(jobs >= units, "only {jobs} occupations in group {group}");
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

/// Lines as people write them on a résumé, and what they show.
#[test]
fn lines_of_resumes_show_the_skills_they_tell_of() {
    let taxonomy = Taxonomy::built_in();
    let reader = SkillReader::new(taxonomy.clone());
    for (line, shown) in [
        (
            "Drove city buses, sold tickets, vehicle checks",
            &["bus-driving", "ticket-sales", "vehicle-walkround-checks"] as &[&str],
        ),
        (
            "Licence: category D, Driver CPC",
            &["driving-licence-bus", "driver-cpc"],
        ),
        (
            "Picked olives and oranges, pruned trees",
            &["harvesting-by-hand", "pruning-fruit-trees"],
        ),
        (
            "Installed and repaired pipes, water heaters, gas lines",
            &["pipe-fitting", "water-heater-installation", "gas-fitting"],
        ),
        ("Security guard. Patrols, CCTV", &["security-patrol"]),
        ("LEED certified buildings, green roofs", &["sustainable-building"]),
        ("Leeds, United Kingdom", &[]),
        ("Category D offences", &[]),
    ] {
        let found: Vec<_> = reader
            .mentions(line)
            .iter()
            .map(|m| taxonomy.skill(m.skill).id.to_string())
            .collect();
        for skill in shown {
            assert!(
                found.iter().any(|id| id == skill),
                "{line}: {skill} is not among {found:?}"
            );
        }
        assert!(!shown.is_empty() || found.is_empty(), "{line}: {found:?}");
    }
}

/// What people write of their studies, and the occupation it prepares for.
#[test]
fn studies_prepare_for_an_occupation_where_that_is_clear() {
    let taxonomy = Taxonomy::built_in();
    let reader = skills::TitleReader::new(taxonomy.clone());
    for (study, occupation) in [
        ("B.E. Mechanical Engineering", Some("Mechanical engineer")),
        ("Bachelor of Science in Nursing", Some("Registered nurse")),
        ("BSc (Hons) Nursing (Adult), 2:1", Some("Registered nurse")),
        ("B.Tech in Computer Science", Some("Backend developer")),
        ("Diploma in Civil Engineering", Some("Civil engineer")),
        ("BSc Midwifery", Some("Midwife")),
        ("M.Sc. Psychology", Some("Psychologist")),
        ("B.Com", None),
        ("Bachelor of Commerce", Some("Accountant")),
        ("ITI Electrician", Some("Electrician")),
        ("Secondary school", None),
        ("GCSEs, 8 subjects", None),
        ("Bachelor of Arts", None),
        ("", None),
    ] {
        let found = reader
            .prepares_for(study)
            .map(|ix| taxonomy.occupation(ix).name.as_str());
        assert_eq!(found, occupation, "{study}");
    }
}
