//! A store with a little of everything in it.

use chrono::TimeDelta;
use model::{CohortId, EventKind, FileId, PersonId, Purpose, Role, ScopeId, WorkId};
use serde_json::json;
use store::{Grant, Viewer, cohort, files, person, scope, work::NewWork};

use crate::home::{Home, after, event, noon};

/// A seeker with a file, in a cohort; a member of staff who was entrusted with it and looked; work waiting and dead; a
/// follower that has not come to the end. Gives the two people. There are four entries in the journal.
pub(crate) async fn fill(home: &Home) -> (PersonId, PersonId) {
    let (asha, carla) = (home.person().await, home.person().await);
    add_file(home, asha).await;
    entrust(home, asha, carla).await;
    queue(home).await;
    home.events(4).await;
    let follower = home.store.follower("alerts");
    let batch = follower.next(3).await.unwrap();
    follower.turn(&batch, after(3)).await.unwrap().commit().await.unwrap();
    (asha, carla)
}

async fn add_file(home: &Home, owner: PersonId) {
    let grant = Grant::program(owner);
    let bytes = &b"my resume"[..];
    let stored = home
        .store
        .files()
        .put(owner, bytes, 100, noon(), &home.random)
        .await
        .unwrap();
    let id = FileId::new(noon(), &home.random);
    let mut tx = home.store.begin(noon() + TimeDelta::microseconds(1)).await.unwrap();
    files::add(&mut tx, &grant, id, &stored, "résumé.pdf", "application/pdf")
        .await
        .unwrap();
    tx.commit(grant.event(EventKind::ResumeUploaded).on(id.0))
        .await
        .unwrap();
}

async fn entrust(home: &Home, member: PersonId, staff: PersonId) {
    let class = CohortId::new(noon(), &home.random);
    let scope = scope::Scope {
        id: ScopeId::new(noon(), &home.random),
        staff,
        over: scope::Over::Cohort(class),
        from: noon(),
        until: noon() + TimeDelta::days(1),
        granted_by: staff,
        ended_at: None,
    };
    let mut tx = home.store.begin(noon()).await.unwrap();
    person::give_role(&mut tx, staff, Role::Staff).await.unwrap();
    cohort::add(&mut tx, class, "Größte Klasse, \"2026\"\n").await.unwrap();
    cohort::join(&mut tx, class, member).await.unwrap();
    scope::open(&mut tx, &scope).await.unwrap();
    for key in ["waiting", "dead"] {
        let payload = json!({ "b": [1, 2.5, null, "ü"], "a": { "key": key } });
        let id = WorkId::new(noon(), &home.random);
        let work = NewWork {
            id,
            kind: key,
            key,
            payload: &payload,
            run_at: noon(),
        };
        tx.enqueue(&work).await.unwrap();
    }
    tx.commit(event(1)).await.unwrap();
    home.store
        .grant(Viewer(staff), member, Purpose::Advice, after(1))
        .await
        .unwrap();
}

async fn queue(home: &Home) {
    let work = home.store.work();
    let minute = TimeDelta::minutes(1);
    let lease = work
        .claim("dead", 1, minute, noon(), &home.random)
        .await
        .unwrap()
        .remove(0);
    work.give_up(&lease, "no such address", after(2)).await.unwrap();
}
