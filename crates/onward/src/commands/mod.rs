//! Commands. To add one more: a variant with its help and examples here, a file beside this one, a line in [`run`].

mod backup;
mod bench;
mod doctor;
mod import;
mod intents;
mod items;
mod model_file;
mod people;
mod postings;
mod recommend;
mod reread;
mod rows;
mod serve;
mod skills;
mod staff;
mod standards;
mod titles;
mod token;
mod weights;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::settings::{self, Settings};

/// From "I need work" to doing well in it: jobs that fit, why, what is missing, and what to learn.
#[derive(Debug, Parser)]
#[command(name = "onward", version, about, long_about = None, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(flatten)]
    common: Common,
    /// What to do; nothing at all shows the demo world.
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "Examples:
  onward                                          the demo world on http://127.0.0.1:8080
  onward serve                                    your own place, data in ./onward-data
  onward import jobs.csv                          openings from a file, safe to run again
  onward recommend --resume cv.pdf                the openings that fit a résumé, with reasons
  onward staff create --name \"Asha Rao\" --contact asha@example.org";

/// Options that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// A settings file; `onward settings` prints one to start from.
    #[arg(long, global = true, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// The data directory, in place of the one in the settings.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// `PostgreSQL` to use in place of the database in the data directory.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve your own place.
    Serve(serve::Serve),
    /// Serve the demo world: invented people, employers and openings in a directory of its own.
    Demo(serve::Demo),
    /// Take openings in from a file (CSV, JSON, XML feeds, RSS, web pages with postings).
    Import(import::Import),
    /// Show the openings that fit a résumé, with reasons.
    Recommend(recommend::Recommend),
    /// Accounts for staff, and whom they are entrusted with.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Tokens for programs that act for somebody.
    #[command(subcommand)]
    Token(token::Token),
    /// Write everything into one archive.
    Backup(backup::Backup),
    /// Bring a backup back into an empty data directory.
    Restore(backup::Restore),
    /// Check that everything works, and say how to mend what does not.
    Doctor(doctor::Doctor),
    /// What adverts say, row by row.
    #[command(subcommand)]
    Postings(postings::Postings),
    /// Which skills texts ask for, row by row.
    #[command(subcommand)]
    Skills(skills::Skills),
    /// What job titles stand for, row by row.
    #[command(subcommand)]
    Titles(titles::Titles),
    /// What messages mean, told from examples, row by row.
    #[command(subcommand)]
    Intents(intents::Intents),
    /// What answers tell of the items of a test.
    #[command(subcommand)]
    Items(items::Items),
    /// Which openings of a file fit people, row by row.
    #[command(subcommand)]
    People(people::People),
    /// Measure how fast this machine recommends, over made openings and people.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// What each part of a score weighs: written by hand, or learned from what people here chose.
    #[command(subcommand)]
    Weights(weights::WeightsCommand),
    Reread(reread::Rereading),
    /// Build the search index anew from the database.
    RebuildIndex,
    /// Print the settings file with every setting at its default.
    Settings,
}

/// Carries a command out. The error is a sentence for the person at the terminal.
pub(crate) async fn run(cli: Cli) -> Result<ExitCode, String> {
    let mut settings = Settings::read(cli.common.settings.as_ref())?;
    if let Some(data) = cli.common.data {
        settings.data = data;
    } else if matches!(cli.command, None | Some(Command::Demo(_))) {
        settings.data = PathBuf::from("demo-world");
    }
    if let Some(url) = cli.common.database {
        settings.database.url = url;
    }
    match cli.command.unwrap_or(Command::Demo(serve::Demo::default())) {
        Command::Serve(command) => command.run(settings).await,
        Command::Demo(command) => command.run(settings).await,
        Command::Import(command) => command.run(&settings).await,
        Command::Recommend(command) => command.run(&settings).await,
        Command::Staff(command) => command.run(&settings).await,
        Command::Token(command) => command.run(&settings).await,
        Command::Backup(command) => command.run(&settings).await,
        Command::Restore(command) => command.run(&settings).await,
        Command::Doctor(command) => command.run(&settings).await,
        Command::Postings(command) => command.run(&settings.data),
        Command::Skills(command) => command.run(&settings.data),
        Command::Titles(command) => command.run(&settings.data),
        Command::Intents(command) => command.run(),
        Command::Items(command) => command.run(),
        Command::People(command) => command.run(&settings.data),
        Command::Bench(command) => command.run(&settings).await,
        Command::Weights(command) => command.run(&settings).await,
        Command::Reread(command) => command.run(&settings).await,
        Command::RebuildIndex => serve::rebuild_index(&settings).await,
        Command::Settings => {
            say!("{}", settings::ANNOTATED.trim_end());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The sentence for the person at the terminal.
pub(crate) fn told(error: &journey::Error) -> String {
    tracing::debug!(%error, "failed");
    error.sentence()
}
