//! The index follows the journal: it keeps what it was told and knows how far it came.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use search::{Change, Entry, Error, OpeningsIndex};

use crate::board::{Board, START, at, entry, generations, id, put, total};

#[test]
fn an_update_replaces_and_a_removal_removes() {
    let mut board = Board::titled(&["Cook", "Waiter"]);
    board.change(put(Entry {
        description: "Now with dishes.".into(),
        ..entry(1, "Head chef")
    }));
    assert_eq!(board.find("cook"), [""; 0]);
    assert_eq!(board.find("dishes"), ["Head chef"]);
    assert_eq!(board.index.len(), 2);

    board.change(Change::Remove(id(1)));
    board.change(Change::Remove(id(777)));
    assert_eq!(board.find("chef"), [""; 0]);
    assert_eq!((board.index.len(), board.index.is_empty()), (1, false));
}

#[test]
fn changes_of_one_batch_happen_in_their_order() {
    let board = Board::titled(&[]);
    let batch = vec![
        put(entry(1, "First")),
        put(entry(1, "Second")),
        put(entry(2, "Gone")),
        Change::Remove(id(2)),
    ];
    board.index.apply(batch, at(9)).unwrap();
    assert_eq!((total(&board.index, "second"), board.index.len()), (1, 1));
}

#[test]
fn what_was_applied_and_how_far_is_still_there_after_a_restart() {
    let Board { index, directory, .. } = Board::titled(&["Cook"]);
    index.apply(vec![put(entry(2, "Waiter"))], at(41)).unwrap();
    index.apply(vec![], at(42)).unwrap();
    drop(index);
    let (index, position) = OpeningsIndex::open(directory.path()).unwrap();
    assert_eq!((position, index.position()), (Some(at(42)), Some(at(42))));
    assert_eq!((total(&index, "waiter"), index.len()), (1, 2));
}

#[test]
fn an_index_that_was_never_built_finds_nothing_and_takes_no_changes() {
    let directory = tempfile::tempdir().unwrap();
    let (index, position) = OpeningsIndex::open(&directory.path().join("not/yet/there")).unwrap();
    assert_eq!((position, index.len(), total(&index, "cook")), (None, 0, 0));
    assert!(matches!(
        index.apply(vec![put(entry(1, "Cook"))], at(1)),
        Err(Error::NotBuilt)
    ));
}

#[test]
fn changes_from_before_the_position_are_refused_and_the_same_ones_again_do_no_harm() {
    let board = Board::titled(&["Cook"]);
    board.index.apply(vec![put(entry(2, "Waiter"))], at(50)).unwrap();
    board.index.apply(vec![put(entry(2, "Waiter"))], at(50)).unwrap();
    assert_eq!(board.index.len(), 2);
    assert!(matches!(
        board.index.apply(vec![Change::Remove(id(2))], at(49)),
        Err(Error::OutOfOrder)
    ));
    assert_eq!(board.index.len(), 2);
}

#[test]
fn only_one_may_have_it_open() {
    let board = Board::titled(&["Cook"]);
    assert!(matches!(OpeningsIndex::open(board.directory.path()), Err(Error::InUse)));
    assert_eq!(board.find("cook"), ["Cook"], "and the one who has it is not disturbed");
}

#[test]
fn a_rebuild_replaces_everything_and_of_equal_ids_the_last_one_counts() {
    let board = Board::titled(&["Cook", "Waiter"]);
    board.index.apply(vec![put(entry(3, "Porter"))], at(60)).unwrap();
    let entries = [entry(7, "Old"), entry(8, "Gardener"), entry(7, "Florist")];
    assert_eq!(board.index.rebuild(entries.into_iter(), at(55)).unwrap(), 2);
    assert_eq!(
        board.index.position(),
        Some(at(55)),
        "a restored database may be behind"
    );
    assert_eq!(
        (
            total(&board.index, "cook"),
            total(&board.index, "old"),
            total(&board.index, "florist")
        ),
        (0, 0, 1)
    );
    board.index.apply(vec![put(entry(9, "Beekeeper"))], at(56)).unwrap();
    assert_eq!(total(&board.index, "beekeeper"), 1);
    assert_eq!(
        generations(board.directory.path()).len(),
        1,
        "the old one is gone from the disk"
    );
}

#[test]
fn searches_go_on_during_a_rebuild_and_see_the_old_or_the_new_never_a_part() {
    let board = Board::of((1..=300).map(|number| entry(number, "Cook")).collect());
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let searcher = scope.spawn(|| {
            let mut seen = vec![total(&board.index, "cook")];
            while !done.load(Ordering::Relaxed) {
                seen.push(total(&board.index, "cook"));
            }
            seen
        });
        let new = (1..=700).map(|number| {
            if number % 100 == 0 {
                assert_eq!(total(&board.index, "cook"), 300, "in the middle of it");
            }
            entry(number, "Cook")
        });
        board.index.rebuild(new, at(2)).unwrap();
        assert_eq!(total(&board.index, "cook"), 700);
        done.store(true, Ordering::Relaxed);
        let seen = searcher.join().unwrap();
        assert!(seen.iter().all(|total| [300, 700].contains(total)), "{seen:?}");
    });
}

#[test]
fn a_rebuild_whose_source_fails_leaves_the_index_as_it_was() {
    #[derive(Debug)]
    struct DatabaseWentAway;
    impl From<Error> for DatabaseWentAway {
        fn from(error: Error) -> Self {
            panic!("not the index: {error}")
        }
    }
    let Board { index, directory, .. } = Board::titled(&["Cook"]);
    let entries = (1..=50).map(|number| {
        if number == 40 {
            Err(DatabaseWentAway)
        } else {
            Ok(entry(number, "X"))
        }
    });
    assert!(index.try_rebuild(entries, at(9)).is_err());
    assert_eq!(
        (index.position(), total(&index, "cook"), index.len()),
        (Some(START), 1, 1)
    );
    assert_eq!(generations(directory.path()).len(), 1, "nothing is left of it");
}

#[test]
fn a_rebuild_that_panics_leaves_the_index_as_it_was() {
    let Board { index, directory, .. } = Board::titled(&["Cook"]);
    let broken = std::panic::AssertUnwindSafe(|| {
        let entries = (1..=50).map(|number| {
            if number == 40 {
                panic!("the database went away")
            } else {
                entry(number, "X")
            }
        });
        let _ = index.rebuild(entries, at(9));
    });
    assert!(std::panic::catch_unwind(broken).is_err());
    assert_eq!((index.position(), total(&index, "cook")), (Some(START), 1));
    index.apply(vec![put(entry(2, "Waiter"))], at(10)).unwrap();
    drop(index);
    let (index, position) = OpeningsIndex::open(directory.path()).unwrap();
    assert_eq!((position, index.len()), (Some(at(10)), 2));
    assert_eq!(
        generations(directory.path()).len(),
        1,
        "what was half built is cleared away at the next start"
    );
}
