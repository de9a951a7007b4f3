//! Accounts: how a person signs in. Those without one are visitors.

use chrono::SubsecRound;
use model::{Contact, Instant, PersonId};
use uuid::Uuid;

use crate::{Error, Grant, Reads, Result, Store, Tx, text};

/// The longest mail address or telephone number, in bytes (RFC 5321, 4.5.3.1 allows 254 in use).
const MAX_CONTACT: usize = 320;
/// The longest password hash, in bytes.
const MAX_HASH: usize = 500;
/// The longest code of an invitation or campaign, in bytes.
const MAX_SOURCE: usize = 100;

/// What an account begins with. Contact and password may both come later.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// The mail address or telephone number.
    pub contact: Option<Contact>,
    /// The hashed password (a PHC string).
    pub password_hash: Option<String>,
    /// The code of the invitation or campaign that brought them.
    pub source: Option<String>,
}

record! {
    /// An account as its owner sees it: without the password's hash.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Account {
        /// Mail address.
        pub email: Option<String>,
        /// Telephone number.
        pub phone: Option<String>,
        /// When the mail address was confirmed.
        pub email_confirmed_at: Option<Instant>,
        /// When the telephone number was confirmed.
        pub phone_confirmed_at: Option<Instant>,
        /// When staff confirmed the person face to face.
        pub in_person_confirmed_at: Option<Instant>,
        /// Whether there is a password.
        pub has_password: bool,
        /// When the account was made.
        pub created_at: Instant,
        /// The code of the invitation or campaign that brought them.
        pub source: Option<String>,
        /// Failed attempts to sign in since the last one that succeeded.
        pub failed_sign_ins: i64,
        /// Until when nobody can sign in.
        pub locked_until: Option<Instant>,
    }
}

impl Account {
    /// Whether anything shows that the person is reached here: a confirmed contact, or staff who met them.
    pub fn is_confirmed(&self) -> bool {
        self.email_confirmed_at.is_some() || self.phone_confirmed_at.is_some() || self.in_person_confirmed_at.is_some()
    }
}

/// What is needed to check a password, and no more.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose account it is.
    pub person: PersonId,
    /// The password's hash; without one nobody can sign in with a password.
    pub password_hash: Option<String>,
    /// Until when nobody can sign in.
    pub locked_until: Option<Instant>,
}

/// Without the hash, so that it cannot get into a log.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

/// What was found to be true of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed<'a> {
    /// That they read what is sent to this address or number.
    Contact(&'a Contact),
    /// That they are who they say: staff met them.
    InPerson,
}

/// Makes the person's account. [`Error::Taken`] when they have one, or somebody else has this contact.
pub async fn create(tx: &mut Tx, grant: &Grant, new: &NewAccount) -> Result<()> {
    text::fits(
        "the code of an invitation",
        new.source.as_deref().unwrap_or_default(),
        MAX_SOURCE,
    )?;
    text::fits(
        "a password's hash",
        new.password_hash.as_deref().unwrap_or_default(),
        MAX_HASH,
    )?;
    let (email, phone) = match &new.contact {
        Some(Contact::Email(email)) => (Some(email.as_str()), None),
        Some(Contact::Phone(phone)) => (None, Some(phone.as_str())),
        None => (None, None),
    };
    text::fits("a contact", email.or(phone).unwrap_or_default(), MAX_CONTACT)?;
    let at = tx.at();
    exec!(
        tx,
        "INSERT INTO account (person, email, phone, password_hash, created_at, source) VALUES ($1, $2, $3, $4, $5, $6)",
        grant.subject().0,
        email,
        phone,
        new.password_hash.as_deref(),
        at,
        new.source.as_deref()
    )?;
    Ok(())
}

/// The person's account, when they have one.
pub async fn find(db: &mut impl Reads, grant: &Grant) -> Result<Option<Account>> {
    row!(
        db,
        "SELECT email, phone, email_confirmed_at, phone_confirmed_at, in_person_confirmed_at,
             password_hash IS NOT NULL AS has_password, created_at, source, failed_sign_ins, locked_until
         FROM account WHERE person = $1",
        grant.subject().0
    )
}

/// By mail address.
pub(crate) const BY_EMAIL: &str = "SELECT person, password_hash, locked_until FROM account WHERE email = $1";
/// By telephone number.
pub(crate) const BY_PHONE: &str = "SELECT person, password_hash, locked_until FROM account WHERE phone = $1";

/// What is needed to check who signs in with this contact, or has forgotten the password.
pub async fn credentials(db: &mut impl Reads, contact: &Contact) -> Result<Option<Credentials>> {
    let sql = match contact {
        Contact::Email(_) => BY_EMAIL,
        Contact::Phone(_) => BY_PHONE,
    };
    let found: Option<(Uuid, Option<String>, Option<Instant>)> = row!(db, sql, contact.as_str())?;
    Ok(found.map(|(person, password_hash, locked_until)| Credentials {
        person: PersonId(person),
        password_hash,
        locked_until,
    }))
}

/// What is needed to check the password of a person who is signed in, before they change it or erase everything.
pub async fn own_credentials(db: &mut impl Reads, grant: &Grant) -> Result<Option<Credentials>> {
    let sql = "SELECT person, password_hash, locked_until FROM account WHERE person = $1";
    let found: Option<(Uuid, Option<String>, Option<Instant>)> = row!(db, sql, grant.subject().0)?;
    Ok(found.map(|(person, password_hash, locked_until)| Credentials {
        person: PersonId(person),
        password_hash,
        locked_until,
    }))
}

/// Sets the password anew, and lets the person in again who was locked out.
pub async fn set_password(tx: &mut Tx, grant: &Grant, hash: &str) -> Result<()> {
    text::fits("a password's hash", hash, MAX_HASH)?;
    let sql = "UPDATE account SET password_hash = $1, failed_sign_ins = 0, locked_until = NULL WHERE person = $2";
    there(exec!(tx, sql, hash, grant.subject().0)?)
}

/// Takes the password away: whoever chose it was not shown to be the person.
pub async fn forget_password(tx: &mut Tx, grant: &Grant) -> Result<()> {
    let sql = "UPDATE account SET password_hash = NULL, failed_sign_ins = 0, locked_until = NULL WHERE person = $1";
    there(exec!(tx, sql, grant.subject().0)?)
}

/// Takes the telephone number away.
pub async fn remove_phone(tx: &mut Tx, grant: &Grant) -> Result<()> {
    let sql = "UPDATE account SET phone = NULL, phone_confirmed_at = NULL WHERE person = $1";
    there(exec!(tx, sql, grant.subject().0)?)
}

/// Notes what was confirmed; the first moment counts. False when the contact is no longer theirs.
pub async fn confirm(tx: &mut Tx, grant: &Grant, what: Confirmed<'_>) -> Result<bool> {
    let (at, person) = (tx.at(), grant.subject().0);
    let changed = match what {
        Confirmed::Contact(Contact::Email(email)) => {
            let sql = "UPDATE account SET email_confirmed_at = COALESCE(email_confirmed_at, $1)
                       WHERE person = $2 AND email = $3";
            exec!(tx, sql, at, person, email.as_str())?
        }
        Confirmed::Contact(Contact::Phone(phone)) => {
            let sql = "UPDATE account SET phone_confirmed_at = COALESCE(phone_confirmed_at, $1)
                       WHERE person = $2 AND phone = $3";
            exec!(tx, sql, at, person, phone.as_str())?
        }
        Confirmed::InPerson => {
            let sql = "UPDATE account SET in_person_confirmed_at = COALESCE(in_person_confirmed_at, $1)
                       WHERE person = $2";
            exec!(tx, sql, at, person)?
        }
    };
    Ok(changed == 1)
}

/// Gives the account another mail address or telephone number, unconfirmed unless it is the same as before.
/// [`Error::Taken`] when somebody else has it.
pub async fn change_contact(tx: &mut Tx, grant: &Grant, contact: &Contact) -> Result<()> {
    text::fits("a contact", contact.as_str(), MAX_CONTACT)?;
    let sql = match contact {
        Contact::Email(_) => {
            "UPDATE account SET email_confirmed_at = CASE WHEN email = $1 THEN email_confirmed_at END, email = $1
             WHERE person = $2"
        }
        Contact::Phone(_) => {
            "UPDATE account SET phone_confirmed_at = CASE WHEN phone = $1 THEN phone_confirmed_at END, phone = $1
             WHERE person = $2"
        }
    };
    there(exec!(tx, sql, contact.as_str(), grant.subject().0)?)
}

/// Counts a failed attempt to sign in, in a small transaction of its own: bookkeeping, no change of state. `lock` says
/// until when nobody may try after so many failures in a row; gives back the same.
pub async fn note_failed_sign_in(
    store: &Store,
    person: PersonId,
    lock: impl FnOnce(i64) -> Option<Instant>,
) -> Result<Option<Instant>> {
    let mut raw = store.db.write().await?;
    let sql = "UPDATE account SET failed_sign_ins = failed_sign_ins + 1 WHERE person = $1 RETURNING failed_sign_ins";
    let failed: Option<(i64,)> = row!(&mut raw, sql, person.0)?;
    let (failed,) = failed.ok_or(Error::Missing("this account"))?;
    let until = lock(failed).map(|until| until.trunc_subsecs(6));
    if until.is_some() {
        let sql = "UPDATE account SET locked_until = $1 WHERE person = $2";
        exec!(&mut raw, sql, until, person.0)?;
    }
    raw.commit().await?;
    Ok(until)
}

/// Forgets the failed attempts: somebody signed in.
pub async fn note_sign_in(tx: &mut Tx, person: PersonId) -> Result<()> {
    let sql = "UPDATE account SET failed_sign_ins = 0, locked_until = NULL WHERE person = $1";
    there(exec!(tx, sql, person.0)?)
}

fn there(changed: u64) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Missing("this account"))
    }
}
