//! What sources said is kept, and can be read again.

use model::{EventKind, Posting};
use store::{posting, source};

use crate::{common::Home, desk::csv};

both! {
    async fn reading_again_puts_right_what_was_read_wrongly_and_touches_nothing_else(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, csv(&[
            ("N-1", "Cook", "You cook for 100 guests. Apply within 10 days. Food hygiene certificate required."),
            ("N-2", "Welder", "MIG welding of frames."),
        ])).await;
        let good = home.taken_in().await;
        let before = home.journey.reread(|_| ()).await.unwrap();
        assert_eq!((before.read, before.changed), (2, 0));

        // As if an older reader had missed the skills.
        let worse = Posting { requirements: Vec::new(), ..good[0].clone() };
        let mut tx = home.store.begin(crate::common::noon()).await.unwrap();
        let board = source::by_name(&mut tx, "City board").await.unwrap().unwrap();
        posting::put(&mut tx, board.id, &[worse]).await.unwrap();
        tx.commit(model::Event::new(EventKind::SourceRead, board.id.0)).await.unwrap();
        assert!(home.taken_in().await[0].requirements.is_empty());

        home.pass(chrono::TimeDelta::days(40));
        let done = home.journey.reread(|_| ()).await.unwrap();
        assert_eq!((done.read, done.changed), (2, 1));
        assert_eq!(home.taken_in().await, good, "days count from when it was said");
    }
}
