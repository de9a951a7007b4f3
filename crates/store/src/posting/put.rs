//! Taking postings in: new ones, changed ones, and those that say what they said before.

use chrono::SubsecRound;
use model::{Event, EventKind, Instant, Posting, PostingId, PostingStatus, SourceId, likeness};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{status_code, twins};
use crate::{Result, Tx, files::hex, json, text};

/// The largest posting, in bytes of JSON.
const MAX_POSTING: usize = 512 * 1024;
/// The longest title and names, in bytes.
const MAX_LINE: usize = 1000;
/// The longest key in a source, in bytes (PostgreSQL's indexes take 2,700).
const MAX_KEY: usize = 1000;

/// What taking a posting in came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there.
    New,
    /// It was there and said something else.
    Changed,
    /// It was there and said the same.
    Same,
}

/// A posting that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put {
    /// Its id here: the one it came with only when it is new.
    pub id: PostingId,
    /// Its revision.
    pub revision: i64,
    /// What it came to.
    pub outcome: Outcome,
}

/// Whether [`put`] can take this posting. Asked for each record of a source, so that one bad record does not stop the
/// others.
pub fn check(posting: &Posting) -> Result<()> {
    content_hash(posting).map(|_| ())
}

/// Takes postings of one source in. They are known again by their key in it and keep the `id` and
/// `taken_in` they came with first. One that says something else becomes a new revision; one that is merely
/// open again, or closed, does not.
///
/// For each that is new or changed, its event ([`EventKind::PostingAdded`], [`EventKind::PostingChanged`], or
/// [`EventKind::PostingClosed`] for one that is closed now) is added here; the caller commits with an event of its own, such
/// as [`EventKind::SourceRead`]. When all are [`Outcome::Same`] there is nothing to commit: drop the transaction.
///
/// Some hundred at a time: on SQLite others wait meanwhile.
pub async fn put(tx: &mut Tx, source: SourceId, postings: &[Posting]) -> Result<Vec<Put>> {
    tx.hold(source.0).await?;
    let mut done = Vec::with_capacity(postings.len());
    for posting in postings {
        done.push(put_one(tx, source, posting).await?);
    }
    Ok(done)
}

record! {
    struct Known {
        id: Uuid,
        revision: i64,
        content_hash: String,
        status: String,
        taken_in: Instant,
    }
}

/// The hash of what a posting says: of everything but its id here, when it was taken in and whether it is open. Refuses
/// what cannot be kept.
fn content_hash(posting: &Posting) -> Result<String> {
    let place = posting.place.as_ref();
    let lines = [
        ("a posting's title", Some(&posting.title), MAX_LINE),
        ("an employer's name", posting.employer.as_ref(), MAX_LINE),
        ("a place", place.map(|place| &place.text), MAX_LINE),
        ("a country", place.and_then(|place| place.country.as_ref()), MAX_LINE),
        ("a posting's key", Some(&posting.source.key), MAX_KEY),
    ];
    for (what, line, max) in lines {
        text::fits(what, line.map_or("", String::as_str), max)?;
    }
    let mut content = posting.clone();
    content.id = PostingId(Uuid::nil());
    content.taken_in = Instant::UNIX_EPOCH;
    content.status = PostingStatus::Open;
    let packed = json::pack("a posting", &content, MAX_POSTING)?;
    Ok(hex(&Sha256::digest(packed.get().as_bytes())))
}

/// What is known of the posting with a key in a source.
pub(crate) const KNOWN: &str =
    "SELECT id, revision, content_hash, status, taken_in FROM posting WHERE source = $1 AND source_key = $2";

async fn put_one(tx: &mut Tx, source: SourceId, posting: &Posting) -> Result<Put> {
    let hash = content_hash(posting)?;
    let known: Option<Known> = row!(tx, KNOWN, source.0, posting.source.key.as_str())?;
    let Some(known) = known else {
        let kept = Posting {
            taken_in: posting.taken_in.trunc_subsecs(6),
            ..posting.clone()
        };
        insert(tx, source, &kept, &hash).await?;
        tx.also(Event::new(EventKind::PostingAdded, kept.id.0));
        return Ok(Put {
            id: kept.id,
            revision: 1,
            outcome: Outcome::New,
        });
    };
    let id = PostingId(known.id);
    let (same_words, same_status) = (known.content_hash == hash, known.status == status_code(posting.status));
    if same_words && same_status {
        return Ok(Put {
            id,
            revision: known.revision,
            outcome: Outcome::Same,
        });
    }
    let revision = if same_words { known.revision } else { known.revision + 1 };
    let kept = Posting {
        id,
        taken_in: known.taken_in,
        ..posting.clone()
    };
    if !same_words {
        keep_revision(tx, id).await?;
    }
    update(tx, &kept, revision, &hash).await?;
    twins::meet_again(tx, source, &kept).await?;
    let closed_now = !same_status && posting.status == PostingStatus::Closed;
    let kind = if closed_now {
        EventKind::PostingClosed
    } else {
        EventKind::PostingChanged
    };
    tx.also(Event::new(kind, id.0));
    Ok(Put {
        id,
        revision,
        outcome: Outcome::Changed,
    })
}

async fn insert(tx: &mut Tx, source: SourceId, posting: &Posting, hash: &str) -> Result<()> {
    let packed = json::pack("a posting", posting, MAX_POSTING)?;
    let twin = twins::look(tx, source, posting).await?;
    exec!(
        tx,
        "INSERT INTO posting (id, source, source_key, revision, content_hash, status, title, employer, employer_id, place,
             country, posted, deadline, taken_in, closed_at, json, likeness, same_as,
             sketch)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        posting.id.0,
        source.0,
        posting.source.key.as_str(),
        hash,
        status_code(posting.status),
        posting.title.as_str(),
        posting.employer.as_deref(),
        posting.employer_id.map(|id| id.0),
        posting.place.as_ref().map(|place| place.text.as_str()),
        posting.place.as_ref().and_then(|place| place.country.as_deref()),
        posting.posted,
        posting.deadline,
        posting.taken_in,
        closed_at(posting, posting.taken_in),
        packed,
        twin.likeness.as_deref(),
        twin.same_as.map(|id| id.0),
        likeness::sketch(&posting.description)
    )?;
    Ok(())
}

async fn update(tx: &mut Tx, posting: &Posting, revision: i64, hash: &str) -> Result<()> {
    let packed = json::pack("a posting", posting, MAX_POSTING)?;
    let closed_at = closed_at(posting, tx.at());
    exec!(
        tx,
        "UPDATE posting SET revision = $1, content_hash = $2, status = $3, title = $4, employer = $5, employer_id = $6,
             place = $7, country = $8, posted = $9, deadline = $10, closed_at = $11, json = $12, sketch = $13
         WHERE id = $14",
        revision,
        hash,
        status_code(posting.status),
        posting.title.as_str(),
        posting.employer.as_deref(),
        posting.employer_id.map(|id| id.0),
        posting.place.as_ref().map(|place| place.text.as_str()),
        posting.place.as_ref().and_then(|place| place.country.as_deref()),
        posting.posted,
        posting.deadline,
        closed_at,
        packed,
        likeness::sketch(&posting.description),
        posting.id.0
    )?;
    Ok(())
}

fn closed_at(posting: &Posting, at: Instant) -> Option<Instant> {
    (posting.status == PostingStatus::Closed).then_some(at)
}

/// Sets aside what the posting says now, before it is written anew.
async fn keep_revision(tx: &mut Tx, id: PostingId) -> Result<()> {
    let at = tx.at();
    let sql = "INSERT INTO posting_revision (posting, revision, until_at, json)
               SELECT id, revision, $1, json FROM posting WHERE id = $2";
    exec!(tx, sql, at, id.0).map(|_| ())
}
