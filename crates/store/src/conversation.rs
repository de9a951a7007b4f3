//! What somebody and the program said to each other, and where their conversation stands.
//!
//! One conversation a person, whatever channel they speak on. The lines are numbered from 1; the oldest go when there are too
//! many.

use model::Instant;

use crate::{Error, Grant, Reads, Result, Tx, text};

/// The longest state and the longest line, in bytes.
const MAX_STATE: usize = 256 * 1024;
const MAX_BODY: usize = 64 * 1024;
/// So many lines are kept of a conversation.
const MOST_LINES: i64 = 2_000;

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The person.
    Person,
    /// The program.
    Program,
    /// A member of staff.
    Staff,
}

impl Speaker {
    fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Program => "program",
            Self::Staff => "staff",
        }
    }

    fn from_code(code: &str) -> Result<Self> {
        [Self::Person, Self::Program, Self::Staff]
            .into_iter()
            .find(|speaker| speaker.code() == code)
            .ok_or_else(|| Error::Corrupt(format!("a line said by `{code}`")))
    }
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// By whom.
    pub speaker: Speaker,
    /// On which channel, as a code: `page`, `mail`.
    pub channel: String,
    /// What, as the use case wrote it.
    pub body: String,
}

/// A line of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which, from 1 on.
    pub number: i64,
    /// When it was said.
    pub at: Instant,
    /// What was said.
    pub said: Said,
}

/// Where the person's conversation stands, as it was stored last.
pub async fn state(db: &mut impl Reads, grant: &Grant) -> Result<Option<String>> {
    let found: Option<(String,)> = row!(
        db,
        "SELECT state FROM conversation WHERE person = $1",
        grant.subject().0
    )?;
    Ok(found.map(|(state,)| state))
}

/// Writes down what was said, and where the conversation stands now. Of two devices that speak at once the later one decides
/// where it stands; the lines of both are kept.
pub async fn go_on(tx: &mut Tx, grant: &Grant, state: &str, said: &[Said]) -> Result<()> {
    text::fits("where a conversation stands", state, MAX_STATE)?;
    let (at, person) = (tx.at(), grant.subject().0);
    tx.hold(person).await?;
    let sql = "INSERT INTO conversation (person, state, changed_at) VALUES ($1, $2, $3)
               ON CONFLICT (person) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at";
    exec!(tx, sql, person, state, at)?;
    add(tx, grant, said).await
}

/// Writes down what was said beside the conversation: where it stands stays as it is.
pub async fn add(tx: &mut Tx, grant: &Grant, said: &[Said]) -> Result<()> {
    let (at, person) = (tx.at(), grant.subject().0);
    tx.hold(person).await?;
    let last: Option<(Option<i64>,)> = row!(
        tx,
        "SELECT MAX(number) FROM conversation_line WHERE person = $1",
        person
    )?;
    let mut number = last.and_then(|(number,)| number).unwrap_or(0);
    let sql = "INSERT INTO conversation_line (person, number, at, speaker, channel, body)
               VALUES ($1, $2, $3, $4, $5, $6)";
    for said in said {
        text::fits("a line of a conversation", &said.body, MAX_BODY)?;
        number += 1;
        let (speaker, channel, body) = (said.speaker.code(), said.channel.as_str(), said.body.as_str());
        exec!(tx, sql, person, number, at, speaker, channel, body)?;
    }
    let sql = "DELETE FROM conversation_line WHERE person = $1 AND number <= $2";
    exec!(tx, sql, person, number - MOST_LINES)?;
    Ok(())
}

/// The last lines before the one with this number (or of all), the earliest first, at most `limit`.
pub async fn lines(db: &mut impl Reads, grant: &Grant, before: Option<i64>, limit: u32) -> Result<Vec<Line>> {
    let sql = "SELECT number, at, speaker, channel, body FROM conversation_line
               WHERE person = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    let before = before.unwrap_or(i64::MAX);
    let found: Vec<(i64, Instant, String, String, String)> =
        rows!(db, sql, grant.subject().0, before, i64::from(limit))?;
    let line = |(number, at, speaker, channel, body): (_, _, String, _, _)| {
        let speaker = Speaker::from_code(&speaker)?;
        let said = Said { speaker, channel, body };
        Ok(Line { number, at, said })
    };
    found.into_iter().rev().map(line).collect()
}
