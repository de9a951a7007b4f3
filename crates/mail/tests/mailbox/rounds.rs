//! What comes, in which order, and what becomes of it.

use mail::{
    mailbox::{After, Content, Handed, MailboxSettings, Round, fetch},
    transport::Security,
};

use crate::{Kept, fetched, mail, read_of, says, server, settings};

#[tokio::test]
async fn unread_mails_come_once_in_order_and_are_marked() {
    let server = server();
    for (at, security) in [
        (server.open(), Security::None),
        (server.open(), Security::StartTls),
        (server.sealed(), Security::Tls),
    ] {
        for subject in ["1", "2", "3"] {
            server.put(
                "INBOX",
                &format!("{subject}{}", u32::from(at.port()) + security as u32),
                mail(subject).as_bytes(),
            );
        }
        let mut handed = Handed::default();
        let mut kept = Kept::default();
        let round = fetch(&settings(at, security), &mut handed, &mut kept).await.unwrap();
        let taken = Round {
            taken: 3,
            ..Round::default()
        };
        assert_eq!(
            (round, kept.subjects()),
            (taken, vec!["1".to_owned(), "2".to_owned(), "3".to_owned()]),
            "{security:?}"
        );
        assert_eq!(
            kept.0[0].content,
            Content::Whole(mail("1").into_bytes()),
            "byte for byte"
        );
        assert!(read_of(&server, "INBOX").iter().all(|read| *read), "{security:?}");
        assert!(handed.to_string().ends_with(&kept.0[2].uid.to_string()), "{handed}");
        let again = fetch(&settings(at, security), &mut handed, &mut kept).await.unwrap();
        assert_eq!((again, kept.0.len()), (Round::default(), 3));
    }
}

#[tokio::test]
async fn what_is_not_taken_stays_and_comes_again() {
    let server = server();
    for (name, subject) in [("1", "first"), ("2", "not now"), ("3", "third")] {
        server.put("INBOX", name, mail(subject).as_bytes());
    }
    let settings = settings(server.open(), Security::None);
    let mut handed = Handed::default();
    let mut kept = Kept::default();
    let round = fetch(&settings, &mut handed, &mut kept).await.unwrap();
    assert_eq!((round.taken, round.not_now), (2, 1));
    assert_eq!(read_of(&server, "INBOX"), [true, false, true]);
    fetch(&settings, &mut handed, &mut kept).await.unwrap();
    assert_eq!(kept.subjects(), ["first", "not now", "third", "not now"]);
}

#[tokio::test]
async fn a_round_has_an_end_and_the_next_goes_on() {
    let server = server();
    (10..15).for_each(|n: u32| server.put("INBOX", &n.to_string(), mail(&n.to_string()).as_bytes()));
    let settings = MailboxSettings {
        at_once: 2,
        ..settings(server.open(), Security::None)
    };
    let mut left = Vec::new();
    let mut kept = Kept::default();
    let mut handed = Handed::default();
    for _ in 0..3 {
        left.push(fetch(&settings, &mut handed, &mut kept).await.unwrap().left);
    }
    assert_eq!(
        (left, kept.subjects().join(" ")),
        (vec![3, 1, 0], "10 11 12 13 14".to_owned())
    );
}

#[tokio::test]
async fn of_a_mail_that_is_too_large_only_the_headers_come() {
    let server = server();
    let large = format!("{}{}", mail("large"), "x".repeat(50_000));
    server.put("INBOX", "1", large.as_bytes());
    server.put("INBOX", "2", mail("small").as_bytes());
    let settings = MailboxSettings {
        largest: 10_000,
        ..settings(server.sealed(), Security::Tls)
    };
    let mut kept = Kept::default();
    fetch(&settings, &mut Handed::default(), &mut kept).await.unwrap();
    let Content::TooLarge { size, headers } = &kept.0[0].content else {
        panic!("{:?}", kept.0[0]);
    };
    assert_eq!((*size, headers.len() < 100), (large.len(), true));
    assert_eq!(kept.subjects(), ["large", "small"]);
    assert_eq!(read_of(&server, "INBOX"), [true, true]);
}

#[tokio::test]
async fn taken_mails_move_to_a_folder() {
    let server = server();
    server.make("Entw&APw-rfe");
    server.put("INBOX", "1", mail("first").as_bytes());
    server.put("INBOX", "2", mail("not now").as_bytes());
    let settings = MailboxSettings {
        after: After::MoveTo("Entwürfe".to_owned()),
        ..settings(server.open(), Security::StartTls)
    };
    let (subjects, round) = fetched(&settings).await;
    assert_eq!((subjects.len(), round.unwrap().taken), (2, 1));
    assert_eq!(
        (server.mails("INBOX").len(), server.mails("Entw&APw-rfe").len()),
        (1, 1)
    );
    let missing = MailboxSettings {
        after: After::MoveTo("Nowhere".to_owned()),
        ..settings
    };
    let (subjects, failure) = fetched(&missing).await;
    assert!(subjects.is_empty(), "nothing is taken that cannot be moved");
    says(&failure.unwrap_err(), "no folder named Nowhere");
}
