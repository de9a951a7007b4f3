//! When something did not work: what happened, what was kept, and a way out.
//!
//! To add one more: a variant with its sentences.

use askama::Template;

use super::Shell;

/// What kind of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// 400: what was sent cannot be understood.
    Unclear,
    /// 403: not allowed for this viewer.
    NotAllowed,
    /// 404: nothing at this address.
    NotFound,
    /// 409: changed meanwhile.
    Conflict,
    /// 413: too much was sent.
    TooLarge,
    /// 429: too often.
    TooOften,
    /// 500: our fault.
    Broken,
    /// 503: no answer in time.
    Slow,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Unclear,
        Self::NotAllowed,
        Self::NotFound,
        Self::Conflict,
        Self::TooLarge,
        Self::TooOften,
        Self::Broken,
        Self::Slow,
    ];

    /// The kind that says best what a bare status means.
    pub fn of_status(status: u16) -> Self {
        let exact = Self::ALL.into_iter().find(|failure| failure.status() == status);
        exact.unwrap_or(match status {
            405 => Self::NotFound,
            400..500 => Self::Unclear,
            _ => Self::Broken,
        })
    }

    /// The HTTP status code.
    pub fn status(self) -> u16 {
        match self {
            Self::Unclear => 400,
            Self::NotAllowed => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooOften => 429,
            Self::Broken => 500,
            Self::Slow => 503,
        }
    }

    /// Its name in the gallery.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unclear => "400",
            Self::NotAllowed => "403",
            Self::NotFound => "404",
            Self::Conflict => "409",
            Self::TooLarge => "413",
            Self::TooOften => "429",
            Self::Broken => "500",
            Self::Slow => "503",
        }
    }

    /// What happened.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unclear => t!("We could not understand that"),
            Self::NotAllowed => t!("This page is not open to you"),
            Self::NotFound => t!("There is nothing at this address"),
            Self::Conflict => t!("This was changed meanwhile"),
            Self::TooLarge => t!("That was too large"),
            Self::TooOften => t!("That was a little too often"),
            Self::Broken => t!("Something broke on our side"),
            Self::Slow => t!("That took too long"),
        }
    }

    /// What it means, what was kept, and what to do.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unclear => {
                t!(
                    "Something in the address or the form was cut off on its way. Nothing has changed. Go back and try once more."
                )
            }
            Self::NotAllowed => {
                t!(
                    "It belongs to somebody else, or needs another account. If you think it should be yours, sign in with the right \
                 account or ask at the office. Nothing has changed."
                )
            }
            Self::NotFound => {
                t!("The address may be cut off, or the page has moved. Everything you told is still here.")
            }
            Self::Conflict => {
                t!(
                    "Somebody, perhaps you in another window, changed the same thing. Their change was kept and yours was not. Go back, \
                 look at it as it is now, and change it again if you still want to."
                )
            }
            Self::TooLarge => {
                t!("It was not taken in, and nothing else has changed. A smaller file, up to 10 MB, works.")
            }
            Self::TooOften => {
                t!("To keep accounts safe there is a limit. Nothing is lost. Wait a minute and try again.")
            }
            Self::Slow => {
                t!(
                    "There was no answer in time. What was saved before is kept; what you just sent may not have been. Wait a moment, \
                 look whether it is there, and try again if it is not."
                )
            }
            Self::Broken => {
                t!(
                    "It is not your fault. What was saved before is kept; what you just sent may not have been. It is written down for \
                 those who run this place. Try once more in a moment."
                )
            }
        }
    }

    /// The way out: words and address.
    pub fn way(self) -> (&'static str, &'static str) {
        match self {
            Self::Unclear | Self::Conflict | Self::TooOften | Self::Broken | Self::Slow => {
                (t!("Go to jobs for you"), "/jobs")
            }
            Self::NotAllowed => (t!("Sign in"), "/sign-in"),
            Self::NotFound => (t!("Look at openings"), "/openings"),
            Self::TooLarge => (t!("Hand in another file"), "/start"),
        }
    }
}

/// A failure as a page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/error.html")]
pub struct ErrorPage {
    /// What stands around it.
    pub shell: Shell,
    /// What kind.
    pub failure: Failure,
    /// What happened in this very case, when more is known than the kind.
    pub sentence: Option<String>,
    /// A number to name when asking at the office, as it stands in the log.
    pub reference: Option<String>,
}
