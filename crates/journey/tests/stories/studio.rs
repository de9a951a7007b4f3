//! The résumé as a file: what is in it, what could be better, and turned towards an opening.

use documents::{Limits, read_here, write::Design};
use journey::{
    profile::{Edit, FactKey},
    studio::{Change, Choices, Paper, Remark, Since},
};
use model::{PostingId, SkillId};

use crate::common::{
    Home,
    fixtures::{COOK, WELDER},
    refusal,
};

/// The words of a file, whatever the white space.
fn words(bytes: &[u8]) -> String {
    let text = read_here(bytes, &Limits::default()).unwrap().text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

both! {
    async fn the_profile_comes_out_in_every_format(home: Home) {
        let asha = home.with_resume(WELDER).await;
        for paper in [Paper::Pdf(Design::Classic), Paper::Pdf(Design::Modern), Paper::Pdf(Design::Compact), Paper::Docx, Paper::Text] {
            let text = words(&home.journey.paper(&asha, None, paper).await.unwrap());
            for wanted in ["Asha Rao", "asha.rao@example.org", "Welder", "MIG welding"] {
                assert!(text.contains(wanted), "{paper:?} has no {wanted:?}: {text}");
            }
        }
        let json: serde_json::Value = serde_json::from_slice(&home.journey.paper(&asha, None, Paper::Json).await.unwrap()).unwrap();
        assert_eq!(json["basics"]["name"], "Asha Rao");
    }

    async fn what_an_opening_asks_for_comes_first_and_nothing_else_changes(home: Home) {
        home.openings().await;
        let asha = home.with_resume(WELDER).await;
        let plain = words(&home.journey.paper(&asha, None, Paper::Text).await.unwrap());
        for key in ["1", "2"] {
            let opening = home.opening(key).await;
            let studio = home.journey.studio(&asha, Some(opening.id)).await.unwrap();
            let text = words(&home.journey.paper(&asha, Some(opening.id), Paper::Text).await.unwrap());
            let sorted = |text: &str| { let mut words: Vec<_> = text.replace(',', "").split(' ').map(str::to_owned).collect(); words.sort(); words };
            assert_eq!(sorted(&plain), sorted(&text), "the same words, in another order");
            for change in &studio.changes {
                if let Change::SkillsFirst(skills) = change {
                    let asked: Vec<&SkillId> = opening.requirements.iter().map(|asked| &asked.skill).collect();
                    assert!(skills.iter().all(|skill| asked.contains(&skill)), "{skills:?} of {asked:?}");
                }
            }
        }
        // First aid stands behind the welding on the résumé; the fitter's opening asks for it, and not for welding.
        let fitter = home.opening("3").await.id;
        let turned = words(&home.journey.paper(&asha, Some(fitter), Paper::Text).await.unwrap());
        let places = |text: &str| (text.rfind("First aid").unwrap(), text.rfind("TIG welding").unwrap());
        assert!(places(&plain).0 > places(&plain).1, "{plain}");
        assert!(places(&turned).0 < places(&turned).1, "{turned}");
        let changes = home.journey.studio(&asha, Some(fitter)).await.unwrap().changes;
        assert!(changes.iter().any(|change| matches!(change, Change::SkillsFirst(skills) if skills.contains(&SkillId::from("first-aid")))), "{changes:?}");
        let gone = PostingId(uuid::Uuid::nil());
        assert!(refusal(home.journey.studio(&asha, Some(gone)).await.map(drop)).contains("opening"));
    }

    async fn a_version_for_an_opening_stays_as_it_was_kept(home: Home) {
        home.openings().await;
        let (asha, ben) = (home.with_resume(WELDER).await, home.with_resume(COOK).await);
        let opening = home.opening("1").await.id;
        let before = home.journey.studio(&asha, Some(opening)).await.unwrap();
        assert_eq!(before.kept, None);
        let study = before.entries.iter().find(|entry| entry.key.starts_with("study:")).unwrap();
        let chosen = Choices {
            summary: Some("I weld pressure vessels.".to_owned()),
            left_out: vec![study.key.clone(), "job:somebody else's|".to_owned()],
        };
        home.journey.keep_version(&asha, opening, chosen).await.unwrap();
        let kept = home.journey.studio(&asha, Some(opening)).await.unwrap();
        assert!(kept.changes.contains(&Change::OwnWords) && kept.changes.contains(&Change::LeftOut(vec![study.words.clone()])), "{:?}", kept.changes);
        assert_eq!(kept.kept.as_ref().unwrap().since, [], "nothing went on yet");
        let paper = || home.journey.paper(&asha, Some(opening), Paper::Text);
        let first = words(&paper().await.unwrap());
        assert!(first.contains("I weld pressure vessels.") && !first.contains("Government ITI"), "{first}");
        let plain = words(&home.journey.paper(&asha, None, Paper::Text).await.unwrap());
        assert!(!plain.contains("I weld pressure vessels.") && plain.contains("Government ITI"), "the profile is as it was: {plain}");

        let edits = vec![
            Edit::Skill("forklift-licence".to_owned(), None),
            Edit::Remove(FactKey::Skill("first-aid".into())),
        ];
        home.journey.edit(&asha, None, edits).await.unwrap();
        assert_eq!(words(&paper().await.unwrap()), first, "what was kept stays");
        let since = home.journey.studio(&asha, Some(opening)).await.unwrap().kept.unwrap().since;
        assert!(matches!(&since[..], [Since::More(more), Since::Less(less)] if more.len() == 1 && less == &["First aid"]), "{since:?}");
        // The page sends the words at the top as they stand there: unchanged, they are the profile's and no choice.
        let unchanged = Choices { summary: Some(String::new()), ..Choices::default() };
        home.journey.keep_version(&asha, opening, unchanged).await.unwrap();
        let changes = home.journey.studio(&asha, Some(opening)).await.unwrap().changes;
        assert!(!changes.contains(&Change::OwnWords), "{changes:?}");
        let again = words(&paper().await.unwrap());
        assert!(again.contains("Government ITI") && !again.to_lowercase().contains("first aid"), "{again}");

        assert_eq!(home.journey.versions(&ben).await.unwrap().len(), 0);
        assert_eq!(home.journey.studio(&ben, Some(opening)).await.unwrap().kept, None, "Asha's, not his");
        let listed = home.journey.versions(&asha).await.unwrap();
        assert_eq!(listed.iter().map(|(posting, _)| posting.id).collect::<Vec<_>>(), [opening]);
        home.journey.remove_version(&ben, opening).await.unwrap();
        assert_eq!(home.journey.versions(&asha).await.unwrap().len(), 1);
        home.journey.remove_version(&asha, opening).await.unwrap();
        assert_eq!(home.journey.versions(&asha).await.unwrap().len(), 0);
        let long = Choices { summary: Some("x".repeat(4_001)), ..Choices::default() };
        assert!(refusal(home.journey.keep_version(&asha, opening, long).await).contains("4000 characters"));
    }

    async fn an_old_profile_is_said_to_be_old(home: Home) {
        let nobody = home.visitor().await;
        assert_eq!(home.journey.studio(&nobody, None).await.unwrap().changed, None);
        let asha = home.with_resume(WELDER).await;
        let fresh = home.journey.studio(&asha, None).await.unwrap();
        assert!(!fresh.stale && fresh.remarks.contains(&Remark::Unconfirmed));
        home.pass(chrono::TimeDelta::days(200));
        assert!(home.journey.studio(&asha, None).await.unwrap().stale);
    }
}
