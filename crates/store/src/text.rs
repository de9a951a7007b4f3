//! What text may be stored.

use crate::{Error, Result};

/// Refuses text longer than `max` bytes, and text with a zero character, which SQLite would take and PostgreSQL would not.
/// Every text that comes from outside passes through here on its way into a table.
pub fn fits(what: &'static str, text: &str, max: usize) -> Result<()> {
    if text.len() > max {
        return Err(Error::TooLarge(what, max as u64));
    }
    if text.contains('\0') {
        return Err(Error::Refused("text with a zero character"));
    }
    Ok(())
}
