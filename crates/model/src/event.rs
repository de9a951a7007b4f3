//! What happened, as the journal keeps it: codes and ids, never personal text, so that erasing a person needs no
//! rewriting of history.
//!
//! To add one more kind of event: a line in `event_kinds!`. Codes never change once shipped.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::PersonId;

macro_rules! event_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EventKind {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl EventKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code in the journal.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The kind with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

event_kinds! {
    /// Somebody arrived; they have no account yet.
    PersonArrived = "person.arrived",
    /// An account was made (subject: the person; detail: the source code of the invitation or campaign).
    AccountCreated = "account.created",
    /// A contact address was confirmed (detail: `email`, `phone` or `in_person`).
    ContactConfirmed = "account.contact_confirmed",
    /// A contact was taken away (detail: `phone`).
    ContactRemoved = "account.contact_removed",
    /// A password was set anew (detail: `changed` or `reset`).
    PasswordChanged = "account.password_changed",
    /// Signed in.
    SignedIn = "session.signed_in",
    /// Signed out (detail: `one` or `everywhere`).
    SignedOut = "session.signed_out",
    /// A role was given (detail: its code).
    RoleGranted = "person.role_granted",
    /// A role was taken away (detail: its code).
    RoleTaken = "person.role_taken",
    /// A cohort was made (subject: the cohort).
    CohortMade = "cohort.made",
    /// A person joined a cohort (subject: the cohort).
    CohortJoined = "cohort.joined",
    /// A person left a cohort (subject: the cohort).
    CohortLeft = "cohort.left",
    /// Staff were entrusted with a person, a cohort or a caseload (subject: the scope).
    ScopeGranted = "scope.granted",
    /// That trust ended.
    ScopeEnded = "scope.ended",
    /// A document was handed in (subject: the file).
    ResumeUploaded = "resume.uploaded",
    /// A stored file was removed (subject: the file).
    FileRemoved = "file.removed",
    /// A profile changed (detail: what part).
    ProfileChanged = "profile.changed",
    /// The person confirmed what was read.
    ProfileConfirmed = "profile.confirmed",
    /// Recommendations were shown (subject: the stored showing).
    RecommendationsShown = "recommendations.shown",
    /// "Not for me" (subject: the posting; detail: the reason's code).
    PostingDismissed = "posting.dismissed",
    /// That was taken back.
    PostingUndismissed = "posting.undismissed",
    /// Saved for later (subject: the posting).
    PostingSaved = "posting.saved",
    /// No longer saved.
    PostingUnsaved = "posting.unsaved",
    /// A search was saved.
    SearchSaved = "search.saved",
    /// A search is no longer saved.
    SearchUnsaved = "search.unsaved",
    /// How they want to hear of openings was chosen.
    AlertsChosen = "alerts.chosen",
    /// A device is told by web push from now on (subject: the device).
    DeviceAdded = "device.added",
    /// It is told no longer (subject: the device; detail: `gone` when its service said so).
    DeviceRemoved = "device.removed",
    /// A key for programs was made (subject: the token).
    ApiTokenMade = "api_token.made",
    /// It is worth nothing any more (subject: the token).
    ApiTokenRevoked = "api_token.revoked",
    /// A program is told of what happens from now on (subject: the webhook).
    WebhookAdded = "webhook.added",
    /// It is told no longer (subject: the webhook).
    WebhookRemoved = "webhook.removed",
    /// Nothing is sent there any more, since nobody took it for long (subject: the webhook).
    WebhookSwitchedOff = "webhook.switched_off",
    /// What happened was sent to a webhook, or was not (subject: the delivery; detail: what became of it).
    WebhookTried = "webhook.tried",
    /// It is to be sent once more (subject: the delivery).
    WebhookSentAgain = "webhook.sent_again",
    /// Somebody was told something in the app (subject: the notification).
    Notified = "notification.added",
    /// They saw what they had been told.
    NotificationsRead = "notification.read",
    /// What they had been told was put into a mail, as far as there was anything to mail (detail: `later` when it waits).
    NotificationsMailed = "notification.mailed",
    /// Something was said in a conversation with the program.
    ConversationWentOn = "conversation.went_on",
    /// They asked for a person (subject: the request).
    HelpAsked = "help.asked",
    /// A member of staff takes a request for a person on, or hands it to another (subject: the request).
    HelpTaken = "help.taken",
    /// It was answered (subject: the request).
    HelpAnswered = "help.answered",
    /// It was closed, and the person was told so (subject: the request).
    HelpClosed = "help.closed",
    /// They took it back (subject: the request).
    HelpWithdrawn = "help.withdrawn",
    /// Staff were reminded that it is overdue (subject: the request).
    HelpReminded = "help.reminded",
    /// How the place answers requests was set.
    HelpDeskSet = "help.desk_set",
    /// A version of the résumé was kept for an opening (subject: the posting).
    ResumeVersionKept = "resume_version.kept",
    /// It is no longer kept.
    ResumeVersionRemoved = "resume_version.removed",
    /// A new posting (subject: the posting).
    PostingAdded = "posting.added",
    /// A posting changed.
    PostingChanged = "posting.changed",
    /// A posting closed.
    PostingClosed = "posting.closed",
    /// Somebody said something about a posting (subject: the posting; detail: `fake` or `mistaken`).
    PostingReported = "posting.reported",
    /// Staff said how a posting stands (subject: the posting; detail: `clear` or `fake`).
    PostingRuled = "posting.ruled",
    /// Weights of the score were learned from what people chose (detail: their version).
    WeightsLearned = "weights.learned",
    /// Other weights are in use from now on (detail: their version).
    WeightsChosen = "weights.chosen",
    /// A source of postings was named for the first time (subject: the source).
    SourceAdded = "source.added",
    /// A source was read (subject: the source).
    SourceRead = "source.read",
    /// Staff handed in a file of postings (subject: the import).
    ImportHandedIn = "import.handed_in",
    /// Staff looked at the columns and had it taken in (subject: the import).
    ImportStarted = "import.started",
    /// It was taken in to its end (subject: the import).
    ImportDone = "import.done",
    /// It was let go of, with its file (subject: the import).
    ImportLetGo = "import.let_go",
    /// An employer page was made (subject: the employer).
    EmployerAdded = "employer.added",
    /// An employer page was changed.
    EmployerChanged = "employer.changed",
    /// Staff wrote down what was proven about an employer (subject: the employer).
    EmployerVerified = "employer.verified",
    /// Staff took that back.
    EmployerUnverified = "employer.unverified",
    /// Somebody hires for an employer from now on (subject: the employer; person: they).
    TeamJoined = "team.joined",
    /// They no longer do.
    TeamLeft = "team.left",
    /// What somebody may do in a team was changed (detail: the role's code).
    TeamRoleChanged = "team.role_changed",
    /// Somebody was invited to a team (subject: the employer; detail: the role's code).
    TeamInvited = "team.invited",
    /// The invitation was sent again.
    TeamInvitedAgain = "team.invited_again",
    /// It was taken back.
    TeamUninvited = "team.uninvited",
    /// A team began to prove that a domain is theirs (subject: the employer; detail: the way's code).
    EmployerProofBegun = "employer.proof_begun",
    /// It is proven (detail: the way's code).
    EmployerProven = "employer.proven",
    /// It is proven no longer (detail: the way's code).
    EmployerProofEnded = "employer.proof_ended",
    /// A person hides from an employer from now on (subject: the person).
    EmployerBlocked = "person.employer_blocked",
    /// They no longer do.
    EmployerUnblocked = "person.employer_unblocked",
    /// An employer began to write an opening (subject: the posting it will be).
    RequisitionMade = "requisition.made",
    /// What they write or promise was changed.
    RequisitionChanged = "requisition.changed",
    /// How it stands was changed (detail: the state's code).
    RequisitionMoved = "requisition.moved",
    /// A draft was let go of.
    RequisitionLetGo = "requisition.let_go",
    /// What somebody wants to send with an application was kept (subject: the posting).
    ApplicationDrafted = "application.drafted",
    /// Somebody applied (subject: the application).
    ApplicationSent = "application.sent",
    /// They took it back before anybody saw it.
    ApplicationUndone = "application.undone",
    /// It was moved on (detail: the stage's code).
    ApplicationMoved = "application.moved",
    /// The person hears later than was promised.
    ApplicationPutOff = "application.put_off",
    /// The person contests what the score says of them.
    ApplicationContested = "application.contested",
    /// Somebody of the team chose to see the name.
    ApplicationRevealed = "application.revealed",
    /// The team wrote something among itself, or took it away (subject: the application; detail: `note`, `tag` or `scorecard`).
    ApplicationRemarked = "application.remarked",
    /// Times were offered for an interview (subject: the interview).
    InterviewOffered = "interview.offered",
    /// It was moved on (detail: the state's code).
    InterviewMoved = "interview.moved",
    /// Both sides were reminded of it.
    InterviewReminded = "interview.reminded",
    /// A job offer was begun (subject: the offer).
    JobOfferMade = "job_offer.made",
    /// It was moved on (detail: the state's code).
    JobOfferMoved = "job_offer.moved",
    /// The person was reminded of its last day.
    JobOfferReminded = "job_offer.reminded",
    /// The person is asked for a background check (subject: the check).
    CheckAsked = "background_check.asked",
    /// It was moved on (detail: the state's code).
    CheckMoved = "background_check.moved",
    /// One part of it was (detail: the code of what it is about).
    CheckStepMoved = "background_check.step_moved",
    /// A document was handed in for it.
    CheckDocumentAdded = "background_check.document_added",
    /// Somebody of the team looked at one.
    CheckDocumentSeen = "background_check.document_seen",
    /// The person named somebody (subject: the check).
    RefereeNamed = "background_check.referee_named",
    /// They answered, or will not (detail: the state's code).
    RefereeMoved = "background_check.referee_moved",
    /// Somebody was reminded of it (detail: who).
    CheckReminded = "background_check.reminded",
    /// What was collected for it was destroyed, as its time was over.
    CheckEmptied = "background_check.emptied",
    /// A mail was put into the outbox (subject: the mail).
    MailQueued = "mail.queued",
    /// A mail server took a mail.
    MailSent = "mail.sent",
    /// A mail could not be sent and is tried no more.
    MailFailed = "mail.failed",
    /// The person read a mail in the app.
    MailShown = "mail.shown",
    /// A mail came in and was taken (detail: what became of it).
    MailTaken = "mail.taken",
    /// Mails do not reach an address (subject: the mail that came back).
    MailUnreached = "mail.unreached",
    /// Staff handed over a one-time code in person.
    CodeHandedOver = "account.code_handed_over",
    /// What a visitor had told moved to the account they signed in to (subject: the visitor; person: the account's).
    VisitorClaimed = "person.visitor_claimed",
    /// An invitation or campaign was made (detail: its code).
    InvitationMade = "invitation.made",
    /// An invitation or campaign was closed (detail: its code).
    InvitationClosed = "invitation.closed",
    /// A person was erased (subject: the person).
    PersonErased = "person.erased",
    /// A version of the taxonomy was kept, so that scores made with it can be replayed (detail: the version).
    TaxonomyKept = "taxonomy.kept",
    /// The demo world was loaded.
    DemoLoaded = "demo.loaded",
}

/// One entry for the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// To what: the id of the thing that changed.
    pub subject: Uuid,
    /// Whose data it is, when it is a person's.
    pub person: Option<PersonId>,
    /// Who did it; `None` when the program did.
    pub actor: Option<PersonId>,
    /// A code that says more; never personal text.
    pub detail: Option<String>,
}

impl Event {
    /// An event about `subject` with nothing more to say.
    pub fn new(kind: EventKind, subject: Uuid) -> Self {
        Self {
            kind,
            subject,
            person: None,
            actor: None,
            detail: None,
        }
    }

    /// An event about a person's own data, done by `actor`.
    pub fn about(kind: EventKind, person: PersonId, actor: PersonId) -> Self {
        Self {
            kind,
            subject: person.0,
            person: Some(person),
            actor: Some(actor),
            detail: None,
        }
    }

    /// With another subject.
    #[must_use]
    pub fn on(mut self, subject: Uuid) -> Self {
        self.subject = subject;
        self
    }

    /// With a code that says more.
    #[must_use]
    pub fn detail(mut self, code: &str) -> Self {
        self.detail = Some(code.to_owned());
        self
    }
}
