//! Who may see whose data: the one check, the scopes behind it, and the looks it writes down.

use chrono::TimeDelta;
use model::{CohortId, Event, EventKind, Instant, PersonId, Purpose, Role, ScopeId};
use store::{Grant, Look, Refused, Viewer, cohort, person, scope};
use uuid::Uuid;

use crate::home::{Home, after, noon};

async fn staff(home: &Home) -> PersonId {
    let id = home.person().await;
    let mut tx = home.store.begin(noon()).await.unwrap();
    assert!(person::give_role(&mut tx, id, Role::Staff).await.unwrap());
    tx.commit(Event::about(EventKind::RoleGranted, id, id).detail("staff"))
        .await
        .unwrap();
    id
}

/// Entrusts `staff` for an hour from noon.
async fn entrust(home: &Home, staff: PersonId, over: scope::Over) -> ScopeId {
    let id = ScopeId::new(noon(), &home.random);
    let until = noon() + TimeDelta::hours(1);
    let scope = scope::Scope {
        id,
        staff,
        over,
        from: noon(),
        until,
        granted_by: staff,
        ended_at: None,
    };
    let mut tx = home.store.begin(noon()).await.unwrap();
    scope::open(&mut tx, &scope).await.unwrap();
    tx.commit(Event::new(EventKind::ScopeGranted, id.0)).await.unwrap();
    id
}

async fn ask(home: &Home, viewer: PersonId, subject: PersonId, at: Instant) -> Result<Grant, Refused> {
    home.store.grant(Viewer(viewer), subject, Purpose::Advice, at).await
}

fn is_refused(asked: &Result<Grant, Refused>) -> bool {
    matches!(asked, Err(Refused::NotEntrusted))
}

async fn looks(home: &Home, at: PersonId) -> Vec<Look> {
    home.store.looks_at(&Grant::program(at)).await.unwrap()
}

both! {
    async fn everybody_may_see_their_own_and_leaves_no_look(home: Home) {
        let (asha, ben) = (home.person().await, home.person().await);
        let grant = ask(&home, asha, asha, noon()).await.unwrap();
        assert!(grant.is_own());
        let found = person::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
        assert_eq!(found.id, asha);
        assert!(is_refused(&ask(&home, ben, asha, noon()).await), "another seeker");
        assert!(is_refused(&ask(&home, PersonId(Uuid::nil()), PersonId(Uuid::nil()), noon()).await), "nobody");
        assert_eq!(looks(&home, asha).await, []);
    }

    async fn staff_see_only_whom_they_are_entrusted_with_and_while_they_are(home: Home) {
        let (asha, ben, carla) = (home.person().await, home.person().await, staff(&home).await);
        entrust(&home, carla, scope::Over::Person(asha)).await;
        assert!(!ask(&home, carla, asha, noon()).await.unwrap().is_own());
        assert!(is_refused(&ask(&home, carla, ben, noon()).await), "not entrusted");
        assert!(is_refused(&ask(&home, carla, asha, after(-1)).await), "not yet");
        assert!(ask(&home, carla, asha, after(3599)).await.is_ok(), "still");
        assert!(is_refused(&ask(&home, carla, asha, after(3600)).await), "no more");
    }

    async fn a_scope_without_the_role_opens_nothing(home: Home) {
        let (asha, carla) = (home.person().await, staff(&home).await);
        entrust(&home, carla, scope::Over::Person(asha)).await;
        let mut tx = home.store.begin(noon()).await.unwrap();
        assert!(person::take_role(&mut tx, carla, Role::Staff).await.unwrap());
        assert!(person::give_role(&mut tx, carla, Role::Mentor).await.unwrap());
        tx.commit(Event::about(EventKind::RoleTaken, carla, carla).detail("staff")).await.unwrap();
        assert!(is_refused(&ask(&home, carla, asha, noon()).await));
    }

    async fn an_ended_scope_closes_at_once(home: Home) {
        let (asha, carla) = (home.person().await, staff(&home).await);
        let id = entrust(&home, carla, scope::Over::Person(asha)).await;
        let mut tx = home.store.begin(after(60)).await.unwrap();
        assert!(scope::end(&mut tx, id).await.unwrap());
        assert!(!scope::end(&mut tx, id).await.unwrap(), "only once");
        tx.commit(Event::new(EventKind::ScopeEnded, id.0)).await.unwrap();
        assert!(ask(&home, carla, asha, after(59)).await.is_ok());
        assert!(is_refused(&ask(&home, carla, asha, after(60)).await));
        let told = scope::covering(&mut home.store.read().await.unwrap(), &Grant::program(asha)).await.unwrap();
        assert_eq!(told.iter().map(|scope| scope.ended_at).collect::<Vec<_>>(), [Some(after(60))]);
    }

    async fn a_cohort_covers_its_members_as_long_as_they_are_in(home: Home) {
        let (asha, ben, carla) = (home.person().await, home.person().await, staff(&home).await);
        let class = CohortId::new(noon(), &home.random);
        let mut tx = home.store.begin(noon()).await.unwrap();
        cohort::add(&mut tx, class, "Class of 2026").await.unwrap();
        assert!(cohort::join(&mut tx, class, asha).await.unwrap());
        assert!(!cohort::join(&mut tx, class, asha).await.unwrap(), "once is enough");
        tx.commit(Event::new(EventKind::CohortMade, class.0)).await.unwrap();
        entrust(&home, carla, scope::Over::Cohort(class)).await;
        assert!(ask(&home, carla, asha, noon()).await.is_ok());
        assert!(is_refused(&ask(&home, carla, ben, noon()).await));

        let mut db = home.store.read().await.unwrap();
        assert_eq!(scope::entrusted(&mut db, carla, noon(), None, 10).await.unwrap(), [asha]);
        assert_eq!(cohort::members(&mut db, class, None, 10).await.unwrap(), [asha]);
        assert_eq!(scope::held(&mut db, carla, noon()).await.unwrap().len(), 1);
        assert_eq!(scope::held(&mut db, carla, after(3600)).await.unwrap(), []);
        drop(db);

        let mut tx = home.store.begin(noon()).await.unwrap();
        assert!(cohort::leave(&mut tx, class, asha).await.unwrap());
        tx.commit(Event::about(EventKind::CohortLeft, asha, carla)).await.unwrap();
        assert!(is_refused(&ask(&home, carla, asha, noon()).await));
    }

    async fn each_look_is_told_once_a_day_to_whom_it_was_at(home: Home) {
        let (asha, carla) = (home.person().await, staff(&home).await);
        entrust(&home, carla, scope::Over::Person(asha)).await;
        for at in [noon(), after(60), after(120)] {
            ask(&home, carla, asha, at).await.unwrap();
        }
        let helping = Purpose::AccountHelp;
        home.store.grant(Viewer(carla), asha, helping, after(180)).await.unwrap();
        let day = noon().date_naive();
        let seen = looks(&home, asha).await;
        let expected = [helping, Purpose::Advice].map(|purpose| Look { viewer: carla, purpose, day });
        assert_eq!(seen, expected);
        assert_eq!(looks(&home, carla).await, [], "nobody looked at her");
    }

    async fn acting_for_somebody_is_told_under_both_names(home: Home) {
        let (asha, carla) = (home.person().await, staff(&home).await);
        entrust(&home, carla, scope::Over::Person(asha)).await;
        let event = ask(&home, carla, asha, noon()).await.unwrap().event(EventKind::ProfileChanged);
        assert_eq!((event.person, event.actor), (Some(asha), Some(carla)));
        let event = ask(&home, asha, asha, noon()).await.unwrap().event(EventKind::ProfileChanged);
        assert_eq!((event.person, event.actor), (Some(asha), Some(asha)));
        let event = Grant::program(asha).event(EventKind::ProfileChanged);
        assert_eq!((event.person, event.actor), (Some(asha), None));
    }

    async fn people_with_a_role_are_listed_page_by_page(home: Home) {
        let mut all = Vec::new();
        for _ in 0..5 {
            all.push(staff(&home).await);
        }
        all.sort_unstable();
        let mut db = home.store.read().await.unwrap();
        let first = person::with_role(&mut db, Role::Staff, None, 3).await.unwrap();
        let rest = person::with_role(&mut db, Role::Staff, first.last().copied(), 3).await.unwrap();
        assert_eq!([first, rest].concat(), all);
        assert_eq!(person::roles(&mut db, all[0]).await.unwrap(), [Role::Staff]);
    }
}
