//! `onward people`: people and openings as rows, nothing kept.

mod board;

use std::{
    cell::LazyCell,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use board::Board;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use model::{Clock, SystemClock};
use serde::Deserialize;
use serde_json::Value;

use super::{rows, standards};
use crate::taxonomy;

/// Which openings fit people, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum People {
    /// Rank the openings of a file for each person.
    Recommend(Recommend),
}

/// Rank openings for people: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and one of: `text` (a résumé), `profile` (a résumé as JSON Resume), `history` (ids of openings the
/// person looked at). The answer has the openings that fit best, each with what it rests on and what is missing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward people recommend --postings jobs.csv --top 10 < people.jsonl\n  echo '{\"id\":1,\"text\":\"Cook in Leeds, five years\"}' | onward people recommend --postings jobs.jsonl"
)]
pub(crate) struct Recommend {
    /// The openings, in any format `onward import` takes.
    #[arg(long, value_name = "FILE")]
    postings: PathBuf,
    /// How many openings a person.
    #[arg(long, default_value_t = 10, value_name = "N")]
    top: usize,
    /// The day it is done for; today unless given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
struct Row {
    text: Option<String>,
    profile: Option<Value>,
    history: Option<Vec<Value>>,
}

impl People {
    pub(crate) fn run(self, data: &Path) -> Result<ExitCode, String> {
        let Self::Recommend(command) = self;
        let today = command.today.unwrap_or_else(|| SystemClock.now().date_naive());
        let taxonomy = taxonomy::of(data)?;
        let board = Board::read(&command.postings, Arc::clone(&taxonomy), today)?;
        // Only somebody of whom nothing else is known needs what titles stand for in every taxonomy that is loaded.
        let evidence = LazyCell::new(|| standards::evidence(&taxonomy, data, None));
        let looks = LazyCell::new(|| evidence.clone().map(|evidence| board.looks(evidence)));
        rows::answer(|row: Row| match row {
            Row { text: Some(text), .. } => Ok(board.recommend(&board.of_text(&text), command.top)),
            Row {
                profile: Some(resume), ..
            } => Ok(board.recommend(&board.of_resume(&resume)?, command.top)),
            Row { history: Some(ids), .. } => Ok(board.next(looks.as_ref()?, &ids, command.top)),
            _ => Err("The row has neither `text` nor `profile` nor `history`.".to_owned()),
        })
    }
}
