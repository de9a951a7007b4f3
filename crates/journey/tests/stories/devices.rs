//! Devices: a line comes once, sealed for the device alone, when its owner wants it; what is gone is let go of.

use chrono::TimeDelta;
use journey::{
    AddedDevice, Channel, Journey, Sending, Visit,
    alerts::{Often, Settings},
};
use serde_json::Value;
use store::mail::State;
use testkit::{Browser, Reply, Service};

use crate::common::{Home, PASSWORD, fixtures::WELDER, refusal, sign_up};

async fn all_sent(journey: &Journey) {
    while journey.send(Channel::Push).await.unwrap() == Sending::Some {}
}

fn device(service: &Service, browser: &Browser, path: &str) -> AddedDevice {
    AddedDevice {
        address: service.url(path),
        key: browser.key(),
        secret: browser.secret(),
        name: "Firefox,  Android".to_owned(),
    }
}

impl Home {
    /// A place where devices are told, and a welder who wants to hear at once, on nothing else yet.
    async fn told_welder(&self) -> (Journey, Visit) {
        self.openings().await;
        let journey = self.with_pushes();
        journey.load_matrix().await.unwrap();
        let visit = self.member("asha@example.org").await.visit;
        self.journey.read_text(&visit, WELDER).await.unwrap();
        let settings = Settings {
            fits: true,
            often: Often::AtOnce,
            by_mail: false,
            ..self.journey.alerts(&visit).await.unwrap().settings
        };
        journey.choose_alerts(&visit, &settings).await.unwrap();
        (journey, visit)
    }

    async fn push_states(&self) -> Vec<(State, i64)> {
        let mut db = self.store.read().await.unwrap();
        let found = store::mail::deliveries(&mut db, None, None, 50).await.unwrap();
        let lines = found.into_iter().filter(|mail| mail.channel == Channel::Push);
        lines.map(|mail| (mail.state, mail.attempts)).collect()
    }
}

both! {
    async fn an_opening_comes_once_to_each_device_and_only_the_device_reads_it(home: Home) {
        let (service, phone, laptop) = (Service::start(), Browser::new(1), Browser::new(2));
        let (journey, asha) = home.told_welder().await;
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        journey.add_device(&asha, &device(&service, &laptop, "/laptop")).await.unwrap();
        let names: Vec<_> = journey.devices(&asha).await.unwrap().into_iter().map(|device| device.name).collect();
        assert_eq!(names, ["Firefox, Android", "Firefox, Android"]);

        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        let mut sent = service.received();
        sent.sort_by(|one, other| one.path.cmp(&other.path));
        assert_eq!(sent.iter().map(|sent| sent.path.as_str()).collect::<Vec<_>>(), ["/laptop", "/phone"]);
        let told: Value = serde_json::from_str(&phone.open(&sent[1].body).unwrap()).unwrap();
        assert_eq!(told["title"], "Riverside Careers");
        assert_eq!(told["body"], "2\u{a0}new openings for you");
        assert_eq!(told["url"], "https://work.example.org/alerts");
        assert!(laptop.open(&sent[0].body).is_some() && laptop.open(&sent[1].body).is_none(), "each its own");
        assert_eq!(sent[1].header("content-encoding"), Some("aes128gcm"));
        assert!(sent[1].header("ttl").is_some() && sent[1].header("urgency").is_some());
        let key = journey.push_key().unwrap();
        let proof = sent[1].header("authorization").unwrap();
        assert!(proof.starts_with("vapid t=") && proof.ends_with(&format!("k={key}")), "{proof}");

        while journey.tell_of_new_openings().await.unwrap() {}
        while journey.write_alert_mails().await.unwrap() > 0 {}
        home.pass(TimeDelta::days(1));
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 2, "never twice");
        assert_eq!(home.push_states().await, [(State::Sent, 1), (State::Sent, 1)]);
        home.another_job(&journey, "21").await;
        all_sent(&journey).await;
        let sent = service.received().pop().unwrap();
        let told = phone.open(&sent.body).or(laptop.open(&sent.body)).unwrap();
        assert!(told.contains("New for you: Welder") && told.contains("https://work.example.org/openings/"), "{told}");
        assert!(home.everything(asha.person).await.0["push_device"].iter().all(|row| row.get("address").is_none()));
    }

    async fn at_night_no_device_lights_up(home: Home) {
        let (service, phone) = (Service::start(), Browser::new(1));
        let (journey, asha) = home.told_welder().await;
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        home.pass(TimeDelta::hours(11));
        home.another_job(&journey, "20").await;
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 0, "it is eleven at night");
        home.pass(TimeDelta::hours(9));
        while journey.write_alert_mails().await.unwrap() > 0 {}
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 1);
    }

    async fn a_device_that_is_gone_is_let_go_of_and_a_busy_service_is_asked_again(home: Home) {
        let (service, phone) = (Service::start(), Browser::new(1));
        let (journey, asha) = home.told_welder().await;
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        service.answer(Reply::Status(503));
        service.answer(Reply::HangUp);
        home.another_job(&journey, "20").await;
        for attempt in 1..=3 {
            all_sent(&journey).await;
            assert_eq!(service.received().len(), attempt);
            home.pass(TimeDelta::hours(2));
        }
        let sent = service.received();
        let opened: Vec<_> = sent.iter().map(|sent| phone.open(&sent.body).unwrap()).collect();
        assert!(opened.iter().all(|again| *again == opened[0]), "the same");
        assert!(sent.iter().all(|again| again.header("topic") == sent[0].header("topic")), "under the same topic");
        assert!(sent[0].body != sent[1].body, "sealed anew");
        assert_eq!(home.push_states().await, [(State::Sent, 3)]);

        service.answer(Reply::Status(410));
        home.pass(TimeDelta::hours(14));
        home.another_job(&journey, "21").await;
        all_sent(&journey).await;
        assert_eq!(home.push_states().await[0].0, State::Failed);
        assert!(journey.devices(&asha).await.unwrap().is_empty());
        home.pass(TimeDelta::hours(2));
        home.another_job(&journey, "22").await;
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 4, "nothing more goes there");
        assert!(!journey.notifications(&asha, None).await.unwrap().0.is_empty(), "in the app they are told");
    }

    async fn a_device_that_was_removed_is_told_nothing_not_even_what_waits(home: Home) {
        let (service, phone) = (Service::start(), Browser::new(1));
        let (journey, asha) = home.told_welder().await;
        let ben = home.member("ben@example.org").await.visit;
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        home.another_job(&journey, "20").await;
        let id = journey.devices(&asha).await.unwrap()[0].id;
        journey.remove_device(&ben, id).await.unwrap_err();
        assert_eq!(journey.devices(&asha).await.unwrap().len(), 1, "nobody removes those of others");
        journey.remove_device(&asha, id).await.unwrap();
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 0);
        assert_eq!(home.push_states().await[0].0, State::Failed);
    }

    async fn whoever_signs_out_is_told_there_no_more_and_elsewhere_as_before(home: Home) {
        let (service, phone, laptop) = (Service::start(), Browser::new(1), Browser::new(2));
        let (journey, asha) = home.told_welder().await;
        let elsewhere = home.sign_in("asha@example.org", PASSWORD).await.unwrap().visit;
        journey.add_device(&asha, &device(&service, &phone, "/phone")).await.unwrap();
        journey.add_device(&elsewhere, &device(&service, &laptop, "/laptop")).await.unwrap();
        home.another_job(&journey, "20").await;
        journey.sign_out(&asha).await.unwrap();
        all_sent(&journey).await;
        let sent = service.received();
        assert_eq!(sent.len(), 1, "not even what waited for the phone");
        assert!(laptop.open(&sent[0].body).is_some());
        assert_eq!(journey.devices(&elsewhere).await.unwrap().len(), 1);
        journey.sign_out_everywhere(&elsewhere).await.unwrap();
        let again = home.sign_in("asha@example.org", PASSWORD).await.unwrap().visit;
        assert!(journey.devices(&again).await.unwrap().is_empty());
    }

    async fn a_device_stays_with_its_browser_when_somebody_signs_in_and_goes_with_a_password_that_changes(home: Home) {
        let (service, phone, laptop) = (Service::start(), Browser::new(1), Browser::new(2));
        let journey = home.with_pushes();
        let visitor = home.visitor().await;
        journey.add_device(&visitor, &device(&service, &phone, "/phone")).await.unwrap();
        let asha = journey.sign_up(&visitor, &sign_up("asha@example.org")).await.unwrap().visit;
        assert_ne!(asha.session, visitor.session);
        assert_eq!(journey.devices(&asha).await.unwrap().len(), 1, "the same browser");
        let elsewhere = home.sign_in("asha@example.org", PASSWORD).await.unwrap().visit;
        journey.add_device(&elsewhere, &device(&service, &laptop, "/laptop")).await.unwrap();
        journey.change_password(&asha, PASSWORD, "another long password").await.unwrap();
        assert_eq!(journey.devices(&asha).await.unwrap().len(), 1, "only the one that changed it stays");
        journey.end_session(&asha, asha.session).await.unwrap();
        let again = home.sign_in("asha@example.org", "another long password").await.unwrap().visit;
        assert!(journey.devices(&again).await.unwrap().is_empty());
    }

    async fn on_a_shared_computer_nobody_is_told_once_the_visit_is_over(home: Home) {
        let (service, browser) = (Service::start(), Browser::new(1));
        let (journey, _) = home.told_welder().await;
        let shared = journey.sign_in(None, "asha@example.org", PASSWORD, true).await.unwrap().visit;
        journey.add_device(&shared, &device(&service, &browser, "/hall")).await.unwrap();
        home.another_job(&journey, "20").await;
        home.pass(TimeDelta::minutes(31));
        all_sent(&journey).await;
        assert_eq!(service.received().len(), 0, "whoever sits there now reads nothing");
    }

    async fn only_what_a_browser_hands_over_is_taken_and_only_so_many(home: Home) {
        let (service, phone) = (Service::start(), Browser::new(1));
        let (journey, asha) = home.told_welder().await;
        let good = device(&service, &phone, "/1");
        for bad in [
            AddedDevice { address: "push.example.net".to_owned(), ..good.clone() },
            AddedDevice { key: "AAAA".to_owned(), ..good.clone() },
            AddedDevice { secret: String::new(), ..good.clone() },
            AddedDevice::default(),
        ] {
            refusal(journey.add_device(&asha, &bad).await);
        }
        for number in 0..10 {
            let one = device(&service, &phone, &format!("/{number}"));
            journey.add_device(&asha, &one).await.unwrap();
        }
        let more = refusal(journey.add_device(&asha, &device(&service, &phone, "/more")).await);
        assert!(more.starts_with("10 devices"), "{more}");
        assert!(home.journey.push_key().is_none());
        home.journey.add_device(&asha, &good).await.unwrap_err();
    }
}
