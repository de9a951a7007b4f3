//! The files of ESCO (classification of the European Commission, CSV download, columns as of 1.2).

use std::collections::BTreeMap;

use super::{
    Files, Loaded,
    concept::{Concept, ConceptKind, Relation, Standard},
    table::Release,
};

const SKILLS: &str = "skills_en.csv";
const OCCUPATIONS: &str = "occupations_en.csv";
const LANGUAGES: &str = "languageSkillsCollection_en.csv";
const BETWEEN_SKILLS: &str = "skillSkillRelations_en.csv";
const OF_OCCUPATIONS: &str = "occupationSkillRelations_en.csv";
const BROADER_SKILLS: &str = "broaderRelationsSkillPillar_en.csv";
const BROADER_OCCUPATIONS: &str = "broaderRelationsOccPillar_en.csv";
const ENGLISH: [&str; 7] = [
    SKILLS,
    OCCUPATIONS,
    LANGUAGES,
    BETWEEN_SKILLS,
    OF_OCCUPATIONS,
    BROADER_SKILLS,
    BROADER_OCCUPATIONS,
];

/// Files of labels: of skills and of occupations, one a language.
const LABELLED: [&str; 2] = ["skills_", "occupations_"];

pub(super) fn reads(file: &str) -> bool {
    ENGLISH.contains(&file) || language(file).is_some()
}

/// The language of a file of labels.
fn language(file: &str) -> Option<&str> {
    let code = LABELLED
        .iter()
        .find_map(|kind| file.strip_prefix(kind))?
        .strip_suffix(".csv")?;
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

pub(super) fn read(files: &Files) -> Loaded {
    let mut release = Release::new(files, b',');
    let mut concepts = BTreeMap::new();
    skills(&mut release, &mut concepts);
    occupations(&mut release, &mut concepts);
    release.rows(LANGUAGES, ["conceptUri"], |[uri]| match concepts.get_mut(uri) {
        Some(concept) => {
            concept.kind = ConceptKind::Language;
            Ok(())
        }
        None => Err(UNKNOWN),
    });
    for file in files.keys() {
        if let Some(code) = language(file).filter(|code| *code != "en") {
            labels(&mut release, file, code, &mut concepts);
        }
    }
    let relations = relations(&mut release, &concepts);
    Loaded {
        standard: Standard::of("esco", concepts, &relations),
        files: release.read,
        missing: release.missing,
    }
}

const UNKNOWN: &str = "the concept is in no file of this release";
const NOT_RELEASED: &str = "the concept is not released";
const NAMELESS: &str = "the concept has no uri or no label";
const TWICE: &str = "the concept stands twice";
const GROUP: &str = "a group, no skill or occupation";

type Concepts = BTreeMap<String, Concept>;

fn skills(release: &mut Release<'_>, concepts: &mut Concepts) {
    let columns = [
        "conceptUri",
        "skillType",
        "preferredLabel",
        "altLabels",
        "hiddenLabels",
        "status",
        "description",
    ];
    release.rows(SKILLS, columns, |[uri, kind, label, other, hidden, status, about]| {
        let kind = if kind == "knowledge" {
            ConceptKind::Knowledge
        } else {
            ConceptKind::Skill
        };
        let concept = concept(uri, label, kind, [other, hidden], about);
        add(concepts, concept, status)
    });
}

fn occupations(release: &mut Release<'_>, concepts: &mut Concepts) {
    let columns = [
        "conceptUri",
        "iscoGroup",
        "preferredLabel",
        "altLabels",
        "hiddenLabels",
        "status",
        "description",
    ];
    release.rows(
        OCCUPATIONS,
        columns,
        |[uri, isco, label, other, hidden, status, about]| {
            let is_group = isco.len() == 4 && isco.bytes().all(|byte| byte.is_ascii_digit());
            let concept = Concept {
                isco: is_group.then(|| isco.to_owned()),
                ..concept(uri, label, ConceptKind::Occupation, [other, hidden], about)
            };
            add(concepts, concept, status)
        },
    );
}

fn concept(uri: &str, label: &str, kind: ConceptKind, other: [&str; 2], about: &str) -> Concept {
    let mut names: Vec<String> = Vec::new();
    for name in other.iter().flat_map(|names| names.lines()).map(str::trim) {
        if !name.is_empty() && name != label && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Concept {
        uri: uri.to_owned(),
        label: label.to_owned(),
        kind,
        other: names,
        about: about.to_owned(),
        isco: None,
        labels: BTreeMap::new(),
    }
}

fn add(concepts: &mut Concepts, concept: Concept, status: &str) -> Result<(), &'static str> {
    if !matches!(status, "" | "released") {
        return Err(NOT_RELEASED);
    }
    if concept.uri.is_empty() || concept.label.is_empty() {
        return Err(NAMELESS);
    }
    if concepts.contains_key(&concept.uri) {
        return Err(TWICE);
    }
    concepts.insert(concept.uri.clone(), concept);
    Ok(())
}

fn labels(release: &mut Release<'_>, file: &str, code: &str, concepts: &mut Concepts) {
    release.rows(file, ["conceptUri", "preferredLabel"], |[uri, label]| {
        let concept = concepts.get_mut(uri).ok_or(UNKNOWN)?;
        if label.is_empty() {
            return Err(NAMELESS);
        }
        concept.labels.insert(code.to_owned(), label.to_owned());
        Ok(())
    });
}

fn relations(release: &mut Release<'_>, concepts: &Concepts) -> Vec<(String, Relation, String)> {
    let mut relations = Vec::new();
    let mut add = |from: &str, relation, to: &str| {
        if !concepts.contains_key(from) || !concepts.contains_key(to) {
            return Err(UNKNOWN);
        }
        relations.push((from.to_owned(), relation, to.to_owned()));
        Ok(())
    };
    let need = |kind: &str| match kind {
        "essential" => Ok(Relation::Essential),
        "optional" => Ok(Relation::Optional),
        _ => Err("the kind of relation is unknown"),
    };
    let between = ["originalSkillUri", "relationType", "relatedSkillUri"];
    release.rows(BETWEEN_SKILLS, between, |[from, kind, to]| add(from, need(kind)?, to));
    let of_occupations = ["occupationUri", "relationType", "skillUri"];
    release.rows(OF_OCCUPATIONS, of_occupations, |[from, kind, to]| {
        add(from, need(kind)?, to)
    });
    for file in [BROADER_SKILLS, BROADER_OCCUPATIONS] {
        release.rows(
            file,
            ["conceptType", "conceptUri", "broaderType", "broaderUri"],
            |[kind, from, broader, to]| {
                if kind.ends_with("Group") || broader.ends_with("Group") {
                    return Err(GROUP);
                }
                add(from, Relation::Broader, to)
            },
        );
    }
    relations
}
