//! Programs that act for somebody: tokens, and what happens at the place.

use chrono::TimeDelta;
use journey::{
    Error,
    programs::{Happening, KnownRequest, Scope, WantedToken},
};

use crate::{
    common::Home,
    hiring::{applied, confirmed, hiring, seeker},
};

const RESUME: &str = "Asha Rao\nLeeds, United Kingdom\n\nExperience\n\nWelder, Tapti Boilers, Pune\nMarch 2019 - present\n\
    - MIG welding of pressure vessels\n\nSkills\n\nMIG welding, first aid\n";

fn wanted(scopes: &[Scope]) -> WantedToken {
    WantedToken {
        name: "My program".to_owned(),
        employer: None,
        scopes: scopes.to_vec(),
        days: 90,
    }
}

both! {
    async fn a_token_acts_for_one_desk_until_its_owner_takes_it_back(home: Home) {
        let journey = &home.journey;
        let (rita, employer, opening) = hiring(&home).await;
        let ben = confirmed(&home, "ben@example.org").await;
        let desk = WantedToken { employer: Some(employer), ..wanted(&[Scope::HiringRead, Scope::Webhooks]) };
        assert!(matches!(journey.make_api_token(&ben, &desk).await, Err(Error::NotAllowed(_))), "not in the team");
        let (id, key) = journey.make_api_token(&rita, &desk).await.unwrap();
        let caller = journey.caller(&key).await.unwrap().unwrap();
        assert!(caller.may(Scope::HiringRead) && !caller.may(Scope::HiringWrite));
        journey.check_desk_opening(&caller, opening).await.unwrap();
        let (_, own) = journey.make_api_token(&ben, &wanted(&[Scope::ProfileRead])).await.unwrap();
        let bens = journey.caller(&own).await.unwrap().unwrap();
        assert!(journey.check_desk_opening(&bens, opening).await.is_err());
        assert_eq!(journey.begin_once(&caller, "k", "a").await.unwrap(), KnownRequest::New);
        assert_eq!(journey.begin_once(&bens, "k", "b").await.unwrap(), KnownRequest::New, "keys of others are others");
        assert!(matches!(journey.revoke_api_token(&ben, id).await, Err(Error::NotFound(_))), "not his");
        journey.revoke_api_token(&rita, id).await.unwrap();
        assert!(journey.caller(&key).await.unwrap().is_none());
        assert!(home.everything(rita.person).await.0["api_token"].is_empty());
    }

    async fn programs_are_told_of_what_is_theirs_alone(home: Home) {
        let journey = &home.journey;
        let (rita, employer, opening) = hiring(&home).await;
        let desk = WantedToken { employer: Some(employer), ..wanted(&[Scope::HiringRead, Scope::Webhooks]) };
        let caller = journey.caller(&journey.make_api_token(&rita, &desk).await.unwrap().1).await.unwrap().unwrap();
        let asha = seeker(&home, RESUME, "asha@example.org").await;
        let hers = wanted(&[Scope::ApplicationsRead, Scope::Webhooks]);
        let hers = journey.caller(&journey.make_api_token(&asha, &hers).await.unwrap().1).await.unwrap().unwrap();
        let bens = confirmed(&home, "ben@example.org").await;
        let other = wanted(&[Scope::ApplicationsRead, Scope::Webhooks]);
        let other = journey.caller(&journey.make_api_token(&bens, &other).await.unwrap().1).await.unwrap().unwrap();
        let of_applications = [Happening::ApplicationReceived, Happening::ApplicationWithdrawn];
        let mut hooks = Vec::new();
        for caller in [&caller, &hers, &other] {
            hooks.push(journey.add_webhook(caller, "https://program.example/hook", &of_applications).await.unwrap().0);
        }
        assert!(journey.add_webhook(&hers, "https://program.example/", &[Happening::OpeningClosed]).await.is_err());
        home.pass(TimeDelta::seconds(1));
        let id = applied(&home, &asha, opening).await;
        journey.withdraw_application(&asha, id).await.unwrap();
        home.journal().await;
        while journey.tell_programs().await.unwrap() > 0 {}
        for (caller, hook, count) in [(&caller, hooks[0], 2), (&hers, hooks[1], 2), (&other, hooks[2], 0)] {
            let log = journey.deliveries(caller, hook, None, 10).await.unwrap();
            assert_eq!(log.len(), count);
            assert!(log.iter().all(|one| one.subject == id.0));
        }
        assert!(journey.deliveries(&hers, hooks[0], None, 10).await.is_err(), "not hers");
        assert_eq!(journey.send_to_programs().await.unwrap(), 0, "nothing leaves here");
    }
}
