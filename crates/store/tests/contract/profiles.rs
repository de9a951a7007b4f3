//! Profiles and what was read from documents: no change is lost, none is forgotten.

use model::{EventKind, Fact, FileId, Profile, Quote};
use store::{
    Error, Grant, Store,
    profile::{self, SaveError},
    resume::{self, Reading, Resume},
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn named(name: &str) -> Profile {
    Profile {
        name: Some(Fact::entered(name.to_owned())),
        ..Profile::default()
    }
}

async fn save(store: &Store, grant: &Grant, expected: i64, profile: &Profile) -> Result<i64, SaveError> {
    let mut tx = store.begin(after(expected)).await?;
    let revision = profile::save(&mut tx, grant, expected, profile).await?;
    tx.commit(grant.event(EventKind::ProfileChanged)).await?;
    Ok(revision)
}

both! {
    async fn every_revision_of_a_profile_can_be_looked_up(home: Home) {
        let asha = home.own(home.person().await).await;
        assert_eq!(profile::find(&mut home.store.read().await.unwrap(), &asha).await.unwrap(), None);
        let mut read = named("Asha Rao");
        let quote = Quote { text: "Asha Rao, \u{2764} \"nurse\" \\u0000".to_owned(), start: 0, end: 24 };
        read.headline = Some(Fact::read("nurse".to_owned(), quote));
        assert_eq!(save(&home.store, &asha, 0, &read).await.unwrap(), 1);
        assert_eq!(save(&home.store, &asha, 1, &named("Asha R.")).await.unwrap(), 2);
        assert_eq!(save(&home.store, &asha, 2, &Profile::default()).await.unwrap(), 3);

        let mut db = home.store.read().await.unwrap();
        let now = profile::find(&mut db, &asha).await.unwrap().unwrap();
        assert_eq!((now.revision, now.updated_at, now.profile), (3, after(2), Profile::default()));
        let mut earlier = Vec::new();
        for number in 0..=4 {
            let found = profile::at_revision(&mut db, &asha, number).await.unwrap();
            earlier.push(found.map(|found| (found.updated_at, found.profile)));
        }
        let expected = [Some((noon(), read)), Some((after(1), named("Asha R."))), Some((after(2), Profile::default()))];
        assert_eq!(earlier[1..4], expected);
        assert_eq!((&earlier[0], &earlier[4]), (&None, &None));
        let ben = home.own(home.person().await).await;
        assert_eq!(profile::at_revision(&mut db, &ben, 1).await.unwrap(), None, "not his");
    }

    async fn a_change_made_in_another_window_is_not_overwritten(home: Home) {
        let asha = home.own(home.person().await).await;
        save(&home.store, &asha, 0, &named("Asha")).await.unwrap();
        save(&home.store, &asha, 1, &named("Asha Rao")).await.unwrap();
        for stale in [0, 1, 7] {
            let refused = save(&home.store, &asha, stale, &named("Nobody")).await;
            assert!(matches!(refused, Err(SaveError::Conflict { found: 2 })), "{refused:?}");
        }
        let mut tx = home.tx().await;
        assert!(profile::save(&mut tx, &asha, 1, &named("Nobody")).await.is_err());
        profile::save(&mut tx, &asha, 2, &named("Asha Rao, nurse")).await.unwrap();
        tx.commit(asha.event(EventKind::ProfileChanged)).await.unwrap();
        let now = profile::find(&mut home.store.read().await.unwrap(), &asha).await.unwrap().unwrap();
        assert_eq!((now.revision, now.profile), (3, named("Asha Rao, nurse")));
    }

    async fn of_many_windows_that_save_at_once_one_does(home: Home) {
        let asha = home.own(home.person().await).await;
        for expected in 0..3 {
            let windows = ["a", "b", "c"].map(named);
            let all = tokio::join!(
                save(&home.store, &asha, expected, &windows[0]),
                save(&home.store, &asha, expected, &windows[1]),
                save(&home.store, &asha, expected, &windows[2]),
            );
            let (mut saved, mut conflicts) = (0, 0);
            for outcome in [all.0, all.1, all.2] {
                match outcome {
                    Ok(revision) if revision == expected + 1 => saved += 1,
                    Err(SaveError::Conflict { found }) if found == expected + 1 => conflicts += 1,
                    other => panic!("{other:?}"),
                }
            }
            assert_eq!((saved, conflicts), (1, 2));
        }
    }

    async fn a_profile_with_what_cannot_be_kept_is_refused(home: Home) {
        let asha = home.own(home.person().await).await;
        let refused = save(&home.store, &asha, 0, &named("A\0B")).await;
        assert!(matches!(refused, Err(SaveError::Failed(Error::Refused(_)))), "{refused:?}");
        let refused = save(&home.store, &asha, 0, &named(&"x".repeat(2_000_000))).await;
        assert!(matches!(refused, Err(SaveError::Failed(Error::TooLarge(..)))), "{refused:?}");
    }

    async fn what_was_read_from_a_file_goes_with_the_file(home: Home) {
        let asha = home.own(home.person().await).await;
        let (first, second) = (home.file(&asha, b"one").await, home.file(&asha, b"two").await);
        let mut tx = home.tx().await;
        let text = Reading::Text("Asha Rao\nNurse".to_owned());
        resume::put(&mut tx, &asha, first, Some("pdf"), &text).await.unwrap();
        done(tx).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        resume::put(&mut tx, &asha, second, None, &Reading::Refused("only_pictures".to_owned())).await.unwrap();
        done(tx).await;

        let mut db = home.store.read().await.unwrap();
        let kept = Resume { file: first, format: Some("pdf".to_owned()), reading: text, read_at: noon() };
        assert_eq!(resume::find(&mut db, &asha, first).await.unwrap(), Some(kept.clone()));
        let latest = resume::latest(&mut db, &asha).await.unwrap().unwrap();
        assert_eq!((latest.file, latest.reading), (second, Reading::Refused("only_pictures".to_owned())));
        drop(db);

        let mut tx = home.tx().await;
        store::files::remove(&mut tx, &asha, second).await.unwrap();
        tx.commit(asha.event(EventKind::FileRemoved).on(second.0)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert_eq!(resume::find(&mut db, &asha, second).await.unwrap(), None);
        assert_eq!(resume::latest(&mut db, &asha).await.unwrap(), Some(kept));
    }

    async fn nobody_reads_into_or_out_of_the_file_of_another(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let file = home.file(&asha, b"hers").await;
        let mut tx = home.tx().await;
        let words = Reading::Text("words".to_owned());
        resume::put(&mut tx, &asha, file, Some("txt"), &words).await.unwrap();
        done(tx).await;
        let mut tx = home.tx().await;
        for (grant, file) in [(&ben, file), (&ben, FileId(uuid::Uuid::from_u128(5)))] {
            let refused = resume::put(&mut tx, grant, file, Some("txt"), &words).await;
            assert!(matches!(refused, Err(Error::Missing(_))), "{refused:?}");
        }
        drop(tx);
        assert_eq!(resume::find(&mut home.store.read().await.unwrap(), &ben, file).await.unwrap(), None);
        assert_eq!(resume::latest(&mut home.store.read().await.unwrap(), &ben).await.unwrap(), None);
    }
}
