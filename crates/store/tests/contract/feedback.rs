//! What people say about openings, and what they were shown.

use model::{EventKind, PostingId, Profile, ShowingId};
use serde_json::json;
use store::{
    Error, feedback,
    feedback::{Dismissed, Saved},
    resume_version::{self, Choices, Content},
    saved_search::{self, NewSearch, SavedSearch},
    showing::{self, Showing, Shown},
    taxonomy,
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn shown(home: &Home, posting: PostingId, second: i64) -> Showing {
    Showing {
        id: ShowingId::new(noon(), &home.random),
        at: after(second),
        profile_revision: 3,
        taxonomy_version: "2026.1".to_owned(),
        weights_version: "prior-1".to_owned(),
        feedback: json!({"dismissed": [{"posting": posting, "reason": "too_far"}]}),
        results: vec![Shown {
            posting,
            revision: 2,
            total: 713_000,
            parts: json!([{"name": "skills", "points": -40_000}]),
        }],
    }
}

both! {
    async fn not_for_me_can_be_said_again_and_taken_back(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let ids = home.openings().await;
        for (second, (posting, reason)) in (0..).zip([(ids[0], "too_far"), (ids[1], "known"), (ids[0], "pay_too_low")]) {
            let mut tx = home.store.begin(after(second)).await.unwrap();
            feedback::dismiss(&mut tx, &asha, posting, reason).await.unwrap();
            tx.commit(asha.event(EventKind::PostingDismissed).on(posting.0).detail(reason)).await.unwrap();
        }
        let mut db = home.store.read().await.unwrap();
        let said = |posting, reason: &str, second| Dismissed { posting, reason: reason.to_owned(), at: after(second) };
        let all = feedback::dismissed(&mut db, &asha, 10).await.unwrap();
        assert_eq!(all, [said(ids[0], "pay_too_low", 2), said(ids[1], "known", 1)]);
        assert_eq!(feedback::dismissed(&mut db, &ben, 10).await.unwrap(), []);
        drop(db);
        let mut tx = home.tx().await;
        assert!(feedback::undismiss(&mut tx, &asha, ids[0]).await.unwrap());
        assert!(!feedback::undismiss(&mut tx, &asha, ids[0]).await.unwrap());
        assert!(!feedback::undismiss(&mut tx, &ben, ids[1]).await.unwrap(), "Asha's, not his");
        done(tx).await;
        let all = feedback::dismissed(&mut home.store.read().await.unwrap(), &asha, 10).await.unwrap();
        assert_eq!(all, [said(ids[1], "known", 1)]);
    }

    async fn openings_are_saved_for_later_once(home: Home) {
        let asha = home.own(home.person().await).await;
        let ids = home.openings().await;
        let mut tx = home.tx().await;
        assert!(feedback::save(&mut tx, &asha, ids[0]).await.unwrap());
        assert!(!feedback::save(&mut tx, &asha, ids[0]).await.unwrap());
        done(tx).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert!(feedback::save(&mut tx, &asha, ids[1]).await.unwrap());
        done(tx).await;
        let all = feedback::saved(&mut home.store.read().await.unwrap(), &asha, 10).await.unwrap();
        assert_eq!(all, [Saved { posting: ids[1], at: after(1) }, Saved { posting: ids[0], at: noon() }]);
        assert_eq!(feedback::saved(&mut home.store.read().await.unwrap(), &asha, 1).await.unwrap().len(), 1);
        let mut tx = home.tx().await;
        assert!(feedback::unsave(&mut tx, &asha, ids[0]).await.unwrap());
        assert!(!feedback::unsave(&mut tx, &asha, ids[0]).await.unwrap());
        let nowhere = feedback::save(&mut tx, &asha, PostingId(uuid::Uuid::from_u128(1))).await;
        assert!(nowhere.is_err(), "an opening that is not there");
    }

    async fn searches_are_kept_once_each_and_only_for_whoever_kept_them(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        for (second, address) in (0..).zip(["/openings?q=cook", "/openings?q=baker", "/openings?q=cook"]) {
            let mut tx = home.store.begin(after(second)).await.unwrap();
            let new = NewSearch { address, words: "words", search: &json!({ "words": address }) };
            assert_eq!(saved_search::save(&mut tx, &asha, &new).await.unwrap(), second < 2);
            done(tx).await;
        }
        let kept = |address: &str, second| SavedSearch { address: address.to_owned(), words: "words".to_owned(), at: after(second), tells: true };
        let all = saved_search::list(&mut home.store.read().await.unwrap(), &asha, 10).await.unwrap();
        assert_eq!(all, [kept("/openings?q=baker", 1), kept("/openings?q=cook", 0)]);
        let mut tx = home.tx().await;
        assert!(!saved_search::remove(&mut tx, &ben, "/openings?q=cook").await.unwrap(), "Asha's, not his");
        assert!(saved_search::remove(&mut tx, &asha, "/openings?q=cook").await.unwrap());
        assert!(!saved_search::remove(&mut tx, &asha, "/openings?q=cook").await.unwrap());
        let long = NewSearch { address: &"a".repeat(2_001), words: "", search: &json!({}) };
        assert!(saved_search::save(&mut tx, &asha, &long).await.is_err());
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(saved_search::list(&mut db, &asha, 10).await.unwrap(), [kept("/openings?q=baker", 1)]);
        assert_eq!(saved_search::list(&mut db, &ben, 10).await.unwrap(), []);
    }

    async fn searches_tell_whoever_wants_it(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let mut tx = home.tx().await;
        for (grant, address) in [(&ben, "/openings?q=cook"), (&asha, "/openings?q=cook"), (&asha, "/openings?q=baker")] {
            let new = NewSearch { address, words: "words", search: &json!({ "words": address }) };
            saved_search::save(&mut tx, grant, &new).await.unwrap();
        }
        assert!(saved_search::tell(&mut tx, &ben, "/openings?q=cook", &json!({}), false).await.unwrap());
        assert!(!saved_search::tell(&mut tx, &ben, "/openings?q=cook", &json!({}), false).await.unwrap());
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let all = saved_search::telling(&mut db, None, 10).await.unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.address.as_str(), one.person)).collect();
        assert_eq!(told, [("/openings?q=baker", asha.subject()), ("/openings?q=cook", asha.subject())]);
        assert_eq!(all[1].search, json!({"words": "/openings?q=cook"}));
        let rest = saved_search::telling(&mut db, Some(told[0]), 10).await.unwrap();
        assert_eq!(rest, all[1..]);
        drop(db);
        let mut tx = home.tx().await;
        assert_eq!(saved_search::tell_no_longer(&mut tx, &asha).await.unwrap(), 2);
        assert_eq!(saved_search::telling(&mut tx, None, 10).await.unwrap(), []);
        assert!(saved_search::tell(&mut tx, &ben, "/openings?q=cook", &json!({"words": "x"}), true).await.unwrap());
        assert_eq!(saved_search::telling(&mut tx, None, 10).await.unwrap()[0].search, json!({"words": "x"}));
    }

    async fn saved_openings_are_found_by_their_deadline(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let ids = home.openings().await;
        let day = noon().date_naive() + chrono::Days::new(3);
        let near = model::Posting { deadline: Some(day), ..home.opening("Nurse", "Nurse") };
        home.put(home.source("jobs.csv").await, &[near], noon()).await;
        for (grant, id) in [(&asha, ids[0]), (&ben, ids[0]), (&ben, ids[1])] {
            let mut tx = home.tx().await;
            feedback::save(&mut tx, grant, id).await.unwrap();
            done(tx).await;
        }
        let mut db = home.store.read().await.unwrap();
        let within = |days| (noon().date_naive(), noon().date_naive() + chrono::Days::new(days));
        let near = feedback::nearing(&mut db, within(3), None, 10).await.unwrap();
        let mut people = [asha.subject(), ben.subject()];
        people.sort();
        assert_eq!(near.iter().map(|near| (near.person, near.posting, near.deadline)).collect::<Vec<_>>(),
            [(people[0], ids[0], day), (people[1], ids[0], day)]);
        let rest = feedback::nearing(&mut db, within(3), Some((ids[0], people[0])), 10).await.unwrap();
        assert_eq!(rest, near[1..]);
        assert_eq!(feedback::nearing(&mut db, within(2), None, 10).await.unwrap(), []);
    }

    async fn a_version_of_a_resume_is_kept_for_an_opening_and_replaced(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let ids = home.openings().await;
        let content = |words: &str| Content {
            choices: Choices { summary: Some(words.to_owned()), left_out: vec!["skill:cooking".to_owned()] },
            profile: Profile::default(),
        };
        for (second, (posting, words)) in (0..).zip([(ids[0], "first"), (ids[1], "other"), (ids[0], "second")]) {
            let mut tx = home.store.begin(after(second)).await.unwrap();
            resume_version::keep(&mut tx, &asha, posting, &content(words)).await.unwrap();
            done(tx).await;
        }
        let mut db = home.store.read().await.unwrap();
        let found = resume_version::find(&mut db, &asha, ids[0]).await.unwrap().unwrap();
        assert_eq!((found.at, found.content), (after(2), content("second")));
        assert_eq!(resume_version::list(&mut db, &asha, 10).await.unwrap(), [(ids[0], after(2)), (ids[1], after(1))]);
        assert_eq!(resume_version::find(&mut db, &ben, ids[0]).await.unwrap(), None, "Asha's, not his");
        drop(db);
        let mut tx = home.tx().await;
        assert!(!resume_version::remove(&mut tx, &ben, ids[0]).await.unwrap());
        assert!(resume_version::remove(&mut tx, &asha, ids[0]).await.unwrap());
        assert!(!resume_version::remove(&mut tx, &asha, ids[0]).await.unwrap());
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(resume_version::list(&mut db, &asha, 10).await.unwrap(), [(ids[1], after(1))]);
    }

    async fn what_was_shown_can_be_shown_again_with_all_it_was_made_from(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let posting = home.openings().await[0];
        let (first, second) = (shown(&home, posting, 1), shown(&home, posting, 2));
        assert!(showing::add(&mut home.tx().await, &asha, &first).await.is_err(), "its taxonomy is not kept");
        assert!(!taxonomy::is_kept(&mut home.store.read().await.unwrap(), "2026.1").await.unwrap());
        let mut tx = home.tx().await;
        taxonomy::keep(&mut tx, "2026.1", "[skill.nursing]\n").await.unwrap();
        taxonomy::keep(&mut tx, "2026.1", "never written over").await.unwrap();
        showing::add(&mut tx, &asha, &second).await.unwrap();
        showing::add(&mut tx, &asha, &first).await.unwrap();
        tx.commit(asha.event(EventKind::RecommendationsShown).on(second.id.0)).await.unwrap();

        let mut db = home.store.read().await.unwrap();
        assert!(taxonomy::is_kept(&mut db, "2026.1").await.unwrap());
        assert_eq!(taxonomy::content(&mut db, "2026.1").await.unwrap().as_deref(), Some("[skill.nursing]\n"));
        assert_eq!(taxonomy::content(&mut db, "2026.2").await.unwrap(), None);
        assert_eq!(showing::latest(&mut db, &asha).await.unwrap(), Some(second));
        assert_eq!(showing::find(&mut db, &asha, first.id).await.unwrap().as_ref(), Some(&first));
        assert_eq!(showing::find(&mut db, &ben, first.id).await.unwrap(), None);
        assert_eq!(showing::latest(&mut db, &ben).await.unwrap(), None);
    }

    async fn feedback_is_short(home: Home) {
        let asha = home.own(home.person().await).await;
        let posting = home.openings().await[0];
        let mut tx = home.tx().await;
        let long = feedback::dismiss(&mut tx, &asha, posting, &"x".repeat(51)).await;
        assert!(matches!(long, Err(Error::TooLarge(..))), "{long:?}");
    }
}
