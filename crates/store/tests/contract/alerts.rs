//! Who hears of what: settings, rounds of openings, and what people were told.

use model::{AlertRoundId, EventKind, NotificationId, PostingId};
use store::{
    Grant,
    alert::{self, Often, Settings, Tokens},
    notification::{self, NewNotification, Told},
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn settings(fits: bool) -> Settings {
    Settings {
        fits,
        often: Often::AtOnce,
        by_mail: true,
        by_text: false,
        deadlines: false,
        quiet_from: 22,
        quiet_until: 6,
        lang: "es".to_owned(),
    }
}

fn tokens(name: &str) -> Tokens {
    Tokens {
        stop: format!("{name} stop"),
        calendar: format!("{name} calendar"),
    }
}

async fn choose(home: &Home, grant: &Grant, fits: bool, name: &str) {
    let mut tx = home.tx().await;
    alert::choose(&mut tx, grant, &settings(fits), &tokens(name))
        .await
        .unwrap();
    tx.commit(grant.event(EventKind::AlertsChosen)).await.unwrap();
}

fn about(home: &Home, posting: PostingId, key: &str) -> NewNotification {
    NewNotification {
        id: NotificationId::new(noon(), &home.random),
        key: key.to_owned(),
        told: Told::Deadline { posting, days: 2 },
    }
}

both! {
    async fn settings_are_kept_and_tokens_stay_when_they_change(home: Home) {
        let asha = home.own(home.person().await).await;
        assert_eq!(alert::settings(&mut home.store.read().await.unwrap(), &asha).await.unwrap(), None);
        choose(&home, &asha, true, "first").await;
        choose(&home, &asha, false, "second").await;
        let mut db = home.store.read().await.unwrap();
        let kept = alert::settings(&mut db, &asha).await.unwrap().unwrap();
        assert_eq!((kept.settings, kept.tokens, kept.mailed_at), (settings(false), tokens("first"), None));
        assert_eq!(alert::by_stop_token(&mut db, "first stop").await.unwrap(), Some(asha.subject()));
        assert_eq!(alert::by_stop_token(&mut db, "second stop").await.unwrap(), None);
        assert_eq!(alert::by_calendar_token(&mut db, "first calendar").await.unwrap(), Some(asha.subject()));
        drop(db);
        let mut tx = home.tx().await;
        assert!(alert::renew_calendar(&mut tx, &asha, "another").await.unwrap());
        assert_eq!(alert::by_calendar_token(&mut tx, "first calendar").await.unwrap(), None);
    }

    async fn seekers_are_those_who_want_what_fits(home: Home) {
        let people = [home.person().await, home.person().await, home.person().await];
        for (number, person) in people.iter().enumerate() {
            choose(&home, &home.own(*person).await, number != 1, &number.to_string()).await;
        }
        let mut wanted = vec![people[0], people[2]];
        wanted.sort();
        let mut db = home.store.read().await.unwrap();
        assert_eq!(alert::seekers(&mut db, None, 10).await.unwrap(), wanted);
        assert_eq!(alert::seekers(&mut db, Some(wanted[0]), 10).await.unwrap(), wanted[1..]);
        assert!(alert::is_seeker(&mut db, &home.own(people[0]).await).await.unwrap());
        assert!(!alert::is_seeker(&mut db, &home.own(people[1]).await).await.unwrap());
    }

    async fn an_opening_stands_in_one_round(home: Home) {
        let ids = home.openings().await;
        let rounds = [1, 2].map(|second| AlertRoundId::new(after(second), &home.random));
        for (round, postings) in rounds.iter().zip([&ids[..2], &ids[1..]]) {
            let mut tx = home.tx().await;
            alert::begin(&mut tx, *round, postings).await.unwrap();
            done(tx).await;
        }
        for (round, mut postings) in rounds.iter().zip([ids[..2].to_vec(), ids[2..].to_vec()]) {
            postings.sort();
            let open = alert::open(&mut home.store.read().await.unwrap()).await.unwrap().unwrap();
            assert_eq!((open.id, open.at, open.postings), (*round, noon(), postings));
            alert::finish(&home.store, *round, noon()).await.unwrap();
        }
        let mut db = home.store.read().await.unwrap();
        assert_eq!(alert::open(&mut db).await.unwrap(), None);
        assert!(alert::is_in_a_round(&mut db, ids[2]).await.unwrap());
        drop(db);
        assert_eq!(alert::forget_done(&home.store, after(-1)).await.unwrap(), 0);
        assert_eq!(alert::forget_done(&home.store, noon()).await.unwrap(), 2);
        assert!(!alert::is_in_a_round(&mut home.store.read().await.unwrap(), ids[2]).await.unwrap());
    }

    async fn mails_are_due_once_and_at_the_earliest_moment_asked_for(home: Home) {
        let asha = home.own(home.person().await).await;
        choose(&home, &asha, true, "").await;
        let mut tx = home.tx().await;
        for second in [5, 3, 9] {
            alert::set_due_at_latest(&mut tx, &asha, after(second)).await.unwrap();
        }
        assert_eq!(alert::due(&mut tx, after(2), 10).await.unwrap(), []);
        assert_eq!(alert::due(&mut tx, after(3), 10).await.unwrap(), [asha.subject()]);
        alert::set_due(&mut tx, &asha, Some(after(7))).await.unwrap();
        assert_eq!(alert::due(&mut tx, after(6), 10).await.unwrap(), []);
        done(tx).await;
        alert::put_off(&home.store, &asha, after(20)).await.unwrap();
        let mut tx = home.tx().await;
        assert_eq!(alert::due(&mut tx, after(19), 10).await.unwrap(), [], "it waits by itself");
        assert_eq!(alert::due(&mut tx, after(20), 10).await.unwrap(), [asha.subject()]);
        alert::mailed(&mut tx, &asha).await.unwrap();
        assert_eq!(alert::due(&mut tx, after(60), 10).await.unwrap(), []);
        assert_eq!(alert::settings(&mut tx, &asha).await.unwrap().unwrap().mailed_at, Some(noon()));
        done(tx).await;
        alert::put_off(&home.store, &asha, after(20)).await.unwrap();
        let due = alert::due(&mut home.store.read().await.unwrap(), after(60), 10).await.unwrap();
        assert_eq!(due, [], "nothing is due of whom nothing was");
    }

    async fn somebody_is_told_once_for_each_key(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let opening = home.openings().await[0];
        let mut tx = home.tx().await;
        for (key, added) in [("a", true), ("b", true), ("a", false)] {
            let told = notification::add(&mut tx, &asha, &about(&home, opening, key), key == "a").await.unwrap();
            assert_eq!(told, added, "{key}");
        }
        assert!(notification::add(&mut tx, &ben, &about(&home, opening, "a"), true).await.unwrap());
        done(tx).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert_eq!(notification::own(&mut tx, &asha, None, 10).await.unwrap().len(), 2);
        assert_eq!(notification::unmailed(&mut tx, &asha, 10).await.unwrap().len(), 1, "`b` is told in the app alone");
        assert_eq!(notification::unread(&mut tx, &asha).await.unwrap(), 2);
        assert_eq!(notification::mark_read(&mut tx, &asha, after(-1)).await.unwrap(), 0, "they came later");
        assert_eq!(notification::mark_read(&mut tx, &asha, noon()).await.unwrap(), 2);
        let ids: Vec<_> = notification::unmailed(&mut tx, &asha, 10).await.unwrap().iter().map(|told| told.id).collect();
        notification::mark_mailed(&mut tx, &ben, ids[0]).await.unwrap();
        assert_eq!(notification::unmailed(&mut tx, &asha, 10).await.unwrap().len(), 1, "hers, not Ben's to mark");
        notification::mark_mailed(&mut tx, &asha, ids[0]).await.unwrap();
        assert_eq!(notification::unmailed(&mut tx, &asha, 10).await.unwrap(), []);
        assert_eq!(notification::mail_nothing(&mut tx, &asha).await.unwrap(), 0, "all are told");
        assert_eq!(notification::mail_nothing(&mut tx, &ben).await.unwrap(), 1);
        assert_eq!(notification::unread(&mut tx, &asha).await.unwrap(), 0);
        assert_eq!(notification::unread(&mut tx, &ben).await.unwrap(), 1);
        let own = notification::own(&mut tx, &ben, None, 10).await.unwrap();
        assert_eq!(notification::find(&mut tx, &ben, own[0].id).await.unwrap().as_ref(), own.first());
        assert_eq!(notification::find(&mut tx, &asha, own[0].id).await.unwrap(), None, "Ben's, not hers");
        assert_eq!(own[0].told.postings(), [opening]);
        done(tx).await;
        assert_eq!(notification::forget(&home.store, noon()).await.unwrap(), 3);
    }
}
