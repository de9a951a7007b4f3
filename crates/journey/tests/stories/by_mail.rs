//! Answers by mail: each taken once, acted on as far as a mail may, answered in its thread; nobody is answered who did not write.

use std::sync::Arc;

use journey::{
    Journey, Sending, Visit,
    alerts::{Often, Settings},
    by_mail::{Arrived, MailIn, Outcome, Taken},
    talk::{Channel, Said, Word},
};
use mail::{
    authenticity::Authenticity::{self, Forged, Proven, Unknown},
    reply::ReplyKey,
    secret::Secret,
    transport::Memory,
};

use crate::common::{Home, fixtures::WELDER};

const ASHA: &str = "asha@example.org";

/// A place that mails leave and come to.
struct Post {
    journey: Journey,
    server: Arc<Memory>,
}

impl Post {
    fn of(home: &Home) -> Self {
        let server = Arc::new(Memory::default());
        let mail_in = MailIn {
            key: ReplyKey::new(Secret::new("0123456789abcdef0123456789abcdef")),
            domain: "reply.example.org".to_owned(),
        };
        Self {
            journey: home.answered_by_mail(server.clone(), mail_in),
            server,
        }
    }

    async fn sent(&self) -> Vec<String> {
        while self.journey.send(journey::Channel::Mail).await.unwrap() == Sending::Some {}
        let sent = self.server.take().into_iter();
        sent.map(|mail| String::from_utf8(mail.bytes).unwrap()).collect()
    }

    async fn take(&self, mail: &str, authenticity: Authenticity) -> Taken {
        self.take_some(mail, false, authenticity).await
    }

    async fn take_some(&self, mail: &str, is_cut: bool, authenticity: Authenticity) -> Taken {
        let arrived = Arrived {
            bytes: mail.as_bytes(),
            is_cut,
            recipients: &[],
            authenticity,
        };
        self.journey.take_mail(arrived).await.unwrap()
    }

    /// Asha answers; gives the one answer to that.
    async fn asks(&self, to: &str, name: &str, words: &str) -> String {
        let taken = self.take(&letter(ASHA, to, name, words), Proven).await;
        assert_eq!(taken, Taken::Now(Outcome::Answered), "{words}");
        let mut sent = self.sent().await;
        assert_eq!(sent.len(), 1, "{sent:#?}");
        sent.remove(0)
    }
}

/// The address in `Reply-To`.
fn reply_to(mail: &str) -> String {
    let start = mail
        .find("reply+")
        .unwrap_or_else(|| panic!("it can be answered: {mail}"));
    let rest = &mail[start..];
    rest[..rest.find('>').unwrap()].to_owned()
}

fn letter(from: &str, to: &str, name: &str, words: &str) -> String {
    format!(
        "From: Asha <{from}>\r\nTo: <{to}>\r\nSubject: Re: News\r\nMessage-ID: <{name}@people.example>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n\r\nOn Monday, Riverside Careers wrote:\r\n> old words\r\n"
    )
}

/// The words of a mail, as its reader sees them.
fn text(mail: &str) -> String {
    mail::read::read(mail.as_bytes()).unwrap().text
}

impl Home {
    /// Asha, whose address is confirmed, and where her mail about that can be answered.
    async fn asha(&self, post: &Post) -> (Visit, String) {
        let visit = self.arrives(post).await;
        let to = reply_to(&post.sent().await[0]);
        let secret = self.secret(visit.person, "confirm_email").await;
        self.journey.confirm_email(&secret).await.unwrap();
        self.journey.read_text(&visit, WELDER).await.unwrap();
        (visit, to)
    }

    async fn arrives(&self, post: &Post) -> Visit {
        let form = crate::common::sign_up(ASHA);
        post.journey.arrive_and_sign_up(None, &form).await.unwrap().visit
    }

    async fn lines(&self, visit: &Visit) -> Vec<Said> {
        let lines = self.journey.conversation(Some(visit), None).await.unwrap().lines;
        lines.into_iter().map(|line| line.said).collect()
    }

    async fn said_by(&self, visit: &Visit) -> Vec<String> {
        let said = self.lines(visit).await.into_iter();
        said.filter_map(|said| match said {
            Said::Person(words) => Some(words),
            Said::Program(_) | Said::Staff { .. } => None,
        })
        .collect()
    }
}

both! {
    async fn an_answer_is_acted_on_and_answered_in_its_thread(home: Home) {
        home.openings().await;
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        let answer = post.asks(&to, "one", "help").await;
        assert!(answer.contains("In-Reply-To: <one@people.example>"), "{answer}");
        assert!(answer.contains("Auto-Submitted: auto-replied") && answer.contains("Subject: Re: News"), "{answer}");
        assert!(text(&answer).contains("You can answer with one of these"), "{answer}");
        assert_eq!(home.said_by(&asha).await, ["help"], "what was written now, in the same conversation as on the page");
        let unsure = post.asks(&reply_to(&answer), "two", "learn").await;
        assert!(text(&unsure).contains("https://work.example.org/learn"), "{unsure}");
    }

    async fn the_same_mail_twice_is_taken_once(home: Home) {
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        post.asks(&to, "one", "help").await;
        let again = post.take(&letter(ASHA, &to, "one", "help"), Proven).await;
        assert_eq!(again, Taken::Before);
        assert_eq!(post.sent().await.len(), 0);
        assert_eq!(home.said_by(&asha).await, ["help"]);
    }

    async fn nobody_is_answered_who_did_not_write(home: Home) {
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        let cases = [
            (letter(ASHA, &to, "forged", "help"), Forged, Outcome::Forged),
            (letter("ben@example.org", &to, "ben", "help"), Proven, Outcome::NotTheirs),
            (letter(ASHA, "reply+guessed@reply.example.org", "guess", "help"), Unknown, Outcome::Stranger),
            (letter("careers@work.example.org", &to, "loop", "help"), Proven, Outcome::Automatic),
            (format!("Auto-Submitted: auto-replied\r\n{}", letter(ASHA, &to, "away", "I am away")), Proven, Outcome::Automatic),
            (format!("List-Id: <all.example.org>\r\n{}", letter(ASHA, &to, "list", "News")), Proven, Outcome::Automatic),
            ("\r\n\r\n".to_owned(), Proven, Outcome::Unreadable),
        ];
        for (mail, authenticity, outcome) in cases {
            assert_eq!(post.take(&mail, authenticity).await, Taken::Now(outcome), "{mail}");
        }
        assert_eq!(post.sent().await, [""; 0]);
        assert_eq!(home.said_by(&asha).await, [""; 0]);
    }

    async fn a_proven_stranger_is_told_once_where_to_turn(home: Home) {
        let post = Post::of(&home);
        for name in ["one", "two"] {
            let mail = letter("zoe@example.net", "reply@reply.example.org", name, "hello");
            assert_eq!(post.take(&mail, Proven).await, Taken::Now(Outcome::Stranger));
        }
        let sent = post.sent().await;
        assert_eq!(sent.len(), 1);
        assert!(sent[0].contains("To: zoe@example.net") && text(&sent[0]).contains("https://work.example.org"), "{}", sent[0]);
    }

    async fn what_is_not_proven_is_answered_and_changes_nothing(home: Home) {
        home.openings().await;
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        home.journey.talk(&asha, Word::Said("find me work as a welder in india".to_owned()), Channel::Page).await.unwrap();
        let before = home.lines(&asha).await;
        let save = letter(ASHA, &to, "save", "save 1");
        assert_eq!(post.take(&save, Unknown).await, Taken::Now(Outcome::Unproven));
        let sent = post.sent().await;
        assert!(text(&sent[0]).contains("did not prove"), "{sent:#?}");
        assert_eq!(home.journey.saved(&asha).await.unwrap().len(), 0);
        assert_eq!(home.lines(&asha).await, before);
        let why = letter(ASHA, &to, "why", "why 1");
        post.take(&why, Unknown).await;
        assert!(text(&post.sent().await[0]).contains("you already have"), "reading does no harm");
    }

    async fn nothing_that_cannot_be_taken_back_is_done_by_mail(home: Home) {
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        let first = post.asks(&to, "erase", "delete my data").await;
        assert!(text(&first).contains("https://work.example.org/me/data"), "{first}");
        for name in ["yes1", "yes2", "yes3"] {
            post.asks(&reply_to(&first), name, "yes").await;
        }
        assert!(home.journey.account(&asha).await.unwrap().is_some(), "she is still here");
    }

    async fn a_number_means_the_opening_of_the_mail_it_answers(home: Home) {
        home.openings().await;
        let post = Post::of(&home);
        let (asha, _) = home.asha(&post).await;
        let settings = Settings { fits: true, often: Often::AtOnce, ..home.journey.alerts(&asha).await.unwrap().settings };
        home.journey.choose_alerts(&asha, &settings).await.unwrap();
        home.journal().await;
        home.pass(chrono::TimeDelta::seconds(20));
        while home.journey.tell_of_new_openings().await.unwrap() {}
        while post.journey.write_alert_mails().await.unwrap() > 0 {}
        let alert = post.sent().await.pop().expect("a mail about openings");
        let shown = text(&alert);
        assert!(shown.contains("why 1"), "{shown}");
        let title = shown.lines().find_map(|line| line.strip_prefix("1. ")).expect("it is numbered").trim().to_owned();
        home.journey.talk(&asha, Word::Said("find me work as a cook in Nairobi".to_owned()), Channel::Page).await.unwrap();
        let to = reply_to(&alert);
        let why = post.asks(&to, "why", "why 1").await;
        assert!(text(&why).contains(&title) && text(&why).contains("you already have"), "{why}");
        post.asks(&reply_to(&why), "save", "save 1").await;
        let saved = home.journey.saved(&asha).await.unwrap();
        assert_eq!(saved.iter().map(|shown| shown.posting.title.as_str()).collect::<Vec<_>>(), [title.as_str()]);
        post.asks(&to, "stop", "Stop.").await;
        assert!(!home.journey.alerts(&asha).await.unwrap().settings.fits);
    }

    async fn what_came_back_is_not_written_to_until_it_is_confirmed(home: Home) {
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        let bounce = format!(
            "From: MAILER-DAEMON@mx.example.org\r\nTo: <{to}>\r\nSubject: Undelivered Mail Returned to Sender\r\n\
             Message-ID: <bounce@mx.example.org>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\
             It failed.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
             Final-Recipient: rfc822; {ASHA}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
        );
        assert_eq!(post.take(&bounce, Unknown).await, Taken::Now(Outcome::CameBack));
        let help = letter(ASHA, &to, "help", "help");
        assert_eq!(post.take(&help, Proven).await, Taken::Now(Outcome::Answered));
        assert_eq!(post.sent().await, [""; 0], "nothing is sent there");
        assert_eq!(home.mails(asha.person).await[0].kind, "answer", "it is read in the app");
        let nadia = home.staff("Nadia Farouk", "nadia@example.org").await;
        let seen = post.journey.came_in_by_mail(&nadia).await.unwrap().unwrap();
        assert_eq!(seen.outcomes, [(Outcome::Answered, 1), (Outcome::CameBack, 1)]);
        let unreached: Vec<_> = seen.unreached.iter().map(|one| (one.to.as_str(), one.reason.as_str())).collect();
        assert_eq!(unreached, [("a…@example.org", "5.1.1")]);
        assert!(post.journey.came_in_by_mail(&asha).await.is_err(), "for staff alone");
        assert_eq!(home.journey.came_in_by_mail(&nadia).await.unwrap(), None, "where no mails are taken");
        // A link she asks for is sent all the same, and opening it shows that it arrived.
        post.journey.forgot_password(ASHA).await.unwrap();
        assert_eq!(post.sent().await.len(), 1);
        let secret = home.secret(asha.person, "reset_password").await;
        post.journey.reset_password(&secret, "tea on the veranda").await.unwrap();
        assert!(post.journey.came_in_by_mail(&nadia).await.unwrap().unwrap().unreached.is_empty());
        post.sent().await;
        post.asks(&to, "again", "help").await;
    }

    async fn a_resume_by_mail_is_handed_in_and_the_words_beside_it_count(home: Home) {
        home.openings().await;
        let post = Post::of(&home);
        let visit = home.arrives(&post).await;
        let to = reply_to(&post.sent().await[0]);
        let secret = home.secret(visit.person, "confirm_email").await;
        home.journey.confirm_email(&secret).await.unwrap();
        let mail = format!(
            "From: Asha <{ASHA}>\r\nTo: <{to}>\r\nSubject: My resume\r\nMessage-ID: <resume@people.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\npart-time\r\n\
             --b\r\nContent-Type: text/plain; name=cv.txt\r\nContent-Disposition: attachment; filename=cv.txt\r\n\r\n{WELDER}\r\n--b--\r\n"
        );
        assert_eq!(post.take(&mail, Proven).await, Taken::Now(Outcome::Answered));
        let known = home.journey.known(&visit).await.unwrap().profile;
        assert!(!known.skills.is_empty() && known.skills.iter().all(|claim| !claim.skill.confirmed), "read, to be confirmed");
        assert_eq!(known.wishes.employment, [model::Employment::PartTime], "the words count too");
        assert_eq!(home.said_by(&visit).await, ["cv.txt", "part-time"]);
        assert!(text(&post.sent().await[0]).contains("I have read your résumé"));
    }

    async fn more_than_a_person_writes_is_told_once_an_hour_and_not_acted_on(home: Home) {
        let post = Post::of(&home);
        let (_, to) = home.asha(&post).await;
        for number in 0..20 {
            post.asks(&to, &format!("m{number}"), "help").await;
        }
        for name in ["more", "and", "again"] {
            let more = letter(ASHA, &to, name, "help");
            assert_eq!(post.take(&more, Proven).await, Taken::Now(Outcome::TooMany));
        }
        let told = post.sent().await;
        assert_eq!(told.len(), 1, "one honest answer, not one for each: {told:#?}");
        assert!(told[0].contains("In-Reply-To: <more@people.example>") && text(&told[0]).contains("You have written 20 mails"), "{told:#?}");
        let forged = letter(ASHA, &to, "forged", "help");
        assert_eq!(post.take(&forged, Forged).await, Taken::Now(Outcome::Forged));
        assert_eq!(post.sent().await, [""; 0]);
        home.pass(chrono::TimeDelta::hours(2));
        post.asks(&to, "later", "help").await;
        assert_eq!(home.journey.tidy().await.unwrap().mails, 0);
        home.pass(chrono::TimeDelta::days(91));
        assert_eq!(home.journey.tidy().await.unwrap().mails, 25, "no server hands them over again");
    }

    async fn a_mail_that_is_too_large_is_told_so_once_an_hour(home: Home) {
        let post = Post::of(&home);
        let (asha, to) = home.asha(&post).await;
        let headers = |name: &str| format!("From: Asha <{ASHA}>\r\nTo: <{to}>\r\nSubject: My films\r\nMessage-ID: <{name}@people.example>\r\n\r\n");
        for name in ["one", "two"] {
            assert_eq!(post.take_some(&headers(name), true, Proven).await, Taken::Now(Outcome::TooLarge));
        }
        assert_eq!(post.take_some(&headers("one"), true, Proven).await, Taken::Before);
        let told = post.sent().await;
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].contains("In-Reply-To: <one@people.example>") && text(&told[0]).contains("too large"), "{told:#?}");
        assert_eq!(home.said_by(&asha).await, [""; 0], "nothing of it is taken for words");
        assert_eq!(post.take_some(&headers("forged"), true, Forged).await, Taken::Now(Outcome::Forged));
        assert_eq!(post.sent().await, [""; 0]);
        home.pass(chrono::TimeDelta::hours(2));
        post.take_some(&headers("three"), true, Unknown).await;
        assert_eq!(post.sent().await.len(), 1, "the next hour is another");
    }
}
