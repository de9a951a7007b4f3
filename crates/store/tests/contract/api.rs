//! What programs hold: tokens, answers, webhooks.

use chrono::TimeDelta;
use model::{ApiTokenId, DeliveryId, WebhookId};
use store::{
    Grant, Tx,
    api::{
        answer::{self, Known},
        token::{self, NewApiToken},
        webhook::{self, NewDelivery, NewWebhook, State, Tried},
    },
};
use uuid::Uuid;

use crate::{
    home::{Home, after, noon},
    made::done,
};

async fn with_token(home: &Home, tx: &mut Tx, grant: &Grant, hash: [u8; 32]) -> ApiTokenId {
    let new = NewApiToken {
        id: ApiTokenId::new(noon(), &home.random),
        hash,
        employer: None,
        name: "My program",
        hint: "onward_abcd",
        scopes: "profile:read webhooks",
        ends_at: after(3600),
    };
    assert!(token::add(tx, grant, &new).await.unwrap());
    new.id
}

async fn with_webhook(home: &Home, tx: &mut Tx, grant: &Grant, token: ApiTokenId) -> (WebhookId, DeliveryId) {
    let new = NewWebhook {
        id: WebhookId::new(noon(), &home.random),
        token,
        employer: None,
        address: "https://program.example/hook",
        secret: "whsec_x",
        events: "application.answered",
    };
    assert!(webhook::add(tx, grant, &new).await.unwrap());
    let delivery = NewDelivery {
        id: DeliveryId::new(noon(), &home.random),
        webhook: new.id,
        person: grant.subject(),
        key: "1-1",
        event: "application.answered",
        subject: Uuid::nil(),
        body: "{}",
    };
    assert!(webhook::queue(tx, &delivery).await.unwrap());
    assert!(!webhook::queue(tx, &delivery).await.unwrap(), "once");
    (new.id, delivery.id)
}

/// A token with a webhook and an answer, for the stories of everything.
pub(crate) async fn leave_traces(home: &Home, tx: &mut Tx, grant: &Grant) {
    let mut hash = [7; 32];
    hash[..16].copy_from_slice(grant.subject().0.as_bytes());
    let token = with_token(home, tx, grant, hash).await;
    with_webhook(home, tx, grant, token).await;
}

/// What is written beside any transaction.
pub(crate) async fn answer_once(home: &Home, grant: &Grant) {
    let tokens = token::list(&mut home.store.read().await.unwrap(), grant).await.unwrap();
    let known = answer::begin(&home.store, grant, tokens[0].id, ("key", "hash"), noon()).await;
    assert_eq!(known.unwrap(), Known::New);
}

both! {
    async fn a_token_is_known_until_it_ends_or_is_revoked(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let mut tx = home.tx().await;
        let id = with_token(&home, &mut tx, &asha, [1; 32]).await;
        done(tx).await;
        let found = token::find(&home.store, &[1; 32], after(60)).await.unwrap().unwrap();
        assert_eq!((found.id, found.person, found.used_at), (id, asha.subject(), None));
        assert!(token::find(&home.store, &[2; 32], after(60)).await.unwrap().is_none());
        assert!(token::find(&home.store, &[1; 32], after(3600)).await.unwrap().is_none(), "it ended");
        let listed = token::list(&mut home.store.read().await.unwrap(), &asha).await.unwrap();
        assert_eq!(listed[0].used_at, Some(after(60)));
        let mut tx = home.tx().await;
        assert!(!token::revoke(&mut tx, &ben, id).await.unwrap(), "not his");
        assert!(token::revoke(&mut tx, &asha, id).await.unwrap());
        done(tx).await;
        assert!(token::find(&home.store, &[1; 32], after(60)).await.unwrap().is_none());
    }

    async fn nobody_has_more_tokens_and_webhooks_than_are_kept(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut tx = home.tx().await;
        let mut last = ApiTokenId(Uuid::nil());
        for number in 0..token::MOST {
            last = with_token(&home, &mut tx, &asha, [u8::try_from(number).unwrap(); 32]).await;
        }
        let more = NewApiToken {
            id: ApiTokenId::new(noon(), &home.random), hash: [99; 32], employer: None, name: "", hint: "", scopes: "", ends_at: after(9),
        };
        assert!(!token::add(&mut tx, &asha, &more).await.unwrap());
        for _ in 0..webhook::MOST {
            with_webhook(&home, &mut tx, &asha, last).await;
        }
        let more = NewWebhook {
            id: WebhookId::new(noon(), &home.random), token: last, employer: None, address: "", secret: "", events: "",
        };
        assert!(!webhook::add(&mut tx, &asha, &more).await.unwrap());
    }

    async fn a_key_is_answered_alike_for_a_day(home: Home) {
        let asha = home.own(home.person().await).await;
        let mut tx = home.tx().await;
        let token = with_token(&home, &mut tx, &asha, [1; 32]).await;
        done(tx).await;
        let ask = |hash: &'static str, at| answer::begin(&home.store, &asha, token, ("k", hash), at);
        assert_eq!(ask("a", noon()).await.unwrap(), Known::New);
        assert_eq!(ask("a", noon()).await.unwrap(), Known::Running);
        assert_eq!(ask("b", noon()).await.unwrap(), Known::Other);
        answer::keep(&home.store, token, "k", (201, "{\"id\":1}")).await.unwrap();
        answer::let_go(&home.store, token, "k").await.unwrap();
        let kept = Known::Answered(201, "{\"id\":1}".to_owned());
        assert_eq!(ask("a", after(86_399)).await.unwrap(), kept, "an answer is not let go of");
        assert_eq!(ask("b", noon()).await.unwrap(), Known::Other);
        assert_eq!(ask("b", after(86_400)).await.unwrap(), Known::New, "a day later");
        assert_eq!(ask("b", after(86_460)).await.unwrap(), Known::Running);
        assert_eq!(ask("b", after(86_520)).await.unwrap(), Known::New, "whoever began it is gone");
        assert_eq!(answer::forget(&home.store, after(86_600)).await.unwrap(), 1);
    }

    async fn what_is_sent_is_logged_and_a_webhook_goes_with_its_token(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let mut tx = home.tx().await;
        let token = with_token(&home, &mut tx, &asha, [1; 32]).await;
        let (hook, delivery) = with_webhook(&home, &mut tx, &asha, token).await;
        let later = Tried { state: State::Waiting, status: Some(503), reason: Some("busy") };
        webhook::tried(&mut tx, delivery, hook, later).await.unwrap();
        done(tx).await;
        let (home, asha) = (&home, &asha);
        let listening = move |at| async move {
            let (mut db, nobody) = (home.store.read().await.unwrap(), model::EmployerId(Uuid::nil()));
            webhook::listening(&mut db, Some(asha.subject()), nobody, at).await.unwrap()
        };
        assert_eq!(listening(noon()).await.len(), 1);
        assert!(listening(after(3600)).await.is_empty(), "its token ended");
        let mut db = home.store.read().await.unwrap();
        let log = webhook::log(&mut db, asha, (token, hook), None, 10).await.unwrap();
        assert_eq!((log[0].state, log[0].attempts, log[0].status), (State::Waiting, 1, Some(503)));
        assert!(webhook::log(&mut db, &ben, (token, hook), None, 10).await.unwrap().is_empty(), "not his");
        let before = Some((log[0].made_at, log[0].id));
        assert!(webhook::log(&mut db, asha, (token, hook), before, 10).await.unwrap().is_empty());
        assert!(webhook::list(&mut db, asha, token).await.unwrap()[0].failing_since.is_some());
        drop(db);
        let mut tx = home.tx().await;
        assert!(webhook::switch_off(&mut tx, hook).await.unwrap());
        done(tx).await;
        assert!(listening(noon()).await.is_empty());
        let mut tx = home.tx().await;
        assert!(!webhook::switch_on(&mut tx, &ben, token, hook).await.unwrap());
        assert!(webhook::switch_on(&mut tx, asha, token, hook).await.unwrap());
        assert!(!webhook::again(&mut tx, &ben, (token, hook), delivery).await.unwrap());
        assert!(webhook::again(&mut tx, asha, (token, hook), delivery).await.unwrap());
        let taken = Tried { state: State::Delivered, status: Some(204), reason: None };
        webhook::tried(&mut tx, delivery, hook, taken).await.unwrap();
        done(tx).await;
        assert_eq!(webhook::forget(&home.store, after(60) + TimeDelta::days(1)).await.unwrap(), 1);
        let mut tx = home.tx().await;
        assert!(token::revoke(&mut tx, asha, token).await.unwrap());
        done(tx).await;
        assert!(webhook::to_send(&mut home.store.read().await.unwrap(), delivery).await.unwrap().is_none());
        assert!(listening(noon()).await.is_empty());
    }
}
