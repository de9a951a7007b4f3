//! `onward doctor`: checks everything the program stands on, and says how to mend what is broken.

mod mail;

use std::{path::Path, process::ExitCode};

use clap::{Args, Subcommand};
use documents::{Limits, Reader};
use model::{Clock, SystemClock};
use serde::Serialize;

use crate::{
    settings::Settings,
    setup,
    taxonomy::{self, Unusable},
};

/// Check that everything works, and say how to mend what does not.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward doctor\n  onward doctor --data /var/lib/onward --json\n  onward doctor mail --send-test asha@example.org"
)]
pub(crate) struct Doctor {
    /// Print JSON.
    #[arg(long, global = true)]
    json: bool,
    /// Look at one thing closely.
    #[command(subcommand)]
    what: Option<What>,
}

/// What is looked at closely.
#[derive(Debug, Subcommand)]
enum What {
    /// Mail: the way out, what DNS must say, the way in, and what went wrong lately.
    Mail {
        /// Send a mail to this address as well.
        #[arg(long, value_name = "ADDRESS")]
        send_test: Option<String>,
    },
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Health {
    /// As it should be.
    Good,
    /// Works, but look at it.
    Note,
    /// Broken.
    Broken,
}

/// One check.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    health: Health,
    found: String,
    /// How to mend it.
    mend: Option<String>,
}

impl Check {
    fn good(name: &'static str, found: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Good,
            found: found.into(),
            mend: None,
        }
    }

    fn note(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Note,
            found: found.into(),
            mend: Some(mend.into()),
        }
    }

    fn broken(name: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            name,
            health: Health::Broken,
            found: found.into(),
            mend: Some(mend.into()),
        }
    }
}

impl Doctor {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        if let Some(What::Mail { send_test }) = &self.what {
            return Ok(told(&mail::checks(settings, send_test.as_deref()).await?, self.json));
        }
        let mut checks = vec![data_directory(&settings.data), disk(&settings.data), clock()];
        checks.extend(taxonomy(&settings.data));
        checks.extend(database(settings).await);
        checks.push(documents().await);
        checks.push(mail::in_short(settings));
        Ok(told(&checks, self.json))
    }
}

/// Tells what was found; a failure when something is broken.
fn told(checks: &[Check], json: bool) -> ExitCode {
    if json {
        say!("{}", serde_json::to_string(&checks).unwrap_or_default());
    } else {
        checks.iter().for_each(show);
    }
    let broken = checks.iter().any(|check| check.health == Health::Broken);
    if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn show(check: &Check) {
    let mark = match check.health {
        Health::Good => "ok    ",
        Health::Note => "note  ",
        Health::Broken => "BROKEN",
    };
    say!("{mark}  {:<10} {}", check.name, check.found);
    if let Some(mend) = &check.mend {
        say!("        {:<10} -> {mend}", "");
    }
}

fn data_directory(dir: &Path) -> Check {
    let probe = dir.join(".doctor");
    if !dir.exists() {
        return Check::note(
            "data",
            format!("{} is not there yet", dir.display()),
            "it is made by the first `onward serve`",
        );
    }
    match std::fs::write(&probe, b"probe").and_then(|()| std::fs::remove_file(&probe)) {
        Ok(()) => Check::good("data", format!("{} can be written to", dir.display())),
        Err(error) => Check::broken(
            "data",
            format!("{} cannot be written to: {error}", dir.display()),
            "let the user that runs Onward own the directory: chown -R onward: DIR",
        ),
    }
}

/// Free space, from `df`: there is no portable call for it in the standard library.
fn disk(dir: &Path) -> Check {
    const ENOUGH_MB: u64 = 1024;
    let at = dir
        .ancestors()
        .find(|dir| dir.exists() && !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let output = std::process::Command::new("df").arg("-Pm").arg(at).output();
    let text = output
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let free = text
        .lines()
        .nth(1)
        .and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
    match free {
        Some(free) if free >= ENOUGH_MB => Check::good("disk", format!("{free} MB are free")),
        Some(free) => Check::broken(
            "disk",
            format!("only {free} MB are free"),
            "make room, or move the data directory to a larger disk",
        ),
        None => Check::note("disk", "the free space could not be told", "look with: df -h"),
    }
}

fn clock() -> Check {
    let now = SystemClock.now();
    let built = chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap_or(now);
    if now < built {
        let mend = "set the clock (timedatectl set-ntp true); dates of postings and links depend on it";
        return Check::broken(
            "clock",
            format!("it says {now}, which lies before this program was made"),
            mend,
        );
    }
    Check::good("clock", now.format("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn taxonomy(data: &Path) -> Vec<Check> {
    match taxonomy::read(data) {
        Ok(taxonomy) => {
            let local = taxonomy.files().len() - skills::Taxonomy::built_in_files().len();
            let found = format!(
                "{} skills, {} occupations, {local} local lists, version {}",
                taxonomy.skills().len(),
                taxonomy.occupations().len(),
                taxonomy.version()
            );
            vec![Check::good("taxonomy", found)]
        }
        Err(Unusable::Unread(why)) => vec![Check::broken("taxonomy", why, "let the user that runs Onward read it")],
        Err(Unusable::Faults(faults)) => {
            let mend = "mend the entry; a file begins with local/ when it stands in taxonomy/ of the data directory";
            let broken = |fault: &skills::Fault| Check::broken("taxonomy", fault.to_string(), mend);
            faults.iter().map(broken).collect()
        }
    }
}

async fn database(settings: &Settings) -> Vec<Check> {
    if settings.database.url.is_empty() && !settings.data.join("onward.db").exists() {
        return vec![Check::note(
            "database",
            "there is none yet",
            "it is made by the first `onward serve`",
        )];
    }
    let store = match setup::open_store(settings).await {
        Ok(store) => store,
        Err(error) => {
            return vec![Check::broken(
                "database",
                error,
                "see docs/operations/running.md, \u{201c}When the database does not open\u{201d}",
            )];
        }
    };
    let mut checks = Vec::new();
    checks.push(match store.ready().await {
        Ok(()) => Check::good(
            "database",
            format!("{} can be read and written to", store.kind().name()),
        ),
        Err(error) => Check::broken(
            "database",
            error.sentence(),
            "is another program holding it, or the disk full?",
        ),
    });
    if let Ok(mut reader) = store.read().await
        && let Ok(numbers) = store::health::numbers(&mut reader).await
    {
        checks.push(Check::good(
            "openings",
            format!(
                "{} open, {} people, {} accounts",
                numbers.open_postings, numbers.people, numbers.accounts
            ),
        ));
        if numbers.dead_work > 0 {
            checks.push(Check::note(
                "queue",
                format!("{} pieces of work are tried no more", numbers.dead_work),
                "look at the health page",
            ));
        }
    }
    checks.push(index(settings, &store).await);
    checks
}

async fn index(settings: &Settings, store: &store::Store) -> Check {
    let Ok(history) = store.history().await else {
        return Check::broken(
            "index",
            "the history of the database cannot be read",
            "see the database's own check",
        );
    };
    match search::OpeningsIndex::open(&setup::index_dir(&settings.data, &history.to_string())) {
        Ok((index, Some(_))) => Check::good("index", format!("{} openings", index.len())),
        Ok((_, None)) => Check::note(
            "index",
            "it is not built yet",
            "it is built when Onward starts, or now with: onward rebuild-index",
        ),
        Err(search::Error::InUse) => Check::good("index", "in use by a running Onward"),
        Err(error) => Check::broken("index", error.to_string(), "onward rebuild-index"),
    }
}

/// Reads a small document in a child process, as an upload would be.
async fn documents() -> Check {
    let Ok(program) = std::env::current_exe() else {
        return Check::broken(
            "documents",
            "the program cannot find itself",
            "start it by its full path",
        );
    };
    match Reader::new(program, Limits::default())
        .read(b"A small document.\nFor the doctor.\n")
        .await
    {
        Ok(_) => Check::good("documents", "a child process reads them"),
        Err(refusal) => Check::broken(
            "documents",
            refusal.to_string(),
            "may this user start processes? See `ulimit -u`",
        ),
    }
}
