//! Weights are learned from what people chose, used when staff say so, and given back as easily.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use matching::{Reason, Version, Weights};
use model::EventKind;

use crate::common::{Home, fixtures::WELDER, refusal};

/// So many people save what stands fourth in their list, and pass over all the others.
async fn choose(home: &Home, people: usize) {
    for _ in 0..people {
        let visit = home.with_resume(WELDER).await;
        let list = home.list(&visit).await;
        home.pass(TimeDelta::minutes(1));
        home.journey.save(&visit, list[3].0, true).await.unwrap();
    }
}

both! {
    async fn learned_weights_are_used_when_staff_say_so_and_the_written_ones_come_back(home: Home) {
        home.openings().await;
        choose(&home, 29).await;
        let staff = home.staff("Nadia Farouk", "nadia@example.org").await;
        let few = refusal(home.journey.learn_weights(Some(&staff), |_| ()).await);
        assert!(few.contains("People who chose: 29 of 30."), "{few}");
        choose(&home, 6).await;

        let asha = home.with_resume(WELDER).await;
        let before = home.list(&asha).await;
        let seen = Arc::new(Mutex::new(0));
        let learned = home.journey.learn_weights(Some(&staff), |people| *seen.lock().unwrap() = people).await.unwrap();
        assert_eq!((learned.lesson.people, *seen.lock().unwrap()), (35, 35));
        assert_eq!((learned.lesson.choices, learned.lesson.tried), (28 * 7, 7 * 7), "against the other seven");
        assert!(learned.lesson.weights != Weights::PRIOR && learned.lesson.weights.are_whole());
        assert_eq!(home.list(&asha).await, before, "learning alone changes nothing");

        let version = learned.lesson.weights.version;
        home.journey.choose_weights(Some(&staff), version).await.unwrap();
        home.pass(TimeDelta::minutes(1));
        assert_eq!(home.journey.weighting().unwrap().lesson, learned.lesson);
        assert_ne!(home.list(&asha).await, before);
        let shown = store::showing::latest(&mut home.store.read().await.unwrap(), &home.own(asha.person).await).await;
        assert_eq!(shown.unwrap().unwrap().weights_version, "learned-1", "what was shown tells which weights it was shown with");
        let events = home.journal().await;
        let chosen = events.iter().find(|entry| entry.event.kind == EventKind::WeightsChosen).unwrap();
        assert_eq!((chosen.event.detail.as_deref(), chosen.event.actor), (Some("learned-1"), Some(staff.person)));

        home.journey.choose_weights(Some(&staff), Weights::PRIOR.version).await.unwrap();
        assert_eq!((home.journey.weighting(), home.list(&asha).await), (None, before));
        assert_eq!(home.journey.newest_weighting().await.unwrap().unwrap().used_since, None, "the set stays, to be used again");
    }

    async fn another_process_follows(home: Home) {
        home.openings().await;
        choose(&home, 35).await;
        let beside = home.beside();
        let version = beside.learn_weights(None, |_| ()).await.unwrap().lesson.weights.version;
        beside.choose_weights(None, version).await.unwrap();
        assert_eq!(home.journey.weighting(), None);
        home.follow_until(|| async { home.journey.weights().version == version }).await;
        assert_eq!(beside.look_up_weights().await.unwrap().version, version);
    }

    async fn only_what_speaks_about_the_opening_is_a_choice(home: Home) {
        home.openings().await;
        for nr in 0..40 {
            let visit = home.with_resume(WELDER).await;
            let list = home.list(&visit).await;
            home.pass(TimeDelta::minutes(1));
            home.journey.save(&visit, list[0].0, true).await.unwrap();
            let reason = if nr % 2 == 0 { Reason::Known } else { Reason::PayTooLow };
            home.journey.dismiss(&visit, list[7].0, reason).await.unwrap();
        }
        let lesson = home.journey.learn_weights(None, |_| ()).await.unwrap().lesson;
        let all = lesson.choices + lesson.tried;
        assert_eq!(all, 40 * 5 + 20, "five stood near it, and half of them said something against the last");
        assert!(lesson.written_agree > 900, "they chose what the written weights put first: {lesson:?}");
    }

    async fn only_staff_and_only_sets_that_are_there(home: Home) {
        let visitor = home.visitor().await;
        let staff = home.staff("Nadia Farouk", "nadia@example.org").await;
        assert!(refusal(home.journey.learn_weights(Some(&visitor), |_| ()).await).contains("for staff"));
        assert!(refusal(home.journey.choose_weights(Some(&visitor), Weights::PRIOR.version).await).contains("for staff"));
        for version in [Version::Learned(1), Version::Prior(1)] {
            assert!(refusal(home.journey.choose_weights(Some(&staff), version).await).contains("set of weights"));
        }
    }
}
