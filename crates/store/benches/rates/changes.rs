//! Changes with their events, the journal, the work queue, backup and restore.

use std::time::Instant as Stopwatch;

use chrono::TimeDelta;
use model::SeededRandom;
use store::{Options, Position, Store};

use crate::{
    child::add_person,
    home::{Home, noon},
};

/// Changes made, each of four rows and an event.
const CHANGES: u32 = 2_000;

fn tell(home: &Home, what: &str, count: u32, since: Stopwatch) {
    let seconds = since.elapsed().as_secs_f64();
    eprintln!(
        "{:?}: {what}: {count} in {seconds:.2} s, {:.0} a second",
        home.store.kind(),
        f64::from(count) / seconds
    );
}

pub(crate) async fn measure(home: Home) {
    let since = Stopwatch::now();
    for number in 0..CHANGES {
        add_person(&home.store, noon(), &SeededRandom::new(u64::from(number))).await;
    }
    tell(&home, "changes with their events, one after the other", CHANGES, since);

    let since = Stopwatch::now();
    let (mut position, mut read) = (Position::START, 0);
    while let Some(last) = home.store.journal().after(position, 1000).await.unwrap().last() {
        position = last.position;
        read += 1;
    }
    tell(&home, "journal batches of 1000", read, since);

    let since = Stopwatch::now();
    let mut done = 0;
    loop {
        let (work, random) = (home.store.work(), SeededRandom::new(u64::from(done)));
        let leases = work
            .claim("welcome", 50, TimeDelta::minutes(1), noon(), &random)
            .await
            .unwrap();
        if leases.is_empty() {
            break;
        }
        for lease in &leases {
            work.finish(lease).await.unwrap();
            done += 1;
        }
    }
    tell(
        &home,
        "pieces of work claimed by 50 and finished one by one",
        done,
        since,
    );

    let path = home.options.dir.join("backup.tar");
    let since = Stopwatch::now();
    home.store.backup(&path, noon()).await.unwrap();
    tell(&home, "people backed up", CHANGES, since);
    let url = home.options.url.as_ref().map(|_| testkit::postgres());
    let since = Stopwatch::now();
    Store::restore(
        &path,
        &Options {
            url,
            dir: home.options.dir.join("back"),
        },
        None,
    )
    .await
    .unwrap();
    tell(&home, "people restored", CHANGES, since);
}
