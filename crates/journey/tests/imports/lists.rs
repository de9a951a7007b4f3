//! The lists staff leaf through: imports, the outbox, the people entrusted to them.

use journey::{
    Visit,
    profile::{Edit, FactKey},
};
use model::PersonId;
use store::{
    caseload::Cut,
    mail::{self, NewMail, State},
};

use crate::{common::Home, desk::many};

impl Home {
    /// A mail to somebody, written now.
    async fn mail_to(&self, contact: &str, nr: usize) {
        let now = self.journey.now();
        let id = model::MailId::new(now, &self.random);
        let letter = NewMail {
            id,
            event_key: format!("letter:{nr}"),
            message_id: format!("<{id}@work.example.org>"),
            to_contact: contact.to_owned(),
            kind: "confirm_email".to_owned(),
            subject: "Please confirm".to_owned(),
            body_text: "https://work.example.org/confirm/secret".to_owned(),
            body_html: None,
            lang: "en",
            good_until: None,
        };
        let mut tx = self.store.begin(now).await.unwrap();
        mail::queue(&mut tx, None, &letter).await.unwrap();
        tx.commit(model::Event::new(model::EventKind::MailQueued, id.0))
            .await
            .unwrap();
    }

    async fn entrust_named(&self, staff: &Visit, name: &str) -> PersonId {
        let visit = self.visitor().await;
        self.journey
            .edit(&visit, None, vec![Edit::Text(FactKey::Name, name.to_owned())])
            .await
            .unwrap();
        self.entrust(staff, &visit).await;
        visit.person
    }
}

fn names(caseload: &journey::staff::Caseload) -> Vec<&str> {
    caseload
        .people
        .iter()
        .map(|person| person.name.as_deref().unwrap_or(""))
        .collect()
}

both! {
    async fn imports_are_listed_newest_first_page_by_page(home: Home) {
        let nadia = home.nadia().await;
        for _ in 0..21 {
            home.hand_in(&nadia, many(1)).await;
            home.pass(chrono::TimeDelta::seconds(1));
        }
        let (first, more) = home.journey.imports(&nadia, None).await.unwrap();
        assert_eq!((first.len(), more), (20, true));
        assert!(first[0].import.handed_in_at > first[1].import.handed_in_at);
        let (rest, more) = home.journey.imports(&nadia, first.last().map(|last| last.import.id)).await.unwrap();
        assert_eq!((rest.len(), more), (1, false));
        assert!(first.iter().all(|looked| looked.import.id != rest[0].import.id));
    }

    async fn the_outbox_is_leafed_through_and_never_says_to_whom_or_what(home: Home) {
        let nadia = home.nadia().await;
        for nr in 0..120 {
            home.mail_to("meera.joshi@people.example", nr).await;
        }
        home.mail_to("+919876543210", 120).await;
        let first = home.journey.outbox_page(&nadia, None, Cut::First).await.unwrap();
        assert_eq!((first.mails.len(), first.before, first.total), (50, 0, 121));
        let second = home.journey.outbox_page(&nadia, None, Cut::After(first.mails[49].id)).await.unwrap();
        assert_eq!((second.mails.len(), second.before), (50, 50));
        let third = home.journey.outbox_page(&nadia, None, Cut::After(second.mails[49].id)).await.unwrap();
        assert_eq!((third.mails.len(), third.before), (21, 100));
        let back = home.journey.outbox_page(&nadia, None, Cut::Before(third.mails[0].id)).await.unwrap();
        assert_eq!(back, second, "back is where one came from");
        let failed = home.journey.outbox_page(&nadia, Some(State::Failed), Cut::First).await.unwrap();
        assert_eq!((failed.mails.len(), failed.total), (0, 0));

        let all = [first, second, third].map(|page| page.mails).concat();
        assert!(all.iter().any(|mail| mail.to == "…210"));
        assert!(all.iter().any(|mail| mail.to == "m…@people.example"));
        let everything = format!("{all:?}");
        assert!(!everything.contains("secret") && !everything.contains("meera") && !everything.contains("98765"));
    }

    async fn people_are_found_by_name_and_only_those_shown_were_looked_at(home: Home) {
        let nadia = home.nadia().await;
        let elodie = home.entrust_named(&nadia, "Élodie Martin").await;
        let ben = home.entrust_named(&nadia, "Ben Otieno").await;
        let asha = home.entrust_named(&nadia, "Asha Rao").await;
        let found = home.journey.caseload(&nadia, "elo", Cut::First).await.unwrap();
        assert_eq!((names(&found), found.total), (vec!["Élodie Martin"], 1));
        assert_eq!(home.everything(elodie).await.0["look"].len(), 1);
        assert_eq!(home.everything(ben).await.0["look"].len(), 0, "nobody saw his name");

        let all = home.journey.caseload(&nadia, "", Cut::First).await.unwrap();
        assert_eq!((names(&all), all.before, all.total), (vec!["Asha Rao", "Ben Otieno", "Élodie Martin"], 0, 3));
        let trust = all.people[0].trust.clone().unwrap();
        assert_eq!((trust.cohort, trust.until), (None, home.journey.now() + chrono::TimeDelta::hours(1)));
        let after = home.journey.caseload(&nadia, "", Cut::After(asha)).await.unwrap();
        assert_eq!((names(&after), after.before), (vec!["Ben Otieno", "Élodie Martin"], 1));
        assert_eq!(home.journey.name_of(&nadia, ben).await.unwrap().as_deref(), Some("Ben Otieno"));

        let stranger = home.visitor().await;
        assert!(home.journey.name_of(&nadia, stranger.person).await.is_err());
        let omar = home.staff("Omar Haddad", "omar@example.org").await;
        assert_eq!(home.journey.caseload(&omar, "", Cut::First).await.unwrap().total, 0);
        home.pass(chrono::TimeDelta::hours(2));
        assert_eq!(home.journey.caseload(&nadia, "", Cut::First).await.unwrap().total, 0, "the trust has ended");
    }
}
