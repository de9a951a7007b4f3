//! Lists of skills completed by what usually goes together.

use skills::{Completer, SkillLists};

fn completer(lists: &[&[&str]]) -> Completer {
    let lists = lists.iter().map(|names| names.iter().map(|name| (*name).to_owned()));
    Completer::new(SkillLists::learn(lists))
}

const LISTS: &[&[&str]] = &[
    &["Baking", "Food hygiene", "Knife skills"],
    &["baking", "Food  Hygiene", "Menu planning"],
    &["Café service", "Food hygiene", "Till"],
    &["Welding", "Blueprint reading", "Grinding"],
    &["Welding", "Grinding", "Crane driving"],
    &["Bread baking", "Dough making", "Early shifts"],
];

fn names(completer: &Completer, given: &[&str]) -> Vec<String> {
    let completed = completer.complete(given.iter().copied(), 3);
    completed.into_iter().map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn what_stands_beside_a_skill_most_comes_first_and_what_is_given_never() {
    let completer = completer(LISTS);
    assert_eq!(names(&completer, &["BAKING"])[0], "Food hygiene");
    assert_eq!(names(&completer, &["welding"])[0], "Grinding");
    assert!(
        !names(&completer, &["welding", "grinding"])
            .iter()
            .any(|name| name == "Grinding")
    );
}

#[test]
fn spellings_are_one_name_and_accents_do_not_matter() {
    let completer = completer(LISTS);
    assert_eq!(names(&completer, &["cafe  service"]), ["Till", "Food hygiene"]);
}

#[test]
fn the_words_of_an_unknown_name_speak_for_it_and_nothing_known_gives_nothing() {
    let completer = completer(LISTS);
    assert!(names(&completer, &["dough rolling"]).contains(&"Dough making".to_owned()));
    assert!(names(&completer, &["quantum"]).is_empty() && names(&completer, &[]).is_empty());
}

#[test]
fn scores_fall_and_stay_within_one() {
    let completed = completer(LISTS);
    let scores: Vec<f64> = completed
        .complete(["baking"], 9)
        .into_iter()
        .map(|(_, score)| score)
        .collect();
    assert!(scores.is_sorted_by(|one, other| one >= other) && scores.iter().all(|score| (0.0..=1.0).contains(score)));
    assert!(scores.len() > 2, "{scores:?}");
}

#[test]
fn a_list_of_one_teaches_nothing() {
    let lists = SkillLists::learn([vec!["Alone".to_owned()], vec!["a".to_owned(), "A".to_owned()]]);
    assert!(lists.is_empty() && lists.is_whole());
}

#[test]
fn a_name_is_given_as_it_is_written_most_and_signs_make_another_name() {
    let completer = completer(&[
        &["tailoring", "SEWING", "C"],
        &["tailoring", "sewing", "C++"],
        &["tailoring", "sewing", "C#"],
    ]);
    assert_eq!(names(&completer, &["tailoring"])[0], "sewing");
    assert_eq!(
        names(&completer, &["sewing", "tailoring"]).len(),
        3,
        "C, C++ and C# are three"
    );
}
