//! The list of a person: what they say about openings changes it, and can be taken back.

use journey::Error;
use matching::{Filter, PartName, Reason};
use model::{EventKind, PostingId, WorkSite};
use store::feedback;

use crate::common::{
    Home,
    fixtures::{COOK, WELDER},
};

both! {
    async fn not_for_me_changes_the_next_list_and_taking_it_back_restores_it(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        let before = home.list(&asha).await;
        let (first, second) = (home.opening("1").await.id, home.opening("2").await.id);
        assert_eq!(before[0].0, first);

        home.journey.dismiss(&asha, first, Reason::WrongWork).await.unwrap();
        let next = home.list(&asha).await;
        assert!(next.iter().all(|(id, _)| *id != first), "it is off the list");
        let total = |list: &[(PostingId, i32)]| list.iter().find(|(id, _)| *id == second).unwrap().1;
        assert!(total(&next) < total(&before), "and welding as a whole counts less");
        let shown = home.journey.suggestions(&asha, &Filter::default(), 0, 20).await.unwrap();
        let welder = shown.list.iter().find(|shown| shown.posting.id == second).unwrap();
        assert!(welder.found.part(PartName::Feedback).unwrap().points < 0, "shown as a part of the score");

        home.journey.undismiss(&asha, first).await.unwrap();
        assert_eq!(home.list(&asha).await, before, "the very same list");
    }

    async fn each_reason_is_kept_with_its_opening_and_the_last_counts(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        let id = home.opening("1").await.id;
        for reason in Reason::ALL {
            home.journey.dismiss(&asha, id, reason).await.unwrap();
            let told = home.journey.dismissed(&asha).await.unwrap();
            assert_eq!(told.iter().map(|(posting, reason)| (posting.id, *reason)).collect::<Vec<_>>(), [(id, reason)]);
        }
        home.journey.undismiss(&asha, id).await.unwrap();
        home.journey.undismiss(&asha, id).await.unwrap();
        assert!(home.journey.dismissed(&asha).await.unwrap().is_empty());
        let events = home.events_about(asha.person).await;
        let taken_back = events.iter().filter(|event| event.kind == EventKind::PostingUndismissed);
        assert_eq!(taken_back.count(), 1, "what changes nothing is no event");
    }

    async fn one_persons_no_is_nobody_elses(home: Home) {
        home.openings().await;
        let (asha, ben) = (home.with_resume(WELDER).await, home.with_resume(WELDER).await);
        let before = home.list(&ben).await;
        assert_eq!(home.list(&asha).await, before, "the same profile, the same list");
        home.journey.dismiss(&asha, before[0].0, Reason::Employer).await.unwrap();
        assert_eq!(home.list(&ben).await, before);
        assert!(feedback::dismissed(&mut home.store.read().await.unwrap(), &home.own(ben.person).await, 9).await.unwrap().is_empty());
    }

    async fn saved_openings_wait_also_when_they_are_closed(home: Home) {
        home.openings().await;
        let ben = home.with_resume(COOK).await;
        let cook = home.opening("4").await;
        home.journey.save(&ben, cook.id, true).await.unwrap();
        home.journey.save(&ben, cook.id, true).await.unwrap();
        home.close(cook.id).await;
        let saved = home.journey.saved(&ben).await.unwrap();
        assert_eq!(saved.iter().map(|shown| shown.posting.id).collect::<Vec<_>>(), [cook.id]);
        assert!(saved[0].saved && saved[0].posting.status == model::PostingStatus::Closed);
        home.journey.save(&ben, cook.id, false).await.unwrap();
        assert!(home.journey.saved(&ben).await.unwrap().is_empty());
        let nowhere = PostingId::new(home.journey.now(), &home.random);
        assert!(matches!(home.journey.save(&ben, nowhere, true).await, Err(Error::NotFound("opening"))));
        assert!(matches!(home.journey.dismiss(&ben, nowhere, Reason::Other).await, Err(Error::NotFound("opening"))));
    }

    async fn pages_of_the_list_follow_each_other(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        let whole = home.list(&asha).await;
        assert_eq!(whole.len(), 8);
        let mut paged = Vec::new();
        for skip in [0, 3, 6, 9] {
            let page = home.journey.suggestions(&asha, &Filter::default(), skip, 3).await.unwrap();
            assert_eq!(page.considered, 8);
            paged.extend(page.list.iter().map(|shown| (shown.posting.id, shown.found.total)));
        }
        assert_eq!(paged, whole);
        let remote = Filter { sites: vec![WorkSite::Remote], ..Filter::default() };
        let remote = home.journey.suggestions(&asha, &remote, 0, 20).await.unwrap();
        assert_eq!(remote.list.iter().map(|shown| shown.posting.source.key.as_str()).collect::<Vec<_>>(), ["7"]);
    }
}
