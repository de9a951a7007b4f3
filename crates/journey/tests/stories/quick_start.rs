//! A start reads the openings from the file they were kept in, and is right whatever became of that file.

use chrono::TimeDelta;
use journey::{Journey, KeptFile};
use matching::Filter;
use model::{PostingId, Profile};

use crate::common::{
    Home,
    fixtures::{WELDER, file},
};

/// What another process shows this welder that starts from this file.
async fn starts(home: &Home, profile: &Profile, kept: Option<KeptFile>) -> Vec<(PostingId, i32)> {
    let beside = home.beside_with(kept);
    beside.load_matrix().await.unwrap();
    shown(&beside, profile).await
}

async fn shown(journey: &Journey, profile: &Profile) -> Vec<(PostingId, i32)> {
    let (list, _) = journey.recommend(profile, &Filter::default(), 20).await.unwrap();
    list.iter().map(|shown| (shown.posting.id, shown.found.total)).collect()
}

async fn welder(home: &Home) -> Profile {
    let visit = home.with_resume(WELDER).await;
    home.journey.known(&visit).await.unwrap().profile
}

both! {
    async fn what_changed_since_they_were_kept_is_taken_in(home: Home) {
        home.openings().await;
        let profile = welder(&home).await;
        home.journey.keep_openings().await.unwrap();
        let before = shown(&home.journey, &profile).await;
        assert_eq!(before.len(), 8);
        assert_eq!(starts(&home, &profile, Some(home.kept_file())).await, before);

        home.pass(TimeDelta::minutes(1));
        home.import(file(|key, title| if key == "1" { "Baker".to_owned() } else { title.to_owned() })).await;
        home.close(home.opening("3").await.id).await;
        home.follow_until(|| async { home.journey.openings() == 7 }).await;
        let after = shown(&home.journey, &profile).await;
        assert!(after.len() == 7 && after != before);
        assert_eq!(starts(&home, &profile, Some(home.kept_file())).await, after, "kept before the change");
        assert_eq!(starts(&home, &profile, None).await, after, "from the tables");
    }

    async fn the_file_is_what_is_read_when_it_can_be(home: Home) {
        home.openings().await;
        home.journey.keep_openings().await.unwrap();
        // Another home without any opening believes the file: nothing in its journal says otherwise.
        let empty = Home::on_sqlite().await;
        let beside = empty.beside_with(Some(home.kept_file()));
        assert_eq!(beside.load_matrix().await.unwrap(), 8);
    }

    async fn a_file_that_is_not_good_is_passed_over(home: Home) {
        home.openings().await;
        let profile = welder(&home).await;
        let right = shown(&home.journey, &profile).await;
        home.journey.keep_openings().await.unwrap();
        let file = home.kept_file();
        let whole = std::fs::read(&file.path).unwrap();
        let empty = Home::on_sqlite().await;
        let another = KeptFile { build: "another".to_owned(), ..file.clone() };
        assert_eq!(empty.beside_with(Some(another)).load_matrix().await.unwrap(), 0, "another build reads the tables");
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        for bytes in [&whole[..whole.len() - 1], &whole[..3], &[], &changed] {
            std::fs::write(&file.path, bytes).unwrap();
            assert_eq!(empty.beside_with(Some(file.clone())).load_matrix().await.unwrap(), 0);
            assert_eq!(starts(&home, &profile, Some(file.clone())).await, right);
        }
        std::fs::remove_file(&file.path).unwrap();
        assert_eq!(starts(&home, &profile, Some(file)).await, right);
    }
}
