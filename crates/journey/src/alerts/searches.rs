//! Saved searches, turned round: which of them a few openings answer.

use std::collections::BTreeMap;

use model::{PersonId, Posting};
use search::{FewOpenings, MAX_LIMIT, Query};
use store::saved_search::{self, Telling};

use crate::{Error, Journey, Result, find::Search};

/// Searches read at once.
const PAGE: u32 = 1_000;

/// What searches found for whom: the opening's place in the list, and the words of the search.
pub(super) type FoundFor = BTreeMap<PersonId, Vec<(usize, String)>>;

impl Journey {
    /// Makes every search that tells somebody among these openings alone. What many look for is looked for once.
    pub(super) async fn found_by_searches(&self, postings: &[Posting]) -> Result<FoundFor> {
        let entries: Vec<_> = postings.iter().map(|posting| self.entry(posting)).collect();
        let few = tokio::task::spawn_blocking(move || FewOpenings::new(entries)).await;
        let few = few.map_err(|error| Error::Internal(error.to_string()))??;
        let mut told = FoundFor::new();
        let mut last: Option<Telling> = None;
        let mut found: Vec<usize> = Vec::new();
        loop {
            let after = last.as_ref().map(|last| (last.address.as_str(), last.person));
            let page = saved_search::telling(&mut self.store().read().await?, after, PAGE).await?;
            if page.is_empty() {
                return Ok(told);
            }
            for telling in page {
                if last.as_ref().is_none_or(|last| last.address != telling.address) {
                    found = tokio::task::block_in_place(|| self.found_among(&few, postings, &telling))?;
                }
                let words = || telling.words.clone();
                if !found.is_empty() {
                    let for_them = told.entry(telling.person).or_default();
                    for_them.extend(found.iter().map(|place| (*place, words())));
                }
                last = Some(telling);
            }
        }
    }

    /// The openings a search finds, by their place in the list. Only what has
    /// all its words: what is merely near is worth a look on a page, and no alert.
    fn found_among(&self, few: &FewOpenings, postings: &[Posting], telling: &Telling) -> Result<Vec<usize>> {
        // A search that another version saved in another form tells nothing, and harms nobody.
        let Ok(search) = serde_json::from_value::<Search>(telling.search.clone()) else {
            return Ok(Vec::new());
        };
        let query = Query {
            limit: MAX_LIMIT,
            count: false,
            ..self.asked(&search).query
        };
        let found = few.having_all(&query)?;
        let places = found
            .iter()
            .filter_map(|id| postings.iter().position(|posting| posting.id == *id));
        Ok(places.collect())
    }
}
