//! Hiding from an employer: what is left out, what stays, and that one can change one's mind.

use journey::{Visit, blocking::Why, find::Search};
use matching::Filter;
use model::Stage;
use store::Grant;

use super::hiring::{applied, hiring, seeker};
use crate::common::{Home, fixtures::WELDER, refusal};

async fn suggested(home: &Home, who: &Visit) -> Vec<Option<String>> {
    home.journey.keep_taxonomy().await.unwrap();
    let found = home.journey.suggestions(who, &Filter::default(), 0, 200).await.unwrap();
    found.list.into_iter().map(|one| one.posting.employer).collect()
}

both! {
    async fn what_a_hidden_employer_offers_is_not_recommended_and_an_application_stays(home: Home) {
        let (rita, employer, opening) = hiring(&home).await;
        let elsewhere = WELDER.replace("Tapti Boilers", "Pune Forge");
        let asha = seeker(&home, &elsewhere, "asha@example.org").await;
        let boilers = Some("Tapti Boilers".to_owned());
        assert!(suggested(&home, &asha).await.contains(&boilers));
        let id = applied(&home, &asha, opening).await;
        let grant = Grant::program(asha.person);
        assert!(!home.journey.is_hidden_from(&grant, employer).await.unwrap());

        home.journey.hide_from_employer_of(&asha, opening).await.unwrap();
        assert!(!suggested(&home, &asha).await.contains(&boilers));
        assert!(home.journey.is_hidden_from(&grant, employer).await.unwrap());
        let search = Search { words: "welder boiler".to_owned(), limit: 20, ..Search::default() };
        let found = home.journey.search(&search).await.unwrap().postings;
        let found = found.iter().find(|posting| posting.id == opening).expect("search leaves nothing out");
        assert_eq!(home.journey.hides_from(&asha).await.unwrap().why(found.employer_id, found.employer.as_deref()), Some(Why::Chosen));

        let hidden = home.journey.hidden_employers(&asha).await.unwrap();
        assert_eq!((hidden[0].name.as_str(), hidden[0].why), ("Tapti Boilers", Some(Why::Chosen)));
        assert_eq!(hidden[0].open, [(id, "Welder".to_owned())]);
        assert_eq!(home.journey.applicant(&rita, id).await.unwrap().application.stage, Stage::Sent, "what was sent stays");
        home.journey.withdraw_application(&asha, id).await.unwrap();
        assert!(home.journey.hidden_employers(&asha).await.unwrap()[0].open.is_empty());

        assert_eq!(home.journey.show_to(&asha, &hidden[0].key).await.unwrap(), "Tapti Boilers");
        let left = home.journey.hidden_employers(&asha).await.unwrap();
        assert!(left.iter().all(|one| one.name != "Tapti Boilers"), "only where she works is left: {left:?}");
        assert!(suggested(&home, &asha).await.contains(&boilers));
        assert!(refusal(home.journey.show_to(&asha, "nobody").await).contains("employer"));
    }

    async fn where_one_works_does_not_find_one_unless_one_lets_it(home: Home) {
        let (_, employer, _) = hiring(&home).await;
        let resume = WELDER.replace("Tapti Boilers", "TAPTI BOILERS Ltd");
        let asha = seeker(&home, &resume, "asha@example.org").await;
        let profile = home.journey.known(&asha).await.unwrap().profile;
        let now = profile.jobs.iter().find(|job| job.value.current).and_then(|job| job.value.employer.clone());
        let grant = Grant::program(asha.person);
        let works_there = now.as_deref().is_some_and(|name| model::likeness::same_employer(name, "Tapti Boilers"));
        assert!(works_there, "the résumé says so: {now:?}");
        assert!(home.journey.is_hidden_from(&grant, employer).await.unwrap());
        assert!(suggested(&home, &asha).await.contains(&Some("Tapti Boilers".to_owned())), "its openings are shown all the same");
        let listed = home.journey.hidden_employers(&asha).await.unwrap();
        assert_eq!(listed[0].why, Some(Why::WorksThere));

        home.journey.show_to(&asha, &listed[0].key).await.unwrap();
        assert!(!home.journey.is_hidden_from(&grant, employer).await.unwrap());
        assert_eq!(home.journey.hidden_employers(&asha).await.unwrap()[0].why, None);
        home.journey.hide_where_i_work(&asha, &listed[0].key).await.unwrap();
        assert!(home.journey.is_hidden_from(&grant, employer).await.unwrap());
        home.journey.hide_from(&asha, "Tapti Boilers").await.unwrap();
        assert!(!suggested(&home, &asha).await.contains(&Some("Tapti Boilers".to_owned())));
    }

    async fn a_name_is_hidden_from_as_it_is_typed_and_visitors_may_too(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        for empty in ["", "  ", "- -"] {
            assert!(refusal(home.journey.hide_from(&asha, empty).await).contains("name of the employer"), "{empty:?}");
        }
        assert!(refusal(home.journey.hide_from(&asha, &"x".repeat(200)).await).contains("120"));
        let names: Vec<String> = suggested(&home, &asha).await.into_iter().flatten().collect();
        home.journey.hide_from(&asha, &format!("the {} Ltd.", names[0].to_uppercase())).await.unwrap();
        let left: Vec<String> = suggested(&home, &asha).await.into_iter().flatten().collect();
        assert!(!left.contains(&names[0]) && left.len() < names.len());
        let other = home.with_resume(WELDER).await;
        assert!(suggested(&home, &other).await.contains(&Some(names[0].clone())), "for nobody else");
    }
}
