//! Employers that have a page here, and what is proven of them.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Form, Outside, Pager, Status},
};

/// An employer in the list.
#[derive(Debug, Clone)]
pub struct EmployerRow {
    /// Its name.
    pub name: String,
    /// Where staff look at it.
    pub address: String,
    /// How many openings it has.
    pub openings: String,
    /// Whether it is verified.
    pub state: Status,
    /// What was proven, or nothing.
    pub proof: String,
}

/// The employers.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/employers.html")]
pub struct EmployersPage {
    /// What stands around it.
    pub shell: Shell,
    /// The employers by name.
    pub rows: Vec<EmployerRow>,
    /// What stands there when there are none.
    pub empty: Option<Empty>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// One employer, as staff look at it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/staff/employer.html")]
pub struct EmployerPage {
    /// What stands around it.
    pub shell: Shell,
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub about: Option<String>,
    /// Its own page.
    pub site: Option<Outside>,
    /// What is proven of it, as everybody reads it.
    pub proven: Vec<String>,
    /// Takes all of it back, with a reason; nothing where nothing is proven.
    pub take_back: Option<Form>,
    /// To write down what was proven.
    pub form: Form,
}
