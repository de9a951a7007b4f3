//! The place the stories are told in: its people, its tokens, its clock.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request},
};
use chrono::{TimeDelta, TimeZone, Utc};
use documents::{Limits as Reading, Reader};
use journey::{
    Channels, Journey, Parts, Visit,
    account::SignUp,
    programs::{Scope, WantedToken},
};
use model::{Contact, EmployerId, EventKind, FixedClock, SeededRandom};
use search::OpeningsIndex;
use serde_json::{Value, json};
use store::{Grant, Options, Store, account};
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const ADVERT: &str = "We look for a welder for our boiler works in Leeds. You weld pressure parts by MIG and TIG and read \
technical drawings.\nYou need: MIG welding, TIG welding, reading technical drawings.\nLocation: Leeds\nFull time, £15 - £18 an hour.";
pub(crate) const RESUME: &str = "Asha Rao\nLeeds, United Kingdom\nasha.rao@example.org\n\nExperience\n\nWelder, Tapti Boilers, Pune\n\
    March 2019 - present\n- MIG welding and TIG welding of pressure vessels\n\nSkills\n\nMIG welding, first aid\n";

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) struct Site {
    pub(crate) journey: Journey,
    pub(crate) store: Store,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) router: Router,
    pub(crate) _dir: TempDir,
}

impl Site {
    pub(crate) async fn open() -> Self {
        Self::with(1_000_000).await
    }

    pub(crate) async fn with(requests_a_minute: u32) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&Options {
            url: None,
            dir: dir.path().join("data"),
        })
        .await
        .unwrap();
        let (index, _) = OpeningsIndex::open(&dir.path().join("index")).unwrap();
        let clock = Arc::new(FixedClock::new(Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()));
        let journey = Journey::new(Parts {
            store: store.clone(),
            index: Some(index),
            kept_openings: None,
            documents: Reader::new(PathBuf::from("none"), Reading::default()),
            clock: Arc::clone(&clock) as Arc<dyn model::Clock>,
            random: Arc::new(SeededRandom::new(1)),
            taxonomy: skills::Taxonomy::built_in(),
            postbox: None,
            mail_in: None,
            zone: None,
            check_provider: None,
            channels: Channels {
                webhooks: Some(gateway::Client::new(gateway::Reach::Anywhere, Duration::from_secs(5))),
                ..Channels::default()
            },
            interpreter: None,
            place: journey::Place {
                name: "Riverside Careers".to_owned(),
                public_url: "https://work.example.org".to_owned(),
                demo: false,
                time_zone: chrono_tz::UTC,
                uploads_an_hour: 20,
                fonts: Vec::new(),
            },
        });
        journey.keep_taxonomy().await.unwrap();
        journey.open_openings().await.unwrap();
        let router = api::router(journey.clone(), api::Limits { requests_a_minute });
        Self {
            journey,
            store,
            clock,
            router,
            _dir: dir,
        }
    }

    pub(crate) async fn member(&self, address: &str) -> Visit {
        let visit = self.journey.arrive(None).await.unwrap().visit;
        self.journey.read_text(&visit, RESUME).await.unwrap();
        let form = SignUp {
            contact: address.to_owned(),
            password: "tea on the veranda".to_owned(),
            shared_computer: false,
        };
        let visit = self.journey.sign_up(&visit, &form).await.unwrap().visit;
        let grant = Grant::program(visit.person);
        let mut tx = self.store.begin(self.journey.now()).await.unwrap();
        let contact = Contact::Email(address.to_owned());
        account::confirm(&mut tx, &grant, account::Confirmed::Contact(&contact))
            .await
            .unwrap();
        tx.commit(grant.event(EventKind::ContactConfirmed)).await.unwrap();
        visit
    }

    pub(crate) async fn token(&self, visit: &Visit, employer: Option<EmployerId>, scopes: &[Scope]) -> String {
        let wanted = WantedToken {
            name: "My program".to_owned(),
            employer,
            scopes: scopes.to_vec(),
            days: 90,
        };
        self.journey.make_api_token(visit, &wanted).await.unwrap().1
    }

    /// Everything a token for this may have.
    pub(crate) async fn whole(&self, visit: &Visit, employer: Option<EmployerId>) -> String {
        let fits = |scope: &Scope| {
            if employer.is_some() {
                scope.is_for_desks()
            } else {
                scope.is_for_people()
            }
        };
        let scopes: Vec<Scope> = Scope::ALL.into_iter().filter(fits).collect();
        self.token(visit, employer, &scopes).await
    }

    pub(crate) async fn employer(&self, address: &str, name: &str) -> (Visit, EmployerId) {
        let visit = self.member(address).await;
        let employer = self.journey.start_employer(&visit, name, "").await.unwrap();
        (visit, employer)
    }

    pub(crate) async fn ask(
        &self,
        method: &str,
        path: &str,
        token: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        self.ask("GET", path, token, &[], "").await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.ask(
            "POST",
            path,
            token,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
        .await
    }

    pub(crate) async fn settle(&self) {
        while self.journey.follow_openings().await.unwrap() > 0 {}
        while self.journey.tell_programs().await.unwrap() > 0 {}
        while self.journey.send_to_programs().await.unwrap() > 0 {}
    }

    pub(crate) fn pass(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    /// An employer with a public opening, made by a program: its token and the opening's id.
    pub(crate) async fn published(&self) -> (String, String) {
        let (rita, employer) = self.employer("rita@boilers.example", "Tapti Boilers").await;
        let token = self.whole(&rita, Some(employer)).await;
        let written = self
            .post(
                "/hiring/openings",
                &token,
                &json!({ "title": "Welder", "description": ADVERT }),
            )
            .await;
        assert_eq!(written.status, 201, "{}", written.text);
        let id = written.json()["id"].as_str().unwrap().to_owned();
        let public = self
            .ask("POST", &format!("/hiring/openings/{id}/publish"), &token, &[], "")
            .await;
        assert_eq!(public.status, 204, "{}", public.text);
        self.settle().await;
        (token, id)
    }
}
