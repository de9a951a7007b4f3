//! The program as anybody runs it: rows in, rows out.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

/// What could not be measured, and why.
pub(crate) type Failure = String;

/// The program, the data it is measured on, and a data directory of its own.
pub(crate) struct Place {
    data: PathBuf,
    own: PathBuf,
}

impl Place {
    /// Builds the program and loads the official taxonomies.
    pub(crate) fn ready(data: &Path) -> Result<Self, Failure> {
        let place = Self {
            data: data.to_owned(),
            own: PathBuf::from("target/measure"),
        };
        fs::create_dir_all(&place.own).map_err(|error| format!("target/measure: {error}"))?;
        if !crate::cargo(&["build", "--release", "--quiet"]) {
            return Err("the program does not build".into());
        }
        let (esco, onet) = (place.path("esco-1.2"), place.path("onet-29.2"));
        if let Err(why) = place.run(&["skills", "load", "--esco", &esco, "--onet", &onet], &[]) {
            eprintln!("{why}");
        }
        Ok(place)
    }

    /// Where a file of the data is.
    pub(crate) fn path(&self, name: &str) -> String {
        self.data.join(name).display().to_string()
    }

    /// Where something may be written.
    pub(crate) fn own(&self, name: &str) -> String {
        self.own.join(name).display().to_string()
    }

    /// The rows of a file of the data.
    pub(crate) fn rows(&self, name: &str) -> Result<Vec<Value>, Failure> {
        let path = self.path(name);
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        parsed(&text, &path)
    }

    /// Writes rows into a file of this name.
    pub(crate) fn write(&self, name: &str, rows: &[Value]) -> Result<String, Failure> {
        let path = self.own(name);
        let lines: String = rows.iter().map(|row| format!("{row}\n")).collect();
        fs::write(&path, lines).map_err(|error| format!("{path}: {error}"))?;
        Ok(path)
    }

    /// Runs a command over rows; what it answers.
    pub(crate) fn run(&self, arguments: &[&str], rows: &[Value]) -> Result<Vec<Value>, Failure> {
        let input = self.write("rows-in.jsonl", rows)?;
        let input = File::open(&input).map_err(|error| format!("{input}: {error}"))?;
        let done = Command::new("target/release/onward")
            .arg("--data")
            .arg(&self.own)
            .args(arguments)
            .stdin(Stdio::from(input))
            .output()
            .map_err(|error| format!("onward {}: {error}", arguments.join(" ")))?;
        if !done.status.success() {
            let said = String::from_utf8_lossy(&done.stderr);
            return Err(format!("onward {}: {}", arguments.join(" "), said.trim()));
        }
        let answers = parsed(&String::from_utf8_lossy(&done.stdout), arguments[0])?;
        if !rows.is_empty() && answers.len() != rows.len() {
            let (asked, got) = (rows.len(), answers.len());
            return Err(format!("onward {}: {got} answers to {asked} rows", arguments.join(" ")));
        }
        Ok(answers)
    }
}

fn parsed(text: &str, what: &str) -> Result<Vec<Value>, Failure> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            serde_json::from_str(line)
                .map_err(|error| format!("{what}: {error}: {}", line.chars().take(80).collect::<String>()))
        })
        .collect()
}

/// The rows as they are asked: without what would tell the answer.
pub(crate) fn without(rows: &[Value], answer: &str) -> Vec<Value> {
    let mut rows = rows.to_vec();
    for fields in rows.iter_mut().filter_map(Value::as_object_mut) {
        fields.remove(answer);
    }
    rows
}

/// A text in a row; empty when it is not there.
pub(crate) fn text(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

/// The texts in a list of a row.
pub(crate) fn texts(row: &Value, name: &str) -> Vec<String> {
    let list = row[name].as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// One field of each thing in a list of a row.
pub(crate) fn each(row: &Value, list: &str, field: &str) -> Vec<String> {
    row[list]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| text(one, field))
        .collect()
}

/// Names of an official ESCO table: address, main name, and all names.
pub(crate) fn names(place: &Place, file: &str) -> Result<Vec<(String, String, Vec<String>)>, Failure> {
    let path = place.path(file);
    let mut table = csv::Reader::from_path(&path).map_err(|error| format!("{path}: {error}"))?;
    let rows = table.deserialize::<BTreeMap<String, String>>();
    let rows: Result<Vec<_>, _> = rows.collect();
    let rows = rows.map_err(|error| format!("{path}: {error}"))?;
    let field = |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    Ok(rows
        .iter()
        .map(|row| {
            let main = field(row, "preferredLabel");
            let others = field(row, "altLabels");
            let all = std::iter::once(main.clone()).chain(others.lines().map(str::to_owned));
            (
                field(row, "conceptUri"),
                main,
                all.filter(|name| !name.is_empty()).collect(),
            )
        })
        .collect())
}
