//! Text messages: they leave once by the gateway, whatever happens to it, gather what was told, and are answered.

use std::time::Duration;

use chrono::TimeDelta;
use journey::{
    Channel, Journey, Sending, Visit,
    alerts::{Often, Settings},
    by_mail::{Outcome, Taken},
    talk::Said,
};
use model::Contact;
use serde_json::{Value, json};
use store::{Grant, account, caseload::Cut, mail::State};
use testkit::{Received, Reply, Service};

use crate::common::{Home, fixtures::WELDER};

const PHONE: &str = "+919876543210";

async fn all_sent(journey: &Journey) {
    while journey.send(Channel::Text).await.unwrap() == Sending::Some {}
}

fn words(sent: &Received) -> String {
    let body: Value = serde_json::from_slice(&sent.body).unwrap();
    body["text"].as_str().unwrap().to_owned()
}

fn key(sent: &Received) -> String {
    sent.header("idempotency-key").unwrap().to_owned()
}

async fn bring(journey: &Journey, from: &str, id: &str, text: &str) -> Option<Taken> {
    let body = json!({ "from": from, "text": text, "id": id }).to_string();
    journey.take_text("Bearer only we know", body.as_bytes()).await.unwrap()
}

impl Home {
    /// A welder with a proven number who wants to hear by text of what fits, at once.
    async fn texted_welder(&self, journey: &Journey) -> Visit {
        let visit = self.member("asha@example.org").await.visit;
        let grant = Grant::program(visit.person);
        let phone = Contact::Phone(PHONE.to_owned());
        let mut tx = self.store.begin(self.journey.now()).await.unwrap();
        account::change_contact(&mut tx, &grant, &phone).await.unwrap();
        let confirmed = account::Confirmed::Contact(&phone);
        assert!(account::confirm(&mut tx, &grant, confirmed).await.unwrap());
        tx.commit(grant.event(model::EventKind::ContactConfirmed))
            .await
            .unwrap();
        self.journey.read_text(&visit, WELDER).await.unwrap();
        let settings = Settings {
            fits: true,
            often: Often::AtOnce,
            by_mail: false,
            by_text: true,
            ..self.journey.alerts(&visit).await.unwrap().settings
        };
        journey.choose_alerts(&visit, &settings).await.unwrap();
        visit
    }

    /// A welder's job comes in, and is told.
    pub(crate) async fn another_job(&self, journey: &Journey, number: &str) {
        let value = json!({
            "job id": number, "job title": "Welder", "company": "New Works", "location": "Pune, India",
            "job description": "You weld pressure vessels. MIG welding and TIG welding required. Full-time.",
        });
        self.import_as("more.jsonl", format!("{value}\n")).await;
        self.follow_until(|| async { true }).await;
        journey.load_matrix().await.unwrap();
        self.journal().await;
        self.pass(TimeDelta::seconds(20));
        while journey.tell_of_new_openings().await.unwrap() {}
        while journey.write_alert_mails().await.unwrap() > 0 {}
    }

    async fn text_states(&self) -> Vec<(State, i64)> {
        let mut db = self.store.read().await.unwrap();
        let found = store::mail::deliveries(&mut db, None, None, 50).await.unwrap();
        let texts = found.into_iter().filter(|mail| mail.channel == Channel::Text);
        texts.map(|mail| (mail.state, mail.attempts)).collect()
    }
}

/// A place where text messages leave, and openings are in memory.
async fn place(home: &Home, gateway: &Service) -> Journey {
    home.openings().await;
    let journey = home.with_texts(gateway);
    journey.load_matrix().await.unwrap();
    journey
}

both! {
    async fn an_opening_is_told_in_one_sentence_with_one_link_and_few_a_day(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        let asha = home.texted_welder(&journey).await;
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        let sent = gateway.received();
        assert_eq!(sent.len(), 1, "{sent:#?}");
        let text = words(&sent[0]);
        assert!(text.starts_with("Riverside Careers: ") && text.matches("https://").count() == 1, "{text}");
        assert!(text.ends_with("Answer STOP to end these.") && text.chars().count() < 160, "{text}");
        for (number, expected) in [("21", 2), ("22", 2)] {
            home.pass(TimeDelta::hours(2));
            home.another_job(&journey, number).await;
            all_sent(&journey).await;
            assert_eq!(gateway.received().len(), expected, "two a day");
        }
        home.pass(TimeDelta::days(1));
        while journey.write_alert_mails().await.unwrap() > 0 {}
        all_sent(&journey).await;
        let sent = gateway.received();
        assert_eq!(sent.len(), 3, "the rest a day later");
        assert!(words(&sent[2]).contains("/openings/"), "{}", words(&sent[2]));
        assert!(home.mails(asha.person).await.iter().all(|mail| mail.channel == Channel::Text || mail.kind != "openings"));
    }

    async fn at_night_no_telephone_rings(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        home.texted_welder(&journey).await;
        home.pass(TimeDelta::hours(11));
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 0, "it is eleven at night");
        home.pass(TimeDelta::hours(9));
        while journey.write_alert_mails().await.unwrap() > 0 {}
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 1);
    }

    async fn a_gateway_that_fails_gets_the_same_message_again_under_the_same_key(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        home.texted_welder(&journey).await;
        gateway.answer(Reply::Status(503));
        gateway.answer(Reply::HangUp);
        gateway.answer(Reply::Slow(Duration::from_millis(200), 200));
        home.another_job(&journey, "20").await;
        for attempt in 1..=3 {
            all_sent(&journey).await;
            assert_eq!(gateway.received().len(), attempt);
            home.pass(TimeDelta::hours(2));
        }
        let sent = gateway.received();
        assert!(sent.iter().all(|again| key(again) == key(&sent[0]) && again.body == sent[0].body));
        assert_eq!(home.text_states().await, [(State::Sent, 3)]);

        gateway.answer(Reply::Status(422));
        journey.send_code("+919000000000").await.unwrap();
        all_sent(&journey).await;
        home.pass(TimeDelta::days(1));
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 4, "what is refused is not tried again");
        assert_eq!(home.text_states().await[0].0, State::Failed, "and staff see that");

        gateway.answer(Reply::Status(401));
        journey.send_code("+919000000001").await.unwrap();
        assert_eq!(journey.send(Channel::Text).await.unwrap(), Sending::Stuck, "with a wrong token nothing leaves");
        all_sent(&journey).await;
        assert_eq!(home.text_states().await[0].0, State::Sent, "once it is right, it does");
    }

    async fn a_code_that_is_worth_nothing_any_more_is_not_sent_and_staff_see_that(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        gateway.answer(Reply::Status(503));
        journey.send_code(PHONE).await.unwrap();
        all_sent(&journey).await;
        home.pass(TimeDelta::minutes(10));
        all_sent(&journey).await;
        home.pass(TimeDelta::days(2));
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 1, "tried once, and then it was too late");
        assert_eq!(home.text_states().await, [(State::Failed, 1)]);
        let staff = home.staff("Lena", "lena@place.example").await;
        let outbox = journey.outbox_page(&staff, None, Cut::First).await.unwrap();
        let said = outbox.mails[0].last_error.clone().unwrap();
        assert!(said.contains("worth nothing any more") && said.contains("503"), "{said}");
    }

    async fn news_of_the_day_before_ring_no_telephone(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        home.texted_welder(&journey).await;
        gateway.answer(Reply::Status(503));
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        home.pass(TimeDelta::hours(25));
        all_sent(&journey).await;
        assert_eq!((gateway.received().len(), home.text_states().await), (1, vec![(State::Failed, 1)]));
    }

    async fn what_a_killed_sender_held_leaves_under_the_same_key(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        journey.send_code(PHONE).await.unwrap();
        let claimed = home.store.work().claim("text.send", 8, TimeDelta::minutes(5), journey.now(), &home.random).await.unwrap();
        assert_eq!(claimed.len(), 1, "and the sender dies");
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 0);
        home.pass(TimeDelta::minutes(6));
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 1);
        assert_eq!(key(&gateway.received()[0]), claimed[0].payload["mail"].as_str().unwrap());
    }

    async fn stop_ends_the_texts_and_nothing_else(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        let asha = home.texted_welder(&journey).await;
        assert_eq!(bring(&journey, PHONE, "m-1", " Stop! ").await, Some(Taken::Now(Outcome::Answered)));
        all_sent(&journey).await;
        assert!(words(&gateway.received()[0]).contains("no more messages"));
        let settings = journey.alerts(&asha).await.unwrap().settings;
        assert!(settings.fits && !settings.by_text);
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        assert_eq!(gateway.received().len(), 1);
        assert!(!home.journey.notifications(&asha, None).await.unwrap().0.is_empty(), "in the app they are told");
    }

    async fn what_is_answered_goes_into_the_conversation_once(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        let asha = home.texted_welder(&journey).await;
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        let before = gateway.received().len();
        assert_eq!(bring(&journey, "919876543210", "m-1", "why 1").await, Some(Taken::Now(Outcome::Answered)));
        assert_eq!(bring(&journey, "919876543210", "m-1", "why 1").await, Some(Taken::Before), "gateways repeat themselves");
        all_sent(&journey).await;
        let sent = gateway.received();
        assert_eq!(sent.len(), before + 1, "one answer");
        let answer = words(&sent[before]);
        assert!(answer.chars().count() <= 268 && answer.contains("https://work.example.org/"), "{answer}");
        let lines = home.journey.conversation(Some(&asha), None).await.unwrap().lines;
        assert!(lines.iter().any(|line| line.said == Said::Person("why 1".to_owned())), "{lines:#?}");

        assert_eq!(bring(&journey, PHONE, "m-2", "Erase everything about me").await, Some(Taken::Now(Outcome::Answered)));
        bring(&journey, PHONE, "m-3", "yes").await;
        assert!(home.journey.account(&asha).await.unwrap().is_some(), "a text is not safe enough for that");
    }

    async fn strangers_are_not_answered_and_nobody_is_believed_who_is_not_the_gateway(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        assert_eq!(bring(&journey, "+14155550100", "m-1", "hello").await, Some(Taken::Now(Outcome::Stranger)));
        let ben = home.member("+919111111111").await.visit;
        assert_eq!(bring(&journey, "+919111111111", "m-2", "hello").await, Some(Taken::Now(Outcome::NotTheirs)));
        let body = json!({ "from": PHONE, "text": "stop", "id": "m-3" }).to_string();
        for proof in ["", "Bearer", "Bearer something else"] {
            journey.take_text(proof, body.as_bytes()).await.unwrap_err();
        }
        assert_eq!(journey.take_text("only we know", b"{\"status\":\"delivered\"}").await.unwrap(), None);
        home.journey.take_text("only we know", body.as_bytes()).await.unwrap_err();
        all_sent(&journey).await;
        assert!(gateway.received().is_empty());
        assert!(home.journey.conversation(Some(&ben), None).await.unwrap().lines.iter().all(|line| line.number == 0));
    }

    async fn more_than_a_person_writes_in_an_hour_is_not_answered(home: Home) {
        let gateway = Service::start();
        let journey = place(&home, &gateway).await;
        home.texted_welder(&journey).await;
        for number in 0..20 {
            bring(&journey, PHONE, &format!("m-{number}"), "stop").await;
        }
        assert_eq!(bring(&journey, PHONE, "m-20", "stop").await, Some(Taken::Now(Outcome::TooMany)));
    }
}
