//! Scorecards: what one member of a team saw of what the work needs, on a scale of four, with what it rests on.

use serde::{Deserialize, Serialize};

use crate::SkillId;

/// The least and the most points of a [`Mark`]. Four, so that nobody can sit in the middle.
pub const SCALE: (u8, u8) = (1, 4);

/// What was seen of one skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Of which skill.
    pub skill: SkillId,
    /// From 1, no sign of it, to 4, strong signs; see [`SCALE`].
    pub points: u8,
    /// What it rests on: what they said or did.
    pub evidence: String,
}
