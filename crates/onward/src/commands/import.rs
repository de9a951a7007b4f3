//! `onward import`.

use std::{fs::File, path::PathBuf, process::ExitCode};

use clap::Args;
use indicatif::ProgressBar;
use journey::import::{Import as Opened, Summary};
use sources::{Field, Mapping};

use super::{serve::bar_style, told};
use crate::{settings::Settings, setup, table};

/// Take openings in from a file.
///
/// Columns are recognised by their names; which was taken for what is shown first. A row that is there already is compared:
/// running the same file again changes nothing. Rows that cannot be taken are listed with their line and the reason, and
/// do not stop the others. It may run beside `onward serve`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward import jobs.csv\n  onward import --source city-board --map \"Stelle=title\" export.json\n  onward import --dry-run jobs.csv        show what the columns would be taken for\n  onward import --source city-board --whole today.xml\n  onward import jobs.csv --data demo-world --json"
)]
pub(crate) struct Import {
    /// The file: CSV, JSON, JSON Lines, an XML feed, RSS, Atom, or a web page with `JobPosting`s; packed with gzip or not.
    file: PathBuf,
    /// The name of the source; the file's name unless given. Rows are known again within one source.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Take a column for a field: "Column=field".
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = mapping)]
    map: Vec<(String, Field)>,
    /// The file is all there is of its source: close its openings that are not in the file. Nothing is closed when rows are
    /// refused, or when the file has fewer than half of what is open.
    #[arg(long)]
    whole: bool,
    /// Show what the columns would be taken for, and stop.
    #[arg(long)]
    dry_run: bool,
    /// Print the summary as JSON.
    #[arg(long)]
    json: bool,
}

fn mapping(text: &str) -> Result<(String, Field), String> {
    let (column, field) = text.rsplit_once('=').ok_or("write it as Column=field")?;
    let field = field.trim().parse().map_err(|error| format!("{error}"))?;
    Ok((column.trim().to_owned(), field))
}

impl Import {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let file =
            File::open(&self.file).map_err(|error| format!("{} cannot be opened: {error}", self.file.display()))?;
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        let file_name = self
            .file
            .file_name()
            .map_or_else(|| "file".to_owned(), |name| name.to_string_lossy().into_owned());
        let import = Opened::open(file, self.source.as_deref().unwrap_or(&file_name), &self.map)
            .map_err(|error| told(&error))?
            .whole(self.whole);
        if !self.json {
            show_mapping(import.mapping());
        }
        if self.dry_run {
            return Ok(ExitCode::SUCCESS);
        }
        let journey = setup::open_beside(settings).await?;
        let bar = ProgressBar::new(size).with_style(bar_style());
        let mut seen = 0;
        let summary = journey
            .import(import, |progress| {
                seen = progress.rows;
                bar.set_position(progress.bytes);
                bar.set_message(format!("{} rows", progress.rows));
            })
            .await
            .map_err(|error| told(&error))?;
        bar.finish_and_clear();
        let took = bar.elapsed().as_secs_f64();
        if self.json {
            say!("{}", serde_json::to_string(&summary).unwrap_or_default());
        } else {
            show_summary(&summary, seen, took);
        }
        Ok(if summary.refused > 0 {
            ExitCode::from(2)
        } else {
            ExitCode::SUCCESS
        })
    }
}

fn show_mapping(mapping: &Mapping) {
    say!("Columns:");
    let rows = mapping.columns.iter().map(|column| {
        let field = column.field.map_or("(not used)", Field::label);
        let name = if column.name.is_empty() {
            "(no name)"
        } else {
            &column.name
        };
        vec![
            name.to_owned(),
            field.to_owned(),
            table::short(column.examples.first().map_or("", String::as_str), 50),
        ]
    });
    say!("{}", table::lines(&["column", "taken for", "example"], rows));
}

fn show_summary(summary: &Summary, rows: u64, took: f64) {
    say!(
        "{rows} rows in {took:.1} s: {} new, {} changed, {} as before, {} refused.",
        summary.new,
        summary.changed,
        summary.same,
        summary.refused
    );
    if summary.closed > 0 {
        say!(
            "{} closed: the source has them no more.",
            table::things(summary.closed, "opening", "openings")
        );
    }
    for refused in &summary.refusals {
        match refused.line {
            0 => say!("  {}", refused.reason),
            line => say!("  line {line}: {}", refused.reason),
        }
    }
    let told = summary.refusals.iter().filter(|refused| refused.line > 0).count() as u64;
    let more = summary.refused.saturating_sub(told);
    if more > 0 {
        say!("  and {more} more");
    }
}
