//! The searches a person saves.

use model::EventKind;
use store::saved_search;
pub use store::saved_search::SavedSearch;

use crate::{Error, Journey, Result, Visit};

/// As many searches one person can save.
const MOST: u32 = 20;

impl Journey {
    /// Saves a search to be made again; nothing happens when it is saved already.
    pub async fn save_search(&self, visit: &Visit, address: &str, words: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let kept = saved_search::list(&mut tx, &grant, MOST).await?;
        let known = kept.iter().any(|search| search.address == address);
        if !known && kept.len() >= MOST as usize {
            return Err(Error::TooMany(t!(
                "You have saved twenty searches already. Remove one that you no longer need, then save this one."
            )));
        }
        if saved_search::save(&mut tx, &grant, address, words).await? {
            tx.commit(grant.event(EventKind::SearchSaved)).await?;
        }
        Ok(())
    }

    /// Removes a saved search.
    pub async fn unsave_search(&self, visit: &Visit, address: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if saved_search::remove(&mut tx, &grant, address).await? {
            tx.commit(grant.event(EventKind::SearchUnsaved)).await?;
        }
        Ok(())
    }

    /// The searches the person saved, the last first.
    pub async fn saved_searches(&self, visit: &Visit) -> Result<Vec<SavedSearch>> {
        let grant = self.own(visit).await?;
        Ok(saved_search::list(&mut self.store().read().await?, &grant, MOST).await?)
    }
}
