//! Finding Dovecot, its settings, and starting it as a user it accepts.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::programs::{is_root, run};

/// Where it is.
pub(super) fn program() -> Result<PathBuf, String> {
    let places = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/usr/bin/dovecot"];
    let program = places.into_iter().map(PathBuf::from).find(|place| place.is_file());
    let imap = [
        "/usr/lib/dovecot/imap-login",
        "/usr/libexec/dovecot/imap-login",
        "/usr/local/libexec/dovecot/imap-login",
    ];
    let program = program
        .filter(|_| imap.iter().any(|place| Path::new(place).is_file()))
        .ok_or(
            "These tests need a real Dovecot and found none. Install it and run them again:\n\
         apt-get update && apt-get install -y dovecot-imapd",
        )?;
    let version = run(Command::new(&program).arg("--version"))?;
    if version.starts_with("2.3") {
        return Ok(program);
    }
    Err(format!(
        "These tests know the settings of Dovecot 2.3, and found {}.",
        version.trim()
    ))
}

/// A directory that belongs to this user.
pub(super) fn home(user: &str) -> Result<PathBuf, String> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!(
        "onward-dovecot-{}-{}",
        std::process::id(),
        MADE.fetch_add(1, Ordering::Relaxed)
    );
    let home = std::env::temp_dir().join(name);
    let mut install = Command::new("install");
    install.args(["-d", "-m", "700"]);
    if is_root()? {
        install.args(["-o", user]);
    }
    run(install.arg(&home))?;
    Ok(home)
}

/// A file of this owner.
pub(super) fn write(path: &Path, bytes: &[u8], (user, group): (u32, u32)) -> Result<(), String> {
    let written = fs::write(path, bytes).and_then(|()| chown(path, Some(user), Some(group)));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// A port nobody listens at now.
pub(super) fn free_port() -> Result<u16, String> {
    let socket = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
    socket.map(|at| at.port()).map_err(|error| error.to_string())
}

/// Starts it as this user.
pub(super) fn spawn(program: &Path, home: &Path, user: &str) -> Result<Child, String> {
    // It ends when the test is killed, too.
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM"]);
    if is_root()? {
        command.args(["--reuid", user, "--regid", user, "--clear-groups"]);
    }
    command.arg(program).arg("-F").arg("-c").arg(home.join("conf"));
    command
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
        .spawn()
        .map_err(|error| format!("Dovecot did not start: {error}"))
}

/// Its settings for one user who is not root, with everything in one directory (Dovecot's "rootless installation").
pub(super) fn settings(home: &Path, user: &str, group: &str, [open, sealed]: [u16; 2]) -> String {
    let (home, password) = (home.display(), super::Dovecot::PASSWORD);
    format!(
        "protocols = imap\n\
         listen = 127.0.0.1\n\
         base_dir = {home}/run\n\
         log_path = {home}/log\n\
         default_internal_user = {user}\n\
         default_internal_group = {group}\n\
         default_login_user = {user}\n\
         first_valid_uid = 1\n\
         ssl = yes\n\
         ssl_cert = <{home}/server.pem\n\
         ssl_key = <{home}/server.key\n\
         disable_plaintext_auth = no\n\
         auth_failure_delay = 0\n\
         mail_location = maildir:{home}/mail\n\
         mail_fsync = never\n\
         passdb {{\n  driver = static\n  args = password={password}\n}}\n\
         userdb {{\n  driver = static\n  args = uid={user} gid={group} home={home}\n}}\n\
         service anvil {{\n  chroot =\n}}\n\
         service stats {{\n  chroot =\n}}\n\
         service imap-login {{\n  chroot =\n  inet_listener imap {{\n    port = {open}\n  }}\n  \
         inet_listener imaps {{\n    port = {sealed}\n    ssl = yes\n  }}\n}}\n"
    )
}
