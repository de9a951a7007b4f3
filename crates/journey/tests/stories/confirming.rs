//! Confirming that a person is reached: by a link, or by a code that staff hand over.

use chrono::TimeDelta;
use journey::Error;
use model::EventKind;
use store::{
    caseload::Cut,
    mail::{Mail, State},
};

use crate::common::{Home, PASSWORD, fixtures::WELDER, refusal};

const ASHA: &str = "asha@example.org";

async fn is_confirmed(home: &Home, visit: &journey::Visit) -> bool {
    home.journey.account(visit).await.unwrap().unwrap().is_confirmed()
}

both! {
    async fn an_address_is_confirmed_by_the_button_behind_the_link(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let secret = home.secret(asha.person, "confirm_email").await;
        let before = home.journal().await.len();
        for _ in 0..2 {
            assert!(home.journey.confirmation_is_good(&secret).await.unwrap());
        }
        assert_eq!(home.journal().await.len(), before, "looking at the page changes nothing");
        assert!(!is_confirmed(&home, &asha).await);
        home.journey.confirm_email(&secret).await.unwrap();
        assert!(is_confirmed(&home, &asha).await);
        assert!(!home.journey.confirmation_is_good(&secret).await.unwrap());
        assert!(refusal(home.journey.confirm_email(&secret).await).contains("no longer good"));
        let events = home.events_about(asha.person).await;
        let confirmed = events.iter().find(|event| event.kind == EventKind::ContactConfirmed).unwrap();
        assert_eq!(confirmed.detail.as_deref(), Some("email"));
    }

    async fn the_link_is_good_for_three_days_and_can_be_sent_again(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let first = home.secret(asha.person, "confirm_email").await;
        home.pass(TimeDelta::days(3));
        assert!(!home.journey.confirmation_is_good(&first).await.unwrap());
        assert!(home.journey.confirm_email(&first).await.is_err());
        home.journey.confirm_again(&asha).await.unwrap();
        let second = home.secret(asha.person, "confirm_email").await;
        home.journey.confirm_email(&second).await.unwrap();
        let mails = home.mails(asha.person).await.len();
        home.journey.confirm_again(&asha).await.unwrap();
        assert_eq!(home.mails(asha.person).await.len(), mails, "nothing is left to confirm");
    }

    async fn a_made_up_link_says_nothing(home: Home) {
        for secret in ["", "x", &"A".repeat(43), &"é".repeat(43)] {
            assert!(!home.journey.confirmation_is_good(secret).await.unwrap());
            assert!(home.journey.confirm_email(secret).await.is_err());
            assert!(!home.journey.reset_is_good(secret).await.unwrap());
            assert!(home.journey.reset_password(secret, "coffee by the river").await.is_err());
        }
    }

    async fn a_code_from_staff_confirms_who_has_no_mail_address(home: Home) {
        let asha = home.member("+91 98765 43210").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let code = home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        let typed = code.to_lowercase().replace('-', " ");
        home.journey.enter_code(&asha, &typed).await.unwrap();
        assert!(is_confirmed(&home, &asha).await);
        assert!(home.journey.enter_code(&asha, &code).await.is_err(), "once");
    }

    async fn a_code_works_for_its_own_person_alone_and_for_a_day(home: Home) {
        let (asha, ben) = (home.member(ASHA).await.visit, home.member("ben@example.org").await.visit);
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let code = home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        assert!(home.journey.enter_code(&ben, &code).await.is_err());
        assert!(!is_confirmed(&home, &ben).await);
        home.pass(TimeDelta::hours(24));
        assert!(home.journey.enter_code(&asha, &code).await.is_err());
        assert!(!is_confirmed(&home, &asha).await);
    }

    async fn five_wrong_codes_make_the_right_one_worthless(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let code = home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        for left in ["4\u{a0}more times", "3\u{a0}more times", "2\u{a0}more times", "once more"] {
            let wrong = refusal(home.journey.enter_code(&asha, "AAAA-AAAA").await);
            assert!(wrong.contains(left), "{wrong}");
        }
        assert!(refusal(home.journey.enter_code(&asha, "AAAA-AAAA").await).contains("new one"));
        assert!(home.journey.enter_code(&asha, &code).await.is_err());
        let next = home.journey.hand_over_code(&nadia, asha.person).await.unwrap();
        home.journey.enter_code(&asha, &next).await.unwrap();
    }

    /// Else reading in the app would show nothing about the mailbox.
    async fn the_link_is_in_the_mail_alone(home: Home) {
        let asha = home.member(ASHA).await.visit;
        home.journey.forgot_password(ASHA).await.unwrap();
        for (kind, subject) in [("confirm_email", "confirm"), ("reset_password", "new password")] {
            let secret = home.secret(asha.person, kind).await;
            let shown = home.journey.read_messages(&asha).await.unwrap();
            let mail = shown.iter().find(|mail| mail.kind == kind).unwrap();
            assert!(mail.subject.contains(subject));
            assert!(mail.body_text.contains("stands in the mail itself"), "{}", mail.body_text);
            let archive = home.journey.archive(&asha).await.unwrap();
            let held = |bytes: &[u8]| bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!held(format!("{shown:?}").as_bytes()) && !held(&archive));
        }
        let waiting = home.mails(asha.person).await;
        assert!(waiting.iter().all(|mail| mail.state == State::Waiting), "they still have to be sent");
    }

    async fn nobody_is_flooded_with_mails(home: Home) {
        let asha = home.member(ASHA).await.visit;
        for _ in 0..4 {
            home.pass(TimeDelta::minutes(1));
            home.journey.confirm_again(&asha).await.unwrap();
        }
        let sixth = home.journey.confirm_again(&asha).await;
        assert!(matches!(sixth, Err(Error::TooMany(_))), "{sixth:?}");
        for _ in 0..5 {
            home.journey.forgot_password(ASHA).await.unwrap();
        }
        let count = |mails: &[Mail], kind: &str| mails.iter().filter(|mail| mail.kind == kind).count();
        let mails = home.mails(asha.person).await;
        assert_eq!((count(&mails, "confirm_email"), count(&mails, "reset_password")), (5, 3));
        home.pass(TimeDelta::days(1));
        home.journey.confirm_again(&asha).await.unwrap();
        home.journey.forgot_password(ASHA).await.unwrap();
        assert_eq!(home.mails(asha.person).await.len(), 10);
    }

    /// Made-up people cost nothing to make.
    async fn who_is_not_confirmed_hands_in_half_as_many_documents(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let hand_in = || home.journey.hand_in(&asha, "asha.txt", WELDER.into());
        for _ in 0..2 {
            hand_in().await.unwrap();
        }
        assert!(matches!(hand_in().await, Err(Error::TooMany(_))));
        let secret = home.secret(asha.person, "confirm_email").await;
        home.journey.confirm_email(&secret).await.unwrap();
        hand_in().await.unwrap();
    }

    /// An unconfirmed account is the person's own in full, within closer limits; and others are told that it is not confirmed.
    async fn without_confirming_everything_of_ones_own_works_and_staff_see_how_it_stands(home: Home) {
        let asha = home.member(ASHA).await.visit;
        home.journey.read_text(&asha, WELDER).await.unwrap();
        home.journey.change_password(&asha, PASSWORD, "coffee by the river").await.unwrap();
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        home.entrust(&nadia, &asha).await;
        let seen = home.journey.caseload(&nadia, "", Cut::First).await.unwrap().people;
        assert_eq!(seen[0].account, Some(false), "not confirmed");
        let visitor = home.visitor().await;
        let none = home.journey.confirm_again(&visitor).await;
        assert!(matches!(none, Err(Error::NotFound("account"))), "{none:?}");
    }
}
