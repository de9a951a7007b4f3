//! What stands between two words.

/// What stands between a word and the one before it: a set of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gap(u16);

impl Gap {
    /// Spaces.
    pub const SPACE: Self = Self(1);
    /// A hyphen that joins ("front-end"), or hangs ("front- and back-end").
    pub const HYPHEN: Self = Self(1 << 1);
    /// A slash.
    pub const SLASH: Self = Self(1 << 2);
    /// A full stop inside a word ("node.js").
    pub const DOT: Self = Self(1 << 3);
    /// A comma.
    pub const COMMA: Self = Self(1 << 4);
    /// A semicolon.
    pub const SEMICOLON: Self = Self(1 << 5);
    /// A colon.
    pub const COLON: Self = Self(1 << 6);
    /// An opening bracket.
    pub const OPEN: Self = Self(1 << 7);
    /// A closing bracket.
    pub const CLOSE: Self = Self(1 << 8);
    /// The end of a sentence.
    pub const STOP: Self = Self(1 << 9);
    /// The end of a line.
    pub const LINE: Self = Self(1 << 10);
    /// An empty line, or the start of the text.
    pub const BLANK: Self = Self(1 << 11);
    /// A bullet, a bar, a tab: what parts the items of a list.
    pub const BULLET: Self = Self(1 << 12);
    /// A dash with spaces around it.
    pub const DASH: Self = Self(1 << 13);
    /// A plus sign or an ampersand between words.
    pub const PLUS: Self = Self(1 << 14);
    /// Any other mark.
    pub const OTHER: Self = Self(1 << 15);

    /// This set and that.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any mark of `other` is in this set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether this set holds nothing beyond `other`.
    pub const fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}
