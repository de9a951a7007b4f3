//! Groups within groups: what holds words, and how they look.

use crate::Refusal;

/// Groups within groups: Word's own files stay below 40.
const DEEPEST: usize = 250;

/// Destinations whose content is not on the page.
const UNSEEN: &[&str] = &[
    "annotation",
    "atnauthor",
    "atnid",
    "author",
    "bkmkend",
    "bkmkstart",
    "category",
    "colortbl",
    "comment",
    "company",
    "datafield",
    "doccomm",
    "fldinst",
    "fonttbl",
    "footnote",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "info",
    "keywords",
    "listtext",
    "manager",
    "nonshppict",
    "objdata",
    "operator",
    "pict",
    "pntext",
    "revtbl",
    "rsidtbl",
    "sn",
    "stylesheet",
    "subject",
    "sv",
    "title",
    "xe",
];

/// A group while it is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Bold words.
    pub(super) bold: bool,
    /// Hidden or deleted words.
    pub(super) hidden: bool,
    /// How many letters stand for a Unicode one in older programs.
    pub(super) fallback: u32,
    unseen: bool,
}

impl Group {
    /// Whether its words are on the page.
    pub(super) fn is_read(self) -> bool {
        !self.unseen
    }
}

/// The open groups.
#[derive(Debug)]
pub(super) struct Groups {
    now: Group,
    around: Vec<Group>,
    /// `\*` stood before: an unknown destination is passed over.
    ignorable: bool,
}

impl Groups {
    pub(super) fn new() -> Self {
        let now = Group {
            bold: false,
            hidden: false,
            fallback: 1,
            unseen: false,
        };
        Self {
            now,
            around: Vec::new(),
            ignorable: false,
        }
    }

    pub(super) fn now(&mut self) -> &mut Group {
        &mut self.now
    }

    pub(super) fn open(&mut self) -> Result<(), Refusal> {
        if self.around.len() >= DEEPEST {
            return Err(Refusal::Damaged);
        }
        self.around.push(self.now);
        self.ignorable = false;
        Ok(())
    }

    pub(super) fn close(&mut self) {
        if let Some(around) = self.around.pop() {
            self.now = around;
        }
    }

    /// The next control word names a destination that older programs do not know.
    pub(super) fn ignorable(&mut self) {
        self.ignorable = true;
    }

    /// Whether the word names a destination: what is in it is passed over, save the text of a text box.
    pub(super) fn destination(&mut self, word: &str) -> bool {
        if word == "shptxt" {
            self.now.unseen = false;
            return true;
        }
        let unseen = UNSEEN.contains(&word) || self.ignorable;
        self.now.unseen |= unseen;
        self.ignorable = false;
        unseen
    }
}
