//! `onward bench matching`.

use std::{hint::black_box, process::ExitCode};

use chrono::{DateTime, NaiveDate};
use clap::Args;
use journey::demo::{DEMO_SEED, DemoData, made_openings};
use matching::{Context, Crowd, Feedback, Filter, JobMatrix, Person, REACH, Weights, made::Maker, opens_most};
use model::{PersonId, SeededRandom};
use serde_json::{Value, json};
use skills::{Gazetteer, SkillReader, Taxonomy};

use super::sample::{Sample, held_bytes};
use crate::table;

/// How many openings a list shows.
const SHOWN: usize = 20;
/// Lists made and openings told of, at most: enough for 99 of a hundred.
const MOST_TIMED: u32 = 300;
/// How many adverts are read.
const ADVERTS: usize = 2_000;

/// How fast openings are recommended, skills to learn found, and the right people told of an opening, over made openings and people.
///
/// The load is made from a seed: few occupations have most openings, towns have them by their population. It says how often
/// each thing was done, and what half and 99 of a hundred did not exceed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward bench matching\n  onward bench matching --openings 100000 --people 200 --json"
)]
pub(crate) struct Matching {
    /// How many openings.
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    openings: usize,
    /// How many people look for work: all of them may be told of an opening, and lists are made for the first 300.
    #[arg(long, default_value_t = 200, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    people: u32,
    /// What the load is made from.
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// Print JSON, one line for each thing measured.
    #[arg(long)]
    json: bool,
}

impl Matching {
    pub(super) fn run(self) -> ExitCode {
        let rows = self.measure();
        if self.json {
            for row in &rows {
                say!("{row}");
            }
        } else {
            say!(
                "{} made openings, {} made people, one thread:\n",
                self.openings,
                self.people
            );
            say!("{}", as_table(&rows));
        }
        ExitCode::SUCCESS
    }

    fn measure(&self) -> Vec<Value> {
        let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
        // Any day does, as long as it is the same in every run.
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap_or_default();
        let context = Context {
            taxonomy: &taxonomy,
            weights: Weights::PRIOR,
            today: now.date_naive(),
        };
        let maker = Maker::new(&taxonomy, &gazetteer, now, self.seed);
        let before = held_bytes();
        let mut matrix = JobMatrix::default();
        (0..self.openings).for_each(|_| matrix.put(maker.opening()));
        let matrix_bytes = held_bytes()
            .zip(before)
            .map(|(after, before)| after.saturating_sub(before));

        let (mut recommend, mut learn) = (Sample::default(), Sample::default());
        for _ in 0..self.people.min(MOST_TIMED) {
            let profile = maker.person();
            let person = || Person::new(&taxonomy, &profile, Feedback::default(), context.today);
            let filter = Filter::default();
            recommend.take(|| black_box(matrix.recommend(&context, &person(), &filter, SHOWN)));
            learn.take(|| black_box(opens_most(&context, &matrix, &person(), &filter)));
        }
        vec![
            recommend.row("recommend"),
            learn.row("skills_to_learn"),
            self.alerts(&context, &maker),
            extract(&taxonomy, context.today),
            json!({ "what": "memory", "openings": self.openings, "bytes": matrix_bytes, "held_bytes": held_bytes() }),
        ]
    }
}

impl Matching {
    /// Who is told of a new opening, among all the people.
    fn alerts(&self, context: &Context, maker: &Maker) -> Value {
        let mut crowd = Crowd::default();
        let random = SeededRandom::new(self.seed);
        for _ in 0..self.people {
            let id = PersonId::new(maker.now(), &random);
            crowd.put(
                context.taxonomy,
                id,
                &maker.person(),
                Feedback::default(),
                context.today,
            );
        }
        let (mut sample, mut told) = (Sample::default(), 0);
        for _ in 0..MOST_TIMED {
            let opening = maker.opening();
            sample.take(|| told += black_box(crowd.suited(context, &opening, REACH)).len());
        }
        let mut row = sample.row("alerts");
        row["people"] = json!(self.people);
        row["told_each"] = json!(told / sample.times().max(1));
        row
    }
}

/// Reading the skills out of adverts of the demo world.
fn extract(taxonomy: &std::sync::Arc<Taxonomy>, today: NaiveDate) -> Value {
    let reader = SkillReader::new(taxonomy.clone());
    let mut sample = Sample::default();
    let mut bytes = 0;
    for made in made_openings(DemoData::built_in(), DEMO_SEED, ADVERTS, today) {
        bytes += made.raw.description.len();
        sample.take(|| black_box(reader.mentions(&made.raw.description)));
    }
    let mut row = sample.row("extract");
    row["bytes_each"] = json!(bytes / sample.times().max(1));
    row
}

fn as_table(rows: &[Value]) -> String {
    let timed = rows.iter().filter(|row| row["p50_ms"].is_number());
    let times = table::lines(
        &["what", "times", "half within ms", "99 of 100 within ms"],
        timed.map(|row| {
            ["what", "times", "p50_ms", "p99_ms"]
                .map(|name| plain(&row[name]))
                .to_vec()
        }),
    );
    let memory = rows.iter().find_map(|row| row["bytes"].as_u64());
    let memory = memory.map_or_else(|| "not known".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
    format!("{times}\n\nThe openings take {memory} of memory.")
}

/// A value without the quotation marks of JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
