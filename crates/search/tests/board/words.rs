//! People type words, in a hurry, on phones, in their second language.

use std::time::{Duration, Instant};

use crate::board::{Board, entry, id, put, town, typed};
use search::{Change, Entry, Query};

fn hospital() -> Board {
    Board::of(vec![
        Entry {
            description: "Night shifts on a surgical ward.".into(),
            ..entry(1, "Registered nurse")
        },
        Entry {
            description: "You assist the nurse in charge.".into(),
            ..entry(2, "Care assistant")
        },
        Entry {
            skills: vec!["Wiring".into(), "Fault finding".into()],
            ..entry(3, "Electrician")
        },
        Entry {
            employer: Some("Purse & Sons".into()),
            ..entry(4, "Shop assistant")
        },
        Entry {
            place: Some(town("Köln", "DE", 50.94, 6.96)),
            ..entry(5, "Baker")
        },
    ])
}

#[test]
fn a_word_with_a_slip_is_found_all_the_same() {
    let board = hospital();
    assert_eq!(board.find("nrse"), ["Registered nurse", "Care assistant"]);
    assert_eq!(board.find("electrcian"), ["Electrician"]);
    assert_eq!(board.find("elcetricain"), ["Electrician"]);
    assert_eq!(board.find("registred nurs"), ["Registered nurse"]);
}

#[test]
fn a_word_that_is_there_is_not_mistaken_for_its_neighbour() {
    assert_eq!(hospital().find("nurse"), ["Registered nurse", "Care assistant"]);
    assert_eq!(hospital().find("purse"), ["Shop assistant"]);
}

#[test]
fn exact_words_stand_before_near_ones_when_both_are_shown() {
    let board = Board::of(vec![
        Entry {
            description: "Part of the farm team.".into(),
            ..entry(1, "Harvest worker")
        },
        entry(2, "Form worker"),
        Entry {
            description: "Harvest on a firm basis.".into(),
            ..entry(3, "Shepherd")
        },
    ]);
    // No opening has all of `form`, `harvest`: near words count for each then, and the exact ones first.
    assert_eq!(board.find("form harvest"), ["Harvest worker", "Shepherd"]);
    assert_eq!(board.find("form worker"), ["Form worker"]);
}

#[test]
fn the_last_word_may_be_a_beginning() {
    let board = hospital();
    assert_eq!(board.find("elec"), ["Electrician"]);
    assert_eq!(board.find("registered nur"), ["Registered nurse"]);
    assert_eq!(board.find("elec "), [""; 0], "a finished word is no beginning");
    assert_eq!(
        board.search(&typed("elec")).did_you_mean,
        None,
        "who is still typing is not corrected"
    );
}

#[test]
fn accents_may_be_typed_or_left_out() {
    let board = hospital();
    for words in ["Koln", "köln", "KO\u{308}LN", "Koeln", "baker Köln"] {
        assert_eq!(board.find(words), ["Baker"], "{words}");
    }
}

#[test]
fn forms_of_a_word_find_each_other_and_the_exact_form_comes_first() {
    let board = Board::titled(&["Welding instructor", "Welder", "Nurses", "Nurse"]);
    assert_eq!(board.find("nurse"), ["Nurse", "Nurses"]);
    assert_eq!(board.find("nurses"), ["Nurses", "Nurse"]);
    assert_eq!(board.find("welding instructors"), ["Welding instructor"]);
}

#[test]
fn the_title_weighs_most_then_what_is_asked_then_the_employer_then_the_text() {
    let board = Board::of(vec![
        Entry {
            description: "Some cooking in the evening; the cook helps.".into(),
            ..entry(1, "in the text")
        },
        Entry {
            employer: Some("Cook Ltd".into()),
            ..entry(2, "at the employer")
        },
        Entry {
            skills: vec!["Cook".into()],
            ..entry(3, "among the skills")
        },
        Entry {
            occupation: Some("Cook".into()),
            ..entry(4, "as the occupation")
        },
        entry(5, "Head cook"),
    ]);
    let order = [
        "Head cook",
        "as the occupation",
        "among the skills",
        "at the employer",
        "in the text",
    ];
    assert_eq!(board.find("cook"), order);
}

#[test]
fn all_words_must_fit_and_only_when_none_has_them_all_do_most_suffice() {
    let board = Board::titled(&["Forklift driver", "Bus driver", "Forklift mechanic"]);
    assert_eq!(board.find("forklift driver"), ["Forklift driver"]);
    assert!(!board.search(&typed("forklift driver")).loosened);

    let none_has_all = typed("forklift driver submarine");
    assert!(board.search(&none_has_all).loosened);
    assert_eq!(
        board.titles(&none_has_all),
        ["Forklift driver"],
        "two of three words is most"
    );
    assert_eq!(
        board.find("bus zeppelin"),
        ["Bus driver"],
        "one of two is the most there is"
    );
    let long = "bus zeppelin submarine airship balloon";
    assert_eq!(board.find(long), ["Bus driver"], "better one than nothing");

    let nothing = board.search(&typed("zeppelin"));
    assert_eq!((nothing.total, nothing.loosened), (0, false));
}

#[test]
fn small_words_do_not_stand_in_the_way() {
    let board = Board::titled(&["Bus driver", "Cook"]);
    assert_eq!(board.find("a job as a bus driver"), ["Bus driver"]);
    assert_eq!(board.find("I want jobs as cook"), ["Cook"]);
}

#[test]
fn words_in_quotes_stand_together() {
    let board = Board::of(vec![
        Entry {
            description: "Night work, then a shift at the bar.".into(),
            ..entry(1, "Barkeeper")
        },
        Entry {
            description: "Every second night shift.".into(),
            ..entry(2, "Porter")
        },
        Entry {
            skills: vec!["night".into(), "shift".into()],
            ..entry(3, "Guard")
        },
    ]);
    assert_eq!(board.find("\"night shift\""), ["Porter"]);
    assert_eq!(board.find("“night shift”"), ["Porter"]);
    assert_eq!(board.find("\"night shift"), ["Porter"], "an open quote runs to the end");
    assert_eq!(board.find("night shift").len(), 3);
}

#[test]
fn a_minus_leaves_out() {
    let board = Board::titled(&["Head nurse", "Nurse", "Night nurse", "Cook"]);
    assert_eq!(board.find("nurse -head"), ["Nurse", "Night nurse"]);
    assert_eq!(board.find("nurse -\"night nurse\""), ["Nurse", "Head nurse"]);
    assert_eq!(board.find("-nurse"), ["Cook"]);
}

#[test]
fn compounds_are_found_however_they_are_written() {
    let board = Board::titled(&[
        "Front-end developer",
        "Frontend tester",
        "End of the front line",
        "C++ developer",
    ]);
    assert_eq!(
        board.find("front-end"),
        ["Front-end developer", "Frontend tester"],
        "as it was typed comes first"
    );
    assert_eq!(board.find("c++"), ["C++ developer"]);
    assert_eq!(board.find("C"), [""; 0]);
}

#[test]
fn a_word_may_be_written_in_one_or_in_two() {
    let board = Board::titled(&["Node.js developer", "Front end developer", "End of the front line"]);
    assert_eq!(board.find("nodejs"), ["Node.js developer"]);
    assert_eq!(board.find("frontend developer"), ["Front end developer"]);
    assert_eq!(board.search(&typed("nodejs")).did_you_mean, None);
}

#[test]
fn words_typed_side_by_side_come_first_where_they_stand_side_by_side() {
    let board = Board::of(vec![
        Entry {
            description: "The stack of plates is full, full, full.".into(),
            ..entry(1, "Kitchen help")
        },
        Entry {
            description: "You will work on the full stack.".into(),
            ..entry(2, "Developer")
        },
        Entry {
            description: "A full day, and a stack of letters.".into(),
            ..entry(3, "Clerk")
        },
    ]);
    assert_eq!(board.find("full stack")[0], "Developer");
    assert_eq!(board.find("full stack").len(), 3);
}

#[test]
fn a_mistyped_title_still_weighs_as_a_title() {
    let board = Board::of(vec![
        Entry {
            description: "Analyst, analyst, analyst. Business trips.".into(),
            ..entry(1, "Analyst of markets")
        },
        entry(2, "Business analyst"),
    ]);
    assert_eq!(
        board.find("buisness analyst"),
        ["Business analyst", "Analyst of markets"]
    );
}

#[test]
fn a_slip_is_offered_back_as_the_word_that_was_meant() {
    let board = hospital();
    let meant = |words: &str| board.search(&typed(words)).did_you_mean;
    assert_eq!(meant("Nrse, Köln"), Some("nurse, Köln".into()));
    assert_eq!(meant("electrcian wirng "), Some("electrician wiring ".into()));
    assert_eq!(meant("nurse"), None);
    assert_eq!(meant("zeppelin"), None);
}

#[test]
fn a_slip_that_also_stands_in_an_advertisement_is_offered_back_too() {
    let mut entries: Vec<Entry> = (1..=120).map(|number| entry(number, "Manager")).collect();
    entries.push(Entry {
        description: "Report to the manger.".into(),
        ..entry(200, "Clerk")
    });
    let board = Board::of(entries);
    let found = board.search(&typed("manger"));
    assert_eq!(found.did_you_mean, Some("manager".into()));
    assert_eq!(found.total, 1, "but what was typed is what was looked for");
}

#[test]
fn a_word_is_no_longer_known_once_its_last_opening_is_gone() {
    let mut board = hospital();
    board.change(Change::Remove(id(3)));
    let found = board.search(&typed("electrician"));
    assert_eq!((found.total, found.did_you_mean), (0, None));
    board.change(put(entry(9, "Elektrician")));
    assert_eq!(
        board.search(&typed("electrician")).did_you_mean,
        Some("elektrician".into())
    );
    assert_eq!(board.find("electrician"), ["Elektrician"]);
}

#[test]
fn other_names_find_too_after_the_words_themselves() {
    let board = Board::titled(&["Lorry driver", "HGV drivers wanted", "Bus driver"]);
    let query = Query {
        also: vec!["lorry driver".into(), "HGV driver".into()],
        ..typed("trucker")
    };
    assert_eq!(board.titles(&query), ["HGV drivers wanted", "Lorry driver"]);
    assert!(!board.search(&query).loosened);
    let query = Query {
        also: vec!["lorry driver".into()],
        ..typed("bus")
    };
    assert_eq!(board.titles(&query), ["Bus driver", "Lorry driver"]);
}

#[test]
fn nothing_anybody_types_is_an_error_or_takes_long() {
    let board = hospital();
    let hostile = [
        "nurse ".repeat(2_000),
        (0..3_000)
            .map(|n| format!("electrcian{n}"))
            .collect::<Vec<_>>()
            .join(" "),
        "x".repeat(10_000),
        "\"".repeat(10_001),
        "-\"".repeat(5_000),
        "(".repeat(10_000),
        "((((a OR (b AND NOT (c))))))".repeat(400),
        "!@#$%^&*()_+{}|:<>?~`".repeat(500),
        "title:nurse AND text:[* TO *] ~2 ^9999 /.*/".into(),
        "\0\u{1}\u{fffd}\u{202e}\u{200d}".repeat(2_000),
        "😀👩‍⚕️".repeat(1_000),
        "\u{300}".repeat(10_000),
        "ﷺ".repeat(5_000),
        "看護師".repeat(3_000),
        "a-b-c-d-e-f-g-".repeat(700),
    ];
    for words in hostile {
        let query = Query {
            also: vec![words.clone(); 50],
            ..typed(&words)
        };
        let started = Instant::now();
        board.index.search(&query).unwrap();
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "{}",
            &words[..words.floor_char_boundary(20)]
        );
    }
}

#[test]
fn without_words_everything_is_shown() {
    let board = hospital();
    assert_eq!(board.find("").len(), 5);
    assert_eq!(board.find("  ?! ").len(), 5);
}
