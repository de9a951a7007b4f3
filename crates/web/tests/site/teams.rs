//! Teams, what is proven of employers, and hiding from one, as their pages show them.

use model::{EmployerId, EventKind, PersonId};
use store::hiring::{TeamRole, team};

use crate::{
    browser::Browser,
    known::confirm,
    place::{PASSWORD, Site},
};

async fn confirmed<'a>(site: &'a Site, contact: &str) -> (PersonId, Browser<'a>) {
    let (person, browser) = site.seeker(contact).await;
    confirm(site, person, contact).await;
    (person, browser)
}

/// Rita's employer, with an opening that is public; Leo looks on.
async fn team(site: &Site) -> (EmployerId, model::PostingId, Browser<'_>, Browser<'_>) {
    let (_, rita) = confirmed(site, "rita@boilers.example").await;
    let visit = site
        .journey
        .sign_in(None, "rita@boilers.example", PASSWORD, false)
        .await;
    let visit = visit.unwrap().visit;
    let employer = site
        .journey
        .start_employer(&visit, "Tapti Boilers", "boilers.example")
        .await
        .unwrap();
    let text = "Welder\nMIG welding required. You weld pressure vessels, and pressure vessels again, all day long.\nLocation: Pune";
    let opening = site.journey.begin_opening(&visit, employer, text).await.unwrap();
    site.journey.publish_opening(&visit, opening).await.unwrap();
    while site.journey.follow_openings().await.unwrap() > 0 {}
    let (leo_id, leo) = confirmed(site, "leo@boilers.example").await;
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    assert!(
        team::join(&mut tx, employer, leo_id, TeamRole::LooksOn, "en")
            .await
            .unwrap()
    );
    tx.commit(model::Event::about(EventKind::TeamJoined, leo_id, leo_id))
        .await
        .unwrap();
    (employer, opening, rita, leo)
}

/// What stands at the end of the link in the mail that waits for this address.
async fn secret(site: &Site, address: &str) -> String {
    let mut db = site.store.read().await.unwrap();
    for one in store::mail::deliveries(&mut db, None, None, 50).await.unwrap() {
        let mail = store::mail::to_send(&mut db, one.id).await.unwrap().unwrap();
        if mail.to_contact == address {
            let link = mail.body_text.lines().find(|line| line.starts_with("http")).unwrap();
            return link.rsplit('/').next().unwrap().to_owned();
        }
    }
    panic!("nobody wrote to {address}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_is_invited_joins_gets_another_role_and_leaves() {
    let site = Site::open().await;
    let (employer, _, rita, _) = team(&site).await;
    let page = format!("/hire/team?employer={employer}");
    let id = employer.to_string();
    let fields = |address: &'static str| [("do", "invite"), ("role", "looks_on"), ("address", address)];
    let wrong = rita.post("/hire/team", &fields("dev at boilers")).await.text();
    assert!(
        wrong.contains("name@example.org") && wrong.contains("dev at boilers"),
        "what was typed is kept"
    );
    let sent = rita.post("/hire/team", &fields("dev@boilers.example")).await;
    assert_eq!(sent.location(), format!("{page}&said=invited"));
    assert!(rita.get(&page).await.text().contains("dev@boilers.example"));
    let link = format!("/hire/invitations/{}", secret(&site, "dev@boilers.example").await);
    let stranger = site.browser().get(&link).await.text();
    assert!(
        stranger.contains("Tapti Boilers")
            && stranger.contains("Sign in first")
            && !stranger.contains("Join the team<")
    );
    let (dev_id, dev) = confirmed(&site, "dev@other.example").await;
    assert!(dev.get(&link).await.text().contains("Join the team"));
    assert_eq!(
        dev.post(&link, &[]).await.location(),
        format!("{page}&said=team-joined")
    );
    assert!(dev.get(&link).await.text().contains("no longer good"));
    assert_eq!(dev.post(&link, &[]).await.status, 403);
    let dev_id = dev_id.to_string();
    let role = [
        ("do", "role"),
        ("employer", id.as_str()),
        ("member", dev_id.as_str()),
        ("role", "recruiter"),
    ];
    assert_eq!(dev.post("/hire/team", &role).await.status, 403, "not by themselves");
    assert_eq!(
        rita.post("/hire/team", &role).await.location(),
        format!("{page}&said=role-changed")
    );
    let alerts = dev.get("/alerts").await.text();
    assert!(alerts.contains("what you may do in the team has changed"), "{alerts}");
    let leave = [("do", "leave"), ("employer", id.as_str())];
    assert_eq!(
        rita.post("/hire/team", &leave).await.status,
        409,
        "a team keeps an owner"
    );
    assert_eq!(dev.post("/hire/team", &leave).await.location(), "/hire?said=team-left");
    assert_eq!(dev.get(&page).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_on_sees_and_is_told_why_they_change_nothing() {
    let site = Site::open().await;
    let (employer, opening, rita, leo) = team(&site).await;
    let written = leo.get(&format!("/hire/openings/{opening}")).await;
    assert!(written.text().contains("You look on in this team") && !written.text().contains("<textarea"));
    assert!(
        rita.get(&format!("/hire/openings/{opening}"))
            .await
            .text()
            .contains("<textarea")
    );
    assert!(!leo.get("/hire").await.text().contains("/hire/openings/new"));
    let team = leo.get(&format!("/hire/team?employer={employer}")).await.text();
    assert!(team.contains("rita@boilers.example") && !team.contains("Invite somebody") && !team.contains("Take out"));
    for path in [
        format!("/hire/openings/{opening}"),
        format!("/hire/openings/{opening}/applicants"),
    ] {
        let refused = leo
            .post(&path, &[("do", "pause"), ("everybody", "sent"), ("reason", "filled")])
            .await;
        assert!(
            refused.status == 403 || path.ends_with("applicants"),
            "{path}: {}",
            refused.status
        );
    }
    let refused = leo.post(&format!("/hire/openings/{opening}"), &[("do", "pause")]).await;
    assert!(
        refused
            .text()
            .contains("Whoever owns the team can let you write and answer")
    );
    let refused = leo.post("/hire/verify", &[("do", "record")]).await;
    assert!(refused.status == 403 && refused.text().contains("Only whoever owns the team"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_proven_and_how_stands_on_its_page() {
    let site = Site::open().await;
    let (employer, _, rita, leo) = team(&site).await;
    let page = format!("/hire/verify?employer={employer}");
    let read = rita.get(&page).await.text();
    assert!(read.contains("Nothing is proven yet") && read.contains("https://boilers.example"));
    let made = rita.post("/hire/verify", &[("do", "record")]).await;
    assert_eq!(made.location(), format!("{page}&said=record-made"));
    assert!(rita.get(&page).await.text().contains("onward-verify="));
    assert!(
        !leo.get(&page).await.text().contains("onward-verify="),
        "an owner's alone"
    );
    let asked = rita.post("/hire/verify", &[("do", "look")]).await.text();
    assert!(asked.contains("DNS gives no answer now"));
    let wrong = rita
        .post("/hire/verify", &[("do", "site"), ("site", "javascript:x")])
        .await
        .text();
    assert!(
        wrong.contains("https://www.example.org") && wrong.contains("javascript:x"),
        "what was typed is kept"
    );
    let moved = rita
        .post("/hire/verify", &[("do", "site"), ("site", "other.example")])
        .await;
    assert_eq!(moved.location(), format!("{page}&said=kept"));
    assert!(
        !rita.get(&page).await.text().contains("onward-verify="),
        "the record was for another domain"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_hides_from_an_employer_and_takes_it_back() {
    let site = Site::open().await;
    let (_, opening, ..) = team(&site).await;
    let (_, asha) = site.seeker("asha@example.org").await;
    let page = format!("/openings/{opening}");
    assert!(asha.get(&page).await.text().contains("Hide me from this employer"));
    assert!(
        !site
            .browser()
            .get(&page)
            .await
            .text()
            .contains("Hide me from this employer")
    );
    let hidden = asha.post(&format!("{page}/hide"), &[]).await;
    assert_eq!(hidden.location(), "/me/hidden?said=hidden");
    let list = asha.get("/me/hidden").await.text();
    assert!(list.contains("Tapti Boilers") && list.contains("You chose this"));
    assert!(asha.get(&page).await.text().contains("You hide from this employer"));
    assert!(
        asha.get("/openings?q=pressure")
            .await
            .text()
            .contains("you hide from it"),
        "a search marks it"
    );
    assert!(
        !site
            .browser()
            .get("/openings?q=pressure")
            .await
            .text()
            .contains("you hide from it")
    );
    let shown = asha
        .post("/me/hidden", &[("do", "show"), ("key", "tapti boilers")])
        .await;
    assert_eq!(shown.location(), "/me/hidden?said=shown-again");
    assert!(!asha.get("/me/hidden").await.text().contains("You chose this"));
    assert!(
        asha.post("/me/hidden", &[("employer", " ")])
            .await
            .text()
            .contains("Write the name of the employer.")
    );
    assert_eq!(
        asha.post("/me/hidden", &[("do", "show"), ("key", "x")]).await.status,
        404
    );
}
