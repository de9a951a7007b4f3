//! The page that does what a reply speaks of: the same for every door.

use std::borrow::Cow;

use dialogue::Form;

/// The page that does the same, where there is one: what it is called, and its path.
pub fn page(form: Form, is_known: bool) -> Option<(&'static str, Cow<'static, str>)> {
    let (name, path) = match form {
        Form::Apply(id) => return Some((t!("Apply on this page"), format!("/openings/{id}/apply").into())),
        Form::Opening(id) => return Some((t!("The opening"), format!("/openings/{id}").into())),
        Form::Writing(id) => return Some((t!("Your draft"), format!("/hire/openings/{id}").into())),
        Form::Profile if is_known => (t!("Your profile"), "/me"),
        Form::Profile => (t!("Answer a few questions"), "/start/questions/work"),
        Form::Jobs if is_known => (t!("Jobs for you"), "/jobs"),
        Form::Jobs => (t!("All openings"), "/openings"),
        Form::Learn => (t!("Skills to learn"), "/learn"),
        Form::OwnData => (t!("My data"), "/me/data"),
        Form::Account => (t!("Make an account"), "/sign-up"),
        Form::Alerts => (t!("Alerts"), "/alerts/settings"),
        Form::People => (t!("Talk to a person"), "/me/help"),
        Form::Applications => (t!("My applications"), "/applications"),
        Form::Hiring => (t!("Hiring"), "/hire"),
        Form::Check => return None,
    };
    Some((name, path.into()))
}
