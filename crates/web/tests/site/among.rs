//! Among a team: tags, notes and scorecards by their buttons, and applications side by side.

use crate::{browser::Browser, known::Known, place::Site};
use web::routes::Method;

#[tokio::test(flavor = "multi_thread")]
async fn a_team_tags_notes_scores_and_compares() {
    let site = Site::open().await;
    let (asha, browser) = site.seeker("asha@example.org").await;
    let known = Known::of(&site, asha, "asha@example.org").await;
    let here = known.examples(Method::Get, "/hire/applications/{}/team").remove(0);
    let read = browser.get(&here).await.text();
    assert!(read.contains("Nobody else handed in a scorecard yet") && read.contains("value=\"mig-welding\""));

    let kept = format!("{here}?said=kept");
    let tag = [("do", "tag"), ("tag", "Night shift")];
    assert_eq!(browser.post(&here, &tag).await.location(), kept);
    assert_eq!(
        browser
            .post(&here, &[("do", "note"), ("note", "Call <b>her</b>.")])
            .await
            .location(),
        kept
    );
    let bare = [
        ("do", "score"),
        ("skill-1", "mig-welding"),
        ("points-1", "4"),
        ("evidence-1", " "),
    ];
    let refused = browser.post(&here, &bare).await.text();
    assert!(
        refused.contains("what it rests on: what they said or did"),
        "a number alone is refused"
    );
    assert!(refused.contains("value=\"4\" checked"), "and nothing is lost");
    let whole = [
        ("do", "score"),
        ("skill-1", "mig-welding"),
        ("points-1", "4"),
        ("evidence-1", "A clean seam."),
    ];
    assert_eq!(browser.post(&here, &whole).await.location(), kept);
    let read = browser.get(&here).await.text();
    assert!(read.contains("night shift") && read.contains("Call &#60;b&#62;her") && read.contains("A clean seam."));
    compare(&browser, &known).await;

    assert_eq!(
        browser
            .post(&here, &[("do", "untag"), ("tag", "night shift")])
            .await
            .location(),
        kept
    );
    assert!(
        browser
            .get(&list_of(&known))
            .await
            .text()
            .matches("night shift")
            .count()
            == 0
    );
}

fn list_of(known: &Known) -> String {
    known.examples(Method::Get, "/hire/openings/{}/applicants").remove(0)
}

/// The list by a tag, and two of it side by side.
async fn compare(browser: &Browser<'_>, known: &Known) {
    let list = list_of(known);
    let compare = known.examples(Method::Get, "/hire/openings/{}/compare").remove(0);
    let found = browser.get(&format!("{list}?tag=night+shift")).await.text();
    assert_eq!(found.matches("name=\"application\"").count(), 1);
    assert!(
        browser
            .get(&format!("{list}?tag=day"))
            .await
            .text()
            .contains("Nobody here")
    );
    let side = browser.get(&compare).await.text();
    assert!(side.contains("night shift") && side.contains("MIG welding"));
    let first = compare.split('&').next().unwrap();
    assert_eq!(
        browser.get(first).await.location(),
        format!("{list}?said=compare"),
        "one is nothing to compare"
    );
}
