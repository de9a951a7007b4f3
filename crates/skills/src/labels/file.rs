//! Labels as they are written: `id = { es = "...", de = ["...", "..."] }` under `[skills]` and `[occupations]`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Labels, Language, Names};
use crate::taxonomy::{Fault, Taxonomy};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    skills: BTreeMap<String, Entry>,
    #[serde(default)]
    occupations: BTreeMap<String, Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    es: Option<Written>,
    hi: Option<Written>,
    de: Option<Written>,
    fr: Option<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Several(Vec<String>),
}

impl Entry {
    fn names(&self, language: Language) -> Vec<&str> {
        let written = match language {
            Language::Spanish => &self.es,
            Language::Hindi => &self.hi,
            Language::German => &self.de,
            Language::French => &self.fr,
        };
        match written {
            None => Vec::new(),
            Some(Written::One(name)) => vec![name],
            Some(Written::Several(names)) => names.iter().map(String::as_str).collect(),
        }
    }
}

/// Reads what can be read, and tells the faults.
pub(super) fn read(taxonomy: &Taxonomy, files: &[(&str, &str)]) -> (Labels, Vec<Fault>) {
    let mut labels = Labels::default();
    let mut faults = Vec::new();
    for language in Language::ALL {
        labels.skills[language as usize] = vec![Names::new(); taxonomy.skills().len()];
        labels.occupations[language as usize] = vec![Names::new(); taxonomy.occupations().len()];
    }
    for (path, text) in files {
        match toml::from_str::<File>(text) {
            Ok(file) => take(taxonomy, path, &file, &mut labels, &mut faults),
            Err(error) => faults.push(Fault::new(path, "", error.to_string())),
        }
    }
    missing(taxonomy, &labels, &mut faults);
    (labels, faults)
}

fn take(taxonomy: &Taxonomy, path: &str, file: &File, labels: &mut Labels, faults: &mut Vec<Fault>) {
    let skills = file.skills.iter().map(|(id, entry)| {
        let ix = taxonomy.skill_ix(&id.as_str().into()).map(|ix| usize::from(ix.0));
        (id, entry, ix, true)
    });
    let occupations = file.occupations.iter().map(|(id, entry)| {
        let ix = taxonomy.occupation_ix(&id.as_str().into()).map(|ix| usize::from(ix.0));
        (id, entry, ix, false)
    });
    for (id, entry, ix, of_skill) in skills.chain(occupations) {
        let Some(ix) = ix else {
            faults.push(Fault::new(path, id, "there is no such entry in the taxonomy"));
            continue;
        };
        for language in Language::ALL {
            let table = if of_skill {
                &mut labels.skills
            } else {
                &mut labels.occupations
            };
            let names = &mut table[language as usize][ix];
            for name in entry.names(language) {
                if name.trim().is_empty() || names.iter().any(|known| **known == *name) {
                    let what = format!("a label in {} is empty or stands twice: {name:?}", language.code());
                    faults.push(Fault::new(path, id, what));
                } else {
                    names.push(name.into());
                }
            }
        }
    }
}

fn missing(taxonomy: &Taxonomy, labels: &Labels, faults: &mut Vec<Fault>) {
    for language in Language::ALL {
        let skills = taxonomy.skills().iter().map(|skill| skill.id.as_str());
        let occupations = taxonomy.occupations().iter().map(|occupation| occupation.id.as_str());
        let tables = [
            &labels.skills[language as usize],
            &labels.occupations[language as usize],
        ];
        let named = skills.zip(tables[0]).chain(occupations.zip(tables[1]));
        for (id, _) in named.filter(|(_, names)| names.is_empty()) {
            faults.push(Fault::new("labels", id, format!("no label in {}", language.code())));
        }
    }
}
