//! Both sides of an interview: who sees it, who may move it when, and what happens to it by itself.

use chrono::TimeDelta;
use model::{
    ApplicationId, EventKind, Instant, InterviewId, InterviewMove, InterviewState, Offer, Party, Stage, Venue,
};
use store::{
    Grant, Tx,
    hiring::{
        Desk,
        application::{self, NewStep},
        interview::{self, Interview, Side},
    },
};

use crate::{
    hiring::{desk, send, somebody},
    home::{Home, after, noon},
};

fn hours(number: i64) -> Instant {
    noon() + TimeDelta::hours(number)
}

fn times(first: i64) -> Offer {
    Offer {
        times: vec![hours(first), hours(first + 24)],
        minutes: 30,
        zone: "Europe/London".to_owned(),
        venue: Venue::Place("Mill Road".to_owned()),
        with: vec!["Rita".to_owned()],
        words: "Please ring at gate 3.".to_owned(),
    }
}

/// The team offers two times.
pub(crate) async fn offer(home: &Home, tx: &mut Tx, desk: &Desk, of: ApplicationId) -> InterviewId {
    let id = InterviewId::new(noon(), &home.random);
    assert!(interview::offer(tx, desk, (id, of), &times(48)).await.unwrap());
    id
}

async fn latest(home: &Home, side: Side<'_>, of: ApplicationId) -> Option<Interview> {
    let mut db = home.store.read().await.unwrap();
    interview::latest(&mut db, side, of).await.unwrap()
}

/// What a side does at an hour; whether it might.
async fn does(home: &Home, side: Side<'_>, (id, at): (InterviewId, i64), what: InterviewMove) -> bool {
    let mut tx = home.store.begin(hours(at)).await.unwrap();
    let done = interview::change(&mut tx, side, id, &what).await.unwrap().is_some();
    if done {
        let event = model::Event::new(EventKind::InterviewMoved, id.0);
        tx.commit(event).await.unwrap();
    }
    done
}

struct Begun {
    desk: Desk,
    asha: Grant,
    of: ApplicationId,
    id: InterviewId,
}

async fn begun(home: &Home) -> Begun {
    let rita = somebody(home).await;
    let (desk, opening) = desk(home, &rita).await;
    let asha = somebody(home).await;
    let of = send(home, &asha, &desk, opening, 5_000).await;
    let mut tx = home.store.begin(after(60)).await.unwrap();
    let id = offer(home, &mut tx, &desk, of).await;
    tx.commit(asha.event(EventKind::InterviewOffered).on(id.0))
        .await
        .unwrap();
    Begun { desk, asha, of, id }
}

both! {
    async fn one_side_offers_and_the_other_chooses(home: Home) {
        let Begun { desk, asha, of, id } = begun(&home).await;
        let (team, person) = (Side::Team(&desk), Side::Person(&asha));
        let seen = latest(&home, person, of).await.unwrap();
        assert_eq!(Some(&seen), latest(&home, team, of).await.as_ref(), "both see the same");
        assert_eq!((seen.state, seen.sequence, &seen.offer, seen.due_at), (InterviewState::Offered, 0, &times(48), hours(72)));
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let second = InterviewId::new(noon(), &home.random);
        assert!(!interview::offer(&mut tx, &desk, (second, of), &times(48)).await.unwrap(), "one at a time");
        drop(tx);
        assert!(!does(&home, team, (id, 1), InterviewMove::Agree(hours(48))).await, "nobody answers their own offer");
        assert!(!does(&home, person, (id, 1), InterviewMove::Agree(hours(49))).await, "that time was not offered");
        assert!(!does(&home, person, (id, 48), InterviewMove::Agree(hours(48))).await, "that time is over");
        assert!(does(&home, person, (id, 1), InterviewMove::NoneSuits("In the evening".to_owned())).await);
        assert!(!does(&home, person, (id, 1), InterviewMove::Agree(hours(48))).await, "they said none suits");
        assert!(does(&home, person, (id, 2), InterviewMove::Offer(times(96), String::new())).await);
        assert!(!does(&home, person, (id, 3), InterviewMove::Agree(hours(96))).await);
        assert!(does(&home, team, (id, 3), InterviewMove::Agree(hours(96))).await);
        let seen = latest(&home, team, of).await.unwrap();
        let due = hours(96) + TimeDelta::minutes(30);
        assert_eq!((seen.state, seen.sequence, seen.starts_at, seen.due_at), (InterviewState::Agreed, 3, Some(hours(96)), due));
        assert!(does(&home, team, (id, 4), InterviewMove::Cancel("Ill".to_owned())).await);
        assert!(!does(&home, person, (id, 5), InterviewMove::Cancel(String::new())).await, "what ended stays so");
        let seen = latest(&home, person, of).await.unwrap();
        assert_eq!((seen.state, seen.said_by, seen.said.as_str(), seen.sequence), (InterviewState::Cancelled, Party::Team, "Ill", 4));
        let mut tx = home.store.begin(hours(6)).await.unwrap();
        assert!(interview::offer(&mut tx, &desk, (second, of), &times(120)).await.unwrap(), "another one may follow");
        tx.commit(asha.event(EventKind::InterviewOffered).on(second.0)).await.unwrap();
        assert_eq!(latest(&home, person, of).await.unwrap().id, second);
    }

    async fn strangers_see_and_move_nothing(home: Home) {
        let Begun { of, id, .. } = begun(&home).await;
        let eve = somebody(&home).await;
        let (other, _) = desk(&home, &eve).await;
        for side in [Side::Team(&other), Side::Person(&eve), Side::Clock(&eve)] {
            assert_eq!(latest(&home, side, of).await, None);
            for what in [InterviewMove::Cancel(String::new()), InterviewMove::Agree(hours(48)), InterviewMove::Lapse] {
                assert!(!does(&home, side, (id, 100), what).await);
            }
        }
        let mut tx = home.store.begin(hours(1)).await.unwrap();
        let new = InterviewId::new(noon(), &home.random);
        assert!(!interview::offer(&mut tx, &other, (new, of), &times(48)).await.unwrap());
        assert!(!interview::mark_reminded(&mut tx, &eve, id).await.unwrap());
    }

    async fn what_is_due_ends_and_what_is_near_is_told_once(home: Home) {
        let Begun { desk, asha, of, id } = begun(&home).await;
        let clock = Side::Clock(&asha);
        let due = |at| { let home = &home; async move { interview::due(&mut home.store.read().await.unwrap(), hours(at), 10).await.unwrap().len() } };
        let soon = |at| { let home = &home; async move { interview::soon(&mut home.store.read().await.unwrap(), hours(at), 10).await.unwrap().len() } };
        assert_eq!((due(71).await, due(72).await, soon(500).await), (0, 1, 0));
        assert!(!does(&home, clock, (id, 71), InterviewMove::Lapse).await, "not before the last time");
        assert!(!does(&home, clock, (id, 72), InterviewMove::Hold).await, "nothing was agreed");
        assert!(does(&home, Side::Person(&asha), (id, 1), InterviewMove::Agree(hours(72))).await);
        assert_eq!((due(72).await, due(73).await, soon(71).await, soon(72).await), (0, 1, 0, 1));
        let mut tx = home.store.begin(hours(48)).await.unwrap();
        assert!(interview::mark_reminded(&mut tx, &asha, id).await.unwrap());
        assert!(!interview::mark_reminded(&mut tx, &asha, id).await.unwrap(), "once");
        tx.commit(asha.event(EventKind::InterviewReminded).on(id.0)).await.unwrap();
        assert_eq!(soon(72).await, 0);
        assert!(does(&home, Side::Team(&desk), (id, 50), InterviewMove::Offer(times(100), "Ill".to_owned())).await);
        assert!(does(&home, Side::Person(&asha), (id, 51), InterviewMove::Agree(hours(124))).await);
        assert_eq!(soon(124).await, 1, "a moved one is near anew");
        assert!(!does(&home, clock, (id, 124), InterviewMove::Hold).await, "not before its end");
        assert!(does(&home, clock, (id, 125), InterviewMove::Hold).await);
        assert_eq!((due(500).await, latest(&home, clock, of).await.unwrap().state), (0, InterviewState::Held));
    }

    async fn one_agreed_for_tomorrow_needs_no_reminder(home: Home) {
        let Begun { asha, id, .. } = begun(&home).await;
        assert!(does(&home, Side::Person(&asha), (id, 24), InterviewMove::Agree(hours(48))).await);
        assert!(interview::soon(&mut home.store.read().await.unwrap(), hours(48), 10).await.unwrap().is_empty());
    }

    async fn it_ends_with_its_application(home: Home) {
        let Begun { desk, asha, of, id } = begun(&home).await;
        assert!(does(&home, Side::Person(&asha), (id, 1), InterviewMove::Agree(hours(48))).await);
        let mut tx = home.store.begin(hours(2)).await.unwrap();
        application::step(&mut tx, &desk, of, &NewStep::to(Stage::Shortlisted)).await.unwrap().unwrap();
        tx.commit(asha.event(EventKind::ApplicationMoved).on(of.0)).await.unwrap();
        assert_eq!(latest(&home, Side::Person(&asha), of).await.unwrap().state, InterviewState::Agreed, "it goes on");
        let mut tx = home.store.begin(hours(3)).await.unwrap();
        application::step_own(&mut tx, &asha, of, &NewStep::to(Stage::Withdrawn)).await.unwrap().unwrap();
        tx.commit(asha.event(EventKind::ApplicationMoved).on(of.0)).await.unwrap();
        let seen = latest(&home, Side::Team(&desk), of).await.unwrap();
        assert_eq!((seen.state, seen.said_by, seen.sequence), (InterviewState::Cancelled, Party::Seeker, 2));
        let mut tx = home.store.begin(hours(4)).await.unwrap();
        let new = InterviewId::new(noon(), &home.random);
        assert!(!interview::offer(&mut tx, &desk, (new, of), &times(48)).await.unwrap(), "nothing is offered after the end");
    }
}
