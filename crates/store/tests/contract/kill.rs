//! Real processes, killed at random moments in the middle of writing: whatever was acknowledged is there, and there is no
//! change without its event and no event without its change.

use std::{collections::BTreeSet, time::Duration};

use model::{EventKind, PersonId, Role, SeededRandom};
use store::{Options, Position, Store, person};

use crate::{
    child::{Writer, add_person},
    home::{Home, eventually, noon},
};

/// How many processes are killed on each engine.
const ROUNDS: u64 = 50;

/// Everybody in the table of roles, which is written in the same transaction as their own row, their work and their event.
async fn people(store: &Store) -> BTreeSet<PersonId> {
    let mut found = BTreeSet::new();
    let mut last = None;
    loop {
        let page = person::with_role(&mut store.read().await.unwrap(), Role::Seeker, last, 1000)
            .await
            .unwrap();
        last = page.last().copied();
        found.extend(page);
        if last.is_none() {
            return found;
        }
    }
}

async fn events(store: &Store) -> Vec<PersonId> {
    let mut found = Vec::new();
    let mut position = Position::START;
    loop {
        let entries = store.journal().after(position, 1000).await.unwrap();
        let Some(last) = entries.last() else { return found };
        position = last.position;
        assert!(entries.iter().all(|entry| entry.event.kind == EventKind::PersonArrived));
        found.extend(entries.iter().map(|entry| PersonId(entry.event.subject)));
    }
}

/// People and events of one moment. (The last commit of a process that was killed may still be under way on the server:
/// read until nothing changed between.)
async fn settled(store: &Store) -> (BTreeSet<PersonId>, Vec<PersonId>) {
    eventually(|| async {
        let before = people(store).await;
        let events = events(store).await;
        (events.len() >= before.len() && people(store).await == before).then_some((before, events))
    })
    .await
}

/// Counts everything; gives how many people there are.
async fn check(store: &Store, acknowledged: &[PersonId]) -> usize {
    let (people, events) = settled(store).await;
    let lost: Vec<_> = acknowledged.iter().filter(|id| !people.contains(id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert_eq!(events.len(), people.len(), "as many events as changes");
    assert_eq!(
        events.into_iter().collect::<BTreeSet<_>>(),
        people,
        "each change has its event, each event its change"
    );
    let work = store.work().counts(noon()).await.unwrap();
    assert_eq!(
        work.iter().map(|count| count.waiting).sum::<i64>(),
        i64::try_from(people.len()).unwrap()
    );
    for id in &people {
        assert!(
            person::exists(&mut store.read().await.unwrap(), *id).await.unwrap(),
            "{id} has a role and no row"
        );
    }
    people.len()
}

/// Kills at a moment that lies, by the seed, somewhere in the opening (every fifth time) or in the middle of writing.
fn kill_at_random(options: &Options, round: u64) -> Vec<PersonId> {
    let random = SeededRandom::new(round);
    let mut writer = Writer::start(options, 1_000 + round);
    let (writes, micros) = if round.is_multiple_of(5) {
        (0, 150_000)
    } else {
        (1 + random.below(25), 10_000)
    };
    let mut acknowledged: Vec<_> = (0..writes).map_while(|_| writer.next()).collect();
    std::thread::sleep(Duration::from_micros(u64::from(random.below(micros))));
    acknowledged.extend(writer.kill());
    acknowledged
}

async fn nothing_acknowledged_is_lost(home: &Home) {
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        acknowledged.extend(kill_at_random(&home.options, round));
        if round % 10 == 9 {
            check(&home.store, &acknowledged).await;
        }
    }
    let people = check(&home.store, &acknowledged).await;
    assert!(
        acknowledged.len() > 500,
        "only {} writes were acknowledged: too few to mean much",
        acknowledged.len()
    );
    eprintln!(
        "{ROUNDS} processes killed, {} writes acknowledged, {people} there",
        acknowledged.len()
    );
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    let home = Home::on_sqlite().await;
    let file = home.options.dir.join("onward.db");
    nothing_acknowledged_is_lost(&home).await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let sound: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(sound, "ok");
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_postgres() {
    nothing_acknowledged_is_lost(&Home::on_postgres().await).await;
}

/// `onward import` beside `onward serve`: both write, neither fails, nothing is missing.
#[tokio::test]
async fn two_processes_write_to_one_sqlite() {
    let home = Home::on_sqlite().await;
    let mut writer = Writer::start(&home.options, 1);
    let mut acknowledged = Vec::new();
    for number in 0..300 {
        acknowledged.push(add_person(&home.store, noon(), &home.random).await);
        if number % 3 == 0 {
            acknowledged.push(writer.next().unwrap());
        }
    }
    acknowledged.extend(writer.kill());
    let people = check(&home.store, &acknowledged).await;
    assert!(people >= 400);
}
