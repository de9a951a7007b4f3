//! What stands in the outbox leaves by the mail server, each mail once.

use std::sync::Arc;

use chrono::TimeDelta;
use journey::{Channel, Journey, Sending};
use mail::transport::{Cause, Failure, Memory, Reason};
use store::mail::State;

use crate::common::{Home, sign_up};

fn reason(cause: Cause) -> Reason {
    Reason {
        cause,
        sentence: "It did not work.".to_owned(),
        said: "550 asha@example.org is unknown".to_owned(),
    }
}

/// Sends until nothing is due any more; gives the mails that left.
async fn all_sent(journey: &Journey, server: &Memory) -> Vec<String> {
    while journey.send(Channel::Mail).await.unwrap() == Sending::Some {}
    let sent = server.take().into_iter();
    sent.map(|mail| String::from_utf8(mail.bytes).unwrap()).collect()
}

async fn state(home: &Home, visit: &journey::Visit) -> (State, i64, Option<String>) {
    let kept = store::mail::deliveries(&mut home.store.read().await.unwrap(), None, None, 10)
        .await
        .unwrap();
    let mails = home.mails(visit.person).await;
    let of = kept.into_iter().find(|kept| kept.id == mails[0].id).unwrap();
    (of.state, of.attempts, of.last_error)
}

both! {
    async fn a_mail_leaves_once_with_its_own_name(home: Home) {
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        let begun = journey.arrive_and_sign_up(None, &sign_up("asha@example.org")).await.unwrap();
        let sent = all_sent(&journey, &server).await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].contains("To: asha@example.org") && sent[0].contains("careers@work.example.org"), "{}", sent[0]);
        assert!(sent[0].contains("Message-ID: <") && sent[0].contains("/confirm/"), "{}", sent[0]);
        assert_eq!(state(&home, &begun.visit).await, (State::Sent, 1, None));
        home.pass(TimeDelta::hours(1));
        journey.queue_unsent().await.unwrap();
        assert_eq!(all_sent(&journey, &server).await.len(), 0, "what was sent is not sent again");
    }

    async fn a_busy_server_gets_it_later_and_a_refused_address_never(home: Home) {
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        server.fail_next(Failure::Later(reason(Cause::Busy)));
        let asha = journey.arrive_and_sign_up(None, &sign_up("asha@example.org")).await.unwrap().visit;
        assert_eq!(all_sent(&journey, &server).await.len(), 0);
        assert_eq!(state(&home, &asha).await, (State::Waiting, 1, Some("It did not work.".to_owned())));
        home.pass(TimeDelta::hours(12));
        assert_eq!(all_sent(&journey, &server).await.len(), 1);
        assert_eq!(state(&home, &asha).await, (State::Sent, 2, None));

        server.fail_next(Failure::Never(reason(Cause::Address)));
        let ben = journey.arrive_and_sign_up(None, &sign_up("ben@example.org")).await.unwrap().visit;
        assert_eq!(all_sent(&journey, &server).await.len(), 0);
        let (state, _, why) = state(&home, &ben).await;
        assert_eq!((state, why.as_deref()), (State::Failed, Some("It did not work.")), "no address in it");
        home.pass(TimeDelta::days(2));
        assert_eq!(all_sent(&journey, &server).await.len(), 0);
    }

    async fn wrong_settings_use_up_no_attempt(home: Home) {
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        let asha = journey.arrive_and_sign_up(None, &sign_up("asha@example.org")).await.unwrap().visit;
        for _ in 0..30 {
            server.fail_next(Failure::Misconfigured(reason(Cause::Password)));
            assert_eq!(journey.send(Channel::Mail).await.unwrap(), Sending::Stuck, "whoever sends is told to wait");
            assert_eq!(server.take().len(), 0);
        }
        assert_eq!(all_sent(&journey, &server).await.len(), 1, "as soon as they are right");
        assert_eq!(state(&home, &asha).await.0, State::Sent);
    }

    async fn what_was_written_before_there_was_a_server_leaves_if_it_is_fresh(home: Home) {
        home.member("old@example.org").await;
        home.pass(TimeDelta::days(4));
        home.member("new@example.org").await;
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        assert_eq!(journey.queue_unsent().await.unwrap(), 1);
        assert_eq!(journey.queue_unsent().await.unwrap(), 1, "again changes nothing");
        let sent = all_sent(&journey, &server).await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].contains("To: new@example.org"));
    }

    async fn what_a_killed_sender_held_is_sent_when_its_time_is_over(home: Home) {
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        journey.arrive_and_sign_up(None, &sign_up("asha@example.org")).await.unwrap();
        let claimed = home.store.work().claim("mail.send", 8, TimeDelta::minutes(5), journey.now(), &home.random).await.unwrap();
        assert_eq!(claimed.len(), 1, "and the sender dies");
        assert_eq!(all_sent(&journey, &server).await.len(), 0);
        home.pass(TimeDelta::minutes(6));
        assert_eq!(all_sent(&journey, &server).await.len(), 1);
    }

    async fn a_mail_goes_with_the_person_it_was_for(home: Home) {
        let server = Arc::new(Memory::default());
        let journey = home.with_postbox(server.clone());
        let visit = journey.arrive_and_sign_up(None, &sign_up("asha@example.org")).await.unwrap().visit;
        journey.erase(&visit, "ERASE", Some(crate::common::PASSWORD)).await.unwrap();
        assert_eq!(all_sent(&journey, &server).await.len(), 0);
    }
}
