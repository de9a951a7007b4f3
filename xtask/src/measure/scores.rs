//! The numbers rankings and decisions are judged by. All are between 0 and 1, and better when higher.

use std::collections::BTreeSet;

/// Of the first `k`, the share that is wanted, of what could be: `min(k, wanted)` (R-precision at k; Decorte et al. 2022).
pub(crate) fn r_precision(ranked: &[String], wanted: &BTreeSet<String>, k: usize) -> f64 {
    let hits = ranked.iter().take(k).filter(|one| wanted.contains(*one)).count();
    ratio(hits, k.min(wanted.len()))
}

/// The mean of the precision at each wanted one found.
pub(crate) fn average_precision(ranked: &[String], wanted: &BTreeSet<String>) -> f64 {
    let mut hits = 0;
    let mut sum = 0.0;
    for (at, one) in ranked.iter().enumerate() {
        if wanted.contains(one) {
            hits += 1;
            sum += ratio(hits, at + 1);
        }
    }
    if wanted.is_empty() {
        0.0
    } else {
        sum / wanted.len() as f64
    }
}

/// One over the place of the wanted one; 0 where it is not.
pub(crate) fn reciprocal_rank(ranked: &[String], wanted: &str) -> f64 {
    let place = ranked.iter().position(|one| one == wanted);
    place.map_or(0.0, |at| 1.0 / (at + 1) as f64)
}

/// Whether the wanted one is among the first `k`.
pub(crate) fn hit(ranked: &[String], wanted: &str, k: usize) -> f64 {
    f64::from(u8::from(ranked.iter().take(k).any(|one| one == wanted)))
}

/// How likely one that is true scores higher than one that is not; equal scores count half.
pub(crate) fn area(scored: &[(f64, bool)]) -> f64 {
    let mut scored = scored.to_vec();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0.0, 0.0);
    for group in scored.chunk_by(|a, b| a.0 == b.0) {
        let trues = group.iter().filter(|one| one.1).count() as f64;
        let others = group.len() as f64 - trues;
        won += trues * (below + others / 2.0);
        below += others;
    }
    let trues = scored.iter().filter(|one| one.1).count() as f64;
    won / (trues * below)
}

/// Average precision of a score where those that are not true are counted so often that the true are this share of all.
pub(crate) fn weighted_precision(scored: &[(f64, bool)], share: f64) -> f64 {
    let trues = scored.iter().filter(|one| one.1).count() as f64;
    let weight = trues * (1.0 - share) / share / (scored.len() as f64 - trues);
    let mut scored = scored.to_vec();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut found, mut others, mut sum) = (0.0, 0.0, 0.0);
    for group in scored.chunk_by(|a, b| a.0 == b.0) {
        let here = group.iter().filter(|one| one.1).count() as f64;
        found += here;
        others += (group.len() as f64 - here) * weight;
        sum += here * found / (found + others);
    }
    sum / trues
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::{area, average_precision, hit, r_precision, reciprocal_rank, weighted_precision};

    fn words(list: &str) -> Vec<String> {
        list.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn rankings_are_judged_as_by_hand() {
        let ranked = words("a b c d e f");
        let wanted = words("a c f").into_iter().collect();
        assert_eq!(r_precision(&ranked, &wanted, 5), 2.0 / 3.0);
        assert_eq!(r_precision(&ranked, &wanted, 1), 1.0);
        assert_eq!(average_precision(&ranked, &wanted), (1.0 + 2.0 / 3.0 + 0.5) / 3.0);
        assert_eq!(
            (reciprocal_rank(&ranked, "d"), reciprocal_rank(&ranked, "x")),
            (0.25, 0.0)
        );
        assert_eq!((hit(&ranked, "e", 5), hit(&ranked, "f", 5)), (1.0, 0.0));
    }

    #[test]
    fn decisions_are_judged_as_by_hand() {
        let scored = [(0.9, true), (0.8, false), (0.7, true), (0.1, false)];
        assert_eq!(area(&scored), 0.75);
        assert_eq!(area(&[(0.5, true), (0.5, false)]), 0.5);
        assert_eq!(weighted_precision(&scored, 0.5), (1.0 + 2.0 / 3.0) / 2.0);
        assert_eq!(
            weighted_precision(&scored, 0.2),
            (1.0 + 2.0 / 6.0) / 2.0,
            "each that is not true counts four times"
        );
    }
}
