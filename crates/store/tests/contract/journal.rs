//! No change without its event, no event without its change; followers miss nothing.

use model::{Event, EventKind, PersonId};
use store::{Entry, Error, Position};

use crate::home::{Home, after, event, eventually, noon};

fn numbers(entries: &[Entry]) -> Vec<u128> {
    entries.iter().map(|entry| entry.event.subject.as_u128()).collect()
}

both! {
    async fn a_change_and_its_events_appear_together_in_order(home: Home) {
        let id = PersonId::new(noon(), &home.random);
        let mut tx = home.store.begin(after(1)).await.unwrap();
        store::person::add(&mut tx, id, Some("campus-2026")).await.unwrap();
        tx.also(Event::about(EventKind::PersonArrived, id, id));
        tx.commit(Event::about(EventKind::AccountCreated, id, id).detail("campus-2026")).await.unwrap();

        let found = home.events(2).await;
        let told: Vec<_> = found.iter().map(|entry| (entry.event.kind, entry.at)).collect();
        assert_eq!(told, [(EventKind::PersonArrived, after(1)), (EventKind::AccountCreated, after(1))]);
        assert_eq!(found[1].event, Event::about(EventKind::AccountCreated, id, id).detail("campus-2026"));
        assert_eq!(home.store.journal().end().await.unwrap(), found[1].position);
    }

    async fn a_transaction_let_go_changes_nothing_and_tells_nothing(home: Home) {
        let id = PersonId::new(noon(), &home.random);
        let mut tx = home.store.begin(noon()).await.unwrap();
        store::person::add(&mut tx, id, None).await.unwrap();
        tx.also(event(1));
        drop(tx);

        home.store.begin(noon()).await.unwrap().commit(event(2)).await.unwrap();
        assert_eq!(numbers(&home.events(1).await), [2]);
        let mut db = home.store.read().await.unwrap();
        assert!(!store::person::exists(&mut db, id).await.unwrap());
    }

    async fn personal_text_cannot_enter_the_journal(home: Home) {
        let tx = home.store.begin(noon()).await.unwrap();
        let refused = tx.commit(event(1).detail("asha@example.org")).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        assert_eq!(home.store.journal().after(Position::START, 10).await.unwrap(), []);
    }

    async fn reading_goes_on_where_it_stopped(home: Home) {
        for number in 1..=5 {
            home.store.begin(noon()).await.unwrap().commit(event(number)).await.unwrap();
        }
        let all = home.events(5).await;
        let two = home.store.journal().after(Position::START, 2).await.unwrap();
        assert_eq!(two, all[..2]);
        let rest = home.store.journal().after(two[1].position, 100).await.unwrap();
        assert_eq!(numbers(&rest), [3, 4, 5]);
        assert!(all.is_sorted_by_key(|entry| entry.position));
    }
}

/// Transactions that began in order commit in reverse, one of them not at all. A follower that reads all the while sees
/// each committed entry once, in the order of positions, and ends up at the end.
#[tokio::test]
async fn out_of_order_commits_skip_nothing_and_hold_nothing_up() {
    let home = Home::on_postgres().await;
    let mut open = Vec::new();
    for number in 1..=6 {
        let mut tx = home.store.begin(noon()).await.unwrap();
        // A write gives the transaction its number; from here on it may commit in any order.
        store::person::add(&mut tx, PersonId::new(noon(), &home.random), None)
            .await
            .unwrap();
        open.push((number, tx));
    }
    let mut seen = Vec::new();
    let mut position = Position::START;
    while let Some((number, tx)) = open.pop() {
        if number == 3 {
            drop(tx);
        } else {
            tx.commit(event(number)).await.unwrap();
        }
        for entry in home.store.journal().after(position, 100).await.unwrap() {
            position = entry.position;
            seen.push(entry.event.subject.as_u128());
        }
        assert!(
            open.is_empty() || seen.is_empty(),
            "read past the transaction that is still open"
        );
    }
    let journal = home.store.journal();
    while seen.len() < 5 {
        let more = eventually(|| async {
            let more = journal.after(position, 100).await.unwrap();
            (!more.is_empty()).then_some(more)
        })
        .await;
        position = more[more.len() - 1].position;
        seen.extend(numbers(&more));
    }
    assert_eq!(seen, [1, 2, 4, 5, 6]);
    assert_eq!(journal.end().await.unwrap(), position);
}
