//! A place of its own for each test: the real router over a fresh store, with a clock that stands still.

use std::{io::Cursor, path::PathBuf, sync::Arc};

use axum::{Router, body::Body, http::Request};
use chrono::{TimeZone, Utc};
use documents::{Limits, Reader};
use gateway::{
    Reach,
    push::{Pusher, Voucher},
};
use journey::{Begun, Channels, Journey, Parts, TextKind, Texts, account::SignUp, import::Import};
use model::{EmployerId, Event, EventKind, FixedClock, PersonId, PostingId, SeededRandom};
use search::OpeningsIndex;
use store::{
    Grant, Options, Store,
    employer::{self, Employer},
    scope::Over,
};
use tempfile::TempDir;
use tower::ServiceExt;
use web::Doors;

use crate::browser::{Answer, Browser};

/// Where the place is reached.
pub(crate) const HOST: &str = "work.example.org";
/// A password nobody would guess first.
pub(crate) const PASSWORD: &str = "tea on the veranda";
/// A résumé as text.
pub(crate) const RESUME: &str = "Asha Rao\nPune, India\nasha.rao@example.org\n\nExperience\n\nWelder, Tapti Boilers, Pune\n\
    March 2019 - present\n- MIG welding and TIG welding of pressure vessels\n\nSkills\n\nMIG welding, first aid\n";

/// Two openings as a file.
pub(crate) const OPENINGS: &str = r#"{"job id":"1","job title":"Welder","company":"Tapti Boilers","location":"Pune, India","job description":"MIG welding required. You weld pressure vessels.","url":"https://jobs.example/1","deadline":"2026-04-01"}
{"job id":"2","job title":"Cook","company":"Lakeside Hotel","location":"Nairobi, Kenya","job description":"Cooking and food hygiene required. You cook for 100 guests.","url":"https://jobs.example/2","deadline":"2026-04-08"}
"#;

/// How the doors stand in most tests.
pub(crate) const DOORS: Doors = Doors {
    behind_proxy: false,
    requests_a_minute: 1_000_000,
    secure_cookies: false,
};

/// A gateway for text messages is set, and none leaves: nobody sends them here.
fn channels() -> Channels {
    let settings = gateway::text::Settings {
        url: "http://127.0.0.1:9/send".to_owned(),
        token: String::new(),
        headers: Vec::new(),
        format: gateway::text::Format::Form,
        body: "to={to}&text={text}".to_owned(),
    };
    let inlet = gateway::webhook::Settings {
        secret: "only we know".to_owned(),
        proof: gateway::webhook::Proof::Token,
        header: "authorization".to_owned(),
        from: "from".to_owned(),
        text: "text".to_owned(),
        id: "id".to_owned(),
    };
    Channels {
        webhooks: None,
        country_code: "+91".to_owned(),
        texts: Some(Texts {
            gateway: gateway::text::Gateway::new(settings).unwrap(),
            kind: TextKind::Sms,
            a_day: 2,
            codes_a_day: 100,
            countries: Vec::new(),
            inlet: Some(inlet),
        }),
        pushes: Some(Pusher::new(
            Reach::Internet,
            Voucher::new("a secret of the place", "https://work.example.org"),
        )),
    }
}

/// A site that is served.
pub(crate) struct Site {
    pub(crate) journey: Journey,
    pub(crate) store: Store,
    router: Router,
    _dir: TempDir,
}

impl Site {
    /// On SQLite, with two openings.
    pub(crate) async fn open() -> Self {
        Self::with(None, DOORS).await
    }

    /// The same with other doors.
    pub(crate) async fn behind(doors: Doors) -> Self {
        Self::with(None, doors).await
    }

    pub(crate) async fn on_postgres() -> Self {
        Self::with(Some(testkit::postgres()), DOORS).await
    }

    async fn with(url: Option<String>, doors: Doors) -> Self {
        let site = Self::unready(url, doors).await;
        site.journey.keep_taxonomy().await.unwrap();
        let import = Import::open(Cursor::new(OPENINGS), "town.jsonl", &[]).unwrap();
        assert_eq!(site.journey.import(import, |_| ()).await.unwrap().new, 2);
        assert_eq!(site.journey.open_openings().await.unwrap(), 2);
        site
    }

    /// Empty, with an index that is still to be built.
    pub(crate) async fn unready(url: Option<String>, doors: Doors) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let store = Store::open(&Options { url, dir: data }).await.unwrap();
        let (index, _) = OpeningsIndex::open(&dir.path().join("index")).unwrap();
        let noon = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap();
        let program = PathBuf::from(env!("CARGO_BIN_EXE_read-document-for-web"));
        let journey = Journey::new(Parts {
            store: store.clone(),
            index: Some(index),
            kept_openings: None,
            documents: Reader::new(program, Limits::default()),
            clock: Arc::new(FixedClock::new(noon)),
            random: Arc::new(SeededRandom::new(1)),
            taxonomy: skills::Taxonomy::built_in(),
            postbox: None,
            mail_in: None,
            zone: None,
            channels: channels(),
            interpreter: None,
            check_provider: None,
            place: journey::Place {
                name: "Riverside Careers".to_owned(),
                public_url: format!("https://{HOST}"),
                demo: false,
                time_zone: chrono_tz::UTC,
                uploads_an_hour: 20,
                fonts: Vec::new(),
            },
        });
        Self {
            router: web::router(journey.clone(), doors),
            journey,
            store,
            _dir: dir,
        }
    }

    /// Asks the router once.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Asks the router once, for an answer that does not end.
    pub(crate) async fn listen(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// A browser that has never been here.
    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }

    /// Somebody with an account, and a browser where they are signed in.
    pub(crate) async fn seeker(&self, contact: &str) -> (PersonId, Browser<'_>) {
        let visit = self.journey.arrive(None).await.unwrap().visit;
        self.journey.read_text(&visit, RESUME).await.unwrap();
        let form = SignUp {
            contact: contact.to_owned(),
            password: PASSWORD.to_owned(),
            shared_computer: false,
        };
        let begun = self.journey.sign_up(&visit, &form).await.unwrap();
        (begun.visit.person, self.browser_of(&begun))
    }

    /// An employer with a page, and nothing proven of it.
    pub(crate) async fn employer(&self, name: &str) -> EmployerId {
        let at = self.journey.now();
        let page = Employer {
            id: EmployerId::new(at, &SeededRandom::new(7)),
            slug: "employer".to_owned(),
            name: name.to_owned(),
            about: None,
            site: Some("https://employer.example".to_owned()),
            size: None,
            sectors: Vec::new(),
            created_at: at,
            verified: None,
        };
        let mut tx = self.store.begin(at).await.unwrap();
        employer::put(&mut tx, &page).await.unwrap();
        tx.commit(Event::new(EventKind::EmployerAdded, page.id.0))
            .await
            .unwrap();
        page.id
    }

    /// A member of staff, entrusted with a person, and a browser where they are signed in.
    pub(crate) async fn staff(&self, contact: &str, with: Option<PersonId>) -> (PersonId, Browser<'_>) {
        let staff = self
            .journey
            .create_staff("Nadia Farouk", contact, PASSWORD)
            .await
            .unwrap();
        if let Some(person) = with {
            let until = self.journey.now() + chrono::TimeDelta::days(1);
            self.journey
                .entrust(staff, Over::Person(person), until, staff)
                .await
                .unwrap();
        }
        let begun = self.journey.sign_in(None, contact, PASSWORD, false).await.unwrap();
        (staff, self.browser_of(&begun))
    }

    fn browser_of(&self, begun: &Begun) -> Browser<'_> {
        let browser = self.browser();
        browser.keep("onward", begun.token.as_str());
        browser
    }

    /// Everything that is kept of a person, as JSON.
    pub(crate) async fn everything(&self, person: PersonId) -> store::Everything {
        self.store.everything_about(&Grant::program(person)).await.unwrap()
    }

    /// The openings, newest first.
    pub(crate) async fn openings(&self) -> Vec<PostingId> {
        let newest = self.journey.newest(10).await.unwrap();
        newest.into_iter().map(|posting| posting.id).collect()
    }

    /// The secret in the newest mail of a kind to a person.
    pub(crate) async fn secret(&self, person: PersonId, kind: &str) -> String {
        let mut db = self.store.read().await.unwrap();
        let mails = store::mail::own(&mut db, &Grant::program(person), None, 50)
            .await
            .unwrap();
        let mail = mails
            .into_iter()
            .find(|mail| mail.kind == kind)
            .expect("a mail of this kind");
        let link = mail.body_text.split_whitespace().find(|word| word.contains(HOST));
        link.unwrap().rsplit('/').next().unwrap().to_owned()
    }
}
