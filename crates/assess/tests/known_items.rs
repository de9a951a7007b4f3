//! Answers counted as often as known items let expect them: the most likely items are then the known ones.

use assess::irt::{CalibratedItem, Model, Responses, Unusable, calibrate};

/// Slope, difficulty, chance of guessing.
type Known = (f64, f64, f64);

const KNOWN: [Known; 6] = [
    (0.7, -1.5, 0.0),
    (1.0, -0.5, 0.0),
    (1.3, 0.0, 0.0),
    (0.9, 0.6, 0.0),
    (1.8, 1.0, 0.0),
    (1.1, -2.0, 0.0),
];

fn right((a, b, c): Known, ability: f64) -> f64 {
    c + (1.0 - c) / (1.0 + (-a * (ability - b)).exp())
}

/// How often a pattern is expected among so many people of standard normal ability, by Simpson's rule on a grid of its own.
fn expected(items: &[Known], pattern: &[Option<bool>], people: f64) -> f64 {
    let (from, steps, width) = (-8.0, 800_u32, 0.02);
    let at = |step: u32| {
        let ability = from + width * f64::from(step);
        let answers = items.iter().zip(pattern).map(|(item, answer)| match answer {
            Some(true) => right(*item, ability),
            Some(false) => 1.0 - right(*item, ability),
            None => 1.0,
        });
        answers.product::<f64>() * (-ability * ability / 2.0).exp() / std::f64::consts::TAU.sqrt()
    };
    let weight = |step: u32| match step {
        0 => 1.0,
        step if step == steps => 1.0,
        step if step % 2 == 1 => 4.0,
        _ => 2.0,
    };
    people * width / 3.0 * (0..=steps).map(|step| weight(step) * at(step)).sum::<f64>()
}

/// Every pattern of answers to so many items.
fn patterns(items: usize) -> impl Iterator<Item = Vec<Option<bool>>> {
    (0..1_u32 << items).map(move |bits| (0..items).map(|item| Some(bits >> item & 1 == 1)).collect())
}

fn names(items: &[Known]) -> Vec<String> {
    (1..=items.len()).map(|nr| format!("item {nr}")).collect()
}

fn answered(items: &[Known], people: f64) -> Responses {
    let mut responses = Responses::new(names(items));
    patterns(items.len()).for_each(|pattern| responses.add(&pattern, expected(items, &pattern, people)));
    responses
}

fn near(found: &CalibratedItem, known: Known, within: f64) -> bool {
    let close = |found: Option<f64>, known: f64| found.is_some_and(|found| (found - known).abs() < within);
    close(found.a, known.0) && close(found.b, known.1) && close(found.c, known.2)
}

#[test]
fn slopes_and_difficulties_are_found_again_and_the_items_fit() {
    let calibration = calibrate(&answered(&KNOWN, 1000.0), Model::Slopes).unwrap();
    assert!(calibration.converged && (calibration.people - 1000.0).abs() < 1e-6);
    for (found, known) in calibration.items.iter().zip(KNOWN) {
        assert!(near(found, known, 1e-4), "{found:?} is not {known:?}");
        assert!(
            found.fit.is_some_and(|fit| fit.s_x2 < 1e-6 && fit.p > 0.999),
            "{found:?}"
        );
    }
    let log_likelihood: f64 = patterns(KNOWN.len())
        .map(|pattern| expected(&KNOWN, &pattern, 1.0))
        .map(|share| 1000.0 * share * share.ln())
        .sum();
    assert!((calibration.log_likelihood - log_likelihood).abs() < 1e-6);
}

#[test]
fn one_slope_for_all_is_found_again() {
    let known = KNOWN.map(|(_, b, c)| (1.2, b, c));
    let calibration = calibrate(&answered(&known, 1000.0), Model::Rasch).unwrap();
    for (found, known) in calibration.items.iter().zip(known) {
        assert!(near(found, known, 1e-4), "{found:?} is not {known:?}");
        assert_eq!(found.se_a, calibration.items[0].se_a, "one slope, one error");
    }
}

#[test]
fn guessing_is_found_again_and_not_where_nobody_guesses() {
    let known: Vec<Known> = (0..9)
        .map(|nr| (1.6, f64::from(nr) / 4.0 - 1.0, if nr % 2 == 0 { 0.2 } else { 0.0 }))
        .collect();
    let calibration = calibrate(&answered(&known, 1000.0), Model::Guessing).unwrap();
    for (found, known) in calibration.items.iter().zip(known) {
        assert!(near(found, known, 0.02), "{found:?} is not {known:?}");
        assert_eq!(found.se_c.is_some(), known.2 > 0.0, "{found:?}");
    }
}

#[test]
fn errors_shrink_with_the_root_of_the_people() {
    let errors = |people| {
        let found = calibrate(&answered(&KNOWN, people), Model::Slopes).unwrap().items;
        found
            .iter()
            .map(|item| (item.se_a.unwrap(), item.se_b.unwrap()))
            .collect::<Vec<_>>()
    };
    for (few, many) in errors(1000.0).into_iter().zip(errors(4000.0)) {
        assert!((few.0 / many.0 - 2.0).abs() < 1e-3 && (few.1 / many.1 - 2.0).abs() < 1e-3);
        assert!((0.05..0.5).contains(&few.0), "{few:?}");
    }
}

#[test]
fn what_was_not_asked_takes_nothing_away() {
    let mut responses = Responses::new(names(&KNOWN));
    for pattern in patterns(KNOWN.len()) {
        let mut half = pattern.clone();
        half[2] = None;
        responses.add(&pattern, expected(&KNOWN, &pattern, 500.0));
        // Both answers to the item that was not asked end in this pattern, so it is added in two halves.
        responses.add(&half, expected(&KNOWN, &half, 500.0) / 2.0);
    }
    let calibration = calibrate(&responses, Model::Slopes).unwrap();
    for (found, known) in calibration.items.iter().zip(KNOWN) {
        assert!(near(found, known, 1e-4), "{found:?} is not {known:?}");
    }
}

#[test]
fn an_item_that_does_not_follow_the_model_is_told() {
    let mut responses = Responses::new(names(&KNOWN));
    for pattern in patterns(KNOWN.len()) {
        let count = expected(&KNOWN, &pattern, 6000.0);
        // The fourth item turns round for those who have most of the others right: its key is ambiguous to the able.
        let others = pattern
            .iter()
            .enumerate()
            .filter(|(nr, right)| *nr != 3 && **right == Some(true))
            .count();
        let mut turned = pattern.clone();
        turned[3] = turned[3].map(|right| if others >= 4 { !right } else { right });
        responses.add(&turned, count);
    }
    let items = calibrate(&responses, Model::Slopes).unwrap().items;
    let p = |nr: usize| items[nr].fit.map_or(1.0, |fit: assess::irt::Fit| fit.p);
    assert!(p(3) < 0.001, "{:?}", items[3]);
}

#[test]
fn an_item_everybody_has_right_tells_nothing_and_three_must_tell_something() {
    let mut responses = Responses::new(["a", "b", "c", "d"].map(str::to_owned).to_vec());
    for pattern in patterns(3) {
        let with_known: Vec<_> = pattern.iter().copied().chain([Some(true)]).collect();
        responses.add(&with_known, expected(&KNOWN[..3], &pattern, 300.0));
    }
    let items = calibrate(&responses, Model::Slopes).unwrap().items;
    assert!(
        items[2].b.is_some() && items[3].b.is_none() && items[3].a.is_none(),
        "{items:?}"
    );
    let mut few = Responses::new(["a", "b"].map(str::to_owned).to_vec());
    few.add(&[Some(true), Some(false)], 1.0);
    few.add(&[Some(false), Some(false)], 1.0);
    assert_eq!(calibrate(&few, Model::Rasch), Err(Unusable::TooFewItems(1)));
}
