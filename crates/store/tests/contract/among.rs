//! What a team writes among itself about an application: its own alone, and scorecards blind.

use model::{ApplicationId, EventKind, Mark, SkillId, TeamNoteId};
use store::{
    Tx, Viewer,
    hiring::{Desk, TeamRole, application, scorecard, tag, team, team_note},
};

use crate::{
    hiring::{desk, send, somebody},
    home::{Home, after, noon},
};

fn marks(points: u8) -> Vec<Mark> {
    vec![Mark {
        skill: SkillId::from("welding"),
        points,
        evidence: "Showed a seam.".to_owned(),
    }]
}

/// Leaves a row in each table of this part.
pub(crate) async fn wrote(home: &Home, tx: &mut Tx, desk: &Desk, of: ApplicationId) {
    let note = TeamNoteId::new(noon(), &home.random);
    assert!(team_note::add(tx, desk, (note, of), "Call on Monday.").await.unwrap());
    assert!(tag::put(tx, desk, of, "night shift").await.unwrap());
    assert!(scorecard::hand_in(tx, desk, of, &marks(3)).await.unwrap());
}

both! {
    async fn a_team_writes_among_itself_and_others_see_nothing(home: Home) {
        let (rita, eve, asha) = (somebody(&home).await, somebody(&home).await, somebody(&home).await);
        let (mine, opening) = desk(&home, &rita).await;
        let (other, _) = desk(&home, &eve).await;
        let id = send(&home, &asha, &mine, opening, 5_000).await;
        let mut tx = home.tx().await;
        assert!(!tag::put(&mut tx, &mine, id, "soon").await.unwrap(), "not before it is shown");
        drop(tx);
        let mut tx = home.store.begin(after(90)).await.unwrap();
        wrote(&home, &mut tx, &mine, id).await;
        let note = TeamNoteId::new(noon(), &home.random);
        assert!(!team_note::add(&mut tx, &other, (note, id), "Not theirs.").await.unwrap());
        assert!(!tag::put(&mut tx, &other, id, "not theirs").await.unwrap());
        assert!(!tag::remove(&mut tx, &other, id, "night shift").await.unwrap());
        assert!(!scorecard::hand_in(&mut tx, &other, id, &marks(1)).await.unwrap());
        assert!(!tag::put(&mut tx, &mine, id, "night shift").await.unwrap(), "it has that tag");
        for number in 1..tag::MOST {
            assert!(tag::put(&mut tx, &mine, id, &format!("tag {number}")).await.unwrap());
        }
        assert!(!tag::put(&mut tx, &mine, id, "one more").await.unwrap(), "enough are enough");
        tx.commit(asha.event(EventKind::ApplicationRemarked).on(id.0)).await.unwrap();
        let mut db = home.store.read().await.unwrap();
        let notes = team_note::of_application(&mut db, &mine, id).await.unwrap();
        assert_eq!((notes.len(), notes[0].words.as_str(), notes[0].author), (1, "Call on Monday.", Some(rita.subject())));
        assert!(team_note::of_application(&mut db, &other, id).await.unwrap().is_empty());
        assert!(tag::of_application(&mut db, &other, id).await.unwrap().is_empty());
        assert!(tag::of_opening(&mut db, &other, opening).await.unwrap().is_empty());
        assert_eq!(tag::of_opening(&mut db, &mine, opening).await.unwrap()[&id].len(), 10);
        assert_eq!(scorecard::read(&mut db, &other, id).await.unwrap(), scorecard::Scorecards::default());
        let found = |tag| (None, tag);
        let at = (None, after(90));
        assert_eq!(application::ranked(&mut db, &mine, opening, found("night shift"), at, 9).await.unwrap().len(), 1);
        assert!(application::ranked(&mut db, &mine, opening, found("night"), at, 9).await.unwrap().is_empty());
        drop(db);
        let mut tx = home.store.begin(after(91)).await.unwrap();
        assert!(!team_note::remove(&mut tx, &other, notes[0].id).await.unwrap());
        assert!(team_note::remove(&mut tx, &mine, notes[0].id).await.unwrap());
        assert!(tag::remove(&mut tx, &mine, id, "night shift").await.unwrap());
    }

    async fn scorecards_are_blind_until_one_is_handed_in(home: Home) {
        let (rita, omar, asha) = (somebody(&home).await, somebody(&home).await, somebody(&home).await);
        let (first, opening) = desk(&home, &rita).await;
        let mut tx = home.tx().await;
        assert!(team::join(&mut tx, first.employer(), omar.subject(), TeamRole::Recruiter, "en").await.unwrap());
        tx.commit(omar.event(EventKind::TeamJoined)).await.unwrap();
        let second = home.store.desk(Viewer(omar.subject()), first.employer()).await.unwrap();
        let id = send(&home, &asha, &first, opening, 5_000).await;
        let mut tx = home.store.begin(after(90)).await.unwrap();
        assert!(scorecard::hand_in(&mut tx, &first, id, &marks(4)).await.unwrap());
        let seen = scorecard::read(&mut tx, &second, id).await.unwrap();
        assert_eq!((seen.others, seen.seen.len(), seen.own), (1, 0, None), "that there is one, not what it says");
        assert!(scorecard::hand_in(&mut tx, &second, id, &marks(2)).await.unwrap());
        tx.commit(asha.event(EventKind::ApplicationRemarked).on(id.0)).await.unwrap();
        let mut tx = home.store.begin(after(120)).await.unwrap();
        let seen = scorecard::read(&mut tx, &second, id).await.unwrap();
        assert_eq!((seen.seen[0].author, seen.seen[0].marks[0].points), (Some(rita.subject()), 4));
        assert!(scorecard::hand_in(&mut tx, &second, id, &marks(4)).await.unwrap(), "changed, not a second one");
        let seen = scorecard::read(&mut tx, &first, id).await.unwrap();
        assert_eq!(seen.others, 1);
        assert!(seen.seen[0].changed_at > seen.seen[0].handed_in_at, "that it was changed later is seen");
    }
}
