//! The format of the files: what `data/taxonomy/README.md` describes, as it stands there.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};

use super::{Fault, SkillKind};

/// No file of the taxonomy is longer, in bytes.
const MAX_FILE: usize = 8 << 20;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SkillEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: SkillKind,
    #[serde(default)]
    pub(super) other: Vec<String>,
    #[serde(default)]
    pub(super) cautious: Vec<String>,
    #[serde(default)]
    pub(super) clues: Vec<String>,
    #[serde(default)]
    pub(super) broader: Vec<String>,
    #[serde(default)]
    pub(super) related: Vec<String>,
    #[serde(default)]
    pub(super) needs: Vec<String>,
    pub(super) hours: u16,
    pub(super) basis: String,
    #[serde(default)]
    pub(super) any_work: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskEntry {
    pub(super) did: String,
    pub(super) shows: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OccupationEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) isco: String,
    #[serde(default)]
    pub(super) other: Vec<String>,
    pub(super) about: String,
    pub(super) required: BTreeMap<String, u8>,
    #[serde(default)]
    pub(super) useful: BTreeMap<String, u8>,
    pub(super) tasks: Vec<TaskEntry>,
    #[serde(default)]
    pub(super) near: Vec<String>,
}

/// An entry and the file it stands in.
#[derive(Debug)]
pub(super) struct In<T> {
    pub(super) file: String,
    pub(super) entry: T,
}

/// Everything the files hold that can be read, in order of id; the rest is in `faults`.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) skills: Vec<In<SkillEntry>>,
    pub(super) occupations: Vec<In<OccupationEntry>>,
    pub(super) faults: Vec<Fault>,
}

impl Entries {
    pub(super) fn read(files: &[(&str, &str)]) -> Self {
        let mut entries = Self::default();
        for (file, text) in files {
            entries.read_file(file, text);
        }
        entries.skills.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        entries.occupations.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        entries
    }

    fn read_file(&mut self, file: &str, text: &str) {
        if text.len() > MAX_FILE {
            self.faults
                .push(Fault::new(file, "-", format!("longer than {MAX_FILE} bytes")));
            return;
        }
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => return self.faults.push(Fault::new(file, "-", error.to_string())),
        };
        for (key, value) in table {
            match key.as_str() {
                "skill" => take(file, value, &mut self.skills, &mut self.faults),
                "occupation" => take(file, value, &mut self.occupations, &mut self.faults),
                _ => self
                    .faults
                    .push(Fault::new(file, &key, "neither [[skill]] nor [[occupation]]")),
            }
        }
    }
}

fn take<T: DeserializeOwned>(file: &str, value: toml::Value, into: &mut Vec<In<T>>, faults: &mut Vec<Fault>) {
    let toml::Value::Array(list) = value else {
        return faults.push(Fault::new(
            file,
            "-",
            "write [[skill]] and [[occupation]], with two brackets",
        ));
    };
    for (at, value) in list.into_iter().enumerate() {
        let id = value
            .get("id")
            .and_then(toml::Value::as_str)
            .map_or_else(|| format!("entry {}", at + 1), str::to_owned);
        match value.try_into() {
            Ok(entry) => into.push(In {
                file: file.to_owned(),
                entry,
            }),
            Err(error) => faults.push(Fault::new(file, &id, toml::de::Error::message(&error))),
        }
    }
}
