//! Who wants to hear of openings, and how: settings, and the rounds in which openings that came in are taken to people.

mod round;

use model::{Instant, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use round::{Round, begin, finish, forget_done, is_in_a_round, open};

use crate::{Error, Grant, Reads, Result, Store, Tx, text};

/// The longest code and token, in bytes.
const MAX_CODE: usize = 100;

/// How often mails tell of openings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// As soon as there is something to tell.
    AtOnce,
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
}

impl Often {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Daily, Self::Weekly];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|often| often.code() == code)
    }
}

/// How somebody wants to hear of openings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box somebody ticks")]
pub struct Settings {
    /// Whether of every opening that fits them.
    pub fits: bool,
    /// How often by mail.
    pub often: Often,
    /// Whether by mail, beside the app.
    pub by_mail: bool,
    /// Whether by text message, beside the app.
    pub by_text: bool,
    /// Whether of deadlines of openings they saved.
    pub deadlines: bool,
    /// No mail from this hour on (0 to 23), in the time of the place.
    pub quiet_from: u8,
    /// Until this hour; the same as `quiet_from` means mails at any time.
    pub quiet_until: u8,
    /// The language it is told in (BCP 47).
    pub lang: String,
}

impl Settings {
    /// Until somebody chooses: deadlines, and mails once a day, not at night.
    pub fn usual(lang: &str) -> Self {
        Self {
            fits: false,
            often: Often::Daily,
            by_mail: true,
            by_text: false,
            deadlines: true,
            quiet_from: 21,
            quiet_until: 7,
            lang: lang.to_owned(),
        }
    }
}

/// What stands in mails and in the calendar's address, so that whoever follows them need not sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Ends the mails; nothing else.
    pub stop: String,
    /// Shows the deadlines; nothing else.
    pub calendar: String,
}

/// Settings as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What was chosen.
    pub settings: Settings,
    /// The tokens.
    pub tokens: Tokens,
    /// When the last mail was written.
    pub mailed_at: Option<Instant>,
}

record! {
    struct Row {
        fits: bool,
        often: String,
        by_mail: bool,
        by_text: bool,
        deadlines: bool,
        quiet_from: i64,
        quiet_until: i64,
        lang: String,
        stop_token: String,
        calendar_token: String,
        mailed_at: Option<Instant>,
    }
}

impl TryFrom<Row> for Kept {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let often = Often::from_code(&row.often);
        Ok(Self {
            settings: Settings {
                fits: row.fits,
                often: often.ok_or_else(|| Error::Corrupt(format!("mails that come `{}`", row.often)))?,
                by_mail: row.by_mail,
                by_text: row.by_text,
                deadlines: row.deadlines,
                quiet_from: hour(row.quiet_from)?,
                quiet_until: hour(row.quiet_until)?,
                lang: row.lang,
            },
            tokens: Tokens {
                stop: row.stop_token,
                calendar: row.calendar_token,
            },
            mailed_at: row.mailed_at,
        })
    }
}

fn hour(number: i64) -> Result<u8> {
    let hour = u8::try_from(number).ok().filter(|hour| *hour < 24);
    hour.ok_or_else(|| Error::Corrupt(format!("the hour {number}")))
}

/// What the person chose; nothing when they never did.
pub async fn settings(db: &mut impl Reads, grant: &Grant) -> Result<Option<Kept>> {
    let sql =
        "SELECT fits, often, by_mail, by_text, deadlines, quiet_from, quiet_until, lang, stop_token, calendar_token, mailed_at
               FROM alert_settings WHERE person = $1";
    let found: Option<Row> = row!(db, sql, grant.subject().0)?;
    found.map(Kept::try_from).transpose()
}

/// Keeps what was chosen. `tokens` are for whoever chooses for the first time; others keep theirs. What waits to be mailed is
/// due at another time then: the caller sees to it ([`set_due`]).
pub async fn choose(tx: &mut Tx, grant: &Grant, settings: &Settings, tokens: &Tokens) -> Result<()> {
    text::fits("a language", &settings.lang, MAX_CODE)?;
    text::fits("a token", &tokens.stop, MAX_CODE)?;
    text::fits("a token", &tokens.calendar, MAX_CODE)?;
    exec!(
        tx,
        "INSERT INTO alert_settings (person, fits, often, by_mail, deadlines, quiet_from, quiet_until, lang, stop_token,
             calendar_token, by_text)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (person) DO UPDATE SET fits = excluded.fits, often = excluded.often, by_mail = excluded.by_mail,
             deadlines = excluded.deadlines, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
             lang = excluded.lang, by_text = excluded.by_text",
        grant.subject().0,
        settings.fits,
        settings.often.code(),
        settings.by_mail,
        settings.deadlines,
        i64::from(settings.quiet_from),
        i64::from(settings.quiet_until),
        settings.lang.as_str(),
        tokens.stop.as_str(),
        tokens.calendar.as_str(),
        settings.by_text
    )
    .map(|_| ())
}

/// Whose mails a token ends.
pub async fn by_stop_token(db: &mut impl Reads, token: &str) -> Result<Option<PersonId>> {
    if text::fits("a token", token, MAX_CODE).is_err() {
        return Ok(None);
    }
    let sql = "SELECT person FROM alert_settings WHERE stop_token = $1";
    let found: Option<(Uuid,)> = row!(db, sql, token)?;
    Ok(found.map(|(person,)| PersonId(person)))
}

/// Whose calendar a token shows.
pub async fn by_calendar_token(db: &mut impl Reads, token: &str) -> Result<Option<PersonId>> {
    if text::fits("a token", token, MAX_CODE).is_err() {
        return Ok(None);
    }
    let sql = "SELECT person FROM alert_settings WHERE calendar_token = $1";
    let found: Option<(Uuid,)> = row!(db, sql, token)?;
    Ok(found.map(|(person,)| PersonId(person)))
}

/// Puts another calendar address in place of the one there is, which shows nothing from then on.
pub async fn renew_calendar(tx: &mut Tx, grant: &Grant, token: &str) -> Result<bool> {
    text::fits("a token", token, MAX_CODE)?;
    let sql = "UPDATE alert_settings SET calendar_token = $1 WHERE person = $2";
    Ok(exec!(tx, sql, token, grant.subject().0)? == 1)
}

/// Whoever hears of what fits them, by id.
pub(crate) const SEEKERS: &str =
    "SELECT person FROM alert_settings WHERE fits AND person > $1 ORDER BY person LIMIT $2";

/// Whoever wants to hear of what fits them, by id, after `after`, at most `limit`: for the program's own matching.
pub async fn seekers(db: &mut impl Reads, after: Option<PersonId>, limit: u32) -> Result<Vec<PersonId>> {
    let after = after.map_or(Uuid::nil(), |person| person.0);
    let found: Vec<(Uuid,)> = rows!(db, SEEKERS, after, i64::from(limit))?;
    Ok(found.into_iter().map(|(person,)| PersonId(person)).collect())
}

/// Whether this person wants to hear of what fits them.
pub async fn is_seeker(db: &mut impl Reads, grant: &Grant) -> Result<bool> {
    let sql = "SELECT fits FROM alert_settings WHERE person = $1";
    let found: Option<(bool,)> = row!(db, sql, grant.subject().0)?;
    Ok(found.is_some_and(|(fits,)| fits))
}

/// Says when the next mail is due; nothing takes it off.
pub async fn set_due(tx: &mut Tx, grant: &Grant, due: Option<Instant>) -> Result<()> {
    let sql = "UPDATE alert_settings SET mail_due_at = $1 WHERE person = $2";
    exec!(tx, sql, due, grant.subject().0).map(|_| ())
}

/// As [`set_due`], unless one is due earlier.
pub async fn set_due_at_latest(tx: &mut Tx, grant: &Grant, due: Instant) -> Result<()> {
    let sql = "UPDATE alert_settings SET mail_due_at = $1
               WHERE person = $2 AND (mail_due_at IS NULL OR mail_due_at > $1)";
    exec!(tx, sql, due, grant.subject().0).map(|_| ())
}

/// Lets a due mail wait until then. Bookkeeping, in a small transaction of its own.
pub async fn put_off(store: &Store, grant: &Grant, until: Instant) -> Result<()> {
    let mut raw = store.db.write().await?;
    let sql = "UPDATE alert_settings SET mail_due_at = $1 WHERE person = $2 AND mail_due_at IS NOT NULL";
    exec!(&mut raw, sql, until, grant.subject().0)?;
    raw.commit().await
}

/// Notes that a mail is written now, and that none is due.
pub async fn mailed(tx: &mut Tx, grant: &Grant) -> Result<()> {
    let at = tx.at();
    let sql = "UPDATE alert_settings SET mailed_at = $1, mail_due_at = NULL WHERE person = $2";
    exec!(tx, sql, at, grant.subject().0).map(|_| ())
}

/// Whose mail is due.
pub(crate) const DUE: &str = "SELECT person FROM alert_settings WHERE mail_due_at IS NOT NULL AND mail_due_at <= $1
    ORDER BY mail_due_at, person LIMIT $2";

/// Whose mail is due by now, at most `limit`.
pub async fn due(db: &mut impl Reads, now: Instant, limit: u32) -> Result<Vec<PersonId>> {
    let found: Vec<(Uuid,)> = rows!(db, DUE, now, i64::from(limit))?;
    Ok(found.into_iter().map(|(person,)| PersonId(person)).collect())
}
