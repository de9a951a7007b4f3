//! The files of O*NET (text release, tab separated, columns as of 29.2).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Files, Loaded,
    concept::{Concept, ConceptKind, Relation, Standard},
    table::Release,
};

pub(super) const FILES: [&str; 8] = [
    OCCUPATIONS,
    ALTERNATE,
    REPORTED,
    ELEMENTS,
    "Skills.txt",
    "Knowledge.txt",
    TECHNOLOGY,
    RELATED,
];
const OCCUPATIONS: &str = "Occupation Data.txt";
const ALTERNATE: &str = "Alternate Titles.txt";
const REPORTED: &str = "Sample of Reported Titles.txt";
const ELEMENTS: &str = "Content Model Reference.txt";
const TECHNOLOGY: &str = "Technology Skills.txt";
const RELATED: &str = "Related Occupations.txt";

/// Elements with these ids are skills (basic, cross-functional) or knowledge when they have no parts.
const SKILLS: [&str; 2] = ["2.A.", "2.B."];
const KNOWLEDGE: &str = "2.C.";
/// On the scale of importance, 1 to 5: from here on a skill is essential to an occupation, and from there on it helps.
const ESSENTIAL: f64 = 3.5;
const HELPFUL: f64 = 2.75;

const UNKNOWN: &str = "the occupation or element is in no file of this release";
const NAMELESS: &str = "the code or the name is missing";

type Concepts = BTreeMap<String, Concept>;
type Relations = Vec<(String, Relation, String)>;

pub(super) fn read(files: &Files) -> Loaded {
    let mut release = Release::new(files, b'\t');
    let (mut concepts, mut relations) = (Concepts::new(), Relations::new());
    occupations(&mut release, &mut concepts);
    elements(&mut release, &mut concepts);
    technology(&mut release, &mut concepts, &mut relations);
    for file in ["Skills.txt", "Knowledge.txt"] {
        importance(&mut release, file, &concepts, &mut relations);
    }
    let columns = ["O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier"];
    release.rows(RELATED, columns, |[from, to, tier]| {
        if !concepts.contains_key(from) || !concepts.contains_key(to) {
            return Err(UNKNOWN);
        }
        if !tier.starts_with("Primary") {
            return Err("a supplemental relation: too far");
        }
        relations.push((from.to_owned(), Relation::Related, to.to_owned()));
        Ok(())
    });
    Loaded {
        standard: Standard::of("onet", concepts, &relations),
        files: release.read,
        missing: release.missing,
    }
}

fn concept(uri: &str, label: &str, kind: ConceptKind, about: &str) -> Concept {
    Concept {
        uri: uri.to_owned(),
        label: label.to_owned(),
        kind,
        other: Vec::new(),
        about: about.to_owned(),
        isco: None,
        labels: BTreeMap::new(),
    }
}

fn occupations(release: &mut Release<'_>, concepts: &mut Concepts) {
    release.rows(
        OCCUPATIONS,
        ["O*NET-SOC Code", "Title", "Description"],
        |[code, title, about]| {
            if code.is_empty() || title.is_empty() {
                return Err(NAMELESS);
            }
            concepts.insert(code.to_owned(), concept(code, title, ConceptKind::Occupation, about));
            Ok(())
        },
    );
    let mut known: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, column) in [(ALTERNATE, "Alternate Title"), (REPORTED, "Reported Job Title")] {
        release.rows(file, ["O*NET-SOC Code", column], |[code, title]| {
            let occupation = concepts.get_mut(code).ok_or(UNKNOWN)?;
            if title.is_empty() {
                return Err(NAMELESS);
            }
            if title.to_lowercase() != occupation.label.to_lowercase()
                && known.insert((code.to_owned(), title.to_lowercase()))
            {
                occupation.other.push(title.to_owned());
            }
            Ok(())
        });
    }
}

fn elements(release: &mut Release<'_>, concepts: &mut Concepts) {
    release.rows(
        ELEMENTS,
        ["Element ID", "Element Name", "Description"],
        |[id, name, about]| {
            let kind = if SKILLS.iter().any(|prefix| id.starts_with(prefix)) {
                ConceptKind::Skill
            } else if id.starts_with(KNOWLEDGE) {
                ConceptKind::Knowledge
            } else {
                return Err("neither skill nor knowledge");
            };
            if name.is_empty() {
                return Err(NAMELESS);
            }
            concepts.insert(id.to_owned(), concept(id, name, kind, about));
            Ok(())
        },
    );
    // "2.A.1 Content" is a heading over "2.A.1.a Reading Comprehension".
    let headings: BTreeSet<String> = concepts
        .keys()
        .filter_map(|id| id.rsplit_once('.').map(|(above, _)| above.to_owned()))
        .filter(|above| concepts.contains_key(above))
        .collect();
    concepts.retain(|id, _| !headings.contains(id));
}

fn technology(release: &mut Release<'_>, concepts: &mut Concepts, relations: &mut Relations) {
    let columns = ["O*NET-SOC Code", "Example", "Commodity Title", "In Demand"];
    release.rows(TECHNOLOGY, columns, |[occupation, example, group, in_demand]| {
        if !concepts.contains_key(occupation) {
            return Err(UNKNOWN);
        }
        if example.is_empty() {
            return Err(NAMELESS);
        }
        // Tools have no code of their own, and some stand in several groups.
        let uri = format!("tool/{example}");
        let tool = || concept(&uri, example, ConceptKind::Tool, group);
        concepts.entry(uri.clone()).or_insert_with(tool);
        let relation = if in_demand == "Y" {
            Relation::Essential
        } else {
            Relation::Optional
        };
        relations.push((occupation.to_owned(), relation, uri));
        Ok(())
    });
}

fn importance(release: &mut Release<'_>, file: &str, concepts: &Concepts, relations: &mut Relations) {
    let columns = [
        "O*NET-SOC Code",
        "Element ID",
        "Scale ID",
        "Data Value",
        "Recommend Suppress",
    ];
    release.rows(file, columns, |[occupation, element, scale, value, suppress]| {
        if !concepts.contains_key(occupation) || !concepts.contains_key(element) {
            return Err(UNKNOWN);
        }
        if scale != "IM" {
            return Err("a level; importance is read");
        }
        if suppress == "Y" {
            return Err("O*NET recommends not to use the value");
        }
        let value: f64 = value.parse().map_err(|_| "the value is no number")?;
        if value >= HELPFUL {
            let relation = if value >= ESSENTIAL {
                Relation::Essential
            } else {
                Relation::Optional
            };
            relations.push((occupation.to_owned(), relation, element.to_owned()));
        }
        Ok(())
    });
}
