//! What people were told in the app: new openings for them, deadlines that come near. Each once, by its key.

use chrono::NaiveDate;
use model::{
    ApplicationId, CheckNews, EmployerId, Instant, InterviewNews, JobOfferNews, NotificationId, Party, PostingId,
    Stage, TeamNews,
};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Grant, Reads, Result, Store, Tx, json, page, text};

/// The longest key, in bytes.
const MAX_KEY: usize = 200;
/// The largest notification, in bytes of JSON.
const MAX_TOLD: usize = 16 * 1024;

/// An opening somebody is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldOpening {
    /// Which.
    pub posting: PostingId,
    /// The words of the saved search that found it; nothing when it fits them.
    pub search: Option<String>,
    /// How many of the skills it asked for they had when they were told.
    #[serde(default)]
    pub has: u32,
    /// How many it asked for; 0 when that was not looked at.
    #[serde(default)]
    pub asked: u32,
}

/// What somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Told {
    /// New openings, the best first.
    Openings {
        /// Some of them.
        list: Vec<ToldOpening>,
        /// So many more came in with them.
        more: u32,
    },
    /// The deadline of an opening they saved comes near.
    Deadline {
        /// Which opening.
        posting: PostingId,
        /// So many days before.
        days: u32,
    },
    /// An application of theirs stands otherwise now.
    Application {
        /// Which.
        application: ApplicationId,
        /// For which opening.
        posting: PostingId,
        /// How it stands.
        stage: Stage,
        /// Whether the employer said that nothing is decided yet.
        #[serde(default)]
        put_off: bool,
    },
    /// Something happened to an interview.
    Interview {
        /// Of which application.
        application: ApplicationId,
        /// For which opening.
        posting: PostingId,
        /// What.
        news: InterviewNews,
        /// Which side of it is told.
        side: Party,
    },
    /// Something happened to a job offer.
    JobOffer {
        /// For which application.
        application: ApplicationId,
        /// For which opening.
        posting: PostingId,
        /// What.
        news: JobOfferNews,
        /// Which side of it is told.
        side: Party,
    },
    /// Something happened to a background check.
    Check {
        /// Of which application.
        application: ApplicationId,
        /// For which opening.
        posting: PostingId,
        /// What.
        news: CheckNews,
        /// Which side of it is told.
        side: Party,
    },
    /// Somebody applied for an opening of their team.
    Applied {
        /// Which opening.
        posting: PostingId,
    },
    /// Something happened in a team of theirs.
    Team {
        /// Of which employer.
        employer: EmployerId,
        /// Its name.
        name: String,
        /// What.
        news: TeamNews,
    },
    /// People wait for an answer of their team.
    Waiting {
        /// For which opening.
        posting: PostingId,
        /// So many.
        waiting: u32,
        /// The first day that was promised.
        by: NaiveDate,
        /// Whether that is past.
        overdue: bool,
    },
}

impl Told {
    /// The openings it tells of.
    pub fn postings(&self) -> Vec<PostingId> {
        match self {
            Self::Openings { list, .. } => list.iter().map(|told| told.posting).collect(),
            Self::Deadline { posting, .. }
            | Self::Application { posting, .. }
            | Self::Interview { posting, .. }
            | Self::JobOffer { posting, .. }
            | Self::Check { posting, .. }
            | Self::Applied { posting }
            | Self::Waiting { posting, .. } => vec![*posting],
            Self::Team { .. } => Vec::new(),
        }
    }
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotification {
    /// Its id.
    pub id: NotificationId,
    /// One for each person and key, however often it is put in.
    pub key: String,
    /// What.
    pub told: Told,
}

/// Something somebody was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// What.
    pub told: Told,
    /// When.
    pub at: Instant,
    /// When they first saw it in the app.
    pub read_at: Option<Instant>,
}

type Row = (Uuid, Json<Told>, Instant, Option<Instant>);

fn notification((id, Json(told), at, read_at): Row) -> Notification {
    Notification {
        id: NotificationId(id),
        told,
        at,
        read_at,
    }
}

/// Tells the person; false when they were told before. `mails` says whether a mail is to tell it too.
pub async fn add(tx: &mut Tx, grant: &Grant, new: &NewNotification, mails: bool) -> Result<bool> {
    text::fits("the key of a notification", &new.key, MAX_KEY)?;
    let packed = json::pack("a notification", &new.told, MAX_TOLD)?;
    let at = tx.at();
    let sql = "INSERT INTO notification (id, person, key, told, at, mailed_at) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (person, key) DO NOTHING";
    let mailed_at = (!mails).then_some(at);
    let added = exec!(
        tx,
        sql,
        new.id.0,
        grant.subject().0,
        new.key.as_str(),
        packed,
        at,
        mailed_at
    )?;
    Ok(added == 1)
}

/// The person's notifications, newest first, before the moment and id given, at most `limit`.
pub(crate) const OWN: &str = "SELECT id, told, at, read_at FROM notification
    WHERE person = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";

/// What the person was told, newest first, before the one given, at most `limit`.
pub async fn own(
    db: &mut impl Reads,
    grant: &Grant,
    before: Option<(Instant, NotificationId)>,
    limit: u32,
) -> Result<Vec<Notification>> {
    let (moment, id) = page::before(before.map(|(moment, id)| (moment, id.0)));
    let found: Vec<Row> = rows!(db, OWN, grant.subject().0, moment, id, i64::from(limit))?;
    Ok(found.into_iter().map(notification).collect())
}

/// One of the person's notifications.
pub async fn find(db: &mut impl Reads, grant: &Grant, id: NotificationId) -> Result<Option<Notification>> {
    let sql = "SELECT id, told, at, read_at FROM notification WHERE id = $1 AND person = $2";
    let found: Option<Row> = row!(db, sql, id.0, grant.subject().0)?;
    Ok(found.map(notification))
}

/// How many the person has not seen.
pub(crate) const UNREAD: &str = "SELECT COUNT(*) FROM notification WHERE person = $1 AND read_at IS NULL";

/// How many the person has not seen.
pub async fn unread(db: &mut impl Reads, grant: &Grant) -> Result<u32> {
    let found: Option<(i64,)> = row!(db, UNREAD, grant.subject().0)?;
    Ok(found.map_or(0, |(count,)| u32::try_from(count).unwrap_or(u32::MAX)))
}

/// Notes that the person saw those up to this one; gives how many they had not seen before.
pub async fn mark_read(tx: &mut Tx, grant: &Grant, upto: Instant) -> Result<u64> {
    let at = tx.at();
    let sql = "UPDATE notification SET read_at = $1 WHERE person = $2 AND read_at IS NULL AND at <= $3";
    exec!(tx, sql, at, grant.subject().0, upto)
}

/// What the next mail tells: the earliest first.
pub(crate) const UNMAILED: &str = "SELECT id, told, at, read_at FROM notification
    WHERE person = $1 AND mailed_at IS NULL ORDER BY at, id LIMIT $2";

/// What the next mail to this person tells, the earliest first, at most `limit`.
pub async fn unmailed(db: &mut impl Reads, grant: &Grant, limit: u32) -> Result<Vec<Notification>> {
    let found: Vec<Row> = rows!(db, UNMAILED, grant.subject().0, i64::from(limit))?;
    Ok(found.into_iter().map(notification).collect())
}

/// Notes that no mail is to tell any of what the person was told so far; gives how many that is.
pub async fn mail_nothing(tx: &mut Tx, grant: &Grant) -> Result<u64> {
    let at = tx.at();
    let sql = "UPDATE notification SET mailed_at = $1 WHERE person = $2 AND mailed_at IS NULL";
    exec!(tx, sql, at, grant.subject().0)
}

/// Notes that a mail tells this one, or need not.
pub async fn mark_mailed(tx: &mut Tx, grant: &Grant, id: NotificationId) -> Result<()> {
    let at = tx.at();
    let sql = "UPDATE notification SET mailed_at = $1 WHERE id = $2 AND person = $3 AND mailed_at IS NULL";
    exec!(tx, sql, at, id.0, grant.subject().0).map(|_| ())
}

/// Forgets what was told before this moment; gives how much. Bookkeeping, in a small transaction of its own.
pub async fn forget(store: &Store, before: Instant) -> Result<u64> {
    let mut raw = store.db.write().await?;
    let sql = "DELETE FROM notification WHERE id IN
                   (SELECT id FROM notification WHERE at <= $1 ORDER BY at LIMIT 1000)";
    let gone = exec!(&mut raw, sql, before)?;
    raw.commit().await?;
    Ok(gone)
}
