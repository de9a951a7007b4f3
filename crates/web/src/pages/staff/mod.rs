//! What staff see: the state of the place, employers, imports, the outbox without its words, the people entrusted to them, health.

mod doubts;
mod employers;
mod health;
mod import;
mod outbox;
mod paper;
mod people;
mod requests;
mod weights;

pub use doubts::{DoubtPage, DoubtRow, DoubtsPage, Said};
pub use employers::{EmployerPage, EmployerRow, EmployersPage};
pub use health::{Check, DeadLetter, HealthPage};
pub use import::{Column, ImportPage, ImportRunPage, ImportState, Mapping, PastImport, Refused, SourceRow, meanings};
pub use outbox::{CameIn, Filter, OutboxPage, OutboxRow};
pub use paper::{PaperOpening, PaperPage, PaperSkill};
pub use people::{CodeHandedPage, PeoplePage, PersonRow};
pub use requests::{RequestPage, RequestRow, RequestsPage, SharedMessage};
pub use weights::{WeightRow, WeightsPage};

use askama::Template;

use super::Shell;
use crate::view::Notice;

/// A number with its name, and where it leads.
#[derive(Debug, Clone)]
pub struct Count {
    /// "Open openings".
    pub name: String,
    /// "300".
    pub value: String,
    /// What it means or since when: "12 new this week".
    pub note: String,
    /// Where more is.
    pub address: String,
}

/// The first page for staff.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/home.html")]
pub struct StaffHomePage {
    /// What stands around it.
    pub shell: Shell,
    /// What needs somebody; empty when nothing does.
    pub to_do: Vec<Notice>,
    /// Counts.
    pub counts: Vec<Count>,
}
