//! Stored files: unguessable, whole, theirs alone, and gone when nobody knows them.

use std::path::PathBuf;

use chrono::TimeDelta;
use model::{EventKind, FileId, PersonId};
use store::{
    Error, Grant,
    files::{self, File, Swept},
};

use crate::home::{Home, after, noon};

/// Stores a file as it is meant to be done.
async fn keep(home: &Home, owner: PersonId, bytes: &[u8]) -> File {
    let grant = Grant::program(owner);
    let stored = home
        .store
        .files()
        .put(owner, bytes, 1 << 20, noon(), &home.random)
        .await
        .unwrap();
    let id = FileId::new(noon(), &home.random);
    let mut tx = home.store.begin(noon()).await.unwrap();
    files::add(&mut tx, &grant, id, &stored, "résumé.pdf", "application/pdf")
        .await
        .unwrap();
    tx.commit(grant.event(EventKind::ResumeUploaded).on(id.0))
        .await
        .unwrap();
    files::find(&mut home.store.read().await.unwrap(), &grant, id)
        .await
        .unwrap()
        .unwrap()
}

/// Every file below `files/`.
fn lying_there(home: &Home) -> Vec<PathBuf> {
    let owners = std::fs::read_dir(home.options.dir.join("files")).unwrap();
    let inside = owners.map(|owner| std::fs::read_dir(owner.unwrap().path()).unwrap());
    inside.flatten().map(|file| file.unwrap().path()).collect()
}

both! {
    async fn a_file_comes_back_as_it_was(home: Home) {
        let owner = home.person().await;
        // More than is read at a time, and nothing at all.
        let large: Vec<u8> = (0..700_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
        for bytes in [&b"short"[..], &large, b""] {
            let file = keep(&home, owner, bytes).await;
            assert_eq!((file.size, file.name.as_str()), (bytes.len() as u64, "résumé.pdf"));
            assert_eq!(home.store.files().get(&file).await.unwrap(), bytes);
        }
        assert_eq!(lying_there(&home).len(), 3);
    }

    async fn too_large_a_file_is_refused_and_leaves_nothing(home: Home) {
        let owner = home.person().await;
        let refused = home.store.files().put(owner, &[7; 1001][..], 1000, noon(), &home.random).await;
        assert!(matches!(refused, Err(Error::TooLarge(_, 1000))), "{refused:?}");
        assert_eq!(lying_there(&home), Vec::<PathBuf>::new());
        assert!(home.store.files().put(owner, &[7; 1000][..], 1000, noon(), &home.random).await.is_ok());
    }

    async fn names_on_the_disk_cannot_be_guessed(home: Home) {
        let owner = home.person().await;
        for _ in 0..3 {
            keep(&home, owner, b"the same bytes").await;
        }
        let names: Vec<_> = lying_there(&home).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        let secrets: std::collections::BTreeSet<_> =
            names.iter().map(|name| name.to_str().unwrap().split_once('-').unwrap().1.to_owned()).collect();
        assert_eq!(secrets.len(), 3);
        assert!(secrets.iter().all(|secret| secret.len() == 64), "{secrets:?}");
    }

    async fn nobody_else_finds_it(home: Home) {
        let (asha, ben) = (home.person().await, home.person().await);
        let file = keep(&home, asha, b"mine").await;
        let bens = Grant::program(ben);
        let mut db = home.store.read().await.unwrap();
        assert_eq!(files::find(&mut db, &bens, file.id).await.unwrap(), None);
        assert_eq!(files::list(&mut db, &bens).await.unwrap(), []);
        assert_eq!(files::list(&mut db, &Grant::program(asha)).await.unwrap(), std::slice::from_ref(&file));
        drop(db);
        let mut tx = home.store.begin(noon()).await.unwrap();
        assert_eq!(files::remove(&mut tx, &bens, file.id).await.unwrap(), None);
        let stored = home.store.files().put(asha, &b"hers"[..], 10, noon(), &home.random).await.unwrap();
        let taken = files::add(&mut tx, &bens, FileId::new(noon(), &home.random), &stored, "x", "text/plain").await;
        assert!(matches!(taken, Err(Error::Refused(_))), "{taken:?}");
    }

    async fn damage_is_noticed(home: Home) {
        let owner = home.person().await;
        let file = keep(&home, owner, b"what I can do").await;
        let path = lying_there(&home).pop().unwrap();
        std::fs::write(&path, b"what I can't ").unwrap();
        let damaged = home.store.files().get(&file).await;
        assert!(matches!(damaged, Err(Error::Corrupt(_))), "{damaged:?}");
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(home.store.files().get(&file).await, Err(Error::Missing(_))));
    }

    async fn removing_takes_the_row_and_then_the_bytes(home: Home) {
        let owner = home.person().await;
        let (grant, file) = (Grant::program(owner), keep(&home, owner, b"old").await);
        let mut tx = home.store.begin(after(1)).await.unwrap();
        let key = files::remove(&mut tx, &grant, file.id).await.unwrap().unwrap();
        tx.commit(grant.event(EventKind::FileRemoved).on(file.id.0)).await.unwrap();
        home.store.files().delete(&key).await.unwrap();
        home.store.files().delete(&key).await.unwrap();
        assert_eq!(std::fs::read_dir(home.options.dir.join("files")).unwrap().count(), 0, "nor an empty directory");
    }

    async fn what_nobody_recorded_is_swept_after_a_day(home: Home) {
        let owner = home.person().await;
        let kept = keep(&home, owner, b"recorded").await;
        home.store.files().put(owner, &b"the process died here"[..], 100, noon(), &home.random).await.unwrap();
        let cut_off = lying_there(&home)[0].with_extension("");
        std::fs::write(format!("{}#1", cut_off.display()), b"the process died earlier").unwrap();
        std::fs::write(cut_off.with_file_name("notes.txt"), b"somebody else's").unwrap();

        let day = TimeDelta::days(1);
        let early = home.store.sweep_orphans(noon() + day - TimeDelta::seconds(1)).await.unwrap();
        assert_eq!(early, Swept { removed: 0, young: 2, foreign: 1 });
        let swept = home.store.sweep_orphans(noon() + day).await.unwrap();
        assert_eq!(swept, Swept { removed: 2, young: 0, foreign: 1 });
        assert_eq!(home.store.files().get(&kept).await.unwrap(), b"recorded");
        assert_eq!(lying_there(&home).len(), 2);
    }
}
