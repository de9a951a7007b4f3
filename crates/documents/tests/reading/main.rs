//! Reading files as strangers send them, each through a real child process.

#![expect(
    clippy::unwrap_used,
    reason = "the whole file is tests, also where clippy sees only their helpers"
)]

mod bombs;
mod breakdowns;
mod docx;
mod fixtures;
mod kinds;
mod made;
mod markup;
mod mutations;
mod pdf;
mod support;
mod word97;
