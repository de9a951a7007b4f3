//! Pages and API.
//!
//! A page is a struct with its template beside it and samples (`pages`); pages are made of parts (`view`) and pictures
//! (`svg`); styles, scripts and fonts come from `assets`. Every address a page links or sends to stands in `routes`.

// `t!`, `tn!` and `rich!` are said everywhere here, in templates too.
#[macro_use]
extern crate i18n;
#[macro_use]
pub mod view;

pub mod assets;
pub mod pages;
pub mod routes;
pub mod samples;
pub mod server;
pub mod svg;

pub use server::{Doors, NEVER_LOGGED, router, serve};
