//! Both sides of a background check: nothing before a yes, who may do what when, and what stays when it goes.

use chrono::{NaiveDate, TimeDelta};
use model::{
    ApplicationId, CheckId, CheckKind, CheckMove, CheckState, EventKind, FileId, Finding, Hand, Instant, RefereeId,
    RefereeState, Reference, Stage, StepMove, StepState,
};
use store::{
    Grant, Tx, files,
    hiring::{
        Desk,
        application::{self, NewStep},
        check::{self, BackgroundCheck, NewCheck, NewDocument, NewReferee},
        interview::Side,
    },
};

use crate::{
    hiring::{desk, send, somebody},
    home::{Home, after, noon},
};

fn hours(number: i64) -> Instant {
    noon() + TimeDelta::hours(number)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The team asks for a check of work and references, to be done within two weeks.
async fn ask(home: &Home, tx: &mut Tx, desk: &Desk, of: ApplicationId) -> CheckId {
    let new = NewCheck {
        id: CheckId::new(noon(), &home.random),
        application: of,
        words: "We ask everybody.".to_owned(),
        due_on: day("2026-03-16"),
        readers: vec![desk.member()],
        provider: None,
        kinds: vec![CheckKind::References, CheckKind::Work],
    };
    assert!(check::begin(tx, desk, &new).await.unwrap());
    new.id
}

fn agree() -> CheckMove {
    CheckMove::Agree("We look into your work.".to_owned(), "1".to_owned())
}

/// With a yes, a document and somebody who is asked: a row in each table.
pub(crate) async fn full(home: &Home, tx: &mut Tx, (desk, grant): (&Desk, &Grant), of: ApplicationId) -> CheckId {
    let id = ask(home, tx, desk, of).await;
    let by = (Hand::Person, Some(grant.subject()));
    assert!(
        check::change(tx, Side::Person(grant), by, id, &agree())
            .await
            .unwrap()
            .is_some()
    );
    hand_in(home, tx, grant, id).await;
    name(home, tx, grant, id).await;
    id
}

async fn hand_in(home: &Home, tx: &mut Tx, grant: &Grant, id: CheckId) -> FileId {
    let file = FileId::new(noon(), &home.random);
    let put = home
        .store
        .files()
        .put(grant.subject(), &b"sealed"[..], 100, noon(), &home.random);
    let stored = put.await.unwrap();
    files::add(tx, grant, file, &stored, "contract.pdf", "application/pdf")
        .await
        .unwrap();
    let new = NewDocument {
        file,
        kind: CheckKind::Work,
        size: 6,
        key: "key",
    };
    check::add_document(tx, grant, id, &new).await.unwrap();
    file
}

async fn name(home: &Home, tx: &mut Tx, grant: &Grant, id: CheckId) {
    let new = NewReferee {
        id: RefereeId::new(noon(), &home.random),
        name: "Meera",
        address: "meera@example.org",
        relation: "my foreman",
        lang: "en",
        token_hash: *RefereeId::new(noon(), &home.random)
            .0
            .as_bytes()
            .repeat(2)
            .first_chunk()
            .unwrap(),
        until_at: hours(168),
    };
    check::add_referee(tx, grant, id, &new).await.unwrap();
}

struct Begun {
    desk: Desk,
    asha: Grant,
    of: ApplicationId,
    id: CheckId,
}

async fn begun(home: &Home) -> Begun {
    let rita = somebody(home).await;
    let (desk, opening) = desk(home, &rita).await;
    let asha = somebody(home).await;
    let of = send(home, &asha, &desk, opening, 5_000).await;
    let mut tx = home.store.begin(after(60)).await.unwrap();
    let id = ask(home, &mut tx, &desk, of).await;
    tx.commit(asha.event(EventKind::CheckAsked).on(id.0)).await.unwrap();
    Begun { desk, asha, of, id }
}

impl Begun {
    fn team(&self) -> Side<'_> {
        Side::Team(&self.desk)
    }

    fn person(&self) -> Side<'_> {
        Side::Person(&self.asha)
    }

    async fn now(&self, home: &Home, side: Side<'_>) -> BackgroundCheck {
        let mut db = home.store.read().await.unwrap();
        check::latest(&mut db, side, self.of).await.unwrap().unwrap()
    }

    async fn part(&self, home: &Home, kind: CheckKind) -> check::CheckStep {
        let mut db = home.store.read().await.unwrap();
        let all = check::steps(&mut db, self.person(), self.id).await.unwrap();
        all.into_iter().find(|part| part.kind == kind).unwrap()
    }

    /// What a side does at an hour; whether it might.
    async fn does(&self, home: &Home, (side, hand): (Side<'_>, Hand), at: i64, what: CheckMove) -> bool {
        let mut tx = home.store.begin(hours(at)).await.unwrap();
        let done = check::change(&mut tx, side, (hand, None), self.id, &what)
            .await
            .unwrap()
            .is_some();
        if done {
            tx.commit(self.asha.event(EventKind::CheckMoved).on(self.id.0))
                .await
                .unwrap();
        }
        done
    }

    async fn moves(
        &self,
        home: &Home,
        (side, hand): (Side<'_>, Hand),
        (kind, at): (CheckKind, i64),
        what: StepMove,
    ) -> bool {
        let mut tx = home.store.begin(hours(at)).await.unwrap();
        let new = check::NewStep {
            kind,
            what: &what,
            due_on: day("2026-03-16"),
        };
        let done = check::move_step(&mut tx, side, (hand, None), self.id, &new)
            .await
            .unwrap()
            .is_some();
        if done {
            tx.commit(self.asha.event(EventKind::CheckStepMoved).on(self.id.0))
                .await
                .unwrap();
        }
        done
    }
}

fn differs() -> StepMove {
    StepMove::Find(Finding::Differs, "It was two years, not four.".to_owned())
}

both! {
    async fn nothing_begins_before_a_yes_and_strangers_see_nothing(home: Home) {
        let begun = begun(&home).await;
        let (team, person) = ((begun.team(), Hand::Team), (begun.person(), Hand::Person));
        let tell = || StepMove::Tell(Some("Mill Boilers, 2019 to 2023".to_owned()));
        assert!(!begun.moves(&home, person, (CheckKind::Work, 1), tell()).await);
        assert!(!begun.moves(&home, team, (CheckKind::Work, 1), differs()).await);
        assert!(!begun.does(&home, team, 1, agree()).await, "nobody says yes for them");
        assert!(!begun.does(&home, (begun.person(), Hand::Team), 1, CheckMove::CallOff).await, "nor do they act as the team");
        let eve = somebody(&home).await;
        let (other, _) = desk(&home, &eve).await;
        for side in [Side::Team(&other), Side::Person(&eve), Side::Clock(&eve)] {
            let mut db = home.store.read().await.unwrap();
            assert_eq!(check::latest(&mut db, side, begun.of).await.unwrap(), None);
            assert!(check::steps(&mut db, side, begun.id).await.unwrap().is_empty());
            assert!(check::entries(&mut db, side, begun.id).await.unwrap().is_empty());
            drop(db);
            for hand in Hand::ALL {
                assert!(!begun.does(&home, (side, *hand), 1, agree()).await);
            }
        }
        assert!(begun.does(&home, person, 1, agree()).await);
        let now = begun.now(&home, begun.team()).await;
        assert_eq!((now.state, now.consent.unwrap().version.as_str()), (CheckState::Running, "1"));
        let mut tx = home.store.begin(hours(2)).await.unwrap();
        let new = NewCheck {
            id: CheckId::new(noon(), &home.random), application: begun.of, words: String::new(), due_on: day("2026-03-16"),
            readers: Vec::new(), provider: None, kinds: vec![CheckKind::Identity],
        };
        assert!(!check::begin(&mut tx, &begun.desk, &new).await.unwrap(), "one at a time");
        assert!(!check::begin(&mut tx, &other, &new).await.unwrap());
    }

    async fn a_no_waits_for_the_notice_and_a_dispute_holds_it(home: Home) {
        let begun = begun(&home).await;
        let (team, person) = ((begun.team(), Hand::Team), (begun.person(), Hand::Person));
        assert!(begun.does(&home, person, 1, agree()).await);
        assert!(begun.moves(&home, person, (CheckKind::Work, 2), StepMove::Tell(Some("Four years".to_owned()))).await);
        let notice = || CheckMove::GiveNotice("Your years differ.".to_owned(), hours(3 + 120));
        assert!(!begun.does(&home, team, 3, notice()).await, "it rests on nothing");
        assert!(begun.moves(&home, team, (CheckKind::Work, 3), differs()).await);
        let mut db = home.store.read().await.unwrap();
        assert!(check::is_weighty(&mut db, begun.of).await.unwrap());
        drop(db);
        assert!(!begun.does(&home, team, 3, CheckMove::CallOff).await, "what was found is not hushed up");
        let decide = || CheckMove::Decide("The years differ.".to_owned());
        assert!(!begun.does(&home, team, 3, decide()).await, "not without a notice");
        assert!(begun.does(&home, team, 3, notice()).await);
        assert!(!begun.does(&home, team, 122, decide()).await, "not before its time is over");
        assert!(begun.moves(&home, person, (CheckKind::Work, 100), StepMove::Dispute("See my contract.".to_owned())).await);
        assert!(!begun.does(&home, team, 200, decide()).await, "a dispute holds it");
        let mut db = home.store.read().await.unwrap();
        assert!(check::over(&mut db, hours(200), 9).await.unwrap().is_empty());
        drop(db);
        assert!(begun.moves(&home, team, (CheckKind::Work, 200), differs()).await);
        let until = begun.now(&home, begun.person()).await.notice.unwrap().until;
        assert_eq!(until, hours(223), "the time that was left goes on");
        let mut db = home.store.read().await.unwrap();
        assert_eq!(check::over(&mut db, hours(223), 9).await.unwrap().len(), 1);
        drop(db);
        assert!(!begun.does(&home, team, 222, decide()).await);
        assert!(begun.does(&home, team, 223, decide()).await);
        assert_eq!(begun.now(&home, begun.person()).await.decision.as_deref(), Some("The years differ."));
    }

    async fn taking_the_yes_back_destroys_what_was_collected(home: Home) {
        let begun = begun(&home).await;
        let person = (begun.person(), Hand::Person);
        assert!(begun.does(&home, person, 1, agree()).await);
        assert!(begun.moves(&home, person, (CheckKind::Work, 1), StepMove::Tell(Some("Mill Boilers".to_owned()))).await);
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let file = hand_in(&home, &mut tx, &begun.asha, begun.id).await;
        name(&home, &mut tx, &begun.asha, begun.id).await;
        tx.commit(begun.asha.event(EventKind::CheckDocumentAdded)).await.unwrap();
        let mut tx = home.store.begin(hours(2)).await.unwrap();
        let seen = check::look(&mut tx, &begun.desk, begun.id, file, "the years").await.unwrap().unwrap();
        assert_eq!((seen.0.name.as_str(), seen.1.as_str()), ("contract.pdf", "key"));
        tx.commit(begun.asha.event(EventKind::CheckDocumentSeen)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        let looked = check::entries(&mut db, begun.person(), begun.id).await.unwrap().pop().unwrap();
        assert_eq!((looked.what.as_str(), looked.words.as_str(), looked.actor), ("looked", "contract.pdf: the years", Some(begun.desk.member())));
        drop(db);
        let mut tx = home.store.begin(hours(3)).await.unwrap();
        let by = (Hand::Person, Some(begun.asha.subject()));
        let done = check::change(&mut tx, begun.person(), by, begun.id, &CheckMove::Withdraw).await.unwrap().unwrap();
        assert_eq!((done.check.state, done.gone.len()), (CheckState::Withdrawn, 1));
        tx.commit(begun.asha.event(EventKind::CheckMoved)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        assert!(check::documents(&mut db, begun.team(), begun.id).await.unwrap().is_empty());
        assert!(check::referees(&mut db, begun.team(), begun.id).await.unwrap().is_empty());
        assert!(files::find(&mut db, &begun.asha, file).await.unwrap().is_none());
        assert_eq!(check::key_of(&mut db, &begun.asha, file).await.unwrap(), None, "what is left of the bytes opens nothing");
        let entries = check::entries(&mut db, begun.person(), begun.id).await.unwrap();
        assert!(entries.iter().all(|entry| entry.words.is_empty()) && entries.last().unwrap().what == "withdrawn");
        drop(db);
        assert_eq!(begun.part(&home, CheckKind::Work).await.details, "");
        assert_eq!(begun.now(&home, begun.person()).await.consent.unwrap().text, "We look into your work.", "that they said yes stays");
    }

    async fn only_those_who_are_named_look_at_documents(home: Home) {
        let begun = begun(&home).await;
        assert!(begun.does(&home, (begun.person(), Hand::Person), 1, agree()).await);
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let file = hand_in(&home, &mut tx, &begun.asha, begun.id).await;
        tx.commit(begun.asha.event(EventKind::CheckDocumentAdded)).await.unwrap();
        let dev = somebody(&home).await;
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let member = store::hiring::TeamRole::Recruiter;
        assert!(store::hiring::team::join(&mut tx, begun.desk.employer(), dev.subject(), member, "en").await.unwrap());
        tx.commit(dev.event(EventKind::TeamJoined)).await.unwrap();
        let colleague = home.store.desk(store::Viewer(dev.subject()), begun.desk.employer()).await.unwrap();
        let eve = somebody(&home).await;
        let (other, _) = desk(&home, &eve).await;
        let mut tx = home.store.begin(hours(2)).await.unwrap();
        for stranger in [&colleague, &other] {
            assert!(check::look(&mut tx, stranger, begun.id, file, "I wonder").await.unwrap().is_none());
        }
        assert!(check::own_document(&mut tx, &eve, begun.id, file).await.unwrap().is_none());
        assert!(check::own_document(&mut tx, &begun.asha, begun.id, file).await.unwrap().is_some());
    }

    async fn whoever_was_named_answers_once_and_may_have_it_deleted(home: Home) {
        let begun = begun(&home).await;
        assert!(begun.does(&home, (begun.person(), Hand::Person), 1, agree()).await);
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        name(&home, &mut tx, &begun.asha, begun.id).await;
        name(&home, &mut tx, &begun.asha, begun.id).await;
        let asked = check::referees(&mut tx, begun.person(), begun.id).await.unwrap();
        let said = Reference { knows: "Since 2019".to_owned(), again: Some(true), ..Reference::default() };
        assert!(check::answer(&mut tx, &asked[0], &said, true).await.unwrap());
        assert!(!check::answer(&mut tx, &asked[0], &said, true).await.unwrap(), "once");
        assert_eq!(check::earlier(&mut tx, &asked[1]).await.unwrap(), Some(said), "and they allowed it");
        assert!(check::delete_answer(&mut tx, &asked[0]).await.unwrap());
        assert_eq!(check::earlier(&mut tx, &asked[1]).await.unwrap(), None);
        assert!(check::mark_referee_reminded(&mut tx, &asked[1], [9; 32]).await.unwrap());
        assert_eq!(check::find_referee(&mut tx, [9; 32]).await.unwrap().unwrap().id, asked[1].id, "both links work");
        assert!(!check::mark_referee_reminded(&mut tx, &asked[1], [8; 32]).await.unwrap(), "once");
        assert!(check::turn_away(&mut tx, &asked[1], Hand::Referee, RefereeState::Stranger).await.unwrap());
        assert_eq!(check::known(&mut tx, &begun.asha).await.unwrap().len(), 1);
        tx.commit(begun.asha.event(EventKind::RefereeMoved)).await.unwrap();
        assert!(begun.part(&home, CheckKind::References).await.is_weighty(), "a no may rest on it");
    }

    async fn what_is_late_goes_to_the_team_and_it_ends_with_its_application(home: Home) {
        let begun = begun(&home).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(check::unanswered(&mut db, day("2026-03-17"), 9).await.unwrap().len(), 1);
        assert!(check::unanswered(&mut db, day("2026-03-16"), 9).await.unwrap().is_empty(), "not on its day");
        assert_eq!(check::soon(&mut db, day("2026-03-16"), 9).await.unwrap().len(), 1);
        drop(db);
        assert!(begun.does(&home, (begun.person(), Hand::Person), 1, agree()).await);
        let mut db = home.store.read().await.unwrap();
        assert_eq!(check::late_steps(&mut db, day("2026-03-17"), 9).await.unwrap().len(), 2);
        assert_eq!(check::soon_steps(&mut db, day("2026-03-16"), 9).await.unwrap().len(), 2);
        drop(db);
        assert!(begun.moves(&home, (Side::Clock(&begun.asha), Hand::Clock), (CheckKind::Work, 400), StepMove::RunLate).await);
        assert_eq!(begun.part(&home, CheckKind::Work).await.state, StepState::WaitsForTeam);
        let mut tx = home.store.begin(hours(400)).await.unwrap();
        application::step_own(&mut tx, &begun.asha, begun.of, &NewStep::to(Stage::Withdrawn)).await.unwrap().unwrap();
        tx.commit(begun.asha.event(EventKind::ApplicationMoved).on(begun.of.0)).await.unwrap();
        let now = begun.now(&home, begun.team()).await;
        assert_eq!((now.state, now.emptied_at), (CheckState::Withdrawn, Some(hours(400))));
    }
}
