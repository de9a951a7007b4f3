//! Searching all openings: what narrows, what is counted, what is kept.

use journey::find::{Radius, Search};
use model::{EventKind, ExperienceAsked};
use search::{Facet, Narrowing};

use crate::common::{Home, refusal};

both! {
    async fn a_search_tells_what_each_narrowing_takes_away(home: Home) {
        home.openings().await;
        let all = home.journey.search(&Search { limit: 20, ..Search::default() }).await.unwrap();
        assert!(all.total > 2);
        let none = Search {
            experience: vec![ExperienceAsked::OverFiveYears],
            limit: 20,
            ..Search::default()
        };
        let found = home.journey.search(&none).await.unwrap();
        assert_eq!(found.total, 0, "none of them asks for so much");
        assert_eq!(found.facets.more_without(Narrowing::Facet(Facet::Experience)), all.total);
        let old = Search { days: Some(1), limit: 20, ..Search::default() };
        let found = home.journey.search(&old).await.unwrap();
        assert_eq!(found.total, found.facets.ages[0]);
        assert_eq!(found.total + found.facets.more_without(Narrowing::Age), all.total);
    }

    async fn a_place_reaches_as_far_as_was_chosen(home: Home) {
        home.openings().await;
        let near = |radius| Search { place: "Leeds".to_owned(), radius, limit: 20, ..Search::default() };
        let usual = home.journey.search(&near(Radius::Usual)).await.unwrap();
        let fifty = home.journey.search(&near(Radius::Km(50))).await.unwrap();
        let any = home.journey.search(&near(Radius::Any)).await.unwrap();
        let all = home.journey.search(&Search { limit: 20, ..Search::default() }).await.unwrap();
        assert_eq!(usual.total, fifty.total);
        assert!(usual.total < any.total, "{} of {}", usual.total, any.total);
        assert_eq!(any.total, all.total);
        assert_eq!(usual.total + usual.facets.more_without(Narrowing::Radius), any.total);
    }

    async fn searches_are_kept_for_their_person_and_taken_away_again(home: Home) {
        let (asha, ben) = (home.visitor().await, home.visitor().await);
        home.journey.save_search(&asha, "/openings?q=cook", "cook", &Search::default()).await.unwrap();
        home.journey.save_search(&asha, "/openings?q=cook", "cook", &Search::default()).await.unwrap();
        let kept = home.journey.saved_searches(&asha).await.unwrap();
        assert_eq!(kept.iter().map(|search| search.words.as_str()).collect::<Vec<_>>(), ["cook"]);
        assert_eq!(home.journey.saved_searches(&ben).await.unwrap(), []);
        home.journey.unsave_search(&ben, "/openings?q=cook").await.unwrap();
        assert_eq!(home.journey.saved_searches(&asha).await.unwrap().len(), 1, "Asha's, not his");
        home.journey.unsave_search(&asha, "/openings?q=cook").await.unwrap();
        home.journey.unsave_search(&asha, "/openings?q=cook").await.unwrap();
        assert_eq!(home.journey.saved_searches(&asha).await.unwrap(), []);
        let events = home.events_about(asha.person).await;
        let told: Vec<EventKind> = events
            .iter()
            .map(|event| event.kind)
            .filter(|kind| matches!(kind, EventKind::SearchSaved | EventKind::SearchUnsaved))
            .collect();
        assert_eq!(told, [EventKind::SearchSaved, EventKind::SearchUnsaved], "what changes nothing is no event");
    }

    async fn twenty_searches_are_enough(home: Home) {
        let asha = home.visitor().await;
        for number in 0..20 {
            home.journey.save_search(&asha, &format!("/openings?q={number}"), "words", &Search::default()).await.unwrap();
        }
        let more = home.journey.save_search(&asha, "/openings?q=20", "words", &Search::default()).await;
        assert!(refusal(more).contains("twenty searches"));
        home.journey.save_search(&asha, "/openings?q=7", "words", &Search::default()).await.unwrap();
        assert_eq!(home.journey.saved_searches(&asha).await.unwrap().len(), 20);
    }
}
