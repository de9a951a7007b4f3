//! What each operation does: one use case of `journey`, asked and put into its shape.

pub(crate) mod applications;
pub(crate) mod hiring;
pub(crate) mod me;
pub(crate) mod openings;
pub(crate) mod webhooks;
