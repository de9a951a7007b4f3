//! Secrets of the place that must outlive a machine: kept here as well, so that a backup holds them.

use crate::{Result, Store, text};

/// The secret of this name.
pub async fn find(store: &Store, name: &str) -> Result<Option<String>> {
    let found: Option<(String,)> = row!(
        &mut store.read().await?,
        "SELECT value FROM place_secret WHERE name = $1",
        name
    )?;
    Ok(found.map(|(value,)| value))
}

/// Keeps a secret under this name; bookkeeping, no change of state.
pub async fn keep(store: &Store, name: &str, value: &str) -> Result<()> {
    text::fits("a secret of the place", value, 1000)?;
    let mut raw = store.db.write().await?;
    let sql = "INSERT INTO place_secret (name, value) VALUES ($1, $2)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    exec!(&mut raw, sql, name, value)?;
    raw.commit().await
}
