//! Erasing a person: nothing of theirs is left, the journal keeps its meaning, and nobody comes back.

use model::{EventKind, FileId, Purpose, Role};
use store::{Error, Grant, Store, Viewer, erase, files, person};

use crate::home::{Home, after, noon};

both! {
    async fn an_erased_person_leaves_nothing_but_their_id(home: Home) {
        let asha = home.person().await;
        let grant = home.store.grant(Viewer(asha), asha, Purpose::Advice, noon()).await.unwrap();
        let stored = home.store.files().put(asha, &b"my resume"[..], 100, noon(), &home.random).await.unwrap();
        let id = FileId::new(noon(), &home.random);
        let mut tx = home.store.begin(noon()).await.unwrap();
        files::add(&mut tx, &grant, id, &stored, "resume.txt", "text/plain").await.unwrap();
        person::give_role(&mut tx, asha, Role::Seeker).await.unwrap();
        tx.commit(grant.event(EventKind::ResumeUploaded).on(id.0)).await.unwrap();
        let file = files::find(&mut home.store.read().await.unwrap(), &grant, id).await.unwrap().unwrap();

        home.store.erase(&grant, after(10)).await.unwrap();

        let mut db = home.store.read().await.unwrap();
        assert_eq!(person::find(&mut db, &grant).await.unwrap(), None);
        assert_eq!(person::roles(&mut db, asha).await.unwrap(), []);
        assert_eq!(files::list(&mut db, &grant).await.unwrap(), []);
        drop(db);
        assert!(matches!(home.store.files().get(&file).await, Err(Error::Missing(_))), "the bytes are gone too");
        assert!(home.store.grant(Viewer(asha), asha, Purpose::Advice, after(11)).await.is_err());
        assert!(matches!(home.store.erase(&grant, after(12)).await, Err(Error::Missing(_))), "once is enough");
        let events = home.events(3).await;
        assert_eq!(events[2].event, grant.event(EventKind::PersonErased));
    }

    async fn the_log_tells_who_was_erased_also_after_a_crash_between(home: Home) {
        let (asha, ben) = (home.person().await, home.person().await);
        home.store.erase(&Grant::program(asha), after(1)).await.unwrap();
        home.store.erase(&Grant::program(ben), after(2)).await.unwrap();
        let log = home.options.dir.join(erase::LOG);
        let whole = erase::read_log(&log).unwrap();
        assert_eq!(whole.iter().map(|erasure| (erasure.at, erasure.person)).collect::<Vec<_>>(), [
            (after(1), asha),
            (after(2), ben),
        ]);

        // The machine stopped in the middle of the last line.
        let text = std::fs::read_to_string(&log).unwrap();
        std::fs::write(&log, &text[..text.len() - 20]).unwrap();
        assert_eq!(erase::read_log(&log).unwrap(), whole[..1]);
        Store::open(&home.options).await.unwrap();
        assert_eq!(erase::read_log(&log).unwrap(), whole, "the table mends the log");

        std::fs::write(&log, "not an erasure\n").unwrap();
        assert!(matches!(erase::read_log(&log), Err(Error::Corrupt(_))));
    }
}
