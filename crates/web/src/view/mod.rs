//! Small things pages are made of: how a value reads, and parts that come back on several pages. Display only; what is
//! shown is decided elsewhere.
//!
//! To add one more part: a struct deriving `askama::Template` with its template in `templates/parts/`, its name in the
//! module's `parts!` line so that pages can write `{{ part }}`, its styles in `assets/css/components/`, a specimen in the
//! gallery (`pages/gallery.rs`).

pub mod amount;
pub mod check;
pub mod doubt;
pub mod employer;
pub mod evidence;
pub mod fact_row;
pub mod form;
pub mod interview;
pub mod json_ld;
pub mod match_card;
pub mod money;
pub mod notice;
pub mod offer;
pub mod outside;
pub mod pager;
pub mod post;
pub mod prose;
#[macro_use]
pub mod rich;
pub mod skill_row;
pub mod stage;
pub mod status;
pub mod when;

pub use check::{check_news, check_status, part_status, referee_status};
pub use doubt::Warning;
pub use employer::Employer;
pub use evidence::{Evidence, Reason};
pub use fact_row::{FactRow, FactState};
pub use form::{Area, Choice, Choices, Control, Field, Form, Mistake, Mistakes, Select, Tick};
pub use interview::{interview_news, interview_status};
pub use match_card::{Doubt, Known, MatchCard, MissingSkill, Part, Time};
pub use notice::{Empty, Notice, Tone};
pub use offer::{offer_news, offer_status};
pub use outside::Outside;
pub use pager::Pager;
pub use post::PostButton;
pub use prose::{Mark, Prose};
pub use rich::Rich;
pub use skill_row::{PlanWeek, SkillRow};
pub use stage::{decline_reasons, requisition_status, stage_status, stage_word};
pub use status::{Light, Status};

/// Marks parts whose template has escaped everything in them, so that a page does not escape them again.
macro_rules! parts {
    ($($part:ty),* $(,)?) => { $(impl askama::filters::HtmlSafe for $part {})* };
}
pub(crate) use parts;

parts!(Rich);
