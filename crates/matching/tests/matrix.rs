//! A matrix kept up to date equals one built anew, and the list is what scoring one by one would give.

mod common;

use common::{NAMES, context, posting, profile, taxonomy, today};
use matching::{Feedback, Filter, JobMatrix, Opening, Person};
use model::{Need, PostingId};
use proptest::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Change {
    Put(u8, Vec<(usize, bool)>),
    Remove(u8),
}

fn change() -> impl Strategy<Value = Change> {
    let asks = proptest::collection::vec((0..NAMES.len(), any::<bool>()), 0..4);
    prop_oneof![3 => (0..20_u8, asks).prop_map(|(nr, asks)| Change::Put(nr, asks)), 1 => (0..20_u8).prop_map(Change::Remove)]
}

proptest! {
    #[test]
    fn kept_up_to_date_equals_built_anew(changes in proptest::collection::vec(change(), 0..60), held in proptest::collection::vec(0..NAMES.len(), 0..4)) {
        let taxonomy = taxonomy();
        let mut kept = JobMatrix::default();
        let mut truth = std::collections::BTreeMap::new();
        for change in changes {
            match change {
                Change::Put(nr, asks) => {
                    let asks: Vec<_> = asks.iter().map(|(skill, must)| (NAMES[*skill], if *must { Need::Required } else { Need::Preferred })).collect();
                    let opening = Opening::new(&taxonomy, &posting(u128::from(nr), &asks));
                    truth.insert(nr, opening.clone());
                    kept.put(opening);
                }
                Change::Remove(nr) => {
                    truth.remove(&nr);
                    kept.remove(PostingId(Uuid::from_u128(u128::from(nr))));
                }
            }
        }
        let mut anew = JobMatrix::default();
        for opening in truth.values() {
            anew.put(opening.clone());
        }
        let held: Vec<_> = held.iter().map(|skill| NAMES[*skill]).collect();
        let person = Person::new(&taxonomy, &profile(&held), Feedback::default(), today());
        let context = context(&taxonomy);
        let list = |matrix: &JobMatrix, most| matrix.recommend(&context, &person, &Filter::default(), most).best;
        prop_assert_eq!(list(&kept, 50), list(&anew, 50));
        prop_assert_eq!(list(&kept, 3), list(&anew, 50).into_iter().take(3).collect::<Vec<_>>());
        for ranked in list(&kept, 50) {
            let opening = kept.get(ranked.posting).unwrap().opening();
            prop_assert_eq!(ranked.total, matching::score(&context, &person, &opening).total);
        }
    }
}
