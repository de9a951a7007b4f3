//! Numbers for the health page are those of what is there.

use model::{EventKind, WorkId};
use store::{health, mail, work::NewWork};

use crate::{
    home::{Home, after, noon},
    made::done,
};

both! {
    async fn the_health_page_counts_what_is_there(home: Home) {
        let empty = health::numbers(&mut home.store.read().await.unwrap()).await.unwrap();
        assert_eq!((empty.people, empty.open_postings, empty.mail_waiting_since), (0, 0, None));

        home.openings().await;
        let (asha, ben) = (home.member("asha@example.org").await, home.own(home.person().await).await);
        let gone = home.own(home.person().await).await;
        home.store.erase(&gone, noon()).await.unwrap();
        home.post(&asha, "b", after(8)).await;
        home.post(&asha, "a", after(7)).await;
        let failed = home.post(&ben, "c", after(1)).await;
        let mut tx = home.tx().await;
        mail::mark_failed(&mut tx, failed, "550").await.unwrap();
        let work = NewWork {
            id: WorkId::new(noon(), &home.random),
            kind: "import",
            key: "jobs.csv",
            payload: &serde_json::Value::Null,
            run_at: noon(),
        };
        tx.enqueue(&work).await.unwrap();
        tx.commit(model::Event::new(EventKind::MailFailed, failed.0)).await.unwrap();
        let lease = home.store.work().claim("import", 1, chrono::TimeDelta::minutes(1), noon(), &home.random).await.unwrap();
        home.store.work().give_up(&lease[0], "the file is gone", noon()).await.unwrap();
        done(home.tx().await).await;

        let numbers = health::numbers(&mut home.store.read().await.unwrap()).await.unwrap();
        assert_eq!(numbers, health::Numbers {
            open_postings: 3,
            people: 2,
            accounts: 1,
            waiting_mails: 2,
            failed_mails: 1,
            mail_waiting_since: Some(after(7)),
            dead_work: 1,
        });
    }
}
