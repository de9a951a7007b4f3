//! Pages as they were made, for those of whom nothing is known: they all see the same, and it is they who come in crowds.
//!
//! A page counts as long as no opening, doubt or employer has changed since and the day is the same; an import lets go of all of
//! them. Whoever has a visit gets a page of their own.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Mutex, PoisonError},
};

use axum::{
    body::{self, Body, Bytes},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use i18n::Lang;

use super::{App, Fault, Who};
use crate::pages::Theme;

/// So many pages are kept: about 16 kB each.
const MOST_PAGES: usize = 1_000;
/// No page of ours is longer, and no address.
const MOST_BYTES: usize = 1 << 20;
const LONGEST_PATH: usize = 100;

/// What a page was made from: how often openings had changed, and the day.
type From = (u64, i32);
/// Which page, and how it is to look.
type Key = (String, Lang, Theme);

/// The pages at hand.
#[derive(Debug, Default)]
pub(super) struct KeptPages(Mutex<(From, HashMap<Key, Bytes>)>);

impl KeptPages {
    fn get(&self, from: From, key: &Key) -> Option<Bytes> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(key).filter(|_| kept.0 == from).cloned()
    }

    fn put(&self, from: From, key: Key, page: Bytes) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != from || kept.1.len() >= MOST_PAGES {
            *kept = (from, HashMap::new());
        }
        kept.1.insert(key, page);
    }
}

impl App {
    /// The page as it was made for the last of whom nothing is known, or what `make` makes of it now. For pages that show
    /// such people openings and nothing else that changes.
    pub(super) async fn kept<Made>(&self, who: &Who, make: impl FnOnce() -> Made) -> Result<Response, Fault>
    where
        Made: Future<Output = Result<Response, Fault>>,
    {
        if who.visit.is_some() || who.path.contains('?') || who.path.len() > LONGEST_PATH {
            return Box::pin(make()).await;
        }
        // Read before the page is made: what changes meanwhile makes it outdated at once.
        let from = self.journey.openings_version();
        let key = (who.path.clone(), i18n::lang(), who.theme);
        if let Some(page) = self.pages.get(from, &key) {
            return Ok(Html(page).into_response());
        }
        let response = Box::pin(make()).await?;
        if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
            return Ok(response);
        }
        let (parts, body) = response.into_parts();
        let page = body::to_bytes(body, MOST_BYTES)
            .await
            .map_err(|error| journey::Error::Internal(format!("a page could not be kept: {error}")))?;
        self.pages.put(from, key, page.clone());
        Ok(Response::from_parts(parts, Body::from(page)))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use i18n::Lang;

    use super::{KeptPages, MOST_PAGES};
    use crate::pages::Theme;

    #[test]
    fn a_page_is_kept_until_something_changes_or_there_are_too_many() {
        let pages = KeptPages::default();
        let key = |path: &str| (path.to_owned(), Lang::English, Theme::Dark);
        pages.put((1, 7), key("a"), Bytes::from_static(b"A"));
        assert_eq!(pages.get((1, 7), &key("a")).as_deref(), Some(b"A".as_slice()));
        assert_eq!(pages.get((2, 7), &key("a")), None, "an opening changed");
        assert_eq!(pages.get((1, 8), &key("a")), None, "a day later");
        assert_eq!(pages.get((1, 7), &("a".to_owned(), Lang::Spanish, Theme::Dark)), None);
        assert_eq!(pages.get((1, 7), &("a".to_owned(), Lang::English, Theme::Light)), None);
        pages.put((2, 7), key("b"), Bytes::from_static(b"B"));
        pages.put((1, 7), key("c"), Bytes::from_static(b"C"));
        assert_eq!(pages.get((1, 7), &key("a")), None, "what was let go does not come back");
        for nth in 0..MOST_PAGES {
            pages.put((3, 7), key(&nth.to_string()), Bytes::new());
        }
        assert!(pages.get((3, 7), &key("0")).is_some());
        pages.put((3, 7), key("one more"), Bytes::new());
        assert!(pages.get((3, 7), &key("0")).is_none());
        assert!(pages.get((3, 7), &key("one more")).is_some());
    }
}
