//! Applying, practising and posting in a conversation, and a language model that only puts words into plainer ones.

use chrono::TimeDelta;
use journey::{
    Journey, Visit,
    talk::{Channel, Form, Reply, Said, Word},
};
use model::{Draft, PostingId, Question, RequisitionState, Role, Stage};
use testkit::{Reply as Answer, Service};

use crate::{
    common::{Home, fixtures::WELDER},
    hiring::{confirmed, hiring, seeker},
};

fn words(replies: &[Reply]) -> String {
    let sentences = replies.iter().flat_map(|reply| reply.sentences.iter().cloned());
    sentences.collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}

/// What this program answers to words said there.
async fn told(journey: &Journey, visit: &Visit, said: &str, channel: Channel) -> Vec<Reply> {
    journey.talk(visit, Word::Said(said.to_owned()), channel).await.unwrap();
    let lines = journey.conversation(Some(visit), None).await.unwrap().lines;
    let after = lines
        .iter()
        .rposition(|line| matches!(&line.said, Said::Person(words) if words == said));
    let fresh = lines.into_iter().skip(after.map_or(0, |at| at + 1));
    let replies = fresh.filter_map(|line| match line.said {
        Said::Program(reply) => Some(reply),
        Said::Person(_) | Said::Staff { .. } => None,
    });
    replies.collect()
}

fn model_says(sentence: &str) -> Answer {
    let said = serde_json::json!({"choices": [{"message": {"content": sentence}}]});
    Answer::Json(said.to_string())
}

/// A recruiter, and an opening near Asha with these questions.
async fn near_asha(home: &Home, questions: Vec<Question>) -> (Visit, PostingId) {
    let (recruiter, _, opening) = hiring(home).await;
    let written = home.journey.written_opening(&recruiter, opening).await.unwrap();
    let draft = Draft {
        description: written.requisition.draft.description.replace("Leeds", "Pune"),
        place: "Pune, India".to_owned(),
        questions,
        ..written.requisition.draft
    };
    home.journey.change_opening(&recruiter, opening, draft).await.unwrap();
    home.journal().await;
    while home.journey.follow_openings().await.unwrap() > 0 {}
    (recruiter, opening)
}

/// The number of the opening in the list that was shown.
fn number_of(replies: &[Reply], title: &str) -> u16 {
    let mut cards = replies.iter().flat_map(|reply| &reply.cards);
    let found = cards.find(|card| card.title == title);
    found.unwrap_or_else(|| panic!("{title} is shown: {replies:#?}")).number
}

both! {
    async fn somebody_applies_in_the_conversation(home: Home) {
        let question = |words: &str, needs| Question { words: words.to_owned(), needs };
        let questions = vec![question("Can you begin in May?", Some(true)), question("Which metals have you welded?", None)];
        let (recruiter, opening) = near_asha(&home, questions).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let found = home.say(&asha, "find work as a welder").await;
        let number = number_of(&found, "Welder");

        let begun = words(&home.say(&asha, &format!("apply {number}")).await);
        assert!(begun.contains("Welder, Tapti Boilers: you have"), "{begun}");
        assert!(begun.contains("Can you begin in May?"), "{begun}");
        home.say(&asha, "no").await;
        let note = words(&home.say(&asha, "Mild steel, stainless and some copper").await);
        assert!(note.contains("add a few words"), "{note}");
        let kept = home.journey.applying(&asha, opening).await.unwrap().unwrap().letter;
        assert_eq!(kept.answers, ["no", "Mild steel, stainless and some copper"], "kept as a draft of the page");
        let review = home.say(&asha, "I live two streets away.").await;
        assert!(words(&review).contains("Can you begin in May? “No”"), "{review:?}");
        assert!(words(&review).contains("within 14 days"), "{review:?}");
        assert_eq!(review.last().unwrap().form, Some(Form::Apply(opening)));
        assert!(home.journey.my_applications(&asha).await.unwrap().is_empty(), "nothing is sent without a yes");

        let sent = words(&home.say(&asha, "yes").await);
        assert!(sent.contains("It is sent. You hear by"), "{sent}");
        let (mine, _) = home.journey.my_applications(&asha).await.unwrap().remove(0);
        let letter = home.journey.my_application(&asha, mine.id).await.unwrap().sent.letter;
        assert_eq!(letter.note, "I live two streets away.");
        assert_eq!(letter.answers[0], "no");
        let undone = words(&home.say(&asha, "undo").await);
        assert!(undone.contains("taken back"), "{undone}");
        assert!(home.journey.my_applications(&asha).await.unwrap().is_empty());

        let again = words(&home.say(&asha, &format!("apply {number}")).await);
        assert!(again.contains("Your words: “I live two streets away.”"), "nothing is asked twice: {again}");
        home.say(&asha, "yes").await;
        home.pass(TimeDelta::minutes(2));
        let late = words(&home.say(&asha, "undo").await);
        assert!(late.contains("The minute is over"), "{late}");
        let (mine, _) = home.journey.my_applications(&asha).await.unwrap().remove(0);
        assert_eq!(home.journey.applicant(&recruiter, mine.id).await.unwrap().application.stage, Stage::Sent);
        let twice = words(&home.say(&asha, &format!("apply {number}")).await);
        assert!(twice.contains("You have applied for it already"), "{twice}");
    }

    async fn who_cannot_apply_is_told_in_the_conversation(home: Home) {
        home.openings().await;
        let (_, opening) = near_asha(&home, Vec::new()).await;
        let visitor = home.with_resume(WELDER).await;
        let found = home.say(&visitor, "find work as a welder").await;
        let cards: Vec<_> = found.iter().flat_map(|reply| &reply.cards).collect();
        let here = cards.iter().find(|card| card.opening == opening).unwrap().number;
        let barred = home.say(&visitor, &format!("apply {here}")).await;
        assert!(words(&barred).contains("To apply you need an account"), "{barred:?}");
        assert_eq!(barred.last().unwrap().form, Some(Form::Account));
        let elsewhere = cards.iter().find(|card| card.opening != opening).unwrap();
        let there = home.say(&visitor, &format!("apply {}", elsewhere.number)).await;
        assert!(words(&there).contains("takes applications elsewhere"), "{there:?}");
        assert_eq!(there.last().unwrap().form, Some(Form::Opening(elsewhere.opening)));
    }

    async fn a_mail_applies_for_nothing(home: Home) {
        let (_, opening) = near_asha(&home, Vec::new()).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let found = home.say(&asha, "find work as a welder").await;
        let number = number_of(&found, "Welder");
        for channel in [Channel::Mail, Channel::UnprovenMail, Channel::Text] {
            let said = told(&home.journey, &asha, &format!("apply {number}"), channel).await;
            assert!(words(&said).contains("one press there sends it"), "{channel:?}: {said:?}");
            assert_eq!(said.last().unwrap().form, Some(Form::Apply(opening)));
        }
        // Begun on the page, and then answered by mail: the yes does not count there.
        home.say(&asha, &format!("apply {number}")).await;
        let review = told(&home.journey, &asha, "no words", Channel::Mail).await;
        assert!(words(&review).contains("A mail is not safe enough for this"), "{review:?}");
        told(&home.journey, &asha, "yes", Channel::Mail).await;
        assert!(home.journey.my_applications(&asha).await.unwrap().is_empty());
    }

    async fn somebody_practises_for_an_interview(home: Home) {
        let (_, opening) = near_asha(&home, Vec::new()).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let own = words(&home.say(&asha, "practise interview").await);
        assert!(own.contains("about what you can do"), "{own}");
        home.say(&asha, "stop").await;
        let found = home.say(&asha, "find work as a welder").await;
        home.say(&asha, &format!("why {}", number_of(&found, "Welder"))).await;
        let asked = words(&home.say(&asha, "ask me an interview question").await);
        assert!(asked.contains("as Welder may ask"), "{asked}");
        let kit = home.journey.posting(opening).await.unwrap();
        assert!(asked.contains("Question 1 of ") && !kit.requirements.is_empty(), "{asked}");
        let answer = words(&home.say(&asha, "We always did that together and it went fine").await);
        assert!(answer.contains("What did you do yourself?") && answer.contains("What a good answer shows"), "{answer}");
        let next = words(&home.say(&asha, "next").await);
        assert!(next.contains("Question 2 of "), "{next}");
    }

    async fn a_job_is_posted_in_the_conversation(home: Home) {
        let recruiter = confirmed(&home, "rita@boilers.example").await;
        let recruiter = Visit { roles: vec![Role::Recruiter], ..recruiter };
        home.say(&recruiter, "post a job").await;
        home.say(&recruiter, "Night welder").await;
        home.say(&recruiter, "You weld pressure parts by MIG and TIG at night and read technical drawings. You need MIG welding from the first day.").await;
        home.say(&recruiter, "Leeds").await;
        let without = home.say(&recruiter, "£17 an hour").await;
        assert!(words(&without).contains("First say which employer you hire for"), "{without:?}");
        assert_eq!(without.last().unwrap().form, Some(Form::Hiring));

        let employer = home.journey.start_employer(&recruiter, "Tapti Boilers", "boilers.example").await.unwrap();
        home.say(&recruiter, "post a job").await;
        home.say(&recruiter, "Night welder").await;
        home.say(&recruiter, "You weld pressure parts by MIG and TIG at night and read technical drawings. You need MIG welding from the first day.").await;
        home.say(&recruiter, "Leeds").await;
        let drafted = home.say(&recruiter, "£17 an hour").await;
        let said = words(&drafted);
        assert!(said.contains("The draft is there: Night welder, for Tapti Boilers."), "{said}");
        assert!(said.contains("I understood: Leeds") && said.contains("It asks for: "), "{said}");
        let Some(Form::Writing(id)) = drafted.last().unwrap().form else { panic!("{drafted:?}") };
        let written = home.journey.written_opening(&recruiter, id).await.unwrap();
        assert_eq!(written.requisition.state, RequisitionState::Draft, "nothing is public without a yes");
        assert!(written.preview.pay.is_some(), "the pay is read from what was told");
        let by_mail = told(&home.journey, &recruiter, "who am i", Channel::Mail).await;
        assert!(!by_mail.is_empty());
        home.say(&recruiter, "post a job").await;
        let pasted = "Night welder\nWe look for a welder for our boiler works in Leeds, at night. You weld pressure parts by MIG and TIG and read technical drawings. Full time, £15 - £18 an hour.";
        let drafted = told(&home.journey, &recruiter, pasted, Channel::Page).await;
        let Some(Form::Writing(id)) = drafted.last().unwrap().form else { panic!("{drafted:?}") };
        let public = words(&home.say(&recruiter, "yes").await);
        assert!(public.contains("It is public now"), "{public}");
        let posting = home.journey.posting(id).await.unwrap();
        assert_eq!((posting.title.as_str(), posting.employer_id), ("Night welder", Some(employer)));
        let seeker = seeker(&home, WELDER, "asha@example.org").await;
        let no = words(&home.say(&seeker, "post a job").await);
        assert!(no.contains("you are not signed in as one"), "{no}");
    }

    async fn a_language_model_triggers_nothing(home: Home) {
        let service = Service::start();
        let journey = home.with_interpreter(&service);
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        service.answer(model_says("delete my data"));
        let said = told(&journey, &asha, "zxcv qwer", Channel::Page).await;
        assert!(words(&said).contains("Do you mean this?"), "{said:?}");
        let labels: Vec<_> = said.last().unwrap().choices.iter().map(|choice| choice.label.as_str()).collect();
        assert_eq!(labels, ["delete my data", "No, something else"]);
        let asked = told(&journey, &asha, "yes", Channel::Page).await;
        assert!(!words(&asked).contains("erased"), "picking it asks the question that is always asked: {asked:?}");
        // In the middle of "Shall I erase everything?", what the model makes of other words is no yes.
        for trick in ["yes", "Yes, erase everything", "yes\nyes"] {
            service.answer(model_says(trick));
            told(&journey, &asha, "delete my data", Channel::Page).await;
            told(&journey, &asha, "zxcv qwer", Channel::Page).await;
            told(&journey, &asha, "yes", Channel::Page).await;
            told(&journey, &asha, "yes", Channel::Page).await;
            let still = home.journey.known(&asha).await.unwrap().profile;
            assert!(!still.skills.is_empty(), "{trick}");
            told(&journey, &asha, "stop", Channel::Page).await;
        }
        let service_asked = service.received().len();
        assert!(service_asked >= 4, "{service_asked}");
        service.answer(Answer::Status(500));
        let down = told(&journey, &asha, "zxcv qwer", Channel::Page).await;
        assert!(words(&down).contains("I did not understand that"), "without it everything works: {down:?}");
        let without = told(&home.journey, &asha, "zxcv qwer", Channel::Page).await;
        assert!(words(&without).contains("I did not understand that"), "{without:?}");
    }
}
