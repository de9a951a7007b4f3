//! Developers' commands: `cargo xtask test` runs everything that must be green, installing what is missing.
//!
//! To add one more step: a function that answers whether it went well, and a line in [`STEPS`].

mod e2e;
mod measure;
mod tidy;
mod tools;
mod words;

use std::{
    process::{Command, ExitCode},
    time::Instant,
};

/// A step: its name, what it is for, and what it does.
type Step = (&'static str, &'static str, fn() -> bool);

const STEPS: &[Step] = &[
    (
        "tools",
        "PostgreSQL, Dovecot, Node, Chromium and cargo-deny are there, or are installed",
        tools::install,
    ),
    ("fmt", "the code is formatted", || cargo(&["fmt", "--all", "--check"])),
    ("clippy", "no lint of the workspace's table speaks up", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }),
    ("deny", "dependencies keep to deny.toml", || {
        // It looks at the crates of every platform, also those this one does not build.
        cargo(&["fetch", "--locked", "--quiet"])
            && run(Command::new(tools::DENY).args(["--offline", "check", "bans", "licenses", "sources"]))
    }),
    ("tidy", "the architecture's invariants hold", tidy::check),
    ("tests", "all tests pass, on SQLite and PostgreSQL", || {
        cargo(&["test", "--workspace", "--no-fail-fast"])
    }),
    (
        "e2e",
        "pages work in a real browser, with and without scripts, for everybody",
        e2e::tell,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => test(STEPS),
        ["test", "--list"] => {
            STEPS.iter().for_each(|(name, what, _)| println!("{name:<8} {what}"));
            ExitCode::SUCCESS
        }
        ["test", "--only", names] => {
            let chosen: Vec<Step> = STEPS
                .iter()
                .filter(|step| names.split(',').any(|name| name == step.0))
                .copied()
                .collect();
            test(&chosen)
        }
        ["measure", data, options @ ..] => {
            let only = options.iter().find_map(|option| option.strip_prefix("--only="));
            if measure::measure(data, only, options.contains(&"--json")) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        ["words"] => {
            if words::update(&tidy::speaking()) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        ["tidy"] => test(
            &STEPS
                .iter()
                .filter(|step| step.0 == "tidy")
                .copied()
                .collect::<Vec<_>>(),
        ),
        _ => {
            eprintln!("cargo xtask test                     run everything, installing what is missing");
            eprintln!("cargo xtask test --list              the steps");
            eprintln!("cargo xtask test --only fmt,clippy   some of them");
            eprintln!("cargo xtask measure DATA             how well it judges, on the data in that directory; --json");
            eprintln!("cargo xtask measure DATA --only=skills,fakes");
            eprintln!("cargo xtask tidy                     the architecture's invariants alone");
            eprintln!("cargo xtask words                    the files of messages brought in step with the code");
            ExitCode::FAILURE
        }
    }
}

/// Runs the steps, all of them even when one fails, and says at the end how it went.
fn test(steps: &[Step]) -> ExitCode {
    let mut failed = Vec::new();
    for (name, what, step) in steps {
        println!("== {name}: {what}");
        let begun = Instant::now();
        let good = step();
        println!(
            "== {name}: {} after {} s",
            if good { "passed" } else { "FAILED" },
            begun.elapsed().as_secs()
        );
        if !good {
            failed.push(*name);
        }
    }
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    println!("{} passed, {} failed", steps.len() - failed.len(), failed.len());
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

pub(crate) fn cargo(arguments: &[&str]) -> bool {
    run(Command::new("cargo").args(arguments))
}

/// Runs a command; false when it fails or cannot be started.
pub(crate) fn run(command: &mut Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            eprintln!("{} cannot be started: {error}", command.get_program().display());
            false
        }
    }
}
