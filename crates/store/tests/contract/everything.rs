//! Everything of a person: taken away whole, erased whole. These stories fail when a table of personal data is added and
//! forgotten in one of the places.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use store::{
    Grant, Options, Store,
    catalog::{self, Form},
    everything::KEPT,
    files, person,
};

use crate::{
    home::{Home, after},
    life,
};

/// Columns of personal tables that are not handed over, and why.
const HELD_BACK: &[(&str, &str)] = &[
    ("account.password_hash", "a secret"),
    ("session.token_hash", "a secret"),
    ("one_time_token.token_hash", "a secret"),
    ("alert_settings.stop_token", "a secret"),
    ("alert_settings.calendar_token", "a secret; the page shows the address"),
    ("phone_code.code_hash", "a secret"),
    ("api_token.token_hash", "a secret"),
    ("webhook.secret", "a secret"),
    ("push_device.address", "a secret: whoever has it can send to the device"),
    ("push_device.key", "the program's own, to seal what is told"),
    ("push_device.secret", "a secret"),
    ("job_offer.terms", "the employer's draft; what was sent is handed over"),
    ("job_offer.written_by", "the employer's own"),
    (
        "scorecard.author",
        "what was said of them is theirs; who of the team said it is not",
    ),
    (
        "team_note.author",
        "what was said of them is theirs; who of the team said it is not",
    ),
    ("team_invitation.token_hash", "a secret"),
    ("employer_proof.token", "a secret, and the employer's own"),
    (
        "employer_proof.ended_by",
        "the place's own: which member of staff took it back",
    ),
    (
        "background_check_document.key",
        "a secret; the document is handed over opened",
    ),
    (
        "background_check_referee.token_hash",
        "a secret of whom the person named",
    ),
    (
        "background_check_referee.second_hash",
        "a secret of whom the person named",
    ),
    ("file.key", "where the bytes lie; the bytes themselves are handed over"),
    ("scope.cohort", "empty in a scope over one person"),
    ("person.erased_at", "empty as long as there is somebody to ask"),
    ("journal.tx", "the program's own order"),
    ("journal.seq", "the program's own order"),
];

/// Ids that may be a person's and are no references, and why.
const NO_REFERENCE: &[(&str, &str)] = &[
    ("scope.staff", "who was entrusted stays known to the person"),
    ("scope.granted_by", "who decided so stays known to the person"),
    ("look.viewer", "who looked stays known to the person"),
    ("journal.subject", "the journal holds ids only, and outlives everybody"),
    ("journal.person", "the journal holds ids only, and outlives everybody"),
    ("journal.actor", "the journal holds ids only, and outlives everybody"),
    ("erasure.person", "so that a restored backup brings nobody back"),
    ("instance.history", "no person"),
    ("import.handed_in_by", "who brought openings stays known to the place"),
    (
        "import.started_by",
        "who had openings taken in stays known to the place",
    ),
    (
        "employer.verified_by",
        "who looked at an employer stays known to the place",
    ),
    (
        "employer_proof.ended_by",
        "who took a proof back stays known to the place",
    ),
    (
        "posting_ruling.by_person",
        "who looked at an opening stays known to the place",
    ),
    ("help_request.taken_by", "who answers stays known to the person"),
    (
        "requisition.posting",
        "no person: the id its posting has, or will have once it is public",
    ),
    ("webhook_delivery.subject", "no person: an application or an opening"),
    ("work.lease", "no person"),
    (
        "posting.same_as",
        "no person: another posting, and postings are never removed",
    ),
];

async fn tables(store: &Store) -> Vec<catalog::Table> {
    catalog::tables(&mut store.read().await.unwrap()).await.unwrap()
}

fn count(everything: &store::Everything) -> BTreeMap<&'static str, usize> {
    everything.0.iter().map(|(table, rows)| (*table, rows.len())).collect()
}

/// Told on PostgreSQL, whose catalog knows what is an id.
#[tokio::test]
async fn every_column_about_a_person_is_handed_over_or_held_back_for_a_reason() {
    let home = Home::on_postgres().await;
    let kept: BTreeMap<_, _> = KEPT
        .iter()
        .map(|(table, whose, columns)| (*table, (*whose, *columns)))
        .collect();
    let held_back: BTreeSet<_> = HELD_BACK.iter().map(|(column, _)| (*column).to_owned()).collect();
    let mut unused = held_back.clone();
    for table in tables(&home.store).await {
        let personal = table.references.iter().any(|reference| reference.to_table == "person");
        let Some((whose, columns)) = kept.get(table.name.as_str()) else {
            assert!(
                !personal,
                "`{}` holds something of people: add it to everything.rs",
                table.name
            );
            continue;
        };
        let refers = |column: &str| table.references.iter().any(|reference| reference.from_column == column);
        assert!(
            refers(whose) || ["person", "journal"].contains(&table.name.as_str()),
            "{}.{whose}",
            table.name
        );
        for column in &table.columns {
            let name = format!("{}.{}", table.name, column.name);
            let handed_over = column.name == *whose || columns.contains(&column.name.as_str());
            assert!(
                handed_over != held_back.contains(&name),
                "`{name}`: hand it over, or say here why not"
            );
            unused.remove(&name);
        }
    }
    assert!(unused.is_empty(), "no such columns: {unused:?}");
}

#[tokio::test]
async fn every_id_that_could_be_a_persons_is_a_reference_or_not_for_a_reason() {
    let home = Home::on_postgres().await;
    let known: BTreeSet<_> = NO_REFERENCE.iter().map(|(column, _)| (*column).to_owned()).collect();
    let mut found = BTreeSet::new();
    for table in tables(&home.store).await {
        for column in table
            .columns
            .iter()
            .filter(|column| column.form == Form::Id && column.name != "id")
        {
            if !table
                .references
                .iter()
                .any(|reference| reference.from_column == column.name)
            {
                found.insert(format!("{}.{}", table.name, column.name));
            }
        }
    }
    assert_eq!(found, known);
}

both! {
    async fn a_person_takes_everything_away_and_then_is_erased_everywhere(home: Home) {
        let asha = life::of_a_member(&home, "asha@example.org").await;
        let everything = home.store.everything_about(&asha).await.unwrap();
        let empty: Vec<_> = count(&everything).into_iter().filter(|(_, rows)| *rows == 0).collect();
        assert_eq!(empty, [], "this story should leave a row in every table");
        assert_eq!(everything.0["account"][0]["email"], "asha@example.org");
        assert_eq!(everything.0["showing"][0]["results"][0]["parts"]["skills"][2], "é");
        assert_eq!(everything.0["session"][0]["shared_computer"], false);
        assert_eq!(everything.0["dismissed"][0]["at"], "2026-03-02T12:00:01Z");
        assert_eq!(everything.0["file"][0]["name"], "resume.txt");
        let whole = serde_json::to_string(&everything).unwrap();
        assert!(!whole.contains("argon2id"), "no secrets");

        let mut db = home.store.read().await.unwrap();
        let file = files::list(&mut db, &asha).await.unwrap().remove(0);
        drop(db);
        home.store.erase(&asha, after(20)).await.unwrap();
        let left = home.store.everything_about(&Grant::program(asha.subject())).await.unwrap();
        let left: Vec<_> = count(&left).into_iter().filter(|(_, rows)| *rows > 0).map(|(table, _)| table).collect();
        assert_eq!(left, ["journal", "person"], "ids and codes only");
        assert!(home.store.files().get(&file).await.is_err(), "the bytes are gone too");
        assert_eq!(person::find(&mut home.store.read().await.unwrap(), &asha).await.unwrap(), None);
    }

    async fn erasing_one_leaves_the_others_whole(home: Home) {
        let (asha, ben) = (life::of_a_member(&home, "asha@example.org").await, life::of_a_visitor(&home).await);
        let before = home.store.everything_about(&ben).await.unwrap();
        home.store.erase(&asha, after(20)).await.unwrap();
        assert_eq!(home.store.everything_about(&ben).await.unwrap(), before);
    }
}

/// Moments, ids, structures and yes and no read the same, whichever engine they were kept in.
#[tokio::test]
async fn what_a_person_takes_away_is_the_same_on_both_engines() {
    let mut taken = Vec::new();
    for home in [Home::on_sqlite().await, Home::on_postgres().await] {
        let asha = life::of_a_member(&home, "asha@example.org").await;
        taken.push(home.store.everything_about(&asha).await.unwrap());
    }
    for (table, rows) in &taken[0].0 {
        let other: &Vec<Value> = &taken[1].0[table];
        assert_eq!(rows, other, "{table}");
    }
}

/// A backup made on one engine, restored into the other: nothing of anybody changes on the way.
#[tokio::test]
async fn a_life_comes_back_whole_on_the_other_engine() {
    for home in [Home::on_sqlite().await, Home::on_postgres().await] {
        let asha = life::of_a_member(&home, "asha@example.org").await;
        let before = home.store.everything_about(&asha).await.unwrap();
        let backup = home.options.dir.join("backup.tar");
        home.store.backup(&backup, after(60)).await.unwrap();
        let url = home.options.url.is_none().then(testkit::postgres);
        let dir = home.options.dir.join("restored");
        let restored = Store::restore(&backup, &Options { url, dir }, None).await.unwrap();
        assert_ne!(restored.store.kind(), home.store.kind());
        assert_eq!(restored.store.everything_about(&asha).await.unwrap(), before);
    }
}
