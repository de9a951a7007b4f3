//! Programs at the door: what they are answered, what they may, and what they learn of others, which is nothing.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
#![expect(clippy::too_many_lines, reason = "each story goes its whole way in one piece")]

mod access;
mod hiring;
mod reading;
mod site;
mod webhooks;
