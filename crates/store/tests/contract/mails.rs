//! The outbox: one mail for each event, read by the person it is for, and by staff only what became of it.

use model::{EventKind, MailId};
use store::{
    Error,
    mail::{self, State},
};

use crate::{
    home::{Home, after},
    made::done,
};

both! {
    async fn one_event_makes_one_mail_and_only_if_it_happens(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut tx = home.tx().await;
        assert!(mail::queue(&mut tx, Some(&asha), &home.letter("confirm:1")).await.unwrap());
        drop(tx);
        assert_eq!(mail::own(&mut home.store.read().await.unwrap(), &asha, None, 10).await.unwrap(), []);

        let first = home.post(&asha, "confirm:1", after(0)).await;
        let mut tx = home.tx().await;
        assert!(!mail::queue(&mut tx, Some(&asha), &home.letter("confirm:1")).await.unwrap(), "told already");
        let mut twin = home.letter("confirm:2");
        twin.message_id = format!("<{first}@onward.example>");
        let taken = mail::queue(&mut tx, Some(&asha), &twin).await;
        assert!(matches!(taken, Err(Error::Taken(_))), "a Message-ID is used once: {taken:?}");
    }

    async fn people_read_their_own_mails_in_the_app(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let (first, second) = (home.post(&asha, "a", after(0)).await, home.post(&asha, "b", after(1)).await);
        let his = home.post(&ben, "c", after(2)).await;
        let mut db = home.store.read().await.unwrap();
        let ids = |mails: &[mail::Mail]| mails.iter().map(|mail| mail.id).collect::<Vec<_>>();
        let all = mail::own(&mut db, &asha, None, 10).await.unwrap();
        assert_eq!(ids(&all), [second, first]);
        assert!(all[0].body_text.contains("/confirm/secret"), "the person gets the link");
        assert_eq!(ids(&mail::own(&mut db, &asha, Some((after(1), second)), 10).await.unwrap()), [first]);
        assert_eq!(mail::find(&mut db, &asha, first).await.unwrap().map(|mail| mail.state), Some(State::Waiting));
        assert_eq!(mail::find(&mut db, &asha, his).await.unwrap(), None);
        drop(db);

        let mut tx = home.store.begin(after(9)).await.unwrap();
        assert!(mail::mark_shown(&mut tx, &asha, first, false).await.unwrap());
        assert!(!mail::mark_shown(&mut tx, &asha, first, false).await.unwrap());
        assert!(!mail::mark_shown(&mut tx, &asha, his, false).await.unwrap());
        tx.commit(asha.event(EventKind::MailShown).on(first.0)).await.unwrap();
        let read = mail::find(&mut home.store.read().await.unwrap(), &asha, first).await.unwrap().unwrap();
        assert_eq!((read.state, read.shown_at), (State::Shown, Some(after(9))));
    }

    async fn staff_see_what_became_of_mails_and_nothing_they_say(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut ids = Vec::new();
        for (second, key) in (0..).zip(["waiting", "sent", "failed", "shown", "sent and read"]) {
            ids.push(home.post(&asha, key, after(second)).await);
        }
        mail::note_failed_attempt(&home.store, ids[0], "451").await.unwrap();
        mail::note_failed_attempt(&home.store, ids[0], "421").await.unwrap();
        let mut tx = home.store.begin(after(10)).await.unwrap();
        mail::mark_sent(&mut tx, ids[1]).await.unwrap();
        mail::mark_failed(&mut tx, ids[2], "550").await.unwrap();
        mail::mark_shown(&mut tx, &asha, ids[3], false).await.unwrap();
        mail::mark_sent(&mut tx, ids[4]).await.unwrap();
        mail::mark_shown(&mut tx, &asha, ids[4], false).await.unwrap();
        done(tx).await;

        let mut db = home.store.read().await.unwrap();
        let all = mail::deliveries(&mut db, None, None, 10).await.unwrap();
        let told: Vec<_> = all.iter().rev().map(|mail| (mail.id, mail.state, mail.attempts, mail.last_error.as_deref())).collect();
        assert_eq!(told, [
            (ids[0], State::Waiting, 2, Some("421")),
            (ids[1], State::Sent, 1, None),
            (ids[2], State::Failed, 1, Some("550")),
            (ids[3], State::Shown, 0, None),
            (ids[4], State::Sent, 1, None),
        ]);
        assert_eq!((all[0].sent_at, all[0].shown_at), (Some(after(10)), Some(after(10))));
        let everything = format!("{all:?}");
        assert!(!everything.contains("secret") && !everything.contains("Please"), "{everything}");

        let of = mail::deliveries(&mut db, Some(State::Sent), None, 10).await.unwrap();
        assert_eq!(of.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[4], ids[1]]);
        let page = mail::deliveries(&mut db, None, Some((after(3), ids[3])), 2).await.unwrap();
        assert_eq!(page.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[2], ids[1]]);
        let of = mail::deliveries(&mut db, Some(State::Sent), Some((after(4), ids[4])), 10).await.unwrap();
        assert_eq!(of.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[1]]);
        let third = (after(2), ids[2]);
        let above = mail::deliveries_above(&mut db, None, third, 1).await.unwrap();
        assert_eq!(above.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[3]], "the one just above");
        let above = mail::deliveries_above(&mut db, None, third, 9).await.unwrap();
        assert_eq!(above.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[4], ids[3]]);
        let above = mail::deliveries_above(&mut db, Some(State::Sent), third, 9).await.unwrap();
        assert_eq!(above.iter().map(|mail| mail.id).collect::<Vec<_>>(), [ids[4]]);
        assert_eq!(mail::count_above(&mut db, None, third).await.unwrap(), 2);
        assert_eq!(mail::count_above(&mut db, Some(State::Failed), third).await.unwrap(), 0);
        assert_eq!(mail::put_in_at(&mut db, ids[2]).await.unwrap(), Some(after(2)));
        let counts = [(State::Waiting, 1), (State::Sent, 2), (State::Failed, 1), (State::Shown, 1)];
        assert_eq!(mail::counts(&mut db).await.unwrap(), counts);
    }

    async fn a_mail_to_somebody_not_known_here_is_nobodys(home: Home) {
        let letter = home.letter("invite:1");
        let mut tx = home.tx().await;
        assert!(mail::queue(&mut tx, None, &letter).await.unwrap());
        let nobody = MailId(uuid::Uuid::from_u128(3));
        assert!(matches!(mail::mark_sent(&mut tx, nobody).await, Err(Error::Missing(_))));
        tx.commit(model::Event::new(EventKind::MailQueued, letter.id.0)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert_eq!(mail::deliveries(&mut db, None, None, 10).await.unwrap().len(), 1);
        let asha = home.own(home.person().await).await;
        assert_eq!(mail::find(&mut db, &asha, letter.id).await.unwrap(), None);
    }
}
