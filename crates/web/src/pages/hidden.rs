//! Employers somebody hides from.

use askama::Template;

use super::Shell;
use crate::view::{Form, PostButton, Status};

/// An employer somebody hides from, or works at.
#[derive(Debug, Clone)]
pub struct HiddenRow {
    /// Its name.
    pub name: String,
    /// Hidden, or shown to it.
    pub state: Status,
    /// Why, and what that means.
    pub words: &'static str,
    /// Applications to it that are still open: the opening's title, and where it stands.
    pub open: Vec<(String, String)>,
    /// Changes it.
    pub button: PostButton,
}

/// Employers somebody hides from.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hidden.html")]
pub struct HiddenPage {
    /// What stands around it.
    pub shell: Shell,
    /// Those they chose first, then where they work.
    pub rows: Vec<HiddenRow>,
    /// Hides from one by its name.
    pub form: Form,
}
