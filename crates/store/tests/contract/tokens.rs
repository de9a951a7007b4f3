//! One-time tokens: a link works once, a code cannot be guessed.

use model::EventKind;
use store::{
    Error, Grant, Store,
    token::{self, Held, MAX_ATTEMPTS, NewToken, Purpose},
};

use crate::{
    home::{Home, after, noon},
    made::done,
};

fn link(byte: u8) -> NewToken {
    NewToken {
        hash: [byte; 32],
        purpose: Purpose::ConfirmEmail,
        contact: Some("asha@example.org".to_owned()),
        expires_at: after(3600),
    }
}

fn code(byte: u8) -> NewToken {
    NewToken {
        purpose: Purpose::InPersonCode,
        contact: None,
        ..link(byte)
    }
}

async fn handed_out(home: &Home, new: &NewToken) -> Grant {
    let grant = home.own(home.person().await).await;
    let mut tx = home.tx().await;
    token::add(&mut tx, &grant, new).await.unwrap();
    done(tx).await;
    grant
}

async fn take(store: &Store, purpose: Purpose, byte: u8, second: i64) -> Option<Held> {
    let mut tx = store.begin(after(second)).await.unwrap();
    let held = token::take(&mut tx, purpose, &[byte; 32]).await.unwrap()?;
    done(tx).await;
    Some(held)
}

both! {
    async fn a_link_opens_a_page_often_and_works_once(home: Home) {
        let grant = handed_out(&home, &link(1)).await;
        let held = Held { person: grant.subject(), contact: Some("asha@example.org".to_owned()) };
        for second in [1, 2] {
            let mut db = home.store.read().await.unwrap();
            let seen = token::look(&mut db, Purpose::ConfirmEmail, &[1; 32], after(second)).await.unwrap();
            assert_eq!(seen.as_ref(), Some(&held), "the page with the button");
        }
        assert_eq!(take(&home.store, Purpose::ResetPassword, 1, 3).await, None, "good for something else");
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 2, 3).await, None, "not the token");
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 1, 4).await, Some(held));
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 1, 5).await, None);
        let mut db = home.store.read().await.unwrap();
        assert_eq!(token::look(&mut db, Purpose::ConfirmEmail, &[1; 32], after(6)).await.unwrap(), None);
    }

    async fn of_many_who_press_at_once_one_gets_it(home: Home) {
        handed_out(&home, &link(1)).await;
        let press = |_| take(&home.store, Purpose::ConfirmEmail, 1, 1);
        let all = tokio::join!(press(1), press(2), press(3), press(4), press(5), press(6));
        let got = [all.0, all.1, all.2, all.3, all.4, all.5].into_iter().flatten().count();
        assert_eq!(got, 1);
    }

    async fn a_link_that_was_let_go_of_can_still_be_used(home: Home) {
        handed_out(&home, &link(1)).await;
        let mut tx = home.tx().await;
        assert!(token::take(&mut tx, Purpose::ConfirmEmail, &[1; 32]).await.unwrap().is_some());
        drop(tx);
        assert!(take(&home.store, Purpose::ConfirmEmail, 1, 1).await.is_some());
    }

    async fn old_links_are_worth_nothing(home: Home) {
        let grant = handed_out(&home, &link(1)).await;
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 1, 3600).await, None, "an hour later");
        let mut tx = home.tx().await;
        token::add(&mut tx, &grant, &link(2)).await.unwrap();
        done(tx).await;
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 1, 1).await, None, "a newer one was sent");
        assert!(take(&home.store, Purpose::ConfirmEmail, 2, 1).await.is_some());
        assert_eq!(token::remove_ended(&home.store, after(3599)).await.unwrap(), 0);
        assert_eq!(token::remove_ended(&home.store, after(3600)).await.unwrap(), 1);
        let late = NewToken { expires_at: noon(), ..link(3) };
        let refused = token::add(&mut home.tx().await, &grant, &late).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }

    async fn a_code_is_for_one_person_and_few_attempts(home: Home) {
        let asha = handed_out(&home, &code(1)).await;
        let ben = handed_out(&home, &code(2)).await;
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert!(!token::take_own(&mut tx, &ben, Purpose::InPersonCode, &[1; 32]).await.unwrap(), "Asha's code");
        drop(tx);
        let mut left = Vec::new();
        for _ in 0..=MAX_ATTEMPTS {
            left.push(token::note_wrong(&home.store, &ben, Purpose::InPersonCode, after(2)).await.unwrap());
        }
        assert_eq!(left, [Some(4), Some(3), Some(2), Some(1), Some(0), None]);
        let mut tx = home.store.begin(after(3)).await.unwrap();
        assert!(!token::take_own(&mut tx, &ben, Purpose::InPersonCode, &[2; 32]).await.unwrap(), "too late");
        assert!(token::take_own(&mut tx, &asha, Purpose::InPersonCode, &[1; 32]).await.unwrap());
        assert!(!token::take_own(&mut tx, &asha, Purpose::InPersonCode, &[1; 32]).await.unwrap());
        tx.commit(asha.event(EventKind::ContactConfirmed).detail("in_person")).await.unwrap();
    }

    async fn what_is_forgotten_cannot_be_used(home: Home) {
        let grant = handed_out(&home, &link(1)).await;
        let mut tx = home.tx().await;
        token::add(&mut tx, &grant, &code(2)).await.unwrap();
        token::forget(&mut tx, &grant, Purpose::ConfirmEmail).await.unwrap();
        done(tx).await;
        assert_eq!(take(&home.store, Purpose::ConfirmEmail, 1, 1).await, None);
        assert!(take(&home.store, Purpose::InPersonCode, 2, 1).await.is_some(), "of another purpose");
    }
}
