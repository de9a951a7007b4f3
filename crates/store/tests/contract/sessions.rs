//! Sessions: a browser is known by its token, for as long as somebody comes back.

use chrono::TimeDelta;
use model::{EventKind, SessionId};
use store::{Error, session};

use crate::{
    home::{Home, after, noon},
    made::done,
};

both! {
    async fn a_browser_is_known_by_its_token_until_nobody_comes_back(home: Home) {
        let person = home.person().await;
        let new = home.session(person, 1);
        let mut tx = home.tx().await;
        session::add(&mut tx, &new).await.unwrap();
        done(tx).await;

        let found = session::find(&home.store, &[1; 32], after(60)).await.unwrap().unwrap();
        assert_eq!((found.id, found.person, found.signed_in_at), (new.id, person, Some(noon())));
        assert_eq!(session::find(&home.store, &[2; 32], after(60)).await.unwrap(), None);

        let last = noon() + TimeDelta::days(1);
        assert_eq!(session::find(&home.store, &[1; 32], last).await.unwrap(), None, "a day later");
        let before = last - TimeDelta::seconds(1);
        assert!(session::find(&home.store, &[1; 32], before).await.unwrap().is_some());
        let next_day = before + TimeDelta::hours(23);
        assert!(session::find(&home.store, &[1; 32], next_day).await.unwrap().is_some(), "they came back in time");
    }

    async fn that_somebody_is_there_is_written_every_five_minutes_at_most(home: Home) {
        let person = home.person().await;
        let mut tx = home.tx().await;
        session::add(&mut tx, &home.session(person, 1)).await.unwrap();
        done(tx).await;
        let mut seen = Vec::new();
        for second in [10, 299, 300, 301, 599, 601] {
            let found = session::find(&home.store, &[1; 32], after(second)).await.unwrap().unwrap();
            seen.push((found.seen_at - noon()).num_seconds());
        }
        assert_eq!(seen, [0, 0, 300, 300, 300, 601]);
    }

    async fn signing_in_makes_the_old_token_worthless(home: Home) {
        let (visitor, member) = (home.person().await, home.person().await);
        let mut old = home.session(visitor, 1);
        old.signed_in = false;
        let mut tx = home.tx().await;
        session::add(&mut tx, &old).await.unwrap();
        done(tx).await;
        assert_eq!(session::find(&home.store, &[1; 32], noon()).await.unwrap().unwrap().signed_in_at, None);

        let new = home.session(member, 2);
        let mut tx = home.store.begin(after(5)).await.unwrap();
        session::rotate(&mut tx, old.id, &new).await.unwrap();
        session::offer_visitor(&mut tx, new.id, Some(visitor)).await.unwrap();
        done(tx).await;
        assert_eq!(session::find(&home.store, &[1; 32], after(6)).await.unwrap(), None);
        let found = session::find(&home.store, &[2; 32], after(6)).await.unwrap().unwrap();
        assert_eq!((found.person, found.signed_in_at, found.visitor), (member, Some(after(5)), Some(visitor)));

        let visitor = home.own(visitor).await;
        home.store.erase(&visitor, after(7)).await.unwrap();
        let found = session::find(&home.store, &[2; 32], after(8)).await.unwrap().unwrap();
        assert_eq!(found.visitor, None, "what is gone is offered no more");
        let mut tx = home.tx().await;
        let gone = session::offer_visitor(&mut tx, old.id, None).await;
        assert!(matches!(gone, Err(Error::Missing(_))), "{gone:?}");
    }

    async fn people_end_their_own_sessions_and_no_others(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let sessions = [1, 2, 3].map(|token| home.session(asha.subject(), token));
        let other = home.session(ben.subject(), 4);
        for (second, new) in (0..).zip(sessions.iter().chain([&other])) {
            let mut tx = home.store.begin(after(second)).await.unwrap();
            session::add(&mut tx, new).await.unwrap();
            done(tx).await;
        }
        let ids = |sessions: Vec<session::Session>| sessions.into_iter().map(|session| session.id).collect::<Vec<_>>();
        let mut db = home.store.read().await.unwrap();
        let listed = ids(session::list(&mut db, &asha, after(9)).await.unwrap());
        assert_eq!(listed, [sessions[2].id, sessions[1].id, sessions[0].id]);
        drop(db);

        let mut tx = home.store.begin(after(10)).await.unwrap();
        assert!(!session::end(&mut tx, &asha, other.id).await.unwrap(), "not hers");
        assert!(session::end(&mut tx, &asha, sessions[0].id).await.unwrap());
        assert!(!session::end(&mut tx, &asha, sessions[0].id).await.unwrap());
        assert_eq!(session::end_all(&mut tx, &asha, Some(sessions[2].id)).await.unwrap(), 1);
        tx.commit(asha.event(EventKind::SignedOut).detail("everywhere")).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert_eq!(ids(session::list(&mut db, &asha, after(11)).await.unwrap()), [sessions[2].id]);
        assert_eq!(ids(session::list(&mut db, &ben, after(11)).await.unwrap()), [other.id]);
        drop(db);
        let mut tx = home.store.begin(after(12)).await.unwrap();
        assert_eq!(session::end_all(&mut tx, &asha, None).await.unwrap(), 1);
    }

    async fn sessions_that_ended_are_cleared_away(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut short = home.session(asha.subject(), 1);
        short.expires_at = after(60);
        let mut tx = home.tx().await;
        session::add(&mut tx, &short).await.unwrap();
        session::add(&mut tx, &home.session(asha.subject(), 2)).await.unwrap();
        done(tx).await;
        assert_eq!(session::list(&mut home.store.read().await.unwrap(), &asha, after(60)).await.unwrap().len(), 1);
        assert_eq!(session::remove_ended(&home.store, after(59)).await.unwrap(), 0);
        assert_eq!(session::remove_ended(&home.store, after(60)).await.unwrap(), 1);
        assert_eq!(session::remove_ended(&home.store, after(60)).await.unwrap(), 0);
    }

    async fn a_token_belongs_to_one_browser(home: Home) {
        let person = home.person().await;
        let mut tx = home.tx().await;
        session::add(&mut tx, &home.session(person, 1)).await.unwrap();
        let mut twin = home.session(person, 1);
        twin.id = SessionId(uuid::Uuid::from_u128(9));
        assert!(matches!(session::add(&mut tx, &twin).await, Err(Error::Taken(_))));
        drop(tx);
        let mut over = home.session(person, 3);
        over.expires_at = noon();
        assert!(matches!(session::add(&mut home.tx().await, &over).await, Err(Error::Refused(_))));
    }
}
