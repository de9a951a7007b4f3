//! The right opening comes to whoever looks for it: once, when they want it, and with the reason.

use std::sync::Arc;

use chrono::{Days, TimeDelta};
use journey::{
    Channel, Journey, Sending, Visit,
    alerts::{Often, Settings, ToldOf},
    find::{Radius, Search},
};
use mail::transport::Memory;
use matching::Reason;
use model::PostingId;

use crate::common::{
    Home, eventually,
    fixtures::{COOK, WELDER, file},
};

impl Home {
    /// Lets the openings that came in settle, and tells of them.
    async fn tell(&self) {
        // On PostgreSQL, transactions of other tests hold entries of the journal back for a moment: wait until all can be read.
        self.journal().await;
        self.pass(TimeDelta::seconds(20));
        while self.journey.tell_of_new_openings().await.unwrap() {}
    }

    /// One more opening comes in.
    async fn comes_in(&self, number: &str, title: &str, place: &str, text: &str) {
        self.comes_in_until(number, title, place, text, None).await;
    }

    async fn comes_in_until(&self, number: &str, title: &str, place: &str, text: &str, deadline: Option<&str>) {
        let value = serde_json::json!({
            "job id": number, "job title": title, "company": "New Works", "location": place, "job description": text,
            "deadline": deadline,
        });
        let summary = self.import_as("more.jsonl", format!("{value}\n")).await;
        assert_eq!((summary.new, summary.refused), (1, 0), "{summary:?}");
        self.follow_until(|| async { true }).await;
    }

    async fn welder_comes_in(&self, number: &str) {
        let text = "You weld pressure vessels. MIG welding and TIG welding required. Full-time.";
        self.comes_in(number, "Welder", "Pune, India", text).await;
    }

    /// The openings a person was told of, in the order told, newest notification first; with the search that found each.
    async fn told(&self, visit: &Visit) -> Vec<(String, Option<String>)> {
        let (heard, _) = self.journey.notifications(visit, None).await.unwrap();
        let openings = heard.into_iter().flat_map(|heard| match heard.of {
            ToldOf::Openings(list, _) => list,
            _ => Vec::new(),
        });
        openings
            .map(|(shown, search)| (shown.posting.source.key, search))
            .collect()
    }

    async fn keys(&self, visit: &Visit) -> Vec<String> {
        self.told(visit).await.into_iter().map(|(key, _)| key).collect()
    }

    /// A welder with a confirmed mail address who wants to hear of what fits, at once.
    async fn welder(&self, contact: &str, often: Often) -> Visit {
        let visit = self.member(contact).await.visit;
        let secret = self.secret(visit.person, "confirm_email").await;
        self.journey.confirm_email(&secret).await.unwrap();
        self.journey.read_text(&visit, WELDER).await.unwrap();
        let settings = Settings {
            fits: true,
            often,
            ..self.journey.alerts(&visit).await.unwrap().settings
        };
        self.journey.choose_alerts(&visit, &settings).await.unwrap();
        visit
    }

    async fn alert_mails(&self, visit: &Visit) -> Vec<(String, String)> {
        while self.journey.write_alert_mails().await.unwrap() > 0 {}
        let mails = self.mails(visit.person).await.into_iter();
        mails
            .filter(|mail| mail.kind == "openings")
            .map(|mail| (mail.subject, mail.body_text))
            .collect()
    }
}

async fn all_sent(journey: &Journey, server: &Memory) -> Vec<String> {
    while journey.send(Channel::Mail).await.unwrap() == Sending::Some {}
    let sent = server.take().into_iter();
    sent.map(|mail| String::from_utf8(mail.bytes).unwrap()).collect()
}

fn cook_in_nairobi() -> Search {
    Search {
        words: "cook".to_owned(),
        place: "Nairobi".to_owned(),
        ..Search::default()
    }
}

both! {
    async fn whoever_it_fits_is_told_once_and_nobody_else(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::AtOnce).await;
        let ben = home.with_resume(COOK).await;
        home.journey.hear_of_what_fits(&ben).await.unwrap();
        let carla = home.with_resume(WELDER).await;
        home.tell().await;
        let before = home.keys(&asha).await;
        home.welder_comes_in("20").await;
        assert!(!home.journey.tell_of_new_openings().await.unwrap(), "it has not settled yet");
        home.tell().await;
        home.tell().await;
        let after = home.keys(&asha).await;
        assert_eq!(after.iter().filter(|key| *key == "20").count(), 1, "{before:?} {after:?}");
        assert!(!home.keys(&ben).await.contains(&"20".to_owned()), "a cook");
        assert_eq!(home.told(&carla).await, [], "she did not ask for it");
        assert_eq!(home.journey.unread_notifications(&asha).await.unwrap(), 0, "she has seen them");
    }

    async fn a_changed_opening_is_no_news(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::AtOnce).await;
        home.tell().await;
        let before = home.keys(&asha).await;
        assert!(before.contains(&"1".to_owned()), "{before:?}");
        home.import(file(|key, title| if key == "1" { "Welder, day shift".to_owned() } else { title.to_owned() })).await;
        home.follow_until(|| async { true }).await;
        home.tell().await;
        assert_eq!(home.keys(&asha).await, before);
    }

    async fn what_somebody_says_changes_what_they_hear(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::AtOnce).await;
        home.tell().await;
        let first = home.opening("1").await;
        home.journey.dismiss(&asha, first.id, Reason::WrongWork).await.unwrap();
        home.welder_comes_in("20").await;
        home.tell().await;
        assert!(!home.keys(&asha).await.contains(&"20".to_owned()), "not the kind of work she wants");
        home.journey.undismiss(&asha, first.id).await.unwrap();
        home.welder_comes_in("21").await;
        home.tell().await;
        assert!(home.keys(&asha).await.contains(&"21".to_owned()));
        home.journey.stop_alerts(&asha).await.unwrap();
        home.welder_comes_in("22").await;
        home.tell().await;
        assert!(!home.keys(&asha).await.contains(&"22".to_owned()));
    }

    async fn a_saved_search_finds_what_its_page_finds(home: Home) {
        home.openings().await;
        home.tell().await;
        let visit = home.visitor().await;
        let search = cook_in_nairobi();
        home.journey.save_search(&visit, &search.address(), "cook, near Nairobi", &search).await.unwrap();
        let other = Search { words: "astronaut".to_owned(), ..Search::default() };
        home.journey.save_search(&visit, &other.address(), "astronaut", &other).await.unwrap();
        home.comes_in("30", "Cook", "Nairobi, Kenya", "You cook for guests. Cooking required.").await;
        home.comes_in("31", "Cook", "Pune, India", "You cook for guests. Cooking required.").await;
        home.tell().await;
        assert_eq!(home.told(&visit).await, [("30".to_owned(), Some("cook, near Nairobi".to_owned()))]);
        let found = home.journey.search(&Search { limit: 20, ..search.clone() }).await.unwrap();
        assert!(found.postings.iter().any(|posting| posting.source.key == "30"));
        assert!(found.postings.iter().all(|posting| posting.source.key != "31"));
        home.journey.tell_of_search(&visit, &search.address(), &search, false).await.unwrap();
        home.comes_in("32", "Cook", "Nairobi, Kenya", "You cook for a school. Cooking required.").await;
        home.tell().await;
        assert_eq!(home.told(&visit).await.len(), 1, "it tells no longer");
        assert_eq!(home.journey.saved_searches(&visit).await.unwrap().len(), 2, "and is still saved");
    }

    async fn fakes_and_what_is_over_are_told_to_nobody(home: Home) {
        home.openings().await;
        home.tell().await;
        let visit = home.visitor().await;
        let all = Search { words: "cook".to_owned(), ..Search::default() };
        home.journey.save_search(&visit, &all.address(), "cook", &all).await.unwrap();
        let fake = "Cooks wanted! Pay a refundable registration fee of 2,000 rupees by UPI before the interview. \
                    Send your bank details and Aadhaar to hr.jobs@gmail.com on WhatsApp today.";
        home.comes_in("40", "Cook", "Nairobi, Kenya", fake).await;
        let text = "You cook for guests. Cooking required.";
        home.comes_in_until("41", "Cook", "Nairobi, Kenya", text, Some("2026-03-02")).await;
        home.pass(TimeDelta::days(1));
        home.tell().await;
        assert_eq!(home.told(&visit).await, []);
        let staff = home.staff("Sam Staff", "sam@example.org").await;
        let mistaken = home.opening("40").await;
        home.journey.rule_posting(&staff, mistaken.id, false, "We called them.", &journey::doubts::words_hash(&mistaken)).await.unwrap();
        home.follow_until(|| async { true }).await;
        home.tell().await;
        assert_eq!(home.keys(&visit).await, ["40"], "once it is clear, it is news");
    }

    async fn a_round_that_was_cut_off_goes_on_and_tells_nobody_twice(home: Home) {
        home.openings().await;
        let mut people = Vec::new();
        for number in 0..3 {
            people.push(home.welder(&format!("p{number}@example.org"), Often::AtOnce).await);
        }
        home.tell().await;
        home.welder_comes_in("20").await;
        home.pass(TimeDelta::seconds(20));
        eventually(|| async {
            home.journey.tell_of_new_openings().await.unwrap();
            store::alert::open(&mut home.store.read().await.unwrap()).await.unwrap().map(|_| ())
        })
        .await;
        // Whoever was told before the cut, told under the name of the round.
        let round = store::alert::open(&mut home.store.read().await.unwrap()).await.unwrap().unwrap();
        let told = store::notification::NewNotification {
            id: model::NotificationId::new(home.journey.now(), &home.random),
            key: format!("round:{}", round.id),
            told: store::notification::Told::Openings { list: Vec::new(), more: 0 },
        };
        let grant = home.own(people[1].person).await;
        let mut tx = home.store.begin(home.journey.now()).await.unwrap();
        store::notification::add(&mut tx, &grant, &told, true).await.unwrap();
        tx.commit(grant.event(model::EventKind::Notified)).await.unwrap();
        let again = home.beside();
        again.load_matrix().await.unwrap();
        while again.tell_of_new_openings().await.unwrap() {}
        let count = |keys: Vec<String>| keys.iter().filter(|key| *key == "20").count();
        let mut told = Vec::new();
        for person in &people {
            told.push(count(home.keys(person).await));
        }
        assert_eq!(told, [1, 0, 1], "the second had been told before the cut");
    }

    async fn mails_come_when_they_are_wanted_and_say_why(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::Daily).await;
        home.tell().await;
        while home.journey.write_alert_mails().await.unwrap() > 0 {}
        home.welder_comes_in("20").await;
        home.tell().await;
        assert_eq!(home.alert_mails(&asha).await, [], "not before the morning");
        home.pass(TimeDelta::hours(20));
        let mails = home.alert_mails(&asha).await;
        let [(subject, body)] = &mails[..] else { panic!("one mail: {mails:?}") };
        assert!(subject.contains("new openings for you"), "{subject}");
        let opening = home.opening("20").await;
        for words in ["Welder\nNew Works, Pune", "It fits you: you have", &format!("/openings/{}", opening.id),
            "at most once a day", "https://work.example.org/alerts", "https://work.example.org/alerts/stop/"] {
            assert!(body.contains(words), "{words}: {body}");
        }
        home.pass(TimeDelta::days(2));
        assert_eq!(home.alert_mails(&asha).await.len(), 1, "what was mailed is not mailed again");
    }

    async fn a_click_ends_mails_and_nothing_else(home: Home) {
        let server = Arc::new(Memory::default());
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::AtOnce).await;
        home.welder_comes_in("20").await;
        home.tell().await;
        assert_eq!(home.alert_mails(&asha).await.len(), 1);
        let journey = home.with_postbox(server.clone());
        journey.queue_unsent().await.unwrap();
        let sent = all_sent(&journey, &server).await;
        let news = sent.iter().find(|mail| mail.contains("/alerts/stop/")).expect("the mail about openings");
        let head = news.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
        let token = head.split("/alerts/stop/").nth(1).unwrap().split('>').next().unwrap();
        let other = sent.iter().find(|mail| mail.contains("/confirm/")).unwrap();
        assert!(!other.contains("List-Unsubscribe"), "a mail that must come cannot be ended");
        assert!(home.journey.end_mails(token).await.unwrap());
        assert!(!home.journey.end_mails("made-up").await.unwrap());
        home.pass(TimeDelta::hours(2));
        home.welder_comes_in("21").await;
        home.tell().await;
        assert_eq!(home.alert_mails(&asha).await.len(), 1, "no more mails");
        assert!(home.keys(&asha).await.contains(&"21".to_owned()), "still told in the app");
    }

    async fn without_a_confirmed_address_it_is_told_in_the_app_alone(home: Home) {
        home.openings().await;
        let asha = home.member("asha@example.org").await.visit;
        home.journey.read_text(&asha, WELDER).await.unwrap();
        home.journey.hear_of_what_fits(&asha).await.unwrap();
        home.welder_comes_in("20").await;
        home.tell().await;
        home.pass(TimeDelta::days(2));
        assert_eq!(home.alert_mails(&asha).await, []);
        assert!(home.keys(&asha).await.contains(&"20".to_owned()));
    }

    async fn deadlines_are_told_at_seven_two_and_one_days(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::Weekly).await;
        home.tell().await;
        home.pass(TimeDelta::days(8));
        while home.journey.write_alert_mails().await.unwrap() > 0 {}
        let mails = home.alert_mails(&asha).await.len();
        let last = home.journey.now().date_naive() + Days::new(9);
        let text = "You cook for guests. Cooking required.";
        home.comes_in_until("50", "Cook", "Nairobi, Kenya", text, Some(&last.to_string())).await;
        let opening = home.opening("50").await;
        home.journey.save(&asha, opening.id, true).await.unwrap();
        let mut told = Vec::new();
        for _ in 0..11 {
            let new = home.journey.remind_of_deadlines().await.unwrap();
            assert_eq!(home.journey.remind_of_deadlines().await.unwrap(), 0, "once each");
            told.push(new);
            while home.journey.write_alert_mails().await.unwrap() > 0 {}
            home.pass(TimeDelta::days(1));
        }
        assert_eq!(told, [0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0]);
        let fresh = home.alert_mails(&asha).await;
        let reminders: Vec<_> = fresh.iter().filter(|(subject, _)| subject.starts_with("Cook: apply by")).collect();
        assert_eq!((fresh.len() - mails, reminders.len()), (3, 3), "the last two did not wait for the week's mail: {fresh:?}");
        assert!(reminders[0].1.contains("The last day to apply is tomorrow"), "{}", reminders[0].1);
        // The one of seven days before comes with the week's mail, on Monday.
        assert!(reminders[2].1.contains(", in 3 days.") && reminders[2].1.contains("/deadline.ics"), "{}", reminders[2].1);
        let (heard, _) = home.journey.notifications(&asha, None).await.unwrap();
        let days: Vec<u32> = heard.iter().filter_map(|heard| match &heard.of {
            ToldOf::Deadline(shown, days) if shown.posting.id == opening.id => Some(*days),
            _ => None,
        }).collect();
        assert_eq!(days, [1, 2, 7]);
    }

    async fn whoever_saves_late_is_not_told_what_they_know(home: Home) {
        home.openings().await;
        let asha = home.visitor().await;
        let last = home.journey.now().date_naive() + Days::new(5);
        let text = "You cook for guests. Cooking required.";
        home.comes_in_until("50", "Cook", "Nairobi, Kenya", text, Some(&last.to_string())).await;
        home.journey.save(&asha, home.opening("50").await.id, true).await.unwrap();
        assert_eq!(home.journey.remind_of_deadlines().await.unwrap(), 0);
        home.pass(TimeDelta::days(3));
        assert_eq!(home.journey.remind_of_deadlines().await.unwrap(), 1);
    }

    async fn the_calendar_has_every_deadline_and_its_address_can_be_changed(home: Home) {
        home.openings().await;
        let asha = home.welder("asha@example.org", Often::Daily).await;
        let text = "You cook for guests; bring food hygiene. Cooking required.";
        home.comes_in_until("50", "Cook, two posts; \"now\"", "Nairobi, Kenya", text, Some("2026-04-01")).await;
        let opening = home.opening("50").await;
        home.journey.save(&asha, opening.id, true).await.unwrap();
        home.journey.save(&asha, home.opening("1").await.id, true).await.unwrap();
        let address = home.journey.alerts(&asha).await.unwrap().calendar.unwrap();
        let token = |address: &str| address.split('/').rev().nth(1).unwrap().to_owned();
        let feed = home.journey.calendar(&token(&address)).await.unwrap().unwrap();
        assert_eq!(feed.matches("BEGIN:VEVENT").count(), 1, "only what has a deadline: {feed}");
        let unfolded = feed.replace("\r\n ", "");
        for line in ["DTSTART;VALUE=DATE:20260401", &format!("UID:{}@work.example.org", opening.id),
            "SUMMARY:Last day to apply: Cook\\, two posts\\;"] {
            assert!(unfolded.contains(line), "{line}: {unfolded}");
        }
        let file = home.journey.deadline_file(opening.id).await.unwrap();
        assert!(file.contains("DTSTART;VALUE=DATE:20260401"));
        assert!(home.journey.deadline_file(home.opening("1").await.id).await.is_err(), "it has no deadline");
        home.journey.renew_calendar(&asha).await.unwrap();
        assert_eq!(home.journey.calendar(&token(&address)).await.unwrap(), None);
        let renewed = home.journey.alerts(&asha).await.unwrap().calendar.unwrap();
        assert_eq!(home.journey.calendar(&token(&renewed)).await.unwrap().unwrap(), feed);
        assert_eq!(home.journey.calendar("made-up").await.unwrap(), None);
    }

    async fn notifications_are_their_persons_own_and_come_in_pages(home: Home) {
        let (asha, ben) = (home.visitor().await, home.visitor().await);
        home.openings().await;
        let opening = home.opening("1").await.id;
        for number in 0..25 {
            notify(&home, &asha, opening, number).await;
        }
        assert_eq!(home.journey.unread_notifications(&asha).await.unwrap(), 25);
        let (first, more) = home.journey.notifications(&asha, None).await.unwrap();
        assert!(more && first.len() == 20 && first.iter().all(|heard| heard.is_new));
        let (rest, more) = home.journey.notifications(&asha, Some(first[19].id)).await.unwrap();
        assert!(!more && rest.len() == 5);
        assert!(rest.iter().all(|heard| !heard.is_new), "they counted as read with the newest");
        let (theirs, _) = home.journey.notifications(&ben, Some(first[0].id)).await.unwrap();
        assert!(theirs.is_empty());
    }
}

async fn notify(home: &Home, visit: &Visit, posting: PostingId, number: u32) {
    home.pass(TimeDelta::minutes(1));
    let grant = home.own(visit.person).await;
    let mut tx = home.store.begin(home.journey.now()).await.unwrap();
    let new = store::notification::NewNotification {
        id: model::NotificationId::new(home.journey.now(), &home.random),
        key: number.to_string(),
        told: store::notification::Told::Deadline { posting, days: 2 },
    };
    store::notification::add(&mut tx, &grant, &new, false).await.unwrap();
    tx.commit(grant.event(model::EventKind::Notified)).await.unwrap();
}

/// The address of a search is the one its page gives.
#[test]
fn the_address_of_a_search_holds_all_of_it() {
    let search = Search {
        words: "cook & waiter".to_owned(),
        place: "Pune, India".to_owned(),
        radius: Radius::Km(25),
        min_pay_yearly: Some((30_000_000, "INR".parse().unwrap())),
        sites: vec![model::WorkSite::OnSite],
        employment: vec![model::Employment::PartTime, model::Employment::FullTime],
        days: Some(7),
        verified: true,
        ..Search::default()
    };
    assert_eq!(
        search.address(),
        "/openings?currency=INR&days=7&employer=verified&kind=part-time&kind=full-time&pay=300000&per=year&\
         place=Pune%2C%20India&q=cook%20%26%20waiter&radius=25&site=on-site"
    );
}
