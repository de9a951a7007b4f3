//! Our own icons, drawn on a grid of 24 with a line of 1.75, one file each in `assets/icons/`.
//!
//! To add one: draw it there, add a line below; it shows itself in the gallery.

use std::fmt;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// An icon. Always beside words or inside something with a name: it is hidden from screen readers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name, as in the gallery.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $file,)* }
            }

            fn file(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../../assets/icons/", $file, ".svg")),)* }
            }
        }
    };
}

icons! {
    /// Onward.
    Arrow = "arrow",
    /// Back.
    Back = "back",
    /// Alerts.
    Bell = "bell",
    /// Book: learning.
    Book = "book",
    /// Bookmark: save.
    Bookmark = "bookmark",
    /// Bookmark filled: saved.
    Bookmarked = "bookmarked",
    /// Briefcase: openings.
    Briefcase = "briefcase",
    /// Done, right, had.
    Check = "check",
    /// Opens downward.
    Chevron = "chevron",
    /// Time.
    Clock = "clock",
    /// Pay.
    Coin = "coin",
    /// Remove.
    Cross = "cross",
    /// Take away.
    Download = "download",
    /// Look at.
    Eye = "eye",
    /// A document.
    File = "file",
    /// Health of the server.
    Heart = "heart",
    /// Start.
    Home = "home",
    /// Good to know.
    Info = "info",
    /// A key or code.
    Key = "key",
    /// Leads to another site.
    Leave = "leave",
    /// A message.
    Letter = "letter",
    /// Private.
    Lock = "lock",
    /// Dark theme.
    Moon = "moon",
    /// Several people.
    People = "people",
    /// Change.
    Pencil = "pencil",
    /// A person.
    Person = "person",
    /// A place.
    Pin = "pin",
    /// More.
    Plus = "plus",
    /// Words.
    Quote = "quote",
    /// Search.
    Search = "search",
    /// What fits me.
    Spark = "spark",
    /// Light theme.
    Sun = "sun",
    /// The conversation.
    Talk = "talk",
    /// Theme of the device.
    Device = "device",
    /// Remove for good.
    Bin = "bin",
    /// Hand in.
    Upload = "upload",
    /// Careful.
    Warning = "warning",
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file();
        let inner = file
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
            .map_or("", |(inner, _)| inner);
        write!(
            f,
            r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>"#,
            inner.trim()
        )
    }
}
