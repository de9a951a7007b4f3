//! The interface for programs: the same use cases as the pages, over HTTP, for programs that hold a token.
//!
//! Everything a program can ask for is one line of the table in [`operations`]: the router and the OpenAPI document are both made of
//! it. To add one more: the shapes in `shapes`, a function in the file of its resource, its line in the table.

mod call;
mod cursor;
mod document;
mod operations;
mod params;
mod problem;
mod resources;
mod server;
mod shapes;

pub use document::document;
pub use server::{Limits, PREFIX, router};
