//! Alerts: what came in for somebody and what comes near, how they want to hear of it, and the page that ends the mails.

use askama::Template;

use super::Shell;
use crate::view::{Empty, Form, Notice, PostButton};

/// An opening somebody was told of, as it is now.
#[derive(Debug, Clone)]
pub struct ToldOpening {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Employer, place, pay: what is known.
    pub about: Vec<String>,
    /// Why it is told.
    pub why: String,
    /// Until when one can apply, or that it is closed.
    pub until: Option<String>,
    /// Whether it is closed by now.
    pub is_closed: bool,
}

/// What was told at one time.
#[derive(Debug, Clone)]
pub struct Told {
    /// Unique on the page.
    pub id: String,
    /// When, in words.
    pub when: String,
    /// "3 new openings".
    pub heading: String,
    /// Whether it is seen for the first time.
    pub is_new: bool,
    /// The openings.
    pub openings: Vec<ToldOpening>,
    /// "12 more came in": words and where they stand.
    pub more: Option<(String, String)>,
}

/// What somebody was told.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/alerts.html")]
pub struct AlertsPage {
    /// What stands around it.
    pub shell: Shell,
    /// Lets them hear of what fits, when they do not.
    pub hear: Option<PostButton>,
    /// What was told, newest first.
    pub list: Vec<Told>,
    /// What stands there when there is nothing.
    pub empty: Option<Empty>,
    /// Where what was told before stands.
    pub earlier: Option<String>,
}

/// Devices on which somebody is told.
#[derive(Debug, Clone)]
pub struct Devices {
    /// The key by which browsers know this place.
    pub key: String,
    /// The devices.
    pub list: Vec<DeviceRow>,
}

/// A device that is told.
#[derive(Debug, Clone)]
pub struct DeviceRow {
    /// What it is called.
    pub name: String,
    /// "since 2 March 2026".
    pub since: String,
    /// Tells it nothing any more.
    pub remove: PostButton,
}

/// How somebody wants to hear of openings.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/alert_settings.html")]
pub struct AlertSettingsPage {
    /// What stands around it.
    pub shell: Shell,
    /// What to know: no address for mails.
    pub notice: Option<Notice>,
    /// What is said of their telephone, and where that is changed; nothing where no messages leave.
    pub phone: Option<(String, String)>,
    /// What is told, when, and how.
    pub form: Form,
    /// Devices that are told; nothing where none can be.
    pub devices: Option<Devices>,
    /// The calendar of deadlines: its whole address, its path, and the button that changes them.
    pub calendar: Option<(String, String, PostButton)>,
}

/// Ending mails without signing in.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/alert_stop.html")]
pub struct AlertStopPage {
    /// What stands around it.
    pub shell: Shell,
    /// What can be done here.
    pub state: Stop,
}

/// Where ending mails stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// A press of the button, sent to this address, ends them.
    Asks(String),
    /// They are ended.
    Done,
    /// The link is none of ours.
    NoLink,
}
