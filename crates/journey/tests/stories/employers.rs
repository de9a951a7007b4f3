//! Employers: staff look at who they are, and people can ask for those alone.

use journey::find::Search;
use model::{EmployerId, Event, EventKind, Posting};
use search::{Facet, VERIFIED};
use store::employer::{self, Employer};

use crate::common::{Home, noon, refusal};

const PROOF: &str = "The number in the register was answered by them.";

/// The employer of the nurse's opening gets a page, and the opening is its own.
async fn hospital(home: &Home) -> (EmployerId, Posting) {
    home.openings().await;
    let nurse = home.opening("6").await;
    let page = Employer {
        id: EmployerId::new(noon(), &home.random),
        slug: "lakeside".to_owned(),
        name: nurse.employer.clone().unwrap(),
        about: None,
        site: None,
        size: None,
        sectors: Vec::new(),
        created_at: noon(),
        verified: None,
    };
    let source = store::source::by_name(&mut home.store.read().await.unwrap(), &nurse.source.source).await;
    let own = Posting {
        employer_id: Some(page.id),
        ..nurse.clone()
    };
    let mut tx = home.store.begin(noon()).await.unwrap();
    employer::put(&mut tx, &page).await.unwrap();
    store::posting::put(&mut tx, source.unwrap().unwrap().id, std::slice::from_ref(&own))
        .await
        .unwrap();
    tx.also(Event::new(EventKind::PostingChanged, nurse.id.0));
    tx.commit(Event::new(EventKind::EmployerAdded, page.id.0))
        .await
        .unwrap();
    (page.id, home.opening("6").await)
}

/// Numbers in the file of openings of verified employers, and how many the list says there are.
async fn verified(home: &Home) -> (Vec<String>, usize) {
    let search = |verified| Search {
        verified,
        limit: 20,
        ..Search::default()
    };
    let all = home.journey.search(&search(false)).await.unwrap();
    let found = home.journey.search(&search(true)).await.unwrap();
    let keys = found.postings.into_iter().map(|posting| posting.source.key).collect();
    (keys, all.facets.count(Facet::Employer, VERIFIED))
}

both! {
    async fn who_asks_for_verified_employers_sees_those_that_staff_looked_at(home: Home) {
        let (id, nurse) = hospital(&home).await;
        let staff = home.staff("Nadia Farouk", "nadia@example.org").await;
        assert_eq!(nurse.employer_id, Some(id));
        assert!(!home.journey.is_verified(&nurse), "a page alone proves nothing");
        assert_eq!(verified(&home).await, (Vec::new(), 0));

        home.journey.verify_employer(&staff, id, "  The number in the register\nwas answered by them. ").await.unwrap();
        home.follow_until(|| async { home.journey.is_verified(&nurse) }).await;
        home.follow_until(|| async { verified(&home).await == (vec!["6".to_owned()], 1) }).await;
        let kept = home.journey.employer(id).await.unwrap().verified.unwrap();
        assert_eq!((kept.proof.as_str(), kept.at, kept.by), (PROOF, noon(), Some(staff.person)));
        let borrowed = Posting { employer_id: None, ..nurse.clone() };
        assert!(!home.journey.is_verified(&borrowed), "anybody can write the same name");
        assert_eq!(home.journey.count_employers().await.unwrap(), (1, 1));
        let listed = home.journey.employers(&staff, None).await.unwrap();
        assert_eq!((listed.employers[0].1, listed.next), (1, None));

        home.journey.rebuild_openings().await.unwrap();
        assert_eq!(verified(&home).await.1, 1, "an index made anew knows it too");
        let page = home.journey.employer(id).await.unwrap();
        let renamed = Employer { name: "Another House".to_owned(), ..page.clone() };
        for page in [&renamed, &page] {
            let mut tx = home.store.begin(noon()).await.unwrap();
            employer::put(&mut tx, page).await.unwrap();
            tx.commit(Event::new(EventKind::EmployerChanged, id.0)).await.unwrap();
        }
        home.follow_until(|| async { verified(&home).await == (Vec::new(), 0) }).await;
        home.journey.verify_employer(&staff, id, PROOF).await.unwrap();
        home.follow_until(|| async { verified(&home).await.1 == 1 }).await;

        home.journey.unverify_employer(&staff, id, "The number answers no more.").await.unwrap();
        home.follow_until(|| async { verified(&home).await == (Vec::new(), 0) }).await;
        assert!(!home.journey.is_verified(&nurse));
        let told: Vec<_> = home.journal().await.into_iter().map(|entry| entry.event).filter(|event| event.subject == id.0).collect();
        let told: Vec<_> = told.iter().map(|event| (event.kind, event.actor)).collect();
        assert_eq!(told[1..], [
            (EventKind::EmployerVerified, Some(staff.person)),
            (EventKind::EmployerChanged, None),
            (EventKind::EmployerChanged, None),
            (EventKind::EmployerVerified, Some(staff.person)),
            (EventKind::EmployerUnverified, Some(staff.person)),
        ]);
    }

    async fn only_staff_verify_and_only_with_words(home: Home) {
        let (id, nurse) = hospital(&home).await;
        let staff = home.staff("Nadia Farouk", "nadia@example.org").await;
        let asha = home.visitor().await;
        assert!(refusal(home.journey.verify_employer(&asha, id, PROOF).await).contains("staff"));
        assert!(refusal(home.journey.unverify_employer(&asha, id, "x").await).contains("staff"));
        assert!(refusal(home.journey.employers(&asha, None).await).contains("staff"));
        assert!(refusal(home.journey.verify_employer(&staff, id, " \n ").await).contains("what you saw"));
        assert!(refusal(home.journey.verify_employer(&staff, id, &"seen ".repeat(100)).await).contains("300"));
        assert!(refusal(home.journey.unverify_employer(&staff, id, " ").await).contains("why"));
        let nobody = EmployerId::new(noon(), &home.random);
        assert!(home.journey.verify_employer(&staff, nobody, PROOF).await.is_err());
        assert!(!home.journey.is_verified(&nurse));
    }
}
