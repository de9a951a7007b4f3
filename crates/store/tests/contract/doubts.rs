//! What speaks against postings, what people said, and what staff found.

use model::{Event, EventKind, PersonId, Posting, PostingId, ReportId};
use serde_json::json;
use store::{doubt, posting};
use uuid::Uuid;

use crate::home::{Home, after};

const WORDS: &str = "You cook for eighty guests on four evenings a week, plan the stock with the head cook and keep the kitchen \
    clean. We are a small team and teach what you do not know yet. You work from three to eleven, two weekends a month are \
    free, and you get your meals and your working clothes from us.";

impl Home {
    async fn change<T>(&self, second: i64, change: impl AsyncFnOnce(&mut store::Tx) -> T) -> T {
        let mut tx = self.store.begin(after(second)).await.unwrap();
        let done = change(&mut tx).await;
        tx.commit(Event::new(EventKind::PostingRuled, Uuid::nil()))
            .await
            .unwrap();
        done
    }

    async fn waiting(&self) -> Vec<PostingId> {
        doubt::waiting(&mut self.store.read().await.unwrap(), None, 100)
            .await
            .unwrap()
    }

    async fn one(&self, key: &str) -> PostingId {
        let source = self.source(&format!("{key}.csv")).await;
        self.put(source, &[self.opening(key, "Cook")], after(1)).await[0].id
    }
}

both! {
    async fn what_was_found_stands_until_it_is_found_anew_and_a_ruling_counts_in_its_place(home: Home) {
        let (id, staff) = (home.one("1").await, PersonId(Uuid::from_u128(7)));
        let reasons = json!([{ "code": "asks_for_money", "quote": "Pay 500", "field": "description" }]);
        home.change(2, async |tx| doubt::keep(tx, id, Some((1, 310, &reasons))).await.unwrap()).await;
        home.change(3, async |tx| doubt::keep(tx, id, Some((2, 900, &reasons))).await.unwrap()).await;
        let mut db = home.store.read().await.unwrap();
        let known = doubt::of(&mut db, id).await.unwrap();
        let found = known.found.unwrap();
        assert_eq!((found.level, found.risk, &found.reasons, found.at), (2, 900, &reasons, after(3)));
        assert_eq!(doubt::levels(&mut db).await.unwrap(), [(id, 2)].into());
        drop(db);
        assert_eq!(home.waiting().await, [id]);

        home.change(4, async |tx| doubt::rule(tx, id, 0, "We rang them.", staff, "seen").await.unwrap()).await;
        let mut db = home.store.read().await.unwrap();
        let ruling = doubt::of(&mut db, id).await.unwrap().ruling.unwrap();
        assert_eq!((ruling.level, ruling.words.as_str(), ruling.at, ruling.by), (0, "We rang them.", after(4), Some(staff)));
        assert_eq!(doubt::levels(&mut db).await.unwrap(), [(id, 0)].into(), "staff have something to say of it");
        drop(db);
        assert_eq!(home.waiting().await, []);

        assert!(home.change(5, async |tx| doubt::unrule(tx, id).await.unwrap()).await);
        assert!(!home.change(5, async |tx| doubt::unrule(tx, id).await.unwrap()).await);
        assert_eq!(home.waiting().await, [id]);
        home.change(6, async |tx| doubt::keep(tx, id, None).await.unwrap()).await;
        assert_eq!(home.waiting().await, []);
    }

    async fn what_people_say_waits_for_staff_until_they_look_and_again_when_more_is_said(home: Home) {
        let id = home.one("1").await;
        let mut number = 0_u128;
        let mut say = async |second: i64, words: &str| {
            number += 1;
            let report = ReportId(Uuid::from_u128(number));
            home.change(second, async |tx| doubt::report(tx, report, id, "fake", words).await.unwrap()).await
        };
        assert!(say(2, "They wanted 500.").await);
        assert_eq!(home.waiting().await, [id]);
        home.change(3, async |tx| doubt::rule(tx, id, 0, "Rang.", PersonId(Uuid::nil()), "").await.unwrap()).await;
        assert_eq!(home.waiting().await, []);
        assert!(say(4, "Me too.").await);
        assert_eq!(home.waiting().await, [id]);
        for more in 0..48 {
            assert!(say(5 + more, "").await);
        }
        assert!(say(60, "The fiftieth since then.").await);
        assert!(!say(61, "One more is not kept.").await);
        let reports = doubt::reports(&mut home.store.read().await.unwrap(), id).await.unwrap();
        assert_eq!((reports.len(), reports[0].words.as_str(), reports[0].at), (50, "The fiftieth since then.", after(60)));
        home.change(62, async |tx| doubt::rule(tx, id, 0, "Rang again.", PersonId(Uuid::nil()), "").await.unwrap()).await;
        assert!(say(63, "Staff have looked, so there is room.").await);
        home.change(70, async |tx| posting::close(tx, id).await.unwrap()).await;
        assert_eq!(home.waiting().await, [], "nobody can apply to it");
    }

    async fn words_of_another_employer_are_known_again_and_those_of_the_same_are_its_own(home: Home) {
        let source = home.source("a.csv").await;
        let cook = |key: &str, employer: &str, words: &str| Posting {
            employer: Some(employer.to_owned()),
            description: words.to_owned(),
            ..home.opening(key, &format!("Cook {key}"))
        };
        let borrowed = format!("{WORDS} Write to us at once.");
        let all = [
            cook("1", "Lakeside Hotel Ltd", WORDS),
            cook("2", "Lakeside Hotel", WORDS),
            cook("3", "Fast Hire", &borrowed),
            cook("4", "Harbour Inn", "Short words."),
            cook("5", "Canteen", "Short words."),
        ];
        let mut ids = Vec::new();
        for (second, posting) in (1..).zip(all) {
            let posting = Posting { taken_in: after(second), ..posting };
            ids.push(home.put(source, &[posting], after(second)).await[0].id);
        }
        let mut db = home.store.read().await.unwrap();
        let mut found = Vec::new();
        for kept in posting::find_all(&mut db, &ids).await.unwrap() {
            found.push(doubt::has_words_of_another(&mut db, &kept.posting).await.unwrap());
        }
        assert_eq!(found, [false, false, true, false, false]);
    }

    async fn an_opening_that_was_closed_and_posted_again_is_counted(home: Home) {
        let source = home.source("a.csv").await;
        let mut last = None;
        let other = home.source("b.csv").await;
        let twin = Posting { taken_in: after(1), ..home.opening("t", "Cook") };
        let twin = home.put(other, &[twin], after(1)).await[0].id;
        home.change(2, async |tx| posting::close(tx, twin).await.unwrap()).await;
        for round in 0..4 {
            let posting = Posting { taken_in: after(round * 10), ..home.opening(&round.to_string(), "Cook") };
            let id = home.put(source, &[posting], after(round * 10)).await[0].id;
            if round < 3 {
                home.change(round * 10 + 5, async |tx| posting::close(tx, id).await.unwrap()).await;
            }
            last = Some(id);
        }
        let again = doubt::posted_again(&mut home.store.read().await.unwrap(), last.unwrap()).await.unwrap();
        assert_eq!(again, 3, "what another source closed is no sign of anything");
    }
}
