//! The child process that reads documents in tests of this crate; in the program it is the program itself.

use std::process::ExitCode;

fn main() -> ExitCode {
    documents::child_main()
}
