//! Arriving: everything works before there is an account, and nothing is lost when there is one.

use chrono::TimeDelta;
use documents::Refusal;
use journey::Error;
use matching::{Filter, Reason};
use model::{EventKind, Origin};

use crate::common::{
    Home,
    fixtures::{COOK, WELDER},
    noon, refusal, sign_up,
};

/// What a visitor told and did, which must be the same after signing up.
const TOLD: [&str; 7] = [
    "profile",
    "profile_revision",
    "file",
    "resume",
    "saved",
    "dismissed",
    "showing",
];

both! {
    async fn a_resume_brings_recommendations_before_any_account(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        let handed_in = home.journey.hand_in(&visit, "asha.txt", WELDER.into()).await.unwrap();
        let profile = &handed_in.known.profile;
        assert_eq!(profile.name.as_ref().unwrap().value, "Asha Rao");
        let claim = profile.claim(&"mig-welding".into()).expect("MIG welding is read");
        assert!(!claim.skill.confirmed, "nothing counts as confirmed before the person says so");
        let Origin::Read { quote } = &claim.skill.origin else { panic!("with the words it rests on") };
        assert!(quote.text.contains("MIG welding"), "{quote:?}");

        let shown = home.journey.suggestions(&visit, &Filter::default(), 0, 3).await.unwrap();
        assert_eq!(shown.considered, 8);
        let titles: Vec<_> = shown.list.iter().map(|shown| shown.posting.title.as_str()).collect();
        assert_eq!(titles[0], "Welder");
        assert!(shown.list.is_sorted_by(|a, b| a.found.total >= b.found.total));
        let held: Vec<_> = shown.list[0].why.held.iter().map(|held| held.name.as_str()).collect();
        assert!(held.contains(&"MIG welding"), "{held:?}");
        assert_eq!(home.journey.account(&visit).await.unwrap(), None);
    }

    async fn signing_up_keeps_everything_that_was_told(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        home.journey.hand_in(&visit, "asha.txt", WELDER.into()).await.unwrap();
        home.list(&visit).await;
        home.journey.save(&visit, home.opening("1").await.id, true).await.unwrap();
        home.journey.dismiss(&visit, home.opening("2").await.id, Reason::TooFar).await.unwrap();
        let before = home.everything(visit.person).await;

        let begun = home.journey.sign_up(&visit, &sign_up("asha@example.org")).await.unwrap();
        assert_eq!(begun.visit.person, visit.person, "the same person, with an account now");
        let after = home.everything(visit.person).await;
        for table in TOLD {
            assert!(!before.0[table].is_empty() || table == "profile_revision", "{table}");
            assert_eq!(after.0[table], before.0[table], "{table}");
        }
        assert_eq!(after.0["account"][0]["email"], "asha@example.org");
        assert!(home.journey.messages(&begun.visit).await.unwrap()[0].subject.contains("confirm"));
    }

    async fn a_visitors_profile_comes_along_to_an_account_that_has_none(home: Home) {
        let asha = home.member("asha@example.org").await.visit.person;
        let elsewhere = home.with_resume(WELDER).await;
        let begun = home.journey.sign_in(Some(&elsewhere), "asha@example.org", crate::common::PASSWORD, false).await.unwrap();
        assert_eq!(begun.visit.person, asha);
        assert_eq!(home.name(asha).await.as_deref(), Some("Asha Rao"));
        let left = home.everything(elsewhere.person).await;
        assert!(left.0["profile"].is_empty() && left.0["session"].is_empty(), "nothing is left with the visitor");
        let claimed = home.events_about(asha).await;
        assert!(claimed.iter().any(|event| event.kind == EventKind::VisitorClaimed && event.subject == elsewhere.person.0));
    }

    async fn an_account_with_a_profile_keeps_its_own(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        home.journey.read_text(&asha, WELDER).await.unwrap();
        let before = home.everything(asha.person).await.0["profile"].clone();
        let elsewhere = home.with_resume(COOK).await;
        let begun = home.journey.sign_in(Some(&elsewhere), "asha@example.org", crate::common::PASSWORD, false).await.unwrap();
        assert_eq!(begun.visit.person, asha.person);
        assert_eq!(home.everything(asha.person).await.0["profile"], before, "not overwritten");
        assert_eq!(home.everything(elsewhere.person).await.0["profile"].len(), 1, "and not mixed");
    }

    async fn nobody_needs_an_account(home: Home) {
        let begun = home.journey.arrive(None).await.unwrap();
        home.journey.read_text(&begun.visit, WELDER).await.unwrap();
        for _ in 0..4 {
            home.pass(TimeDelta::days(29));
            let again = home.journey.visit(begun.token.as_str()).await.unwrap();
            assert_eq!(again, Some(begun.visit.clone()), "whoever comes back is known again");
        }
        assert_eq!(home.name(begun.visit.person).await.as_deref(), Some("Asha Rao"));
        home.pass(TimeDelta::days(30));
        assert_eq!(home.journey.visit(begun.token.as_str()).await.unwrap(), None);
    }

    async fn an_account_keeps_the_campaign_it_came_by(home: Home) {
        let visit = home.journey.arrive(Some("spring-2026")).await.unwrap().visit;
        home.pass(TimeDelta::days(2));
        let asha = home.journey.sign_up(&visit, &sign_up("asha@example.org")).await.unwrap().visit;
        assert_eq!(home.journey.account(&asha).await.unwrap().unwrap().source.as_deref(), Some("spring-2026"));
        assert_eq!(home.journey.held(&asha).await.unwrap().source.as_deref(), Some("spring-2026"));
        let made = home.events_about(asha.person).await;
        let made = made.iter().find(|event| event.kind == EventKind::AccountCreated).unwrap();
        assert_eq!(made.detail.as_deref(), Some("spring-2026"));
        for odd in ["<script>", "", "two words", &"x".repeat(61)] {
            let visit = home.journey.arrive(Some(odd)).await.unwrap().visit;
            assert_eq!(home.journey.held(&visit).await.unwrap().source, None, "{odd:?} is no code of ours");
        }
    }

    async fn a_document_that_cannot_be_read_is_kept_and_the_reason_told(home: Home) {
        let visit = home.visitor().await;
        let refused = home.journey.hand_in(&visit, "../me.png", b"\x89PNG\r\n\x1a\n....".to_vec()).await;
        assert!(matches!(refused, Err(Error::Document(Refusal::Picture))), "{refused:?}");
        let held = home.journey.held(&visit).await.unwrap();
        assert_eq!(held.files, [("me.png".to_owned(), 12, noon())]);
        assert!(home.journey.known(&visit).await.unwrap().profile.is_empty(), "nothing is invented");
    }

    async fn many_documents_in_an_hour_have_to_wait(home: Home) {
        let visit = home.visitor().await;
        for _ in 0..2 {
            home.journey.hand_in(&visit, "asha.txt", WELDER.into()).await.unwrap();
        }
        let third = home.journey.hand_in(&visit, "asha.txt", WELDER.into()).await;
        assert!(matches!(third, Err(Error::TooMany(_))), "{third:?}");
        assert!(refusal(third).contains("wait"));
        let other = home.visitor().await;
        home.journey.hand_in(&other, "ben.txt", COOK.into()).await.unwrap();
        home.pass(TimeDelta::hours(1));
        home.journey.hand_in(&visit, "asha.txt", WELDER.into()).await.unwrap();
    }
}
