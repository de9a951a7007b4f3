//! Talking with each other: times are offered, chosen, moved and called off, and both sides know at every step.

use chrono::TimeDelta;
use journey::{
    Visit,
    interviews::{TypedOffer, clock_time},
};
use model::{ApplicationId, Instant, InterviewState, Party, Stage, Venue};
use store::hiring::interview::Interview;

use crate::{
    common::{Home, fixtures::WELDER, refusal},
    hiring::{applied, confirmed, hiring, seeker, subjects},
};

const TEAM: Party = Party::Team;
const SEEKER: Party = Party::Seeker;

struct Talk {
    rita: Visit,
    asha: Visit,
    id: ApplicationId,
}

async fn talk(home: &Home) -> Talk {
    let (rita, _, opening) = hiring(home).await;
    let asha = seeker(home, WELDER, "asha@example.org").await;
    let id = applied(home, &asha, opening).await;
    home.pass(TimeDelta::minutes(1));
    Talk { rita, asha, id }
}

/// Two times, so many days from now, at ten and at three in London.
fn offer(home: &Home, days: i64) -> TypedOffer {
    let day = (home.journey.now() + TimeDelta::days(days)).date_naive();
    TypedOffer {
        times: vec![format!("{day}T15:00"), String::new(), format!("{day}T10:00")],
        minutes: "45".to_owned(),
        zone: "Europe/London".to_owned(),
        venue: "https://meet.example/boilers".to_owned(),
        with: "Rita Shah\nDev Rao".to_owned(),
        words: "Bring your certificates.".to_owned(),
    }
}

impl Talk {
    async fn seen(&self, home: &Home) -> Interview {
        let mine = home
            .journey
            .my_application(&self.asha, self.id)
            .await
            .unwrap()
            .interview
            .unwrap();
        let theirs = home
            .journey
            .applicant(&self.rita, self.id)
            .await
            .unwrap()
            .interview
            .unwrap();
        assert_eq!(
            (mine.id, mine.state, mine.starts_at, mine.sequence),
            (theirs.id, theirs.state, theirs.starts_at, theirs.sequence),
            "both see the same"
        );
        mine
    }

    async fn stage(&self, home: &Home) -> Stage {
        home.journey
            .my_application(&self.asha, self.id)
            .await
            .unwrap()
            .application
            .stage
    }

    /// Offered and agreed, so many days ahead; gives when.
    async fn agreed(&self, home: &Home, days: i64) -> Instant {
        home.journey
            .offer_interview(&self.rita, self.id, &offer(home, days))
            .await
            .unwrap();
        let at = self.seen(home).await.offer.times[0];
        home.pass(TimeDelta::minutes(1));
        home.journey.choose_time(&self.asha, SEEKER, self.id, at).await.unwrap();
        at
    }
}

/// The lines of a calendar file, unfolded.
fn lines(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn value(lines: &[String], name: &str) -> String {
    let found = lines.iter().find_map(|line| line.strip_prefix(name));
    found.unwrap_or_else(|| panic!("{name} in {lines:?}")).to_owned()
}

both! {
    async fn times_are_offered_and_one_is_chosen(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let Talk { rita, asha, id } = &talk;
        home.journey.offer_interview(rita, *id, &offer(&home, 5)).await.unwrap();
        assert_eq!(talk.stage(&home).await, Stage::Interview, "the application stands at the interview");
        let seen = talk.seen(&home).await;
        assert_eq!((seen.state, seen.offer.times.len(), seen.offer.minutes), (InterviewState::Offered, 2, 45));
        assert!(seen.offer.times[0] < seen.offer.times[1], "in order");
        assert_eq!(seen.offer.venue, Venue::Link("https://meet.example/boilers".to_owned()));
        let mail = home.mails(asha.person).await.into_iter().next().unwrap();
        assert_eq!(mail.subject, "They want to talk with you: Welder");
        for words in ["Bring your certificates.", "Rita Shah, Dev Rao", "45 minutes", "https://meet.example/boilers", "Europe/London", "/interview"] {
            assert!(mail.body_text.replace('\u{a0}', " ").contains(words), "{words}: {}", mail.body_text);
        }
        assert_eq!(subjects(&home, asha).await.len(), 2, "one mail tells of it, not two");
        assert!(home.journey.offer_interview(rita, *id, &offer(&home, 6)).await.is_err(), "one is under way");
        assert!(home.journey.choose_time(rita, TEAM, *id, seen.offer.times[0]).await.is_err(), "nobody answers their own offer");
        assert!(home.journey.choose_time(asha, SEEKER, *id, home.journey.now()).await.is_err(), "that time was not offered");
        assert!(home.journey.interview_file(asha, SEEKER, *id).await.is_err(), "nothing for a calendar yet");

        home.pass(TimeDelta::minutes(1));
        home.journey.choose_time(asha, SEEKER, *id, seen.offer.times[1]).await.unwrap();
        let after = talk.seen(&home).await;
        assert_eq!((after.state, after.starts_at), (InterviewState::Agreed, Some(seen.offer.times[1])));
        assert_eq!(subjects(&home, asha).await[0], "Your interview is agreed: Welder");
        assert_eq!(subjects(&home, rita).await[0], "An interview is agreed: Welder");
        let (heard, _) = home.journey.notifications(rita, None).await.unwrap();
        assert_eq!(heard.len(), 2, "that somebody applied, and that it is agreed: {heard:?}");
        home.pass(TimeDelta::days(6));
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 1);
        assert_eq!(talk.seen(&home).await.state, InterviewState::Held);
        home.journey.offer_interview(rita, *id, &offer(&home, 5)).await.unwrap();
        assert_eq!(talk.seen(&home).await.state, InterviewState::Offered, "a second one may follow");
        assert_eq!(talk.stage(&home).await, Stage::Interview);
    }

    async fn either_side_moves_it_and_calls_it_off(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let Talk { rita, asha, id } = &talk;
        home.journey.offer_interview(rita, *id, &offer(&home, 5)).await.unwrap();
        assert!(home.journey.no_time_suits(asha, SEEKER, *id, "  ").await.is_err(), "with words");
        home.pass(TimeDelta::minutes(1));
        home.journey.no_time_suits(asha, SEEKER, *id, "I am Asha, and work until six.").await.unwrap();
        let theirs = home.journey.applicant(rita, *id).await.unwrap().interview.unwrap();
        assert!(theirs.said.contains("work until six") && !theirs.said.contains("Asha"), "a hidden name stays so: {}", theirs.said);
        let mail = home.mails(rita.person).await.into_iter().next().unwrap();
        assert_eq!(mail.subject, "None of the times suits: Welder");
        assert!(!mail.body_text.contains("Asha") && !mail.body_text.contains("six"), "{}", mail.body_text);

        let times = TypedOffer { times: offer(&home, 8).times, venue: "https://evil.example".to_owned(), ..TypedOffer::default() };
        home.pass(TimeDelta::minutes(1));
        home.journey.offer_other_times(asha, SEEKER, *id, &times, "").await.unwrap();
        let seen = talk.seen(&home).await;
        assert_eq!((seen.state, seen.offered_by, seen.offer.minutes), (InterviewState::Offered, SEEKER, 45));
        assert_eq!(seen.offer.venue, Venue::Link("https://meet.example/boilers".to_owned()), "where it is, is the team's");
        assert!(home.journey.choose_time(asha, SEEKER, *id, seen.offer.times[0]).await.is_err());
        home.pass(TimeDelta::minutes(1));
        home.journey.choose_time(rita, TEAM, *id, seen.offer.times[0]).await.unwrap();
        let first = lines(&home.journey.interview_file(asha, SEEKER, *id).await.unwrap());

        assert!(refusal(home.journey.offer_other_times(rita, TEAM, *id, &offer(&home, 9), "").await).contains("why it moves"));
        home.pass(TimeDelta::minutes(1));
        let later = TypedOffer { words: String::new(), ..offer(&home, 9) };
        home.journey.offer_other_times(rita, TEAM, *id, &later, "Dev is ill.").await.unwrap();
        let mail = home.mails(asha.person).await.into_iter().next().unwrap();
        assert_eq!(mail.subject, "Other times for your interview: Welder");
        assert_eq!(talk.seen(&home).await.offer.words, offer(&home, 5).words, "what they said at first still holds");
        assert!(mail.body_text.contains("Dev is ill."), "{}", mail.body_text);
        let moved = lines(&home.journey.interview_file(asha, SEEKER, *id).await.unwrap());
        assert_eq!(value(&moved, "STATUS:"), "CANCELLED", "what stood before holds no longer");
        let at = talk.seen(&home).await.offer.times[1];
        home.pass(TimeDelta::minutes(1));
        home.journey.choose_time(asha, SEEKER, *id, at).await.unwrap();
        let again = lines(&home.journey.interview_file(asha, SEEKER, *id).await.unwrap());
        assert!(home.journey.cancel_interview(asha, SEEKER, *id, "").await.is_err(), "with a reason");
        home.pass(TimeDelta::minutes(1));
        home.journey.cancel_interview(asha, SEEKER, *id, "I found other work.").await.unwrap();
        assert_eq!(talk.seen(&home).await.state, InterviewState::Cancelled);
        assert_eq!(talk.stage(&home).await, Stage::Interview, "the application stands as it was");
        assert_eq!(subjects(&home, rita).await[0], "An interview is called off: Welder");
        assert_eq!(subjects(&home, asha).await[0], "The interview is called off: Welder");
        assert!(home.journey.choose_time(asha, SEEKER, *id, at).await.is_err(), "it is over");

        let off = lines(&home.journey.interview_file(asha, SEEKER, *id).await.unwrap());
        assert_eq!(value(&off, "STATUS:"), "CANCELLED");
        let numbers: Vec<u32> = [&first, &moved, &again, &off].map(|file| value(file, "SEQUENCE:").parse().unwrap()).into();
        assert!(numbers.is_sorted_by(|one, next| one < next), "rising: {numbers:?}");
        for file in [&first, &moved, &again, &off] {
            assert_eq!(value(file, "UID:"), value(&first, "UID:"), "one entry all along");
        }
    }

    async fn a_calendar_keeps_the_moment_across_a_change_of_clocks(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let Talk { rita, asha, id } = &talk;
        // Clocks in London go forward on 29 March 2026.
        let typed = TypedOffer { times: vec!["2026-03-28T10:00".to_owned(), "2026-03-30T10:00".to_owned()], ..offer(&home, 1) };
        home.journey.offer_interview(rita, *id, &typed).await.unwrap();
        let offered = talk.seen(&home).await.offer.times;
        assert_eq!(offered, ["2026-03-28T10:00:00Z".parse::<Instant>().unwrap(), "2026-03-30T09:00:00Z".parse().unwrap()]);
        for at in &offered {
            assert!(clock_time(*at, "Europe/London").contains("10:00 (Europe/London"), "clocks there show ten");
        }
        assert!(clock_time(offered[1], "Europe/London").ends_with("UTC+01:00)"));
        home.journey.choose_time(asha, SEEKER, *id, offered[1]).await.unwrap();
        for (visit, side, path) in [(asha, SEEKER, "/applications"), (rita, TEAM, "/hire/applications")] {
            let file = lines(&home.journey.interview_file(visit, side, *id).await.unwrap());
            for (name, is) in [
                ("METHOD:", "PUBLISH"), ("DTSTART:", "20260330T090000Z"), ("DTEND:", "20260330T094500Z"), ("STATUS:", "CONFIRMED"), ("SEQUENCE:", "1"),
                ("LOCATION:", "https://meet.example/boilers"),
            ] {
                assert_eq!(value(&file, name), is);
            }
            assert!(value(&file, "URL:").contains(path) && value(&file, "UID:").starts_with("interview-"), "{file:?}");
            assert_eq!(file.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
            assert!(side == SEEKER || !file.iter().any(|line| line.contains("Asha")), "a hidden name stays so: {file:?}");
        }
        let nowhere = TypedOffer { times: vec!["2026-03-29T01:30".to_owned(), "2026-03-31T10:00".to_owned()], ..typed };
        assert!(refusal(home.journey.offer_other_times(rita, TEAM, *id, &nowhere, "Ill").await).contains("clocks go forward"));
    }

    async fn an_offer_nobody_answers_lapses_and_both_are_told(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let Talk { rita, asha, id } = &talk;
        home.journey.offer_interview(rita, *id, &offer(&home, 2)).await.unwrap();
        let at = talk.seen(&home).await.offer.times;
        home.pass(TimeDelta::days(1));
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 0);
        home.pass(TimeDelta::days(2));
        assert!(home.journey.choose_time(asha, SEEKER, *id, at[1]).await.is_err(), "that time is over");
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 1);
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 0, "once");
        assert_eq!(talk.seen(&home).await.state, InterviewState::Lapsed);
        for who in [rita, asha] {
            assert_eq!(subjects(&home, who).await[0], "No time was agreed: Welder");
        }
        assert_eq!(talk.stage(&home).await, Stage::Interview, "the application still waits for its answer");
    }

    async fn both_are_reminded_the_day_before_and_once(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let Talk { rita, asha, .. } = &talk;
        let at = talk.agreed(&home, 3).await;
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 0, "not before");
        home.pass(at - home.journey.now() - TimeDelta::hours(23));
        let before = (subjects(&home, asha).await.len(), subjects(&home, rita).await.len());
        assert_eq!(home.journey.look_after_interviews().await.unwrap(), 1);
        for _ in 0..3 {
            assert_eq!(home.journey.look_after_interviews().await.unwrap(), 0, "once");
        }
        assert_eq!((subjects(&home, asha).await.len(), subjects(&home, rita).await.len()), (before.0 + 1, before.1 + 1));
        assert_eq!(subjects(&home, asha).await[0], "Your interview is near: Welder");
        assert_eq!(subjects(&home, rita).await[0], "An interview is near: Welder");
    }

    async fn the_reply_clock_waits_for_what_is_agreed(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        // Much later than the day that was promised with the opening.
        let at = talk.agreed(&home, 60).await;
        while home.journey.now() < at {
            home.pass(TimeDelta::days(1));
            assert_eq!(home.journey.turn_reply_clock().await.unwrap(), 0);
        }
        assert_eq!(talk.stage(&home).await, Stage::Interview, "it is not closed before they talked");
        let waits = home.journey.my_application(&talk.asha, talk.id).await.unwrap().application.reply_by;
        assert_eq!(waits, at.date_naive() + TimeDelta::days(14), "the next word is due after it");
        home.pass(TimeDelta::days(22));
        assert_eq!(home.journey.turn_reply_clock().await.unwrap(), 1, "and silence after it is silence");
    }

    async fn what_the_person_says_gives_the_employer_no_more_time(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        talk.agreed(&home, 60).await;
        let times = TypedOffer { times: offer(&home, 90).times, ..TypedOffer::default() };
        home.journey.offer_other_times(&talk.asha, SEEKER, talk.id, &times, "My shift changed.").await.unwrap();
        let waits = home.journey.my_application(&talk.asha, talk.id).await.unwrap().application.reply_by;
        assert_eq!(waits, home.journey.now().date_naive() + TimeDelta::days(14));
        home.pass(TimeDelta::days(22));
        assert_eq!(home.journey.turn_reply_clock().await.unwrap(), 1);
        assert_eq!(talk.seen(&home).await.state, InterviewState::Cancelled, "it ends with its application");
    }

    async fn nor_does_calling_it_off(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        home.journey.offer_interview(&talk.rita, talk.id, &offer(&home, 60)).await.unwrap();
        home.journey.no_time_suits(&talk.asha, SEEKER, talk.id, "Not in two months.").await.unwrap();
        let waits = home.journey.my_application(&talk.asha, talk.id).await.unwrap().application.reply_by;
        home.pass(TimeDelta::days(10));
        home.journey.cancel_interview(&talk.asha, SEEKER, talk.id, "I found other work.").await.unwrap();
        assert_eq!(home.journey.my_application(&talk.asha, talk.id).await.unwrap().application.reply_by, waits);
    }

    async fn taking_the_application_back_calls_it_off(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        talk.agreed(&home, 5).await;
        home.pass(TimeDelta::minutes(1));
        home.journey.withdraw_application(&talk.asha, talk.id).await.unwrap();
        assert_eq!(talk.seen(&home).await.state, InterviewState::Cancelled);
        assert_eq!(subjects(&home, &talk.rita).await[0], "An interview is called off: Welder");
        assert!(home.journey.offer_interview(&talk.rita, talk.id, &offer(&home, 5)).await.is_err());
    }

    async fn strangers_get_nothing(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let at = talk.agreed(&home, 5).await;
        let eve = confirmed(&home, "eve@other.example").await;
        home.journey.start_employer(&eve, "Other Works", "").await.unwrap();
        let before = talk.seen(&home).await;
        let visitor = home.visitor().await;
        for (who, side) in [(&eve, TEAM), (&eve, SEEKER), (&visitor, TEAM), (&visitor, SEEKER), (&talk.rita, SEEKER), (&talk.asha, TEAM)] {
            let id = talk.id;
            assert!(home.journey.interview_file(who, side, id).await.is_err(), "{side:?}");
            assert!(home.journey.choose_time(who, side, id, at).await.is_err());
            assert!(home.journey.no_time_suits(who, side, id, "No").await.is_err());
            assert!(home.journey.cancel_interview(who, side, id, "No").await.is_err());
            assert!(home.journey.offer_other_times(who, side, id, &offer(&home, 7), "No").await.is_err());
        }
        assert!(home.journey.offer_interview(&eve, talk.id, &offer(&home, 7)).await.is_err());
        let nobody = ApplicationId(uuid::Uuid::nil());
        assert_eq!(
            refusal(home.journey.interview_file(&eve, TEAM, talk.id).await),
            refusal(home.journey.interview_file(&eve, TEAM, nobody).await),
            "nor whether there is one"
        );
        assert_eq!(talk.seen(&home).await, before, "and nothing was changed");
    }

    async fn everybody_is_asked_the_same_about_what_the_opening_needs(home: Home) {
        let talk = Box::pin(talk(&home)).await;
        let asked = home.journey.applicant(&talk.rita, talk.id).await.unwrap().questions;
        assert!((2..=6).contains(&asked.len()), "{asked:?}");
        assert!(asked.iter().any(|one| one.skill == "MIG welding" && one.ask.contains("MIG welding")), "{asked:?}");
        let names: Vec<String> = asked.iter().map(|one| one.skill.clone()).collect();
        assert_eq!(home.journey.my_application(&talk.asha, talk.id).await.unwrap().prepare, names, "what it is about is no secret");
        assert_ne!(asked[0].ask.replace(&asked[0].skill, ""), asked[1].ask.replace(&asked[1].skill, ""), "not the same words twice");
        let spoken = i18n::spoken(i18n::Lang::Spanish, home.journey.applicant(&talk.rita, talk.id)).await.unwrap().questions;
        assert_ne!(spoken[0].ask, asked[0].ask);
    }
}
