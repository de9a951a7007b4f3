//! Taking a file in: counted right whatever happens on the way, and safe to run again.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use journey::import::State;
use model::{Event, EventKind};
use store::files;

use crate::{
    common::{Home, refusal},
    desk::{csv, many, two_and_a_bad_one},
};

both! {
    async fn a_file_is_taken_in_and_what_came_of_it_can_be_read(home: Home) {
        let nadia = home.nadia().await;
        let looked = home.take_in(&nadia, two_and_a_bad_one()).await;
        assert_eq!((Home::counts(&looked), looked.import.progress.rows), ([2, 0, 0, 1], 3));
        let refused = &looked.import.progress.refusals[0];
        assert_eq!(refused.line, 3);
        assert!(refused.reason.text().contains("no text"), "{refused:?}");
        let started = looked.import.started.unwrap();
        assert_eq!((started.by, started.source.as_str()), (nadia.person, "City board"));
        assert_eq!(home.taken_in().await.len(), 2);
        assert!(!home.work().await, "it is done once");

        let own = home.own(nadia.person).await;
        assert_eq!(files::list(&mut home.store.read().await.unwrap(), &own).await.unwrap(), [], "the file has done its work");
        let kinds: Vec<EventKind> = home.journal().await.iter().map(|entry| entry.event.kind).collect();
        for kind in [EventKind::ImportHandedIn, EventKind::ImportStarted, EventKind::PostingAdded, EventKind::FileRemoved, EventKind::ImportDone] {
            assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
        }
        let sources = home.journey.sources(&nadia).await.unwrap();
        assert_eq!((sources[0].name.as_str(), sources[0].counts.added), ("City board", 2));
    }

    async fn the_same_file_again_changes_nothing_and_a_changed_one_only_what_it_says(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, many(3)).await;
        let before = home.taken_in().await;
        assert_eq!(Home::counts(&home.take_in(&nadia, many(3)).await), [0, 0, 3, 0]);
        assert_eq!(home.taken_in().await, before);
        let changed = csv(&[
            ("N-0", "Cook 0", "You cook for 100 guests."),
            ("N-1", "Cook 1", "You cook for 200 guests."),
            ("N-9", "Nurse", "You care for patients."),
        ]);
        assert_eq!(Home::counts(&home.take_in(&nadia, changed).await), [1, 1, 1, 0]);
        let after = home.taken_in().await;
        assert_eq!((after.len(), after[1].id), (4, before[1].id), "known again by its number");
        assert!(after[1].description.contains("200"));
    }

    /// Otherwise each run would change the opening to and fro, and no run would ever find all the same.
    async fn a_row_that_contradicts_one_above_is_refused_and_one_that_repeats_it_counts_once(home: Home) {
        let nadia = home.nadia().await;
        let rows = [
            ("N-1", "Cook", "You cook for 100 guests."),
            ("N-2", "Nurse", "You care for patients."),
        ];
        let mut table: Vec<_> = (0..310).map(|_| rows[1]).collect();
        let numbers: Vec<String> = (100..410).map(|nr| format!("N-{nr}")).collect();
        for (row, number) in table.iter_mut().zip(&numbers) {
            row.0 = number;
        }
        // An id that repeats in the first rows would not be taken for one.
        table.extend([rows[0], rows[0], ("N-1", "Cook", "You bake.")]);
        let looked = home.take_in(&nadia, csv(&table)).await;
        assert_eq!(Home::counts(&looked), [311, 0, 1, 1]);
        let refused = &looked.import.progress.refusals[0];
        assert_eq!(refused.line, 314);
        assert!(refused.reason.text().contains("line 312 again"), "{refused:?}");
        assert_eq!(Home::counts(&home.take_in(&nadia, csv(&table)).await), [0, 0, 312, 1], "safe to run again");
    }

    /// The process dies after the first batch: another goes on when the lease has run out, and every count is right.
    async fn a_killed_import_goes_on_and_nothing_is_doubled(home: Home) {
        let nadia = home.nadia().await;
        let mut file = many(700);
        file.extend_from_slice(b"N-x,No text,,\n");
        let id = home.hand_in(&nadia, file).await;
        home.start(&nadia, id).await;
        let journey = home.journey.clone();
        let killed = tokio::spawn(async move {
            let asked = AtomicUsize::new(0);
            let dies = || if asked.fetch_add(1, Ordering::SeqCst) == 1 { std::panic::panic_any("killed") } else { true };
            journey.carry_out_import(&dies).await
        });
        assert!(killed.await.unwrap_err().is_panic());

        let looked = home.look(&nadia, id).await;
        assert_eq!((looked.state, looked.import.progress.rows), (State::Running, 500), "as far as anybody can tell");
        assert!(!home.work().await, "the lease lasts");
        home.pass(TimeDelta::seconds(30));
        assert!(matches!(home.look(&nadia, id).await.state, State::Quiet(_)), "no sign of life");
        assert!(refusal(home.journey.let_import_go(&nadia, id).await).contains("being taken in"));
        home.pass(TimeDelta::seconds(30));
        assert!(matches!(home.look(&nadia, id).await.state, State::Interrupted { .. }));
        assert!(home.work().await);
        let looked = home.look(&nadia, id).await;
        assert_eq!((Home::counts(&looked), looked.import.progress.rows), ([700, 0, 0, 1], 701));
        assert!(matches!(looked.state, State::Done(_)));
        assert_eq!(home.taken_in().await.len(), 700);
    }

    /// A process that slept through its lease wakes up while another is done already.
    async fn whoever_lost_the_lease_writes_nothing_more(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, many(700)).await;
        home.start(&nadia, id).await;
        let asked = AtomicUsize::new(0);
        let sleeps = || {
            if asked.fetch_add(1, Ordering::SeqCst) == 1 {
                home.pass(TimeDelta::minutes(3));
                let other = home.journey.carry_out_import(&|| true);
                assert!(tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(other)).unwrap());
            }
            true
        };
        assert!(home.journey.carry_out_import(&sleeps).await.unwrap());
        let looked = home.look(&nadia, id).await;
        assert_eq!(Home::counts(&looked), [700, 0, 0, 0]);
        assert_eq!(home.taken_in().await.len(), 700);
    }

    async fn a_server_that_is_stopped_gives_the_work_back_at_once(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, many(600)).await;
        home.start(&nadia, id).await;
        let asked = AtomicUsize::new(0);
        let stops = || asked.fetch_add(1, Ordering::SeqCst) == 0;
        assert!(home.journey.carry_out_import(&stops).await.unwrap());
        let looked = home.look(&nadia, id).await;
        assert_eq!((looked.state, looked.import.progress.rows), (State::Waiting, 500));
        assert!(home.work().await, "no lease has to run out");
        assert_eq!(Home::counts(&home.look(&nadia, id).await), [600, 0, 0, 0]);
    }

    async fn pressing_twice_starts_once(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, many(2)).await;
        home.start(&nadia, id).await;
        home.start(&nadia, id).await;
        assert!(home.work().await && !home.work().await);
        home.start(&nadia, id).await;
        assert!(!home.work().await, "not even when it is done");
        home.journey.let_import_go(&nadia, id).await.unwrap();
        assert!(matches!(home.look(&nadia, id).await.state, State::Done(_)), "what was done stays to be read");
    }

    async fn an_import_that_cannot_go_on_says_why_and_can_be_tried_again_or_let_go(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, many(2)).await;
        home.start(&nadia, id).await;
        let own = home.own(nadia.person).await;
        let kept = files::list(&mut home.store.read().await.unwrap(), &own).await.unwrap().remove(0);
        let mut tx = home.store.begin(home.journey.now()).await.unwrap();
        let key = files::remove(&mut tx, &own, kept.id).await.unwrap().unwrap();
        tx.commit(Event::new(EventKind::FileRemoved, kept.id.0)).await.unwrap();
        home.store.files().delete(&key).await.unwrap();

        assert!(home.work().await);
        let State::Stopped { reason } = home.look(&nadia, id).await.state else { panic!("it stopped") };
        assert!(reason.contains("hand it in again"), "{reason}");
        let given_up = home.journey.given_up_work(&nadia).await.unwrap().remove(0);
        assert_eq!((given_up.import, given_up.reason), (Some((id, "jobs.csv".to_owned())), Some(reason)));
        assert_eq!(home.journey.health().await.unwrap().dead_work, 1);

        home.journey.try_work_again(&nadia, given_up.id).await.unwrap();
        home.journey.try_work_again(&nadia, given_up.id).await.unwrap();
        assert_eq!(home.look(&nadia, id).await.state, State::Waiting);
        assert_eq!(home.journey.given_up_work(&nadia).await.unwrap(), []);
        assert!(home.work().await);
        home.journey.start_import(&nadia, id, "", &[], false).await.unwrap();
        assert_eq!(home.look(&nadia, id).await.state, State::Waiting, "the page's own button does the same");
        assert!(home.work().await);
        home.journey.let_import_go(&nadia, id).await.unwrap();
        assert_eq!((home.journey.given_up_work(&nadia).await.unwrap(), home.journey.imports(&nadia, None).await.unwrap().0), (vec![], vec![]));
    }
}
