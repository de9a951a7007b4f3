//! What stories about people and openings are made with.

use chrono::TimeDelta;
use model::{
    Contact, EventKind, FileId, Instant, MailId, PersonId, Place, Posting, PostingId, Purpose, SessionId, SourceId,
    posting::PostingSource,
};
use store::{
    Grant, Tx, Viewer, account, files,
    mail::{self, NewMail},
    posting::{self, Outcome, Put},
    session::NewSession,
    source,
};

use crate::home::{Home, noon};

impl Home {
    /// A person's own grant.
    pub(crate) async fn own(&self, person: PersonId) -> Grant {
        let granted = self.store.grant(Viewer(person), person, Purpose::Advice, noon()).await;
        granted.unwrap()
    }

    /// A transaction at noon.
    pub(crate) async fn tx(&self) -> Tx {
        self.store.begin(noon()).await.unwrap()
    }

    /// Somebody with an account under this address.
    pub(crate) async fn member(&self, email: &str) -> Grant {
        let grant = self.own(self.person().await).await;
        let mut tx = self.tx().await;
        account::create(&mut tx, &grant, &with_email(email)).await.unwrap();
        tx.commit(grant.event(EventKind::AccountCreated)).await.unwrap();
        grant
    }

    pub(crate) async fn source(&self, name: &str) -> SourceId {
        let mut tx = self.tx().await;
        let id = SourceId::new(noon(), &self.random);
        let (id, _) = source::put(&mut tx, id, name, "csv").await.unwrap();
        done(tx).await;
        id
    }

    /// An opening that is not taken in yet, of the source `jobs.csv`.
    pub(crate) fn opening(&self, key: &str, title: &str) -> Posting {
        let source = PostingSource {
            source: "jobs.csv".to_owned(),
            key: key.to_owned(),
            url: None,
        };
        Posting {
            employer: Some("Harbour Clinic".to_owned()),
            description: "Early and late shifts.\nLicence required.".to_owned(),
            place: Some(Place::unknown("Pune")),
            experience_months: Some(24),
            posted: Some(noon().date_naive()),
            ..Posting::new(PostingId::new(noon(), &self.random), title, source, noon())
        }
    }

    /// Takes openings in as those of one source, in one transaction.
    pub(crate) async fn put(&self, source: SourceId, postings: &[Posting], at: Instant) -> Vec<Put> {
        let mut tx = self.store.begin(at).await.unwrap();
        let put = posting::put(&mut tx, source, postings).await.unwrap();
        if put.iter().any(|put| put.outcome != Outcome::Same) {
            tx.commit(model::Event::new(EventKind::SourceRead, source.0))
                .await
                .unwrap();
        }
        put
    }

    /// Three openings that are taken in.
    pub(crate) async fn openings(&self) -> Vec<PostingId> {
        let source = self.source("jobs.csv").await;
        let openings = ["Nurse", "Cook", "Electrician"].map(|title| self.opening(title, title));
        let put = self.put(source, &openings, noon()).await;
        put.iter().map(|put| put.id).collect()
    }

    /// A file of the person's, stored and recorded.
    pub(crate) async fn file(&self, grant: &Grant, bytes: &'static [u8]) -> FileId {
        let stored = self
            .store
            .files()
            .put(grant.subject(), bytes, 1000, noon(), &self.random)
            .await
            .unwrap();
        let id = FileId::new(noon(), &self.random);
        let mut tx = self.tx().await;
        files::add(&mut tx, grant, id, &stored, "resume.txt", "text/plain")
            .await
            .unwrap();
        tx.commit(grant.event(EventKind::ResumeUploaded).on(id.0))
            .await
            .unwrap();
        id
    }

    /// A session to begin, lasting a day, with a token made of one byte.
    pub(crate) fn session(&self, person: PersonId, token: u8) -> NewSession {
        NewSession {
            id: SessionId::new(noon(), &self.random),
            token_hash: [token; 32],
            person,
            expires_at: noon() + TimeDelta::days(1),
            shared_computer: false,
            signed_in: true,
        }
    }

    /// A mail to put into the outbox.
    pub(crate) fn letter(&self, event_key: &str) -> NewMail {
        let id = MailId::new(noon(), &self.random);
        NewMail {
            id,
            event_key: event_key.to_owned(),
            message_id: format!("<{id}@onward.example>"),
            to_contact: "asha@example.org".to_owned(),
            kind: "confirm_email".to_owned(),
            subject: "Please confirm".to_owned(),
            body_text: "Open https://onward.example/confirm/secret".to_owned(),
            body_html: None,
            lang: "en",
            good_until: None,
        }
    }

    /// Puts a mail to a person into the outbox at a moment.
    pub(crate) async fn post(&self, grant: &Grant, event_key: &str, at: Instant) -> MailId {
        let letter = self.letter(event_key);
        let mut tx = self.store.begin(at).await.unwrap();
        assert!(mail::queue(&mut tx, Some(grant), &letter).await.unwrap());
        tx.commit(grant.event(EventKind::MailQueued).on(letter.id.0))
            .await
            .unwrap();
        letter.id
    }
}

/// Commits with an event that does not matter.
pub(crate) async fn done(tx: Tx) {
    let event = model::Event::new(EventKind::DemoLoaded, uuid::Uuid::nil());
    tx.commit(event).await.unwrap();
}

pub(crate) fn email(text: &str) -> Contact {
    Contact::parse(text).unwrap()
}

pub(crate) fn with_email(text: &str) -> account::NewAccount {
    account::NewAccount {
        contact: Some(email(text)),
        password_hash: Some("$argon2id$hash".to_owned()),
        source: None,
    }
}
