//! Telling postings apart, and a changed one from the same one.

use sha2::{Digest, Sha256};
use skills::RawPosting;

/// A hash of everything `raw` says, tagged with the version of its making (`c1-` and 64 hexadecimal digits). Equal
/// content gives an equal hash on every machine and in every later version of Onward that has the same tag.
pub fn content_hash(raw: &RawPosting) -> String {
    format!("c1-{:x}", Sha256::digest(format!("{raw:?}")))
}
