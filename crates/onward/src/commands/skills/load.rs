//! `onward skills load`: taxonomies of others, read from their official files.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use serde::Serialize;
use skills::standards::{FileRead, Files, Join, Joined, Loaded, Source, join};

use crate::{
    commands::standards::{KIND, path},
    taxonomy,
};

/// Load ESCO and O*NET from their official files into the data directory.
///
/// ESCO is read from its CSV download (more languages: their `skills_xx.csv` and `occupations_xx.csv` beside the English ones), O*NET
/// from its text release. A file that is missing is named and its part left out; a second load changes nothing. What means the same
/// as a built-in skill or occupation is joined to it; `standards/esco-joins.jsonl` in the data directory has every pair, and which
/// of them are doubtful. The answer is a summary as one JSON object.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward skills load --esco ESCO-1.2-csv --onet db_29_2_text\n  onward skills load --esco ESCO-1.2-csv --data /var/lib/onward\n\nWhere to get them: https://esco.ec.europa.eu/en/use-esco/download and https://www.onetcenter.org/database.html"
)]
pub(crate) struct Load {
    /// The directory with ESCO's CSV files.
    #[arg(long, value_name = "DIR", required_unless_present = "onet")]
    esco: Option<PathBuf>,
    /// The directory with O*NET's text files.
    #[arg(long, value_name = "DIR")]
    onet: Option<PathBuf>,
}

/// What was read of one taxonomy.
#[derive(Debug, Serialize)]
struct Summary {
    /// How many concepts of each kind.
    concepts: BTreeMap<String, usize>,
    relations: usize,
    languages: Vec<String>,
    /// How many concepts mean the same as a built-in entry, may, or stand for themselves.
    joined: usize,
    doubtful: usize,
    apart: usize,
    files: Vec<FileRead>,
    missing: Vec<String>,
    /// Whether the data directory was changed.
    changed: bool,
}

impl Load {
    pub(super) fn run(self, data: &Path) -> Result<ExitCode, String> {
        let mut summaries = BTreeMap::new();
        for (source, directory) in [(Source::Esco, self.esco), (Source::Onet, self.onet)] {
            if let Some(directory) = directory {
                summaries.insert(source.name(), load(source, &directory, data)?);
            }
        }
        for (name, summary) in &summaries {
            eprintln!("{}", sentence(name, summary));
        }
        say!(
            "{}",
            serde_json::to_string(&summaries).map_err(|error| error.to_string())?
        );
        Ok(ExitCode::SUCCESS)
    }
}

fn load(source: Source, directory: &Path, data: &Path) -> Result<Summary, String> {
    let files = files(source, directory)?;
    let loaded = source.read(&files);
    if loaded.standard.concepts.is_empty() {
        return Err(format!(
            "{} has no file of {} that can be read; the directory must have {}.",
            directory.display(),
            source.name(),
            loaded.missing.join(", ")
        ));
    }
    let joins = join(taxonomy::of(data)?.as_ref(), &loaded.standard);
    let path = path(data, source);
    let unwritten = |error: std::io::Error| format!("{} cannot be written: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(data)).map_err(unwritten)?;
    let changed = KIND.write(&path, &loaded.standard)?;
    fs::write(
        path.with_file_name(format!("{}-joins.jsonl", source.name())),
        lines(&joins),
    )
    .map_err(unwritten)?;
    Ok(summary(loaded, &joins, changed))
}

/// The files of a release that are read.
fn files(source: Source, directory: &Path) -> Result<Files, String> {
    let unread = |error: std::io::Error| format!("{} cannot be read: {error}", directory.display());
    let mut files = Files::new();
    for entry in fs::read_dir(directory).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        if let Some(name) = entry.file_name().to_str().filter(|name| source.reads(name)) {
            files.insert(name.to_owned(), fs::read(entry.path()).map_err(unread)?);
        }
    }
    Ok(files)
}

fn lines(joins: &[Join]) -> String {
    let line = |join: &Join| serde_json::to_string(join).map(|line| line + "\n").unwrap_or_default();
    joins.iter().map(line).collect()
}

fn summary(loaded: Loaded, joins: &[Join], changed: bool) -> Summary {
    let count = |how| joins.iter().filter(|join| join.how == how).count();
    let kind = |kind| {
        serde_json::to_value(kind)
            .ok()
            .and_then(|kind| kind.as_str().map(str::to_owned))
    };
    let counts = loaded.standard.counts().into_iter();
    Summary {
        concepts: counts.filter_map(|(of, count)| Some((kind(of)?, count))).collect(),
        relations: loaded.standard.relations.len(),
        languages: loaded.standard.languages(),
        joined: count(Joined::Joined),
        doubtful: count(Joined::Doubtful),
        apart: loaded.standard.concepts.len() - joins.len(),
        files: loaded.files,
        missing: loaded.missing,
        changed,
    }
}

/// The summary for whoever reads along.
fn sentence(name: &str, summary: &Summary) -> String {
    let concepts: usize = summary.concepts.values().sum();
    let missing = summary
        .missing
        .iter()
        .map(|file| format!("\n  {file} is missing; what it has is left out."));
    format!(
        "{name}: {concepts} concepts, {} joined to built-in ones, {} doubtful, {} for themselves; {}.{}",
        summary.joined,
        summary.doubtful,
        summary.apart,
        if summary.changed { "kept" } else { "nothing has changed" },
        missing.collect::<String>(),
    )
}
