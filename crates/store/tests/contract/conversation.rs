//! What a person and the program say to each other.

use model::EventKind;
use store::conversation::{self, Line, Said, Speaker};

use crate::home::{Home, after};

fn said(speaker: Speaker, body: &str) -> Said {
    Said {
        speaker,
        channel: "page".to_owned(),
        body: body.to_owned(),
    }
}

async fn go_on(home: &Home, grant: &store::Grant, second: i64, state: &str, lines: &[Said]) {
    let mut tx = home.store.begin(after(second)).await.unwrap();
    conversation::go_on(&mut tx, grant, state, lines).await.unwrap();
    tx.commit(grant.event(EventKind::ConversationWentOn)).await.unwrap();
}

both! {
    async fn a_conversation_goes_on_where_it_stood(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        let hello = [said(Speaker::Person, "hello"), said(Speaker::Program, "I am a program")];
        let more = [said(Speaker::Person, "find work")];
        go_on(&home, &asha, 0, "first", &hello).await;
        go_on(&home, &asha, 1, "second", &more).await;
        go_on(&home, &ben, 2, "his", &more).await;
        let mut db = home.store.read().await.unwrap();
        assert_eq!(conversation::state(&mut db, &asha).await.unwrap().as_deref(), Some("second"));
        let line = |number, second, said: &Said| Line { number, at: after(second), said: said.clone() };
        let all = [line(1, 0, &hello[0]), line(2, 0, &hello[1]), line(3, 1, &more[0])];
        assert_eq!(conversation::lines(&mut db, &asha, None, 10).await.unwrap(), all);
        assert_eq!(conversation::lines(&mut db, &asha, None, 2).await.unwrap(), all[1..]);
        assert_eq!(conversation::lines(&mut db, &asha, Some(3), 10).await.unwrap(), all[..2]);
        assert_eq!(conversation::lines(&mut db, &ben, None, 10).await.unwrap(), [line(1, 2, &more[0])]);
    }

    async fn the_oldest_lines_go_and_numbers_go_on(home: Home) {
        let asha = home.own(home.person().await).await;
        let many: Vec<Said> = (1..=2_003).map(|number| said(Speaker::Person, &number.to_string())).collect();
        go_on(&home, &asha, 0, "", &many).await;
        let mut db = home.store.read().await.unwrap();
        let lines = conversation::lines(&mut db, &asha, None, 3_000).await.unwrap();
        assert_eq!((lines.len(), lines[0].number, lines[1_999].number), (2_000, 4, 2_003));
        assert_eq!(lines[0].said.body, "4");
    }

    async fn what_is_too_long_is_refused_and_nothing_changes(home: Home) {
        let asha = home.own(home.person().await).await;
        go_on(&home, &asha, 0, "state", &[]).await;
        let mut tx = home.tx().await;
        let long = said(Speaker::Person, &"a".repeat(70_000));
        assert!(conversation::go_on(&mut tx, &asha, "other", &[long]).await.is_err());
        drop(tx);
        let mut tx = home.tx().await;
        assert!(conversation::go_on(&mut tx, &asha, &"a".repeat(300_000), &[]).await.is_err());
        drop(tx);
        let mut db = home.store.read().await.unwrap();
        assert_eq!(conversation::state(&mut db, &asha).await.unwrap().as_deref(), Some("state"));
        assert_eq!(conversation::lines(&mut db, &asha, None, 10).await.unwrap(), []);
    }
}
