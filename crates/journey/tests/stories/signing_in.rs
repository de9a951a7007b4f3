//! Signing in and out: wrong passwords, sessions, shared computers, telephone numbers.

use chrono::TimeDelta;
use journey::{Error, account::SignUp};
use model::EventKind;

use crate::common::{Home, PASSWORD, refusal, sign_up};

const ASHA: &str = "asha@example.org";

/// Tries a wrong password so many times.
async fn guess(home: &Home, times: usize) {
    for _ in 0..times {
        let wrong = home.sign_in(ASHA, "not her password").await;
        assert!(
            matches!(wrong, Err(Error::Invalid { field: "contact", .. })),
            "{wrong:?}"
        );
    }
}

async fn is_locked(home: &Home, password: &str) -> bool {
    matches!(home.sign_in(ASHA, password).await, Err(Error::TooMany(_)))
}

both! {
    async fn invented_people_are_nobody_outside_the_demo_world(home: Home) {
        let demo = &journey::demo::DemoData::built_in().people;
        let seeker = demo.iter().find_map(|person| person.email.as_deref().filter(|_| person.role == "seeker")).unwrap();
        home.member(seeker).await;
        let entered = home.journey.enter_demo(model::Role::Seeker).await;
        assert!(matches!(entered, Err(Error::NotAllowed(_))));
    }

    async fn eight_wrong_passwords_close_the_account_for_a_quarter_of_an_hour(home: Home) {
        home.member(ASHA).await;
        guess(&home, 7).await;
        assert!(is_locked(&home, "not her password").await, "the eighth");
        assert!(is_locked(&home, PASSWORD).await, "the right one is not looked at either");
        home.pass(TimeDelta::minutes(15) - TimeDelta::seconds(1));
        assert!(is_locked(&home, PASSWORD).await);
        home.pass(TimeDelta::seconds(1));
        home.sign_in(ASHA, PASSWORD).await.unwrap();
        guess(&home, 7).await;
        home.sign_in(ASHA, PASSWORD).await.unwrap();
    }

    async fn one_locked_account_does_not_lock_another(home: Home) {
        home.member(ASHA).await;
        home.member("ben@example.org").await;
        guess(&home, 7).await;
        assert!(is_locked(&home, "not her password").await);
        home.sign_in("ben@example.org", PASSWORD).await.unwrap();
    }

    /// Many guesses sent at once are no more guesses than one after the other.
    async fn guessing_at_the_same_time_gains_nothing(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let guesses = (0..40).map(|_| {
            let journey = home.journey.clone();
            tokio::spawn(async move { journey.sign_in(None, ASHA, "not her password", false).await })
        });
        for guess in guesses.collect::<Vec<_>>() {
            assert!(guess.await.unwrap().is_err());
        }
        let tried = home.journey.account(&asha).await.unwrap().unwrap().failed_sign_ins;
        assert!((8..=11).contains(&tried), "{tried} passwords were tried");
        assert!(is_locked(&home, PASSWORD).await);
    }

    async fn the_password_asked_for_inside_is_guarded_like_the_door(home: Home) {
        let asha = home.member(ASHA).await.visit;
        for _ in 0..7 {
            let wrong = home.journey.change_password(&asha, "not her password", "another good one").await;
            assert!(matches!(wrong, Err(Error::Invalid { field: "old", .. })), "{wrong:?}");
        }
        let eighth = home.journey.erase(&asha, "ERASE", Some("not her password")).await;
        assert!(matches!(eighth, Err(Error::TooMany(_))), "{eighth:?}");
        let right = home.journey.change_password(&asha, PASSWORD, "another good one").await;
        assert!(matches!(right, Err(Error::TooMany(_))), "{right:?}");
        home.pass(TimeDelta::minutes(15));
        home.journey.change_password(&asha, PASSWORD, "another good one").await.unwrap();
    }

    async fn a_failed_sign_in_does_not_tell_whether_there_is_an_account(home: Home) {
        home.member(ASHA).await;
        let wrong = refusal(home.sign_in(ASHA, "not her password").await);
        let nobody = refusal(home.sign_in("nobody@example.org", "not her password").await);
        assert_eq!(wrong, nobody);
        let number = refusal(home.sign_in("+91 98765 43210", "not her password").await);
        assert_eq!(wrong, number);
    }

    async fn signing_in_gives_a_new_session_and_the_old_token_is_worth_nothing(home: Home) {
        home.member(ASHA).await;
        let planted = home.journey.arrive(None).await.unwrap();
        let begun = home.journey.sign_in(Some(&planted.visit), ASHA, PASSWORD, false).await.unwrap();
        assert_ne!(begun.visit.session, planted.visit.session);
        assert_ne!(begun.token.as_str(), planted.token.as_str());
        assert_eq!(home.journey.visit(planted.token.as_str()).await.unwrap(), None);
        let visit = home.journey.visit(begun.token.as_str()).await.unwrap().unwrap();
        assert!(visit.signed_in);
        assert_eq!(visit, begun.visit, "what signing in gives is what the cookie gives afterwards");
    }

    async fn signing_up_gives_a_new_session_too(home: Home) {
        let planted = home.journey.arrive(None).await.unwrap();
        let begun = home.journey.sign_up(&planted.visit, &sign_up(ASHA)).await.unwrap();
        assert_eq!(home.journey.visit(planted.token.as_str()).await.unwrap(), None);
        assert!(home.journey.visit(begun.token.as_str()).await.unwrap().unwrap().signed_in);
    }

    async fn signing_out_everywhere_ends_every_session(home: Home) {
        let here = home.member(ASHA).await;
        let phone = home.sign_in(ASHA, PASSWORD).await.unwrap();
        let other = home.member("ben@example.org").await;
        assert_eq!(home.journey.sessions(&here.visit).await.unwrap().len(), 2);
        home.journey.sign_out_everywhere(&phone.visit).await.unwrap();
        for ended in [here, phone] {
            assert_eq!(home.journey.visit(ended.token.as_str()).await.unwrap(), None);
        }
        assert!(home.journey.visit(other.token.as_str()).await.unwrap().is_some());
    }

    async fn one_device_is_signed_out_and_the_others_stay(home: Home) {
        let (here, lost) = (home.member(ASHA).await, home.sign_in(ASHA, PASSWORD).await.unwrap());
        let ben = home.member("ben@example.org").await;
        home.journey.end_session(&ben.visit, lost.visit.session).await.unwrap();
        assert!(home.journey.visit(lost.token.as_str()).await.unwrap().is_some(), "not by somebody else");
        home.journey.end_session(&here.visit, lost.visit.session).await.unwrap();
        assert_eq!(home.journey.visit(lost.token.as_str()).await.unwrap(), None);
        home.journey.sign_out(&here.visit).await.unwrap();
        assert_eq!(home.journey.visit(here.token.as_str()).await.unwrap(), None);
        let out = home.events_about(here.visit.person).await;
        assert_eq!(out.iter().filter(|event| event.kind == EventKind::SignedOut).count(), 2);
    }

    async fn a_shared_computer_forgets_after_half_an_hour(home: Home) {
        home.member(ASHA).await;
        let own = home.sign_in(ASHA, PASSWORD).await.unwrap();
        let shared = home.journey.sign_in(None, ASHA, PASSWORD, true).await.unwrap();
        assert!(shared.session_cookie && !own.session_cookie, "and when the browser is closed");
        for _ in 0..3 {
            home.pass(TimeDelta::minutes(29));
            assert!(home.journey.visit(shared.token.as_str()).await.unwrap().is_some(), "while it is used");
        }
        home.pass(TimeDelta::minutes(30));
        assert_eq!(home.journey.visit(shared.token.as_str()).await.unwrap(), None);
        assert!(home.journey.visit(own.token.as_str()).await.unwrap().is_some());
    }

    async fn a_telephone_number_does_instead_of_a_mail_address(home: Home) {
        let form = SignUp { shared_computer: true, ..sign_up("+91 98765-43210") };
        let begun = home.journey.sign_up(&home.visitor().await, &form).await.unwrap();
        assert!(begun.visit.shared_computer);
        let account = home.journey.account(&begun.visit).await.unwrap().unwrap();
        assert_eq!((account.phone.as_deref(), account.email), (Some("+919876543210"), None));
        assert!(home.mails(begun.visit.person).await.is_empty(), "there is no address to confirm");
        home.sign_in("0091 98765 43210", PASSWORD).await.unwrap();
        let again = home.journey.sign_up(&home.visitor().await, &sign_up("+919876543210")).await;
        assert!(refusal(again).contains("already"));
    }

    async fn somebody_signed_in_makes_no_second_account(home: Home) {
        let asha = home.member(ASHA).await.visit;
        let second = home.journey.sign_up(&asha, &sign_up("asha.two@example.org")).await;
        assert!(matches!(second, Err(Error::NotAllowed(_))), "{second:?}");
        let taken = home.journey.sign_up(&home.visitor().await, &sign_up(" Asha@Example.org ")).await;
        assert!(matches!(taken, Err(Error::Invalid { field: "contact", .. })), "{taken:?}");
    }
}
