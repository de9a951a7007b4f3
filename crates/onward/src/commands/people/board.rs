//! The openings of a file, and people ranked against them.

use std::{collections::BTreeMap, fs::File, path::Path, sync::Arc};

use chrono::NaiveDate;
use documents::Limits;
use matching::{Context, Feedback, Filter, JobMatrix, Looks, Opening, Person, Weights, explain, score};
use model::{Posting, PostingId, Profile, SeededRandom, posting::PostingSource};
use serde_json::{Value, json};
use skills::{Evidence, Gazetteer, PostingReader, ResumeReader, Taxonomy};

/// So many of the best are spread over employers, as the pages do.
const SPREAD: usize = 200;

/// The openings of a file, ready to be ranked.
pub(super) struct Board {
    taxonomy: Arc<Taxonomy>,
    resumes: ResumeReader,
    matrix: JobMatrix,
    /// In the order of the file.
    postings: Vec<Posting>,
    /// Where each stands, by the file's own key,
    by_key: BTreeMap<String, usize>,
    /// and by its id.
    by_id: BTreeMap<PostingId, usize>,
    today: NaiveDate,
}

impl Board {
    pub(super) fn read(path: &Path, taxonomy: Arc<Taxonomy>, today: NaiveDate) -> Result<Self, String> {
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
            postings: Vec::new(),
            by_key: BTreeMap::new(),
            by_id: BTreeMap::new(),
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
                board.by_key.insert(row.key, board.postings.len());
                board.by_id.insert(posting.id, board.postings.len());
                board.postings.push(posting);
            }
        }
        Ok(board)
    }

    /// Somebody by the words of their résumé.
    pub(super) fn of_text(&self, text: &str) -> Profile {
        self.resumes.read(text, &[], self.today).profile
    }

    /// Somebody by their résumé as JSON Resume.
    pub(super) fn of_resume(&self, resume: &Value) -> Result<Profile, String> {
        let read = documents::read_here(resume.to_string().as_bytes(), &Limits::default());
        let resume = read.map_err(|refusal| refusal.to_string())?;
        Ok(self.resumes.read(&resume.text, &resume.headings, self.today).profile)
    }

    /// To find what somebody may look at next.
    pub(super) fn looks(&self, evidence: Arc<Evidence>) -> Looks<'_> {
        Looks::new(evidence, self.postings.iter().collect())
    }

    /// Openings like those with these keys, the latest last.
    pub(super) fn next(&self, looks: &Looks<'_>, keys: &[Value], top: usize) -> Value {
        let at = |key: &Value| match key {
            Value::String(key) => self.by_key.get(key),
            other => self.by_key.get(&other.to_string()),
        };
        let seen: Vec<usize> = keys.iter().filter_map(|key| at(key).copied()).collect();
        let jobs = looks.next(&seen, top).into_iter().map(|next| {
            json!({
                "id": self.postings[next.at].source.key,
                "score": f64::from(next.interest) / 1e6,
                "because": [next.because(&self.postings[next.like])],
                "missing": [],
            })
        });
        json!({ "jobs": jobs.collect::<Vec<_>>() })
    }

    pub(super) fn recommend(&self, profile: &Profile, top: usize) -> Value {
        let context = Context {
            taxonomy: &self.taxonomy,
            weights: Weights::PRIOR,
            today: self.today,
        };
        let person = Person::new(&self.taxonomy, profile, Feedback::default(), self.today);
        let ranking = self
            .matrix
            .recommend(&context, &person, &Filter::default(), top.max(SPREAD));
        let best = self.matrix.spread(&ranking.best);
        let jobs = best.iter().take(top).filter_map(|ranked| {
            let posting = &self.postings[*self.by_id.get(&ranked.posting)?];
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
