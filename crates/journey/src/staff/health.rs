//! The state of the place: sources, numbers, work that was given up.

use model::{Instant, WorkId};
use store::{
    health, import, source,
    work::{self, Dead},
};

use super::must_be_staff;
use crate::{Error, Journey, Result, Visit, hiring, import::KIND as IMPORT};

/// Pieces of given-up work shown at once.
const SHOWN: u32 = 50;

/// Work that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// Its id.
    pub id: WorkId,
    /// The import it was to carry out, and the name of its file; none for other work.
    pub import: Option<(model::ImportId, String)>,
    /// The code of its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was given up.
    pub at: Instant,
    /// Why the last attempt failed.
    pub reason: Option<String>,
}

impl Journey {
    /// Where postings come from, and how the last reading of each went.
    pub async fn sources(&self, visit: &Visit) -> Result<Vec<source::Source>> {
        must_be_staff(visit)?;
        let mut all = source::list(&mut self.store().read().await?, "", 200).await?;
        // What is written here is brought by nobody.
        all.retain(|source| source.name != hiring::SOURCE);
        Ok(all)
    }

    /// The numbers of the health page.
    pub async fn health(&self) -> Result<health::Numbers> {
        Ok(health::numbers(&mut self.store().read().await?).await?)
    }

    /// How much work there is of each kind.
    pub async fn work_counts(&self, visit: &Visit) -> Result<Vec<work::Count>> {
        must_be_staff(visit)?;
        Ok(self.store().work().counts(self.now()).await?)
    }

    /// Work that was given up, what was given up first before the others.
    pub async fn given_up_work(&self, visit: &Visit) -> Result<Vec<GivenUp>> {
        must_be_staff(visit)?;
        let dead = self.store().work().dead(None, SHOWN).await?;
        let mut list = Vec::with_capacity(dead.len());
        for work in dead {
            list.push(self.given_up(work).await?);
        }
        Ok(list)
    }

    /// Tries work again that was given up, from its first attempt on.
    pub async fn try_work_again(&self, visit: &Visit, id: WorkId) -> Result<()> {
        must_be_staff(visit)?;
        match self.store().work().retry(id, self.now()).await {
            // Somebody else pressed the button a moment ago.
            Ok(_) | Err(store::Error::Missing(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    async fn given_up(&self, work: Dead) -> Result<GivenUp> {
        let import = match work.key.parse() {
            Ok(id) if work.kind == IMPORT => import::find(&mut self.store().read().await?, id).await?,
            _ => None,
        };
        Ok(GivenUp {
            id: work.id,
            import: import.map(|import| (import.id, import.name)),
            kind: work.kind,
            attempts: work.attempts,
            at: work.died_at,
            reason: work.reason,
        })
    }

    /// Whether requests can be answered: the database can be written to and the index stands.
    pub async fn ready(&self) -> Result<()> {
        self.store().ready().await?;
        if self.index()?.position().is_none() {
            return Err(Error::Internal("the index is being built".to_owned()));
        }
        Ok(())
    }
}
