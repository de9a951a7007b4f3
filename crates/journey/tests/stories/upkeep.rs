//! Letting go: visitors who do not come back, sessions and links that have ended, bytes nobody owns.

use chrono::TimeDelta;
use journey::upkeep::Tidied;
use model::EventKind;

use crate::common::{Home, PASSWORD, fixtures::WELDER};

both! {
    async fn visitors_not_seen_for_thirty_days_are_erased(home: Home) {
        let gone = home.visitor().await;
        home.journey.hand_in(&gone, "asha.txt", WELDER.into()).await.unwrap();
        let back = home.journey.arrive(None).await.unwrap();
        let asha = home.member("asha@example.org").await;
        let entrusted = home.visitor().await;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.pass(TimeDelta::days(20));
        assert!(home.journey.visit(back.token.as_str()).await.unwrap().is_some());
        home.pass(TimeDelta::days(10));
        home.entrust(&nadia, &entrusted).await;
        assert_eq!(home.journey.tidy().await.unwrap().visitors, 0, "thirty days are not over yet");
        home.pass(TimeDelta::seconds(1));

        let tidied = home.journey.tidy().await.unwrap();
        assert_eq!(tidied.visitors, 1);
        let left = home.everything(gone.person).await;
        assert!(left.0["profile"].is_empty() && left.0["file"].is_empty() && left.0["resume"].is_empty());
        let erased = home.events_about(gone.person).await;
        let last = erased.last().unwrap();
        assert_eq!((last.kind, last.actor), (EventKind::PersonErased, None), "by the program");
        assert!(home.journey.visit(back.token.as_str()).await.unwrap().is_some(), "who came back stays");
        assert!(home.journey.held(&entrusted).await.is_ok(), "whom somebody counts on stays");
        home.sign_in("asha@example.org", PASSWORD).await.unwrap();
        assert!(home.journey.held(&asha.visit).await.is_ok(), "whoever has an account stays");
    }

    async fn what_has_ended_is_let_go_and_nothing_else(home: Home) {
        let asha = home.member("asha@example.org").await;
        home.journey.forgot_password("asha@example.org").await.unwrap();
        home.journey.sign_in(None, "asha@example.org", PASSWORD, true).await.unwrap();
        assert!(home.journey.tidy().await.unwrap().is_nothing());
        home.pass(TimeDelta::hours(26));
        let tidied = home.journey.tidy().await.unwrap();
        assert_eq!(tidied, Tidied { sessions: 1, tokens: 1, ..Tidied::default() }, "the shared computer and the link");
        assert!(home.journey.visit(asha.token.as_str()).await.unwrap().is_some());
        let secret = home.secret(asha.visit.person, "confirm_email").await;
        assert!(home.journey.confirmation_is_good(&secret).await.unwrap());
        assert!(home.journey.tidy().await.unwrap().is_nothing());
    }

    async fn the_taxonomy_in_use_is_kept_once(home: Home) {
        home.journey.keep_taxonomy().await.unwrap();
        home.journey.keep_taxonomy().await.unwrap();
        let kept = home.journal().await;
        assert_eq!(kept.iter().filter(|entry| entry.event.kind == EventKind::TaxonomyKept).count(), 1);
    }
}
