//! Which intent a message has, told from examples.
//!
//! | file | holds |
//! |---|---|
//! | `features` | what of a text is compared: words, stems, pairs, letters |
//! | `spelling` | misspelled words, mended |
//! | `vocabulary` | features known from examples, and texts as vectors of them |
//! | `machine` | one linear machine an intent |
//! | `sureness` | how likely a guess is right |
//! | `learned` | training, and what it leaves behind |
//! | `reader` | reading messages with that |

mod features;
mod learned;
mod machine;
mod reader;
mod spelling;
mod sureness;
mod vocabulary;

pub use learned::{Example, Learned, Unusable, train};
pub use reader::{Guess, Reader};
