//! Tags: words by which a team finds applications again.

use std::collections::BTreeMap;

use model::{ApplicationId, PostingId};
use uuid::Uuid;

use super::Desk;
use crate::{Reads, Result, Tx, text};

/// The longest tag, in bytes.
const MAX_TAG: usize = 200;
/// Tags an application can have.
pub const MOST: i64 = 10;

/// Gives an application of this team a tag. False when it has it, or [`MOST`] already, or is not theirs.
pub async fn put(tx: &mut Tx, desk: &Desk, id: ApplicationId, tag: &str) -> Result<bool> {
    text::fits("a tag", tag, MAX_TAG)?;
    tx.hold(id.0).await?;
    let at = tx.at();
    let sql = "INSERT INTO application_tag (application, tag, person)
               SELECT id, $1, person FROM application WHERE id = $2 AND employer = $3 AND shown_from <= $4
                   AND (SELECT COUNT(*) FROM application_tag WHERE application = $2) < $5
               ON CONFLICT (application, tag) DO NOTHING";
    Ok(exec!(tx, sql, tag, id.0, desk.employer().0, at, MOST)? == 1)
}

/// Takes a tag away; false when it was not there.
pub async fn remove(tx: &mut Tx, desk: &Desk, id: ApplicationId, tag: &str) -> Result<bool> {
    let sql = "DELETE FROM application_tag WHERE application = $1 AND tag = $2
                   AND EXISTS (SELECT 1 FROM application WHERE id = $1 AND employer = $3)";
    Ok(exec!(tx, sql, id.0, tag, desk.employer().0)? == 1)
}

/// The tags of one application, by the alphabet.
pub async fn of_application(db: &mut impl Reads, desk: &Desk, id: ApplicationId) -> Result<Vec<String>> {
    let sql = "SELECT application_tag.tag FROM application_tag JOIN application ON application.id = application_tag.application
               WHERE application_tag.application = $1 AND application.employer = $2 ORDER BY application_tag.tag";
    let found: Vec<(String,)> = rows!(db, sql, id.0, desk.employer().0)?;
    Ok(found.into_iter().map(|(tag,)| tag).collect())
}

/// The tags of those who applied for an opening: of each application, and each by the alphabet. At most 20,000.
pub async fn of_opening(
    db: &mut impl Reads,
    desk: &Desk,
    posting: PostingId,
) -> Result<BTreeMap<ApplicationId, Vec<String>>> {
    let sql = "SELECT application_tag.application, application_tag.tag
               FROM application JOIN application_tag ON application_tag.application = application.id
               WHERE application.posting = $1 AND application.employer = $2
               ORDER BY application_tag.application, application_tag.tag LIMIT 20000";
    let found: Vec<(Uuid, String)> = rows!(db, sql, posting.0, desk.employer().0)?;
    let mut tags: BTreeMap<ApplicationId, Vec<String>> = BTreeMap::new();
    for (id, tag) in found {
        tags.entry(ApplicationId(id)).or_default().push(tag);
    }
    Ok(tags)
}
