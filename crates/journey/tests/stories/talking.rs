//! The whole way in a conversation.

use chrono::TimeDelta;
use journey::{
    Visit,
    talk::{After, Channel, Line, Reply, Said, Word},
};
use matching::Reason;

use crate::common::{
    Home,
    fixtures::{COOK, WELDER},
};

impl Home {
    /// Says something and gives the answers to it.
    pub(crate) async fn say(&self, visit: &Visit, words: &str) -> Vec<Reply> {
        self.talk(visit, Word::Said(words.to_owned())).await
    }

    /// Picks the choice that is called so.
    async fn pick(&self, visit: &Visit, label: &str) -> Vec<Reply> {
        let lines = self.said(visit).await;
        let offered = lines.iter().rev().find_map(|line| match &line.said {
            Said::Program(reply) => reply.choices.iter().find(|choice| choice.label.starts_with(label)),
            Said::Person(_) | Said::Staff { .. } => None,
        });
        let id = offered
            .unwrap_or_else(|| panic!("{label} is offered: {lines:#?}"))
            .id
            .clone();
        self.talk(visit, Word::Chose(id)).await
    }

    async fn talk(&self, visit: &Visit, word: Word) -> Vec<Reply> {
        let before = self.said(visit).await.last().map_or(0, |line| line.number);
        self.pass(TimeDelta::seconds(10));
        let after = self.journey.talk(visit, word, Channel::Page).await.unwrap();
        assert_eq!(after, After::GoesOn);
        let fresh = self.said(visit).await.into_iter().filter(|line| line.number > before);
        let replies = fresh.filter_map(|line| match line.said {
            Said::Program(reply) => Some(reply),
            Said::Person(_) | Said::Staff { .. } => None,
        });
        replies.collect()
    }

    async fn said(&self, visit: &Visit) -> Vec<Line> {
        self.journey.conversation(Some(visit), None).await.unwrap().lines
    }
}

fn words(replies: &[Reply]) -> String {
    let sentences = replies.iter().flat_map(|reply| reply.sentences.iter().cloned());
    sentences.collect::<Vec<_>>().join(" ")
}

fn titles(replies: &[Reply]) -> Vec<&str> {
    let cards = replies.iter().flat_map(|reply| &reply.cards);
    cards.map(|card| card.title.as_str()).collect()
}

fn choices(replies: &[Reply]) -> Vec<&str> {
    let choices = replies.iter().flat_map(|reply| &reply.choices);
    choices.map(|choice| choice.label.as_str()).collect()
}

both! {
    async fn looking_changes_nothing(home: Home) {
        home.openings().await;
        let greeting = home.journey.conversation(None, None).await.unwrap();
        let [Line { number: 0, said: Said::Program(reply), .. }] = &greeting.lines[..] else {
            panic!("one greeting: {greeting:?}");
        };
        assert!(reply.sentences[0].contains("I am a program, not a person"), "{reply:?}");
        let visit = home.visitor().await;
        let before = home.journal().await.len();
        assert_eq!(home.said(&visit).await.len(), 1);
        assert_eq!(home.journal().await.len(), before, "nothing was written");
    }

    async fn from_nothing_to_a_confirmed_profile(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        home.say(&visit, "I want to register").await;
        home.say(&visit, "welder").await;
        home.say(&visit, "1 2").await;
        home.say(&visit, "I also speak English").await;
        home.say(&visit, "done").await;
        home.say(&visit, "Pune").await;
        let review = home.say(&visit, "part-time").await;
        assert!(words(&review).contains("This is what I understood."), "{review:?}");
        let known = home.journey.known(&visit).await.unwrap().profile;
        assert_eq!(known.wishes.occupations.len(), 1);
        assert!(known.skills.len() >= 2, "{:?}", known.skills);
        assert_eq!(known.place.as_ref().unwrap().value.country.as_deref(), Some("IN"));
        assert_eq!(known.wishes.employment, [model::Employment::PartTime]);

        let asked = home.say(&visit, "yes").await;
        assert!(words(&asked).contains("Your profile is confirmed."), "{asked:?}");
        let asked = home.say(&visit, "asha@example.org").await;
        assert!(words(&asked).contains("asha@example.org"), "{asked:?}");
        assert_eq!(home.mails(visit.person).await, [], "nothing goes out without a yes");
        let started = home.say(&visit, "yes").await;
        assert!(words(&started).contains("A mail is on its way to asha@example.org."), "{started:?}");

        let secret = home.secret(visit.person, "open_account").await;
        assert!(home.sign_in("asha@example.org", "anything at all").await.is_err(), "nobody signs in before");
        home.journey.reset_password(&secret, "tea on the veranda").await.unwrap();
        let back = home.sign_in("asha@example.org", "tea on the veranda").await.unwrap().visit;
        assert_eq!(back.person, visit.person);
        let lines = home.said(&back).await;
        assert!(lines.iter().any(|line| line.said == Said::Person("welder".to_owned())), "the same history: {lines:#?}");
        let kinds: Vec<String> = home.mails(visit.person).await.into_iter().map(|mail| mail.kind).collect();
        assert_eq!(kinds, ["open_account"], "a first password is no change");
    }

    async fn a_conversation_goes_on_after_days_on_another_device(home: Home) {
        home.openings().await;
        let asha = home.member("asha@example.org").await.visit;
        home.say(&asha, "I want to register").await;
        home.say(&asha, "welder").await;
        home.pass(TimeDelta::days(5));
        let elsewhere = home.sign_in("asha@example.org", crate::common::PASSWORD).await.unwrap().visit;
        let back = home.say(&elsewhere, "hello").await;
        assert!(words(&back).contains("Good that you are back."), "{back:?}");
        let on = home.pick(&elsewhere, "Go on").await;
        assert!(words(&on).contains("which of these have you done"), "{on:?}");
    }

    async fn what_is_asked_for_is_found_and_every_way_on_leads_somewhere(home: Home) {
        home.openings().await;
        let visit = home.with_resume(WELDER).await;
        let found = home.say(&visit, "find me work as a welder in india").await;
        assert_eq!(titles(&found), ["Welder", "Welder (m/f)"], "{found:?}");
        let fit = found.iter().flat_map(|reply| &reply.cards).next().unwrap().fit.unwrap();
        assert!(fit.has > 0, "{fit:?}");
        let why = home.say(&visit, "why 1").await;
        assert!(words(&why).contains("Welder: you already have"), "{why:?}");
        let missing = home.say(&visit, "what is missing for 2").await;
        assert!(words(&missing).to_lowercase().contains("forklift"), "{missing:?}");

        let near = home.say(&visit, "find me work in Pune").await;
        for label in choices(&near).into_iter().filter(|label| label.contains('(')) {
            let count = label.trim_end_matches(')').rsplit('(').next().unwrap().to_owned();
            home.say(&visit, "find me work in Pune").await;
            let narrowed = home.pick(&visit, label).await;
            assert!(words(&narrowed).contains(&format!("I found {count} opening")), "{label}: {narrowed:?}");
        }
        let nothing = home.say(&visit, "find me work as a cook in Pune").await;
        assert!(words(&nothing).contains("I found no opening like that"), "{nothing:?}");
        let anywhere = home.pick(&visit, "At any distance").await;
        assert_eq!(titles(&anywhere), ["Cook"]);
    }

    async fn what_was_asked_for_is_told_of_when_it_comes_in_until_that_is_stopped(home: Home) {
        home.openings().await;
        let visit = home.with_resume(WELDER).await;
        home.say(&visit, "find me part-time work as a cook in Pune").await;
        let set = home.pick(&visit, "Tell me of new openings").await;
        assert!(words(&set).contains("I will tell you of new openings like these"), "{set:?}");
        let kept = home.journey.saved_searches(&visit).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert!(kept[0].tells && kept[0].words.contains("near Pune") && kept[0].words.contains("part-time"), "{kept:?}");
        assert!(kept[0].address.contains("kind=part-time") && kept[0].address.contains("place=Pune"), "{kept:?}");
        let fits = home.journey.alerts(&visit).await.unwrap().settings.fits;
        assert!(!fits, "they asked for cooks");
        let stopped = home.say(&visit, "stop alerts").await;
        assert!(words(&stopped).contains("1\u{a0}alert is stopped"), "{stopped:?}");
        assert!(!home.journey.saved_searches(&visit).await.unwrap()[0].tells);
    }

    async fn save_dismiss_and_undo_are_the_same_as_on_the_pages(home: Home) {
        home.openings().await;
        let visit = home.with_resume(WELDER).await;
        home.say(&visit, "find me work as a welder in india").await;
        home.say(&visit, "save 1").await;
        let saved = home.journey.saved(&visit).await.unwrap();
        assert_eq!(saved.iter().map(|shown| shown.posting.title.as_str()).collect::<Vec<_>>(), ["Welder"]);
        home.say(&visit, "undo").await;
        assert_eq!(home.journey.saved(&visit).await.unwrap().len(), 0);
        home.say(&visit, "not 2, too far").await;
        let dismissed = home.journey.dismissed(&visit).await.unwrap();
        assert_eq!(dismissed.len(), 1);
        assert_eq!((dismissed[0].0.title.as_str(), dismissed[0].1), ("Welder (m/f)", Reason::TooFar));
        let found = home.say(&visit, "find me work as a welder in india").await;
        assert_eq!(titles(&found), ["Welder"]);
    }

    async fn a_pasted_message_is_checked_by_its_own_words(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        home.say(&visit, "I got a suspicious message").await;
        let checked = home
            .say(&visit, "Congratulations! You are selected. Pay a refundable registration fee of Rs 2000 by UPI today to confirm your seat.")
            .await;
        assert!(words(&checked).contains("registration fee"), "it quotes the message: {checked:?}");
        assert_eq!(choices(&checked).into_iter().filter(|label| label.contains("person")).count(), 0);
    }

    async fn erasing_takes_two_yeses_and_the_password_of_an_account(home: Home) {
        home.openings().await;
        let visit = home.with_resume(COOK).await;
        home.say(&visit, "delete my data").await;
        home.say(&visit, "yes").await;
        assert!(!home.journey.known(&visit).await.unwrap().profile.is_empty(), "one yes erases nothing");
        let after = home.journey.talk(&visit, Word::Said("yes".to_owned()), Channel::Page).await.unwrap();
        assert_eq!(after, After::Erased);
        let left = home.everything(visit.person).await.0;
        assert!(left["profile"].is_empty() && left["conversation_line"].is_empty(), "{left:?}");

        let ben = home.member("ben@example.org").await.visit;
        home.say(&ben, "delete my data").await;
        home.say(&ben, "yes").await;
        let refused = home.say(&ben, "yes").await;
        assert!(words(&refused).contains("its password is needed"), "{refused:?}");
        assert!(home.sign_in("ben@example.org", crate::common::PASSWORD).await.is_ok());
    }

    async fn what_is_answered_is_in_the_language_they_write_in(home: Home) {
        home.openings().await;
        let visit = home.with_resume(WELDER).await;
        let found = home.say(&visit, "busco trabajo de soldador en India").await;
        assert!(words(&found).contains("Encontré") || words(&found).contains("He encontrado"), "{found:?}");
        let why = home.say(&visit, "por qué 1").await;
        assert!(words(&why).contains("ya tienes"), "the reasons too: {why:?}");
    }

    async fn a_resume_in_the_conversation_is_shown_before_it_counts(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        let bytes = WELDER.as_bytes().to_vec();
        home.journey.talk_of_resume(&visit, "cv/asha.txt", bytes, Channel::Page).await.unwrap();
        let lines = home.said(&visit).await;
        assert!(lines.iter().any(|line| line.said == Said::Person("asha.txt".to_owned())), "{lines:#?}");
        let known = home.journey.known(&visit).await.unwrap().profile;
        assert!(known.skills.iter().all(|claim| !claim.skill.confirmed), "{:?}", known.skills);
        home.say(&visit, "done").await;
        home.say(&visit, "yes").await;
        let known = home.journey.known(&visit).await.unwrap().profile;
        assert!(!known.skills.is_empty() && known.skills.iter().all(|claim| claim.skill.confirmed));
    }

    async fn too_long_a_message_is_refused_and_nothing_said(home: Home) {
        home.openings().await;
        let visit = home.visitor().await;
        let long = "long ".repeat(2_000);
        let refused = home.journey.talk(&visit, Word::Said(long), Channel::Page).await;
        assert!(crate::common::refusal(refused).contains("8000 characters"));
        assert_eq!(home.said(&visit).await.len(), 1, "only the greeting");
    }
}
