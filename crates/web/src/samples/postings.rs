//! A posting as `model` holds it.

use model::{
    Employment, Pay, Per, Place, Posting, PostingId, PostingStatus, SeededRandom, WorkSite, posting::PostingSource,
};

use super::{at, day};

/// An opening for a nurse, with everything stated.
pub(crate) fn nurse() -> Posting {
    Posting {
        id: PostingId::new(at(9, 0), &SeededRandom::new(7)),
        title: "Ward nurse, medical unit".to_owned(),
        employer_id: None,
        employer: Some("Lakeside Hospital".to_owned()),
        description: super::job::NURSE_TEXT.to_owned(),
        place: Some(Place {
            country: Some("IN".to_owned()),
            ..Place::unknown("Pune")
        }),
        site: Some(WorkSite::OnSite),
        anywhere: false,
        pay: "INR".parse().ok().map(|currency| Pay {
            min: 30_000_000,
            max: 48_000_000,
            currency,
            per: Per::Year,
            stated: true,
        }),
        employment: Some(Employment::FullTime),
        experience_months: Some(12),
        education: None,
        languages: Vec::new(),
        occupation: Some("registered-nurse".into()),
        requirements: Vec::new(),
        posted: Some(day(2026, 3, 9)),
        deadline: Some(day(2026, 4, 3)),
        status: PostingStatus::Open,
        source: PostingSource {
            source: "city-openings.csv".to_owned(),
            key: "N-104".to_owned(),
            url: None,
        },
        taken_in: at(9, 0),
    }
}
