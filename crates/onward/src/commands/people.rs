//! `onward people`: people and openings as rows, nothing kept.

use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use documents::Limits;
use matching::{Context, Feedback, Filter, JobMatrix, Opening, Person, Weights, explain, score};
use model::{Clock, Fact, Posting, PostingId, Profile, SeededRandom, SkillClaim, SystemClock, posting::PostingSource};
use serde::Deserialize;
use serde_json::{Value, json};
use skills::{Gazetteer, PostingReader, ResumeReader, Taxonomy};

use super::rows;
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
        let board = Board::read(&command.postings, taxonomy::of(data)?, today)?;
        rows::answer(|row: Row| Ok(board.recommend(&board.profile(row)?, command.top)))
    }
}

/// The openings of a file, ready to be ranked.
struct Board {
    taxonomy: Arc<Taxonomy>,
    resumes: ResumeReader,
    matrix: JobMatrix,
    postings: BTreeMap<PostingId, Posting>,
    ids: BTreeMap<String, PostingId>,
    today: NaiveDate,
}

impl Board {
    fn read(path: &PathBuf, taxonomy: Arc<Taxonomy>, today: NaiveDate) -> Result<Self, String> {
        let cannot = |error: &dyn std::fmt::Display| format!("{} cannot be read: {error}", path.display());
        let file = File::open(path).map_err(|error| cannot(&error))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let import = sources::open(file, name.as_deref(), &[]).map_err(|error| cannot(&error))?;
        let gazetteer = Gazetteer::built_in();
        let reader = PostingReader::new(taxonomy.clone(), gazetteer.clone());
        let mut board = Self {
            resumes: ResumeReader::new(taxonomy.clone(), gazetteer),
            taxonomy,
            matrix: JobMatrix::default(),
            postings: BTreeMap::new(),
            ids: BTreeMap::new(),
            today,
        };
        // The ids only tell the openings of this run apart, in the order of the file.
        let random = SeededRandom::new(1);
        let at = today.and_time(chrono::NaiveTime::MIN).and_utc();
        for row in import.rows {
            if let Ok(raw) = row.outcome {
                let source = PostingSource {
                    source: String::new(),
                    key: row.key.clone(),
                    url: raw.url.clone(),
                };
                let posting = reader
                    .read(&raw, today)
                    .into_posting(PostingId::new(at, &random), source, at);
                board.matrix.put(Opening::new(&board.taxonomy, &posting));
                board.ids.insert(row.key, posting.id);
                board.postings.insert(posting.id, posting);
            }
        }
        Ok(board)
    }

    fn profile(&self, row: Row) -> Result<Profile, String> {
        match row {
            Row { text: Some(text), .. } => Ok(self.resumes.read(&text, &[], self.today).profile),
            Row {
                profile: Some(resume), ..
            } => {
                let read = documents::read_here(resume.to_string().as_bytes(), &Limits::default());
                let resume = read.map_err(|refusal| refusal.to_string())?;
                Ok(self.resumes.read(&resume.text, &resume.headings, self.today).profile)
            }
            Row { history: Some(ids), .. } => Ok(self.looked_at(&ids)),
            _ => Err("The row has neither `text` nor `profile` nor `history`.".to_owned()),
        }
    }

    /// Somebody of whom only is known what they looked at: they want such work, and what it asks for they bring.
    fn looked_at(&self, ids: &[Value]) -> Profile {
        let mut profile = Profile::default();
        let key = |id: &Value| id.as_str().map_or_else(|| id.to_string(), str::to_owned);
        let seen = ids.iter().filter_map(|id| self.postings.get(self.ids.get(&key(id))?));
        for posting in seen {
            let wishes = &mut profile.wishes.occupations;
            wishes.extend(
                posting
                    .occupation
                    .clone()
                    .filter(|occupation| !wishes.contains(occupation)),
            );
            for asked in &posting.requirements {
                profile.add_skill(SkillClaim {
                    skill: Fact::entered(asked.skill.clone()),
                    level: None,
                });
            }
        }
        profile
    }

    fn recommend(&self, profile: &Profile, top: usize) -> Value {
        let context = Context {
            taxonomy: &self.taxonomy,
            weights: &Weights::PRIOR,
            today: self.today,
        };
        let person = Person::new(&self.taxonomy, profile, Feedback::default(), self.today);
        let ranking = self.matrix.recommend(&context, &person, &Filter::default(), top);
        let jobs = ranking.best.iter().filter_map(|ranked| {
            let posting = self.postings.get(&ranked.posting)?;
            let opening = self.matrix.get(ranked.posting)?.opening();
            let found = score(&context, &person, &opening);
            let why = explain(&context, profile, &person, posting, &opening, &found);
            let missing: Vec<&str> = why.missing.iter().map(|missing| missing.name.as_str()).collect();
            let because: Vec<&str> = why.parts.iter().map(|(_, words)| words.as_str()).collect();
            Some(json!({
                "id": posting.source.key,
                "score": f64::from(ranked.total) / f64::from(matching::FULL),
                "because": because,
                "missing": missing,
            }))
        });
        json!({ "jobs": jobs.collect::<Vec<_>>() })
    }
}
