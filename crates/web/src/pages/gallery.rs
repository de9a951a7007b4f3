//! The design gallery at `/design`: every part in every state in both themes, and a way to every sample of every page.
//!
//! To add a part: a function in `samples/specimens.rs` and its line in the list there.

use askama::Template;

use super::Shell;

/// One part in one state, drawn in both themes. Ids in it differ, so that the page stays valid.
#[derive(Debug, Clone)]
pub struct Specimen {
    /// What is shown.
    pub name: String,
    /// Its HTML for the light side.
    pub light: String,
    /// Its HTML for the dark side.
    pub dark: String,
}

/// Parts of one kind.
#[derive(Debug, Clone)]
pub struct GallerySection {
    /// Unique on the page.
    pub code: &'static str,
    /// "Buttons".
    pub title: &'static str,
    /// When to use them.
    pub text: &'static str,
    /// The parts.
    pub specimens: Vec<Specimen>,
}

/// A page and its samples, as links.
#[derive(Debug, Clone)]
pub struct GalleryPageLinks {
    /// The page's name.
    pub name: &'static str,
    /// Its samples' names.
    pub samples: Vec<&'static str>,
}

/// The gallery.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/gallery.html")]
pub struct GalleryPage {
    /// What stands around it.
    pub shell: Shell,
    /// Names of the colours, as classes.
    pub colours: Vec<(&'static str, &'static str)>,
    /// The parts.
    pub sections: Vec<GallerySection>,
    /// The pages.
    pub pages: Vec<GalleryPageLinks>,
}
