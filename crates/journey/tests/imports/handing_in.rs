//! Handing a file in, and letting it go again.

use chrono::TimeDelta;
use journey::import::{FILE_BYTES, State};
use model::EventKind;
use store::files;

use crate::{
    common::{Home, refusal},
    desk::{many, two_and_a_bad_one},
};

both! {
    async fn a_file_is_kept_and_its_columns_are_shown_before_anything_is_taken_in(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, two_and_a_bad_one()).await;
        let looked = home.look(&nadia, id).await;
        assert_eq!((looked.state, looked.by.as_deref()), (State::Mapping, Some("Nadia Farouk")));
        assert_eq!((looked.import.name.as_str(), looked.import.rows), ("jobs.csv", 3));
        let columns: Vec<_> = looked.import.columns.iter().map(|column| (column.name.as_str(), column.field.as_deref())).collect();
        assert_eq!(columns, [
            ("Ref", Some("id")),
            ("Job title", Some("title")),
            ("Job description", Some("description")),
            ("Notiz", None),
        ]);
        assert_eq!(looked.import.columns[1].examples, ["Cook", "Welder", "Nurse"]);
        assert_eq!(home.taken_in().await, []);
        assert!(!home.work().await, "nothing waits before somebody has looked at the columns");
        let kept = files::list(&mut home.store.read().await.unwrap(), &home.own(nadia.person).await).await.unwrap();
        assert_eq!(home.store.files().get(&kept[0]).await.unwrap(), two_and_a_bad_one());
        let events = home.journal().await;
        let event = &events.last().unwrap().event;
        assert_eq!((event.kind, event.subject, event.actor), (EventKind::ImportHandedIn, id.0, Some(nadia.person)));
    }

    async fn what_is_no_table_of_openings_is_told_and_nothing_is_kept(home: Home) {
        let nadia = home.nadia().await;
        let too_large = vec![b'a'; usize::try_from(FILE_BYTES).unwrap() + 1];
        let bad = [
            ("jobs.csv", Vec::new(), "empty"),
            ("jobs.csv", b"%PDF-1.7 ...".to_vec(), "a PDF"),
            ("jobs.csv", b"title,description\n".to_vec(), "no row below"),
            ("letter.txt", b"Dear all,\n".to_vec(), ""),
            ("jobs.json", b"{\"greeting\": \"hello\"}".to_vec(), "no list"),
            ("jobs.csv", too_large, "onward import FILE"),
        ];
        for (name, bytes, words) in bad {
            let told = refusal(home.journey.hand_in_openings(&nadia, name, bytes).await);
            assert!(told.contains(words) && !told.contains("--map"), "{name}: {told}");
        }
        let kept = files::list(&mut home.store.read().await.unwrap(), &home.own(nadia.person).await).await.unwrap();
        assert_eq!((kept, home.journey.imports(&nadia, None).await.unwrap().0), (vec![], vec![]));
    }

    async fn only_staff_bring_openings(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, many(2)).await;
        let seeker = home.member("asha@example.org").await.visit;
        for visit in [&home.visitor().await, &seeker] {
            for told in [
                refusal(home.journey.hand_in_openings(visit, "jobs.csv", many(2)).await),
                refusal(home.journey.imports(visit, None).await),
                refusal(home.journey.import_of(visit, id).await),
                refusal(home.journey.source_named(visit, "City board").await),
                refusal(home.journey.start_import(visit, id, "City board", &[], false).await),
                refusal(home.journey.let_import_go(visit, id).await),
                refusal(home.journey.given_up_work(visit).await),
                refusal(home.journey.try_work_again(visit, "019cb0a0-5c00-7000-8000-000000000001".parse().unwrap()).await),
                refusal(home.journey.work_counts(visit).await),
            ] {
                assert!(told.contains("for staff"), "{told}");
            }
        }
        assert_eq!(home.look(&nadia, id).await.state, State::Mapping);
    }

    async fn a_file_can_be_let_go_before_it_is_taken_in_and_after_a_month_goes_by_itself(home: Home) {
        let nadia = home.nadia().await;
        let (first, second) = (home.hand_in(&nadia, many(2)).await, home.hand_in(&nadia, many(3)).await);
        home.journey.let_import_go(&nadia, first).await.unwrap();
        assert!(refusal(home.journey.import_of(&nadia, first).await).contains("could not find"));
        let own = home.own(nadia.person).await;
        assert_eq!(files::list(&mut home.store.read().await.unwrap(), &own).await.unwrap().len(), 1);
        home.pass(TimeDelta::days(29));
        home.journey.tidy().await.unwrap();
        home.look(&nadia, second).await;
        home.pass(TimeDelta::days(2));
        home.journey.tidy().await.unwrap();
        assert!(home.journey.import_of(&nadia, second).await.is_err());
        assert_eq!(files::list(&mut home.store.read().await.unwrap(), &own).await.unwrap(), []);
        let gone = home.journal().await.iter().filter(|entry| entry.event.kind == EventKind::ImportLetGo).count();
        assert_eq!(gone, 2);
    }
}
