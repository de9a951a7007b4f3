//! Programs at the door: what they are answered, what they may, and what they learn of others, which is nothing.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
#![expect(clippy::too_many_lines, reason = "each story goes its whole way in one piece")]

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
use testkit::{Reply, Service};
use tower::ServiceExt;

const ADVERT: &str = "We look for a welder for our boiler works in Leeds. You weld pressure parts by MIG and TIG and read \
technical drawings.\nYou need: MIG welding, TIG welding, reading technical drawings.\nLocation: Leeds\nFull time, £15 - £18 an hour.";
const RESUME: &str = "Asha Rao\nLeeds, United Kingdom\nasha.rao@example.org\n\nExperience\n\nWelder, Tapti Boilers, Pune\n\
    March 2019 - present\n- MIG welding and TIG welding of pressure vessels\n\nSkills\n\nMIG welding, first aid\n";

struct Answer {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

struct Site {
    journey: Journey,
    store: Store,
    clock: Arc<FixedClock>,
    router: Router,
    _dir: TempDir,
}

impl Site {
    async fn open() -> Self {
        Self::with(1_000_000).await
    }

    async fn with(requests_a_minute: u32) -> Self {
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

    async fn member(&self, address: &str) -> Visit {
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

    async fn token(&self, visit: &Visit, employer: Option<EmployerId>, scopes: &[Scope]) -> String {
        let wanted = WantedToken {
            name: "My program".to_owned(),
            employer,
            scopes: scopes.to_vec(),
            days: 90,
        };
        self.journey.make_api_token(visit, &wanted).await.unwrap().1
    }

    /// Everything a token for this may have.
    async fn whole(&self, visit: &Visit, employer: Option<EmployerId>) -> String {
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

    async fn employer(&self, address: &str, name: &str) -> (Visit, EmployerId) {
        let visit = self.member(address).await;
        let employer = self.journey.start_employer(&visit, name, "").await.unwrap();
        (visit, employer)
    }

    async fn ask(&self, method: &str, path: &str, token: &str, headers: &[(&str, &str)], body: &str) -> Answer {
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

    async fn get(&self, path: &str, token: &str) -> Answer {
        self.ask("GET", path, token, &[], "").await
    }

    async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        self.ask(
            "POST",
            path,
            token,
            &[("content-type", "application/json")],
            &body.to_string(),
        )
        .await
    }

    async fn settle(&self) {
        while self.journey.follow_openings().await.unwrap() > 0 {}
        while self.journey.tell_programs().await.unwrap() > 0 {}
        while self.journey.send_to_programs().await.unwrap() > 0 {}
    }

    fn pass(&self, time: TimeDelta) {
        self.clock.advance(time);
    }

    /// An employer with a public opening, made by a program: its token and the opening's id.
    async fn published(&self) -> (String, String) {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_draft_to_an_answer() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;

    let found = site.get("/openings?q=welder&limit=5", &token).await;
    assert_eq!(
        (found.status, found.json()["total"].as_u64()),
        (200, Some(1)),
        "{}",
        found.text
    );
    assert_eq!(found.header("cache-control"), "no-store");
    let one = site.get(&format!("/openings/{opening}"), &token).await.json();
    assert!(
        one["takes_applications"].as_bool().unwrap() && one["skills"].as_array().unwrap().len() >= 2,
        "{one}"
    );
    let fit = site.get(&format!("/openings/{opening}/fit"), &token).await.json();
    assert!(
        fit["held"]
            .as_array()
            .unwrap()
            .iter()
            .any(|skill| skill["skill"] == "mig-welding"),
        "{fit}"
    );
    assert_eq!(site.get("/profile", &token).await.json()["name"], "Asha Rao");

    let sent = site
        .post(
            "/applications",
            &token,
            &json!({ "opening": opening, "note": "I weld boilers." }),
        )
        .await;
    assert_eq!(sent.status, 201, "{}", sent.text);
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    let list = format!("/hiring/openings/{opening}/applications");
    assert_eq!(
        site.get(&list, &desk).await.json()["data"],
        json!([]),
        "it can still be undone"
    );
    site.pass(TimeDelta::minutes(2));
    let listed = site.get(&list, &desk).await.json();
    assert_eq!((&listed["data"][0]["id"], &listed["next"]), (&json!(id), &Value::Null));
    let read = site.get(&format!("/hiring/applications/{id}"), &desk).await;
    assert!(
        read.json()["hidden"].as_bool().unwrap() && !read.text.contains("Asha"),
        "{}",
        read.text
    );
    assert_eq!(read.json()["note"], "I weld boilers.");

    let no = json!({ "stage": "declined" });
    let answer = format!("/hiring/applications/{id}/answer");
    let refused = site.post(&answer, &desk, &no).await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["pointer"]),
        (422, &json!("#/reason"))
    );
    let yes = json!({ "stage": "shortlisted", "words": "Come by." });
    assert_eq!(site.post(&answer, &desk, &yes).await.json()["answered"], 1);
    assert_eq!(site.post(&answer, &desk, &yes).await.status, 409);
    let mine = site.get(&format!("/applications/{id}"), &token).await.json();
    assert_eq!(
        (&mine["stage"], &mine["steps"][1]["words"]),
        (&json!("shortlisted"), &json!("Come by."))
    );
    let back = site
        .ask("POST", &format!("/applications/{id}/withdraw"), &token, &[], "")
        .await;
    assert_eq!(back.status, 204, "{}", back.text);
    let again = site
        .ask("POST", &format!("/applications/{id}/withdraw"), &token, &[], "")
        .await;
    assert_eq!(again.status, 409);
    let closed = site
        .post(
            &format!("/hiring/openings/{opening}/close"),
            &desk,
            &json!({ "reason": "filled" }),
        )
        .await;
    assert_eq!(closed.status, 200, "{}", closed.text);
    assert_eq!(
        site.get("/hiring/openings", &desk).await.json()["data"][0]["state"],
        "closed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_may_not_learns_nothing() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let asha = site.member("asha@example.org").await;
    let hers = site.whole(&asha, None).await;
    let sent = site.post("/applications", &hers, &json!({ "opening": opening })).await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.pass(TimeDelta::minutes(2));
    let hook = json!({ "url": "https://program.example/hook", "events": ["application.answered"] });
    let hook = site.post("/webhooks", &hers, &hook).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let ben = site.member("ben@example.org").await;
    let his = site.whole(&ben, None).await;
    let (rosa, other) = site.employer("rosa@other.example", "Other Works").await;
    // Rosa hires for two employers: a token for one is none for the other.
    let second = site.journey.start_employer(&rosa, "Second Works", "").await.unwrap();
    let theirs = site.whole(&rosa, Some(other)).await;
    let written = site
        .journey
        .begin_opening(&rosa, second, &format!("Cook\n{ADVERT}"))
        .await
        .unwrap();

    let bodies = json!({ "stage": "shortlisted", "reason": "filled" });
    for (method, path) in [
        ("GET", format!("/applications/{id}")),
        ("POST", format!("/applications/{id}/withdraw")),
        ("GET", format!("/webhooks/{hook}")),
        ("GET", format!("/webhooks/{hook}/deliveries")),
        ("DELETE", format!("/webhooks/{hook}")),
    ] {
        let answer = site.ask(method, &path, &his, &[], "").await;
        assert_eq!(answer.status, 404, "{method} {path} {}", answer.text);
        assert!(!answer.text.contains("Welder"));
    }
    for (method, path, body) in [
        ("GET", format!("/hiring/openings/{opening}/applications"), String::new()),
        ("GET", format!("/hiring/openings/{written}/applications"), String::new()),
        ("POST", format!("/hiring/openings/{opening}/publish"), String::new()),
        ("POST", format!("/hiring/openings/{written}/publish"), String::new()),
        ("POST", format!("/hiring/openings/{opening}/pause"), String::new()),
        (
            "POST",
            format!("/hiring/openings/{opening}/close"),
            json!({ "reason": "filled" }).to_string(),
        ),
        ("GET", format!("/hiring/applications/{id}"), String::new()),
        ("POST", format!("/hiring/applications/{id}/answer"), bodies.to_string()),
    ] {
        let answer = site
            .ask(method, &path, &theirs, &[("content-type", "application/json")], &body)
            .await;
        assert_eq!(answer.status, 404, "{method} {path} {}", answer.text);
        assert!(!answer.text.contains("Welder") && !answer.text.contains("Asha"));
        let own = site
            .ask(method, &path, &hers, &[("content-type", "application/json")], &body)
            .await;
        assert_eq!(own.status, 403, "a token for one's own data {method} {path}");
    }
    assert_eq!(
        site.get("/hiring/openings", &theirs).await.json()["data"],
        json!([]),
        "not those of the second employer"
    );
    for path in ["/profile", "/applications", "/applications/x"] {
        assert_eq!(
            site.get(path, &desk).await.status,
            403,
            "a desk is nobody's profile: {path}"
        );
    }
    assert_eq!(
        site.get(&format!("/applications/{id}"), &hers).await.json()["stage"],
        "sent",
        "nothing changed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_needs_its_token_and_its_scope() {
    let site = Site::open().await;
    let document = site.get("/openapi.json", "").await.json();
    let (rita, employer) = site.employer("rita@boilers.example", "Tapti Boilers").await;
    let nothing = "00000000-0000-7000-8000-000000000000";
    let mut calls = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let address = path.replace("{id}", nothing).replace("{delivery}", nothing);
        let known: Vec<String> = methods
            .as_object()
            .unwrap()
            .keys()
            .map(|name| name.to_uppercase())
            .collect();
        for (method, operation) in methods.as_object().unwrap() {
            let method = method.to_uppercase();
            let stranger = site.ask(&method, &address, "", &[], "").await;
            assert_eq!(stranger.status, 401, "{method} {path}");
            assert_eq!(stranger.header("content-type"), "application/problem+json");
            assert!(stranger.header("www-authenticate").starts_with("Bearer"));
            let needed = Scope::from_code(operation["security"][0]["token"][0].as_str().unwrap()).unwrap();
            for at_desk in [false, true] {
                let fits = |scope: &Scope| {
                    if at_desk {
                        scope.is_for_desks()
                    } else {
                        scope.is_for_people()
                    }
                };
                let others: Vec<Scope> = Scope::ALL
                    .into_iter()
                    .filter(|scope| *scope != needed && fits(scope))
                    .collect();
                let id = site.journey.api_tokens(&rita).await.unwrap();
                for token in id {
                    site.journey.revoke_api_token(&rita, token.id).await.unwrap();
                }
                let token = site.token(&rita, at_desk.then_some(employer), &others).await;
                let answer = site.ask(&method, &address, &token, &[], "").await;
                assert_eq!(
                    answer.status, 403,
                    "{method} {path} without {needed:?}: {}",
                    answer.text
                );
                assert!(answer.header("www-authenticate").contains("insufficient_scope"));
            }
            calls += 1;
        }
        for method in ["GET", "POST", "DELETE", "PUT", "PATCH", "TRACE"] {
            if !known.iter().any(|name| name == method) {
                let answer = site.ask(method, &address, "", &[], "").await;
                assert_eq!(answer.status, 405, "{method} {path}");
                assert!(known.iter().all(|name| answer.header("allow").contains(name.as_str())));
            }
        }
    }
    assert_eq!(calls, 22);
    let token = site.whole(&rita, None).await;
    let slip = format!("{}0", &token[..token.len() - 1]);
    for bad in ["x", "onward_x", slip.as_str()] {
        let answer = site.get("/profile", bad).await;
        assert!(bad == token || (answer.status == 401 && answer.header("www-authenticate").contains("invalid_token")));
    }
    site.pass(TimeDelta::days(90));
    assert_eq!(site.get("/profile", &token).await.status, 401, "it ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_is_said_exactly() {
    let site = Site::open().await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;
    let json_kind = [("content-type", "application/json")];
    for (path, body, status, at) in [
        ("/applications", "{", 400, Value::Null),
        ("/applications", "{}", 422, json!("#")),
        ("/applications", r#"{"opening":"x"}"#, 422, json!("#/opening")),
        ("/applications", r#"{"opening":7,"more":1}"#, 422, json!("#/more")),
        (
            "/webhooks",
            r#"{"url":"https://a.example","events":["x"]}"#,
            422,
            json!("#/events/0"),
        ),
        (
            "/webhooks",
            r#"{"url":"ftp://a.example","events":["application.answered"]}"#,
            422,
            json!("#/url"),
        ),
        (
            "/webhooks",
            r#"{"url":"https://a.example","events":["opening.closed"]}"#,
            422,
            json!("#/events"),
        ),
    ] {
        let answer = site.ask("POST", path, &token, &json_kind, body).await;
        assert_eq!(answer.status, status, "{path} {body} {}", answer.text);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["pointer"], at, "{problem}");
        assert_eq!(
            (&problem["status"], answer.header("content-type")),
            (&json!(status), "application/problem+json")
        );
    }
    let large = "x".repeat(200 * 1024);
    assert_eq!(
        site.ask("POST", "/applications", &token, &json_kind, &large)
            .await
            .status,
        413
    );
    assert_eq!(
        site.ask("POST", "/applications", &token, &[("content-type", "text/plain")], "{}")
            .await
            .status,
        415
    );
    for path in [
        "/openings?limit=0",
        "/openings?wrong=1",
        "/openings?cursor=abc",
        "/applications?cursor=",
        "/openings?pay=1",
    ] {
        let answer = site.get(path, &token).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.text);
        assert!(answer.json()["errors"][0]["parameter"].is_string());
    }
    for path in [
        "/nothing",
        "/openings/x",
        "/openings/00000000-0000-7000-8000-000000000000",
        "",
    ] {
        let answer = site.get(path, &token).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (404, "application/problem+json"),
            "{path}"
        );
    }
    let profile = site.get("/profile", &token).await;
    let known = [("if-none-match", profile.header("etag"))];
    let same = site.ask("GET", "/profile", &token, &known, "").await;
    assert_eq!((same.status, same.text.as_str()), (304, ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_with_a_key_is_carried_out_once() {
    let site = Site::open().await;
    let (desk, _) = site.published().await;
    let once = [("content-type", "application/json"), ("idempotency-key", "draft-1")];
    let body = json!({ "title": "Fitter", "description": ADVERT }).to_string();
    let first = site.ask("POST", "/hiring/openings", &desk, &once, &body).await;
    let second = site.ask("POST", "/hiring/openings", &desk, &once, &body).await;
    assert_eq!((first.status, second.status, &first.text), (201, 201, &second.text));
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            second.header("idempotency-replayed")
        ),
        ("", "true")
    );
    let other = json!({ "title": "Cook", "description": ADVERT }).to_string();
    let refused = site.ask("POST", "/hiring/openings", &desk, &once, &other).await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["parameter"]),
        (422, &json!("Idempotency-Key"))
    );
    let list = site.get("/hiring/openings?limit=1", &desk).await.json();
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    let next = format!("/hiring/openings?limit=1&cursor={}", list["next"].as_str().unwrap());
    let rest = site.get(&next, &desk).await.json();
    assert_eq!(
        (rest["data"].as_array().unwrap().len(), &rest["next"]),
        (1, &Value::Null),
        "two in all"
    );
    let bad = json!({ "title": "Cook", "description": ADVERT, "reply_days": 99 });
    assert_eq!(site.post("/hiring/openings", &desk, &bad).await.status, 422);
    let all = site.get("/hiring/openings", &desk).await.json();
    assert_eq!(all["data"].as_array().unwrap().len(), 2, "half an opening is none");
    site.pass(TimeDelta::hours(24));
    assert_eq!(
        site.ask("POST", "/hiring/openings", &desk, &once, &other).await.status,
        201,
        "a day later"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_too_often_waits() {
    let site = Site::with(3).await;
    let asha = site.member("asha@example.org").await;
    let token = site.whole(&asha, None).await;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(site.get("/profile", &token).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    let ben = site.member("ben@example.org").await;
    let other = site.whole(&ben, None).await;
    assert_eq!(site.get("/profile", &other).await.status, 200, "each token by itself");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_is_told_signed_and_again_when_it_was_not_there() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let service = Service::start();
    let asha = site.member("asha@example.org").await;
    let hers = site.whole(&asha, None).await;
    let events = json!(["application.received", "application.withdrawn", "opening.closed"]);
    let added = site
        .post(
            "/webhooks",
            &desk,
            &json!({ "url": service.url("/hook"), "events": events }),
        )
        .await;
    assert_eq!(added.status, 201, "{}", added.text);
    let (hook, secret) = (
        added.json()["id"].as_str().unwrap().to_owned(),
        added.json()["secret"].as_str().unwrap().to_owned(),
    );
    let sent = site
        .post(
            "/applications",
            &hers,
            &json!({ "opening": opening, "note": "secret words" }),
        )
        .await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.settle().await;
    assert_eq!(service.received().len(), 0, "it can still be undone");

    service.answer(Reply::Status(503));
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    let log = format!("/webhooks/{hook}/deliveries");
    let waiting = site.get(&log, &desk).await.json();
    assert_eq!(
        (&waiting["data"][0]["state"], &waiting["data"][0]["status"]),
        (&json!("waiting"), &json!(503)),
        "{waiting}"
    );
    site.pass(TimeDelta::minutes(1));
    site.settle().await;
    let received = service.received();
    assert_eq!(received.len(), 2);
    let body: Value = serde_json::from_str(&received[1].text()).unwrap();
    assert_eq!(body["type"], "application.received");
    assert_eq!(
        body["data"],
        json!({ "application": id, "opening": opening, "stage": "sent" })
    );
    let header = |name: &str| received[1].header(name).unwrap().to_owned();
    let seconds: i64 = header("webhook-timestamp").parse().unwrap();
    let signed = gateway::hook::sign(&secret, &header("webhook-id"), seconds, &received[1].text()).unwrap();
    assert_eq!(header("webhook-signature"), signed);
    assert_eq!(
        received[0].header("webhook-id"),
        received[1].header("webhook-id"),
        "the same message"
    );
    assert_eq!(seconds, site.journey.now().timestamp());
    let told = site.get(&log, &desk).await.json();
    assert_eq!(
        (&told["data"][0]["state"], &told["data"][0]["attempts"]),
        (&json!("delivered"), &json!(2))
    );

    let delivery = told["data"][0]["id"].as_str().unwrap();
    let again = site
        .ask("POST", &format!("{log}/{delivery}/again"), &desk, &[], "")
        .await;
    assert_eq!(again.status, 204);
    site.settle().await;
    assert_eq!(service.received().len(), 3);
    site.ask("POST", &format!("/applications/{id}/withdraw"), &hers, &[], "")
        .await;
    site.settle().await;
    assert!(service.received()[3].text().contains("application.withdrawn"));
    assert_eq!(
        site.ask("DELETE", &format!("/webhooks/{hook}"), &desk, &[], "")
            .await
            .status,
        204
    );
    site.post(
        &format!("/hiring/openings/{opening}/close"),
        &desk,
        &json!({ "reason": "gone" }),
    )
    .await;
    site.settle().await;
    assert_eq!(service.received().len(), 4, "removed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_undone_is_not_told_and_who_is_gone_is_switched_off() {
    let site = Site::open().await;
    let (desk, opening) = site.published().await;
    let service = Service::start();
    let hook = json!({ "url": service.url("/hook"), "events": ["application.received"] });
    let hook = site.post("/webhooks", &desk, &hook).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let hers = site.whole(&site.member("asha@example.org").await, None).await;
    let sent = site.post("/applications", &hers, &json!({ "opening": opening })).await;
    let id = sent.json()["id"].as_str().unwrap().to_owned();
    site.settle().await;
    assert_eq!(
        site.ask("POST", &format!("/applications/{id}/withdraw"), &hers, &[], "")
            .await
            .status,
        204
    );
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    assert_eq!(service.received().len(), 0, "as if it had never been");
    let log = site.get(&format!("/webhooks/{hook}/deliveries"), &desk).await.json();
    assert_eq!(log["data"][0]["state"], "dropped");

    service.answer(Reply::Status(410));
    site.post("/applications", &hers, &json!({ "opening": opening })).await;
    site.settle().await;
    site.pass(TimeDelta::minutes(2));
    site.settle().await;
    let off = site.get(&format!("/webhooks/{hook}"), &desk).await.json();
    assert!(off["off_at"].is_string(), "{off}");
    assert_eq!(service.received().len(), 1);
}
