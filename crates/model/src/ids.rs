//! Identifiers. An id names a thing; it is never a secret and never a position in a log.
//!
//! To add one: a line in the `uuid_ids!` list below.

use std::{fmt, str::FromStr, sync::Mutex};

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::time::Instant;

/// Where randomness comes from: the operating system in the program, a seed in tests and in the demo world.
pub trait Random: Send + Sync {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// Repeatable randomness from a seed (SplitMix64, Steele et al. 2014). Never for secrets.
#[derive(Debug)]
pub struct SeededRandom(Mutex<u64>);

impl SeededRandom {
    /// A source that gives the same bytes for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }

    /// The next 64 bits.
    pub fn next_u64(&self) -> u64 {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound` (`bound` ≥ 1; the bias is below 2⁻³²).
    pub fn below(&self, bound: u32) -> u32 {
        let high = self.next_u64() >> 32;
        u32::try_from((high * u64::from(bound.max(1))) >> 32).unwrap_or(0)
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}

/// A UUID of version 7 (RFC 9562, 5.7) from a moment and given randomness.
pub fn uuid_at(at: Instant, random: &dyn Random) -> Uuid {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, made at `at`.
            pub fn new(at: Instant, random: &dyn Random) -> Self {
                Self(uuid_at(at, random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(s).map(Self)
            }
        }
    )*};
}

uuid_ids! {
    /// A person: seeker, recruiter, mentor or staff, with an account or (before sign-up) without.
    PersonId,
    /// An employer.
    EmployerId,
    /// A proof that a domain is an employer's, begun or done.
    EmployerProofId,
    /// An invitation to a team.
    TeamInvitationId,
    /// A posting: one opening as published.
    PostingId,
    /// What somebody sent to an employer to get an opening.
    ApplicationId,
    /// An interview: times offered for an application, and what comes of them.
    InterviewId,
    /// A job offer.
    JobOfferId,
    /// What a team wrote among itself about an application.
    TeamNoteId,
    /// A background check.
    CheckId,
    /// Somebody a person named for one, to say how they work.
    RefereeId,
    /// What somebody said about a posting.
    ReportId,
    /// A stored file.
    FileId,
    /// A mail in the outbox.
    MailId,
    /// A device that is told by web push.
    DeviceId,
    /// A key for programs that act for somebody.
    ApiTokenId,
    /// Where a program wants to hear of what happens.
    WebhookId,
    /// One event on its way to one webhook.
    DeliveryId,
    /// What somebody was told in the app.
    NotificationId,
    /// Openings that came in together, and whom they are for.
    AlertRoundId,
    /// A signed-in (or visiting) browser.
    SessionId,
    /// Where postings come from: a file, a feed, a board.
    SourceId,
    /// A file of postings that staff handed in.
    ImportId,
    /// Recommendations as they were shown.
    ShowingId,
    /// That somebody asked for a person.
    HelpRequestId,
    /// A row in the work queue.
    WorkId,
    /// A group of people, as a college's year.
    CohortId,
    /// Staff being entrusted with a person or a cohort.
    ScopeId,
}

macro_rules! code_ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

code_ids! {
    /// A skill of the taxonomy, as `mig-welding`. Stable over versions.
    SkillId,
    /// An occupation of the taxonomy, as `registered-nurse`. Stable over versions.
    OccupationId,
}
