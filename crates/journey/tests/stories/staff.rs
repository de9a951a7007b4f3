//! Staff: whom they see, from when until when, and that the person sees it too.

use chrono::TimeDelta;
use journey::{Error, Visit};
use model::{EventKind, PersonId, Purpose, ScopeId};
use store::{
    caseload::Cut,
    scope::{self, Over, Scope},
};

use crate::common::{Home, fixtures::WELDER, refusal};

/// Entrusts from in an hour until in two.
async fn entrust_later(home: &Home, staff: &Visit, person: &Visit) {
    let now = home.journey.now();
    let scope = Scope {
        id: ScopeId::new(now, &home.random),
        staff: staff.person,
        over: Over::Person(person.person),
        from: now + TimeDelta::hours(1),
        until: now + TimeDelta::hours(2),
        granted_by: staff.person,
        ended_at: None,
    };
    let mut tx = home.store.begin(now).await.unwrap();
    scope::open(&mut tx, &scope).await.unwrap();
    tx.commit(model::Event::new(EventKind::ScopeGranted, scope.id.0))
        .await
        .unwrap();
}

async fn seen(home: &Home, staff: &Visit) -> Vec<PersonId> {
    let caseload = home.journey.caseload(staff, "", Cut::First).await.unwrap();
    caseload.people.iter().map(|entrusted| entrusted.person).collect()
}

both! {
    async fn staff_see_whom_they_are_entrusted_with_and_while_they_are(home: Home) {
        let (asha, ben) = (home.with_resume(WELDER).await, home.visitor().await);
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        entrust_later(&home, &nadia, &asha).await;
        assert_eq!(seen(&home, &nadia).await, [], "not before");
        assert!(home.journey.hand_over_code(&nadia, asha.person).await.is_err());
        home.pass(TimeDelta::hours(1));
        let list = home.journey.caseload(&nadia, "", Cut::First).await.unwrap().people;
        assert_eq!(list.len(), 1, "and nobody else");
        assert_eq!((list[0].person, list[0].name.as_deref(), list[0].account), (asha.person, Some("Asha Rao"), None));
        assert_eq!(home.journey.count_entrusted(&nadia).await.unwrap(), 1);
        home.pass(TimeDelta::hours(1));
        assert_eq!(seen(&home, &nadia).await, [], "nor after");
        assert!(home.journey.hand_over_code(&nadia, asha.person).await.is_err());
        assert!(home.journey.held(&ben).await.unwrap().looks.is_empty());
    }

    async fn every_look_is_told_to_the_person_with_a_name(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let held = home.journey.held(&asha).await.unwrap();
        assert!(held.looks.is_empty(), "being entrusted is not looking");
        assert_eq!(held.entrusted.len(), 1);
        assert_eq!(held.entrusted[0].0, "Nadia Farouk");
        seen(&home, &nadia).await;
        seen(&home, &nadia).await;
        home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        let looks = home.journey.held(&asha).await.unwrap().looks;
        let told: Vec<_> = looks.iter().map(|(look, name)| (look.purpose, name.as_str())).collect();
        assert_eq!(told, [(Purpose::AccountHelp, "Nadia Farouk"), (Purpose::Advice, "Nadia Farouk")]);
    }

    async fn acting_for_somebody_stands_under_both_names(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        let events = home.events_about(asha.person).await;
        let acted = events.iter().find(|event| event.kind == EventKind::CodeHandedOver).unwrap();
        assert_eq!((acted.person, acted.actor), (Some(asha.person), Some(nadia.person)));
        let told = home.everything(asha.person).await;
        let told = told.0["journal"].iter().find(|row| row["kind"] == "account.code_handed_over").unwrap().clone();
        assert_eq!(told["actor"], nadia.person.to_string(), "the person takes it away with the rest");
    }

    async fn a_cohort_is_entrusted_as_a_whole(home: Home) {
        let (asha, ben) = (home.visitor().await, home.visitor().await);
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let class = home.journey.cohort("Welding 2026").await.unwrap();
        assert_eq!(home.journey.cohort("Welding 2026").await.unwrap(), class, "one of each name");
        home.journey.join_cohort(class, asha.person).await.unwrap();
        let until = home.journey.now() + TimeDelta::hours(1);
        home.journey.entrust(nadia.person, Over::Cohort(class), until, nadia.person).await.unwrap();
        assert_eq!(seen(&home, &nadia).await, [asha.person]);
        home.journey.join_cohort(class, ben.person).await.unwrap();
        assert_eq!(seen(&home, &nadia).await.len(), 2);
        assert_eq!(home.journey.held(&ben).await.unwrap().entrusted[0].0, "Nadia Farouk");
    }

    async fn a_trust_ends_before_its_time_when_staff_end_it(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let omar = home.staff("Omar Said", "omar@example.org").await;
        let scope = home.entrust(&nadia, &asha).await;
        assert!(home.journey.end_scope(&omar, scope).await.is_err(), "not by others");
        home.pass(TimeDelta::minutes(1));
        home.journey.end_scope(&nadia, scope).await.unwrap();
        assert_eq!(seen(&home, &nadia).await, []);
        assert!(home.journey.held(&asha).await.unwrap().entrusted.is_empty());
        let past = home.journey.entrust(nadia.person, Over::Person(asha.person), home.journey.now(), nadia.person).await;
        assert!(matches!(past, Err(Error::Invalid { field: "until", .. })), "{past:?}");
    }

    async fn nobody_else_gets_at_what_staff_do(home: Home) {
        let (asha, ben) = (home.member("asha@example.org").await.visit, home.member("ben@example.org").await.visit);
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let scope = home.entrust(&nadia, &ben).await;
        let signed_out = Visit { signed_in: false, ..nadia.clone() };
        for visit in [&asha, &signed_out] {
            assert!(refusal(home.journey.caseload(visit, "", Cut::First).await).contains("staff"));
            assert!(refusal(home.journey.count_entrusted(visit).await).contains("staff"));
            assert!(refusal(home.journey.hand_over_code(visit, ben.person).await).contains("staff"));
            assert!(refusal(home.journey.end_scope(visit, scope).await).contains("staff"));
            assert!(refusal(home.journey.outbox_page(visit, None, Cut::First).await).contains("staff"));
            assert!(refusal(home.journey.outbox_counts(visit).await).contains("staff"));
            assert!(refusal(home.journey.sources(visit).await).contains("staff"));
        }
        assert!(home.journey.held(&ben).await.unwrap().looks.is_empty());
    }

    async fn who_is_not_entrusted_learns_nothing_of_who_is_here(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let nobody = PersonId::new(home.journey.now(), &home.random);
        let known = refusal(home.journey.hand_over_code(&nadia, asha.person).await);
        assert_eq!(known, refusal(home.journey.hand_over_code(&nadia, nobody).await));
        assert!(home.journey.held(&asha).await.unwrap().looks.is_empty(), "nothing was seen");
    }

    async fn the_outbox_tells_what_became_of_mails_and_never_what_they_say(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let secret = home.secret(asha.person, "confirm_email").await;
        let outbox = home.journey.outbox_page(&nadia, None, Cut::First).await.unwrap().mails;
        assert_eq!((outbox.len(), outbox[0].kind.as_str()), (1, "confirm_email"));
        assert!(!format!("{outbox:?}").contains(&secret));
        assert!(home.journey.messages(&nadia).await.unwrap().is_empty(), "others' mails are not theirs");
    }
}
