//! What the tests need beside Rust: installed when it is missing and may be installed, else named.

use std::{path::Path, process::Command};

use crate::run;

/// Where `cargo deny` is kept: not among the developer's own programs.
pub(crate) const DENY: &str = "target/tools/bin/cargo-deny";

/// The oldest Node the stories run on.
const NODE: u32 = 18;

/// What Debian has: the package, and whether what it brings is there already.
type Package = (&'static str, fn() -> bool);

const PACKAGES: &[Package] = &[
    ("postgresql", has_postgres),
    ("dovecot-imapd", has_dovecot),
    ("nodejs", has_node),
    ("npm", || answers("npm").is_some()),
    ("chromium-headless-shell", has_chromium),
    ("fontconfig", || answers("fc-list").is_some()),
    ("fonts-lohit-deva", has_devanagari),
];

/// Installs what is missing.
pub(crate) fn install() -> bool {
    debian() & deny()
}

/// All packages that are missing, in one go.
fn debian() -> bool {
    let missing = missing();
    if missing.is_empty() {
        return true;
    }
    let line = format!(
        "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    let installed = if root {
        run(Command::new("sh").args(["-c", &line]))
    } else {
        run(Command::new("sudo").args(["-n", "sh", "-c", &line]))
    };
    let missing = self::missing();
    if installed && missing.is_empty() {
        return true;
    }
    eprintln!(
        "The tests need {}. Install them with:\n  sudo sh -c '{line}'",
        missing.join(", ")
    );
    false
}

fn missing() -> Vec<&'static str> {
    let packages = PACKAGES.iter().filter(|(_, is_there)| !is_there());
    packages.map(|(package, _)| *package).collect()
}

/// What a program says to `--version`; nothing when it is not there or does not run.
fn answers(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Chromium without windows is enough, and quicker; the one with windows will do.
fn has_chromium() -> bool {
    ["chromium-headless-shell", "chromium"]
        .iter()
        .any(|name| answers(name).is_some())
}

/// Pages in Hindi are as wide as their letters.
fn has_devanagari() -> bool {
    let fonts = Command::new("fc-list").arg(":lang=hi").output();
    fonts.is_ok_and(|fonts| !fonts.stdout.is_empty())
}

fn has_node() -> bool {
    answers("node")
        .as_deref()
        .and_then(major)
        .is_some_and(|major| major >= NODE)
}

/// `v20.20.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The server programs, where Debian or the system keeps them.
fn has_postgres() -> bool {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let in_debian = debian
        .into_iter()
        .any(|version| version.path().join("bin/initdb").exists());
    in_debian
        || ["/usr/bin/initdb", "/usr/local/bin/initdb"]
            .iter()
            .any(|path| Path::new(path).exists())
}

/// The IMAP server: its program and the part that speaks with clients.
fn has_dovecot() -> bool {
    let login = [
        "/usr/lib/dovecot/imap-login",
        "/usr/libexec/dovecot/imap-login",
        "/usr/local/libexec/dovecot/imap-login",
    ];
    login.iter().any(|path| Path::new(path).exists())
}

/// Builds cargo-deny once, quickly rather than small.
fn deny() -> bool {
    if Path::new(DENY).exists() {
        return true;
    }
    println!("Building cargo-deny (once, some minutes)");
    run(Command::new("cargo")
        .args([
            "install",
            "cargo-deny",
            "--version",
            "0.20.2",
            "--locked",
            "--root",
            "target/tools",
        ])
        .args(["--target-dir", "target/tools-build"])
        .envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ]))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v18"), Some(18));
        assert_eq!(major("not a version"), None);
    }
}
