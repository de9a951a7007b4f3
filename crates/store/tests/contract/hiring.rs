//! Both sides of an application: what one may do, the other may not; what the clock does; what everybody may count.

use chrono::{NaiveDate, TimeDelta};
use model::{
    ApplicationId, DeclineReason, Draft, EmployerId, Event, EventKind, Posting, PostingId, Profile, RequisitionState,
    SourceId, Stage, posting::PostingSource,
};
use serde_json::json;
use store::{
    Grant, Viewer, block, employer,
    hiring::{
        Desk, TeamRole,
        application::{self, NewApplication, NewStep, Sent},
        clock,
        draft::{self, Letter},
        requisition, team,
    },
    posting, source,
};

use crate::home::{Home, after, noon};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An employer, its owner's desk, and an opening that is public.
pub(crate) async fn desk(home: &Home, owner: &Grant) -> (Desk, PostingId) {
    let id = EmployerId::new(noon(), &home.random);
    let opening = PostingId::new(noon(), &home.random);
    let page = employer::Employer {
        id,
        slug: id.to_string(),
        name: "Works".to_owned(),
        about: None,
        site: None,
        size: None,
        sectors: Vec::new(),
        created_at: noon(),
        verified: None,
    };
    let mut tx = home.tx().await;
    employer::put(&mut tx, &page).await.unwrap();
    assert!(
        team::join(&mut tx, id, owner.subject(), TeamRole::Owner, "en")
            .await
            .unwrap()
    );
    let (source, _) = source::put(&mut tx, SourceId::new(noon(), &home.random), "onward", "onward")
        .await
        .unwrap();
    let of = PostingSource {
        source: "onward".to_owned(),
        key: opening.to_string(),
        url: None,
    };
    posting::put(&mut tx, source, &[Posting::new(opening, "Welder", of, noon())])
        .await
        .unwrap();
    tx.commit(Event::new(EventKind::EmployerAdded, id.0)).await.unwrap();
    let desk = home.store.desk(Viewer(owner.subject()), id).await.unwrap();
    let mut tx = home.tx().await;
    requisition::add(&mut tx, &desk, opening, &Draft::new()).await.unwrap();
    tx.commit(Event::new(EventKind::RequisitionMade, opening.0))
        .await
        .unwrap();
    (desk, opening)
}

fn new(home: &Home, desk: &Desk, opening: PostingId, total: i64) -> NewApplication {
    NewApplication {
        id: ApplicationId::new(noon(), &home.random),
        posting: opening,
        employer: desk.employer(),
        shown_from: after(60),
        reply_by: day("2026-03-16"),
        total,
        has: 2,
        asked: 3,
        lang: "en".to_owned(),
        sent: Sent {
            profile: Profile::default(),
            letter: Letter::default(),
            revision: 1,
            score: json!({"total": total}),
            taxonomy_version: "1".to_owned(),
            weights_version: "1".to_owned(),
        },
    }
}

pub(crate) async fn send(home: &Home, who: &Grant, desk: &Desk, opening: PostingId, total: i64) -> ApplicationId {
    let new = new(home, desk, opening, total);
    let mut tx = home.tx().await;
    assert!(application::send(&mut tx, who, &new).await.unwrap());
    tx.commit(who.event(EventKind::ApplicationSent).on(new.id.0))
        .await
        .unwrap();
    new.id
}

/// Leaves a row in each table of this part: they hire for an employer, and applied to their own opening.
pub(crate) async fn hire_and_apply(home: &Home, grant: &Grant) {
    let (desk, opening) = desk(home, grant).await;
    let id = send(home, grant, &desk, opening, 5_000).await;
    let mut tx = home.store.begin(after(60)).await.unwrap();
    crate::interviews::offer(home, &mut tx, &desk, id).await;
    crate::job_offers::sent(home, &mut tx, &desk, id).await;
    crate::among::wrote(home, &mut tx, &desk, id).await;
    crate::checks::full(home, &mut tx, (&desk, grant), id).await;
    draft::keep(&mut tx, grant, opening, &Letter::default()).await.unwrap();
    crate::teams::invite_and_prove(home, &mut tx, &desk).await;
    block::put(&mut tx, grant, ("Works Ltd", Some(desk.employer())), true)
        .await
        .unwrap();
    tx.commit(grant.event(EventKind::ApplicationDrafted)).await.unwrap();
}

pub(crate) async fn somebody(home: &Home) -> Grant {
    home.own(home.person().await).await
}

both! {
    async fn nobody_sits_at_a_desk_that_is_not_theirs(home: Home) {
        let (rita, eve, asha) = (somebody(&home).await, somebody(&home).await, somebody(&home).await);
        let (mine, opening) = desk(&home, &rita).await;
        let (other, _) = desk(&home, &eve).await;
        assert!(home.store.desk(Viewer(eve.subject()), mine.employer()).await.is_err());
        assert!(home.store.desk(Viewer(rita.subject()), EmployerId(uuid::Uuid::nil())).await.is_err());
        let id = send(&home, &asha, &mine, opening, 5_000).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(application::find(&mut db, &mine, id, after(59)).await.unwrap(), None, "not before it is shown");
        assert!(application::find(&mut db, &mine, id, after(60)).await.unwrap().is_some());
        assert_eq!(application::find(&mut db, &other, id, after(90)).await.unwrap(), None);
        assert!(application::steps_of(&mut db, &other, id).await.unwrap().is_empty());
        assert!(application::ranked(&mut db, &other, opening, (None, ""), (None, after(90)), 10).await.unwrap().is_empty());
        assert!(application::counts(&mut db, &other, opening, after(90)).await.unwrap().is_empty());
        assert_eq!(application::find_own(&mut db, &eve, id).await.unwrap(), None);
        assert_eq!(application::sent_own(&mut db, &eve, id).await.unwrap(), None);
        drop(db);
        assert!(home.store.open_application(&other, id, after(90)).await.unwrap().is_none());
        assert!(home.store.looks_at(&asha).await.unwrap().is_empty(), "nothing was seen, so nobody looked");
        assert!(home.store.open_application(&mine, id, after(90)).await.unwrap().is_some());
        assert_eq!(home.store.looks_at(&asha).await.unwrap().len(), 1);
        let mut tx = home.store.begin(after(90)).await.unwrap();
        assert!(!requisition::change(&mut tx, &other, opening, &Draft::new()).await.unwrap());
        assert!(!requisition::set_state(&mut tx, &other, opening, RequisitionState::Open).await.unwrap());
        assert!(!requisition::let_go(&mut tx, &other, opening).await.unwrap());
        assert!(!application::reveal(&mut tx, &other, id).await.unwrap());
        assert!(application::step(&mut tx, &other, id, &NewStep::to(Stage::Hired)).await.unwrap().is_none());
        assert!(application::step_own(&mut tx, &eve, id, &NewStep::to(Stage::Withdrawn)).await.unwrap().is_none());
        assert!(!application::contest(&mut tx, &eve, id, "wrong").await.unwrap());
        assert!(team::leave(&mut tx, &other, rita.subject()).await.unwrap().is_err());
    }

    async fn steps_follow_each_other_and_are_written_down(home: Home) {
        let (rita, asha) = (somebody(&home).await, somebody(&home).await);
        let (mine, opening) = desk(&home, &rita).await;
        let id = send(&home, &asha, &mine, opening, 5_000).await;
        let mut tx = home.tx().await;
        assert!(!application::send(&mut tx, &asha, &new(&home, &mine, opening, 1)).await.unwrap(), "one a person and opening");
        drop(tx);
        let mut tx = home.store.begin(after(61)).await.unwrap();
        assert!(!application::undo(&mut tx, &asha, id).await.unwrap(), "it is shown by now");
        let no = NewStep { reasons: vec![DeclineReason::Skills], words: "Thank you".to_owned(), ..NewStep::to(Stage::Declined) };
        let before = application::step(&mut tx, &mine, id, &no).await.unwrap().unwrap();
        assert_eq!((before.stage, before.answered_at), (Stage::Sent, None));
        assert!(application::step(&mut tx, &mine, id, &no).await.unwrap().is_none(), "not twice");
        assert!(application::step_own(&mut tx, &asha, id, &NewStep::to(Stage::Withdrawn)).await.unwrap().is_none());
        tx.commit(asha.event(EventKind::ApplicationMoved)).await.unwrap();
        let mut tx = home.store.begin(after(62)).await.unwrap();
        application::step(&mut tx, &mine, id, &NewStep::to(Stage::Shortlisted)).await.unwrap().unwrap();
        tx.commit(asha.event(EventKind::ApplicationMoved)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        let steps = application::steps_own(&mut db, &asha, id).await.unwrap();
        assert_eq!(steps, application::steps_of(&mut db, &mine, id).await.unwrap(), "both read the same");
        let told: Vec<_> = steps.iter().map(|step| (step.stage, step.words.as_str(), step.actor.is_some())).collect();
        assert_eq!(told, [(Stage::Sent, "", true), (Stage::Declined, "Thank you", true), (Stage::Shortlisted, "", true)]);
        let now = application::find_own(&mut db, &asha, id).await.unwrap().unwrap();
        assert_eq!(now.answered_at, Some(after(61)), "the first answer counts");
    }

    async fn the_best_stand_first_page_by_page(home: Home) {
        let rita = somebody(&home).await;
        let (mine, opening) = desk(&home, &rita).await;
        let mut sent = Vec::new();
        for total in [3_000, 9_000, 3_000, 7_000] {
            sent.push((total, send(&home, &somebody(&home).await, &mine, opening, total).await));
        }
        let mut wanted = sent.clone();
        wanted.sort_by_key(|(total, id)| (-total, *id));
        let mut db = home.store.read().await.unwrap();
        let (mut got, mut after_this) = (Vec::new(), None);
        loop {
            let page = application::ranked(&mut db, &mine, opening, (Some(Stage::Sent), ""), (after_this, after(90)), 2).await.unwrap();
            let Some(last) = page.last() else { break };
            after_this = Some((last.total, last.id));
            got.extend(page.iter().map(|one| (one.total, one.id)));
        }
        assert_eq!(got, wanted);
        assert!(application::ranked(&mut db, &mine, opening, (Some(Stage::Hired), ""), (None, after(90)), 2).await.unwrap().is_empty());
        assert_eq!(application::counts(&mut db, &mine, opening, after(90)).await.unwrap(), [(Stage::Sent, 4)]);
        assert_eq!(application::waiting(&mut db, &mine, after(90)).await.unwrap(), [(opening, 4, day("2026-03-16"))]);
        assert!(application::counts(&mut db, &mine, opening, after(59)).await.unwrap().is_empty());
    }

    async fn the_clock_closes_what_is_due_and_the_count_says_so(home: Home) {
        let rita = somebody(&home).await;
        let (mine, opening) = desk(&home, &rita).await;
        let people = [somebody(&home).await, somebody(&home).await, somebody(&home).await];
        let mut ids = Vec::new();
        for who in &people {
            ids.push(send(&home, who, &mine, opening, 5_000).await);
        }
        let mut db = home.store.read().await.unwrap();
        assert!(clock::due(&mut db, day("2026-03-15"), None, 10).await.unwrap().is_empty());
        let due = clock::due(&mut db, day("2026-03-16"), None, 2).await.unwrap();
        let rest = clock::due(&mut db, day("2026-03-16"), Some((due[1].reply_by, due[1].id)), 10).await.unwrap();
        assert_eq!((due.len(), rest.len()), (2, 1));
        drop(db);
        let later = noon() + TimeDelta::days(3);
        let mut tx = home.store.begin(later).await.unwrap();
        application::step(&mut tx, &mine, ids[0], &NewStep::to(Stage::Declined)).await.unwrap().unwrap();
        application::step_own(&mut tx, &people[1], ids[1], &NewStep::to(Stage::Withdrawn)).await.unwrap().unwrap();
        assert!(clock::close(&mut tx, &people[0], ids[0]).await.unwrap().is_none(), "somebody answered meanwhile");
        clock::close(&mut tx, &people[2], ids[2]).await.unwrap().unwrap();
        tx.commit(people[2].event(EventKind::ApplicationMoved)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        let answers = clock::answers(&mut db, mine.employer(), day("2026-04-01")).await.unwrap();
        assert_eq!((answers.answered, answers.of, answers.days), (1, 2, Some(3)), "whoever took theirs back counts nowhere");
        assert!(clock::due(&mut db, day("2026-04-01"), None, 10).await.unwrap().is_empty());
    }
}
