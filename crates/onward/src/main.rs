//! The program: commands, settings, wiring. Everything it does is a use case of `journey`; what it shows are pages of `web`.

/// Writes a line to standard output. Whoever reads may stop early (`onward recommend ... | head`): then there is nobody left
/// to tell, and the program ends.
macro_rules! say {
    ($($words:tt)*) => {
        $crate::say_line(format_args!($($words)*))
    };
}

mod commands;
mod keys;
mod log;
mod mail_in;
mod postbox;
mod push;
mod random;
mod settings;
mod setup;
mod table;
mod taxonomy;
mod texts;

use std::{io::Write, process::ExitCode};

use clap::Parser;

fn say_line(words: std::fmt::Arguments<'_>) {
    if writeln!(std::io::stdout(), "{words}").is_err() {
        std::process::exit(0);
    }
}

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
