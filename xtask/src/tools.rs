//! What the tests need beside Rust: installed when it is missing and may be installed, else named.

use std::{path::Path, process::Command};

use crate::run;

/// Where `cargo deny` is kept: not among the developer's own programs.
pub(crate) const DENY: &str = "target/tools/bin/cargo-deny";

/// Installs what is missing.
pub(crate) fn install() -> bool {
    postgres() & deny()
}

fn postgres() -> bool {
    if has_postgres() {
        return true;
    }
    let line = "apt-get update && apt-get install -y --no-install-recommends postgresql";
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    let installed = if root {
        run(Command::new("sh")
            .args(["-c", line])
            .env("DEBIAN_FRONTEND", "noninteractive"))
    } else {
        run(Command::new("sudo").args(["-n", "sh", "-c", line]))
    };
    if installed && has_postgres() {
        return true;
    }
    eprintln!("The tests need PostgreSQL's server programs. Install them with:\n  sudo sh -c '{line}'");
    false
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
