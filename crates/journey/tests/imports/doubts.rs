//! Postings are checked when they are taken in, and staff have the last word.

use journey::{
    Visit,
    doubts::{Says, words_hash},
};
use model::{PostingId, PostingStatus};
use store::posting;
use trust::Level;

use crate::{common::Home, desk::csv};

const FAKE: &str = "Type at home and earn 900 a day. Pay the refundable security deposit of 500 before you begin.";
const HONEST: &str =
    "MIG welding of frames in our hall by the river, by drawings, with two colleagues. Shifts change every week.";

impl Home {
    /// What tells the words of an opening as they are now.
    async fn seen(&self, id: PostingId) -> String {
        words_hash(&self.journey.posting(id).await.unwrap())
    }

    async fn stands(&self, staff: &Visit, id: PostingId) -> (Level, PostingStatus) {
        let kept = posting::find(&mut self.store.read().await.unwrap(), id)
            .await
            .unwrap()
            .unwrap();
        let standing = self.journey.doubt(staff, id).await.unwrap().standing;
        (standing.level, kept.posting.status)
    }
}

both! {
    async fn a_fake_is_told_with_its_words_and_stays_closed_once_staff_say_so(home: Home) {
        let nadia = home.nadia().await;
        let file = csv(&[("N-1", "Typist", FAKE), ("N-2", "Welder", HONEST)]);
        home.take_in(&nadia, file.clone()).await;
        let ids: Vec<PostingId> = home.taken_in().await.iter().map(|posting| posting.id).collect();
        assert_eq!(home.stands(&nadia, ids[0]).await, (Level::Danger, PostingStatus::Open));
        assert_eq!(home.stands(&nadia, ids[1]).await, (Level::Clear, PostingStatus::Open));
        let waiting = home.journey.doubts(&nadia, None).await.unwrap().postings;
        assert_eq!(waiting.len(), 1);
        let (fake, reasons) = (waiting[0].posting.id, &waiting[0].standing.reasons);
        assert!(reasons.iter().any(|why| why.code == "asks_for_money" && why.quote.contains("security deposit of 500")), "{reasons:?}");

        assert!(home.journey.rule_posting(&nadia, fake, true, " ", &home.seen(fake).await).await.is_err(), "nothing without words");
        assert!(home.journey.rule_posting(&nadia, fake, true, "Unread", "other words").await.is_err(), "nobody saw these words");
        home.journey.rule_posting(&nadia, fake, true, "They took money from two of us.", &home.seen(fake).await).await.unwrap();
        assert_eq!(home.stands(&nadia, fake).await, (Level::Danger, PostingStatus::Closed));
        let again = csv(&[("N-1", "Typist", &format!("{FAKE} Hurry.")), ("N-2", "Welder", HONEST)]);
        home.take_in(&nadia, again).await;
        assert_eq!(home.stands(&nadia, fake).await, (Level::Danger, PostingStatus::Closed), "its source brought it again");
        assert_eq!(home.journey.doubts(&nadia, None).await.unwrap().postings, []);
    }

    async fn what_staff_cleared_is_looked_at_again_when_its_words_change(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, csv(&[("N-1", "Typist", FAKE)])).await;
        let id = home.taken_in().await[0].id;
        home.journey.rule_posting(&nadia, id, false, "The deposit is for the key, and is given back.", &home.seen(id).await).await.unwrap();
        assert_eq!(home.stands(&nadia, id).await.0, Level::Clear);
        home.journey.reread(|_| ()).await.unwrap();
        assert_eq!(home.stands(&nadia, id).await.0, Level::Clear, "the same words");
        home.take_in(&nadia, csv(&[("N-1", "Typist", &format!("{FAKE} Send bitcoins."))])).await;
        assert_eq!(home.stands(&nadia, id).await.0, Level::Danger);
    }

    async fn what_people_say_reaches_staff_and_only_staff(home: Home) {
        let nadia = home.nadia().await;
        home.take_in(&nadia, csv(&[("N-2", "Welder", HONEST)])).await;
        let id = home.taken_in().await[0].id;
        assert!(home.journey.report_posting(id, Says::Fake, "  They asked for 200.  ").await.unwrap());
        assert!(home.journey.report_posting(id, Says::Fake, &"x".repeat(601)).await.is_err());
        let seen = home.journey.doubt(&nadia, id).await.unwrap();
        assert_eq!((seen.reports.len(), seen.reports[0].words.as_str()), (1, "They asked for 200."));
        assert_eq!(home.journey.count_doubts().await.unwrap(), 1);
        assert_eq!(home.stands(&nadia, id).await.0, Level::Clear, "what somebody says alone accuses nobody");
        let visitor = home.visitor().await;
        assert!(home.journey.doubts(&visitor, None).await.is_err());
        assert!(home.journey.doubt(&visitor, id).await.is_err());
        assert!(home.journey.rule_posting(&visitor, id, true, "Me", &home.seen(id).await).await.is_err());
    }

    async fn what_other_postings_tell_is_part_of_the_check(home: Home) {
        let text = |more: &str| format!(
            "You cook for eighty guests on four evenings a week, plan the stock with the head cook and keep the kitchen clean. We are a \
             small team and teach what you do not know yet. You work from three to eleven, two weekends a month are free. {more}"
        );
        let line = |nr: &str, employer: &str, title: &str, more: &str| format!(
            "{{\"id\":\"{nr}\",\"title\":\"{title}\",\"company\":\"{employer}\",\"location\":\"Pune, India\",\"description\":\"{}\"}}\n",
            text(more)
        );
        home.import(line("1", "Lakeside Hotel", "Cook", "Pay the registration fee of 300 first.")).await;
        // What is clear keeps no reasons, so both want money.
        home.pass(chrono::TimeDelta::minutes(1));
        home.import_as("other.jsonl", line("2", "Fast Hire", "Cook", "Pay the registration fee of 500 first.")).await;
        let ids: Vec<PostingId> = home.taken_in().await.iter().map(|posting| posting.id).collect();
        let nadia = home.nadia().await;
        let codes = async |id: PostingId| -> Vec<String> {
            let reasons = home.journey.doubt(&nadia, id).await.unwrap().standing.reasons;
            reasons.into_iter().map(|reason| reason.code).collect()
        };
        let borrowed = "words_of_another_employer".to_owned();
        assert!(!codes(ids[0]).await.contains(&borrowed), "whoever had them first borrowed nothing");
        assert!(codes(ids[1]).await.contains(&borrowed), "{:?}", codes(ids[1]).await);
    }

    async fn a_fake_is_closed_with_its_twins_and_a_report_of_one_is_of_all(home: Home) {
        let nadia = home.nadia().await;
        let line = format!(
            "{{\"id\":\"1\",\"title\":\"Typist\",\"company\":\"Fast Hire\",\"location\":\"Pune, India\",\"description\":\"{FAKE}\"}}\n"
        );
        home.import_as("a.jsonl", line.clone()).await;
        home.import_as("b.jsonl", line).await;
        let listed = home.taken_in().await[0].id;
        let twin = home.journey.twins(listed).await.unwrap()[0].id;
        home.journey.report_posting(twin, Says::Fake, "They took 500.").await.unwrap();
        assert_eq!(home.journey.doubt(&nadia, listed).await.unwrap().reports.len(), 1, "said of the twin, read with the one that is listed");
        home.journey.rule_posting(&nadia, listed, true, "They took money.", &home.seen(listed).await).await.unwrap();
        for id in [listed, twin] {
            assert_eq!(home.stands(&nadia, id).await, (Level::Danger, PostingStatus::Closed));
        }
        assert_eq!(home.taken_in().await, []);
    }
}
