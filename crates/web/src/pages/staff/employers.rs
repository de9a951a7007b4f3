//! Employers that have a page here, and what is proven of them.

use askama::Template;

use crate::{
    pages::Shell,
    view::{Empty, Form, Outside, Pager, PostButton, Status},
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

/// What was proven of an employer, and when.
#[derive(Debug, Clone)]
pub struct Proven {
    /// In the words of whoever looked.
    pub words: String,
    /// When they looked.
    pub when: String,
    /// Takes it back.
    pub take_back: PostButton,
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
    /// What is proven of it.
    pub proven: Option<Proven>,
    /// To write down what was proven.
    pub form: Form,
}
