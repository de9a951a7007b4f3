//! The searches a person saves, and hears of.

use model::EventKind;
use serde_json::Value;
pub use store::saved_search::SavedSearch;
use store::saved_search::{self, NewSearch};

use crate::{Error, Journey, Result, Visit, find::Search};

/// As many searches one person can save.
const MOST: u32 = 20;

impl Journey {
    /// Saves a search to be made again; what it finds from now on is told. Nothing happens when it is saved already.
    pub async fn save_search(&self, visit: &Visit, address: &str, words: &str, search: &Search) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let kept = saved_search::list(&mut tx, &grant, MOST).await?;
        let known = kept.iter().any(|search| search.address == address);
        if !known && kept.len() >= MOST as usize {
            return Err(Error::TooMany(t!(
                "You have saved twenty searches already. Remove one that you no longer need, then save this one."
            )));
        }
        let new = NewSearch {
            address,
            words,
            search: &as_kept(search)?,
        };
        if saved_search::save(&mut tx, &grant, &new).await? {
            self.hear_in_the_usual_way(&mut tx, &grant).await?;
            tx.commit(grant.event(EventKind::SearchSaved)).await?;
        }
        Ok(())
    }

    /// Lets a saved search tell of what it finds, or no longer.
    pub async fn tell_of_search(&self, visit: &Visit, address: &str, search: &Search, tells: bool) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if saved_search::tell(&mut tx, &grant, address, &as_kept(search)?, tells).await? {
            self.hear_in_the_usual_way(&mut tx, &grant).await?;
            tx.commit(grant.event(EventKind::AlertsChosen)).await?;
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

/// What is looked for, without where a page of the list begins.
fn as_kept(search: &Search) -> Result<Value> {
    let search = Search {
        after: None,
        limit: 0,
        ..search.clone()
    };
    serde_json::to_value(&search).map_err(|error| Error::Internal(error.to_string()))
}
