//! The team of an employer, joining one, and proving who the employer is.

use askama::Template;

use super::Shell;
use crate::view::{Form, Notice, PostButton, Status};

/// Somebody of a team.
#[derive(Debug, Clone)]
pub struct TeamRow {
    /// Their name, or their address.
    pub called: String,
    /// Their address, where the name stands above it.
    pub address: Option<String>,
    /// What they are.
    pub role: &'static str,
    /// Since when.
    pub since: String,
    /// Whether it is whoever looks.
    pub is_self: bool,
    /// Gives them another role.
    pub change: Option<Form>,
    /// Takes them out of the team, or lets one leave.
    pub remove: Option<PostButton>,
}

/// An invitation nobody accepted yet.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Where it was sent.
    pub address: String,
    /// What they would be.
    pub role: &'static str,
    /// How it stands: open until a day, or over.
    pub state: Status,
    /// Sends it again.
    pub again: PostButton,
    /// Takes it back.
    pub take_back: PostButton,
}

/// The team of an employer.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/team.html")]
pub struct TeamPage {
    /// What stands around it.
    pub shell: Shell,
    /// The employer's name.
    pub employer: String,
    /// Whether something is proven of it.
    pub verified: Status,
    /// Where that is proven.
    pub verify: String,
    /// Other employers one hires for: name and the page of their team.
    pub others: Vec<(String, String)>,
    /// Everybody, the first joined first.
    pub members: Vec<TeamRow>,
    /// What each role may do.
    pub roles: Vec<(&'static str, &'static str)>,
    /// Who is invited, for owners.
    pub invitations: Vec<InvitationRow>,
    /// Invites somebody, for owners.
    pub invite: Option<Form>,
}

/// An invitation, as whoever has its link sees it.
#[derive(Debug, Clone)]
pub struct InvitedTo {
    /// The employer's name.
    pub employer: String,
    /// Who invites, what one would be, until when: in sentences.
    pub sentences: Vec<String>,
    /// Joins; nothing while one cannot.
    pub join: Option<PostButton>,
    /// What is to be done first.
    pub first: Option<Notice>,
}

/// What the link of an invitation leads to.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/invited.html")]
pub struct InvitedPage {
    /// What stands around it.
    pub shell: Shell,
    /// The invitation; nothing when the link is no longer good.
    pub invited: Option<InvitedTo>,
}

/// The record an employer publishes in DNS.
#[derive(Debug, Clone)]
pub struct VerifyRecord {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it was found, and counts.
    pub counts: bool,
}

/// Proving who an employer is.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/verify.html")]
pub struct VerifyPage {
    /// What stands around it.
    pub shell: Shell,
    /// The employer's name.
    pub employer: String,
    /// The page of its team.
    pub team: String,
    /// What is proven, as everybody reads it.
    pub shown: Vec<String>,
    /// Why staff took proofs of its domain back.
    pub taken_back: Option<String>,
    /// The domain of its site.
    pub domain: Option<String>,
    /// Says which site is theirs, for owners.
    pub site: Option<Form>,
    /// Where a mail waits to be opened.
    pub written_to: Option<String>,
    /// Writes to an address, for owners.
    pub mail: Option<Form>,
    /// The record to publish.
    pub record: Option<VerifyRecord>,
    /// Makes the record, or looks for it; for owners.
    pub do_record: Option<PostButton>,
}

/// What the link in a mail to a domain leads to.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/verify_link.html")]
pub struct VerifyLinkPage {
    /// What stands around it.
    pub shell: Shell,
    /// The employer's name, and the button; nothing when the link is no longer good.
    pub confirm: Option<(String, PostButton)>,
}
