//! Requests for a person: one at a time, seen by whoever is entrusted, ended once.

use chrono::{NaiveDate, TimeDelta};
use model::{EventKind, HelpRequestId, PersonId, Role, ScopeId};
use store::{
    Grant,
    help::{
        self, NewRequest, State,
        desk::{self, Desk, Helpline},
    },
    person, scope,
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

async fn ask(home: &Home, grant: &Grant, about: &str, due: u32) -> (HelpRequestId, bool) {
    let id = HelpRequestId::new(noon(), &home.random);
    let new = NewRequest {
        id,
        about,
        shared: None,
        lang: "en",
        due: day(due),
    };
    let mut tx = home.tx().await;
    let asked = help::ask(&mut tx, grant, &new).await.unwrap();
    done(tx).await;
    (id, asked)
}

async fn staff_for(home: &Home, person: PersonId) -> PersonId {
    let staff = home.person().await;
    let scope = scope::Scope {
        id: ScopeId::new(noon(), &home.random),
        staff,
        over: scope::Over::Person(person),
        from: noon(),
        until: noon() + TimeDelta::days(1),
        granted_by: staff,
        ended_at: None,
    };
    let mut tx = home.tx().await;
    person::give_role(&mut tx, staff, Role::Staff).await.unwrap();
    scope::open(&mut tx, &scope).await.unwrap();
    done(tx).await;
    staff
}

both! {
    async fn one_request_at_a_time_and_it_ends_once(home: Home) {
        let asha = home.own(home.person().await).await;
        let (id, asked) = ask(&home, &asha, "my hours", 4).await;
        assert!(asked && !ask(&home, &asha, "again", 5).await.1);
        let other = home.own(home.person().await).await;
        let mut tx = home.store.begin(after(60)).await.unwrap();
        assert!(!help::end(&mut tx, &other, id, State::Answered, Some("no")).await.unwrap(), "not theirs");
        assert!(help::take(&mut tx, &asha, id, other.subject()).await.unwrap());
        assert!(help::end(&mut tx, &asha, id, State::Answered, Some("Come by.")).await.unwrap());
        assert!(!help::end(&mut tx, &asha, id, State::Withdrawn, None).await.unwrap());
        assert!(!help::take(&mut tx, &asha, id, other.subject()).await.unwrap());
        tx.commit(asha.event(EventKind::HelpAnswered).on(id.0)).await.unwrap();

        let mut db = home.store.read().await.unwrap();
        assert_eq!(help::open(&mut db, &asha).await.unwrap(), None);
        let found = help::find(&mut db, &asha, id).await.unwrap().unwrap();
        assert_eq!((found.state, found.answer.as_deref()), (State::Answered, Some("Come by.")));
        assert_eq!((found.due, found.ended_at, found.taken_by), (day(4), Some(after(60)), Some(other.subject())));
        assert_eq!(help::find(&mut db, &other, id).await.unwrap(), None);
        drop(db);
        assert!(ask(&home, &asha, "again", 5).await.1, "the first has ended");
        assert_eq!(help::own(&mut home.store.read().await.unwrap(), &asha, 10).await.unwrap().len(), 2);
    }

    async fn who_waits_is_listed_for_whoever_is_entrusted(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let (first, _) = ask(&home, &asha, "", 4).await;
        let (second, _) = ask(&home, &ben, "", 3).await;
        let staff = staff_for(&home, asha.subject()).await;
        let mut db = home.store.read().await.unwrap();
        let list = |found: Vec<help::Waiting>| found.into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(list(help::of_staff(&mut db, staff, after(1), 10).await.unwrap()), [first]);
        let late = noon() + TimeDelta::days(2);
        assert_eq!(list(help::of_staff(&mut db, staff, late, 10).await.unwrap()), []);
        assert_eq!(scope::entrusted_staff(&mut db, &asha, after(1)).await.unwrap(), [staff]);
        assert_eq!(scope::entrusted_staff(&mut db, &asha, late).await.unwrap(), []);
        assert_eq!(scope::entrusted_staff(&mut db, &ben, after(1)).await.unwrap(), []);
        assert_eq!(help::whose(&mut db, second).await.unwrap(), Some(ben.subject()));
        assert_eq!(help::all_open(&mut db, None, 10).await.unwrap().len(), 2);
    }

    async fn who_is_overdue_is_told_once_in_a_while(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let (first, _) = ask(&home, &asha, "", 4).await;
        ask(&home, &ben, "", 5).await;
        let overdue = async |on, since| {
            let found = help::overdue(&mut home.store.read().await.unwrap(), day(on), since, 10).await.unwrap();
            found.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(overdue(4, noon()).await, []);
        assert_eq!(overdue(5, noon()).await, [first]);
        let mut tx = home.tx().await;
        assert!(help::mark_reminded(&mut tx, &asha, first, noon()).await.unwrap());
        assert!(!help::mark_reminded(&mut tx, &asha, first, noon()).await.unwrap(), "once in that time");
        done(tx).await;
        assert_eq!(overdue(5, noon()).await, []);
        assert_eq!(overdue(5, noon() + TimeDelta::days(1)).await, [first]);
    }

    async fn how_the_place_answers_is_kept(home: Home) {
        let usual = desk::find(&mut home.store.read().await.unwrap()).await.unwrap();
        assert_eq!(usual, Desk { answer_days: 2, helpline: None });
        let line = Helpline { name: "Line".to_owned(), phone: "112".to_owned(), hours: String::new() };
        for new in [Desk { answer_days: 5, helpline: Some(line) }, Desk { answer_days: 1, helpline: None }] {
            let mut tx = home.tx().await;
            desk::set(&mut tx, &new).await.unwrap();
            done(tx).await;
            assert_eq!(desk::find(&mut home.store.read().await.unwrap()).await.unwrap(), new);
        }
        let mut tx = home.tx().await;
        assert!(desk::set(&mut tx, &Desk { answer_days: 0, helpline: None }).await.is_err());
    }
}
