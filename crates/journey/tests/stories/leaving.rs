//! Erasing everything: nothing of the person is left but codes and ids.

use std::{collections::BTreeMap, io::Read};

use journey::{Error, Visit, studio::Choices};
use matching::Reason;
use model::PersonId;
use store::Grant;

use crate::common::{Home, PASSWORD, fixtures::WELDER, refusal};

/// Tables that still name an erased person by their id: history, and the list that keeps a restored backup from bringing
/// them back.
const STAYS: [&str; 3] = ["erasure", "journal", "person"];

/// Somebody who has left traces everywhere: document, profile, lists, feedback, mails, a code, a look.
async fn a_full_life(home: &Home) -> Visit {
    home.openings().await;
    let asha = home.member("asha@example.org").await.visit;
    home.journey.hand_in(&asha, "asha.txt", WELDER.into()).await.unwrap();
    home.list(&asha).await;
    home.journey
        .save(&asha, home.opening("1").await.id, true)
        .await
        .unwrap();
    home.journey
        .dismiss(&asha, home.opening("2").await.id, Reason::TooFar)
        .await
        .unwrap();
    home.journey
        .save_search(
            &asha,
            "/openings?q=vessels",
            "pressure vessels",
            &journey::find::Search::default(),
        )
        .await
        .unwrap();
    home.journey
        .keep_version(&asha, home.opening("1").await.id, Choices::default())
        .await
        .unwrap();
    home.journey.forgot_password("asha@example.org").await.unwrap();
    let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
    home.entrust(&nadia, &asha).await;
    home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
    let class = home.journey.cohort("Welding 2026").await.unwrap();
    home.journey.join_cohort(class, asha.person).await.unwrap();
    asha
}

/// Everything the place holds, as a backup takes it: each table's lines and each file, by name.
async fn all_there_is(home: &Home, name: &str) -> BTreeMap<String, String> {
    let path = home.options.dir.join(name);
    home.store.backup(&path, home.journey.now()).await.unwrap();
    let mut archive = tar::Archive::new(std::fs::File::open(path).unwrap());
    let mut all = BTreeMap::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        all.insert(name, text);
    }
    all
}

/// Names of tables whose lines hold this id, in whichever way it is written.
fn tables_with(all: &BTreeMap<String, String>, id: PersonId) -> Vec<String> {
    let written = [id.to_string(), id.0.simple().to_string()];
    let lines = all.iter().filter(|(name, _)| name.starts_with("tables/"));
    let found = lines.filter(|(_, text)| {
        let text = text.to_lowercase();
        written.iter().any(|id| text.contains(id))
    });
    found
        .map(|(name, _)| name.trim_start_matches("tables/").trim_end_matches(".jsonl").to_owned())
        .collect()
}

both! {
    async fn erasing_leaves_nothing_but_codes(home: Home) {
        let asha = a_full_life(&home).await;
        let before = all_there_is(&home, "before.tar").await;
        let traces = tables_with(&before, asha.person);
        for table in ["account", "session", "profile", "file", "resume", "showing", "saved", "saved_search", "resume_version", "dismissed", "mail",
            "one_time_token", "scope", "look", "cohort_member", "person_role"] {
            assert!(traces.iter().any(|trace| trace == table), "this story should leave something in {table}: {traces:?}");
        }
        assert!(before.keys().any(|name| name.starts_with("files/")));
        home.journey.erase(&asha, " erase ", Some(PASSWORD)).await.unwrap();

        let after = all_there_is(&home, "after.tar").await;
        assert_eq!(tables_with(&after, asha.person), STAYS);
        assert!(!after.keys().any(|name| name.starts_with("files/")), "the bytes are gone");
        for (name, text) in &after {
            // What openings say is nobody's.
            if !["tables/posting.jsonl", "tables/posting_raw.jsonl", "tables/taxonomy_version.jsonl"].contains(&name.as_str()) {
                for word in ["Asha", "asha@", "98765", "pressure vessels", "argon2id$v=19$m=19456,t=2,p=1$asha"] {
                    assert!(!text.contains(word), "{name} still holds {word:?}");
                }
            }
        }
        let left = home.everything(asha.person).await;
        assert!(left.0["journal"].iter().all(|row| row["detail"].as_str().is_none_or(|code| !code.contains(' '))));
    }

    async fn an_erased_person_is_nobody_and_may_come_again(home: Home) {
        let begun = home.member("asha@example.org").await;
        home.journey.erase(&begun.visit, "ERASE", Some(PASSWORD)).await.unwrap();
        assert_eq!(home.journey.visit(begun.token.as_str()).await.unwrap(), None);
        assert!(home.sign_in("asha@example.org", PASSWORD).await.is_err());
        assert!(matches!(home.journey.known(&begun.visit).await, Err(Error::NotAllowed(_))));
        let again = home.member("asha@example.org").await;
        assert_ne!(again.visit.person, begun.visit.person, "somebody new");
        assert_eq!(store::erase::read_log(&home.options.dir.join(store::erase::LOG)).unwrap().len(), 1);
    }

    async fn erasing_takes_the_word_and_the_password(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        for (word, password) in [("", Some(PASSWORD)), ("yes", Some(PASSWORD)), ("ERASE", None), ("ERASE", Some("wrong"))] {
            let refused = home.journey.erase(&asha, word, password).await;
            assert!(matches!(refused, Err(Error::Invalid { field: "word" | "password", .. })), "{refused:?}");
            assert!(refusal(refused).contains("Nothing was"));
        }
        assert!(home.journey.account(&asha).await.unwrap().is_some());
        let visitor = home.with_resume(WELDER).await;
        home.journey.erase(&visitor, "ERASE", None).await.unwrap();
        assert!(home.everything(visitor.person).await.0["profile"].is_empty(), "visitors have no password");
    }

    async fn erasing_one_leaves_the_others_whole(home: Home) {
        let asha = a_full_life(&home).await;
        let ben = home.with_resume(crate::common::fixtures::COOK).await;
        home.journey.hand_in(&ben, "ben.txt", crate::common::fixtures::COOK.into()).await.unwrap();
        let before = home.everything(ben.person).await;
        home.journey.erase(&asha, "ERASE", Some(PASSWORD)).await.unwrap();
        assert_eq!(home.everything(ben.person).await, before);
        let file = store::files::list(&mut home.store.read().await.unwrap(), &Grant::program(ben.person)).await.unwrap();
        assert_eq!(home.store.files().get(&file[0]).await.unwrap(), crate::common::fixtures::COOK.as_bytes());
        assert_eq!(home.journey.openings(), 8);
    }
}
