//! Drawn pictures: the one on the welcome page, the three steps, and small ones where there is nothing yet.
//!
//! To add one: draw it in `assets/pictures/` with the classes of `assets/css/components/pictures.css`, add a line below.

use std::fmt;

macro_rules! pictures {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// A picture that decorates; what it says is said in words beside it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Picture {
            $($(#[$doc])* $name,)*
        }

        impl Picture {
            /// Every picture.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            fn drawing(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../../assets/pictures/", $file, ".svg")),)* }
            }
        }
    };
}

pictures! {
    /// A path over hills into the morning.
    Welcome = "welcome",
    /// Step one: what you can do.
    Tell = "tell",
    /// Step two: what fits.
    See = "see",
    /// Step three: what opens more.
    Learn = "learn",
    /// Nothing found.
    NothingFound = "nothing-found",
    /// Nothing here yet.
    NothingYet = "nothing-yet",
    /// All done.
    Done = "done",
    /// The way ends here.
    Lost = "lost",
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.drawing().trim_end())
    }
}
