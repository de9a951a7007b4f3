//! Asking for a person: from the question to the answer, by whoever is entrusted, and by nobody else.

use chrono::{Datelike, TimeDelta, Weekday};
use journey::{
    Error, Visit,
    help::{Desk, Helpline, RequestState},
    talk::{Channel, Said, Word},
};
use model::{EventKind, HelpRequestId, Purpose, ScopeId};
use store::{mail::Mail, scope::Over};

use crate::common::{Home, refusal};

impl Home {
    async fn tells(&self, visit: &Visit, words: &str) -> String {
        self.pass(TimeDelta::seconds(10));
        let word = Word::Said(words.to_owned());
        self.journey.talk(visit, word, Channel::Page).await.unwrap();
        let lines = self.journey.conversation(Some(visit), None).await.unwrap().lines;
        let last = lines.iter().rev().find_map(|line| match &line.said {
            Said::Program(reply) => Some(reply.sentences.join(" ").replace('\u{a0}', " ")),
            Said::Person(_) | Said::Staff { .. } => None,
        });
        last.unwrap()
    }

    /// A seeker with an account, and a member of staff entrusted with them.
    async fn two(&self) -> (Visit, Visit) {
        let asha = self.member("asha@example.org").await.visit;
        let nadia = self.staff("Nadia Farouk", "nadia@example.org").await;
        self.entrust_long(&nadia, &asha).await;
        (asha, nadia)
    }

    async fn entrust_long(&self, staff: &Visit, person: &Visit) -> ScopeId {
        let until = self.journey.now() + TimeDelta::days(30);
        let entrusted = self
            .journey
            .entrust(staff.person, Over::Person(person.person), until, staff.person);
        entrusted.await.unwrap()
    }

    async fn only_request(&self, staff: &Visit) -> HelpRequestId {
        let list = self.journey.requests_for_staff(staff).await.unwrap();
        assert_eq!(list.len(), 1, "{list:?}");
        list[0].id
    }

    async fn mails_to(&self, visit: &Visit, kind: &str) -> Vec<Mail> {
        let all = self.journey.messages(visit).await.unwrap();
        all.into_iter().filter(|mail| mail.kind == kind).collect()
    }
}

both! {
    async fn a_person_is_asked_in_the_chat_and_answers_there(home: Home) {
        let (asha, nadia) = home.two().await;
        home.tells(&asha, "how do i register").await;
        home.tells(&asha, "stop").await;
        assert!(home.tells(&asha, "I want to talk to a person").await.contains("What is it about"));
        assert!(home.tells(&asha, "my last employer").await.contains("the last messages"));
        let asked = home.tells(&asha, "yes").await;
        assert!(asked.contains("Nadia Farouk") && asked.contains("4 March 2026") && asked.contains("“my last employer”"), "{asked}");
        assert_eq!(home.journey.count_requests(&nadia).await.unwrap(), (0, 0), "nothing before the yes");
        assert!(home.tells(&asha, "yes").await.contains("I have asked Nadia Farouk"));

        assert_eq!(home.journey.count_requests(&nadia).await.unwrap(), (1, 0));
        let to_staff = home.mails_to(&nadia, "help_wanted").await;
        assert_eq!(to_staff.len(), 1);
        assert!(to_staff[0].body_text.contains("https://work.example.org/staff/requests"));
        assert!(!to_staff[0].body_text.contains("my last employer"), "not in the open");

        let id = home.only_request(&nadia).await;
        home.journey.take_request(&nadia, id).await.unwrap();
        assert!(home.tells(&asha, "talk to a person").await.contains("Nadia Farouk has your request"));
        let shown = home.journey.request_for_staff(&nadia, id).await.unwrap();
        assert_eq!((shown.about.as_str(), shown.listed.late), ("my last employer", false));
        assert!(shown.shared.iter().any(|line| line.own && line.words == "how do i register"), "{:?}", shown.shared);
        assert!(shown.shared.iter().all(|line| !line.words.contains("has your request")), "nothing said later");
        let looks = home.journey.held(&asha).await.unwrap().looks;
        assert!(looks.iter().any(|(look, name)| look.purpose == Purpose::Advice && name == "Nadia Farouk"));

        home.journey.answer_request(&nadia, id, "Come by on Thursday.").await.unwrap();
        let lines = home.journey.conversation(Some(&asha), None).await.unwrap().lines;
        let said = Said::Staff { name: "Nadia Farouk".to_owned(), words: "Come by on Thursday.".to_owned() };
        assert_eq!(lines.last().unwrap().said, said);
        assert!(home.mails_to(&asha, "help_answered").await.is_empty(), "her address is not confirmed");
        let mine = home.journey.help_for(Some(&asha)).await.unwrap().requests;
        assert_eq!((mine[0].state, mine[0].answer.as_deref()), (RequestState::Answered, Some("Come by on Thursday.")));
        assert!(matches!(home.journey.answer_request(&nadia, id, "Again.").await, Err(Error::Conflict(_))));
        assert!(home.tells(&asha, "talk to a person").await.contains("What is it about"), "she may ask again");
    }

    async fn who_has_a_confirmed_address_is_answered_there_too(home: Home) {
        let (asha, nadia) = home.two().await;
        let secret = home.secret(asha.person, "confirm_email").await;
        home.journey.confirm_email(&secret).await.unwrap();
        home.journey.ask_for_person(&asha, "", false).await.unwrap();
        let id = home.only_request(&nadia).await;
        assert!(home.journey.request_for_staff(&nadia, id).await.unwrap().shared.is_empty());
        home.journey.close_request(&nadia, id, "").await.unwrap();
        let mails = home.mails_to(&asha, "help_answered").await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].body_text.contains("Nadia Farouk writes:\n\nI have closed your request."), "closing always writes");
    }

    async fn nobody_is_offered_who_is_not_there(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        home.staff("Nadia Farouk", "nadia@example.org").await;
        let said = home.tells(&asha, "I want to talk to a person").await;
        assert!(said.contains("That cannot be done here yet"), "{said}");
        assert!(matches!(home.journey.ask_for_person(&asha, "", false).await, Err(Error::Conflict(_))));
        let said = home.tells(&asha, "i want to die").await;
        assert!(said.contains("emergency number") && !said.contains("Shall I ask"), "{said}");
    }

    async fn staff_answer_those_entrusted_to_them_and_nobody_else(home: Home) {
        let (asha, nadia) = home.two().await;
        let omar = home.staff("Omar Haddad", "omar@example.org").await;
        home.journey.ask_for_person(&asha, "my pay", false).await.unwrap();
        let id = home.only_request(&nadia).await;
        assert!(home.journey.requests_for_staff(&omar).await.unwrap().is_empty());
        assert!(home.journey.request_for_staff(&omar, id).await.is_err());
        assert!(home.journey.take_request(&omar, id).await.is_err());
        assert!(home.journey.answer_request(&omar, id, "Hello").await.is_err());
        assert!(home.journey.request_for_staff(&asha, id).await.is_err(), "seekers see no such page");
        let refused = home.journey.hand_request_on(&nadia, id, omar.person).await;
        assert!(refusal(refused).contains("entrusted with this person"));
        assert!(home.journey.held(&asha).await.unwrap().looks.iter().all(|(_, name)| name != "Omar Haddad"));

        home.entrust(&omar, &asha).await;
        home.journey.hand_request_on(&nadia, id, omar.person).await.unwrap();
        assert_eq!(home.journey.help_for(Some(&asha)).await.unwrap().requests[0].who.as_deref(), Some("Omar Haddad"));
        assert_eq!(home.mails_to(&omar, "help_wanted").await.len(), 1);
        let events = home.events_about(asha.person).await;
        let taken = events.iter().find(|event| event.kind == EventKind::HelpTaken).unwrap();
        assert_eq!(taken.actor, Some(nadia.person), "under both names");
    }

    async fn a_request_is_taken_back(home: Home) {
        let (asha, nadia) = home.two().await;
        home.journey.ask_for_person(&asha, "", false).await.unwrap();
        assert!(home.tells(&asha, "withdraw my request").await.contains("is taken back"));
        assert!(home.journey.requests_for_staff(&nadia).await.unwrap().is_empty());
        assert!(!home.journey.withdraw_request(&asha).await.unwrap());
        assert_eq!(home.journey.help_for(Some(&asha)).await.unwrap().requests[0].state, RequestState::Withdrawn);
    }

    async fn staff_are_reminded_of_what_is_late_once_a_day(home: Home) {
        let (asha, nadia) = home.two().await;
        let (_, due) = home.journey.ask_for_person(&asha, "", false).await.unwrap();
        assert!(!matches!(due.weekday(), Weekday::Sat | Weekday::Sun));
        home.pass(TimeDelta::days(2));
        assert_eq!(home.journey.look_after_requests().await.unwrap(), 0, "the day itself is in time");
        home.pass(TimeDelta::days(1));
        for _ in 0..2 {
            home.journey.look_after_requests().await.unwrap();
        }
        let late = |mails: Vec<Mail>| mails.iter().filter(|mail| mail.subject.contains("late")).count();
        assert_eq!(late(home.mails_to(&nadia, "help_wanted").await), 1);
        assert_eq!(home.journey.count_requests(&nadia).await.unwrap(), (1, 1));
        assert!(home.tells(&asha, "talk to a person").await.contains("is late. I am sorry"));
        home.pass(TimeDelta::hours(25));
        home.journey.look_after_requests().await.unwrap();
        assert_eq!(late(home.mails_to(&nadia, "help_wanted").await), 2);
    }

    async fn whoever_is_entrusted_to_nobody_any_more_is_told_so(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let trust = home.entrust_long(&nadia, &asha).await;
        home.journey.ask_for_person(&asha, "", false).await.unwrap();
        assert_eq!(home.journey.look_after_requests().await.unwrap(), 0);
        home.journey.end_scope(&nadia, trust).await.unwrap();
        home.pass(TimeDelta::seconds(1));
        assert_eq!(home.journey.look_after_requests().await.unwrap(), 1);
        let mine = home.journey.help_for(Some(&asha)).await.unwrap().requests;
        assert_eq!(mine[0].state, RequestState::Closed);
        assert!(mine[0].answer.as_deref().unwrap().contains("nobody can answer your request"));
        let lines = home.journey.conversation(Some(&asha), None).await.unwrap().lines;
        assert!(matches!(&lines.last().unwrap().said, Said::Program(reply) if reply.sentences[0].contains("I am sorry")));
    }

    async fn staff_set_the_promise_and_the_helpline(home: Home) {
        let (asha, nadia) = home.two().await;
        let line = Helpline { name: "Tele MANAS".to_owned(), phone: "14416".to_owned(), hours: "day and night".to_owned() };
        let desk = Desk { answer_days: 5, helpline: Some(line) };
        assert!(home.journey.set_help_desk(&asha, &desk).await.is_err(), "staff alone");
        let wrong = Desk { answer_days: 0, ..desk.clone() };
        assert!(matches!(home.journey.set_help_desk(&nadia, &wrong).await, Err(Error::Invalid { field: "answer_days", .. })));
        home.journey.set_help_desk(&nadia, &desk).await.unwrap();
        let said = home.tells(&asha, "i want to die").await;
        assert!(said.contains("Tele MANAS: 14416 (day and night)"), "{said}");
        assert!(home.tells(&asha, "yes").await.contains("9 March 2026"), "a weekend is not counted");
    }
}
