//! What everything in Onward talks about: ids, people's profiles, postings, places, pay, time, events.
//!
//! Pure: no IO, no clock but the one handed in, no randomness but the one handed in.
//!
//! To add one more thing people can state about themselves: a field in [`profile`] wrapped in [`Fact`], so that where it
//! was read and whether the person confirmed it are never lost.

pub mod background_check;
pub mod domain;
pub mod event;
pub mod fact;
pub mod hiring;
pub mod ids;
pub mod interview;
pub mod job_offer;
pub mod likeness;
pub mod pay;
pub mod person;
pub mod place;
pub mod posting;
pub mod profile;
pub mod scorecard;
pub mod time;

pub use background_check::{
    CheckKind, CheckMove, CheckNews, CheckState, Finding, Hand, RefereeState, Reference, StepMove, StepState,
};
pub use event::{Event, EventKind};
pub use fact::{Fact, Origin, Quote};
pub use hiring::{DeclineReason, Draft, Party, Question, RequisitionState, Stage, TeamNews};
pub use ids::{
    AlertRoundId, ApiTokenId, ApplicationId, CheckId, CohortId, DeliveryId, DeviceId, EmployerId, EmployerProofId,
    FileId, HelpRequestId, ImportId, InterviewId, JobOfferId, MailId, NotificationId, OccupationId, PersonId,
    PostingId, Random, RefereeId, ReportId, ScopeId, SeededRandom, SessionId, ShowingId, SkillId, SourceId,
    TeamInvitationId, TeamNoteId, WebhookId, WorkId,
};
pub use interview::{InterviewMove, InterviewNews, InterviewState, Offer, Venue};
pub use job_offer::{Ink, JobOfferMove, JobOfferNews, JobOfferState, Paper, Terms};
pub use pay::{Currency, Pay, Per};
pub use person::{Contact, Purpose, Role};
pub use place::{Coordinates, Place, WorkSite, minutes_by_car};
pub use posting::{Employment, ExperienceAsked, Need, Posting, PostingStatus, Requirement};
pub use profile::{Job, LanguageSkill, Level, Profile, SkillClaim, Study, Wishes};
pub use scorecard::Mark;
pub use time::{Clock, FixedClock, Instant, ShiftedClock, SystemClock};
