//! A backup written by an earlier version is restored as it was and then brought to today's schema, like a database that
//! is opened.

use chrono::{TimeZone, Utc};
use uuid::Uuid;

use super::{Manifest, archive, dump, manifest};
use crate::{Options, Snapshot, Store, cohort, engine, schema};

/// The schema without files, as it once was.
const EARLIER: i64 = 3;

/// Makes a place of the earlier schema with one cohort, and its backup.
async fn saved(options: &Options) -> std::path::PathBuf {
    let at = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap();
    let parts = options.dir.join("parts");
    std::fs::create_dir_all(&parts).unwrap();
    let db = engine::open_for_change(options).await.unwrap();
    let mut raw = db.write().await.unwrap();
    schema::migrate(&mut raw, EARLIER).await.unwrap();
    let sql = "INSERT INTO cohort (id, name, created_at) VALUES ($1, 'Class of 2025', $2)";
    exec!(&mut raw, sql, Uuid::from_u128(1), at).unwrap();
    raw.commit().await.unwrap();
    let mut snapshot = Snapshot::take(db.frozen().await.unwrap()).await.unwrap();
    let manifest = Manifest {
        format: manifest::FORMAT,
        program: "0.0.1".into(),
        schema: EARLIER,
        engine: db.kind().name().into(),
        at,
        tables: dump::dump(&mut snapshot, &parts).await.unwrap(),
        files: 0,
        absent: Vec::new(),
    };
    assert!(
        manifest.tables.iter().all(|part| part.table != "file"),
        "files came later"
    );
    let path = options.dir.join("backup.tar");
    archive::write(&path, &parts, &[], manifest).unwrap();
    path
}

async fn comes_back(url: impl Fn() -> Option<String>) {
    let dir = tempfile::tempdir().unwrap();
    let path = saved(&Options {
        url: url(),
        dir: dir.path().join("old"),
    })
    .await;
    let options = Options {
        url: url(),
        dir: dir.path().join("new"),
    };
    let restored = Store::restore(&path, &options, None).await.unwrap();
    assert_eq!(restored.manifest.schema, EARLIER);
    assert_eq!(restored.store.schema().await.unwrap(), schema::newest());
    let cohorts = cohort::list(&mut restored.store.read().await.unwrap(), "", 9)
        .await
        .unwrap();
    assert_eq!(cohorts[0].name, "Class of 2025");
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date_on_sqlite() {
    comes_back(|| None).await;
}

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date_on_postgres() {
    comes_back(|| Some(testkit::postgres())).await;
}
