//! The mails Onward writes, and their way into the outbox. Every mail says who it is from, why it came, and what to do; a link opens a page
//! with a button, never acts by itself.
//!
//! To add one more: a variant of [`Letter`] and its words here, and its [`Kind`].

mod kind;

use chrono::NaiveDate;
use i18n::days::day;
use model::MailId;
use store::{Grant, Tx, hiring::TeamRole, mail::Channel};

use crate::{Journey, Result, alerts::News, help::Why, out::Out, texts::ONLY_IN_THE_TEXT};

pub use kind::Kind;

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letter<'a> {
    /// Confirm the address an account was made with.
    ConfirmEmail {
        /// The page with the button.
        link: &'a str,
    },
    /// Choose a password for an account that was made by its address alone.
    OpenAccount {
        /// The page with the form.
        link: &'a str,
    },
    /// Somebody asked to set a new password.
    ResetPassword {
        /// The page with the form.
        link: &'a str,
    },
    /// The password was changed.
    PasswordChanged,
    /// To staff: somebody waits for a person.
    HelpWanted {
        /// Why they are written to.
        why: Why,
        /// By when an answer is due.
        due: NaiveDate,
        /// The page of requests.
        link: &'a str,
    },
    /// To whoever asked for a person: the answer.
    HelpAnswered {
        /// Who answers; nobody when the program ends the request.
        name: Option<&'a str>,
        /// What.
        words: &'a str,
        /// The page of their requests.
        link: &'a str,
    },
    /// New openings, and deadlines that come near.
    Openings(&'a News),
    /// To an address at an employer's domain: show that it arrives.
    ProveDomain {
        /// Whose.
        employer: &'a str,
        /// The domain.
        domain: &'a str,
        /// The page with the button.
        link: &'a str,
    },
    /// What happened in a team.
    Team {
        /// The subject.
        subject: &'a str,
        /// The words.
        body: &'a str,
    },
    /// Join a team.
    TeamInvitation {
        /// Whose.
        employer: &'a str,
        /// Who invites, by name.
        by: Option<&'a str>,
        /// What they would be.
        role: TeamRole,
        /// The last day.
        until: NaiveDate,
        /// The page with the button.
        link: &'a str,
    },
    /// How an application stands, to either side.
    Application {
        /// The subject.
        subject: &'a str,
        /// The words.
        body: &'a str,
    },
}

impl Letter<'_> {
    /// Its kind.
    fn kind(self) -> Kind {
        match self {
            Letter::ConfirmEmail { .. } => Kind::ConfirmEmail,
            Letter::OpenAccount { .. } => Kind::OpenAccount,
            Letter::ResetPassword { .. } => Kind::ResetPassword,
            Letter::PasswordChanged => Kind::PasswordChanged,
            Letter::HelpWanted { .. } => Kind::HelpWanted,
            Letter::HelpAnswered { .. } => Kind::HelpAnswered,
            Letter::Openings(_) => Kind::Openings,
            Letter::ProveDomain { .. } => Kind::ProveDomain,
            Letter::Team { .. } => Kind::Team,
            Letter::TeamInvitation { .. } => Kind::TeamInvitation,
            Letter::Application { .. } => Kind::Application,
        }
    }
}

/// What stands here in place of a link that must reach its reader by mail: read in the app it would show nothing about
/// the address, and whoever holds a lost device could set the password.
const ONLY_IN_THE_MAIL: &str = later!(
    "(The link stands in the mail itself, not here: opening it there shows that the address is \
                                yours. If no mail arrives, ask at the office for a one-time code.)"
);

/// Whether what is of the kind with this code holds a key.
pub fn is_key(kind: &str) -> bool {
    Kind::from_code(kind).is_some_and(Kind::is_key)
}

/// The text of a mail as it is read in the app: without the link, where that is a key.
pub(crate) fn for_reading_here(kind: &str, text: &str) -> String {
    if kind == Kind::PhoneCode.code() {
        return i18n::text(ONLY_IN_THE_TEXT).to_owned();
    }
    if !is_key(kind) {
        return text.to_owned();
    }
    let lines = text.lines().map(|line| {
        let is_link = line.starts_with("http://") || line.starts_with("https://");
        if is_link { i18n::text(ONLY_IN_THE_MAIL) } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A mail as it goes into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its kind.
    pub(crate) kind: Kind,
    /// The subject line.
    pub(crate) subject: String,
    /// The plain text.
    pub(crate) body: String,
}

/// Writes a letter from the place called `place`.
pub(crate) fn write(letter: Letter<'_>, place: &str) -> Written {
    let (subject, body) = match letter {
        Letter::ConfirmEmail { link } => (
            t!("Please confirm your mail address for {place}", place),
            t!(
                "You made an account at {place} with this mail address.\n\n\
                 Open this page and press the button to confirm that the address is yours:\n{link}\n\n\
                 The page works for three days. If you did not make an account, do nothing: \
                 the address stays unconfirmed and nobody can use it to reach you.",
                place,
                link
            ),
        ),
        Letter::OpenAccount { link } => (
            t!("Open your account at {place}", place),
            t!(
                "You told us this mail address in a conversation at {place}, to find all you told us again.\n\n\
                 Open this page to choose a password; then your account is open:\n{link}\n\n\
                 The page works once, within three days. If this was not you, do nothing: nobody can sign in to the account.",
                place,
                link
            ),
        ),
        Letter::ResetPassword { link } => (
            t!("Set a new password for {place}", place),
            t!(
                "Somebody, probably you, asked to set a new password for your account at {place}.\n\n\
                 Open this page to choose one:\n{link}\n\n\
                 The page works once, for one hour. If you did not ask for this, do nothing: your password stays as it is.",
                place,
                link
            ),
        ),
        Letter::PasswordChanged => (
            t!("Your password for {place} was changed", place),
            t!(
                "The password of your account at {place} has just been changed, and all other devices were signed out.\n\n\
                 If this was you, there is nothing to do. If it was not, ask the people at {place} for help today.",
                place
            ),
        ),
        Letter::HelpWanted { why, due, link } => help_wanted(why, due, link, place),
        Letter::HelpAnswered { name, words, link } => help_answered(name, words, link, place),
        Letter::Openings(news) => (news.subject(), news.body()),
        Letter::ProveDomain { employer, domain, link } => prove_domain((employer, domain), link, place),
        Letter::TeamInvitation {
            employer,
            by,
            role,
            until,
            link,
        } => crate::team::invitation_words((employer, by), role, until, (link, place)),
        Letter::Application { subject, body } | Letter::Team { subject, body } => (subject.to_owned(), body.to_owned()),
    };
    Written {
        kind: letter.kind(),
        subject,
        body: t!("Hello,\n\n{body}\n\nGood luck on your way,\n{place}\n", body, place),
    }
}

/// To staff, without a word of what it is about: a mail travels in the open.
fn help_wanted(why: Why, due: NaiveDate, link: &str, place: &str) -> (String, String) {
    let day = day(due);
    match why {
        Why::Asked => (
            t!("Somebody at {place} asks for a person", place),
            t!(
                "Somebody you are entrusted with asks for a person to write to them. They were promised an answer by {day}.\n\n\
                 Who it is and what it is about stands here:\n{link}",
                day,
                link
            ),
        ),
        Why::HandedOn => (
            t!("A request at {place} was handed to you", place),
            t!(
                "Somebody you are entrusted with asked for a person, and a colleague handed the request to you. \
                 They were promised an answer by {day}.\n\nIt stands here:\n{link}",
                day,
                link
            ),
        ),
        Why::Late => (
            t!("Somebody at {place} waits for an answer that is late", place),
            t!(
                "Somebody you are entrusted with asked for a person. They were promised an answer by {day}, and nobody has written yet. \
                 A few words help, also when they only say when more will come.\n\nIt stands here:\n{link}",
                day,
                link
            ),
        ),
    }
}

fn prove_domain((employer, domain): (&str, &str), link: &str, place: &str) -> (String, String) {
    (
        t!("Please confirm that {employer} is at {domain}", employer, domain),
        t!(
            "Somebody who hires for {employer} at {place} says that mail to {domain} reaches them.\n\n\
             If that is you: sign in, open this page and press the button. Then people who look for work see that it is true:\n{link}\n\n\
             The page works for three days, and only for the team of {employer}. If you know nothing of this, do nothing: \
             then nothing is shown.",
            employer,
            place,
            domain,
            link
        ),
    )
}

fn help_answered(name: Option<&str>, words: &str, link: &str, place: &str) -> (String, String) {
    let subject = t!("The answer to your request at {place}", place);
    let body = if let Some(name) = name {
        t!(
            "You asked for a person. {name} writes:\n\n{words}\n\nYour requests stand here, and you can ask again there:\n{link}",
            name,
            words,
            link
        )
    } else {
        t!("{words}\n\nYour requests stand here:\n{link}", words, link)
    };
    (subject, body)
}

impl Journey {
    /// The host in the address of the place: in names that nobody else may give.
    pub(crate) fn host(&self) -> &str {
        let address = self.place().public_url.split("://").last().unwrap_or_default();
        let host = address.split([':', '/']).next().filter(|host| !host.is_empty());
        host.unwrap_or("localhost")
    }

    /// Puts a letter into the outbox, in the same transaction as what it tells of.
    pub(crate) async fn queue_mail(
        &self,
        tx: &mut Tx,
        grant: &Grant,
        address: &str,
        letter: Letter<'_>,
    ) -> Result<MailId> {
        self.queue_mail_to(tx, Some(grant), address, letter).await
    }

    /// The same, to somebody, or to an address that is nobody's yet.
    pub(crate) async fn queue_mail_to(
        &self,
        tx: &mut Tx,
        grant: Option<&Grant>,
        address: &str,
        letter: Letter<'_>,
    ) -> Result<MailId> {
        let written = write(letter, &self.place().name);
        let id = MailId::new(tx.at(), self.random());
        let out = Out {
            channel: Channel::Mail,
            id,
            key: None,
            kind: written.kind,
            to: address,
            subject: written.subject,
            words: written.body,
            lang: i18n::lang(),
        };
        self.put_out(tx, grant, out).await?;
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, write};

    #[test]
    fn every_letter_says_where_it_comes_from_and_ends_kindly() {
        let link = "https://work.example.org/confirm/abc";
        let letters = [
            Letter::ConfirmEmail { link },
            Letter::OpenAccount { link },
            Letter::ResetPassword { link },
            Letter::PasswordChanged,
        ];
        for letter in letters {
            let written = write(letter, "Riverside Careers");
            assert!(written.subject.contains("Riverside Careers"), "{written:?}");
            assert!(written.body.starts_with("Hello,\n\n") && written.body.ends_with("Riverside Careers\n"));
            assert_eq!(
                written.body.contains(link),
                letter != Letter::PasswordChanged,
                "{written:?}"
            );
            assert!(!written.body.contains("  "), "{written:?}");
        }
    }
}
