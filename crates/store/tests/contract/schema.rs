//! What the two folders of migrations make is the same, and keeps the rules of the README.

use std::collections::BTreeSet;

use sqlx::Connection;
use store::{
    Kind, Store,
    catalog::{self, Form, Table},
    schema,
};

use crate::home::Home;

async fn tables(store: &Store) -> Vec<Table> {
    catalog::tables(&mut store.read().await.unwrap()).await.unwrap()
}

async fn both() -> (Home, Home) {
    (Home::on_sqlite().await, Home::on_postgres().await)
}

#[test]
fn the_folders_hold_the_same_migrations_numbered_without_gaps() {
    let sqlite = schema::migrations(Kind::Sqlite);
    assert_eq!(sqlite, schema::migrations(Kind::Postgres));
    let numbers: Vec<_> = sqlite.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=schema::newest()).collect::<Vec<_>>());
}

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let (sqlite, postgres) = both().await;
    let sqlite = tables(&sqlite.store).await;
    let mut folded = tables(&postgres.store).await;
    for column in folded.iter_mut().flat_map(|table| &mut table.columns) {
        column.form = column.form.on_sqlite();
    }
    for (ours, theirs) in sqlite.iter().zip(&folded) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(sqlite.len(), folded.len());
}

#[tokio::test]
async fn every_table_has_a_key_and_strict_types() {
    let (sqlite, postgres) = both().await;
    for table in tables(&postgres.store).await {
        assert!(!table.key.is_empty(), "{} has no primary key", table.name);
    }
    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(sqlite.options.dir.join("onward.db"));
    let mut direct = sqlx::SqliteConnection::connect_with(&file).await.unwrap();
    let sql = r"SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'
                AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> '_sqlx_migrations'";
    let loose: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut direct).await.unwrap();
    assert!(loose.is_empty(), "not STRICT: {loose:?}");
}

/// Text that sorts by a language's rules on one engine and by its bytes on the other would page differently.
#[tokio::test]
async fn every_text_column_on_postgres_sorts_by_its_bytes() {
    let (_sqlite, postgres) = both().await;
    let mut direct = sqlx::PgConnection::connect(postgres.options.url.as_deref().unwrap())
        .await
        .unwrap();
    let sql = "SELECT table_name || '.' || column_name FROM information_schema.columns
                 WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
                 AND table_name <> '_sqlx_migrations'";
    let forgot: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut direct).await.unwrap();
    assert!(forgot.is_empty(), "without COLLATE \"C\": {forgot:?}");
}

/// Erasing a person is removing their row: every reference must say what becomes of what hangs on it.
#[tokio::test]
async fn whatever_refers_to_a_person_goes_or_stays_without_them() {
    let (sqlite, _postgres) = both().await;
    let tables = tables(&sqlite.store).await;
    let references: Vec<_> = tables.iter().flat_map(|table| &table.references).collect();
    assert!(
        references
            .iter()
            .filter(|reference| reference.to_table == "person")
            .count()
            >= 4
    );
    for reference in references.iter().filter(|reference| reference.to_table == "person") {
        let column = format!("{}.{}", reference.from_table, reference.from_column);
        assert!(
            ["CASCADE", "SET NULL"].contains(&reference.on_delete.as_str()),
            "{column}: {}",
            reference.on_delete
        );
    }
    // And so must everything further along, or the person's row could not go.
    let mut gone = BTreeSet::from(["person"]);
    let mut before = 0;
    while gone.len() > before {
        before = gone.len();
        for reference in &references {
            if gone.contains(reference.to_table.as_str()) && reference.on_delete == "CASCADE" {
                gone.insert(&reference.from_table);
            }
        }
    }
    for reference in references
        .iter()
        .filter(|reference| gone.contains(reference.to_table.as_str()))
    {
        let column = format!("{}.{}", reference.from_table, reference.from_column);
        let lets_go = ["CASCADE", "SET NULL"].contains(&reference.on_delete.as_str());
        assert!(lets_go, "{column} keeps a person from being erased");
    }
}

#[tokio::test]
async fn every_reference_has_an_index_that_begins_with_it() {
    let (sqlite, _postgres) = both().await;
    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(sqlite.options.dir.join("onward.db"));
    let mut direct = sqlx::SqliteConnection::connect_with(&file).await.unwrap();
    let sql = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_index_list(t.name) i
               JOIN pragma_index_info(i.name) c WHERE t.type = 'table' AND c.seqno = 0 AND i.partial = 0";
    let found: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut direct).await.unwrap();
    let indexed: BTreeSet<_> = found.into_iter().collect();
    for reference in tables(&sqlite.store).await.iter().flat_map(|table| &table.references) {
        let column = (reference.from_table.clone(), reference.from_column.clone());
        assert!(indexed.contains(&column), "{}.{} has no index", column.0, column.1);
    }
}

#[tokio::test]
async fn moments_days_and_structures_have_their_own_types_on_postgres() {
    let (_sqlite, postgres) = both().await;
    let tables = tables(&postgres.store).await;
    let wrong = |table: &Table| {
        let moments = table
            .columns
            .iter()
            .filter(|column| column.name.ends_with("_at") || column.name == "at");
        moments
            .filter(|column| column.form != Form::Moment)
            .map(|column| column.name.clone())
            .collect::<Vec<_>>()
    };
    for table in &tables {
        assert!(
            wrong(table).is_empty(),
            "{}: {:?} should be TIMESTAMPTZ",
            table.name,
            wrong(table)
        );
    }
}
