//! Which skills usually go together: learned from lists, such as those of adverts, and used to complete one.
//!
//! | file | holds |
//! |---|---|
//! | `lists` | lists taken in, their names brought together |
//! | `complete` | what usually goes with given names |

mod complete;
mod lists;

pub use complete::Completer;
pub use lists::SkillLists;
