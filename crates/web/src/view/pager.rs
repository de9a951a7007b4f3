//! Going through a long list. Pages are cut by the last row shown, so there are links to earlier and later, no numbers.

use askama::Template;

/// Links to the rows before and after.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/pager.html")]
pub struct Pager {
    /// Where in the list this is: "1 to 20 of 214".
    pub words: String,
    /// Address of the rows before.
    pub before: Option<String>,
    /// Address of the rows after.
    pub after: Option<String>,
}

super::parts!(Pager);
