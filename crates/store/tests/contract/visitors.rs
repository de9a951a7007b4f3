//! Visitors: what they told comes along when they sign in, and is forgotten when they stay away.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use model::{CohortId, Event, EventKind, Instant, PersonId, Profile, Role};
use store::{
    Error, Grant, Store, cohort, everything::KEPT, feedback, files, person, profile, saved_search, session, visitor,
};

use crate::{
    home::{Home, after, noon},
    life,
    made::done,
};

/// What comes along to the account.
const COMES_ALONG: &[&str] = &[
    "alert_settings",
    "application_draft",
    "conversation",
    "conversation_line",
    "dismissed",
    "employer_block",
    "file",
    "help_request",
    "invitation",
    "look",
    "mail",
    "mail_in",
    "mail_unreached",
    "notification",
    "profile",
    "profile_revision",
    "push_device",
    "resume",
    "resume_version",
    "saved",
    "saved_search",
    "showing",
];

/// What stays with the visitor, and why.
const STAYS: &[(&str, &str)] = &[
    ("account", "visitors have none"),
    ("api_answer", "as the token"),
    ("api_token", "whoever makes one has an account"),
    ("application", "whoever applies has an account"),
    ("application_step", "as the application"),
    ("application_tag", "as the application"),
    ("background_check", "as the application"),
    ("background_check_document", "as the application"),
    ("background_check_entry", "as the application"),
    ("background_check_referee", "as the application"),
    ("background_check_step", "as the application"),
    ("interview", "as the application"),
    ("job_offer", "as the application"),
    ("job_offer_paper", "as the application"),
    ("job_offer_step", "as the application"),
    ("scorecard", "as the application"),
    ("team_note", "as the application"),
    (
        "cohort_member",
        "whoever put the visitor into a group did not mean the account",
    ),
    ("journal", "history is not rewritten"),
    ("one_time_token", "was handed to the visitor"),
    ("person", "the visitor themself"),
    ("phone_code", "was sent for the visitor's own number"),
    ("person_role", "the account has its own"),
    ("requisition", "whoever hires has an account"),
    ("employer_proof", "whoever hires has an account"),
    ("team_invitation", "whoever hires has an account"),
    ("team_member", "whoever hires has an account"),
    ("scope", "the account's person decides anew who may look"),
    ("session", "the browser signs in and gets a new one"),
    ("webhook", "as the token"),
    ("webhook_delivery", "as the token"),
];

async fn counts(store: &Store, grant: &Grant) -> BTreeMap<&'static str, usize> {
    let everything = store.everything_about(grant).await.unwrap();
    everything.0.iter().map(|(table, rows)| (*table, rows.len())).collect()
}

async fn take_over(home: &Home, visitor: &Grant, to: &Grant) -> Result<bool, Error> {
    let mut tx = home.store.begin(after(10)).await?;
    let moved = visitor::take_over(&mut tx, visitor, to).await?;
    if moved {
        tx.commit(to.event(EventKind::VisitorClaimed).on(visitor.subject().0))
            .await?;
    }
    Ok(moved)
}

both! {
    async fn signing_in_brings_along_what_the_visitor_told(home: Home) {
        let (visitor, member) = (life::of_a_visitor(&home).await, home.member("asha@example.org").await);
        let before = counts(&home.store, &visitor).await;
        let file = files::list(&mut home.store.read().await.unwrap(), &visitor).await.unwrap().remove(0);
        assert!(take_over(&home, &visitor, &member).await.unwrap());

        let (left, has) = (counts(&home.store, &visitor).await, counts(&home.store, &member).await);
        for (table, _, _) in KEPT {
            let stays = STAYS.iter().any(|(name, _)| name == table);
            assert_ne!(stays, COMES_ALONG.contains(table), "`{table}`: say here whether it comes along, and see to it");
            if !stays {
                assert_eq!((left[table], has[table]), (0, before[table]), "{table}");
            } else if *table != "journal" {
                assert_eq!(left[table], before[table], "{table}");
            }
        }
        assert_eq!(home.store.files().get(&file).await.unwrap(), b"my resume");

        home.store.erase(&Grant::program(visitor.subject()), after(11)).await.unwrap();
        assert_eq!(home.store.files().get(&file).await.unwrap(), b"my resume", "it is the member's now");
        home.store.erase(&member, after(12)).await.unwrap();
        assert!(matches!(home.store.files().get(&file).await, Err(Error::Missing(_))));
    }

    async fn an_account_with_a_profile_keeps_its_own(home: Home) {
        let (visitor, member) = (life::of_a_visitor(&home).await, home.member("asha@example.org").await);
        let mut tx = home.tx().await;
        profile::save(&mut tx, &member, 0, &Profile::default()).await.unwrap();
        done(tx).await;
        let before = counts(&home.store, &visitor).await;
        assert!(!take_over(&home, &visitor, &member).await.unwrap());
        assert_eq!(counts(&home.store, &visitor).await, before);
    }

    async fn what_both_said_of_an_opening_stays_as_the_account_has_it(home: Home) {
        let (visitor, member) = (home.own(home.person().await).await, home.member("asha@example.org").await);
        let ids = home.openings().await;
        for (grant, reason) in [(&visitor, "too_far"), (&member, "known")] {
            let mut tx = home.tx().await;
            feedback::dismiss(&mut tx, grant, ids[0], reason).await.unwrap();
            feedback::save(&mut tx, grant, ids[1]).await.unwrap();
            life::save_search(&mut tx, grant, reason).await;
            done(tx).await;
        }
        assert!(take_over(&home, &visitor, &member).await.unwrap());
        let mut db = home.store.read().await.unwrap();
        let said = feedback::dismissed(&mut db, &member, 10).await.unwrap();
        assert_eq!(said.iter().map(|said| said.reason.as_str()).collect::<Vec<_>>(), ["known"]);
        assert_eq!(feedback::saved(&mut db, &member, 10).await.unwrap().len(), 1);
        let searches = saved_search::list(&mut db, &member, 10).await.unwrap();
        assert_eq!(searches.iter().map(|search| search.words.as_str()).collect::<Vec<_>>(), ["known"]);
    }

    async fn nobody_with_an_account_is_taken_over(home: Home) {
        let (asha, ben) = (life::of_a_member(&home, "asha@example.org").await, home.member("ben@example.org").await);
        let before = counts(&home.store, &asha).await;
        assert!(!take_over(&home, &asha, &ben).await.unwrap());
        assert!(!take_over(&home, &asha, &asha).await.unwrap());
        assert_eq!(counts(&home.store, &asha).await, before);
    }

    async fn visitors_who_stay_away_are_found_and_nobody_else(home: Home) {
        let ids = |found: Vec<(Instant, PersonId)>| found.into_iter().map(|(_, id)| id).collect::<BTreeSet<_>>();
        let month = noon() + TimeDelta::days(30);
        let away = home.person().await;
        let seeker = home.person().await;
        let back = home.person().await;
        home.member("asha@example.org").await;
        let [student, mentor, entrusted] = [home.person().await, home.person().await, home.person().await];
        let class = CohortId::new(noon(), &home.random);
        let scope = store::scope::Scope {
            id: model::ScopeId::new(noon(), &home.random),
            staff: mentor,
            over: store::scope::Over::Person(entrusted),
            from: noon(),
            until: month,
            granted_by: mentor,
            ended_at: None,
        };
        let mut tx = home.tx().await;
        person::give_role(&mut tx, seeker, Role::Seeker).await.unwrap();
        person::give_role(&mut tx, mentor, Role::Mentor).await.unwrap();
        cohort::add(&mut tx, class, "2026").await.unwrap();
        cohort::join(&mut tx, class, student).await.unwrap();
        store::scope::open(&mut tx, &scope).await.unwrap();
        for (person, token) in [(seeker, 1), (back, 2)] {
            let mut visit = home.session(person, token);
            visit.expires_at = noon() + TimeDelta::days(40);
            session::add(&mut tx, &visit).await.unwrap();
        }
        done(tx).await;
        session::find(&home.store, &[2; 32], month + TimeDelta::days(1)).await.unwrap().unwrap();
        let late = PersonId::new(month, &home.random);
        let mut tx = home.store.begin(month).await.unwrap();
        person::add(&mut tx, late, None).await.unwrap();
        tx.commit(Event::about(EventKind::PersonArrived, late, late)).await.unwrap();

        let mut db = home.store.read().await.unwrap();
        let found = visitor::unseen(&mut db, month, None, 10).await.unwrap();
        assert_eq!(ids(found.clone()), BTreeSet::from([away, seeker]));
        let rest = visitor::unseen(&mut db, month, Some(found[0]), 10).await.unwrap();
        assert_eq!(rest, found[1..], "page by page");
        let later = visitor::unseen(&mut db, month + TimeDelta::days(2), None, 10).await.unwrap();
        assert_eq!(ids(later), BTreeSet::from([away, seeker, back, entrusted, late]));
        drop(db);

        home.store.erase(&Grant::program(away), month).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert_eq!(ids(visitor::unseen(&mut db, month, None, 10).await.unwrap()), BTreeSet::from([seeker]));
    }
}
