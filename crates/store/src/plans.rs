//! The queries that every page or every import asks find their rows by an index, on both engines, however many rows there
//! are. To watch one more: make its text a constant, and name it in `HOT`.

use chrono::{TimeDelta, TimeZone, Utc};
use model::{
    ApplicationId, CheckId, CheckKind, CheckMove, Contact, DeviceId, EmployerId, Event, EventKind, Hand, HelpRequestId,
    Instant, MailId, NotificationId, PersonId, Posting, PostingId, SeededRandom, SessionId, ShowingId, SourceId,
    posting::PostingSource,
};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::{
    Grant, Kind, Options, Store, Tx, Viewer,
    account::{self, NewAccount},
    alert, api, block,
    db::{Conn, Connected},
    dialect, doubt, employer, help,
    hiring::{Desk, TeamRole, application, check, clock, draft::Letter, interview, job_offer, requisition, team},
    mail, notification, person, phone_code, posting, push_device, saved_search, session, showing, source, taxonomy,
    token,
};

/// How many of everything there are.
const MANY: u32 = 2000;

fn hot(kind: Kind) -> [(&'static str, &'static str); 48] {
    [
        ("session by token", session::BY_TOKEN),
        ("account by mail address", account::BY_EMAIL),
        ("account by telephone number", account::BY_PHONE),
        ("one-time token", token::TAKE),
        ("postings by id", dialect::POSTINGS_BY_ID.on(kind)),
        ("posting by source and key", posting::KNOWN),
        ("open postings, page by page", posting::OPEN_PAGE),
        ("postings like one", posting::LIKE),
        ("postings with one sketch", doubt::SKETCHED),
        ("how often it was posted again", doubt::AGAIN),
        ("open postings of a source", posting::OPEN_OF_SOURCE),
        ("newest postings", posting::NEWEST),
        ("own mails", mail::OWN),
        ("mail by its name", mail::NAMED),
        ("mails from one person", mail::TAKEN_SINCE),
        ("texts to one person", mail::TEXTS_SINCE),
        ("codes sent to one number", phone_code::SENT_TO),
        ("devices of one person", push_device::OWN),
        ("token by its key", api::token::BY_HASH),
        ("webhooks that hear", api::webhook::LISTENING),
        ("log of a webhook", api::webhook::LOG),
        ("outbox", mail::DELIVERIES),
        ("outbox by state", mail::DELIVERIES_IN),
        ("last showing", showing::LATEST),
        ("whoever hears of what fits", alert::SEEKERS),
        ("whose mail is due", alert::DUE),
        ("own notifications", notification::OWN),
        ("notifications not seen", notification::UNREAD),
        ("notifications not mailed", notification::UNMAILED),
        ("searches that tell", saved_search::TELLING),
        ("who applied, the best first", application::RANKED),
        ("applications that are due", clock::DUE),
        ("the interview of an application", interview::LATEST),
        ("interviews that are over", interview::DUE),
        ("interviews that come near", interview::SOON),
        ("the offer of an application", job_offer::row::LATEST),
        ("offers that lapse", job_offer::row::DUE),
        ("offers whose last day comes near", job_offer::row::SOON),
        ("the background check of an application", check::row::LATEST),
        ("background checks nobody answered", check::row::UNANSWERED),
        ("background checks that wait for a yes", check::row::SOON),
        ("notices whose time is over", check::row::OVER),
        ("background checks to be emptied", check::row::FULL),
        ("parts of background checks that are late", check::step::LATE),
        ("parts of background checks to be reminded of", check::step::SOON),
        ("from whom somebody hides", block::OWN),
        ("whom somebody asked for", help::OPEN),
        ("overdue requests for a person", help::OVERDUE),
    ]
}

fn noon() -> Instant {
    Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap()
}

async fn done(tx: Tx) {
    tx.commit(Event::new(EventKind::DemoLoaded, Uuid::nil())).await.unwrap();
}

async fn fill(store: &Store) {
    let random = SeededRandom::new(3);
    let mut tx = store.begin(noon()).await.unwrap();
    let source = SourceId::new(noon(), &random);
    source::put(&mut tx, source, "jobs.csv", "csv").await.unwrap();
    taxonomy::keep(&mut tx, "1", "").await.unwrap();
    let (mut postings, mut people) = (Vec::new(), Vec::new());
    for number in 0..MANY {
        let id = PersonId::new(noon(), &random);
        person::add(&mut tx, id, None).await.unwrap();
        let grant = Grant::program(id);
        let contact = Contact::Email(format!("p{number}@example.org"));
        let new = NewAccount {
            contact: Some(contact),
            ..NewAccount::default()
        };
        account::create(&mut tx, &grant, &new).await.unwrap();
        let mut token_hash = [0; 32];
        token_hash[..4].copy_from_slice(&number.to_be_bytes());
        add_session(&mut tx, id, token_hash, &random).await;
        add_mail(&mut tx, &grant, number, &random).await;
        add_showing(&mut tx, &grant, &random).await;
        add_webhook(&mut tx, &grant, token_hash, &random).await;
        add_request(&mut tx, &grant, &random).await;
        add_code(&mut tx, &grant, number).await;
        add_alerts(&mut tx, &grant, number, &random).await;
        block::put(&mut tx, &grant, ("Works", None), true).await.unwrap();
        people.push(grant);
        postings.push(opening(number, &random));
    }
    posting::put(&mut tx, source, &postings).await.unwrap();
    done(tx).await;
    add_applications(store, &people, &postings, &random).await;
}

/// Two openings with half of the people each.
async fn add_applications(store: &Store, people: &[Grant], postings: &[Posting], random: &SeededRandom) {
    let page = employer::Employer {
        id: EmployerId::new(noon(), random),
        slug: "works".to_owned(),
        name: "Works".to_owned(),
        about: None,
        site: None,
        size: None,
        sectors: Vec::new(),
        created_at: noon(),
        verified: None,
    };
    let mut tx = store.begin(noon()).await.unwrap();
    employer::put(&mut tx, &page).await.unwrap();
    team::join(&mut tx, page.id, people[0].subject(), TeamRole::Owner, "en")
        .await
        .unwrap();
    done(tx).await;
    let desk = store.desk(Viewer(people[0].subject()), page.id).await.unwrap();
    let mut tx = store.begin(noon()).await.unwrap();
    for posting in &postings[..2] {
        requisition::add(&mut tx, &desk, posting.id, &model::Draft::new())
            .await
            .unwrap();
    }
    let mut applications = Vec::new();
    for (number, who) in (0..).zip(people) {
        let opening = postings[usize::from(number % 2 == 0)].id;
        let new = sent(&desk, opening, number, random);
        application::send(&mut tx, who, &new).await.unwrap();
        applications.push((who, new.id));
    }
    done(tx).await;
    let mut tx = store.begin(noon()).await.unwrap();
    for (number, (who, application)) in (0..).zip(applications) {
        look_into(&mut tx, &desk, (who, application), number).await;
    }
    done(tx).await;
}

/// A background check that somebody said yes to.
async fn look_into(tx: &mut Tx, desk: &Desk, (who, application): (&Grant, ApplicationId), number: i64) {
    let new = check::NewCheck {
        id: CheckId(application.0),
        application,
        words: String::new(),
        due_on: noon().date_naive() + TimeDelta::days(number),
        readers: Vec::new(),
        provider: None,
        kinds: vec![CheckKind::Work],
    };
    assert!(check::begin(tx, desk, &new).await.unwrap());
    let yes = CheckMove::Agree("Yes.".to_owned(), "1".to_owned());
    let by = (Hand::Person, Some(who.subject()));
    let side = interview::Side::Person(who);
    assert!(check::change(tx, side, by, new.id, &yes).await.unwrap().is_some());
}

fn sent(desk: &Desk, posting: PostingId, total: i64, random: &SeededRandom) -> application::NewApplication {
    application::NewApplication {
        id: ApplicationId::new(noon(), random),
        posting,
        employer: desk.employer(),
        shown_from: noon(),
        reply_by: noon().date_naive() + TimeDelta::days(total),
        total,
        has: 0,
        asked: 0,
        lang: "en".to_owned(),
        sent: application::Sent {
            profile: model::Profile::default(),
            letter: Letter::default(),
            revision: 1,
            score: serde_json::Value::Null,
            taxonomy_version: String::new(),
            weights_version: String::new(),
        },
    }
}

async fn add_session(tx: &mut Tx, person: PersonId, token_hash: [u8; 32], random: &SeededRandom) {
    let expires_at = noon() + TimeDelta::days(1);
    let new = session::NewSession {
        id: SessionId::new(noon(), random),
        token_hash,
        person,
        expires_at,
        shared_computer: false,
        signed_in: true,
    };
    session::add(tx, &new).await.unwrap();
    let code = token::NewToken {
        hash: token_hash,
        purpose: token::Purpose::ConfirmEmail,
        contact: None,
        expires_at,
    };
    token::add(tx, &Grant::program(person), &code).await.unwrap();
}

async fn add_mail(tx: &mut Tx, grant: &Grant, number: u32, random: &SeededRandom) {
    let letter = mail::NewMail {
        id: MailId::new(noon(), random),
        event_key: number.to_string(),
        message_id: number.to_string(),
        to_contact: String::new(),
        kind: "welcome".to_owned(),
        subject: String::new(),
        body_text: String::new(),
        body_html: None,
        lang: "en",
        good_until: None,
    };
    mail::queue(tx, Some(grant), &letter).await.unwrap();
    let key = number.to_string();
    assert!(mail::take(tx, &key, Some(grant.subject()), "answered").await.unwrap());
}

async fn add_code(tx: &mut Tx, grant: &Grant, number: u32) {
    let new = phone_code::NewCode {
        id: Uuid::from_u128(number.into()),
        phone: &format!("+49301{number:06}"),
        purpose: phone_code::Purpose::Enter,
        hash: [0; 32],
        expires_at: noon() + TimeDelta::minutes(10),
    };
    phone_code::add(tx, Some(grant), &new).await.unwrap();
}

async fn add_request(tx: &mut Tx, grant: &Grant, random: &SeededRandom) {
    let new = help::NewRequest {
        id: HelpRequestId::new(noon(), random),
        about: "",
        shared: None,
        lang: "en",
        due: noon().date_naive(),
    };
    assert!(help::ask(tx, grant, &new).await.unwrap());
}

async fn add_alerts(tx: &mut Tx, grant: &Grant, number: u32, random: &SeededRandom) {
    let settings = alert::Settings {
        fits: number.is_multiple_of(10),
        ..alert::Settings::usual("en")
    };
    let tokens = alert::Tokens {
        stop: number.to_string(),
        calendar: number.to_string(),
    };
    alert::choose(tx, grant, &settings, &tokens).await.unwrap();
    let due = noon() + TimeDelta::seconds(number.into());
    alert::set_due(tx, grant, Some(due)).await.unwrap();
    let search = saved_search::NewSearch {
        address: &format!("/openings?q={}", number / 2),
        words: "",
        search: &serde_json::Value::Null,
    };
    saved_search::save(tx, grant, &search).await.unwrap();
    let told = notification::NewNotification {
        id: NotificationId::new(noon(), random),
        key: "round".to_owned(),
        told: notification::Told::Openings {
            list: Vec::new(),
            more: 0,
        },
    };
    notification::add(tx, grant, &told, true).await.unwrap();
    let sql = "INSERT INTO push_device (id, person, address, key, secret, name, added_at) VALUES ($1, $2, $3, '', '', '', $4)";
    let device = DeviceId::new(noon(), random);
    exec!(tx, sql, device.0, grant.subject().0, device.to_string(), noon()).unwrap();
}

async fn add_webhook(tx: &mut Tx, grant: &Grant, token_hash: [u8; 32], random: &SeededRandom) {
    let token = api::token::NewApiToken {
        id: model::ApiTokenId::new(noon(), random),
        hash: token_hash,
        employer: None,
        name: "",
        hint: "",
        scopes: "",
        ends_at: noon() + TimeDelta::days(1),
    };
    api::token::add(tx, grant, &token).await.unwrap();
    let webhook = api::webhook::NewWebhook {
        id: model::WebhookId::new(noon(), random),
        token: token.id,
        employer: None,
        address: "",
        secret: "",
        events: "",
    };
    api::webhook::add(tx, grant, &webhook).await.unwrap();
    let delivery = api::webhook::NewDelivery {
        id: model::DeliveryId::new(noon(), random),
        webhook: webhook.id,
        person: grant.subject(),
        key: "1",
        event: "",
        subject: Uuid::nil(),
        body: "",
    };
    api::webhook::queue(tx, &delivery).await.unwrap();
}

async fn add_showing(tx: &mut Tx, grant: &Grant, random: &SeededRandom) {
    let shown = showing::Showing {
        id: ShowingId::new(noon(), random),
        at: noon(),
        profile_revision: 1,
        taxonomy_version: "1".to_owned(),
        weights_version: "1".to_owned(),
        feedback: serde_json::Value::Null,
        results: Vec::new(),
    };
    showing::add(tx, grant, &shown).await.unwrap();
}

fn opening(number: u32, random: &SeededRandom) -> Posting {
    let source = PostingSource {
        source: "jobs.csv".to_owned(),
        key: number.to_string(),
        url: None,
    };
    let taken_in = noon() + TimeDelta::seconds(i64::from(number));
    Posting::new(PostingId::new(noon(), random), "Nurse", source, taken_in)
}

/// The plan SQLite makes, one line a step.
async fn on_sqlite(store: &Store, sql: &str) -> String {
    let mut reader = store.read().await.unwrap();
    let Conn::Sqlite(conn) = reader.conn() else {
        unreachable!("an SQLite store")
    };
    let asked = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
    let steps = asked.fetch_all(conn).await.unwrap();
    let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
    steps.join("\n")
}

/// The plan PostgreSQL makes for any values, one line a step.
async fn on_postgres(store: &Store, sql: &str) -> String {
    let mut reader = store.read().await.unwrap();
    let Conn::Postgres(conn) = reader.conn() else {
        unreachable!("a PostgreSQL store")
    };
    let values = (1..10).filter(|number| sql.contains(&format!("${number}"))).count();
    let prepare = format!("DEALLOCATE ALL; SET plan_cache_mode = force_generic_plan; PREPARE hot AS {sql}");
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *conn).await.unwrap();
    let explain = format!("EXPLAIN EXECUTE hot({})", vec!["NULL"; values].join(", "));
    let steps = sqlx::raw_sql(AssertSqlSafe(explain)).fetch_all(conn).await.unwrap();
    let steps: Vec<String> = steps.iter().map(|step| step.get(0)).collect();
    steps.join("\n")
}

#[tokio::test]
async fn sqlite_scans_no_table() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&Options::in_dir(dir.path())).await.unwrap();
    fill(&store).await;
    for (what, sql) in hot(Kind::Sqlite) {
        let plan = on_sqlite(&store, sql).await;
        println!("-- {what}\n{plan}\n");
        for step in plan.lines().filter(|step| step.starts_with("SCAN")) {
            let by_index = step.contains("USING INDEX") || step.contains("USING COVERING INDEX");
            assert!(by_index || step.contains("VIRTUAL TABLE"), "{what}:\n{plan}");
        }
        assert!(
            !plan.contains("TEMP B-TREE"),
            "{what} sorts what an index could give in order:\n{plan}"
        );
    }
}

#[tokio::test]
async fn postgres_scans_no_table() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options {
        url: Some(testkit::postgres()),
        dir: dir.path().to_owned(),
    };
    let store = Store::open(&options).await.unwrap();
    fill(&store).await;
    let mut reader = store.read().await.unwrap();
    let Conn::Postgres(conn) = reader.conn() else {
        unreachable!("a PostgreSQL store")
    };
    sqlx::raw_sql("ANALYZE").execute(conn).await.unwrap();
    drop(reader);
    for (what, sql) in hot(Kind::Postgres) {
        let plan = on_postgres(&store, sql).await;
        println!("-- {what}\n{plan}\n");
        assert!(plan.contains("Index"), "{what}:\n{plan}");
        for table in [
            "session",
            "account",
            "one_time_token",
            "posting",
            "mail",
            "person",
            "showing",
        ] {
            let scan = format!("Seq Scan on {table}");
            assert!(
                !plan.lines().any(|step| step.trim_end().contains(&scan)),
                "{what}:\n{plan}"
            );
        }
    }
}
