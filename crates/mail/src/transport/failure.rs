//! Why a mail did not leave, or was not fetched, sorted by what to do about it.

use std::error::Error as _;

use i18n::t;
use lettre::transport::smtp::{Error, response::Code};

/// A mail that was not taken over, or a mailbox that was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Try again: the next server is busy, or the way there is cut.
    #[error("try again later: {}", .0.said)]
    Later(Reason),
    /// This mail will never get to this address.
    #[error("refused for good: {}", .0.said)]
    Never(Reason),
    /// No mail will leave or be fetched until somebody changes the settings or the server.
    #[error("mail is not set up: {}", .0.said)]
    Misconfigured(Reason),
}

/// What stood in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The server could not now, or the way there was cut.
    Busy,
    /// The address does not take the mail.
    Address,
    /// The server cannot be reached, or is another one than it was taken for.
    Unreachable,
    /// No safe connection.
    Encryption,
    /// User name and password.
    Password,
    /// The server does not send for us.
    NotAllowed,
    /// The mailbox has no such folder.
    Folder,
}

/// Why a failure came about, for its two readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What stood in the way.
    pub cause: Cause,
    /// For a person: what happened, and what to do.
    pub sentence: String,
    /// For the log: what the server or the system said.
    pub said: String,
}

impl Failure {
    /// Why.
    pub fn reason(&self) -> &Reason {
        match self {
            Self::Later(reason) | Self::Never(reason) | Self::Misconfigured(reason) => reason,
        }
    }

    pub(super) fn later(said: impl Into<String>) -> Self {
        let sentence = t!("The mail server did not take the mail now. It is kept, and tried again by itself.");
        Self::Later(reason(Cause::Busy, sentence, said))
    }

    pub(super) fn never(said: impl Into<String>) -> Self {
        let sentence = t!("The mail server says that this address does not take the mail. Check the address.");
        Self::Never(reason(Cause::Address, sentence, said))
    }

    pub(crate) fn password(said: String) -> Self {
        let sentence = t!("The mail server did not accept the user name and password. Check them in the settings.");
        Self::Misconfigured(reason(Cause::Password, sentence, said))
    }

    pub(crate) fn encryption(said: String) -> Self {
        let sentence =
            t!("No safe connection to the mail server could be made. Check its name and the kind of encryption.");
        Self::Misconfigured(reason(Cause::Encryption, sentence, said))
    }

    pub(crate) fn unreachable(said: String) -> Self {
        let sentence = t!("The mail server cannot be reached. Check its name and port, and whether it is running.");
        Self::Misconfigured(reason(Cause::Unreachable, sentence, said))
    }

    fn not_allowed(said: String) -> Self {
        let sentence =
            t!("The mail server does not let this program send. Ask whoever runs it to allow this sender address.");
        Self::Misconfigured(reason(Cause::NotAllowed, sentence, said))
    }

    pub(crate) fn unfinished(said: impl Into<String>) -> Self {
        let sentence = t!("The mailbox was not read to its end. What is left in it is fetched next time.");
        Self::Later(reason(Cause::Busy, sentence, said))
    }

    pub(crate) fn folder(name: &str, said: String) -> Self {
        let sentence = t!(
            "The mailbox has no folder named {name}. Check its name in the settings.",
            name
        );
        Self::Misconfigured(reason(Cause::Folder, &sentence, said))
    }

    /// Sorts what the SMTP client reports.
    pub(super) fn of_smtp(error: &Error) -> Self {
        let said = error.to_string();
        if error.is_timeout() {
            return Self::later(said);
        }
        let unanswered = error.is_response() || said.starts_with("Connection error");
        match error.status() {
            Some(code) if error.is_permanent() => permanent(code, said),
            None if error.is_tls() || is_tls(error) => Self::encryption(said),
            None if error.is_client() => of_client(said),
            None if unanswered => Self::unreachable(said),
            _ => Self::later(said),
        }
    }
}

fn reason(cause: Cause, sentence: &str, said: impl Into<String>) -> Reason {
    let (sentence, said) = (sentence.to_owned(), said.into());
    Reason { cause, sentence, said }
}

/// A 5yz reply (RFC 5321, section 4.2.3), told apart by its enhanced status code (RFC 3463) where it has one.
fn permanent(code: Code, said: String) -> Failure {
    let code = code.to_string();
    let says = |words: &[&str]| words.iter().any(|word| said.to_ascii_lowercase().contains(word));
    match code.as_str() {
        "530" | "534" | "535" | "538" => Failure::password(said),
        // The sender's address is at fault, or this server sends for others only.
        _ if says(&["5.1.7", "5.1.8", "relay", "5.7.60", "sender address rejected"]) => Failure::not_allowed(said),
        // Commands that were not understood: not the server it was taken for.
        "500" | "501" | "502" | "503" | "504" if !says(&["5.1.", "5.2."]) => Failure::unreachable(said),
        _ => Failure::never(said),
    }
}

/// What lettre itself finds wrong before or between replies.
fn of_client(said: String) -> Failure {
    if said.contains("STARTTLS") {
        Failure::encryption(said)
    } else if said.contains("authentication") {
        Failure::password(said)
    } else {
        Failure::never(said)
    }
}

/// Whether TLS is somewhere below: a certificate nobody vouches for arrives as an error of the connection.
fn is_tls(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        let io = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if cause.is::<rustls::Error>()
            || io.is_some_and(<dyn std::error::Error + Send + Sync + 'static>::is::<rustls::Error>)
        {
            return true;
        }
        source = cause.source();
    }
    false
}
