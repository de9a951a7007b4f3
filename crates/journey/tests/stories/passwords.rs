//! A forgotten password, and a changed one.

use chrono::TimeDelta;
use journey::Error;
use model::EventKind;

use crate::common::{Home, PASSWORD, refusal};

const ASHA: &str = "asha@example.org";
const NEW: &str = "coffee by the river";

both! {
    async fn a_forgotten_password_is_set_anew_by_a_link_that_works_once(home: Home) {
        let (here, phone) = (home.member(ASHA).await, home.sign_in(ASHA, PASSWORD).await.unwrap());
        home.journey.forgot_password(ASHA).await.unwrap();
        let secret = home.secret(here.visit.person, "reset_password").await;
        assert!(home.journey.reset_is_good(&secret).await.unwrap());
        let short = home.journey.reset_password(&secret, "short").await;
        assert!(matches!(short, Err(Error::Invalid { field: "password", .. })), "{short:?}");
        assert!(home.journey.reset_is_good(&secret).await.unwrap(), "a slip does not use it up");

        home.pass(TimeDelta::minutes(1));
        home.journey.reset_password(&secret, NEW).await.unwrap();
        for ended in [here, phone] {
            assert_eq!(home.journey.visit(ended.token.as_str()).await.unwrap(), None, "other sessions end");
        }
        assert!(home.sign_in(ASHA, PASSWORD).await.is_err());
        let asha = home.sign_in(ASHA, NEW).await.unwrap().visit;
        assert!(home.journey.account(&asha).await.unwrap().unwrap().is_confirmed(), "who reads the mail owns the address");
        assert!(!home.journey.reset_is_good(&secret).await.unwrap());
        assert!(refusal(home.journey.reset_password(&secret, PASSWORD).await).contains("no longer good"));
        assert_eq!(home.mails(asha.person).await[0].kind, "password_changed", "and hears of it");
    }

    async fn the_link_works_for_an_hour(home: Home) {
        let asha = home.member(ASHA).await.visit;
        home.journey.forgot_password(ASHA).await.unwrap();
        let secret = home.secret(asha.person, "reset_password").await;
        home.pass(TimeDelta::hours(1) - TimeDelta::seconds(1));
        assert!(home.journey.reset_is_good(&secret).await.unwrap());
        home.pass(TimeDelta::seconds(1));
        assert!(!home.journey.reset_is_good(&secret).await.unwrap());
        assert!(home.journey.reset_password(&secret, NEW).await.is_err());
        home.sign_in(ASHA, PASSWORD).await.unwrap();
    }

    async fn only_the_newest_link_works(home: Home) {
        let asha = home.member(ASHA).await.visit;
        home.journey.forgot_password(ASHA).await.unwrap();
        let first = home.secret(asha.person, "reset_password").await;
        home.pass(TimeDelta::minutes(1));
        home.journey.forgot_password(ASHA).await.unwrap();
        let second = home.secret(asha.person, "reset_password").await;
        assert!(!home.journey.reset_is_good(&first).await.unwrap());
        assert!(home.journey.reset_is_good(&second).await.unwrap());
        assert!(!home.journey.confirmation_is_good(&second).await.unwrap(), "and for nothing else");
    }

    async fn asking_for_a_link_tells_nobody_whether_there_is_an_account(home: Home) {
        home.member("+91 98765 43210").await;
        let before = home.journal().await.len();
        for contact in ["nobody@example.org", "+91 98765 43210", "+44 20 7946 0000"] {
            home.journey.forgot_password(contact).await.unwrap();
        }
        assert_eq!(home.journal().await.len(), before, "and writes to nobody");
        let slip = home.journey.forgot_password("no address").await;
        assert!(matches!(slip, Err(Error::Invalid { field: "contact", .. })), "{slip:?}");
    }

    async fn who_has_only_a_telephone_number_comes_back_in_with_a_code_from_staff(home: Home) {
        const NUMBER: &str = "+91 98765 43210";
        let lost = home.member(NUMBER).await;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &lost.visit).await;
        let code = home.journey.hand_over_code(&nadia, lost.visit.person).await.unwrap();
        let wrong = [("+91 98765 43211", code.as_str()), (NUMBER, "AAAA-AAAA")];
        let mut answers = Vec::new();
        for (contact, code) in wrong {
            answers.push(refusal(home.journey.reset_with_code(contact, code, NEW).await));
        }
        assert_eq!(answers[0], answers[1], "tells nobody who is here");
        let weak = home.journey.reset_with_code(NUMBER, &code, "short").await;
        assert!(matches!(weak, Err(Error::Invalid { field: "password", .. })), "{weak:?}");

        home.journey.reset_with_code(NUMBER, &code, NEW).await.unwrap();
        assert_eq!(home.journey.visit(lost.token.as_str()).await.unwrap(), None, "other sessions end");
        assert!(home.sign_in(NUMBER, PASSWORD).await.is_err());
        let back = home.sign_in(NUMBER, NEW).await.unwrap().visit;
        assert!(home.journey.account(&back).await.unwrap().unwrap().is_confirmed(), "staff met them");
        assert!(home.journey.reset_with_code(NUMBER, &code, PASSWORD).await.is_err(), "once");
    }

    async fn codes_are_not_guessed_from_outside(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let code = home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        for _ in 0..5 {
            assert!(home.journey.reset_with_code(ASHA, "AAAA-AAAA", NEW).await.is_err());
        }
        assert!(home.journey.reset_with_code(ASHA, &code, NEW).await.is_err());
        home.sign_in(ASHA, PASSWORD).await.unwrap();
    }

    async fn a_new_password_opens_a_locked_account(home: Home) {
        let asha = home.member(ASHA).await.visit;
        for _ in 0..8 {
            assert!(home.sign_in(ASHA, "not her password").await.is_err());
        }
        home.journey.forgot_password(ASHA).await.unwrap();
        let secret = home.secret(asha.person, "reset_password").await;
        home.journey.reset_password(&secret, NEW).await.unwrap();
        home.sign_in(ASHA, NEW).await.unwrap();
    }

    async fn changing_the_password_signs_out_the_other_devices(home: Home) {
        let (here, phone) = (home.member(ASHA).await, home.sign_in(ASHA, PASSWORD).await.unwrap());
        let wrong = home.journey.change_password(&here.visit, "not her password", NEW).await;
        assert!(refusal(wrong).contains("not your password"));
        home.journey.change_password(&here.visit, PASSWORD, NEW).await.unwrap();
        assert!(home.journey.visit(here.token.as_str()).await.unwrap().is_some(), "this one stays");
        assert_eq!(home.journey.visit(phone.token.as_str()).await.unwrap(), None);
        home.sign_in(ASHA, NEW).await.unwrap();
        let changed = home.events_about(here.visit.person).await;
        let changed = changed.iter().find(|event| event.kind == EventKind::PasswordChanged).unwrap();
        assert_eq!(changed.detail.as_deref(), Some("changed"));
    }

    /// A link asked for before the password was changed must not change it back.
    async fn an_older_link_is_worth_nothing_once_the_password_was_changed(home: Home) {
        let asha = home.member(ASHA).await.visit;
        home.journey.forgot_password(ASHA).await.unwrap();
        let secret = home.secret(asha.person, "reset_password").await;
        home.journey.change_password(&asha, PASSWORD, NEW).await.unwrap();
        assert!(!home.journey.reset_is_good(&secret).await.unwrap());
    }
}
