//! The list of people a member of staff is entrusted with.

use chrono::TimeDelta;
use model::{CohortId, EventKind, Fact, PersonId, Profile, ScopeId};
use store::{
    Grant,
    caseload::{self, Cut, Page, Trust},
    cohort, profile, scope,
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

async fn named(home: &Home, name: Option<&str>) -> PersonId {
    let id = home.person().await;
    let grant = Grant::program(id);
    let profile = Profile {
        name: name.map(|name| Fact::entered(name.to_owned())),
        ..Profile::default()
    };
    let mut tx = home.tx().await;
    profile::save(&mut tx, &grant, 0, &profile).await.unwrap();
    tx.commit(grant.event(EventKind::ProfileChanged)).await.unwrap();
    id
}

async fn entrust(home: &Home, staff: PersonId, over: scope::Over, days: i64) -> ScopeId {
    let id = ScopeId::new(noon(), &home.random);
    let mut tx = home.tx().await;
    let until = noon() + TimeDelta::days(days);
    let new = scope::Scope {
        id,
        staff,
        over,
        from: noon(),
        until,
        granted_by: staff,
        ended_at: None,
    };
    scope::open(&mut tx, &new).await.unwrap();
    done(tx).await;
    id
}

async fn leaf(home: &Home, staff: PersonId, letter: &str, cut: Cut<PersonId>, limit: usize) -> Page {
    let place = |name: Option<&str>| {
        let name = name.unwrap_or("~").to_lowercase();
        name.contains(letter).then_some(name)
    };
    let mut db = home.store.read().await.unwrap();
    caseload::page(&mut db, staff, after(1), place, cut, limit)
        .await
        .unwrap()
}

both! {
    async fn staff_leaf_through_their_people_by_name(home: Home) {
        let (carla, other) = (home.person().await, home.person().await);
        let mut people = Vec::new();
        for name in [Some("Zoë"), Some("asha"), None, Some("Ben"), Some("Élodie \"x\"")] {
            let id = named(&home, name).await;
            entrust(&home, carla, scope::Over::Person(id), 2).await;
            people.push(id);
        }
        let stranger = named(&home, Some("Aaron")).await;
        entrust(&home, other, scope::Over::Person(stranger), 2).await;
        let [zoe, asha, nameless, ben, elodie] = people[..] else { panic!("five") };

        let all = leaf(&home, carla, "", Cut::First, 9).await;
        assert_eq!((all.people, all.before, all.total), (vec![asha, ben, zoe, nameless, elodie], 0, 5));
        let second = leaf(&home, carla, "", Cut::After(ben), 2).await;
        assert_eq!((second.people, second.before, second.total), (vec![zoe, nameless], 2, 5));
        let back = leaf(&home, carla, "", Cut::Before(zoe), 2).await;
        assert_eq!((back.people, back.before), (vec![asha, ben], 0));
        let last = leaf(&home, carla, "", Cut::After(elodie), 2).await;
        assert_eq!((last.people, last.before, last.total), (vec![], 5, 5));
        let found = leaf(&home, carla, "e", Cut::First, 9).await;
        assert_eq!((found.people, found.total), (vec![ben, elodie], 2));
        let gone = leaf(&home, carla, "", Cut::After(stranger), 1).await;
        assert_eq!((gone.people, gone.before), (vec![asha], 0), "a page after a stranger is the first");
        assert_eq!(leaf(&home, home.person().await, "", Cut::First, 9).await, Page::default());
    }

    async fn trust_tells_through_what_and_until_when(home: Home) {
        let (carla, asha) = (home.person().await, named(&home, Some("Asha")).await);
        let class = CohortId::new(noon(), &home.random);
        let mut tx = home.tx().await;
        cohort::add(&mut tx, class, "Spring 2026").await.unwrap();
        cohort::join(&mut tx, class, asha).await.unwrap();
        done(tx).await;
        entrust(&home, carla, scope::Over::Person(asha), 1).await;
        entrust(&home, carla, scope::Over::Cohort(class), 3).await;
        let ended = entrust(&home, carla, scope::Over::Person(asha), 9).await;
        let mut tx = home.tx().await;
        scope::end(&mut tx, ended).await.unwrap();
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let held = caseload::trust(&mut db, carla, asha, after(1)).await.unwrap();
        let day = |days| noon() + TimeDelta::days(days);
        assert_eq!(held, [
            Trust { cohort: Some("Spring 2026".to_owned()), from: noon(), until: day(3) },
            Trust { cohort: None, from: noon(), until: day(1) },
        ]);
        assert_eq!(caseload::trust(&mut db, asha, carla, after(1)).await.unwrap(), []);
    }
}
