//! What goes into the index: one [`Entry`] for each opening, and the journal position up to which they are complete.
//!
//! To add one more thing to search by: a field here, a field in `layout.rs` (raise its `LAYOUT`, so that every index is
//! rebuilt), and its use in `plan.rs` (words), `sieve.rs` (filters) or
//! `rank.rs` (order). A filter with counts is a facet: `facet.rs`.

use chrono::NaiveDate;
use model::{Employment, ExperienceAsked, Pay, Place, PostingId, SkillId, WorkSite};

/// How far the index has followed the journal. It is stored inside each commit, so it is never ahead of what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The transaction.
    pub tx: i64,
    /// The sequence number.
    pub seq: i64,
}

/// One opening, as the index needs it. Everything but id, title and description may be unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The posting.
    pub id: PostingId,
    /// Its title: weighs most.
    pub title: String,
    /// The employer's name.
    pub employer: Option<String>,
    /// Whether somebody looked that the employer is who it says it is.
    pub verified: bool,
    /// The text.
    pub description: String,
    /// Names and other names of the skills asked for.
    pub skills: Vec<String>,
    /// The skills asked for, for [`crate::Query::skills`].
    pub skill_ids: Vec<SkillId>,
    /// The name of its occupation; weighs as much as the skills.
    pub occupation: Option<String>,
    /// Where. Its words can be searched; country and coordinates can be filtered by.
    pub place: Option<Place>,
    /// On site, hybrid, remote.
    pub site: Option<WorkSite>,
    /// Kind of employment.
    pub employment: Option<Employment>,
    /// How much experience is asked for.
    pub experience: Option<ExperienceAsked>,
    /// Languages asked for.
    pub languages: Vec<SkillId>,
    /// Pay.
    pub pay: Option<Pay>,
    /// When it was published.
    pub posted: Option<NaiveDate>,
    /// Last day to apply.
    pub deadline: Option<NaiveDate>,
}

/// One change to the index. The same change twice does no harm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An opening is new or has changed.
    Put(Box<Entry>),
    /// An opening is no longer to be found.
    Remove(PostingId),
}
