//! Pictures drawn on the server as SVG, so that they need no script and print well. Sizes are SVG attributes and colours
//! are classes: the content security policy allows no style in the page.
//!
//! To add one more: a struct that implements `Display` (mark it in `html_safe!`), a text for those who cannot see it, a
//! specimen in the gallery.

mod bars;
mod icon;
mod match_bar;
mod pay_range;
mod picture;

pub use bars::{HoursBar, PartBar};
pub use icon::Icon;
pub use match_bar::MatchBar;
pub use pay_range::PayRange;
pub use picture::Picture;

use std::fmt;

/// Writes text so that it can stand in an attribute or between tags.
pub(crate) fn escape(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            '"' => f.write_str("&quot;")?,
            _ => write!(f, "{c}")?,
        }
    }
    Ok(())
}

/// Tenths as SVG takes them: 1234 is `123.4`.
pub(crate) struct Tenths(pub(crate) u32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            rest => write!(f, "{}.{rest}", self.0 / 10),
        }
    }
}

crate::view::parts!(Icon, MatchBar, PartBar, HoursBar, PayRange, Picture);
