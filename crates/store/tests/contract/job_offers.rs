//! Both sides of a job offer: who sees what of it, who may do what when, and what stays of it.

use chrono::TimeDelta;
use model::{
    ApplicationId, Employment, EventKind, Ink, Instant, JobOfferId, JobOfferMove, JobOfferState, Paper, Party, Per,
    Stage, Terms,
};
use store::{
    Grant, Tx,
    hiring::{
        Desk,
        application::{self, NewStep},
        interview::Side,
        job_offer::{self, JobOffer},
    },
};

use crate::{
    hiring::{desk, send, somebody},
    home::{Home, after, noon},
};

fn hours(number: i64) -> Instant {
    noon() + TimeDelta::hours(number)
}

fn terms(pay: &str) -> Terms {
    Terms {
        lang: "en".to_owned(),
        role: "Welder".to_owned(),
        place: "Leeds".to_owned(),
        start: "2026-04-01".parse().unwrap(),
        pay: pay.to_owned(),
        per: Per::Hour,
        hours: "40 a week".to_owned(),
        contract: Employment::FullTime,
        probation: String::new(),
        notice: String::new(),
        benefits: String::new(),
        words: String::new(),
        reply_by: "2026-03-05".parse().unwrap(),
        signatory: "Rita".to_owned(),
        ink: Ink::Blue,
    }
}

fn paper(sum: &str) -> Paper {
    Paper {
        pdf: "JVBERg==".to_owned(),
        sha256: sum.to_owned(),
    }
}

const CODE: &str = "code";

/// The team writes an offer, approves and sends it: it can be answered for three days.
pub(crate) async fn sent(home: &Home, tx: &mut Tx, desk: &Desk, of: ApplicationId) -> JobOfferId {
    let id = JobOfferId::new(noon(), &home.random);
    assert!(job_offer::begin(tx, desk, (id, of), &terms("£17"), CODE).await.unwrap());
    for what in [JobOfferMove::Approve, JobOfferMove::Send(paper("one"), hours(72))] {
        let done = job_offer::change(tx, Side::Team(desk), Some(desk.member()), id, &what).await;
        assert!(done.unwrap().is_some(), "{what:?}");
    }
    id
}

async fn latest(home: &Home, side: Side<'_>, of: ApplicationId) -> Option<JobOffer> {
    let mut db = home.store.read().await.unwrap();
    job_offer::latest(&mut db, side, of).await.unwrap()
}

/// What a side does at an hour; whether it might.
async fn does(home: &Home, side: Side<'_>, (id, at): (JobOfferId, i64), what: JobOfferMove) -> bool {
    let mut tx = home.store.begin(hours(at)).await.unwrap();
    let done = job_offer::change(&mut tx, side, None, id, &what)
        .await
        .unwrap()
        .is_some();
    if done {
        tx.commit(model::Event::new(EventKind::JobOfferMoved, id.0))
            .await
            .unwrap();
    }
    done
}

struct Begun {
    desk: Desk,
    asha: Grant,
    of: ApplicationId,
    id: JobOfferId,
}

async fn begun(home: &Home) -> Begun {
    let rita = somebody(home).await;
    let (desk, opening) = desk(home, &rita).await;
    let asha = somebody(home).await;
    let of = send(home, &asha, &desk, opening, 5_000).await;
    let mut tx = home.store.begin(after(60)).await.unwrap();
    let id = sent(home, &mut tx, &desk, of).await;
    tx.commit(asha.event(EventKind::JobOfferMade).on(id.0)).await.unwrap();
    Begun { desk, asha, of, id }
}

fn accept() -> JobOfferMove {
    JobOfferMove::Accept("Asha Rao".to_owned(), paper("two"))
}

both! {
    async fn the_person_sees_what_was_sent_and_signs_it(home: Home) {
        let Begun { desk, asha, of, id } = begun(&home).await;
        let (team, person) = (Side::Team(&desk), Side::Person(&asha));
        let seen = latest(&home, person, of).await.unwrap();
        assert_eq!((seen.state, seen.version, seen.terms.pay.as_str()), (JobOfferState::Sent, 1, "£17"));
        assert!(seen.alone, "whoever wrote it approved it, and that is said");
        assert!(!does(&home, team, (id, 1), accept()).await, "nobody signs their own offer");
        assert!(does(&home, person, (id, 1), JobOfferMove::AskChange("£18".to_owned())).await);
        assert!(!does(&home, person, (id, 1), accept()).await, "they asked for a change");
        assert!(does(&home, team, (id, 2), JobOfferMove::Write(Box::new(terms("£18")))).await);
        let seen = latest(&home, person, of).await.unwrap();
        assert_eq!((seen.state, seen.terms.pay.as_str()), (JobOfferState::ChangeAsked, "£17"), "drafts are the team's");
        assert_eq!((seen.said_by, seen.said.as_str()), (Party::Seeker, "£18"));
        assert!(!does(&home, team, (id, 2), JobOfferMove::Send(paper("three"), hours(72))).await, "not approved yet");
        assert!(does(&home, team, (id, 2), JobOfferMove::Approve).await);
        assert!(does(&home, team, (id, 2), JobOfferMove::Send(paper("three"), hours(72))).await);
        assert_eq!(latest(&home, person, of).await.unwrap().terms.pay, "£18");
        assert!(!does(&home, person, (id, 72), accept()).await, "its day is over");
        assert!(does(&home, person, (id, 71), accept()).await);
        let seen = latest(&home, team, of).await.unwrap();
        assert_eq!((seen.state, seen.version, seen.signed_name.as_deref()), (JobOfferState::Accepted, 2, Some("Asha Rao")));
        let mut db = home.store.read().await.unwrap();
        assert_eq!(application::for_program(&mut db, of).await.unwrap().unwrap().stage, Stage::Hired, "with it they have the job");
        let mut steps = job_offer::steps(&mut db, person, id).await.unwrap();
        let states: Vec<_> = steps.iter().map(|step| step.state.code()).collect();
        assert_eq!(states, ["approved", "sent", "change_asked", "approved", "sent", "accepted"]);
        assert!(job_offer::is_whole(&steps));
        steps[4].record = steps[4].record.replace("£18", "£19");
        assert!(!job_offer::is_whole(&steps), "what is changed later shows");
        let seal = job_offer::find_seal(&mut db, CODE).await.unwrap().unwrap();
        assert_eq!((seal.given.as_str(), seal.signed.as_deref(), seal.state), ("three", Some("two"), JobOfferState::Accepted));
        assert_eq!(seal.head, steps[5].hash);
        assert_eq!(job_offer::find_seal(&mut db, "other").await.unwrap(), None);
    }

    async fn strangers_see_and_do_nothing(home: Home) {
        let Begun { of, id, .. } = begun(&home).await;
        let eve = somebody(&home).await;
        let (other, _) = desk(&home, &eve).await;
        for side in [Side::Team(&other), Side::Person(&eve), Side::Clock(&eve)] {
            assert_eq!(latest(&home, side, of).await, None);
            for what in [JobOfferMove::Withdraw(String::new()), accept(), JobOfferMove::Lapse] {
                assert!(!does(&home, side, (id, 1), what).await);
            }
            let mut db = home.store.read().await.unwrap();
            assert!(job_offer::steps(&mut db, side, id).await.unwrap().is_empty());
            assert_eq!(job_offer::paper(&mut db, side, id, false).await.unwrap(), None);
        }
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let new = JobOfferId::new(noon(), &home.random);
        assert!(!job_offer::begin(&mut tx, &other, (new, of), &terms("£1"), "x").await.unwrap());
        assert!(!job_offer::mark_reminded(&mut tx, &eve, id).await.unwrap());
        assert_eq!(job_offer::last_terms(&mut tx, &other).await.unwrap(), None);
    }

    async fn what_nobody_answers_lapses_and_is_reminded_of_once(home: Home) {
        let Begun { desk, asha, of, id } = begun(&home).await;
        let clock = Side::Clock(&asha);
        assert!(!does(&home, clock, (id, 71), JobOfferMove::Lapse).await, "not before its end");
        let mut tx = home.store.begin(hours(60)).await.unwrap();
        assert_eq!(job_offer::soon(&mut tx, hours(72), 10).await.unwrap().len(), 1);
        assert!(job_offer::mark_reminded(&mut tx, &asha, id).await.unwrap());
        assert!(!job_offer::mark_reminded(&mut tx, &asha, id).await.unwrap(), "once");
        tx.commit(asha.event(EventKind::JobOfferReminded).on(id.0)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert!(job_offer::soon(&mut db, hours(72), 10).await.unwrap().is_empty());
        assert!(job_offer::due(&mut db, hours(71), 10).await.unwrap().is_empty());
        assert_eq!(job_offer::due(&mut db, hours(72), 10).await.unwrap().len(), 1);
        drop(db);
        assert!(does(&home, clock, (id, 72), JobOfferMove::Lapse).await);
        assert_eq!(latest(&home, Side::Person(&asha), of).await.unwrap().state, JobOfferState::Lapsed);
        let mut tx = home.store.begin(hours(80)).await.unwrap();
        let new = JobOfferId::new(hours(80), &home.random);
        assert!(job_offer::begin(&mut tx, &desk, (new, of), &terms("£17"), "x").await.unwrap(), "another one may follow");
        tx.commit(asha.event(EventKind::JobOfferMade).on(new.0)).await.unwrap();
        assert_eq!(latest(&home, Side::Person(&asha), of).await.unwrap().id, id, "a draft is nothing to them");
        assert_eq!(latest(&home, Side::Team(&desk), of).await.unwrap().id, new);
    }

    async fn it_ends_with_its_application(home: Home) {
        let Begun { desk, asha, of, .. } = begun(&home).await;
        let mut tx = home.store.begin(hours(3)).await.unwrap();
        application::step_own(&mut tx, &asha, of, &NewStep::to(Stage::Withdrawn)).await.unwrap().unwrap();
        tx.commit(asha.event(EventKind::ApplicationMoved).on(of.0)).await.unwrap();
        assert_eq!(latest(&home, Side::Team(&desk), of).await.unwrap().state, JobOfferState::Declined);
        let mut db = home.store.read().await.unwrap();
        let seal = job_offer::find_seal(&mut db, CODE).await.unwrap().unwrap();
        assert_eq!((seal.state, seal.signed), (JobOfferState::Declined, None));
    }

    async fn of_whoever_is_erased_the_seal_stays_alone(home: Home) {
        let Begun { asha, of, id, desk } = begun(&home).await;
        assert!(does(&home, Side::Person(&asha), (id, 1), accept()).await);
        home.store.erase(&asha, hours(2)).await.unwrap();
        assert_eq!(latest(&home, Side::Team(&desk), of).await, None);
        let mut db = home.store.read().await.unwrap();
        let seal = job_offer::find_seal(&mut db, CODE).await.unwrap().unwrap();
        assert_eq!((seal.employer.as_str(), seal.role.as_str(), seal.state), ("Works", "Welder", JobOfferState::Accepted));
    }
}
