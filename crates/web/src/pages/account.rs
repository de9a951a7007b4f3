//! Accounts: signing in and up, codes, passwords. A link in a mail opens a page with a button; opening it changes nothing.

use askama::Template;

use super::Shell;
use crate::view::{Form, Notice, PostButton};

/// Signing in.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/sign_in.html")]
pub struct SignInPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether a code to a telephone lets one in too.
    pub by_phone: bool,
    /// Why one is here: "Sign in to see your messages."
    pub notice: Option<Notice>,
    /// Address or number, password, shared computer.
    pub form: Form,
}

/// Making an account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/sign_up.html")]
pub struct SignUpPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether a code to a telephone makes one too.
    pub by_phone: bool,
    /// Whether a profile told before is kept with it.
    pub keeps_profile: bool,
    /// Address or number, password, shared computer.
    pub form: Form,
}

/// Entering a one-time code handed over in person.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/code.html")]
pub struct CodePage {
    /// What stands around it.
    pub shell: Shell,
    /// Address or number, code.
    pub form: Form,
}

/// Asking for a way back in.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/forgot.html")]
pub struct ForgotPage {
    /// What stands around it.
    pub shell: Shell,
    /// Address or number.
    pub form: Form,
}

/// After a mail was asked for. It says the same whether or not there is such an account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/sent.html")]
pub struct SentPage {
    /// What stands around it.
    pub shell: Shell,
    /// What happens next.
    pub heading: String,
    /// What to do.
    pub text: String,
    /// Whether mail leaves this server at all.
    pub mail_works: bool,
}

/// Setting a new password from a link.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/reset.html")]
pub struct ResetPage {
    /// What stands around it.
    pub shell: Shell,
    /// The new password; nothing when the link no longer works.
    pub form: Option<Form>,
}

/// Confirming an address from a link: a button.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/confirm.html")]
pub struct ConfirmPage {
    /// What stands around it.
    pub shell: Shell,
    /// The address to confirm and where the button sends to; nothing when the link no longer works.
    pub confirm: Option<(String, String)>,
}

/// Changing the password.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/password.html")]
pub struct PasswordPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether the account can have a telephone number that is written to.
    pub by_phone: bool,
    /// The old and the new one.
    pub form: Form,
}

/// After signing out.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/signed_out.html")]
pub struct SignedOutPage {
    /// What stands around it.
    pub shell: Shell,
    /// Whether it was everywhere.
    pub everywhere: bool,
}

/// A telephone number: the number first, then the code that was sent to it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/phone.html")]
pub struct PhonePage {
    /// What stands around it.
    pub shell: Shell,
    /// What it is about.
    pub heading: String,
    /// What is asked for.
    pub ask: PhoneAsk,
    /// The number of the account, or the one the code was sent to.
    pub number: Option<String>,
    /// Takes the number of the account away.
    pub remove: Option<PostButton>,
    /// The number, or the code.
    pub form: Form,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhoneAsk {
    /// The number.
    Number {
        /// What is sent there: "text message".
        messages: String,
        /// Whether it is to be let in.
        enters: bool,
    },
    /// The code that was sent to it.
    Code {
        /// Where another number can be given.
        back: String,
    },
}
