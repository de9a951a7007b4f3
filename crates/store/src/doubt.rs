//! What speaks against postings: what the check found, what people said, and what staff found when they looked.

use std::collections::BTreeMap;

use model::{Instant, PersonId, Posting, PostingId, ReportId, likeness};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Reads, Result, Tx, files::hex, json, text};

/// The largest list of reasons, in bytes of JSON.
const MAX_REASONS: usize = 64 * 1024;
/// The longest words of a report or a ruling, in bytes.
const MAX_WORDS: usize = 4_000;
/// Reports kept of one posting: more of them tell nothing more.
const MOST_REPORTS: i64 = 50;
/// Postings with one sketch that are looked at.
const LOOKED_AT: i64 = 10;

/// What the check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// 1 for caution, 2 for danger.
    pub level: i64,
    /// How likely it is fake, in thousandths.
    pub risk: i64,
    /// Why, as the check tells it.
    pub reasons: Value,
    /// When it was looked at.
    pub at: Instant,
}

/// What staff found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// 0 for clear, 2 for fake.
    pub level: i64,
    /// In their words; everybody reads them.
    pub words: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: Option<PersonId>,
    /// The words of the posting they saw, as [`words_hash`] tells them.
    pub words_hash: String,
}

/// What tells the words of a posting from others: title, employer and text.
pub fn words_hash(posting: &Posting) -> String {
    let mut hash = Sha256::new();
    for words in [
        &posting.title,
        posting.employer.as_deref().unwrap_or_default(),
        &posting.description,
    ] {
        hash.update(words.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize()[..16])
}

/// What somebody said about a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// `fake` or `mistaken`.
    pub kind: String,
    /// In their words; may be empty.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// All that is known of one posting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Doubt {
    /// What the check found; nothing when it was clear.
    pub found: Option<Found>,
    /// What staff found.
    pub ruling: Option<Ruling>,
}

/// Keeps what was found of a posting in place of what was found before.
pub async fn keep(tx: &mut Tx, posting: PostingId, found: Option<(i64, i64, &Value)>) -> Result<()> {
    let Some((level, risk, reasons)) = found else {
        return exec!(tx, "DELETE FROM posting_check WHERE posting = $1", posting.0).map(|_| ());
    };
    let (at, packed) = (tx.at(), json::pack("reasons", reasons, MAX_REASONS)?);
    let sql = "INSERT INTO posting_check (posting, level, risk, reasons, at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (posting) DO UPDATE SET level = excluded.level, risk = excluded.risk,
                   reasons = excluded.reasons, at = excluded.at";
    exec!(tx, sql, posting.0, level, risk, packed, at).map(|_| ())
}

record! {
    struct FoundRow {
        level: i64,
        risk: i64,
        reasons: Json<Value>,
        at: Instant,
    }
}

record! {
    struct RulingRow {
        level: i64,
        words: String,
        at: Instant,
        by_person: Option<Uuid>,
        words_hash: String,
    }
}

/// All that is known of one posting.
pub async fn of(db: &mut impl Reads, posting: PostingId) -> Result<Doubt> {
    let sql = "SELECT level, risk, reasons, at FROM posting_check WHERE posting = $1";
    let found: Option<FoundRow> = row!(db, sql, posting.0)?;
    let sql = "SELECT level, words, at, by_person, words_hash FROM posting_ruling WHERE posting = $1";
    let ruling: Option<RulingRow> = row!(db, sql, posting.0)?;
    Ok(Doubt {
        found: found.map(|row| Found {
            level: row.level,
            risk: row.risk,
            reasons: row.reasons.0,
            at: row.at,
        }),
        ruling: ruling.map(|row| Ruling {
            level: row.level,
            words: row.words,
            at: row.at,
            by: row.by_person.map(PersonId),
            words_hash: row.words_hash,
        }),
    })
}

/// How each open posting stands of which there is anything to say: 0 for found clear, 1 for caution, 2 for danger. What staff found
/// counts in place of the check.
pub async fn levels(db: &mut impl Reads) -> Result<BTreeMap<PostingId, i64>> {
    let sql = "SELECT posting.id AS posting, posting_ruling.level AS level FROM posting_ruling
                   JOIN posting ON posting.id = posting_ruling.posting AND posting.status = 'open'
               UNION ALL
               SELECT posting.id AS posting, posting_check.level AS level FROM posting_check
                   JOIN posting ON posting.id = posting_check.posting AND posting.status = 'open'
               WHERE NOT EXISTS (SELECT 1 FROM posting_ruling WHERE posting_ruling.posting = posting_check.posting)";
    let found: Vec<(Uuid, i64)> = rows!(db, sql)?;
    Ok(found.into_iter().map(|(id, level)| (PostingId(id), level)).collect())
}

/// Writes down what somebody said; `false` when so much was said since staff looked last that it is not kept.
pub async fn report(tx: &mut Tx, id: ReportId, posting: PostingId, kind: &str, words: &str) -> Result<bool> {
    text::fits("what was said", words, MAX_WORDS)?;
    let at = tx.at();
    let sql = "INSERT INTO posting_report (id, posting, kind, words, at) SELECT $1, $2, $3, $4, $5
               WHERE (SELECT COUNT(*) FROM posting_report
                      LEFT JOIN posting_ruling ON posting_ruling.posting = posting_report.posting
                      WHERE posting_report.posting = $2
                          AND (posting_ruling.at IS NULL OR posting_report.at > posting_ruling.at)) < $6";
    Ok(exec!(tx, sql, id.0, posting.0, kind, words, at, MOST_REPORTS)? == 1)
}

record! {
    struct ReportRow {
        kind: String,
        words: String,
        at: Instant,
    }
}

/// What people said about a posting, the last first.
pub async fn reports(db: &mut impl Reads, posting: PostingId) -> Result<Vec<Report>> {
    let sql = "SELECT kind, words, at FROM posting_report WHERE posting = $1 ORDER BY at DESC, id DESC LIMIT $2";
    let found: Vec<ReportRow> = rows!(db, sql, posting.0, MOST_REPORTS)?;
    Ok(found
        .into_iter()
        .map(|row| Report {
            kind: row.kind,
            words: row.words,
            at: row.at,
        })
        .collect())
}

/// Keeps what staff found, in place of what they found before. `of` are the words of the posting they saw ([`words_hash`]).
pub async fn rule(tx: &mut Tx, posting: PostingId, level: i64, words: &str, by: PersonId, of: &str) -> Result<()> {
    text::fits("what was found", words, MAX_WORDS)?;
    let at = tx.at();
    let sql =
        "INSERT INTO posting_ruling (posting, level, words, at, by_person, words_hash) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (posting) DO UPDATE SET level = excluded.level, words = excluded.words, at = excluded.at,
                   by_person = excluded.by_person, words_hash = excluded.words_hash";
    exec!(tx, sql, posting.0, level, words, at, by.0, of).map(|_| ())
}

/// Takes it back; `false` when nothing was found. So does a posting that says something else, of which nobody has looked
/// at the new words.
pub async fn unrule(tx: &mut Tx, posting: PostingId) -> Result<bool> {
    Ok(exec!(tx, "DELETE FROM posting_ruling WHERE posting = $1", posting.0)? == 1)
}

/// Open postings that staff are to look at: those that are doubtful, and those that people said something about since
/// staff looked last.
pub(crate) const WAITING: &str = "SELECT posting.id AS id FROM posting
    LEFT JOIN posting_ruling ON posting_ruling.posting = posting.id
    WHERE posting.id IN (SELECT posting FROM posting_check UNION SELECT posting FROM posting_report)
        AND posting.status = 'open' AND posting.same_as IS NULL AND posting.id > $1
        AND ((posting_ruling.posting IS NULL AND posting.id IN (SELECT posting FROM posting_check))
            OR posting.id IN (SELECT posting_report.posting FROM posting_report
                LEFT JOIN posting_ruling AS looked ON looked.posting = posting_report.posting
                WHERE looked.at IS NULL OR posting_report.at > looked.at))
    ORDER BY posting.id LIMIT $2";

/// Open postings that staff are to look at, by id, after one, at most `limit`.
pub async fn waiting(db: &mut impl Reads, after: Option<PostingId>, limit: u32) -> Result<Vec<PostingId>> {
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let found: Vec<(Uuid,)> = rows!(db, WAITING, after, i64::from(limit))?;
    Ok(found.into_iter().map(|(id,)| PostingId(id)).collect())
}

/// Postings with one sketch, the first first.
pub(crate) const SKETCHED: &str = "SELECT id, employer, json FROM posting
    WHERE sketch = $1 ORDER BY taken_in, id LIMIT $2";

/// Whether another employer's posting had much the same words before.
pub async fn has_words_of_another(db: &mut impl Reads, posting: &Posting) -> Result<bool> {
    let (Some(sketch), Some(own)) = (likeness::sketch(&posting.description), &posting.employer) else {
        return Ok(false);
    };
    let found: Vec<(Uuid, Option<String>, Json<Posting>)> = rows!(db, SKETCHED, sketch, LOOKED_AT)?;
    let mut before = found.into_iter().take_while(|(id, ..)| *id != posting.id.0);
    Ok(before.any(|(_, employer, Json(other))| {
        employer.is_some_and(|employer| !likeness::same_employer(&employer, own)) && likeness::alike(posting, &other)
    }))
}

/// How often one opening of a source was closed before it was posted again.
pub(crate) const AGAIN: &str = "SELECT COUNT(*) FROM posting this JOIN posting before
        ON before.likeness = this.likeness AND before.status = 'closed' AND before.closed_at <= this.taken_in
            AND before.source = this.source
    WHERE this.id = $1";

/// How often the source closed the same opening before it posted this one.
pub async fn posted_again(db: &mut impl Reads, posting: PostingId) -> Result<u32> {
    let found: Option<(i64,)> = row!(db, AGAIN, posting.0)?;
    Ok(found.map_or(0, |(count,)| u32::try_from(count).unwrap_or(u32::MAX)))
}
