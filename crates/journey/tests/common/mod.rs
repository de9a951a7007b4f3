//! A place of its own for each story: the use cases over a fresh store, a clock that stands still until it is moved,
//! seeded randomness, and a real child process that reads documents.
#![allow(
    dead_code,
    unused_macros,
    clippy::unwrap_used,
    reason = "each test file uses its own part; a helper that fails fails its test"
)]

pub(crate) mod fixtures;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::{TimeDelta, TimeZone, Utc};
use documents::{Limits, Reader};
use gateway::push::{Pusher, Voucher};
use journey::{Begun, Channels, Journey, KeptFile, Parts, Place, Postbox, TextKind, Texts, Visit, account::SignUp};
use mail::{address::Mailbox, transport::Transport};
use model::{Event, EventKind, FixedClock, Instant, PersonId, Purpose, Role, SeededRandom};
use search::OpeningsIndex;
use store::{Entry, Everything, Grant, Options, Position, Store, Viewer, mail::Mail, scope::Over};
use tempfile::TempDir;
use testkit::Service;

/// Tells a story on both engines.
macro_rules! both {
    ($($(#[$doc:meta])* async fn $name:ident($home:ident: Home) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn story($home: Home) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story(Home::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story(Home::on_postgres().await).await;
            }
        }
    )+};
}

/// A password nobody would guess first.
pub(crate) const PASSWORD: &str = "tea on the veranda";

/// Noon of 2 March 2026: when stories begin.
pub(crate) fn noon() -> Instant {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

/// A running place.
pub(crate) struct Home {
    pub(crate) journey: Journey,
    /// The record beneath it, for looking at what was written.
    pub(crate) store: Store,
    pub(crate) options: Options,
    pub(crate) random: SeededRandom,
    clock: Arc<FixedClock>,
    dir: TempDir,
}

fn kept_file(dir: &Path) -> KeptFile {
    KeptFile {
        path: dir.join("kept.openings"),
        build: "one".to_owned(),
    }
}

fn parts(
    store: &Store,
    index: Option<OpeningsIndex>,
    kept: Option<KeptFile>,
    clock: &Arc<FixedClock>,
    seed: u64,
) -> Parts {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_read-document-for-journey"));
    Parts {
        store: store.clone(),
        index,
        kept_openings: kept,
        documents: Reader::new(program, Limits::default()),
        clock: Arc::clone(clock) as Arc<dyn model::Clock>,
        random: Arc::new(SeededRandom::new(seed)),
        taxonomy: skills::Taxonomy::built_in(),
        postbox: None,
        mail_in: None,
        zone: None,
        channels: Channels::default(),
        interpreter: None,
        check_provider: None,
        place: Place {
            name: "Riverside Careers".to_owned(),
            public_url: "https://work.example.org".to_owned(),
            demo: false,
            time_zone: chrono_tz::UTC,
            uploads_an_hour: 4,
            fonts: Vec::new(),
        },
    }
}

impl Home {
    pub(crate) async fn on_sqlite() -> Self {
        Self::with(None).await
    }

    pub(crate) async fn on_postgres() -> Self {
        Self::with(Some(testkit::postgres())).await
    }

    async fn with(url: Option<String>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            url,
            dir: dir.path().join("data"),
        };
        let store = Store::open(&options).await.unwrap();
        let (index, _) = OpeningsIndex::open(&dir.path().join("index")).unwrap();
        let clock = Arc::new(FixedClock::new(noon()));
        let journey = Journey::new(parts(&store, Some(index), Some(kept_file(dir.path())), &clock, 1));
        Self {
            journey,
            store,
            options,
            random: SeededRandom::new(2),
            clock,
            dir,
        }
    }

    /// Another process over the same data, as a command is that runs beside the one that serves.
    pub(crate) fn beside(&self) -> Journey {
        self.beside_with(None)
    }

    /// The same, with a file of kept openings.
    pub(crate) fn beside_with(&self, kept: Option<KeptFile>) -> Journey {
        Journey::new(parts(&self.store, None, kept, &self.clock, 3))
    }

    /// The same use cases with a way for mails to leave.
    pub(crate) fn with_postbox(&self, transport: Arc<dyn Transport>) -> Journey {
        Journey::new(Parts {
            postbox: Some(Postbox {
                transport,
                from: Mailbox::named("Riverside Careers", "careers@work.example.org"),
                signer: None,
            }),
            ..parts(&self.store, None, None, &self.clock, 5)
        })
    }

    /// The same, where DNS says this as well.
    pub(crate) fn with_dns(&self, transport: Arc<dyn Transport>, zone: Arc<dyn mail::doctor::Zone>) -> Journey {
        Journey::new(Parts {
            postbox: Some(Postbox {
                transport,
                from: Mailbox::named("Riverside Careers", "careers@work.example.org"),
                signer: None,
            }),
            zone: Some(zone),
            ..parts(&self.store, None, None, &self.clock, 13)
        })
    }

    /// The same, where those mails can be answered.
    pub(crate) fn answered_by_mail(&self, transport: Arc<dyn Transport>, mail_in: journey::by_mail::MailIn) -> Journey {
        Journey::new(Parts {
            postbox: Some(Postbox {
                transport,
                from: Mailbox::named("Riverside Careers", "careers@work.example.org"),
                signer: None,
            }),
            mail_in: Some(mail_in),
            ..parts(&self.store, None, None, &self.clock, 7)
        })
    }

    /// The same, where this service looks into what people say of themselves.
    pub(crate) fn with_check_provider(&self, service: &Service) -> Journey {
        let settings = gateway::checks::Settings {
            name: "Clear Ground".to_owned(),
            url: service.url("/orders"),
            key: "k3y".to_owned(),
            secret: "whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMhISEh".to_owned(),
        };
        Journey::new(Parts {
            check_provider: Some(gateway::checks::Provider::new(settings).unwrap()),
            ..parts(&self.store, None, None, &self.clock, 11)
        })
    }

    /// The same, where text messages leave by this gateway, and come from it.
    pub(crate) fn with_texts(&self, gateway: &Service) -> Journey {
        let settings = gateway::text::Settings {
            url: gateway.url("/send"),
            token: "s3cret".to_owned(),
            headers: vec![
                "Authorization: Bearer {token}".to_owned(),
                "Idempotency-Key: {key}".to_owned(),
            ],
            format: gateway::text::Format::Json,
            body: r#"{"to":"{to}","text":"{text}"}"#.to_owned(),
        };
        let inlet = gateway::webhook::Settings {
            secret: "only we know".to_owned(),
            proof: gateway::webhook::Proof::Token,
            header: "authorization".to_owned(),
            from: "from".to_owned(),
            text: "text".to_owned(),
            id: "id".to_owned(),
        };
        let texts = Texts {
            gateway: gateway::text::Gateway::new(settings).unwrap(),
            kind: TextKind::Sms,
            a_day: 2,
            codes_a_day: 12,
            countries: vec!["+91".to_owned()],
            inlet: Some(inlet),
        };
        Journey::new(Parts {
            channels: Channels {
                webhooks: None,
                country_code: "+91".to_owned(),
                texts: Some(texts),
                pushes: None,
            },
            ..parts(&self.store, None, None, &self.clock, 9)
        })
    }

    /// The same, where this language model puts what was not understood into plainer words.
    pub(crate) fn with_interpreter(&self, model: &Service) -> Journey {
        let settings = gateway::interpreter::Settings {
            url: model.url("/v1/chat/completions"),
            model: "small".to_owned(),
            token: String::new(),
        };
        Journey::new(Parts {
            interpreter: Some(gateway::interpreter::Interpreter::new(settings).unwrap()),
            ..parts(&self.store, None, None, &self.clock, 11)
        })
    }

    /// The same, where devices are told, also those whose service is on this machine.
    pub(crate) fn with_pushes(&self) -> Journey {
        let voucher = Voucher::new("a secret of the place", "https://work.example.org");
        Journey::new(Parts {
            channels: Channels {
                pushes: Some(Pusher::new(gateway::Reach::Anywhere, voucher)),
                ..Channels::default()
            },
            ..parts(&self.store, None, None, &self.clock, 11)
        })
    }

    /// Where this home keeps its openings.
    pub(crate) fn kept_file(&self) -> KeptFile {
        kept_file(self.dir.path())
    }

    /// Time passes.
    pub(crate) fn pass(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Somebody who has done something worth keeping and has no account.
    pub(crate) async fn visitor(&self) -> Visit {
        self.journey.arrive(None).await.unwrap().visit
    }

    /// Somebody who signed up with this address or number and [`PASSWORD`].
    pub(crate) async fn member(&self, contact: &str) -> Begun {
        let visit = self.visitor().await;
        self.journey.sign_up(&visit, &sign_up(contact)).await.unwrap()
    }

    /// A member of staff, signed in.
    pub(crate) async fn staff(&self, name: &str, contact: &str) -> Visit {
        self.journey.create_staff(name, contact, PASSWORD).await.unwrap();
        let begun = self.journey.sign_in(None, contact, PASSWORD, false).await.unwrap();
        assert!(begun.visit.roles.contains(&Role::Staff), "staff are known at once");
        begun.visit
    }

    /// Entrusts staff with a person for an hour from now.
    pub(crate) async fn entrust(&self, staff: &Visit, person: &Visit) -> model::ScopeId {
        let until = self.journey.now() + TimeDelta::hours(1);
        let entrusted = self
            .journey
            .entrust(staff.person, Over::Person(person.person), until, staff.person);
        entrusted.await.unwrap()
    }

    /// Signs in without a visit before.
    pub(crate) async fn sign_in(&self, contact: &str, password: &str) -> journey::Result<Begun> {
        self.journey.sign_in(None, contact, password, false).await
    }

    /// A person's own grant.
    pub(crate) async fn own(&self, person: PersonId) -> Grant {
        let granted = self
            .store
            .grant(Viewer(person), person, Purpose::Advice, self.journey.now());
        granted.await.unwrap()
    }

    /// Everything that is kept of a person.
    pub(crate) async fn everything(&self, person: PersonId) -> Everything {
        self.store.everything_about(&Grant::program(person)).await.unwrap()
    }

    /// The mails to a person, newest first.
    pub(crate) async fn mails(&self, person: PersonId) -> Vec<Mail> {
        let mut db = self.store.read().await.unwrap();
        store::mail::own(&mut db, &Grant::program(person), None, 50)
            .await
            .unwrap()
    }

    /// The secret in the newest mail of a kind: what stands behind its link's last slash.
    pub(crate) async fn secret(&self, person: PersonId, kind: &str) -> String {
        let mails = self.mails(person).await;
        let mail = mails
            .iter()
            .find(|mail| mail.kind == kind)
            .expect("a mail of this kind");
        let link = mail
            .body_text
            .split_whitespace()
            .find(|word| word.starts_with("https://work.example.org/"));
        link.unwrap().rsplit('/').next().unwrap().to_owned()
    }

    /// The events about a person, oldest first.
    pub(crate) async fn events_about(&self, person: PersonId) -> Vec<Event> {
        let entries = self.journal().await.into_iter().map(|entry| entry.event);
        entries.filter(|event| event.person == Some(person)).collect()
    }

    /// The whole journal, once all that was committed can be read.
    pub(crate) async fn journal(&self) -> Vec<Entry> {
        let mark = PersonId::new(self.journey.now(), &self.random);
        let tx = self.store.begin(self.journey.now()).await.unwrap();
        tx.commit(Event::new(EventKind::DemoLoaded, mark.0)).await.unwrap();
        eventually(|| async {
            let found = self.store.journal().after(Position::START, 1000).await.unwrap();
            let whole = found.iter().any(|entry| entry.event.subject == mark.0);
            let told = |entry: &Entry| entry.event.kind != EventKind::DemoLoaded;
            whole.then(|| found.into_iter().filter(told).collect())
        })
        .await
    }
}

/// A sign-up form with this address or number and [`PASSWORD`].
pub(crate) fn sign_up(contact: &str) -> SignUp {
    SignUp {
        contact: contact.to_owned(),
        password: PASSWORD.to_owned(),
        shared_computer: false,
    }
}

/// Waits until `look` gives something: on PostgreSQL, transactions of other tests hold entries of the journal back for a
/// moment.
pub(crate) async fn eventually<T, F: Future<Output = Option<T>>>(mut look: impl FnMut() -> F) -> T {
    for _ in 0..400 {
        if let Some(found) = look().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("waited ten seconds in vain");
}

/// The sentence a use case answered instead of doing it.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug>(answer: journey::Result<T>) -> String {
    answer.expect_err("a refusal").sentence()
}
