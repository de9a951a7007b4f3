//! The page that does what a reply speaks of: the same for every door.

use dialogue::Form;

/// The page that does the same, where there is one: what it is called, and its path.
pub fn page(form: Form, is_known: bool) -> Option<(&'static str, &'static str)> {
    match form {
        Form::Profile if is_known => Some((t!("Your profile"), "/me")),
        Form::Profile => Some((t!("Answer a few questions"), "/start/questions/work")),
        Form::Jobs if is_known => Some((t!("Jobs for you"), "/jobs")),
        Form::Jobs => Some((t!("All openings"), "/openings")),
        Form::Learn => Some((t!("Skills to learn"), "/learn")),
        Form::OwnData => Some((t!("My data"), "/me/data")),
        Form::Account => Some((t!("Make an account"), "/sign-up")),
        Form::Alerts => Some((t!("Alerts"), "/alerts/settings")),
        Form::People => Some((t!("Talk to a person"), "/me/help")),
        Form::Applications => Some((t!("My applications"), "/applications")),
        Form::Hiring => Some((t!("Hiring"), "/hire")),
        Form::Check => None,
    }
}
