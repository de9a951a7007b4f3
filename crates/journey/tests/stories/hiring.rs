//! Both sides of the desk: an employer writes an opening, people apply, everybody is answered.

use chrono::{Days, TimeDelta};
use journey::{
    Visit,
    applying::Barred,
    hiring::{Advice, Answer, Sieve},
    talk::Reply,
};
use model::{
    ApplicationId, Contact, DeclineReason, Draft, EmployerId, PostingId, Question, RequisitionState, Role, Stage,
};
use store::{
    Grant,
    account::{self, Confirmed},
    hiring::draft::Letter,
};

use crate::common::{
    Home,
    fixtures::{COOK, WELDER},
    refusal,
};

const ADVERT: &str = "Welder
We look for a welder for our boiler works in Leeds. You weld pressure parts by MIG and TIG and read technical drawings.
You need: MIG welding, TIG welding, reading technical drawings. A first aid certificate would be a plus.
Location: Leeds
Full time, £15 - £18 an hour.";

/// Somebody with an account whose address is confirmed.
pub(crate) async fn confirmed(home: &Home, address: &str) -> Visit {
    let visit = home.member(address).await.visit;
    let mut tx = home.store.begin(home.journey.now()).await.unwrap();
    let grant = Grant::program(visit.person);
    let contact = Contact::Email(address.to_owned());
    assert!(
        account::confirm(&mut tx, &grant, Confirmed::Contact(&contact))
            .await
            .unwrap()
    );
    tx.commit(grant.event(model::EventKind::ContactConfirmed))
        .await
        .unwrap();
    visit
}

/// A recruiter, their employer, and an opening that is public.
pub(crate) async fn hiring(home: &Home) -> (Visit, EmployerId, PostingId) {
    let recruiter = confirmed(home, "rita@boilers.example").await;
    let employer = home
        .journey
        .start_employer(&recruiter, "Tapti Boilers", "boilers.example")
        .await
        .unwrap();
    let opening = home.journey.begin_opening(&recruiter, employer, ADVERT).await.unwrap();
    home.journey.publish_opening(&recruiter, opening).await.unwrap();
    home.journal().await;
    while home.journey.follow_openings().await.unwrap() > 0 {}
    (recruiter, employer, opening)
}

/// Somebody with this résumé and an account whose address is confirmed.
pub(crate) async fn seeker(home: &Home, resume: &str, address: &str) -> Visit {
    let visit = home.with_resume(resume).await;
    let begun = home
        .journey
        .sign_up(&visit, &crate::common::sign_up(address))
        .await
        .unwrap();
    let mut tx = home.store.begin(home.journey.now()).await.unwrap();
    let grant = Grant::program(visit.person);
    account::confirm(&mut tx, &grant, Confirmed::Contact(&Contact::Email(address.to_owned())))
        .await
        .unwrap();
    tx.commit(grant.event(model::EventKind::ContactConfirmed))
        .await
        .unwrap();
    begun.visit
}

fn letter(note: &str) -> Letter {
    Letter {
        note: note.to_owned(),
        answers: Vec::new(),
    }
}

/// An application that the team sees and was told of.
pub(crate) async fn applied(home: &Home, who: &Visit, opening: PostingId) -> ApplicationId {
    let id = home
        .journey
        .apply(who, opening, letter("I weld boilers."))
        .await
        .unwrap();
    home.pass(TimeDelta::minutes(2));
    while home.journey.tell_of_applications().await.unwrap() > 0 {}
    id
}

pub(crate) async fn subjects(home: &Home, who: &Visit) -> Vec<String> {
    home.mails(who.person)
        .await
        .into_iter()
        .filter(|mail| mail.kind == "application")
        .map(|mail| mail.subject)
        .collect()
}

both! {
    async fn an_opening_goes_from_pasted_words_to_public(home: Home) {
        let recruiter = confirmed(&home, "rita@boilers.example").await;
        let employer = home.journey.start_employer(&recruiter, "Tapti Boilers", "boilers.example").await.unwrap();
        let opening = home.journey.begin_opening(&recruiter, employer, ADVERT).await.unwrap();
        let written = home.journey.written_opening(&recruiter, opening).await.unwrap();
        assert_eq!(written.requisition.draft.title, "Welder");
        assert_eq!(written.requisition.draft.place, "Leeds", "what the words say is filled in");
        assert_eq!(written.requisition.state, RequisitionState::Draft);
        assert!(written.preview.pay.is_some() && !written.preview.requirements.is_empty());
        assert!(written.advice.contains(&Advice::NoDeadline) && !written.advice.contains(&Advice::NoPay), "{:?}", written.advice);
        assert!(home.journey.posting(opening).await.is_err(), "nobody sees a draft");
        assert!(home.journey.promised(opening).await.unwrap().is_none());

        home.journey.publish_opening(&recruiter, opening).await.unwrap();
        let posting = home.journey.posting(opening).await.unwrap();
        assert_eq!((posting.id, posting.employer_id), (opening, Some(employer)));
        let draft = Draft { pay: "£20 an hour".to_owned(), ..written.requisition.draft };
        home.journey.change_opening(&recruiter, opening, draft).await.unwrap();
        assert_ne!(home.journey.posting(opening).await.unwrap().pay, posting.pay, "a change is public at once");

        home.journey.pause_opening(&recruiter, opening).await.unwrap();
        assert_eq!(home.journey.posting(opening).await.unwrap().status, model::PostingStatus::Closed);
        home.journey.publish_opening(&recruiter, opening).await.unwrap();
        assert_eq!(home.journey.posting(opening).await.unwrap().status, model::PostingStatus::Open);
        let copy = home.journey.copy_opening(&recruiter, opening).await.unwrap();
        home.journey.let_go_of_draft(&recruiter, copy).await.unwrap();
        assert!(home.journey.let_go_of_draft(&recruiter, opening).await.is_err(), "what is public is closed, not let go of");
    }

    async fn strangers_learn_nothing(home: Home) {
        let (recruiter, employer, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let id = applied(&home, &asha, opening).await;
        let other = confirmed(&home, "eve@other.example").await;
        home.journey.start_employer(&other, "Other Works", "").await.unwrap();
        let not_mine = refusal(home.journey.written_opening(&other, opening).await);
        assert_eq!(not_mine, refusal(home.journey.written_opening(&other, PostingId(uuid::Uuid::nil())).await), "nor whether there is one");
        assert!(home.journey.applicants(&other, opening, &Sieve::default()).await.is_err());
        assert!(home.journey.applicant(&other, id).await.is_err());
        assert!(home.journey.applicant(&asha, id).await.is_err(), "nor the person by this door");
        assert!(home.journey.reveal_applicant(&other, id).await.is_err());
        let yes = Answer::forward(Stage::Hired, "").unwrap();
        assert!(home.journey.answer_applications(&other, opening, &[id], &yes).await.is_err());
        assert!(home.journey.close_opening(&other, opening, DeclineReason::Gone, "").await.is_err());
        assert!(home.journey.begin_opening(&other, employer, ADVERT).await.is_err());
        assert!(home.journey.my_application(&other, id).await.is_err());
        assert!(home.journey.my_application(&recruiter, id).await.is_err());
        assert!(home.journey.withdraw_application(&other, id).await.is_err());
        let visitor = home.visitor().await;
        assert!(home.journey.applicant(&visitor, id).await.is_err() && home.journey.hiring(&visitor).await.unwrap().is_empty());
        // Of another opening of one's own, too.
        let own = home.journey.begin_opening(&recruiter, employer, ADVERT).await.unwrap();
        home.journey.publish_opening(&recruiter, own).await.unwrap();
        assert!(home.journey.answer_applications(&recruiter, own, &[id], &yes).await.is_err());
        assert_eq!(home.journey.my_application(&asha, id).await.unwrap().application.stage, Stage::Sent, "and nothing was written");
    }

    async fn somebody_applies_and_is_answered(home: Home) {
        let (recruiter, employer, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let before = home.journey.applying(&asha, opening).await.unwrap().unwrap();
        assert_eq!(before.barred, None);
        assert!(before.suggestion.is_some_and(|suggestion| !suggestion.why.held.is_empty()), "what fits is shown before");
        let id = home.journey.apply(&asha, opening, letter("I am Asha and weld boilers.")).await.unwrap();
        assert_eq!(home.journey.apply(&asha, opening, letter("Again")).await.unwrap(), id, "one application a person and opening");
        let listed = home.journey.applicants(&recruiter, opening, &Sieve::default()).await.unwrap();
        assert!(listed.list.is_empty() && listed.counts.is_empty(), "for a minute it can be undone");
        home.journey.tell_of_applications().await.unwrap();
        assert!(subjects(&home, &recruiter).await.is_empty(), "nobody is told before");

        home.pass(TimeDelta::minutes(2));
        home.journey.tell_of_applications().await.unwrap();
        assert_eq!(subjects(&home, &recruiter).await, ["Somebody applied: Welder"]);
        assert_eq!(subjects(&home, &asha).await, ["Your application is sent: Welder"]);
        let listed = home.journey.applicants(&recruiter, opening, &Sieve::default()).await.unwrap();
        assert!(listed.list[0].called.starts_with("Applicant "), "{}", listed.list[0].called);
        let one = home.journey.applicant(&recruiter, id).await.unwrap();
        let told = format!("{:?} {} {:?}", one.profile, one.note, one.why);
        for secret in ["Asha", "Rao", "asha.rao"] {
            assert!(!told.contains(secret), "{secret} is hidden: {told}");
        }
        assert!(!one.why.held.is_empty(), "the reasons are not");
        let mine = home.journey.my_application(&asha, id).await.unwrap();
        assert_eq!(one.score, mine.score, "both see the same score");
        assert!(home.journey.held(&asha).await.unwrap().looks.iter().any(|(look, _)| look.purpose == model::Purpose::Hiring), "the look is shown to them");

        home.journey.reveal_applicant(&recruiter, id).await.unwrap();
        assert_eq!(home.journey.applicant(&recruiter, id).await.unwrap().called, "Asha Rao");
        home.journey.contest_application(&asha, id, "I also read drawings.").await.unwrap();
        assert_eq!(home.journey.applicant(&recruiter, id).await.unwrap().application.contested.as_deref(), Some("I also read drawings."));

        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!((answers.answered, answers.of), (0, 0), "nothing was due yet");
        home.pass(TimeDelta::hours(1));
        let yes = Answer::forward(Stage::Shortlisted, "Please bring your certificates.").unwrap();
        assert_eq!(home.journey.answer_applications(&recruiter, opening, &[id], &yes).await.unwrap(), 1);
        assert_eq!(home.journey.answer_applications(&recruiter, opening, &[id], &yes).await.unwrap(), 0, "not twice");
        let newest = home.mails(asha.person).await.into_iter().next().unwrap();
        assert_eq!(newest.subject, "Good news: Welder");
        assert!(newest.body_text.contains("Please bring your certificates."), "{}", newest.body_text);
        let hired = Answer::forward(Stage::Hired, "").unwrap();
        home.journey.answer_applications(&recruiter, opening, &[id], &hired).await.unwrap();
        let mine = home.journey.my_application(&asha, id).await.unwrap();
        let stages: Vec<Stage> = mine.steps.iter().map(|step| step.stage).collect();
        assert_eq!(stages, [Stage::Sent, Stage::Shortlisted, Stage::Hired]);
        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!((answers.answered, answers.of, answers.days), (1, 1, Some(0)));
        assert!(home.journey.withdraw_application(&asha, id).await.is_err(), "what ended has ended");
        let (heard, _) = home.journey.notifications(&asha, None).await.unwrap();
        assert_eq!(heard.len(), 2, "{heard:?}");
    }

    async fn an_application_is_undone_within_a_minute_and_taken_back_later(home: Home) {
        let (recruiter, _, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let id = home.journey.apply(&asha, opening, letter("With a slipp")).await.unwrap();
        assert!(home.journey.undo_application(&asha, id).await.unwrap());
        let again = home.journey.applying(&asha, opening).await.unwrap().unwrap();
        assert_eq!((again.already, again.letter.note.as_str()), (None, "With a slipp"), "it is a draft again");
        home.pass(TimeDelta::minutes(2));
        home.journey.tell_of_applications().await.unwrap();
        assert!(subjects(&home, &recruiter).await.is_empty(), "nobody ever knew");

        let id = applied(&home, &asha, opening).await;
        assert!(!home.journey.undo_application(&asha, id).await.unwrap(), "the minute is over");
        home.journey.withdraw_application(&asha, id).await.unwrap();
        assert_eq!(home.journey.applicant(&recruiter, id).await.unwrap().application.stage, Stage::Withdrawn);
        let yes = Answer::forward(Stage::Hired, "").unwrap();
        assert_eq!(home.journey.answer_applications(&recruiter, opening, &[id], &yes).await.unwrap(), 0);
    }

    async fn who_cannot_apply_is_told_why(home: Home) {
        let (recruiter, _, opening) = hiring(&home).await;
        let visitor = home.with_resume(COOK).await;
        let barred = |who: Visit| { let home = &home; async move { home.journey.applying(&who, opening).await.unwrap().unwrap().barred } };
        assert_eq!(barred(visitor.clone()).await, Some(Barred::NoAccount));
        assert!(home.journey.apply(&visitor, opening, letter("My words")).await.is_err());
        let kept = home.journey.applying(&visitor, opening).await.unwrap().unwrap().letter;
        assert_eq!(kept.note, "My words", "what was typed is kept");
        let nobody = home.member("new@example.org").await.visit;
        assert_eq!(barred(nobody).await, Some(Barred::NoProfile));
        let draft = home.journey.written_opening(&recruiter, opening).await.unwrap().requisition.draft;
        let question = Question { words: "Do you hold a forklift licence?".to_owned(), needs: Some(true) };
        home.journey.change_opening(&recruiter, opening, Draft { questions: vec![question], ..draft }).await.unwrap();
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        assert!(refusal(home.journey.apply(&asha, opening, letter("")).await).contains("answer each question"));
        let with = Letter { note: String::new(), answers: vec!["no".to_owned()] };
        let id = home.journey.apply(&asha, opening, with).await.unwrap();
        home.pass(TimeDelta::minutes(2));
        let one = home.journey.applicant(&recruiter, id).await.unwrap();
        assert_eq!(one.application.stage, Stage::Sent, "no answer decides anything by itself");
        assert_eq!(one.answers[0].1, "no");
        home.journey.pause_opening(&recruiter, opening).await.unwrap();
        assert_eq!(barred(visitor).await, Some(Barred::Over));
    }

    async fn a_recruiter_who_does_nothing_leaves_nobody_without_an_answer(home: Home) {
        let (recruiter, employer, opening) = hiring(&home).await;
        let mut people = Vec::new();
        for number in 0..3 {
            let who = seeker(&home, if number == 0 { COOK } else { WELDER }, &format!("p{number}@example.org")).await;
            let id = applied(&home, &who, opening).await;
            people.push((who, id));
        }
        let mut heard = Vec::new();
        for _ in 0..30 {
            home.pass(TimeDelta::days(1));
            home.journey.turn_reply_clock().await.unwrap();
            assert_eq!(home.journey.turn_reply_clock().await.unwrap(), 0, "turning it twice changes nothing");
            heard.push(subjects(&home, &recruiter).await.len());
        }
        // One that somebody applied, then three reminders: on the 11th day, the 14th, the 17th.
        assert_eq!((heard[9], heard[10], heard[13], heard[16], heard[29]), (1, 2, 3, 4, 4), "{heard:?}");
        for (who, id) in &people {
            let mine = home.journey.my_application(who, *id).await.unwrap();
            assert_eq!(mine.application.stage, Stage::Unanswered);
            let mail = home.mails(who.person).await.into_iter().next().unwrap();
            assert_eq!(mail.subject, "No answer came: Welder");
            assert!(mail.body_text.contains("This says nothing about you."), "{}", mail.body_text);
        }
        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!((answers.answered, answers.of), (0, 3), "everybody can see it");
        let late = Answer::no(vec![DeclineReason::Filled], "").unwrap();
        let ids: Vec<ApplicationId> = people.iter().map(|(_, id)| *id).collect();
        assert_eq!(home.journey.answer_applications(&recruiter, opening, &ids, &late).await.unwrap(), 3);
        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!((answers.answered, answers.of), (0, 3), "a closing note cannot be undone by a late answer");
    }

    async fn closing_answers_everybody_left(home: Home) {
        let (recruiter, employer, opening) = hiring(&home).await;
        let cook = seeker(&home, COOK, "ben@example.org").await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let ids = [applied(&home, &cook, opening).await, applied(&home, &asha, opening).await];
        let ranked = home.journey.applicants(&recruiter, opening, &Sieve::default()).await.unwrap();
        assert_eq!(ranked.list[0].application.id, ids[1], "the welder stands before the cook");
        let hired = Answer::forward(Stage::Hired, "").unwrap();
        home.journey.answer_applications(&recruiter, opening, &ids[1..], &hired).await.unwrap();
        assert_eq!(home.journey.close_opening(&recruiter, opening, DeclineReason::Filled, "Thank you for your time.").await.unwrap(), 1);
        assert_eq!(home.journey.my_application(&asha, ids[1]).await.unwrap().application.stage, Stage::Hired);
        let mail = home.mails(cook.person).await.into_iter().next().unwrap();
        for words in ["Somebody was found.", "Thank you for your time.", "hours to learn", "/jobs"] {
            assert!(mail.body_text.contains(words), "{words}: {}", mail.body_text);
        }
        assert!(Answer::no(Vec::new(), "").is_err(), "no no without a reason");
        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!((answers.answered, answers.of), (2, 2));
        let home_page = home.journey.hiring(&recruiter).await.unwrap();
        assert_eq!((home_page[0].openings[0].waiting, home_page[0].openings[0].requisition.state), (0, RequisitionState::Closed));
    }

    async fn both_sides_talk_of_applications(home: Home) {
        let (recruiter, employer, opening) = hiring(&home).await;
        let recruiter = Visit { roles: vec![Role::Recruiter], ..recruiter };
        let texts = |replies: Vec<Reply>| replies.into_iter().flat_map(|reply| reply.sentences).collect::<Vec<_>>().join("\n");
        assert!(texts(home.say(&recruiter, "answer everyone still waiting").await).contains("Nobody waits"));
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        assert!(texts(home.say(&asha, "my applications").await).contains("no applications yet"));
        let id = applied(&home, &asha, opening).await;
        let cook = seeker(&home, COOK, "ben@example.org").await;
        applied(&home, &cook, opening).await;

        let told = texts(home.say(&asha, "my applications").await);
        assert!(told.contains("Welder: sent. You hear by "), "{told}");
        let told = texts(home.say(&recruiter, "who fits my welder opening").await);
        let best = home.journey.applicants(&recruiter, opening, &Sieve::default()).await.unwrap().list.remove(0);
        assert!(told.contains(&best.called) && told.contains("come closest"), "{told}");
        assert!(!told.contains("Asha"), "names stay hidden: {told}");
        assert!(texts(home.say(&recruiter, "who fits my pilot opening").await).contains("None of your openings"));

        let told = texts(home.say(&recruiter, "answer everyone still waiting").await);
        assert!(told.contains("people wait for an answer"), "{told}");
        let before = home.journey.my_application(&asha, id).await.unwrap().application;
        assert!(texts(home.say(&recruiter, "no").await).contains("Nothing was sent"));
        home.pass(TimeDelta::days(3));
        home.say(&recruiter, "answer everyone still waiting").await;
        let told = texts(home.say(&recruiter, "yes").await);
        assert!(told.contains("people know now by when they hear"), "{told}");
        let mine = home.journey.my_application(&asha, id).await.unwrap();
        assert_eq!((mine.application.stage, mine.application.reply_by), (Stage::Sent, before.reply_by + Days::new(3)));
        assert!(mine.steps.last().unwrap().words.starts_with("It is not decided yet."), "{:?}", mine.steps);
        let mail = home.mails(asha.person).await.into_iter().next().unwrap();
        assert_eq!(mail.subject, "Not decided yet: Welder");
        let answers = home.journey.answers_of(employer).await.unwrap();
        assert_eq!(answers.answered, 0, "to put off is no answer");
        assert!(texts(home.say(&recruiter, "answer everyone still waiting").await).contains("Nobody waits"), "and it is done once");
    }
}
