//! Opening: an empty place, an older schema, a newer one, a wrong address, a second time.

use model::{Event, EventKind};
use sqlx::{Connection, Executor, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};
use store::{OpenError, Options, Store, person, schema};

use crate::home::{Home, event, noon};

/// A direct connection to the database of a home on SQLite.
async fn direct(options: &Options) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(options.dir.join("onward.db"))
        .create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

both! {
    async fn opening_again_finds_everything(home: Home) {
        let asha = home.person().await;
        let history = home.store.history().await.unwrap();
        let kind = home.store.kind();
        home.store.clone().close().await;
        let again = Store::open(&home.options).await.unwrap();
        assert!(person::exists(&mut again.read().await.unwrap(), asha).await.unwrap());
        assert_eq!(again.history().await.unwrap(), history);
        assert_eq!((again.kind(), again.schema().await.unwrap()), (kind, schema::newest()));
        again.ready().await.unwrap();
        assert!(!home.options.dir.join("before-upgrade").exists(), "there was nothing to upgrade");
    }

    async fn several_processes_may_open_an_empty_place_at_once(home: Home) {
        let url = home.options.url.as_ref().map(|_| testkit::postgres());
        let fresh = Options { url, dir: home.options.dir.join("fresh") };
        let opened = (0..5).map(|_| {
            let options = fresh.clone();
            tokio::spawn(async move { Store::open(&options).await.map(|store| store.kind()) })
        });
        for opening in opened.collect::<Vec<_>>() {
            opening.await.unwrap().unwrap();
        }
    }

    async fn a_store_that_is_closed_is_not_ready(home: Home) {
        let store = home.store.clone();
        home.store.clone().close().await;
        assert!(store.ready().await.is_err());
    }
}

#[tokio::test]
async fn an_older_schema_is_brought_up_to_date_and_copied_before() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options::in_dir(dir.path());
    let mut old = direct(&options).await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let migrations = Migrator::new(std::path::Path::new(folder)).await.unwrap();
    migrations.run_to(2, &mut old).await.unwrap();
    old.execute(
        "INSERT INTO cohort (id, name, created_at) VALUES (x'01020304050607080910111213141516', 'Old', '2020')",
    )
    .await
    .unwrap();
    old.close().await.unwrap();

    let store = Store::open(&options).await.unwrap();
    assert_eq!(store.schema().await.unwrap(), schema::newest());
    let cohorts = store::cohort::list(&mut store.read().await.unwrap(), "", 9)
        .await
        .unwrap();
    assert_eq!(cohorts[0].name, "Old");
    let copies: Vec<_> = std::fs::read_dir(dir.path().join("before-upgrade")).unwrap().collect();
    let copy = SqliteConnectOptions::new().filename(copies[0].as_ref().unwrap().path());
    let mut copy = SqliteConnection::connect_with(&copy).await.unwrap();
    let (version, name): (i64, String) = sqlx::query_as("SELECT MAX(version), name FROM _sqlx_migrations, cohort")
        .fetch_one(&mut copy)
        .await
        .unwrap();
    assert_eq!((version, name.as_str()), (2, "Old"), "as it was");
}

async fn refuses(options: &Options, expected: impl Fn(&OpenError) -> bool) {
    let refused = Store::open(options).await.unwrap_err();
    assert!(expected(&refused), "{refused}");
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let home = Home::on_sqlite().await;
    home.store.clone().close().await;
    let mut direct = direct(&home.options).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'of tomorrow', TRUE, x'00', 0)";
    direct.execute(newer).await.unwrap();
    refuses(&home.options, |error| {
        matches!(error, OpenError::Newer { found: 9999, .. })
    })
    .await;
    direct
        .execute("DELETE FROM _sqlx_migrations WHERE version = 9999")
        .await
        .unwrap();
    Store::open(&home.options).await.unwrap();
    direct
        .execute("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 2")
        .await
        .unwrap();
    refuses(&home.options, |error| matches!(error, OpenError::Altered(2))).await;
}

#[tokio::test]
async fn a_newer_schema_is_refused_on_postgres_too() {
    let home = Home::on_postgres().await;
    let mut direct = sqlx::PgConnection::connect(home.options.url.as_deref().unwrap())
        .await
        .unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'of tomorrow', TRUE, 'x', 0)";
    direct.execute(newer).await.unwrap();
    refuses(&home.options, |error| {
        matches!(error, OpenError::Newer { found: 9999, .. })
    })
    .await;
}

#[tokio::test]
async fn a_wrong_address_is_refused_without_repeating_the_password() {
    let dir = tempfile::tempdir().unwrap();
    for url in [
        "mysql://asha:opensesame@localhost/x",
        "postgres://asha:opensesame@local host/x",
        "opensesame",
    ] {
        let options = Options {
            url: Some(url.to_owned()),
            dir: dir.path().to_owned(),
        };
        assert!(!format!("{options:?}").contains("opensesame"));
        let refused = Store::open(&options).await.unwrap_err();
        assert!(matches!(refused, OpenError::Address), "{refused}");
        assert!(!format!("{refused} {refused:?}").contains("opensesame"));
    }
}

#[tokio::test]
async fn a_place_that_cannot_be_used_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    refuses(&Options::in_dir(&file), |error| {
        matches!(error, OpenError::Directory { .. })
    })
    .await;
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_can_read_the_data() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::on_sqlite().await;
    home.person().await;
    let mode = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(home.options.dir.clone()), 0o700);
    for file in ["onward.db", "onward.db-wal"] {
        assert_eq!(mode(home.options.dir.join(file)), 0o600, "{file}");
    }
}

/// A database that was carried to another server with the engine's own tools: transactions are numbered from the start
/// again, and what happens now must still come after what happened then.
#[tokio::test]
async fn a_journal_from_another_server_goes_on_without_a_gap() {
    let home = Home::on_postgres().await;
    for number in 1..=3 {
        home.store
            .begin(noon())
            .await
            .unwrap()
            .commit(event(number))
            .await
            .unwrap();
    }
    home.events(3).await;
    let follower = home.store.follower("alerts");
    let batch = follower.next(2).await.unwrap();
    follower.turn(&batch, noon()).await.unwrap().commit().await.unwrap();
    let history = home.store.history().await.unwrap();
    let mut direct = sqlx::PgConnection::connect(home.options.url.as_deref().unwrap())
        .await
        .unwrap();
    direct
        .execute("UPDATE journal SET tx = tx + 4000000000; UPDATE follower SET tx = tx + 4000000000")
        .await
        .unwrap();

    let moved = Store::open(&home.options).await.unwrap();
    assert_ne!(
        moved.history().await.unwrap(),
        history,
        "positions kept elsewhere mean nothing now"
    );
    moved
        .begin(noon())
        .await
        .unwrap()
        .commit(Event::new(EventKind::DemoLoaded, uuid::Uuid::nil()))
        .await
        .unwrap();
    let told = crate::home::eventually(|| async {
        let batch = moved.follower("alerts").next(9).await.unwrap();
        (batch.entries.len() == 2).then_some(batch.entries)
    })
    .await;
    assert_eq!(told[0].event, event(3));
    assert_eq!(told[1].event.kind, EventKind::DemoLoaded);
}
