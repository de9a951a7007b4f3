//! A life in Onward that leaves a row in every table that holds something of a person.

use chrono::TimeDelta;
use model::{
    CohortId, DeviceId, EventKind, HelpRequestId, NotificationId, PostingId, Profile, Purpose, Role, ScopeId, ShowingId,
};
use serde_json::json;
use store::{
    Grant, Tx, Viewer, account, alert, cohort,
    conversation::{self, Said, Speaker},
    feedback, help,
    invitation::{self, Kind},
    mail,
    notification::{self, NewNotification, Told},
    person, phone_code, profile, push_device,
    resume::{self, Reading},
    resume_version::{self, Choices, Content},
    saved_search, scope, session,
    showing::{self, Showing, Shown},
    taxonomy,
    token::{self, NewToken, Purpose as Good},
};

use crate::{
    api, hiring,
    home::{Home, after, noon},
    made::{done, with_email},
};

/// Everything but an account.
pub(crate) async fn of_a_visitor(home: &Home) -> Grant {
    let grant = home.own(home.person().await).await;
    leave_traces(home, &grant).await;
    api::answer_once(home, &grant).await;
    hiring::hire_and_apply(home, &grant).await;
    be_looked_at(home, &grant).await;
    grant
}

/// Everything.
pub(crate) async fn of_a_member(home: &Home, email: &str) -> Grant {
    let grant = of_a_visitor(home).await;
    let mut tx = home.tx().await;
    account::create(&mut tx, &grant, &with_email(email)).await.unwrap();
    tx.commit(grant.event(EventKind::AccountCreated)).await.unwrap();
    grant
}

async fn leave_traces(home: &Home, grant: &Grant) {
    let id = grant.subject();
    let file = home.file(grant, b"my resume").await;
    let opening = home.openings().await[0];
    let mut visit = home.session(id, id.0.as_bytes()[15]);
    visit.signed_in = false;
    let code = NewToken {
        hash: [id.0.as_bytes()[15]; 32],
        purpose: Good::InPersonCode,
        contact: None,
        expires_at: after(900),
    };
    let mut tx = home.store.begin(after(1)).await.unwrap();
    person::give_role(&mut tx, id, Role::Seeker).await.unwrap();
    session::add(&mut tx, &visit).await.unwrap();
    token::add(&mut tx, grant, &code).await.unwrap();
    invitation::add(
        &mut tx,
        &format!("friend-{}", id.0.simple()),
        Kind::Invitation,
        "A friend",
        id,
    )
    .await
    .unwrap();
    resume::put(
        &mut tx,
        grant,
        file,
        Some("txt"),
        &Reading::Text("my resume".to_owned()),
    )
    .await
    .unwrap();
    feedback::dismiss(&mut tx, grant, opening, "too_far").await.unwrap();
    feedback::save(&mut tx, grant, opening).await.unwrap();
    save_search(&mut tx, grant, "cook").await;
    be_told(home, &mut tx, grant, opening).await;
    let said = Said {
        speaker: Speaker::Person,
        channel: "page".to_owned(),
        body: "I can weld".to_owned(),
    };
    conversation::go_on(&mut tx, grant, "{}", &[said]).await.unwrap();
    let content = Content {
        choices: Choices::default(),
        profile: Profile::default(),
    };
    resume_version::keep(&mut tx, grant, opening, &content).await.unwrap();
    for revision in 0..2 {
        profile::save(&mut tx, grant, revision, &Profile::default())
            .await
            .unwrap();
    }
    be_shown(home, &mut tx, grant, opening).await;
    write_to(home, &mut tx, grant).await;
    ask_for_a_person(home, &mut tx, grant).await;
    tx.commit(grant.event(EventKind::ProfileChanged)).await.unwrap();
}

/// A mail to them, one from them, and one that came back.
async fn write_to(home: &Home, tx: &mut Tx, grant: &Grant) {
    let id = grant.subject();
    let letter = home.letter(&format!("welcome:{id}"));
    mail::queue(tx, Some(grant), &letter).await.unwrap();
    mail::take(tx, &format!("in:{id}"), Some(id), "answered").await.unwrap();
    let code = phone_code::NewCode {
        id: id.0,
        phone: "+919876543210",
        purpose: phone_code::Purpose::Own,
        hash: [1; 32],
        expires_at: after(600),
    };
    phone_code::add(tx, Some(grant), &code).await.unwrap();
    let device = push_device::NewDevice {
        id: DeviceId::new(noon(), &home.random),
        address: &format!("https://push.example.net/{id}"),
        key: "key",
        secret: "secret",
        name: "Firefox",
        session: None,
    };
    assert!(push_device::add(tx, grant, &device).await.unwrap());
    api::leave_traces(home, tx, grant).await;
    mail::not_reached(tx, &format!("{id}@example.org"), Some(id), "5.1.1")
        .await
        .unwrap();
}

async fn ask_for_a_person(home: &Home, tx: &mut Tx, grant: &Grant) {
    let new = help::NewRequest {
        id: HelpRequestId::new(noon(), &home.random),
        about: "my hours",
        shared: Some(&json!([{"own": true, "words": "I can weld"}])),
        lang: "en",
        due: noon().date_naive(),
    };
    assert!(help::ask(tx, grant, &new).await.unwrap());
}

/// Saves the same search, in these words.
pub(crate) async fn save_search(tx: &mut Tx, grant: &Grant, words: &str) {
    let new = saved_search::NewSearch {
        address: "/openings?q=cook",
        words,
        search: &json!({"words": "cook"}),
    };
    saved_search::save(tx, grant, &new).await.unwrap();
}

async fn be_told(home: &Home, tx: &mut Tx, grant: &Grant, opening: PostingId) {
    let settings = alert::Settings {
        fits: true,
        ..alert::Settings::usual("en")
    };
    let tokens = alert::Tokens {
        stop: format!("stop {}", grant.subject()),
        calendar: format!("calendar {}", grant.subject()),
    };
    alert::choose(tx, grant, &settings, &tokens).await.unwrap();
    let new = NewNotification {
        id: NotificationId::new(noon(), &home.random),
        key: "round:1".to_owned(),
        told: Told::Deadline {
            posting: opening,
            days: 2,
        },
    };
    notification::add(tx, grant, &new, true).await.unwrap();
}

async fn be_shown(home: &Home, tx: &mut Tx, grant: &Grant, opening: PostingId) {
    taxonomy::keep(tx, "1", "content").await.unwrap();
    let showing = Showing {
        id: ShowingId::new(noon(), &home.random),
        at: after(1),
        profile_revision: 2,
        taxonomy_version: "1".to_owned(),
        weights_version: "1".to_owned(),
        feedback: json!({"saved": [opening]}),
        results: vec![Shown {
            posting: opening,
            revision: 1,
            total: 5,
            parts: json!({"skills": [1, null, "é"]}),
        }],
    };
    showing::add(tx, grant, &showing).await.unwrap();
}

async fn be_looked_at(home: &Home, grant: &Grant) {
    let (id, staff) = (grant.subject(), home.person().await);
    let class = CohortId::new(noon(), &home.random);
    let entrusted = scope::Scope {
        id: ScopeId::new(noon(), &home.random),
        staff,
        over: scope::Over::Person(id),
        from: noon(),
        until: noon() + TimeDelta::days(1),
        granted_by: staff,
        ended_at: None,
    };
    let mut tx = home.tx().await;
    person::give_role(&mut tx, staff, Role::Staff).await.unwrap();
    cohort::add(&mut tx, class, &class.to_string()).await.unwrap();
    cohort::join(&mut tx, class, id).await.unwrap();
    scope::open(&mut tx, &entrusted).await.unwrap();
    done(tx).await;
    home.store
        .grant(Viewer(staff), id, Purpose::Advice, after(2))
        .await
        .unwrap();
}
