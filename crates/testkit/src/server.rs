//! The server itself: made, started, asked for databases.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    programs::{Programs, run},
    shared::{self, Share},
};

/// Settings of a server whose data nobody needs after a crash of the machine, and which shows what tests should see:
/// a time zone that is not UTC.
const SETTINGS: &str = "
listen_addresses = ''
fsync = off
full_page_writes = off
max_connections = 300
shared_buffers = 64MB
max_wal_size = 256MB
timezone = 'Asia/Kolkata'
";

/// Options of `initdb` that every version knows.
const INITDB: [&str; 9] = [
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "-D",
];

/// The running server.
#[derive(Debug)]
pub(crate) struct Server {
    programs: Programs,
    /// Data, socket and log; belongs to the user that runs the server.
    home: PathBuf,
}

impl Server {
    /// The server, started unless it runs, and a share in it.
    pub(crate) fn join() -> Result<(Self, Share), String> {
        let dir = shared::directory()?;
        let server = Self {
            programs: Programs::find()?,
            home: dir.join("server"),
        };
        let share = shared::join(&dir, || if server.runs() { Ok(()) } else { server.start(&dir) })?;
        Ok((server, share))
    }

    /// Makes a database and gives its address.
    pub(crate) fn create(&self, name: &str) -> Result<String, String> {
        run(self.client("createdb").arg(name))?;
        Ok(format!(
            "postgres://postgres@localhost/{name}?host={}",
            self.home.display()
        ))
    }

    /// Drops the databases of test processes that have ended, so that a server in constant use does not fill up. What cannot
    /// be dropped now is left to the next process.
    pub(crate) fn drop_left_over(&self) {
        let databases = run(self
            .client("psql")
            .args(["-At", "-c", "SELECT datname FROM pg_database"]));
        for name in databases.unwrap_or_default().lines() {
            let owner = name.strip_prefix('t').and_then(|rest| rest.split_once('_'));
            if owner.is_some_and(|(process, _)| run(Command::new("kill").args(["-0", process])).is_err()) {
                let _ = run(self.client("dropdb").args(["--if-exists", name]));
            }
        }
    }

    fn client(&self, program: &str) -> Command {
        let mut client = self.programs.command(program);
        client.args(["-U", "postgres", "-h"]).arg(&self.home);
        client
    }

    fn control(&self, what: &str) -> Command {
        let mut control = self.programs.command("pg_ctl");
        control.args([what, "-s", "-D"]).arg(self.data());
        control
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    fn runs(&self) -> bool {
        run(&mut self.control("status")).is_ok()
    }

    fn start(&self, dir: &Path) -> Result<(), String> {
        // A server that was killed leaves its directory behind.
        run(Command::new("rm").arg("-rf").arg(&self.home))?;
        self.make_home()?;
        self.initdb()?;
        let settings = format!("{SETTINGS}unix_socket_directories = '{}'\n", self.home.display());
        let config = OpenOptions::new()
            .append(true)
            .open(self.data().join("postgresql.conf"));
        config
            .and_then(|mut config| config.write_all(settings.as_bytes()))
            .map_err(|error| error.to_string())?;
        let log = self.home.join("log");
        let mut start = self.control("start");
        start
            .arg("-w")
            .arg("-l")
            .arg(&log)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if start.status().is_ok_and(|status| status.success()) {
            let mut stop = self.control("stop");
            stop.args(["-m", "immediate"]);
            shared::watch(dir, &stop)
        } else {
            Err(format!(
                "PostgreSQL did not start: {}",
                fs::read_to_string(log).unwrap_or_default().trim()
            ))
        }
    }

    fn make_home(&self) -> Result<(), String> {
        let mut install = Command::new("install");
        install.args(["-d", "-m", "700"]);
        if let Some(user) = self.programs.user {
            install.args(["-o", user]);
        }
        run(install.arg(&self.home)).map(drop)
    }

    /// Sorting by a language's rules unless a column says otherwise (ICU, from version 15), to catch columns that forgot.
    fn initdb(&self) -> Result<(), String> {
        let initdb = || {
            let mut command = self.programs.command("initdb");
            command.args(INITDB).arg(self.data());
            command
        };
        let by_language = run(initdb().args(["--locale-provider=icu", "--icu-locale=en-US"]));
        by_language.or_else(|_| run(&mut initdb())).map(drop)
    }
}
