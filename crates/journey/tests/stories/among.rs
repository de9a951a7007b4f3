//! Among a team: what is written about somebody who applied, who reads it, and what the person gets of it.

use journey::hiring::{Sieve, TypedMark};

use super::hiring::{applied, confirmed, hiring, seeker};
use crate::common::{Home, fixtures::WELDER, refusal};

fn mark(skill: &str, points: &str, evidence: &str) -> TypedMark {
    TypedMark {
        skill: skill.to_owned(),
        points: points.to_owned(),
        evidence: evidence.to_owned(),
    }
}

both! {
    async fn a_team_writes_notes_tags_and_scorecards_and_the_person_gets_them_all(home: Home) {
        let (recruiter, _, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let id = applied(&home, &asha, opening).await;
        let journey = &home.journey;
        journey.note_among_team(&recruiter, id, "  Asks for the night shift. ").await.unwrap();
        assert_eq!(refusal(journey.note_among_team(&recruiter, id, " ").await), "Write the note first; nothing was kept.");
        journey.tag_applicant(&recruiter, id, " Night   Shift").await.unwrap();
        journey.tag_applicant(&recruiter, id, "night shift").await.unwrap();
        let seen = journey.among_team(&recruiter, id).await.unwrap();
        assert_eq!((seen.tags.clone(), seen.notes.len()), (vec!["night shift".to_owned()], 1));
        assert_eq!((seen.notes[0].words.as_str(), seen.notes[0].author.as_deref()), ("Asks for the night shift.", Some("rita@boilers.example")));
        let skill = seen.about[0].0.as_str().to_owned();
        let number_alone = journey.score_applicant(&recruiter, id, &[mark(&skill, "4", " ")]).await;
        assert!(refusal(number_alone).contains("what it rests on"));
        for points in ["0", "5", "four", "-1"] {
            assert!(journey.score_applicant(&recruiter, id, &[mark(&skill, points, "Saw it.")]).await.is_err(), "{points}");
        }
        assert!(journey.score_applicant(&recruiter, id, &[mark("juggling", "4", "Saw it.")]).await.is_err(), "not asked for");
        assert!(journey.score_applicant(&recruiter, id, &[mark(&skill, "", "Saw it.")]).await.is_err(), "words without points");
        journey.score_applicant(&recruiter, id, &[mark(&skill, "3", "Welded a seam.")]).await.unwrap();
        let own = journey.among_team(&recruiter, id).await.unwrap().own.unwrap();
        assert_eq!((own.marks.len(), own.marks[0].points), (1, 3));

        let with = |tag: &str| Sieve { tag: tag.to_owned(), ..Sieve::default() };
        let listed = journey.applicants(&recruiter, opening, &with("night shift")).await.unwrap();
        assert_eq!((listed.list[0].tags.len(), listed.tags["night shift"]), (1, 1));
        assert!(journey.applicants(&recruiter, opening, &with("day shift")).await.unwrap().list.is_empty());

        let other = confirmed(&home, "eve@other.example").await;
        journey.start_employer(&other, "Other Works", "").await.unwrap();
        for stranger in [&other, &asha] {
            assert!(journey.among_team(stranger, id).await.is_err());
            assert!(journey.note_among_team(stranger, id, "Me too.").await.is_err());
            assert!(journey.forget_note(stranger, id, seen.notes[0].id).await.is_err());
            assert!(journey.tag_applicant(stranger, id, "mine").await.is_err());
            assert!(journey.untag_applicant(stranger, id, "night shift").await.is_err());
            assert!(journey.score_applicant(stranger, id, &[mark(&skill, "1", "No.")]).await.is_err());
        }

        let all = home.everything(asha.person).await;
        assert_eq!(all.0["team_note"][0]["words"], "Asks for the night shift.", "it is theirs to read");
        assert_eq!(all.0["scorecard"][0]["marks"][0]["evidence"], "Welded a seam.");
        assert_eq!(all.0["application_tag"].len(), 1);

        journey.forget_note(&recruiter, id, seen.notes[0].id).await.unwrap();
        journey.untag_applicant(&recruiter, id, "night shift").await.unwrap();
        let seen = journey.among_team(&recruiter, id).await.unwrap();
        assert!(seen.notes.is_empty() && seen.tags.is_empty());
    }
}
