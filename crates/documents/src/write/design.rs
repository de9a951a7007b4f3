//! The designs of a résumé.

/// How a résumé looks as PDF. All are one column from top to bottom: programs that read résumés get the words in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Design {
    /// The name in the middle, thin lines under the headings: right for offices, schools, hospitals, the state.
    #[default]
    Classic,
    /// The name in white on a band of colour, headings in that colour.
    Modern,
    /// Smaller letters and margins: much on one page.
    Compact,
}

impl Design {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Classic, Self::Modern, Self::Compact];

    /// As it is written in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Modern => "modern",
            Self::Compact => "compact",
        }
    }

    /// The design of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|design| design.code() == code)
    }
}
