//! `onward titles`: job titles as rows.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Args, Subcommand};
use model::OccupationId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use skills::{
    Occupation, Taxonomy, TitleCorpus, TitleReader,
    standards::{Joined, OccupationReader, Standard, join},
};

use super::{
    rows,
    standards::{self, Named},
};
use crate::taxonomy;

/// What job titles stand for, row by row.
#[derive(Debug, Subcommand)]
pub(crate) enum Titles {
    /// Find the occupations a title stands for.
    Classify(Classify),
    /// Order a corpus of titles by likeness to each.
    Rank(Rank),
}

/// Classify titles: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `title`, as adverts write it: noise such as "URGENT" or "(m/f/d)" does no harm. The answer has
/// the occupations, most likely first, each with its ISCO-08 unit group (null where it is not told) and a score up to 1. With another
/// taxonomy than the built-in one, `uri` and `label` are its own.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward titles classify --top 3 < titles.jsonl\n  echo '{\"id\":1,\"title\":\"URGENT!! Sr. Java Dev (m/f/d) - Berlin\"}' | onward titles classify"
)]
pub(crate) struct Classify {
    /// At most so many occupations.
    #[arg(long, default_value_t = 5, value_name = "N")]
    top: usize,
    /// Whose occupations are found.
    #[arg(long, value_enum, default_value_t = Named::BuiltIn)]
    taxonomy: Named,
}

/// Rank a corpus of titles: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `title`, and so has each line of the corpus. The answer has the whole corpus, most alike first, each
/// with a score up to 1. Titles are alike by what they stand for, and by their letters; taxonomies that `onward skills load` has
/// read lend all their names to that.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward titles rank --corpus titles.jsonl < titles.jsonl\n  echo '{\"id\":1,\"title\":\"animal doctor\"}' | onward titles rank --corpus titles.jsonl"
)]
pub(crate) struct Rank {
    /// The titles to order: JSON Lines with `id` and `title`.
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Title {
    title: String,
}

/// A line of a corpus.
#[derive(Debug, Deserialize)]
struct Entry {
    id: Value,
    title: String,
}

impl Titles {
    pub(crate) fn run(self, data: &Path) -> Result<ExitCode, String> {
        match self {
            Self::Classify(classify) => classify.run(data),
            Self::Rank(rank) => rank.run(data),
        }
    }
}

impl Classify {
    fn run(self, data: &Path) -> Result<ExitCode, String> {
        let finder = Finder::new(self.taxonomy, data)?;
        rows::answer(|row: Title| {
            let found = finder.occupations(&row.title, self.top);
            Ok(json!({ "occupations": found }))
        })
    }
}

/// An occupation that was found.
#[derive(Debug, Clone, Serialize)]
struct Found {
    uri: String,
    label: String,
    isco: Option<String>,
    /// 0 to 1.
    score: f64,
}

/// Finds occupations of one taxonomy or of several.
struct Finder {
    /// None when built-in occupations are not wanted.
    built_in: Option<TitleReader>,
    standards: Vec<StandardFinder>,
}

impl Finder {
    fn new(named: Named, data: &Path) -> Result<Self, String> {
        let taxonomy = taxonomy::of(data)?;
        let wanted = standards::of(named, data)?;
        let built_in = matches!(named, Named::BuiltIn | Named::All);
        Ok(Self {
            built_in: built_in.then(|| TitleReader::new(taxonomy.clone())),
            standards: wanted
                .into_iter()
                .map(|standard| StandardFinder::new(standard, &taxonomy, data))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Most likely first; one that is there in several taxonomies stands once, under its built-in name.
    fn occupations(&self, title: &str, top: usize) -> Vec<Found> {
        let mut found = Vec::new();
        if let Some(reader) = &self.built_in {
            let named = reader.classify(title, top).into_iter();
            found.extend(named.map(|(ix, score)| built_in(reader.taxonomy().occupation(ix), score)));
        }
        for finder in &self.standards {
            found.extend(finder.occupations(title, top, self.built_in.is_some()));
        }
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        let mut met = BTreeSet::new();
        found.retain(|found| met.insert(found.uri.clone()));
        found.truncate(top);
        found
    }
}

fn built_in(occupation: &Occupation, score: u16) -> Found {
    Found {
        uri: occupation.id.as_str().to_owned(),
        label: occupation.name.clone(),
        isco: Some(occupation.isco.clone()),
        score: f64::from(score) / 1000.0,
    }
}

/// Finds occupations of one taxonomy of others.
struct StandardFinder {
    standard: Standard,
    reader: OccupationReader,
    /// The one of the place.
    taxonomy: Arc<Taxonomy>,
    /// By uri, the id of the built-in occupation that means the same.
    joined: BTreeMap<String, OccupationId>,
}

impl StandardFinder {
    fn new(standard: Standard, taxonomy: &Arc<Taxonomy>, data: &Path) -> Result<Self, String> {
        let joins = join(taxonomy, &standard).into_iter();
        let evidence = standards::evidence(taxonomy, data, Some(&standard.name))?;
        Ok(Self {
            joined: joins
                .filter(|join| join.how == Joined::Joined)
                .map(|join| (join.uri, join.id.as_str().into()))
                .collect(),
            reader: OccupationReader::new(&standard, Taxonomy::of_standard(&standard), evidence),
            taxonomy: Arc::clone(taxonomy),
            standard,
        })
    }

    /// Under their own names, or as the built-in ones that mean the same.
    fn occupations(&self, title: &str, top: usize, as_built_in: bool) -> impl Iterator<Item = Found> {
        let taxonomy = &self.taxonomy;
        self.reader.classify(title, top).into_iter().map(move |(place, score)| {
            let concept = &self.standard.concepts[place as usize];
            let same = self.joined.get(&concept.uri).and_then(|id| taxonomy.occupation_ix(id));
            match same.map(|ix| taxonomy.occupation(ix)) {
                Some(occupation) if as_built_in => built_in(occupation, score),
                same => Found {
                    uri: concept.uri.clone(),
                    label: concept.label.clone(),
                    isco: concept
                        .isco
                        .clone()
                        .or_else(|| same.map(|occupation| occupation.isco.clone())),
                    score: f64::from(score) / 1000.0,
                },
            }
        })
    }
}

impl Rank {
    fn run(self, data: &Path) -> Result<ExitCode, String> {
        let entries: Vec<Entry> = rows::of_file(&self.corpus, "with `id` and `title`")?;
        let evidence = standards::evidence(&taxonomy::of(data)?, data, None)?;
        let corpus = TitleCorpus::new(evidence, entries.iter().map(|entry| entry.title.as_str()));
        rows::answer(|row: Title| {
            let ranked = corpus
                .rank(&row.title)
                .into_iter()
                .map(|(at, score)| json!({ "id": entries[at].id, "score": f64::from(score) / 1_000_000.0 }));
            Ok(json!({ "ranked": ranked.collect::<Vec<_>>() }))
        })
    }
}
