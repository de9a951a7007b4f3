//! A telephone number as the way in: a short code is sent to it, and whoever types it is let in, known here before or not.

use chrono::TimeDelta;
use journey::{
    Channel, Journey, Sending,
    account::{PhoneCode, SignUp},
};
use model::{DeviceId, EventKind, SeededRandom};
use store::{
    Grant,
    push_device::{self, NewDevice},
};
use testkit::Service;

use crate::common::{Home, PASSWORD, refusal, sign_up};

const PHONE: &str = "+919876543210";

/// What reached a number last.
async fn last_text(journey: &Journey, gateway: &Service, to: &str) -> String {
    while journey.send(Channel::Text).await.unwrap() == Sending::Some {}
    let sent = gateway.received().into_iter().rev();
    let mut bodies = sent.map(|sent| serde_json::from_slice::<serde_json::Value>(&sent.body).unwrap());
    let found = bodies.find(|body| body["to"] == to).expect("a text to this number");
    found["text"].as_str().unwrap().to_owned()
}

/// The code that reached a number last.
async fn code_at(journey: &Journey, gateway: &Service, phone: &str) -> PhoneCode {
    let text = last_text(journey, gateway, phone).await;
    let code: String = text.chars().take_while(char::is_ascii_digit).collect();
    assert_eq!(code.len(), 6, "{text}");
    PhoneCode {
        phone: phone.to_owned(),
        code,
    }
}

fn other_than(right: &PhoneCode) -> PhoneCode {
    let code = if right.code == "123456" { "654321" } else { "123456" };
    PhoneCode {
        code: code.to_owned(),
        ..right.clone()
    }
}

both! {
    async fn a_code_makes_an_account_and_the_next_one_leads_back_to_it(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        let visit = home.visitor().await;
        assert_eq!(journey.send_code("098765 43210").await.unwrap(), PHONE, "a number of the place");
        let typed = code_at(&journey, &gateway, PHONE).await;
        let sent = &gateway.received()[0];
        assert_eq!(sent.header("authorization"), Some("Bearer s3cret"));
        let begun = journey.enter_by_code(Some(&visit), None, &typed, false).await.unwrap();
        assert!(begun.visit.signed_in && begun.visit.person == visit.person, "with all they did here");
        let account = journey.account(&begun.visit).await.unwrap().unwrap();
        assert_eq!(account.phone.as_deref(), Some(PHONE));
        assert!(account.is_confirmed() && !account.has_password);
        refusal(journey.enter_by_code(None, None, &typed, false).await);
        assert_eq!(home.mails(visit.person).await.len(), 1, "what was sent before is theirs now");

        journey.send_code(PHONE).await.unwrap();
        let typed = code_at(&journey, &gateway, PHONE).await;
        let again = journey.enter_by_code(None, None, &typed, true).await.unwrap();
        assert_eq!(again.visit.person, visit.person);
        assert!(again.session_cookie, "others use this computer");
        assert!(journey.account(&begun.visit).await.unwrap().is_some(), "the other device stays signed in");
        journey.erase(&again.visit, "ERASE", None).await.unwrap();
        assert_eq!(home.everything(visit.person).await.0["phone_code"].len(), 0);
    }

    async fn somebody_new_arrives_by_a_code_and_nobody_learns_whether_a_number_is_known(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        home.member(PHONE).await;
        let unknown = "+919000000000";
        for phone in [PHONE, unknown] {
            assert_eq!(journey.send_code(phone).await.unwrap(), phone);
        }
        let (known, new) = (last_text(&journey, &gateway, PHONE).await, last_text(&journey, &gateway, unknown).await);
        assert_eq!(known[6..], new[6..], "the same words");
        let typed = code_at(&journey, &gateway, unknown).await;
        let begun = journey.enter_by_code(None, Some("friends"), &typed, false).await.unwrap();
        let account = journey.account(&begun.visit).await.unwrap().unwrap();
        assert_eq!((account.phone.as_deref(), account.source.as_deref()), (Some(unknown), Some("friends")));
    }

    async fn a_password_chosen_before_the_number_was_proven_opens_nothing_after(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        let somebody = home.member(PHONE).await.visit;
        let grant = Grant::program(somebody.person);
        let device = NewDevice {
            id: DeviceId::new(home.journey.now(), &SeededRandom::new(3)),
            address: "https://push.example/theirs",
            key: "k",
            secret: "s",
            name: "theirs",
            session: None,
        };
        let mut tx = home.store.begin(home.journey.now()).await.unwrap();
        push_device::add(&mut tx, &grant, &device).await.unwrap();
        tx.commit(grant.event(EventKind::DeviceAdded)).await.unwrap();
        journey.send_code(PHONE).await.unwrap();
        let typed = code_at(&journey, &gateway, PHONE).await;
        let asha = journey.enter_by_code(None, None, &typed, false).await.unwrap();
        assert_eq!(asha.visit.person, somebody.person);
        refusal(home.sign_in(PHONE, PASSWORD).await);
        assert_eq!(journey.sessions(&asha.visit).await.unwrap().len(), 1, "whoever chose it is signed out");
        assert_eq!(journey.devices(&asha.visit).await.unwrap().len(), 0, "and hears of nothing any more");
    }

    async fn many_codes_at_once_do_not_all_find_room(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        let asked: Vec<_> = (0..8)
            .map(|_| {
                let journey = journey.clone();
                tokio::spawn(async move { journey.send_code(PHONE).await.is_ok() })
            })
            .collect();
        let mut sent = 0;
        for one in asked {
            sent += usize::from(one.await.unwrap());
        }
        assert_eq!(sent, 3, "as many as one after the other");
    }

    async fn a_code_is_guessed_five_times_at_most_and_ends_after_ten_minutes(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        journey.send_code(PHONE).await.unwrap();
        let right = code_at(&journey, &gateway, PHONE).await;
        let wrong = other_than(&right);
        let enter = async |typed: &PhoneCode| journey.enter_by_code(None, None, typed, false).await;
        let told = refusal(enter(&wrong).await);
        assert!(told.contains("4\u{a0}more times"), "{told}");
        for _ in 0..4 {
            refusal(enter(&wrong).await);
        }
        assert!(refusal(enter(&right).await).contains("Ask for a new one"));

        journey.send_code(PHONE).await.unwrap();
        let right = code_at(&journey, &gateway, PHONE).await;
        home.pass(TimeDelta::minutes(10));
        refusal(enter(&right).await);
        let nothing = PhoneCode { phone: "+919111111111".to_owned(), code: "123456".to_owned() };
        assert_eq!(refusal(enter(&nothing).await), refusal(enter(&right).await), "the same where none was sent");
    }

    async fn few_codes_are_sent_to_one_number_and_by_one_place_and_none_abroad(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        for _ in 0..3 {
            journey.send_code(PHONE).await.unwrap();
        }
        assert!(refusal(journey.send_code(PHONE).await).contains("Several codes"));
        home.pass(TimeDelta::hours(2));
        for _ in 0..3 {
            journey.send_code(PHONE).await.unwrap();
        }
        home.pass(TimeDelta::hours(2));
        assert!(refusal(journey.send_code(PHONE).await).contains("Several codes"), "six a day");
        for number in 0..6 {
            journey.send_code(&format!("+91900000000{number}")).await.unwrap();
        }
        assert!(refusal(journey.send_code("+919111111111").await).contains("No more codes can be sent today"));
        home.pass(TimeDelta::days(1));
        journey.send_code(PHONE).await.unwrap();
        assert!(refusal(journey.send_code("+882 1234 5678").await).contains("of this country"));
        assert!(refusal(journey.send_code("asha@example.org").await).contains("country code"));
        refusal(home.journey.send_code(PHONE).await);
        home.pass(TimeDelta::days(3));
        assert!(home.journey.tidy().await.unwrap().codes > 0, "numbers of whoever did not come are not kept");
        let mut db = home.store.read().await.unwrap();
        assert!(store::mail::deliveries(&mut db, None, None, 50).await.unwrap().is_empty());
    }

    async fn a_number_is_added_to_an_account_and_taken_away(home: Home) {
        let gateway = Service::start();
        let journey = home.with_texts(&gateway);
        let asha = home.member("asha@example.org").await.visit;
        journey.send_own_code(&asha, PHONE).await.unwrap();
        let typed = code_at(&journey, &gateway, PHONE).await;
        let ben = home.member("ben@example.org").await.visit;
        refusal(journey.own_number(&ben, &typed).await);
        refusal(journey.enter_by_code(None, None, &typed, false).await);
        let wrong = refusal(journey.own_number(&asha, &other_than(&typed)).await);
        assert!(wrong.contains("more times"), "{wrong}");
        journey.own_number(&asha, &typed).await.unwrap();
        assert_eq!(journey.alerts(&asha).await.unwrap().phone.as_deref(), Some(PHONE));

        journey.send_own_code(&ben, PHONE).await.unwrap();
        let typed = code_at(&journey, &gateway, PHONE).await;
        assert!(refusal(journey.own_number(&ben, &typed).await).contains("Another account"));

        journey.send_code(PHONE).await.unwrap();
        let typed = code_at(&journey, &gateway, PHONE).await;
        let entered = journey.enter_by_code(None, None, &typed, false).await.unwrap();
        assert_eq!(entered.visit.person, asha.person);
        home.sign_in("asha@example.org", PASSWORD).await.unwrap();
        journey.remove_number(&asha).await.unwrap();
        assert_eq!(journey.alerts(&asha).await.unwrap().phone, None);
        let form = SignUp { ..sign_up("+919222222222") };
        let carla = home.journey.arrive_and_sign_up(None, &form).await.unwrap().visit;
        assert!(refusal(journey.remove_number(&carla).await).contains("only way"));
    }
}
