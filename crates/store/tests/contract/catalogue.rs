//! Sources, employers, invitations: what everybody may read.

use model::{EmployerId, EventKind, PersonId, Posting, SourceId};
use store::{
    Error,
    account::{self, NewAccount},
    employer::{self, Employer, Verified},
    invitation::{self, Brought, Kind},
    person, posting,
    source::{self, Counts},
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn clinic(home: &Home, slug: &str, name: &str) -> Employer {
    Employer {
        id: EmployerId::new(noon(), &home.random),
        slug: slug.to_owned(),
        name: name.to_owned(),
        about: Some("A small clinic by the harbour.".to_owned()),
        site: None,
        size: Some("51 to 200".to_owned()),
        sectors: vec!["health".to_owned(), "care".to_owned()],
        created_at: noon(),
        verified: None,
    }
}

both! {
    async fn a_source_keeps_its_name_and_how_the_last_reading_went(home: Home) {
        let id = home.source("jobs.csv").await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        let other = SourceId::new(after(1), &home.random);
        assert_eq!(source::put(&mut tx, other, "jobs.csv", "csv").await.unwrap(), (id, false));
        let counts = Counts { added: 7, changed: 2, same: 40, refused: 1, closed: 3 };
        source::note_run(&mut tx, id, counts, Some("line 51 is cut off")).await.unwrap();
        let missing = source::note_run(&mut tx, other, counts, None).await;
        assert!(matches!(missing, Err(Error::Missing(_))), "{missing:?}");
        done(tx).await;
        home.source("a.jsonl").await;

        let mut db = home.store.read().await.unwrap();
        let found = source::by_name(&mut db, "jobs.csv").await.unwrap().unwrap();
        assert_eq!((found.id, found.counts, found.last_run_at), (id, counts, Some(after(1))));
        assert_eq!((found.created_at, found.last_error.as_deref()), (noon(), Some("line 51 is cut off")));
        let names = |found: Vec<source::Source>| found.into_iter().map(|source| source.name).collect::<Vec<_>>();
        assert_eq!(names(source::list(&mut db, "", 10).await.unwrap()), ["a.jsonl", "jobs.csv"]);
        assert_eq!(names(source::list(&mut db, "a.jsonl", 10).await.unwrap()), ["jobs.csv"]);
        assert_eq!(source::by_name(&mut db, "other").await.unwrap(), None);
    }

    async fn an_employer_has_one_page(home: Home) {
        let mut harbour = clinic(&home, "harbour", "Harbour Clinic");
        let mut tx = home.tx().await;
        employer::put(&mut tx, &harbour).await.unwrap();
        tx.commit(model::Event::new(EventKind::EmployerAdded, harbour.id.0)).await.unwrap();
        let taken = employer::put(&mut home.tx().await, &clinic(&home, "harbour", "Another")).await;
        assert!(matches!(taken, Err(Error::Taken(_))), "{taken:?}");

        "harbour-clinic".clone_into(&mut harbour.slug);
        harbour.sectors.clear();
        let mut tx = home.store.begin(after(1)).await.unwrap();
        employer::put(&mut tx, &harbour).await.unwrap();
        let bakery = clinic(&home, "bakery", "Bakery");
        employer::put(&mut tx, &bakery).await.unwrap();
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(employer::find(&mut db, harbour.id).await.unwrap().as_ref(), Some(&harbour));
        assert_eq!(employer::by_slug(&mut db, "harbour-clinic").await.unwrap().as_ref(), Some(&harbour));
        assert_eq!(employer::by_slug(&mut db, "harbour").await.unwrap(), None);
        assert_eq!(employer::list(&mut db, None, 10).await.unwrap(), [(bakery.clone(), 0), (harbour.clone(), 0)]);
        let rest = employer::list(&mut db, Some((&bakery.name, bakery.id)), 10).await.unwrap();
        assert_eq!(rest, [(harbour, 0)]);
    }

    async fn what_was_proven_belongs_to_a_name_and_a_site(home: Home) {
        let staff = home.person().await;
        let mut harbour = clinic(&home, "harbour", "Harbour Clinic");
        let mut tx = home.tx().await;
        employer::put(&mut tx, &harbour).await.unwrap();
        employer::put(&mut tx, &clinic(&home, "bakery", "Bakery")).await.unwrap();
        let seen = Verified { proof: "We rang the number in the register.".into(), at: after(1), by: Some(staff) };
        assert!(employer::verify(&mut tx, harbour.id, Some(&seen)).await.unwrap());
        assert!(!employer::verify(&mut tx, EmployerId::new(noon(), &home.random), Some(&seen)).await.unwrap());
        done(tx).await;
        harbour.verified = Some(seen.clone());
        let mut db = home.store.read().await.unwrap();
        assert_eq!(employer::find(&mut db, harbour.id).await.unwrap().as_ref(), Some(&harbour));
        assert_eq!(employer::verified(&mut db).await.unwrap(), [harbour.id].into());
        assert_eq!(employer::count(&mut db).await.unwrap(), (2, 1));
        drop(db);

        harbour.about = Some("Bigger now".into());
        let mut tx = home.tx().await;
        employer::put(&mut tx, &harbour).await.unwrap();
        assert!(employer::find(&mut tx, harbour.id).await.unwrap().unwrap().verified.is_some());
        harbour.site = Some("https://another.example".into());
        employer::put(&mut tx, &harbour).await.unwrap();
        assert_eq!(employer::find(&mut tx, harbour.id).await.unwrap().unwrap().verified, None);
        assert!(employer::verify(&mut tx, harbour.id, Some(&seen)).await.unwrap());
        assert!(employer::verify(&mut tx, harbour.id, None).await.unwrap());
        assert!(employer::verified(&mut tx).await.unwrap().is_empty());
    }

    async fn a_posting_names_an_employer_that_is_there(home: Home) {
        let source = home.source("onward").await;
        let harbour = clinic(&home, "harbour", "Harbour Clinic");
        let opening = Posting { employer_id: Some(harbour.id), ..home.opening("1", "Nurse") };
        assert!(posting::put(&mut home.tx().await, source, std::slice::from_ref(&opening)).await.is_err());
        let mut tx = home.tx().await;
        employer::put(&mut tx, &harbour).await.unwrap();
        posting::put(&mut tx, source, std::slice::from_ref(&opening)).await.unwrap();
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let found = posting::find(&mut db, opening.id).await.unwrap().unwrap();
        assert_eq!(found.posting.employer_id, Some(harbour.id));
        assert_eq!(employer::list(&mut db, None, 10).await.unwrap(), [(harbour.clone(), 1)]);
        assert_eq!(posting::open_of_employer(&mut db, harbour.id).await.unwrap(), [opening.id]);
    }

    async fn staff_see_what_brings_people(home: Home) {
        let staff = home.person().await;
        let mut tx = home.tx().await;
        invitation::add(&mut tx, "spring", Kind::Campaign, "Posters at the station", staff).await.unwrap();
        done(tx).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        invitation::add(&mut tx, "ben-1", Kind::Invitation, "A friend", staff).await.unwrap();
        tx.commit(model::Event::new(EventKind::InvitationMade, staff.0).detail("ben-1")).await.unwrap();
        let taken = invitation::add(&mut home.tx().await, "spring", Kind::Campaign, "Again", staff).await;
        assert!(matches!(taken, Err(Error::Taken(_))), "{taken:?}");

        for source in [Some("spring"), Some("spring"), Some("ben-1")] {
            let id = PersonId::new(noon(), &home.random);
            let mut tx = home.tx().await;
            person::add(&mut tx, id, source).await.unwrap();
            done(tx).await;
            let grant = home.own(id).await;
            let mut tx = home.tx().await;
            let new = NewAccount { source: source.map(str::to_owned), ..NewAccount::default() };
            if source == Some("ben-1") {
                account::create(&mut tx, &grant, &new).await.unwrap();
            }
            done(tx).await;
        }
        let mut db = home.store.read().await.unwrap();
        let row = |source: Option<&str>, people, accounts| Brought { source: source.map(str::to_owned), people, accounts };
        let brought = invitation::brought(&mut db).await.unwrap();
        assert_eq!(brought, [row(Some("spring"), 2, 0), row(None, 1, 0), row(Some("ben-1"), 1, 1)]);

        let codes = |found: Vec<invitation::Invitation>| found.into_iter().map(|found| found.code).collect::<Vec<_>>();
        assert_eq!(codes(invitation::list(&mut db, None, 10).await.unwrap()), ["ben-1", "spring"]);
        assert_eq!(codes(invitation::list(&mut db, Some((after(1), "ben-1")), 10).await.unwrap()), ["spring"]);
    }

    async fn a_closed_invitation_says_so(home: Home) {
        let staff = home.own(home.person().await).await;
        let mut tx = home.tx().await;
        invitation::add(&mut tx, "spring", Kind::Campaign, "Posters", staff.subject()).await.unwrap();
        done(tx).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert!(invitation::close(&mut tx, "spring").await.unwrap());
        assert!(!invitation::close(&mut tx, "spring").await.unwrap());
        assert!(!invitation::close(&mut tx, "autumn").await.unwrap());
        done(tx).await;
        let found = invitation::find(&mut home.store.read().await.unwrap(), "spring").await.unwrap().unwrap();
        assert_eq!((found.kind, found.closed_at, found.created_by), (Kind::Campaign, Some(after(1)), Some(staff.subject())));
        home.store.erase(&staff, after(2)).await.unwrap();
        let found = invitation::find(&mut home.store.read().await.unwrap(), "spring").await.unwrap().unwrap();
        assert_eq!((found.label.as_str(), found.created_by), ("Posters", None), "the campaign stays without its maker");
    }
}
