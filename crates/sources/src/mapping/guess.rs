//! Columns whose names say nothing, told by what is in them.
//!
//! To recognise one more field: a line in `GUESSES`, in the order in which columns are given away.

use super::{
    content::{Kind, kind, mean_length, share},
    looks::{is_employer, is_place, is_title},
};
use crate::Field;

/// How well a column's values fit a field; 0 when they do not.
type Fit = fn(&[&str]) -> usize;

/// What is looked for, most certain first.
const GUESSES: [(Field, Fit); 7] = [
    (Field::Description, |values| {
        if kind(values) == Kind::Text {
            mean_length(values)
        } else {
            0
        }
    }),
    (Field::Url, |values| usize::from(kind(values) == Kind::Url)),
    (Field::Pay, |values| usize::from(kind(values) == Kind::Pay)),
    (Field::Posted, |values| usize::from(kind(values) == Kind::Date)),
    (Field::Title, |values| at_least(30, share(values, is_title))),
    (Field::Place, |values| at_least(60, share(values, is_place))),
    (Field::Employer, |values| at_least(30, share(values, is_employer))),
];

fn at_least(least: usize, share: usize) -> usize {
    if share >= least { share } else { 0 }
}

/// For each field in `missing`, the free column that fits best. A day is only taken for the day of publication when
/// there is a single column of days: nobody can tell which of two it would be.
pub(super) fn guess(columns: &[Vec<&str>], free: &mut [bool], missing: impl Fn(Field) -> bool) -> Vec<(usize, Field)> {
    let mut found = Vec::new();
    for (field, fit) in GUESSES.into_iter().filter(|(field, _)| missing(*field)) {
        let fits: Vec<(usize, usize)> = (0..columns.len())
            .filter(|at| free[*at])
            .map(|at| (fit(&columns[at]), at))
            .filter(|(fit, _)| *fit > 0)
            .collect();
        let best = fits.iter().max_by_key(|(fit, at)| (*fit, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best.filter(|_| field != Field::Posted || fits.len() == 1) {
            free[*at] = false;
            found.push((*at, field));
        }
    }
    found
}
