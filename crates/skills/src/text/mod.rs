//! Text made comparable: [`fold()`] takes case and accents away, [`canon()`] joins plural and singular and British and
//! American spelling, [`Words`] cuts a text into words with what stands between them.
//!
//! To teach the program one more spelling difference: a line in the tables of `canon.rs`, and a line in its test.

mod canon;
mod cut;
mod different;
mod fold;
mod gap;
mod lexis;
mod link;
mod stems;
mod words;

pub use canon::{canon, plain_singular};
pub(crate) use different::{Different, hash};
pub use fold::{fold, fold_char};
pub use gap::Gap;
pub(crate) use lexis::{Owner, SharedLexis};
pub(crate) use stems::append_stem;
pub use words::{MAX_TEXT, Word, Words};

/// A key that all spellings of one name share: without case, accents, plural, spaces and hyphens.
///
/// ```
/// use skills::text::name_key;
/// assert_eq!(name_key("E-Mails"), name_key("email"));
/// assert_ne!(name_key("C++"), name_key("C"));
/// ```
pub fn name_key(name: &str) -> String {
    let words = Words::of(name);
    let mut key = String::with_capacity(name.len());
    for word in words.all() {
        key.push_str(&canon(words.folded(word)));
    }
    key
}
