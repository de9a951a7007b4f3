//! Why something did not leave, by what is to be done about it.

/// Something that was not taken. The sentence is for staff, and holds nothing of what was to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Try again: the service is busy, or the way there is cut.
    Later(String),
    /// This one will never be taken.
    Never(String),
    /// The device or the number is gone for good: nothing more need be tried there.
    Gone(String),
    /// Nothing will leave until somebody changes the settings.
    Misconfigured(String),
}

impl Failure {
    /// What happened, in words.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Later(words) | Self::Never(words) | Self::Gone(words) | Self::Misconfigured(words) => words,
        }
    }
}
