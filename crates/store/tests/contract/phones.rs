//! Telephone numbers: short codes sent to them, and text messages to people and to nobody yet.

use chrono::TimeDelta;
use model::Contact;
use store::{
    Grant,
    account::{self, Confirmed, NewAccount},
    mail::{self, Channel, State},
    phone_code::{self, NewCode, Purpose},
};
use uuid::Uuid;

use crate::{
    home::{Home, after},
    made::done,
};

const PHONE: &str = "+919876543210";

fn code(number: u128, hash: u8) -> NewCode<'static> {
    NewCode {
        id: Uuid::from_u128(number),
        phone: PHONE,
        purpose: Purpose::Enter,
        hash: [hash; 32],
        expires_at: after(600),
    }
}

async fn attempt(home: &Home, hash: u8, at: i64) -> Option<phone_code::Tried> {
    phone_code::attempt(&home.store, PHONE, Purpose::Enter, after(at), |_| [hash; 32])
        .await
        .unwrap()
}

async fn send(home: &Home, grant: Option<&Grant>, new: &NewCode<'_>, at: i64) {
    let mut tx = home.store.begin(after(at)).await.unwrap();
    phone_code::add(&mut tx, grant, new).await.unwrap();
    done(tx).await;
}

both! {
    async fn a_code_is_good_once_for_its_time_and_for_five_tries(home: Home) {
        assert_eq!(attempt(&home, 1, 0).await, None, "none was sent");
        send(&home, None, &code(1, 1), 0).await;
        let tried = attempt(&home, 2, 1).await.unwrap();
        assert!(!tried.is_right() && tried.left == 4 && tried.person.is_none());
        let tried = attempt(&home, 1, 1).await.unwrap();
        assert!(tried.is_right());
        let mut tx = home.store.begin(after(2)).await.unwrap();
        assert!(phone_code::use_up(&mut tx, tried.id).await.unwrap());
        assert!(!phone_code::use_up(&mut tx, tried.id).await.unwrap(), "once");
        done(tx).await;
        assert_eq!(attempt(&home, 1, 3).await, None, "it is used up");

        send(&home, None, &code(2, 2), 4).await;
        for left in (0..5).rev() {
            assert_eq!(attempt(&home, 1, 5).await.unwrap().left, left);
        }
        assert_eq!(attempt(&home, 2, 5).await, None, "the right one comes too late");

        send(&home, None, &code(3, 3), 6).await;
        send(&home, None, &code(4, 4), 7).await;
        assert!(!attempt(&home, 3, 8).await.unwrap().is_right(), "the last one counts");
        assert_eq!(attempt(&home, 4, 600).await, None, "it is over");
        let mut db = home.store.read().await.unwrap();
        assert_eq!(phone_code::sent_to(&mut db, PHONE, after(3)).await.unwrap(), 3);
        assert_eq!(phone_code::sent_to(&mut db, "+1", after(3)).await.unwrap(), 0);
        assert_eq!(phone_code::sent(&mut db, after(6)).await.unwrap(), 1);
        drop(db);
        let other = phone_code::attempt(&home.store, PHONE, Purpose::Own, after(8), |_| [4; 32]).await.unwrap();
        assert_eq!(other, None, "a code for one thing is not good for another");
    }

    async fn what_was_sent_to_a_number_becomes_theirs_whose_number_it_is(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut tx = home.store.begin(after(0)).await.unwrap();
        let mut text = home.letter("code:1");
        PHONE.clone_into(&mut text.to_contact);
        assert!(mail::queue_by(&mut tx, Channel::Text, None, &text).await.unwrap());
        phone_code::add(&mut tx, None, &code(1, 1)).await.unwrap();
        mail::claim_texts(&mut tx, &asha, PHONE).await.unwrap();
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let found = mail::find(&mut db, &asha, text.id).await.unwrap().unwrap();
        assert_eq!((found.channel, found.state), (Channel::Text, State::Waiting));
        assert_eq!(mail::texts_since(&mut db, &asha, &text.kind, after(-1)).await.unwrap(), 1);
        assert_eq!(mail::texts_since(&mut db, &asha, "other", after(-1)).await.unwrap(), 0);
        let unsent = mail::unsent_since(&mut db, Channel::Mail, after(-1), None, 9).await.unwrap();
        assert!(unsent.is_empty(), "it is no mail");
        let unsent = mail::unsent_since(&mut db, Channel::Text, after(-1), None, 9).await.unwrap();
        assert_eq!(unsent.len(), 1);
        drop(db);
        let everything = home.store.everything_about(&asha).await.unwrap();
        assert_eq!(everything.0["phone_code"].len(), 1);
        assert_eq!(phone_code::forget(&home.store, after(0) - TimeDelta::days(1), &text.kind).await.unwrap(), 0);
        assert_eq!(phone_code::forget(&home.store, after(0), &text.kind).await.unwrap(), 1);
        let mut db = home.store.read().await.unwrap();
        assert!(mail::find(&mut db, &asha, text.id).await.unwrap().is_none(), "with what it said");
    }

    async fn a_number_is_taken_away_and_a_password_too(home: Home) {
        let asha = home.own(home.person().await).await;
        let phone = Contact::Phone(PHONE.to_owned());
        let mut tx = home.store.begin(after(0)).await.unwrap();
        let new = NewAccount { contact: Some(phone.clone()), password_hash: Some("hash".to_owned()), source: None };
        account::create(&mut tx, &asha, &new).await.unwrap();
        assert!(account::confirm(&mut tx, &asha, Confirmed::Contact(&phone)).await.unwrap());
        account::forget_password(&mut tx, &asha).await.unwrap();
        assert!(!account::find(&mut tx, &asha).await.unwrap().unwrap().has_password);
        account::remove_phone(&mut tx, &asha).await.unwrap();
        let account = account::find(&mut tx, &asha).await.unwrap().unwrap();
        assert!(account.phone.is_none() && account.phone_confirmed_at.is_none());
        done(tx).await;
    }
}
