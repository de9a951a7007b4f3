//! Numbering the journal anew when it comes to another server: restored from a backup, or moved with the engine's own
//! tools. The transaction numbers in it are those of the old server; new ones could sort before them, and followers
//! would miss what happens.

use crate::{Reads, Result, db::Raw, dialect};

/// Numbers all entries 1, 2, 3... in the order followers read them, as if they came before every transaction of this
/// server. Followers stay where they were; a new history tells those that keep their position elsewhere to rebuild.
pub(crate) async fn fold(raw: &mut Raw) -> Result<()> {
    let steps = [
        "UPDATE follower SET tx = 0, seq = (SELECT COUNT(*) FROM journal
             WHERE (journal.tx, journal.seq) <= (follower.tx, follower.seq))",
        // Through negative numbers, so that no number is taken twice on the way.
        "UPDATE journal SET seq = -ranked.place
             FROM (SELECT seq AS old, ROW_NUMBER() OVER (ORDER BY tx, seq) AS place FROM journal) AS ranked
             WHERE journal.seq = ranked.old",
        "UPDATE journal SET seq = -seq, tx = 0",
        dialect::JOURNAL_COUNTS_ON.on(raw.kind()),
        dialect::NEW_HISTORY.on(raw.kind()),
    ];
    for step in steps {
        exec!(raw, step)?;
    }
    Ok(())
}

/// Folds a journal that another server wrote. Runs at every opening, in the transaction that migrates.
pub(crate) async fn fold_if_moved(raw: &mut Raw) -> Result<()> {
    let sql = dialect::JOURNAL_MOVED.on(raw.kind());
    let moved: Option<(i64,)> = row!(raw, sql)?;
    if moved.is_some_and(|(count,)| count > 0) {
        tracing::warn!("the journal was written by another server: numbering it anew");
        fold(raw).await?;
    }
    Ok(())
}
