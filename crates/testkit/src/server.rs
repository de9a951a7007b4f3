//! One server for all test processes of a user, gone soon after the last of them.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::programs::{Programs, run};

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

/// Stops and removes the server once nobody has held `users` for a while. $1: the directory, $2...: how to stop it.
/// It holds `starting` meanwhile, so that nobody joins a server that is about to go.
const WATCHDOG: &str = r#"
dir=$1; shift
while :; do
    flock -x "$dir/users" true
    sleep 30
    exec 9>"$dir/starting"
    flock -x 9
    if flock -xn "$dir/users" true; then
        "$@" || true
        rm -rf "$dir/server"
        exit 0
    fi
    exec 9>&-
done
"#;

/// A share in the running server, for as long as this process lives.
#[derive(Debug)]
pub(crate) struct Server {
    programs: Programs,
    /// Data, socket and log; belongs to the user that runs the server.
    home: PathBuf,
    /// Holds a shared lock that the kernel lets go when the process ends, however it ends.
    _share: File,
}

impl Server {
    /// Starts the server unless it runs.
    pub(crate) fn join() -> Result<Self, String> {
        let programs = Programs::find()?;
        let owner = run(Command::new("id").arg("-u"))?;
        let dir = std::env::temp_dir().join(format!("onward-tests-{}", owner.trim()));
        let share = prepare(&dir, &programs).map_err(|error| format!("{}: {error}", dir.display()))?;
        let starting = open(&dir.join("starting")).map_err(|error| error.to_string())?;
        starting.lock().map_err(|error| error.to_string())?;
        share.lock_shared().map_err(|error| error.to_string())?;
        let server = Self {
            home: dir.join("server"),
            programs,
            _share: share,
        };
        if !server.runs() {
            server.start()?;
            server.watch(&dir)?;
        }
        Ok(server)
    }

    /// Makes a database and gives its address.
    pub(crate) fn create(&self, name: &str) -> Result<String, String> {
        let mut command = self.programs.command("createdb");
        run(command.args(["-U", "postgres", "-h"]).arg(&self.home).arg(name))?;
        Ok(format!(
            "postgres://postgres@localhost/{name}?host={}",
            self.home.display()
        ))
    }

    /// Drops the databases of test processes that have ended, so that a server in constant use does not fill the disk. What
    /// cannot be dropped now is left to the next process.
    pub(crate) fn drop_left_over(&self) {
        let mut list = self.programs.command("psql");
        list.args(["-U", "postgres", "-At", "-c", "SELECT datname FROM pg_database", "-h"])
            .arg(&self.home);
        for name in run(&mut list).unwrap_or_default().lines() {
            let Some(process) = name.strip_prefix('t').and_then(|rest| rest.split_once('_')) else {
                continue;
            };
            if run(Command::new("kill").args(["-0", process.0])).is_err() {
                let mut dropping = self.programs.command("dropdb");
                let _ = run(dropping
                    .args(["-U", "postgres", "--if-exists", name, "-h"])
                    .arg(&self.home));
            }
        }
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    fn runs(&self) -> bool {
        let mut status = self.programs.command("pg_ctl");
        run(status.arg("status").arg("-D").arg(self.data())).is_ok()
    }

    fn start(&self) -> Result<(), String> {
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
        let mut start = self.programs.command("pg_ctl");
        start
            .args(["start", "-w", "-s", "-D"])
            .arg(self.data())
            .arg("-l")
            .arg(&log);
        let status = start
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| error.to_string())?;
        if status.success() {
            Ok(())
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
        run(install.arg(&self.home)).map(|_| ())
    }

    /// Sorting by a language's rules unless a column says otherwise (ICU, from version 15), to catch columns that forgot.
    fn initdb(&self) -> Result<(), String> {
        let base = |programs: &Programs| {
            let mut command = programs.command("initdb");
            command.args([
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
                "-D",
            ]);
            command.arg(self.data());
            command
        };
        let by_language = run(base(&self.programs).args(["--locale-provider=icu", "--icu-locale=en-US"]));
        by_language.or_else(|_| run(&mut base(&self.programs))).map(|_| ())
    }

    fn watch(&self, dir: &Path) -> Result<(), String> {
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", WATCHDOG, "onward-tests-watchdog"]).arg(dir);
        if let Some(user) = self.programs.user {
            watchdog.args(["runuser", "-u", user, "--"]);
        }
        watchdog
            .arg(self.programs.path("pg_ctl"))
            .args(["stop", "-s", "-m", "immediate", "-D"])
            .arg(self.data());
        // Its own group: an interrupt from the keyboard ends the tests and leaves it to do its work.
        watchdog
            .process_group(0)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        watchdog
            .spawn()
            .map(|_| ())
            .map_err(|error| format!("the watchdog did not start: {error}"))
    }
}

/// The shared directory, and the file whose lock says who uses the server.
fn prepare(dir: &Path, programs: &Programs) -> std::io::Result<File> {
    fs::create_dir_all(dir)?;
    if programs.user.is_some() {
        // The server's user must be able to pass through.
        fs::set_permissions(dir, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    }
    open(&dir.join("users"))
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}
