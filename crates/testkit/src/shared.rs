//! Sharing one server between processes that know nothing of each other and may end in any way.
//!
//! Two locks in a directory, both let go by the kernel when their holder ends: `users`, shared by everybody who uses the
//! server, and `starting`, held by whoever starts or stops it.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::programs::run;

/// Stops and removes the server once nobody has used it for a while. $1: the directory, $2...: how to stop it.
/// Removing many small files may take minutes on a busy disk, so that comes after the lock is let go.
const WATCHDOG: &str = r#"
dir=$1; shift
while :; do
    flock -x "$dir/users" true
    sleep 30
    exec 9>"$dir/starting"
    flock -x 9
    if flock -xn "$dir/users" true; then
        "$@" || true
        mv "$dir/server" "$dir/gone.$$"
        exec 9>&-
        rm -rf "$dir"/gone.*
        exit 0
    fi
    exec 9>&-
done
"#;

/// A share in the server, for as long as this lives.
#[derive(Debug)]
pub(crate) struct Share(#[expect(dead_code, reason = "held for its lock")] File);

/// Joins those who use the server in `dir`. `start` runs meanwhile, while nobody else starts or stops the server.
pub(crate) fn join(dir: &Path, start: impl FnOnce() -> Result<(), String>) -> Result<Share, String> {
    let said = |error: io::Error| format!("{}: {error}", dir.display());
    fs::create_dir_all(dir).map_err(said)?;
    // The user that runs the server must be able to pass through.
    fs::set_permissions(dir, PermissionsExt::from_mode(0o755)).map_err(said)?;
    let starting = open(&dir.join("starting")).map_err(said)?;
    let users = open(&dir.join("users")).map_err(said)?;
    starting.lock().map_err(said)?;
    users.lock_shared().map_err(said)?;
    start()?;
    Ok(Share(users))
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

/// Leaves a process behind that runs `stop` when nobody uses the server any more.
pub(crate) fn watch(dir: &Path, stop: &Command) -> Result<(), String> {
    let mut watchdog = Command::new("sh");
    watchdog.args(["-c", WATCHDOG, "onward-tests-watchdog"]).arg(dir);
    watchdog.arg(stop.get_program()).args(stop.get_args());
    // Its own group: an interrupt from the keyboard ends the tests and leaves it to do its work.
    watchdog.process_group(0).current_dir("/");
    watchdog
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    watchdog
        .spawn()
        .map(drop)
        .map_err(|error| format!("the watchdog did not start: {error}"))
}

/// The directory of this user: in memory where there is plenty (a hundred fresh databases are a gigabyte of small files),
/// else on the disk.
pub(crate) fn directory() -> Result<PathBuf, String> {
    let memory = run(Command::new("df").args(["-Pk", "/dev/shm"])).unwrap_or_default();
    let second = memory.lines().nth(1).and_then(|line| line.split_whitespace().nth(1));
    let plenty = second
        .and_then(|kib| kib.parse::<u64>().ok())
        .is_some_and(|kib| kib >= 4 * 1024 * 1024);
    let base = if plenty {
        "/dev/shm".into()
    } else {
        std::env::temp_dir()
    };
    let user = run(Command::new("id").arg("-u"))?;
    Ok(base.join(format!("onward-tests-{}", user.trim())))
}
