//! Taking one's own data away: all of it as an archive, the profile as JSON Resume.

use std::{collections::BTreeMap, io::Read};

use journey::profile::Edit;
use matching::Reason;
use serde_json::{Value, json};
use store::everything::KEPT;

use crate::common::{Home, PASSWORD, fixtures::WELDER};

/// The archive's entries by name.
fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = tar::Archive::new(archive);
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    entries.collect()
}

/// What JSON Resume 1.0.0 knows, for each of its parts.
const RESUME_KEYS: [(&str, &[&str]); 5] = [
    (
        "work",
        &[
            "name",
            "location",
            "description",
            "position",
            "url",
            "startDate",
            "endDate",
            "summary",
            "highlights",
        ],
    ),
    (
        "education",
        &[
            "institution",
            "url",
            "area",
            "studyType",
            "startDate",
            "endDate",
            "score",
            "courses",
        ],
    ),
    ("certificates", &["name", "date", "url", "issuer"]),
    ("skills", &["name", "level", "keywords"]),
    ("languages", &["language", "fluency"]),
];

/// `2019`, `2019-03` or `2019-03-01`, as the schema has it.
fn is_resume_date(date: &str) -> bool {
    let parts: Vec<_> = date.split('-').collect();
    let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && [&[4][..], &[4, 2], &[4, 2, 2]].contains(&lengths.as_slice())
}

fn check_parts(resume: &Value) {
    for (part, keys) in RESUME_KEYS {
        for entry in resume[part].as_array().expect("a list") {
            for (key, value) in entry.as_object().expect("an object") {
                assert!(keys.contains(&key.as_str()), "{part}.{key} is not in the schema");
                assert_eq!(value.is_array(), key == "highlights", "{part}.{key}: {value}");
                if key.ends_with("Date") {
                    assert!(is_resume_date(value.as_str().unwrap()), "{part}.{key}: {value}");
                }
            }
        }
    }
}

both! {
    async fn the_archive_holds_everything(home: Home) {
        home.openings().await;
        let asha = home.member("asha@example.org").await.visit;
        home.journey.hand_in(&asha, "../Asha's résumé (1).txt", WELDER.into()).await.unwrap();
        home.list(&asha).await;
        home.journey.dismiss(&asha, home.opening("2").await.id, Reason::TooFar).await.unwrap();
        let archive = unpacked(&home.journey.archive(&asha).await.unwrap());
        assert_eq!(archive["files/01-Asha_s résumé _1_.txt"], WELDER.as_bytes(), "{:?}", archive.keys());
        assert!(String::from_utf8_lossy(&archive["README.txt"]).contains("everything.json"));

        let everything: Value = serde_json::from_slice(&archive["everything.json"]).unwrap();
        for (table, ..) in KEPT {
            assert!(everything[table].is_array(), "{table} is missing");
        }
        let mut kept = json!(home.everything(asha.person).await);
        // All but the link to confirm the address, which stands in the mail alone.
        kept["mail"][0]["body_text"] = everything["mail"][0]["body_text"].clone();
        assert_eq!(everything, kept);
        assert_eq!(everything["account"][0]["email"], "asha@example.org");
        assert_eq!(everything["resume"][0]["text"].as_str().unwrap().trim(), WELDER.trim());
        assert_eq!(everything["dismissed"][0]["reason"], "too_far");
        assert_eq!(everything["mail"][0]["kind"], "confirm_email");
        let whole = String::from_utf8_lossy(&archive["everything.json"]).into_owned();
        assert!(!whole.contains("argon2id") && !whole.contains(PASSWORD), "secrets stay");
        let resume: Value = serde_json::from_slice(&archive["resume.json"]).unwrap();
        assert_eq!(resume, home.journey.json_resume(&asha).await.unwrap());
    }

    async fn what_is_held_is_told_in_numbers(home: Home) {
        let asha = home.member("asha@example.org").await.visit;
        home.journey.hand_in(&asha, "asha.txt", WELDER.into()).await.unwrap();
        let held = home.journey.held(&asha).await.unwrap();
        let rows: BTreeMap<_, _> = held.rows.iter().copied().collect();
        assert_eq!((rows["account"], rows["session"], rows["file"], rows["profile"], rows["mail"]), (1, 1, 1, 1, 1));
        assert_eq!(held.since, Some(crate::common::noon()));
        assert_eq!(held.files[0].1, WELDER.len() as u64);
    }

    async fn json_resume_says_what_the_profile_says(home: Home) {
        let asha = home.with_resume(WELDER).await;
        let resume = home.journey.json_resume(&asha).await.unwrap();
        check_parts(&resume);
        assert_eq!(resume["basics"], json!({
            "name": "Asha Rao",
            "email": "asha.rao@example.org",
            "phone": "+919876543210",
            "location": { "city": "Pune", "countryCode": "IN" },
        }));
        let work = &resume["work"][0];
        assert_eq!((&work["position"], &work["name"], &work["startDate"]), (&json!("Welder"), &json!("Tapti Boilers"), &json!("2019-03")));
        assert_eq!(work.get("endDate"), None, "she is still there");
        assert_eq!(work["highlights"][1], "read technical drawings and measured with calipers");
        assert_eq!(resume["education"][0]["endDate"], "2018");
        let names = |part: &str| resume[part].as_array().unwrap().iter().map(|entry| entry["name"].clone()).collect::<Vec<_>>();
        assert!(names("skills").contains(&json!("MIG welding")), "{resume}");
        let marathi = json!({ "language": "Marathi", "fluency": "Native speaker" });
        assert!(resume["languages"].as_array().unwrap().contains(&marathi), "{resume}");
    }

    async fn places_and_pages_find_their_field(home: Home) {
        let visit = home.visitor().await;
        for (typed, location) in [
            ("Nairobi", json!({ "city": "Nairobi", "countryCode": "KE" })),
            ("India", json!({ "countryCode": "IN" })),
            ("Smallville", json!({ "city": "Smallville" })),
        ] {
            home.journey.edit(&visit, None, vec![Edit::Place(typed.to_owned())]).await.unwrap();
            assert_eq!(home.journey.json_resume(&visit).await.unwrap()["basics"]["location"], location);
        }
        let links = |profile: &mut model::Profile| {
            profile.links = ["https://a.example", "https://b.example"].map(|link| model::Fact::entered(link.to_owned())).to_vec();
        };
        let mut profile = model::Profile::default();
        links(&mut profile);
        let resume = journey::json_resume(home.journey.taxonomy(), &profile);
        assert_eq!(resume["basics"], json!({ "url": "https://a.example", "profiles": [{ "url": "https://b.example" }] }));
    }

    async fn an_empty_profile_makes_an_empty_resume(home: Home) {
        let visit = home.visitor().await;
        let resume = home.journey.json_resume(&visit).await.unwrap();
        check_parts(&resume);
        assert_eq!(resume["basics"], json!({}));
    }
}
