//! What was shown is kept, and can be made again from what was kept beside it.

use chrono::TimeDelta;
use journey::profile::{Edit, FactKey};
use matching::{Context, Feedback, Opening, Person, Reason, Weights, score};
use model::{EventKind, PersonId};
use skills::Taxonomy;
use store::{
    posting, profile,
    showing::{self, Showing},
    taxonomy,
};

use crate::common::{
    Home,
    fixtures::{WELDER, file},
};

async fn latest(home: &Home, person: PersonId) -> Showing {
    let grant = home.own(person).await;
    let found = showing::latest(&mut home.store.read().await.unwrap(), &grant)
        .await
        .unwrap();
    found.expect("a showing")
}

/// Scores everything in a showing anew from the stored revisions, versions and feedback alone, and compares.
async fn replay(home: &Home, person: PersonId, showing: &Showing) {
    let grant = home.own(person).await;
    let mut db = home.store.read().await.unwrap();
    let kept = taxonomy::content(&mut db, &showing.taxonomy_version).await.unwrap();
    let files: Vec<(String, String)> = serde_json::from_str(&kept.expect("the taxonomy is kept")).unwrap();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let taxonomy = Taxonomy::parse(&files).unwrap();
    assert_eq!(taxonomy.version(), showing.taxonomy_version);
    assert_eq!(Weights::PRIOR.version.to_string(), showing.weights_version);
    let told = profile::at_revision(&mut db, &grant, showing.profile_revision)
        .await
        .unwrap()
        .unwrap();
    let feedback: Feedback = serde_json::from_value(showing.feedback.clone()).unwrap();
    let today = showing.at.date_naive();
    let person = Person::new(&taxonomy, &told.profile, feedback, today);
    let context = Context {
        taxonomy: &taxonomy,
        weights: Weights::PRIOR,
        today,
    };
    assert!(!showing.results.is_empty());
    for shown in &showing.results {
        let posting = posting::at_revision(&mut db, shown.posting, shown.revision)
            .await
            .unwrap()
            .unwrap();
        let again = score(&context, &person, &Opening::new(&taxonomy, &posting));
        assert_eq!(i64::from(again.total), shown.total, "{}", posting.title);
        assert_eq!(
            serde_json::to_value(&again.parts).unwrap(),
            shown.parts,
            "{}",
            posting.title
        );
    }
}

both! {
    async fn a_showing_is_made_again_after_everything_has_changed(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        home.journey.dismiss(&asha, home.opening("5").await.id, Reason::PayTooLow).await.unwrap();
        let list = home.list(&asha).await;
        let first = latest(&home, asha.person).await;
        assert_eq!(first.results.iter().map(|shown| (shown.posting, shown.total)).collect::<Vec<_>>(),
            list.iter().map(|(id, total)| (*id, i64::from(*total))).collect::<Vec<_>>());
        let events = home.events_about(asha.person).await;
        assert!(events.iter().any(|event| event.kind == EventKind::RecommendationsShown && event.subject == first.id.0));

        home.pass(TimeDelta::days(40));
        home.journey.edit(&asha, None, vec![Edit::Remove(FactKey::Skill("mig-welding".into())), Edit::Remove(FactKey::Job(0))]).await.unwrap();
        home.journey.dismiss(&asha, home.opening("2").await.id, Reason::WrongWork).await.unwrap();
        home.import(file(|key, title| if key == "1" { "Baker".to_owned() } else { title.to_owned() })).await;
        home.close(home.opening("3").await.id).await;
        home.follow_until(|| async { home.journey.openings() == 7 }).await;

        assert_ne!(home.list(&asha).await, list);
        let second = latest(&home, asha.person).await;
        assert_ne!(second.id, first.id);
        replay(&home, asha.person, &second).await;
        replay(&home, asha.person, &first).await;
    }

    async fn reloading_a_page_is_no_new_showing(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        home.list(&asha).await;
        let first = latest(&home, asha.person).await;
        home.pass(TimeDelta::minutes(5));
        home.list(&asha).await;
        assert_eq!(latest(&home, asha.person).await.id, first.id);
        home.pass(TimeDelta::days(1));
        home.list(&asha).await;
        assert_ne!(latest(&home, asha.person).await.id, first.id, "another day, another score");
        let count = home.everything(asha.person).await.0["showing"].len();
        assert_eq!(count, 2);
    }
}
