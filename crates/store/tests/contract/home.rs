//! A store of its own for each story, and what stories are made with.

use std::time::Duration;

use chrono::{TimeDelta, TimeZone, Utc};
use model::{Event, EventKind, Instant, PersonId, SeededRandom};
use store::{Entry, Options, Position, Store};
use tempfile::TempDir;

/// Tells a story on both engines.
macro_rules! both {
    ($($(#[$doc:meta])* async fn $name:ident($home:ident: Home) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn story($home: Home) $body

            #[tokio::test]
            async fn sqlite() {
                story(Home::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                story(Home::on_postgres().await).await;
            }
        }
    )+};
}

/// An empty store in a directory of its own.
pub(crate) struct Home {
    pub(crate) store: Store,
    pub(crate) options: Options,
    pub(crate) random: SeededRandom,
    _dir: TempDir,
}

impl Home {
    pub(crate) async fn on_sqlite() -> Self {
        Self::with(None).await
    }

    pub(crate) async fn on_postgres() -> Self {
        Self::with(Some(testkit::postgres())).await
    }

    async fn with(url: Option<String>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            url,
            dir: dir.path().join("data"),
        };
        let store = Store::open(&options).await.unwrap();
        Self {
            store,
            options,
            random: SeededRandom::new(7),
            _dir: dir,
        }
    }

    /// At least `count` entries of the journal, from its beginning, once they can be read.
    pub(crate) async fn events(&self, count: usize) -> Vec<Entry> {
        eventually(|| async {
            let found = self.store.journal().after(Position::START, 1000).await.unwrap();
            (found.len() >= count).then_some(found)
        })
        .await
    }

    /// A person who has just arrived.
    pub(crate) async fn person(&self) -> PersonId {
        let id = PersonId::new(noon(), &self.random);
        let mut tx = self.store.begin(noon()).await.unwrap();
        store::person::add(&mut tx, id, None).await.unwrap();
        tx.commit(Event::about(EventKind::PersonArrived, id, id)).await.unwrap();
        id
    }
}

/// Noon of 2 March 2026: when stories begin.
pub(crate) fn noon() -> Instant {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

/// So many seconds after noon.
pub(crate) fn after(seconds: i64) -> Instant {
    noon() + TimeDelta::seconds(seconds)
}

/// An event that says nothing but its number.
pub(crate) fn event(number: u128) -> Event {
    Event::new(EventKind::PostingAdded, uuid::Uuid::from_u128(number))
}

/// Waits until `look` gives something: on PostgreSQL, transactions of other tests hold entries back for a moment.
pub(crate) async fn eventually<T, F: Future<Output = Option<T>>>(mut look: impl FnMut() -> F) -> T {
    for _ in 0..400 {
        if let Some(found) = look().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("waited ten seconds in vain");
}
