//! `onward bench`. To add one more: a variant with its help here and a file beside this one.

mod alerts;
mod hiring;
mod matching;
mod sample;

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::Subcommand;
use documents::{Limits, Reader};
use journey::{Journey, Parts, Place};
use model::SystemClock;
use serde_json::Value;
use skills::Taxonomy;
use store::Store;

use crate::{settings::Settings, table};

/// How fast the parts are on this machine, over a made load; no data directory is touched.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Recommending, finding what to learn, reading adverts, and what the openings take in memory.
    Matching(matching::Matching),
    Alerts(alerts::Alerts),
    Hiring(hiring::Hiring),
}

impl Bench {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        match self {
            Self::Matching(command) => Ok(command.run()),
            Self::Alerts(command) => command.run(settings).await,
            Self::Hiring(command) => command.run(settings).await,
        }
    }
}

/// The use cases over a record, as in the program that serves; nothing leaves it.
fn journey(store: Store) -> Journey {
    Journey::new(Parts {
        store,
        index: None,
        kept_openings: None,
        documents: Reader::new(PathBuf::new(), Limits::default()),
        clock: Arc::new(SystemClock),
        random: Arc::new(crate::random::SystemRandom),
        taxonomy: Taxonomy::built_in(),
        postbox: None,
        mail_in: None,
        zone: None,
        channels: journey::Channels::default(),
        interpreter: None,
        check_provider: None,
        place: Place {
            name: "Onward".to_owned(),
            public_url: "https://work.example.org".to_owned(),
            demo: false,
            time_zone: chrono_tz::UTC,
            uploads_an_hour: 1,
            fonts: Vec::new(),
        },
    })
}

fn as_table(row: &Value) -> String {
    let lines = row.as_object().into_iter().flatten();
    let lines = lines.map(|(name, value)| vec![name.replace('_', " "), value.to_string()]);
    table::lines(&["what", "measured"], lines)
}
