//! Finding PostgreSQL's programs and running them as a user they accept.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// PostgreSQL's programs, and who runs them.
#[derive(Debug)]
pub(crate) struct Programs {
    bin: PathBuf,
    /// Set when this process is root: the user that runs the server instead.
    pub(crate) user: Option<&'static str>,
}

impl Programs {
    /// The newest version installed.
    pub(crate) fn find() -> Result<Self, String> {
        let newest = installed().into_iter().max_by_key(|(version, _)| *version);
        let (_, bin) = newest.ok_or(
            "These tests need a real PostgreSQL and found none. Install it and run them again:\n\
             apt-get update && apt-get install -y postgresql",
        )?;
        Ok(Self {
            bin,
            user: is_root()?.then_some("postgres"),
        })
    }

    /// A command for one of the programs, with no input and no share in our output (a server that kept our pipes open
    /// would keep whoever reads them waiting).
    pub(crate) fn command(&self, program: &str) -> Command {
        let path = self.bin.join(program);
        let mut command = match self.user {
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(path);
                command
            }
            None => Command::new(path),
        };
        // A directory the other user can be in.
        command.current_dir("/").stdin(Stdio::null());
        command
    }
}

/// Versions with their directory of programs: Debian's layout, then what is usual elsewhere.
fn installed() -> Vec<(u32, PathBuf)> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.filter_map(|entry| {
        let version = entry.file_name().to_str()?.parse().ok()?;
        Some((version, entry.path().join("bin")))
    });
    let others = [
        "/usr/pgsql/bin",
        "/usr/local/pgsql/bin",
        "/opt/homebrew/bin",
        "/usr/local/bin",
        "/usr/bin",
    ];
    let others = others.into_iter().map(|bin| (0, PathBuf::from(bin)));
    debian.chain(others).filter(|(_, bin)| has_server(bin)).collect()
}

fn has_server(bin: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres", "createdb", "dropdb", "psql"]
        .iter()
        .all(|program| bin.join(program).is_file())
}

pub(crate) fn is_root() -> Result<bool, String> {
    Ok(run(Command::new("id").arg("-u"))?.trim() == "0")
}

/// Runs a command to its end; what it printed, or why it failed.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?} failed ({}): {}", output.status, said.trim()))
    }
}
