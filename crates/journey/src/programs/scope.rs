//! What a token may do, and what programs can be told of.

/// Something a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read the profile of whoever made it, and how openings fit them.
    ProfileRead,
    /// Search and read openings.
    OpeningsRead,
    /// Read their applications.
    ApplicationsRead,
    /// Apply, and take applications back.
    ApplicationsWrite,
    /// Read an employer's openings and who applied.
    HiringRead,
    /// Write openings, and answer who applied.
    HiringWrite,
    /// Be told of what happens.
    Webhooks,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::ProfileRead,
        Self::OpeningsRead,
        Self::ApplicationsRead,
        Self::ApplicationsWrite,
        Self::HiringRead,
        Self::HiringWrite,
        Self::Webhooks,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProfileRead => "profile:read",
            Self::OpeningsRead => "openings:read",
            Self::ApplicationsRead => "applications:read",
            Self::ApplicationsWrite => "applications:write",
            Self::HiringRead => "hiring:read",
            Self::HiringWrite => "hiring:write",
            Self::Webhooks => "webhooks",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// What it lets a program do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ProfileRead => t!("Read your profile, and how openings fit you"),
            Self::OpeningsRead => t!("Search and read openings"),
            Self::ApplicationsRead => t!("Read your applications"),
            Self::ApplicationsWrite => t!("Apply for you, and take applications back"),
            Self::HiringRead => t!("Read the employer’s openings, and who applied"),
            Self::HiringWrite => t!("Write and publish openings, and answer people who applied"),
            Self::Webhooks => t!("Be told when something happens"),
        }
    }

    /// Whether a token for somebody's own data may have it.
    pub fn is_for_people(self) -> bool {
        !matches!(self, Self::HiringRead | Self::HiringWrite)
    }

    /// Whether a token at an employer's desk may have it.
    pub fn is_for_desks(self) -> bool {
        matches!(
            self,
            Self::HiringRead | Self::HiringWrite | Self::OpeningsRead | Self::Webhooks
        )
    }
}

/// Something programs can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// An application reached the employer.
    ApplicationReceived,
    /// The employer answered.
    ApplicationAnswered,
    /// Whoever applied took it back.
    ApplicationWithdrawn,
    /// An opening of the employer became public.
    OpeningPublished,
    /// It was closed.
    OpeningClosed,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::ApplicationReceived,
        Self::ApplicationAnswered,
        Self::ApplicationWithdrawn,
        Self::OpeningPublished,
        Self::OpeningClosed,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::ApplicationReceived => "application.received",
            Self::ApplicationAnswered => "application.answered",
            Self::ApplicationWithdrawn => "application.withdrawn",
            Self::OpeningPublished => "opening.published",
            Self::OpeningClosed => "opening.closed",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether it is about an opening alone.
    pub fn is_of_openings(self) -> bool {
        matches!(self, Self::OpeningPublished | Self::OpeningClosed)
    }
}
