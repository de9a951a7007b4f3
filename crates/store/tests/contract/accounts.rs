//! Accounts: one for each person, one person for each contact, and nobody guesses passwords for long.

use model::{Contact, EventKind};
use store::{
    Error, Grant, Store,
    account::{self, Confirmed, NewAccount},
};

use crate::{
    home::{Home, after, noon},
    made::{done, email, with_email},
};

async fn sign_up(store: &Store, grant: &Grant, new: &NewAccount) -> Result<(), Error> {
    let mut tx = store.begin(noon()).await?;
    account::create(&mut tx, grant, new).await?;
    tx.commit(grant.event(EventKind::AccountCreated)).await
}

both! {
    async fn a_visitor_signs_up_and_is_known_by_the_contact(home: Home) {
        let grant = home.own(home.person().await).await;
        let new = NewAccount { source: Some("campus-2026".to_owned()), ..with_email("asha@example.org") };
        sign_up(&home.store, &grant, &new).await.unwrap();

        let mut db = home.store.read().await.unwrap();
        let found = account::credentials(&mut db, &email("asha@example.org")).await.unwrap().unwrap();
        assert_eq!((found.person, found.password_hash.as_deref()), (grant.subject(), Some("$argon2id$hash")));
        assert!(!format!("{found:?}").contains("argon2id"), "the hash must not reach a log");
        assert_eq!(account::credentials(&mut db, &email("ben@example.org")).await.unwrap(), None);
        assert_eq!(account::credentials(&mut db, &email("+91 98765 43210")).await.unwrap(), None);

        let account = account::find(&mut db, &grant).await.unwrap().unwrap();
        assert_eq!(account.email.as_deref(), Some("asha@example.org"));
        assert_eq!((account.source.as_deref(), account.created_at), (Some("campus-2026"), noon()));
        assert!(account.has_password && !account.is_confirmed());
    }

    async fn an_account_needs_neither_address_nor_password(home: Home) {
        for _ in 0..2 {
            let grant = home.own(home.person().await).await;
            sign_up(&home.store, &grant, &NewAccount::default()).await.unwrap();
            let found = account::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
            assert!(!found.has_password && found.email.is_none() && found.phone.is_none());
        }
    }

    /// Both press the button in the same moment.
    async fn of_two_who_sign_up_with_one_address_one_gets_it(home: Home) {
        for round in 0..5 {
            let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
            let new = with_email(&format!("shared{round}@example.org"));
            let (lost, winner, loser) = match tokio::join!(sign_up(&home.store, &asha, &new), sign_up(&home.store, &ben, &new)) {
                (Ok(()), Err(lost)) => (lost, asha, ben),
                (Err(lost), Ok(())) => (lost, ben, asha),
                other => panic!("{other:?}"),
            };
            assert!(matches!(lost, Error::Taken(_)), "{lost:?}");
            let own = with_email(&format!("own{round}@example.org"));
            let second = sign_up(&home.store, &winner, &own).await;
            assert!(matches!(second, Err(Error::Taken(_))), "nobody has two: {second:?}");
            sign_up(&home.store, &loser, &own).await.unwrap();
        }
    }

    async fn what_is_confirmed_is_the_contact_they_have_now(home: Home) {
        let grant = home.member("asha@example.org").await;
        let old = email("asha@example.org");
        let mut tx = home.store.begin(after(1)).await.unwrap();
        assert!(account::confirm(&mut tx, &grant, Confirmed::Contact(&old)).await.unwrap());
        account::change_contact(&mut tx, &grant, &old).await.unwrap();
        done(tx).await;
        let confirmed = account::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
        assert_eq!(confirmed.email_confirmed_at, Some(after(1)), "the same address stays confirmed");

        let new = email("asha.rao@example.org");
        let mut tx = home.store.begin(after(2)).await.unwrap();
        account::change_contact(&mut tx, &grant, &new).await.unwrap();
        account::change_contact(&mut tx, &grant, &email("+91 98765 43210")).await.unwrap();
        assert!(!account::confirm(&mut tx, &grant, Confirmed::Contact(&old)).await.unwrap(), "an old link");
        done(tx).await;
        let changed = account::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
        assert_eq!(changed.email.as_deref(), Some("asha.rao@example.org"));
        assert_eq!(changed.phone.as_deref(), Some("+919876543210"));
        assert!(!changed.is_confirmed());

        let mut tx = home.store.begin(after(3)).await.unwrap();
        assert!(account::confirm(&mut tx, &grant, Confirmed::InPerson).await.unwrap());
        assert!(account::confirm(&mut tx, &grant, Confirmed::Contact(&email("+919876543210"))).await.unwrap());
        done(tx).await;
        let met = account::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
        assert_eq!((met.in_person_confirmed_at, met.phone_confirmed_at), (Some(after(3)), Some(after(3))));
    }

    async fn nobody_takes_over_the_address_of_another(home: Home) {
        home.member("asha@example.org").await;
        let ben = home.member("ben@example.org").await;
        let mut tx = home.tx().await;
        let refused = account::change_contact(&mut tx, &ben, &email("asha@example.org")).await;
        assert!(matches!(refused, Err(Error::Taken(_))), "{refused:?}");
    }

    async fn guessing_locks_the_account_until_somebody_proves_it_is_theirs(home: Home) {
        let grant = home.member("asha@example.org").await;
        let lock = |failed| (failed >= 3).then(|| after(900));
        let mut locked = Vec::new();
        for _ in 0..4 {
            locked.push(account::note_failed_sign_in(&home.store, grant.subject(), lock).await.unwrap());
        }
        assert_eq!(locked, [None, None, Some(after(900)), Some(after(900))]);
        let contact = email("asha@example.org");
        let found = account::credentials(&mut home.store.read().await.unwrap(), &contact).await.unwrap().unwrap();
        assert_eq!(found.locked_until, Some(after(900)));

        let mut tx = home.store.begin(after(901)).await.unwrap();
        account::note_sign_in(&mut tx, grant.subject()).await.unwrap();
        tx.commit(grant.event(EventKind::SignedIn)).await.unwrap();
        let found = account::find(&mut home.store.read().await.unwrap(), &grant).await.unwrap().unwrap();
        assert_eq!((found.failed_sign_ins, found.locked_until), (0, None));

        for _ in 0..3 {
            account::note_failed_sign_in(&home.store, grant.subject(), lock).await.unwrap();
        }
        let mut tx = home.store.begin(after(902)).await.unwrap();
        account::set_password(&mut tx, &grant, "$argon2id$new").await.unwrap();
        tx.commit(grant.event(EventKind::PasswordChanged)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        let found = account::own_credentials(&mut db, &grant).await.unwrap().unwrap();
        assert_eq!((found.password_hash.as_deref(), found.locked_until), (Some("$argon2id$new"), None));
    }

    async fn failed_attempts_at_the_same_moment_all_count(home: Home) {
        let person = home.member("asha@example.org").await.subject();
        let attempt = || account::note_failed_sign_in(&home.store, person, |_| None);
        let all = tokio::join!(attempt(), attempt(), attempt(), attempt(), attempt());
        for attempt in [all.0, all.1, all.2, all.3, all.4] {
            attempt.unwrap();
        }
        let found = account::find(&mut home.store.read().await.unwrap(), &Grant::program(person)).await.unwrap();
        assert_eq!(found.unwrap().failed_sign_ins, 5);
    }

    async fn a_visitor_has_no_account_to_change(home: Home) {
        let visitor = home.own(home.person().await).await;
        let mut tx = home.tx().await;
        assert!(matches!(account::set_password(&mut tx, &visitor, "x").await, Err(Error::Missing(_))));
        let contact = Contact::Phone("+919876543210".to_owned());
        assert!(matches!(account::change_contact(&mut tx, &visitor, &contact).await, Err(Error::Missing(_))));
        assert!(!account::confirm(&mut tx, &visitor, Confirmed::InPerson).await.unwrap());
        drop(tx);
        let failed = account::note_failed_sign_in(&home.store, visitor.subject(), |_| None).await;
        assert!(matches!(failed, Err(Error::Missing(_))));
    }
}
