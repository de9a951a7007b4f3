//! Machines lose power, run out of disk and flip bits; processes are killed.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use model::SeededRandom;
use search::{Change, Entry, OpeningsIndex, Position};

use crate::board::{Board, at, entry, generations, id, put, total, typed};

/// The files of an index of some size, closed, with some openings removed.
fn closed_index() -> (tempfile::TempDir, Vec<PathBuf>) {
    let random = SeededRandom::new(4);
    let entries = (1..=400).map(|number| {
        let description = (0..40)
            .map(|_| format!("word{}", random.below(900)))
            .collect::<Vec<_>>()
            .join(" ");
        Entry {
            description,
            ..entry(number, "Cook")
        }
    });
    let Board { index, directory, .. } = Board::of(entries.collect());
    index
        .apply(vec![Change::Remove(id(5)), put(entry(6, "Baker"))], at(7))
        .unwrap();
    drop(index);
    let generation = generations(directory.path()).remove(0);
    let mut files: Vec<_> = fs::read_dir(generation)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.retain(|file| fs::metadata(file).unwrap().len() > 0);
    files.sort();
    assert!(files.len() > 6);
    (directory, files)
}

/// Opens it; when it must be rebuilt, that works; either way it is right afterwards.
fn recover(directory: &Path) -> Option<Position> {
    let (index, position) = OpeningsIndex::open(directory).expect("damage is never fatal");
    if position.is_some() {
        assert_eq!((position, index.len()), (Some(at(7)), 399));
        assert_eq!((total(&index, "cook"), total(&index, "baker")), (398, 1));
    } else {
        assert_eq!((index.len(), total(&index, "cook")), (0, 0));
        index.rebuild([entry(1, "Cook")].into_iter(), at(8)).unwrap();
        assert_eq!(total(&index, "cook"), 1);
    }
    position
}

#[test]
fn a_damaged_file_means_a_rebuild_never_a_crash_and_never_wrong_answers() {
    let (whole, files) = closed_index();
    let random = SeededRandom::new(5);
    let mut rebuilt = 0;
    for file in &files {
        for damage in 0..5 {
            let copy = tempfile::tempdir().unwrap();
            copy_all(whole.path(), copy.path());
            let file = copy.path().join(file.strip_prefix(whole.path()).unwrap());
            let mut bytes = fs::read(&file).unwrap();
            let somewhere = random.below(u32::try_from(bytes.len()).unwrap()) as usize;
            match damage {
                0 => bytes.truncate(somewhere),
                1 => bytes.clear(),
                _ => bytes[somewhere] ^= 1 << random.below(8),
            }
            fs::write(&file, bytes).unwrap();
            rebuilt += usize::from(recover(copy.path()).is_none());
        }
        let copy = tempfile::tempdir().unwrap();
        copy_all(whole.path(), copy.path());
        fs::remove_file(copy.path().join(file.strip_prefix(whole.path()).unwrap())).unwrap();
        rebuilt += usize::from(recover(copy.path()).is_none());
    }
    assert!(
        rebuilt > files.len() * 3,
        "most damage is noticed: {rebuilt} of {}",
        files.len() * 6
    );
    recover(whole.path()).expect("what was not damaged is still whole");
}

#[test]
fn a_damaged_index_is_set_aside_to_be_looked_at() {
    let (directory, files) = closed_index();
    let postings = files
        .iter()
        .find(|file| file.extension().is_some_and(|name| name == "idx"))
        .unwrap();
    fs::write(postings, b"not an index").unwrap();
    assert_eq!(recover(directory.path()), None);
    assert!(
        directory
            .path()
            .join("damaged")
            .join(postings.file_name().unwrap())
            .exists()
    );
    assert_eq!(generations(directory.path()).len(), 1);
}

#[test]
fn odd_things_in_the_directory_do_no_harm() {
    let (directory, _) = closed_index();
    for name in ["", "../..", "generation-99", "generation-x", "\0", "/"] {
        fs::write(directory.path().join("current"), name).unwrap();
        let (index, position) = OpeningsIndex::open(directory.path()).unwrap();
        assert_eq!((position, index.len()), (None, 0), "{name:?}");
    }
}

fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Not a test of its own: the process that [`a_killed_process_leaves_an_index_that_is_exactly_at_its_position`] kills. At
/// position n the openings 1 to n are in the index, titled by the last batch that touched them.
#[test]
#[ignore = "run by another test"]
fn follower_to_be_killed() {
    let mut directory = String::new();
    BufReader::new(std::io::stdin()).read_line(&mut directory).unwrap();
    let (index, position) = OpeningsIndex::open(Path::new(directory.trim())).unwrap();
    let mut seq = position.unwrap().seq;
    loop {
        seq += 1;
        let newest = u128::try_from(seq).unwrap();
        let batch = [newest, newest / 2, newest / 3].map(|number| put(entry(number, &format!("batch{seq}"))));
        index.apply(batch.into(), at(seq)).unwrap();
        println!("acknowledged {seq}");
    }
}

fn follower(directory: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "machines::follower_to_be_killed",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{}", directory.display()).unwrap();
    child
}

#[test]
fn a_killed_process_leaves_an_index_that_is_exactly_at_its_position() {
    let board = Board::titled(&[]);
    let directory = board.directory.path().to_owned();
    board.index.rebuild(std::iter::empty(), at(0)).unwrap();
    drop(board.index);
    let random = SeededRandom::new(6);
    let mut reached = 0;
    for _ in 0..12 {
        let mut child = follower(&directory);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.starts_with("acknowledged"));
        assert!(first.is_some(), "the follower works");
        thread::sleep(Duration::from_micros(u64::from(random.below(300_000))));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged = lines
            .map_while(Result::ok)
            .chain(first)
            .filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok());
        let acknowledged = acknowledged.max().unwrap_or(0);
        reached = check(&directory).seq;
        assert!(reached >= acknowledged, "what was acknowledged is there");
    }
    assert!(reached >= 12, "every round got somewhere: {reached}");
}

fn check(directory: &Path) -> Position {
    let (index, position) = OpeningsIndex::open(directory).unwrap();
    let position = position.expect("a kill is no damage");
    let newest = u128::try_from(position.seq).unwrap();
    assert_eq!(
        index.len(),
        u64::try_from(newest + 1).unwrap(),
        "openings 0 to the position"
    );
    for number in 0..=newest {
        let last = [1, 2, 3].iter().filter_map(|n| {
            (number * n..number * n + n)
                .rev()
                .find(|batch| *batch <= newest && *batch > 0)
        });
        let title = format!("batch{}", last.max().unwrap());
        let found = index
            .search(&search::Query {
                limit: 200,
                ..typed(&format!("\"{title}\""))
            })
            .unwrap();
        assert!(
            found.hits.iter().any(|hit| hit.id == id(number)),
            "{number} should be {title}"
        );
    }
    position
}
