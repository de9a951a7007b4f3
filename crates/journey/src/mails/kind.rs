//! What leaves, by kind. A code never changes once shipped: it stands in the outbox.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $code:literal,)*) => {
        /// What a mail, a text message or a line on a device is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its code, which staff see where they have no words for it.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

kinds! {
    /// The answer to a mail.
    Answer "answer",
    /// How an application stands, to either side.
    Application "application",
    /// Confirm an address.
    ConfirmEmail "confirm_email",
    /// The answer to a request.
    HelpAnswered "help_answered",
    /// To staff: somebody asks for a person.
    HelpWanted "help_wanted",
    /// Choose a password for an account that was made by its address alone.
    OpenAccount "open_account",
    /// Openings and deadlines.
    Openings "openings",
    /// The password was changed.
    PasswordChanged "password_changed",
    /// Show that mail to an employer's domain arrives.
    ProveDomain "prove_domain",
    /// A code to sign in with, or to show that a number is theirs.
    PhoneCode "phone_code",
    /// To somebody without an account: say how a person works whom they know.
    RefereeAsked "referee_asked",
    /// Set a new password.
    ResetPassword "reset_password",
    /// What happened in a team.
    Team "team",
    /// Join a team.
    TeamInvitation "team_invitation",
    /// The answer to a text message.
    TextAnswer "text_answer",
}

impl Kind {
    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Whether it holds a key: a link or a code that is worth something only because it reaches its reader by this way.
    pub fn is_key(self) -> bool {
        matches!(
            self,
            Self::ConfirmEmail
                | Self::OpenAccount
                | Self::PhoneCode
                | Self::ProveDomain
                | Self::RefereeAsked
                | Self::ResetPassword
        )
    }
}
