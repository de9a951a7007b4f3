//! `onward items`: what answers tell of the items of a test.

use std::{path::PathBuf, process::ExitCode};

use assess::irt::{self, Responses};
use clap::{Args, Subcommand, ValueEnum};
use csv::StringRecord;

/// The items of tests.
#[derive(Debug, Subcommand)]
pub(crate) enum Items {
    /// Estimate how hard items are and how well they tell people apart.
    Calibrate(Calibrate),
}

/// Estimate items from answers: CSV in, one JSON object out.
///
/// The file has a column an item, named in the first line, and a row a person: 1 for right, 0 for wrong, nothing (or NA) for not
/// asked. Equal rows may be written once, with how many people they stand for in the column of `--frequency`. The answer has the
/// logarithm of the likelihood, and for each item its slope `a`, its difficulty `b` and the chance of guessing `c` in
/// logit P = a(theta - b), the standard errors of these, and whether the item behaves as the model says (S-X² of Orlando and
/// Thissen; look at items whose `p` is under .01). An item that all have right, or all wrong, has none of this.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward items calibrate --model 2pl answers.csv\n  onward items calibrate --model rasch --frequency people patterns.csv\n  printf 'a,b,c\\n1,1,0\\n1,0,0\\n0,1,1\\n0,0,0\\n1,1,1\\n0,1,0\\n' | onward items calibrate --model rasch -"
)]
pub(crate) struct Calibrate {
    /// How many parameters an item has.
    #[arg(long, value_enum)]
    model: Model,
    /// The column that says how many people a row stands for.
    #[arg(long, value_name = "COLUMN")]
    frequency: Option<String>,
    /// The answers; `-` for standard input.
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Model {
    /// A difficulty an item, one slope for all.
    Rasch,
    /// A difficulty and a slope an item.
    #[value(name = "2pl")]
    Slopes,
    /// A difficulty, a slope and a chance of guessing an item.
    #[value(name = "3pl")]
    Guessing,
}

impl From<Model> for irt::Model {
    fn from(model: Model) -> Self {
        match model {
            Model::Rasch => Self::Rasch,
            Model::Slopes => Self::Slopes,
            Model::Guessing => Self::Guessing,
        }
    }
}

impl Items {
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        let Self::Calibrate(Calibrate { model, frequency, file }) = self;
        let name = file.display().to_string();
        let input: Box<dyn std::io::Read> = if name == "-" {
            Box::new(std::io::stdin())
        } else {
            Box::new(std::fs::File::open(&file).map_err(|error| format!("{name} cannot be read: {error}"))?)
        };
        let responses = responses(input, frequency.as_deref()).map_err(|fault| format!("{name}: {fault}"))?;
        let calibration =
            irt::calibrate(&responses, model.into()).map_err(|unusable| format!("{name}: {unusable}."))?;
        say!(
            "{}",
            serde_json::to_string(&calibration).map_err(|error| error.to_string())?
        );
        Ok(ExitCode::SUCCESS)
    }
}

/// The answers of a file; the fault says in which line it lies.
fn responses(input: impl std::io::Read, frequency: Option<&str>) -> Result<Responses, String> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(input);
    let head = reader.headers().map_err(|error| error.to_string())?.clone();
    let counted =
        match frequency {
            Some(name) => Some(head.iter().position(|column| column == name).ok_or_else(|| {
                format!("there is no column {name:?} to count people by; the first line must name it")
            })?),
            None => None,
        };
    let items = |row: &StringRecord| -> Vec<String> {
        let of_items = row.iter().enumerate().filter(|(column, _)| Some(*column) != counted);
        of_items.map(|(_, cell)| cell.to_owned()).collect()
    };
    let names = items(&head);
    let mut responses = Responses::new(names.clone());
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map_or(0, csv::Position::line);
        let answers: Result<Vec<_>, String> = items(&row)
            .iter()
            .zip(&names)
            .map(|(cell, name)| answer(cell, name))
            .collect();
        let count = counted.map_or(Ok(1.0), |column| people(&row[column]));
        let told = |fault| format!("line {line}: {fault}");
        responses.add(&answers.map_err(told)?, count.map_err(told)?);
    }
    Ok(responses)
}

fn answer(cell: &str, item: &str) -> Result<Option<bool>, String> {
    match cell {
        "" | "NA" | "NaN" | "." => Ok(None),
        cell => match cell.parse::<f64>() {
            Ok(1.0) => Ok(Some(true)),
            Ok(0.0) => Ok(Some(false)),
            _ => Err(format!(
                "{item} is {cell:?}; write 1 for right, 0 for wrong, nothing for not asked"
            )),
        },
    }
}

fn people(cell: &str) -> Result<f64, String> {
    cell.parse()
        .ok()
        .filter(|count: &f64| *count >= 0.0 && count.is_finite())
        .ok_or_else(|| format!("{cell:?} is no number of people"))
}
