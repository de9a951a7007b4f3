//! No employer fills a list alone.

mod common;

use common::{posting, taxonomy};
use matching::{JobMatrix, Opening, Ranked};
use model::Posting;

/// A matrix of cooks' openings by employer, and the list with these totals.
fn list(openings: &[(Option<&str>, i32)]) -> Vec<i32> {
    let taxonomy = taxonomy();
    let (mut matrix, mut best) = (JobMatrix::default(), Vec::new());
    for (nr, (employer, total)) in (0..).zip(openings) {
        let posting = Posting {
            employer: employer.map(str::to_owned),
            occupation: Some("cook".into()),
            ..posting(nr, &[])
        };
        matrix.put(Opening::new(&taxonomy, &posting));
        best.push(Ranked {
            total: *total,
            posting: posting.id,
        });
    }
    let spread = matrix.spread(&best);
    assert_eq!(spread.len(), best.len(), "nothing is lost");
    spread.iter().map(|ranked| ranked.total).collect()
}

#[test]
fn further_openings_of_one_employer_stand_lower_and_keep_their_score() {
    let (a, b) = (Some("Agency"), Some("Bakery"));
    assert_eq!(
        list(&[(a, 7000), (a, 6990), (a, 6980), (b, 6900), (b, 6800)]),
        [7000, 6900, 6990, 6980, 6800]
    );
    assert_eq!(
        list(&[(a, 9000), (a, 8900), (b, 5000)]),
        [9000, 8900, 5000],
        "what fits far better stays above"
    );
    assert_eq!(
        list(&[(None, 7000), (None, 6990), (b, 6985)]),
        [7000, 6990, 6985],
        "nobody is known to be the same"
    );
}

#[test]
fn however_many_there_are_the_rest_of_the_list_is_in_order() {
    let a = Some("Agency");
    let many: Vec<(Option<&str>, i32)> = (0..20).map(|nr| (a, 7000 - nr)).collect();
    assert_eq!(list(&many), (0..20).map(|nr| 7000 - nr).collect::<Vec<_>>());
    assert_eq!(list(&[]), []);
}
