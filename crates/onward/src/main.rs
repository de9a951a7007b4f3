//! The program: commands, settings, wiring. Everything it does is a use case of `journey`; what it shows are pages of `web`.

#![expect(clippy::print_stdout, reason = "what a command answers goes to standard output")]

mod commands;
mod log;
mod random;
mod settings;
mod setup;
mod table;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // Before anything else, and with nothing set up: this process reads hostile documents.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == documents::SUBCOMMAND)
    {
        return documents::child_main();
    }
    let cli = commands::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("The program could not start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
